/** What a file does, told by its own facts alone. */
import type { CodeFact, CodeFactKind } from '../../source/facts.js';
import type { Activity } from '../files/activities.js';
import type { ReadCode } from './bodies.js';
import { CLASSIC, DEEP } from './learning-libraries.js';
import { moduleIn } from './module-paths.js';
import { ENOUGH, runSettings } from './run-settings.js';

export const has = ({ file }: ReadCode, ...kinds: CodeFactKind[]): boolean =>
  file.facts.some(({ kind }) => kinds.includes(kind));

/** A body without a call or an import that anybody knows is no proof of anything, and none against it. */
export const saysNothing = ({ file }: ReadCode): boolean =>
  file.facts.length === 0 && (file.imports ?? []).length === 0;

/** Gradients alone explain or steer a finished model as well as they train one. */
export const isOnlyGradient = ({ file }: ReadCode, activity: Activity = 'training'): boolean =>
  activity === 'training' &&
  file.facts.every(({ kind, name }) => kind !== 'trains' || /backward$|value_and_grad$/.test(name));

/** A lesson trains a network of its own making or of a library; the release's own is put together from its modules. */
export const isTrainingNotebook = (one: ReadCode): boolean =>
  one.file.language === 'notebook' &&
  has(one, 'trains') &&
  !isOnlyGradient(one) &&
  (one.file.imports ?? []).some((module) => moduleIn(one, module) !== null);

/** A step of an optimizer or a library's trainer, by a name that can mean nothing else. */
export const takesSteps = ({ file }: ReadCode): boolean =>
  file.facts.some(
    ({ kind, name }) =>
      kind === 'trains' &&
      !/backward$|value_and_grad$|^(?:\w+\.)?(?:run_)?train(?:ing)?(?:_model|_epoch|_one_epoch)?$/.test(name),
  ) || file.facts.some(({ kind, name }) => kind === 'trains' && TRAINER_CALL.test(name));

export const TRAINER_CALL =
  /(?:trainer|runner|learn(?:er)?|engine|solver|estimator|\(…\)|xgb|lgb|xgboost|lightgbm)\.train$/i;

/** Whether data are made ready and kept. What is saved where no network is about is data. */
export const prepares = (one: ReadCode): boolean =>
  has(one, 'prepares') &&
  (has(one, 'writes-data') || (has(one, 'saves-weights') && !has(one, 'network', 'trains')));

/** Whether data are made ready by more than the call of a library's hook, which says that there is one, not what it does. */
export const preparesMore = ({ file }: ReadCode): boolean =>
  file.facts.some(({ kind, name }) => kind === 'prepares' && !/(?:^|\.)prepare_data$/.test(name));

/** A program that writes data in another form than it read them, and does nothing else with them. */
export function convertsByItself(one: ReadCode): boolean {
  const { facts, entry, language } = one.file;
  const writes = facts.some(
    ({ kind, name }) => kind === 'writes-data' && !/(?:^|\.)(?:open|dump)$/.test(name),
  );
  return (
    entry !== undefined &&
    language === 'python' &&
    writes &&
    has(one, 'reads-data', 'prepares') &&
    !has(one, 'trains', 'runs-model', 'loads-weights', 'measures', 'remote', 'network')
  );
}

/** Whether a program has a mode or a sub-command of this name. */
export const isTold = ({ file }: ReadCode, mode: string): boolean =>
  file.facts.some(({ kind, name }) => kind === 'mode' && name === mode);

/** Whether a class of a library of data sets only hands on what others published or what a model is tested on: it fetches an archive, or knows a test set. */
export const loadsPublishedSet = ({ file }: ReadCode): boolean =>
  file.facts.some(
    ({ kind, value }) => kind === 'held-out' || (kind === 'reads-data' && /^https?:/.test(value ?? '')),
  );

const isLearningRate = (name: string): boolean =>
  /^(?:\w+[-_])?(?:lr|learning[-_]?rate)(?:_init)?$/i.test(name);

/** How long a training goes on, by a name that can mean nothing else. */
const isLength = (name: string): boolean =>
  /^(?:(?:num|n|max|total|train(?:ing)?)_)?(?:epochs|iterations)$|^(?:max|total|train(?:ing)?)_steps$/i.test(
    name,
  );

/** Whether a file sets how fast or how long a training learns. */
export const setsRun = ({ file }: ReadCode): boolean =>
  file.facts.some(({ kind, name }) => kind === 'setting' && (isLearningRate(name) || isLength(name)));

export const importsAny = ({ file }: ReadCode, libraries: RegExp): boolean =>
  (file.imports ?? []).some((module) => libraries.test(module));

/** A program that trains. */
export const isTrainer = (one: ReadCode): boolean => one.file.entry !== undefined && has(one, 'trains');

/** Whether what is written is called after the part of the data that is trained on, `train.npz`; a set of a library's may only be kept. */
export const writesTrainingSplit = ({ file }: ReadCode): boolean =>
  file.facts.some(
    ({ kind, name, value }) =>
      kind === 'writes-data' &&
      !/save_to_disk$/.test(name) &&
      /(?:^|[/_.-])train(?:ing)?(?:[_-]\w+)?(?:[/.]|$)/i.test(value ?? ''),
  );

/** A call that trains as a whole, where a loop would be many. */
export const isFitted = ({ file }: ReadCode): boolean =>
  file.facts.some(({ kind, name }) => kind === 'trains' && /(?:^|\.)(?:fit\w*|train)$/.test(name));

/** In languages that are told by words alone every file is a program. */
export const isOtherScript = ({ file: { language } }: ReadCode): boolean =>
  language === 'other' || language === 'r' || language === 'julia';

