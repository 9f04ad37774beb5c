/** Commands that documents tell the reader to run, each with the step of the model's life that it is about. */

import { folderOf } from '../../paths.js';
import type { Citation } from '../../prose/cite.js';
import type { Document, Section } from '../../prose/page.js';
import { foldName } from '../../prose/proper-names.js';
import {
  type Activity,
  activityOf,
  isFineTuning,
  startsEvaluation,
  startsInference,
  startsPreprocessing,
  startsTraining,
  TUNING_PROGRAM,
} from '../files/activities.js';
import type { FileTree } from '../files/files.js';
import { pathWords, wordsOf } from '../files/path-words.js';
import { modeOfCommand } from './command-modes.js';
import { commandsSaidIn } from './commands-in-prose.js';

export interface Command {
  /** One line, continuation lines joined. */
  text: string;
  activity: Activity | null;
  /** Path in the tree of the script that it starts; `null` when it starts something else. */
  script: string | null;
  /** Starts something that the release has, or an installed program; not a script that is nowhere to be seen. */
  own: boolean;
  /** Stands under a heading about getting the results of the paper again. */
  reproduces: boolean;
  document: Document;
  line: number;
}

/** Programs that start a script or a module, with what may stand before and after them. */
const RUNNER =
  /^(?:\w+=\S+\s+)*(?:(?:uv|poetry|pixi|conda|pdm)\s+run\s+(?:-\S+\s+(?:\S+\s+)?)?)?(?:srun\s+.*?\s)?(?:python[\w.]*|torchrun|accelerate\s+launch|deepspeed|horovodrun|mpirun|composer|bash|sh|sbatch|qsub|Rscript|julia|make|snakemake|nextflow|mim|fairseq-[\w-]+|nnUNet\w*|[\w.]+[-_](?:pre)?train|\.\/\S+)\s/;
/** A console command with a verb: `boltz predict`, `run_openfold train`. */
const CONSOLE =
  /^(?!(?:from|import|def|class|return|for|if|with|print|git|cd|echo|pip|conda)\b)[a-z][\w.-]*\s+(?:pre-?train|train|fit|fine-?tune|eval|evaluate|test|benchmark|predict|infer|inference|generate|sample|embed|design|fold|score|preprocess|prepare)\b/;
/** A console command that bears the verb in its name: `tool-train`, `tool-embed`, `tool-train-distributed`. */
const NAMED_BY_VERB =
  /^(?!git-)[a-z]\w*-(?:pre-?train|train|fine-?tune|eval|evaluate|predict|infer|embed|generate|sample|preprocess)(?:-[a-z]+)*\s/;
