/** What notebooks of a release show: whether they run the model, and keep what came out. */
import { folderOf } from '../../paths.js';
import type { Citation } from '../../prose/cite.js';
import { type CodeFact, type CodeFile, factsOf } from '../../source/facts.js';
import { Acts } from '../code/acts.js';
import type { ReadCode } from '../code/bodies.js';
import { startsPreprocessing } from '../files/activities.js';
import type { FileTree } from '../files/files.js';
import { pathWords } from '../files/path-words.js';

/** Bytes. Code and prose alone seldom fill as much; a picture that a notebook keeps does. */
const KEEPS_OUTPUTS = 150_000;
/** Of so many notebooks in one folder that were read, what was not read does the like. */
const ALIKE = 2;

export interface ShownNotebook {
  path: string;
  at: Citation;
  /** `kept`: with outputs of the model; `none`: without; `unread`: nobody looked. */
  outputs: 'kept' | 'none' | 'unread';
  /** It runs the model, as far as can be told. */
  runs: boolean;
  /** It trains it, and keeps what was printed on the way. */
  trains: boolean;
}

/**
 * Notebooks that may lead through an example; those that plot results or prepare data are left out. One that nobody
 * read is like those beside it.
 */
export function notebooksIn(trees: readonly FileTree[], code: readonly ReadCode[]): ShownNotebook[] {
  const acts = new Acts(code);
  return trees.flatMap((tree) => {
    const shown = tree.with('notebook').filter(({ path }) => isShown(path));
    const bodies = new Map(
      code.flatMap((one): [string, CodeFile][] =>
        one.tree === tree && one.file.language === 'notebook' && !one.file.cut
          ? [[one.file.path, one.file]]
          : [],
      ),
    );
    return shown.map(({ path, size }): ShownNotebook => {
      const at = tree.cite(path);
      const read = bodies.get(path);
      if (read) return { path, at, ...shownIn(read, acts.restingOn(tree, path)) };
      const beside = shown.flatMap((other) =>
        folderOf(other.path) === folderOf(path) ? (bodies.get(other.path) ?? []) : [],
      );
      const runs = beside.length < ALIKE || beside.some((one) => shownIn(one).runs);
      const outputs = !runs ? 'none' : (size ?? 0) >= KEEPS_OUTPUTS ? 'kept' : 'unread';
      return { path, at, outputs, runs, trains: false };
    });
  });
}

/**
 * @param resting the notebook and the modules of the release that it rests on, as far as they were read
 */
function shownIn(
  read: CodeFile,
  resting: readonly ReadCode[] = [],
): Pick<ShownNotebook, 'outputs' | 'runs' | 'trains'> {
  const run = [...factsOf(read, 'runs-model'), ...factsOf(read, 'remote'), ...factsOf(read, 'loads-weights')];
  const kept = factsOf(read, 'output').filter(({ name }) => name !== 'error');
  const outputs = kept.filter(({ name }) => name !== 'figures');
  if (run.length === 0 && factsOf(read, 'trains').length === 0) {
    const answered = outputs.some(({ value = '' }) => OWN_CALL.test(value) && !ANY_CALL.test(value));
    if (answered && resting.some(({ file }) => file !== read && bringsModel(file)))
      return { outputs: 'kept', runs: true, trains: false };
  }
  const made = outputs.filter(({ value = '' }) => isMade(value));
  const first = Math.min(...[...run, ...made].map(({ line }) => line));
  const hasRun = (cell: number) => factsOf(read, 'runs-model').some(({ line }) => line <= cell);
  const isKept = ({ line, name, value = '' }: CodeFact) =>
    line >= first &&
    !MEASURES.test(value) &&
    (isMade(value) || (!PREPARES.test(value) && (name !== 'text' || hasRun(line))));
  const trained = Math.min(...factsOf(read, 'trains').map(({ line }) => line));
  return {
    outputs: outputs.some(isKept) ? 'kept' : 'none',
    runs: first < Number.POSITIVE_INFINITY,
    trains: kept.some(({ line }) => line >= trained),
  };
}

/** A function that is called by its bare name, as those of a module beside a notebook are. */
const OWN_CALL = /^[a-z_]\w*$/i;
/** Functions of the language and of drawing, and those that get ready or measure. */
const ANY_CALL =
  /^(?:print|display|show|plot\w*|draw\w*|imshow|list|dict|set|tuple|sum|max|min|abs|range|sorted|zip|map|filter|enumerate|type|str|int|float|bool|round|repr|iter|next|dir|help|vars|isinstance|load\w*|download\w*|read\w*|open|get_\w+|make_\w+|prepare\w*|split\w*|summary|info|describe|eval\w*|test\w*|accuracy\w*|score|fit|train\w*|fine_?tune\w*|bench\w*|report)$/i;

const bringsModel = (file: CodeFile): boolean =>
  factsOf(file, 'loads-weights').length > 0 || factsOf(file, 'runs-model').length > 0;

/** Calls, by their last word, that put something out of a model. */
const MAKES =
  /(?:^|\.|_)(?:predict\w*|generate\w*|infer\w*|forecast\w*|(?<!random\.|df\.)sample|design\w*|fold|relax|embed\w*|encode\w*|segment\w*|detect\w*|transcribe|translate|synthesi[sz]e|classify|chat|complete|score_\w+|visuali[sz]e\w*)$/i;
/** `model.resize_token_embeddings` ends like a call that embeds, and begins like one that gets ready. */
const isMade = (call: string): boolean =>
  MAKES.test(call) &&
  !/^(?:resize|load|get|set|read|save|download)_/.test(call.slice(call.lastIndexOf('.') + 1));
/** Calls that tell how good it is, or how a training goes. */
const MEASURES =
  /(?:^|\.|_)(?:eval\w*|metrics?|test\w*|accuracy\w*|score|fit|train\w*|fine_?tune\w*|bench\w*|report)$/i;
/** Calls that get something ready, and talk about it. */
const PREPARES =
  /(?:^|\.|_)(?:load\w*|from_pretrained|download\w*|read\w*|open|get_loader|len|set|join|format|strftime|keys|values|items|append|resize\w*|install|info|summary|to|cuda|eval|head|describe|value_counts|prepare\w*|split\w*|device)$/i;

/** Notebooks that analyze, plot or prepare something are no introduction. */
const isShown = (path: string): boolean =>
  !startsPreprocessing(pathWords(path)) &&
  !/(^|[/_.\s-])(figures?|fig\d+|plots?|plotting|analysis|analyses|analyze|results?|paper|experiments?|benchmarks?|data)[/_.\s-]/i.test(
    path,
  );
