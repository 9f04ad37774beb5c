/** Asks whether there is an example to follow from an input to an output, as a notebook is. */

import type { Citation } from '../prose/cite.js';
import type { Sentence } from '../prose/page.js';
import { isPlaceholderInput } from '../release/claims/example-inputs.js';
import { notebooksIn } from '../release/claims/shown-notebooks.js';
import { picturedBelowCode, printedOutputs } from '../release/claims/shown-outputs.js';
import { Acts } from '../release/code/acts.js';
import type { ReadCode } from '../release/code/bodies.js';
import { type Command, citeCommand, commandsIn, runsModel } from '../release/code/commands.js';
import { ownNames, snippetsIn } from '../release/code/snippets.js';
import { stepEvidence } from '../release/code/steps.js';
import type { ClassifiedFile, FileTree } from '../release/files/files.js';
import { factsOf } from '../source/facts.js';
import { defineCheck, fail, partial, pass } from './check.js';

const EXAMPLE_FOLDER = /(^|\/)(examples?|demos?|tutorials?|quick-?start|vignettes|walkthrough)\//i;
const INPUT_FILE =
  /\.(fasta|fa|faa|pdb|cif|csv|tsv|json|jsonl|txt|smi|sdf|png|jpe?g|wav|mp3|nii|nii\.gz|h5ad|npy|npz|ya?ml|bed|vcf|a3m|tif|tiff|parquet)$/i;
const COLAB =
  /^https?:\/\/(colab\.research\.google\.com|mybinder\.org|kaggle\.com\/(code|notebooks)|www\.kaggle\.com\/(code|kernels))\//;