/** Whether a fitted model is kept; a function of a package in R hands it back, and the settings of the run say that it makes one. */
export const makesModel = (one: ReadCode): boolean =>
  has(one, 'saves-weights') || runSettings(one.file).size >= ENOUGH;

/** Whether a notebook builds a network and trains it where no other code does either: it is no lesson on something else. */
export const isWholeWork = (one: ReadCode, all: readonly ReadCode[]): boolean =>
  has(one, 'network', 'library-network') &&
  takesSteps(one) &&
  !bringsFinished(one) &&
  !all.some(
    (file) =>
      file !== one &&
      (has(file, 'network', 'library-network', 'trains') ||
        // A program beside it may run what the notebook keeps.
        (has(file, 'runs-model') && !has(one, 'saves-weights'))),
  );

/** Whether weights are loaded that are not those of a library's network, which one starts from. */
const bringsFinished = ({ file: { facts } }: ReadCode): boolean =>
  facts.some(
    (fact) =>
      fact.kind === 'loads-weights' &&
      !facts.some(
        ({ kind, line, value }) => kind === 'library-network' && line === fact.line && value === fact.name,
      ),
  );

/** Whether a model of a classic library is fitted in a release that holds no network: the fitted one is then the model. */
export function isClassic(one: ReadCode, all: readonly ReadCode[]): boolean {
  const imports = (file: ReadCode, pattern: RegExp) =>
    (file.file.imports ?? []).some((module) => pattern.test(module));
  return (
    isFitted(one) &&
    imports(one, CLASSIC) &&
    !all.some((file) => imports(file, DEEP) || has(file, 'network', 'remote'))
  );
}

/** Whether the code only asks a service that runs the model elsewhere: it defines, loads and trains none. */
export const isClient = (code: readonly ReadCode[]): boolean =>
  code.some((one) => has(one, 'remote')) &&
  !code.some((one) => has(one, 'network', 'loads-weights', 'trains', 'saves-weights'));

/** A call by the name of a measure; a function called "evaluate" may do no more than take the loss of held-out data. */
export const isMeasure = ({ kind, name }: CodeFact): boolean =>
  kind === 'measures' &&
  (OF_A_LIBRARY.test(name) ||
    !/(?:^|\.)(?:\w*_)?(?:evaluat\w*|test|validate|valid|estimate_loss)$|(?:^|[._])plot_/.test(name));

/** Methods of trainers and of compiled models, which measure what they were set up to. */
export const OF_A_LIBRARY = /(?:^|[._])(?:trainer\w*\.(?:test|validate|evaluate)|model\.evaluate)$/i;

/** Lightning's test loop runs the `test_step` of its module: where modules were read and none has one, it measures nothing. */
export const runsEmptyLoop = ({ name }: CodeFact, code: readonly ReadCode[]): boolean =>
  /(?:^|\.)trainer\.test$/.test(name) &&
  code.some(({ file }) =>
    file.facts.some(({ kind, value }) => kind === 'network' && /(?:^|\.)LightningModule$/.test(value ?? '')),
  ) &&
  !code.some(({ file }) => file.facts.some(({ kind, value }) => kind === 'mode' && value === 'test_step'));

/** A finished model is brought, and what it puts out is held against the truth: how sure it is would need none. */
export const isTest = ({ facts }: ReadCode['file']): boolean =>
  facts.some(({ kind }) => kind === 'loads-weights') &&
  facts.some(
    (fact) => isMeasure(fact) && !/perplexity|ppl|entropy|plddt|confidence|likelihood/i.test(fact.name),
  );

/** Outputs that lie in files are held against the truth: no model is run that could be asked how sure it is. */
export const isScoring = ({ facts, entry }: ReadCode['file']): boolean =>
  entry !== undefined &&
  facts.some(({ kind }) => kind === 'reads-data') &&
  !facts.some(({ kind }) => kind === 'runs-model' || kind === 'loads-weights' || kind === 'trains');

/** A program that holds outputs against what is known; one in a notebook may have trained before. */
export const evaluatesByItself = (one: ReadCode): boolean =>
  one.file.entry !== undefined &&
  one.file.facts.some(isMeasure) &&
  (one.file.language === 'notebook' ||
    (one.file.language === 'python' && !has(one, 'trains')) ||
    (isOtherScript(one) && !has(one, 'trains')) ||
    isCrossValidation(one));

/** Whether models are fitted to be asked at once and are not kept, as for each part of the data that is left out in turn. */
const isCrossValidation = (one: ReadCode): boolean =>
  isOtherScript(one) && has(one, 'trains') && has(one, 'runs-model') && !has(one, 'saves-weights');

/** Whether a file works out several measures, one in a mode of its own or of a finished model held against what is known, or is a notebook, which shows it. */
export function measuresMuch(one: ReadCode): boolean {
  const { file } = one;
  const names = new Set(
    file.facts.filter(isMeasure).map(({ name }) => name.slice(name.lastIndexOf('.') + 1)),
  );
  if (names.size === 0) return false;
  return (
    names.size > 1 ||
    isTold(one, 'evaluate') ||
    file.language === 'notebook' ||
    isTest(file) ||
    isScoring(file) ||
    isCrossValidation(one)
  );
}

/** What proves a step, by kind of fact. */
export const STEPS: Record<Activity, readonly CodeFactKind[]> = {
  training: ['trains'],
  'fine-tuning': ['trains'],
  evaluation: ['measures'],
  inference: ['runs-model'],
  preprocessing: ['writes-data'],
};
