/** All signs that a release holds the code of one step: scripts, parts of it, commands, and what is withheld. */

import {
  EVALUATION_CODE,
  INFERENCE_CODE,
  PREPROCESSING_CODE,
  TRAINING_CODE,
  TUNING_CODE,
} from '../../lexicon/concepts.js';
import type { WordList } from '../../lexicon/entry.js';
import { folderOf, lastPart } from '../../paths.js';
import type { Citation } from '../../prose/cite.js';
import { claimsOn, denials } from '../../prose/claims.js';
import type { Document } from '../../prose/page.js';
import type { Statement } from '../claims/statements.js';
import {
  type Activity,
  activityOf,
  startsEvaluation,
  startsInference,
  startsPreprocessing,
  startsTraining,
  startsTuning,
} from '../files/activities.js';
import type { FileRole } from '../files/file-roles.js';
import type { ClassifiedFile, FileTree } from '../files/files.js';
import { type PathWords, pathWords } from '../files/path-words.js';
import { Acts } from './acts.js';
import type { ReadCode } from './bodies.js';
import { type Command, citeCommand, commandsIn } from './commands.js';
import { isLaunched } from './handed-on.js';
import { convertsByItself, evaluatesByItself } from './own-acts.js';
import { isFreeFor, isSibling, isUnder, RIVALS, tuningFolders } from './step-places.js';

/** A file and the tree that it stands in. */
export interface Located {
  tree: FileTree;
  file: ClassifiedFile;
}

export interface StepEvidence {
  /** Files that start the step: `train.py`. */
  scripts: Located[];
  /** Those of them whose bodies prove the step, whatever they are called. */
  proven: ReadonlySet<ClassifiedFile>;
  /** Files that only belong to it: a loss, a metric. */
  parts: Located[];
  /** Commands that start it with something of the release's own, or with an installed program. */
  commands: Command[];
  /** Where a page says that another repository of the same owner holds its code. */
  elsewhere: Citation[];
  /** Sentences that deny, withhold or merely announce its code. */
  withheld: Statement[];
}

interface Step {
  role: FileRole;
  starts: (file: PathWords) => boolean;
  /** What documents call its code. */
  name: WordList;
}

const STEPS: Record<Activity, Step> = {
  training: {
    role: 'training-code',
    starts: startsTraining,
    name: TRAINING_CODE,
  },
  'fine-tuning': {
    role: 'finetuning-code',
    starts: startsTuning,
    name: TUNING_CODE,
  },
  evaluation: {
    role: 'evaluation-code',
    starts: startsEvaluation,
    name: EVALUATION_CODE,
  },
  inference: {
    role: 'inference-code',
    starts: startsInference,
    name: INFERENCE_CODE,
  },
  preprocessing: {
    role: 'preprocessing-code',
    starts: startsPreprocessing,
    name: PREPROCESSING_CODE,
  },
};

/** Switches that make a training program measure instead or afterwards. */
const EVALUATES =
  /--?do_?(?:eval|predict|test)\b|--?(?:eval|evaluate|test|eval_only|test_only)(?:\s|$|=[Tt])|\bmode[= ](?:test|eval)/;

/** A command that measures on the way, or runs the model where the page gets the paper's results again. */
const measures = ({ activity, text, reproduces }: Command): boolean =>
  (activity !== 'preprocessing' && EVALUATES.test(text)) || (activity === 'inference' && reproduces);

/**
 * Gathers the signs of one step, the most telling first: shallow paths before deep ones, the repository before the Hub.
 * The order of proof: what bodies do; commands in documents; names of paths, unless the body that bears the name was
 * read and does something else.
 */
export function stepEvidence(
  activity: Activity,
  files: readonly FileTree[],
  documents: readonly Document[],
  code: readonly ReadCode[] = NOT_READ,
): StepEvidence {
  const before = known
    .get(documents)
    ?.find((one) => one.of === activity && one.files === files && one.code === code);
  if (before) return before.found;
  const found = gatherStep(activity, files, documents, code);
  known.set(documents, [...(known.get(documents) ?? []), { of: activity, files, code, found }]);
  return found;
}