const SPACE =
  /^https?:\/\/(huggingface\.co|hf\.co)\/spaces\/([^/]+)\/[^/?#]+|^https?:\/\/([\w-]+)\.hf\.space/;
/** Spaces that hold terms, rankings or tools in place of a demo. */
const NO_DEMO = /licen[cs]e|leaderboard|arena|eval|convert|memory-usage|autotrain|paper/i;
const CALLS = /\b\w+\s*\(|^\s*[$!]?\s*(python|bash|curl|[a-z][\w-]+ (predict|generate|run|embed|fold))/m;

/**
 * Whole: a concrete input is led through to a result, by a notebook that keeps its outputs or by a page that prints
 * them. Half: something to run on a concrete input, without the result: lines to paste, a bare notebook, a demo.
 */
export default defineCheck({
  id: 'worked-example',
  title: 'A worked example is provided',
  partialTitle: 'Examples are shown, but none is worked through',
  failureTitle: 'No worked example',
  why: 'An example with its input and its output is how people learn the interface and see whether their installation works.',
  fix: 'Add a notebook that runs the model on a small input and keeps its output.',
  needs: ['hub', 'repository', 'files', 'documents', 'code'],
  evaluate({ hub, repository, files, documents, code }) {
    const all = notebooksIn(files, code);
    const notebooks = all.filter(({ runs }) => runs);
    const led = notebooks.find(({ outputs }) => outputs === 'kept');
    if (led) return pass(`A notebook walks through it (${led.path}).`, { at: led.at });
    const printed = printedOutputs(documents).find(({ input }) => input);
    if (printed) return pass('A page shows lines that run it, and their output.', { at: printed.at });
    const [pictured] = picturedBelowCode(documents);
    if (pictured)
      return pass('A page shows lines that run it, and a picture of their output.', { at: pictured });
    const commands = commandsIn(documents, files);
    const programs = new Set(
      stepEvidence('inference', files, documents, code).scripts.map(({ file }) => file.path),
    );
    const runs = (one: Command) =>
      runsModel(one) || (one.own && one.activity === null && programs.has(one.script ?? ''));
    const told = commands.find(
      (one) => runs(one) && isGivenFile(one.text, files) && describedResult(one) !== null,
    );
    if (told)
      return pass('A command runs it on a given file, and the page says what comes out.', {
        at: citeCommand(told),
      });
    const [notebook] = notebooks;
    if (notebook) {
      const { path, at, outputs } = notebook;
      const missing = [{ what: path, reason: { code: 'not-collected' as const }, source: { url: at.url } }];
      return partial(0.5, `A notebook runs it (${path}); no output of it was seen.`, {
        at,
        ...(outputs === 'unread' && { missing }),
      });
    }
    const trained = all.find(({ trains }) => trains);
    if (trained) {
      return partial(0.5, `A notebook trains it (${trained.path}); how it is used is not shown.`, {
        at: trained.at,
      });
    }
    const links = documents.flatMap((document) => document.links.map((link) => ({ ...link, document })));
    const hosted = links.find(({ url }) => COLAB.test(url));
    if (hosted) {
      return partial(0.5, 'A hosted notebook runs it; what it shows was not looked up.', {
        at: hosted.document.cite(hosted.line),
      });
    }
    const shown = snippetsIn(documents, ownNames(hub, repository)).filter(
      ({ loads, block }) => loads === 'own' && CALLS.test(block.text) && !isPlaceholderInput(block.text),
    );
    const quick = shown[0]?.document.cite(shown[0].block.line);
    if (quick)
      return partial(0.5, 'A page shows the lines that run it, but no notebook walks through an example.', {
        at: quick,
      });
    const folder = exampleIn(files);
    if (folder) {
      return partial(0.5, 'There is a folder of examples, but no notebook walks through one.', {
        at: folder,
      });
    }
    const demo = links.find(({ url }) => SPACE.test(url) && !NO_DEMO.test(url));
    if (demo) {
      return partial(0.5, 'A demo shows the model at work, but not how to run it.', {
        at: demo.document.cite(demo.line),
      });
    }
    const owners = [hub?.author ?? hub?.id.split('/')[0], repository?.fullName.split('/')[0]]
      .filter((name) => name !== undefined)
      .map((name) => name.toLowerCase());
    const space = hub?.spaces?.find((name) => owners.includes(name.split('/')[0]?.toLowerCase() ?? ''));
    if (hub && space) {
      const url = `${hub.url.slice(0, -hub.id.length)}spaces/${space}`;
      return partial(0.5, "The owner's demo shows the model at work, but not how to run it.", {
        at: { url, label: space },
      });
    }
    const acts = new Acts(code);
    const started = new Set<string | null>(
      code.filter((one) => acts.startsModel(one)).map(({ file }) => file.path),
    );
    const command = commands.find(runs) ?? commands.find((one) => isBare(one) && started.has(one.script));
    const given = commands.find(
      (one) =>
        one.own &&
        one.activity !== 'preprocessing' &&
        [one.text, ...launchedBy(one, code)].some((text) => isGivenData(text, files)),
    );
    if (!command && given) {
      return partial(0.5, 'A command shows how to use it on named data, but not what comes out.', {
        at: citeCommand(given),
      });
    }
    if (command) {
      return partial(0.5, 'A command shows how to run it, but no notebook walks through an example.', {
        at: citeCommand(command),
      });
    }
    return fail('No notebook, demo, examples or quick start was found.');
  },
});

/** Data that a command is given by name: `--dataset ml-1m`. */
const NAMED_DATA = /\s--?data(?:set)?(?:[-_]?name)?(?:\s+|=)["']?([a-z][\w.-]*)["']?(?=\s|$)/i;
/** Words in capitals that the reader is to replace. */
const TO_FILL_IN =
  /\[[A-Z][A-Z_ ]*\]|<[^<>]+>|\$\{?[A-Z_]+|(?:^|[\s=])(?:DATA|PATH|DIR|NAME|FILE)\w*(?=\s|$)/;

/** Whether a command names the data that it works on: a file of the release, or a dataset. */
function isGivenData(text: string, files: readonly FileTree[]): boolean {
  const values = text.replace(/(?<=\s)--?[\w-]+/g, ' ');
  if (isPlaceholderInput(values) || TO_FILL_IN.test(values)) return false;
  if (NAMED_DATA.test(text)) return true;
  return text
    .split(/[\s=]+/)
    .map((word) => word.replace(/^["']|["']$/g, '').replace(/^\.\//, ''))
    .some((word) => INPUT_FILE.test(word) && !SETTINGS.test(word) && files.some((tree) => tree.has(word)));
}

/** What tells a program how to work, not on what. */
const SETTINGS = /\.(?:ya?ml|json)$/i;

/** Whether a command is given a file of the release to run on. */
const isGivenFile = (text: string, files: readonly FileTree[]): boolean =>
  !isPlaceholderInput(text) &&
  text
    .split(/[\s=]+/)
    .map((word) => word.replace(/^["']|["']$/g, '').replace(/^\.\//, ''))
    .some(
      (word) =>
        /\.\w+$/.test(word) &&
        !SETTINGS.test(word) &&
        !CODE.test(word) &&
        files.some((tree) => tree.has(word)),
    );

const CODE = /\.(?:py|sh|r|jl|ipynb)$/i;

/** A sentence right below a command that says what it gives: "You should get two files, `a.wav` and `b.wav`". */
const GIVES =
  /\b(?:you (?:should|will|['’]ll) (?:now )?(?:get|see|find|obtain|have)|(?:this|it|the (?:command|script|program)) (?:will |should |then )?(?:writes?|produces?|creates?|generates?|outputs?|prints?|returns?|gives?|saves?)|(?:expected|resulting) (?:output|result)s?|the (?:output|result)s? (?:is|are|will be|should be))\b/i;
/** A file by its whole name: that something lands in a folder is no description of it. */
const RESULT_FILE = /(?<![\w/.{<])[a-z][\w-]*\.(?!py\b|com\b|org\b|g\b|e\b)[a-z][a-z\d]{1,5}(?![\w}>])/i;
/** Lines below the block within which the sentence speaks of it. */
const BELOW = 6;

/** The sentence that says what comes out of a command; `null` when the page leaves it at that. */
function describedResult({ document, line }: Command): Sentence | null {
  const block = document.code.findLast((one) => one.line <= line);
  const end = block ? block.line + block.text.split('\n').length : line;
  return (
    document.sentences.find(
      (one) =>
        one.line > line &&
        one.line <= end + BELOW &&
        GIVES.test(one.text) &&
        RESULT_FILE.test(one.text) &&
        !one.negated,
    ) ?? null
  );
}

/** A program that is started as it is, with no word about what it does: `python play.py`. */
const isBare = ({ own, activity, script, text }: Command): boolean =>
  own &&
  activity === null &&
  script !== null &&
  /^(?:python[\d.]*|Rscript|julia|\.\/\S+)(?:\s+\S+)?$/.test(text);

/** What a shell script of the release starts, as its lines were read. */
const launchedBy = ({ script }: Command, code: readonly ReadCode[]): string[] =>
  code
    .filter(({ file }) => file.path === script && file.language === 'shell')
    .flatMap(({ file }) => factsOf(file, 'launch').flatMap(({ value }) => value ?? []));

/** Input to run on in a folder of examples, or failing that anything in it. */
function exampleIn(files: readonly FileTree[]): Citation | undefined {
  for (const tree of files) {
    const within = tree.files.filter(isExample);
    const shown = within.find(({ path }) => INPUT_FILE.test(path)) ?? within[0];
    if (shown) return tree.cite(shown.path);
  }
  return undefined;
}

const isExample = ({ path, roles }: ClassifiedFile): boolean =>
  EXAMPLE_FOLDER.test(path) && !roles.has('test') && !roles.has('vendored') && !roles.has('finetuning-code');