const REPRODUCTION =
  /\b(?:reproduc|replicat)\w*|\bpaper(?:['’]s)? (?:results|numbers|figures|experiments)\b|\bresults (?:of|in|from) (?:the|our) paper\b/i;
/** A value that gets a name in Python is no command. */
const ASSIGNMENT = /^[\w.[\]]+\s*(?::\s*\w+\s*)?=\s/;
/** Programs that work by themselves, without a script of the release. */
const PROGRAM = new RegExp(
  `${CONSOLE.source}|${NAMED_BY_VERB.source}|^(?:mim|make|snakemake|nextflow|fairseq-[\\w-]+|nnUNet\\w*|[\\w.]+[-_](?:pre)?train)\\s`,
);
/** Setting up, not running. */
const SETUP =
  /^mim\s+install\b|\brun_(?:unit_?)?tests?\.(?:sh|py)\b|\bdownload\w*\.(?:sh|py)\b|\s-m\s+(?:pip|venv|virtualenv|ipykernel|pytest|build|spacy|nltk\S*)\b|\bpip3?\s+install\b|\bsetup\.py\s|\s-c\s|^make\s+(?:install|build|clean|lint|test|all)\b|miniconda/i;
const SCRIPT = /(?:^|\s)((?:\$\{?\w+\}?\/)?[\w./~-]+\.(?:py|sh|bash|slurm|sbatch|R|jl|smk|nf))(?=\s|$)/;
const SCRIPT_NAME = /\.(?:py|sh|bash|slurm|sbatch|R|jl|smk|nf)\b/;
const MODULE = /\s(?:-m|--module)\s+(?!torch\.|accelerate|deepspeed|pip|venv|ipykernel|pytest)([\w.]+)/;

/** Every code check asks for the commands of the same pages. */
const known = new WeakMap<readonly Document[], { trees: readonly FileTree[]; commands: Command[] }>();

/**
 * The commands in all code blocks, in reading order.
 * @param trees where scripts are looked for, so that `bash train.sh` in a folder's README means that folder's file
 */
export function commandsIn(documents: readonly Document[], trees: readonly FileTree[]): readonly Command[] {
  const before = known.get(documents);
  if (before?.trees === trees) return before.commands;
  const commands = readCommands(documents, trees);
  known.set(documents, { trees, commands });
  return commands;
}

function readCommands(documents: readonly Document[], trees: readonly FileTree[]): Command[] {
  const vendored = new Set(trees.flatMap((tree) => tree.with('vendored').map((file) => file.path)));
  const own = documents.filter((document) => !vendored.has(document.path));
  return own.flatMap((document) => {
    const command = (one: Line, section: Section, line: number): Command => {
      const named = scriptName(one.text);
      const script = named ? findScript(named, document, trees) : null;
      return {
        text: one.text,
        script,
        own:
          script !== null ||
          (named === null &&
            (PROGRAM.test(one.text) || isOwnProgram(one.text, document) || isInTree(one.text, trees))) ||
          namesOwnConfig(one.text, trees),
        activity: activityOfCommand(one, script, { document, section, line }),
        reproduces: section.path.some((heading) => REPRODUCTION.test(heading)),
        document,
        line: line + one.offset,
      };
    };
    const inCode = document.code.flatMap(({ text, line, section }) =>
      linesOf(text)
        .filter(({ text: said }) => isCommand(said, document) && !SETUP.test(said))
        .map((one) => command(one, section, line)),
    );
    // Sentences count with the release's own scripts only.
    const inProse = document.sentences
      .filter(
        (one) =>
          (SCRIPT_NAME.test(one.text) || MODULE.test(one.text)) && !SETUP.test(one.text) && !one.negated,
      )
      .flatMap(({ text, line, section }) =>
        commandsSaidIn(text).map((told) => command({ text: told, offset: 0, comment: '' }, section, line)),
      )
      .filter(({ script }) => script !== null);
    return [...inCode, ...inProse];
  });
}

const isCommand = (text: string, document: Document): boolean =>
  !ASSIGNMENT.test(text) &&
  (RUNNER.test(`${text} `) ||
    CONSOLE.test(text) ||
    NAMED_BY_VERB.test(text) ||
    (isOwnProgram(text, document) && INPUT.test(text)));

/** `./crake fit`: a program of the release without an ending. */
const isInTree = (text: string, trees: readonly FileTree[]): boolean => {
  const program = /^\.\/([\w-]+)(?=\s)/.exec(text)?.[1];
  return program !== undefined && trees.some((tree) => tree.has(program));
};

/** A program that is called like the repository, as packages call what they install. */
function isOwnProgram(text: string, document: Document): boolean {
  const [, program = ''] = /^(?:\.\/)?([a-z][\w.-]*)(?=\s)/.exec(text) ?? [];
  return program !== '' && isOwnName(program, document);
}

/** Whether a program or script is called like the repository or what the page's title names. */
function isOwnName(program: string, document: Document): boolean {
  const [, home = ''] = /^https?:\/\/[^/]+\/[\w.-]+\/([\w.-]+)/.exec(document.cite().url) ?? [];
  const title = document.sections.find(({ depth }) => depth > 0)?.heading.split(/[:–—(]/)[0] ?? '';
  const name = foldName(program);
  return name.length > 1 && [home, title].some((own) => foldName(own) === name);
}

/** What a model is run on: a file of sequences, structures or pictures, or a word in capitals that stands for one. */
const INPUT =
  /\s(?:[^\s=]*\.(?:fasta|fa|faa|fna|fastq|a3m|pdb|cif|sdf|mol2|smi|smiles|xyz|vcf|bam|h5ad|nii(?:\.gz)?|svs|dcm|edf|wav|mp[34]|flac|png|jpe?g|tiff?|csv|tsv|txt|jsonl?|parquet|npy)|<?INPUT\w*(?:\.\w+)?>?)(?=\s|$)/;

/** A switch that names weights to run: `--ckpt`, `--model_path`. */
const WEIGHTS =
  /\s--?(?:model|ckpt|checkpoint|weights?|resume|pretrained)(?:[-_](?:path|dir|file|loc|name)|)(?:\s|=)/;
/** The program of a release, `run.py` or `mymodel_run.py`, and where it is told to write. */
const ENTRY = /(?:^|\/)(?:(?:run|main|cli)[\w-]*|[\w-]*_run)\.\w+$/;
const OUT = /\s(?:--?out(?:put)?[\w-]*|-o)(?:\s|=)/;
const TRAINING_SWITCH =
  /\s--?(?:lr|learning[-_]rate|epochs?|num[-_]epochs|batch[-_]size[-_]train|train[\w-]*)(?:\s|=)/;

/** Whether a command of the release's own runs the model: by its name or place, or by what it is given. */
export function runsModel({ activity, own, script, text }: Command): boolean {
  if (!own || activity === 'training' || activity === 'fine-tuning' || activity === 'preprocessing')
    return false;
  if (activity === 'inference' || WEIGHTS.test(text)) return true;
  if (activity !== null || script === null || !ENTRY.test(script)) return false;
  return OUT.test(text) && !TRAINING_SWITCH.test(text);
}

/** Cites the line that the command stands on. */
export const citeCommand = ({ document, line }: Command): Citation => document.cite(line);

interface Line {
  text: string;
  offset: number;
  /** The comment above it: `# pre-train from scratch`. */
  comment: string;
}

/** Logical lines without prompts; `offset` counts from the first line of the code. */
function linesOf(code: string): Line[] {
  const lines: Line[] = [];
  let open = false;
  let comment = '';
  code.split('\n').forEach((raw, offset) => {
    const line = raw.trim().replace(/^[$!%>]\s*/, '');
    const text = line.replace(/\\$/, '').trim();
    const last = lines.at(-1);
    if (open && last) last.text = `${last.text} ${text}`;
    else if (line.startsWith('#')) comment = line;
    else if (line !== '') lines.push({ text, offset, comment });
    open = line.endsWith('\\');
  });
  return lines;
}

function scriptName(text: string): string | null {
  const module = MODULE.exec(text)?.[1];
  const unquoted = text.replace(/(["'])([\w./~-]+\.\w+)\1/g, '$2');
  return SCRIPT.exec(unquoted)?.[1] ?? (module ? `${module.replaceAll('.', '/')}.py` : null);
}

/** `python deepy.py train.py pythia-160m.yml`: another project's program, but the release's own settings. */
function namesOwnConfig(text: string, trees: readonly FileTree[]): boolean {
  const configs = text.match(/(?<![\w./-])[\w./-]+\.(?:ya?ml|toml|json|gin)\b/g) ?? [];
  return configs.some((config) =>
    trees.some((tree) => tree.files.some(({ path }) => path === config || path.endsWith(`/${config}`))),
  );
}

/** Next to the page that names it, at the root, or wherever the tree has a file of that name. */
function findScript(named: string, document: Document, trees: readonly FileTree[]): string | null {
  const path = named.replace(/^(\.\/|\.\.\/|~\/|\$\{?\w+\}?\/)+/, '').replace(/^\//, '');
  const folder = document.path.includes('/') ? folderOf(document.path) : '';
  const main = path.replace(/\.py$/, '/__main__.py');
  for (const tree of trees) {
    const found = [folder + path, path, main].find((candidate) => tree.has(candidate));
    if (found) return found;
    const deeper = tree.files.find((file) => file.path.endsWith(`/${path}`));
    if (deeper) return deeper.path;
  }
  return null;
}

/** The script's own name is the best witness, then verbs in the command, the comment above it, labels and headings. */
function activityOfCommand(
  { text, comment }: Line,
  script: string | null,
  { document, section, line }: { document: Document; section: Section; line: number },
): Activity | null {
  if (TUNING_PROGRAM.test(text)) return 'fine-tuning';
  if (script) {
    const file = pathWords(script);
    const underTraining = activityUnder(document, section);
    if (isFineTuning(file)) return 'fine-tuning';
    if (startsTraining(file)) return underTraining === 'fine-tuning' ? 'fine-tuning' : 'training';
    // Research code calls what runs the model on a test set `test.py`, and documents it as the way to use it.
    if (startsEvaluation(file)) {
      return file.stem === 'test' && activityUnder(document, section) === 'inference'
        ? 'inference'
        : 'evaluation';
    }
    if (startsInference(file)) return 'inference';
    if (startsPreprocessing(file)) return 'preprocessing';
  }
  const mode = modeOfCommand(text);
  if (mode) return mode;
  const verbs = text
    .split(/\s/)
    .slice(0, 2)
    .join(' ')
    .replace(/(?<!\S)\S*\/\S*/g, '');
  const said = activityOf(wordsOf(verbs).join(' '));
  if (said) return said;
  const label = labelAbove(document, section, line);
  const around = activityOf(comment) ?? activityOf(label ?? '') ?? activityUnder(document, section);
  if (around) return around;
  const isEntry =
    script === null
      ? isOwnProgram(text, document) || /^\.\/[\w-]+\s/.test(text)
      : ENTRY.test(script) || script.endsWith('/__main__.py') || isOwnName(pathWords(script).stem, document);
  return isEntry && INPUT.test(text) && !TRAINING_SWITCH.test(text) ? 'inference' : null;
}

/** A line of a few words that stands for a heading, as `**Data preparation**` does; `null` when there is none nearby. */
function labelAbove(document: Document, section: Section, line: number): string | null {
  const near = document.sentences.findLast(
    (sentence) =>
      sentence.line < line &&
      line - sentence.line <= LABEL_REACH &&
      sentence.section === section &&
      isLabel(sentence.text),
  );
  return near?.text ?? null;
}

const isLabel = (text: string) =>
  /^[A-Z0-9]/.test(text) && !/[.!?|]$/.test(text) && wordsOf(text).length <= 4;

/** Lines that a label speaks for. */
const LABEL_REACH = 10;

/** What a section is about: the innermost heading that names an activity. */
export const activityUnder = (document: Document, { path }: Section): Activity | null =>
  belowTitle(document, path)
    .map(activityOf)
    .findLast((activity) => activity !== null) ?? null;

/** Headings without the page's title, which names the model, not what the reader does there. */
export function belowTitle({ sections }: Document, path: readonly string[]): readonly string[] {
  const first = sections.find(({ depth }) => depth > 0);
  if (!first || first.path[0] !== path[0]) return path;
  const isAlone =
    path.length > 1 && sections.every((one) => one === first || one.depth === 0 || one.depth > first.depth);
  return first.depth === 1 || isAlone ? path.slice(1) : path;
}