const NOT_READ: readonly ReadCode[] = [];

/** A dozen checks ask for the same steps of the same release. */
const known = new WeakMap<
  readonly Document[],
  { of: Activity; files: readonly FileTree[]; code: readonly ReadCode[]; found: StepEvidence }[]
>();

function gatherStep(
  activity: Activity,
  files: readonly FileTree[],
  documents: readonly Document[],
  code: readonly ReadCode[],
): StepEvidence {
  const { role, starts, name } = STEPS[activity];
  const later = new Set([
    ...(activity === 'training' ? tuningFolders(documents) : []),
    ...(activity === 'evaluation' ? [] : RIVALS),
  ]);
  const located = files
    .flatMap((tree) => tree.with(role).map((file) => ({ tree, file })))
    .filter(({ file }) => !isUnder(file.path, later));
  const acts = new Acts(code);
  const denied = new Set(
    located.filter(({ tree, file }) => acts.isElse(tree, file.path, activity)).map(({ file }) => file),
  );
  const deniedPaths = new Set([...denied].map(({ path }) => path));
  const alone = placed(acts.all.filter((one) => BY_ITSELF[activity](one, acts, located.length > 0)));
  // A single measure beside a run of the model may only say how sure it is; a module of a package is imported.
  const isPartly = (one: Located) =>
    activity === 'evaluation' &&
    !isLaunched(code, one.tree, one.file.path) &&
    ((isModule(one) && !acts.isCommand(one.tree, one.file.path)) ||
      !acts.measuresMuch(one.tree, one.file.path));
  const isFree = ({ tree, file }: Located) =>
    isFreeFor(file, activity, later, () => acts.isWithoutLearning(tree, file.path));
  const whole = new Set(
    alone
      .filter((one) => !isPartly(one) && (activity !== 'preprocessing' || isFree(one)))
      .map(({ file }) => file),
  );
  const isProven = (file: ClassifiedFile) => TAKES_BODIES.has(activity) && whole.has(file);
  const isScript = ({ tree, file }: Located) =>
    !denied.has(file) &&
    (isProven(file) ||
      (starts(pathWords(file.path)) &&
        (!isImported({ tree, file }, activity) || isLaunched(code, tree, file.path))));
  const scripts = new Set(located.filter(isScript));
  const named = new Set(located.map(({ file }) => file));
  const byItself = alone.filter((one) => !named.has(one.file) && isFree(one));
  const isCalled = activity === 'training' && scripts.size === 0 && byItself.length === 0;
  const unnamed = isCalled ? placed(acts.calledToTrain()).filter(isFree) : byItself;
  const converting =
    activity === 'preprocessing'
      ? placed(acts.all.filter((one) => convertsByItself(one))).filter(
          (one) => !named.has(one.file) && !whole.has(one.file) && isFree(one),
        )
      : [];
  const told = new Set(converting.length > 0 ? commandsIn(documents, files).map(({ script }) => script) : []);
  const isRun = ({ tree, file }: Located) => isLaunched(code, tree, file.path) || told.has(file.path);
  return {
    scripts: [...scripts, ...unnamed.filter((one) => !isPartly(one)), ...converting.filter(isRun)],
    proven: whole,
    parts: [
      ...located.filter(
        (one) =>
          !scripts.has(one) &&
          !denied.has(one.file) &&
          !(activity === 'preprocessing' && acts.onlyFeeds(one.tree, one.file.path)),
      ),
      ...unnamed.filter(isPartly),
      ...converting.filter((one) => !isRun(one)),
    ],
    commands: commandsIn(documents, files)
      .filter(
        (command) =>
          (command.activity === activity || (activity === 'evaluation' && measures(command))) &&
          command.own &&
          !isUnder(command.script ?? '', later) &&
          !(command.activity === activity && deniedPaths.has(command.script ?? '')),
      )
      // A command that says the word itself is a better witness than one under a heading that does.
      .sort((a, b) => Number(activityOf(b.text) === activity) - Number(activityOf(a.text) === activity)),
    elsewhere: documents
      .filter(({ kind }) => kind !== 'page')
      .flatMap((document) =>
        document.links
          .filter((link) => isSibling(link.url, document) && name.test(link.context) && !link.denied)
          .map(({ line }) => document.cite(line)),
      ),
    // The pages of sub-folders speak of other things than the release as a whole.
    withheld: denials(
      claimsOn(
        documents.filter(({ kind }) => kind !== 'page'),
        name,
      ),
    ),
  };
}

/** Files that were read, in their trees. */
const placed = (code: readonly ReadCode[]): Located[] =>
  code.flatMap(({ tree, file }): Located[] => {
    const entry = tree.files.find(({ path }) => path === file.path);
    return entry ? [{ tree, file: entry }] : [];
  });

/** Programs that take a step without saying so in their names. */
const BY_ITSELF: Record<Activity, (one: ReadCode, acts: Acts, hasParts: boolean) => boolean> = {
  training: (one, acts, hasParts) => acts.trainsByItself(one, hasParts),
  'fine-tuning': () => false,
  evaluation: evaluatesByItself,
  inference: (one, acts) => acts.infersByItself(one),
  preprocessing: (one, acts) => acts.preparesByItself(one),
};

/** Steps that a body proves under the name of another part as well: `metrics.py` that is a program, `dataset.py` that packs data. */
const TAKES_BODIES: ReadonlySet<Activity> = new Set(['training', 'evaluation', 'preprocessing']);

/** Whether something in the release starts the step. */
export const isStarted = ({ scripts, commands }: StepEvidence): boolean =>
  scripts.length > 0 || commands.length > 0;

/** Whether the file is part of an importable package; what stands in a folder of scripts is started. */
export const isModule = ({ tree, file }: Located): boolean =>
  tree.has(`${folderOf(file.path)}__init__.py`) ||
  (/(^|\/)src\/.*\.py$/.test(file.path) && !/(^|\/)(scripts?|bin)\//.test(file.path));

/** Verbs by which a module of a package says that it is started all the same: `mypackage/train_model.py`. */
const STARTED =
  /^_?(run|main|launch|start|(pre|fine|re)?_?(train|tune)(?!ing|er)|eval|test|predict|infer|generate|sample|preprocess|prepare|convert|process)/i;
/** Those by which it makes data. */
const MAKES =
  /^(create|build|make|parse|featuri[sz]e|tokeni[sz]e|download|extract|filter|collect|merge|split)_/i;

/** A module of a package is imported, not started, unless a verb names it. */
function isImported(located: Located, activity: Activity): boolean {
  if (!isModule(located)) return false;
  const name = lastPart(located.file.path);
  return !STARTED.test(name) && !(activity === 'preprocessing' && MAKES.test(name));
}

/** Denials in words of their own: an item of a to-do list wants something more, and takes nothing from what is there. */
export const plainly = (withheld: readonly Statement[]): Statement[] =>
  withheld.filter(({ sentence }) => sentence.frame === null);

/** Cites the first few scripts and the first command; parts only where nothing starts the step. */
export function citeStep(found: StepEvidence): Citation[] {
  const { scripts, parts, commands } = found;
  const shown = (isStarted(found) ? scripts : parts).slice(0, 3);
  return [...shown.map(citeLocated), ...commands.slice(0, 1).map(citeCommand)];
}

/** The most telling script or command, in words for a sentence. */
export function namesOf({ scripts, commands }: StepEvidence): string {
  const [script] = scripts;
  if (script)
    return scripts.length > 1 ? `${script.file.path} and ${scripts.length - 1} more` : script.file.path;
  const text = commands[0]?.text ?? '';
  return `the command \`${text.length > 60 ? `${text.slice(0, 59)}…` : text}\``;
}

export const citeLocated = ({ tree, file }: Located): Citation => tree.cite(file.path);
