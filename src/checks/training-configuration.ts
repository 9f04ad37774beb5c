/** Asks whether the hyper-parameters that made the released weights are written down, in a file or on a page. */
import { folderOf, joined, lastPart } from '../paths.js';
import type { Citation } from '../prose/cite.js';
import type { Document, Section } from '../prose/page.js';
import { ESSENTIAL, parametersIn } from '../release/claims/run-parameters.js';
import { trainingPages } from '../release/claims/statements.js';
import { Acts } from '../release/code/acts.js';
import { citeFact, factsIn, type ReadCode } from '../release/code/bodies.js';
import { isFineTune } from '../release/code/lineage.js';
import { ENOUGH, hasValue, runSettings } from '../release/code/run-settings.js';
import { configuredBy } from '../release/code/step-bodies.js';
import { citeStep, isStarted, stepEvidence } from '../release/code/steps.js';
import { type Activity, activityOf, namesTask } from '../release/files/activities.js';
import type { ClassifiedFile, FileTree } from '../release/files/files.js';
import { pathWords } from '../release/files/path-words.js';
import { isOfTrainingRun, runParameter } from '../source/settings.js';
import { defineCheck, fail, type Outcome, partial, pass } from './check.js';

const TRAINED =
  /\b(was|were|is|are|been|we) (\w+ )?(pre-?)?train(ed)?\b|\btraining (used|was|is)\b|[,(] ?(?:pre-?)?trained for (?:about |around |only )?\d/i;
/** "How it learned", "How the model was made". */
const LEARNING_TOLD =
  /^how (?:it|we|this|the (?:model|network|net)|[\w-]+) (?:learn(?:ed|t|s)?|(?:is|was) (?:trained|taught|made|fitted)|trained|made|fitted)\b/i;
const TRAINING_CODE = /train|\.fit\(|learning_rate|--lr\b/i;
/** Code that measures a finished model, or fits a classifier on what it gives out; its settings are its own. */
const MEASURING_CODE = /\bno_grad\b|\binference_mode\b|\.eval\(\)|\bsklearn\b|\bevaluate\.load\b/;
/** Headings under which the model stays as it is. */
const PROBING = /\bprob(?:e|es|ing)\b|\bfew-?shot\b|\bk-?nn\b/;
const OPTIMIZES = /\boptimizer\b|\.backward\(|\bTrainer\(|learning_rate|--lr\b/i;

export default defineCheck({
  id: 'training-configuration',
  title: 'Training hyperparameters are documented',
  partialTitle: 'Training hyperparameters are only partly documented',
  failureTitle: 'Training hyperparameters are not documented',
  why: 'The same code and data give a different model with a different learning rate, batch size or length of training.',
  fix: 'Publish the configuration file of the training run, or a table with learning rate, batch size, optimizer and steps.',
  needs: ['hub', 'repository', 'files', 'documents', 'code'],
  evaluate({ hub, repository, files, documents, code }) {
    const tuned = isFineTune(hub, repository, documents);
    const written = best(trainingPages(documents, repository).flatMap((page) => inDocument(page, tuned)));
    if (written?.result === 'pass') return written;
    const filed = best(files.flatMap((tree) => inTree(tree, tuned, code)));
    const beside = besideCode(files, documents, tuned, code);
    const network = ofNetwork(files, code);
    return (
      best([filed, written, beside, network].filter((one) => one !== null)) ??
      fail('No training configuration and no training hyperparameters were found.')
    );
  },
});

function inTree(tree: FileTree, tuned: boolean, code: readonly ReadCode[]): Outcome[] {
  const configs = tree.with('training-config').filter(isConfiguration);
  const isTuning = ({ path }: ClassifiedFile) => !tuned && activityOf(path) === 'fine-tuning';
  const own = configs.filter((file) => !isTuning(file));
  const outcomes: Outcome[] = [];
  const cite = (some: readonly ClassifiedFile[]): Citation[] =>
    some.slice(0, 3).map(({ path }) => tree.cite(path));
  if (own.length > 0) outcomes.push(pass('The training configuration is published.', { at: cite(own) }));
  else if (configs.length > 0) {
    outcomes.push(partial(0.5, 'Only fine-tuning is configured in files.', { at: cite(configs) }));
  }
  const beside = tree.files.filter((file) => isOwn(file) && isSavedWithWeights(file, tree));
  if (beside.length > 0)
    outcomes.push(pass('The training settings are saved beside the weights.', { at: cite(beside) }));
  const args = tree.files.filter(({ path }) => /(^|\/)training_args\.bin$/.test(path));
  if (args.length > 0)
    outcomes.push(partial(0.75, 'Training arguments are saved, but only as a pickle.', { at: cite(args) }));
  const scripts = tree.with('finetuning-code').filter(({ path }) => /\.(sh|bash|slurm|sbatch)$/.test(path));
  if (scripts.length > 0) {
    outcomes.push(
      partial(0.5, 'Shell scripts state hyperparameters for fine-tuning only.', { at: cite(scripts) }),
    );
  }
  const launchers = tree.with('training-code').filter(({ path }) => /\.(sh|bash|slurm|sbatch)$/.test(path));
  const stated = launchers.find(({ path }) => statesRun(tree, path, code));
  if (stated) {
    outcomes.push(pass(`${stated.path} starts the training with its settings.`, { at: cite([stated]) }));
  } else if (launchers.length > 0) {
    outcomes.push(
      partial(0.5, 'Launch scripts may state the training hyperparameters.', {
        at: cite(launchers),
      }),
    );
  }
  return outcomes;
}

/** Whether a script hands the training enough of its settings. */
const statesRun = (tree: FileTree, path: string, code: readonly ReadCode[]): boolean =>
  code.some((one) => one.tree === tree && one.file.path === path && runSettings(one.file).size >= ENOUGH);

/** Training programs write down what they were started with, next to what they made; the network's own `config` is no such file. */
function isSavedWithWeights({ path }: ClassifiedFile, tree: FileTree): boolean {
  const folder = folderOf(path);
  const isNamed =
    /^(?:(?:train(?:ing)?_)?(?:args|arguments|hparams|hyper_?params)|configuration)(?:\.(?:ya?ml|json|toml|txt))?$/i;
  return (
    folder !== '' &&
    tree.origin === 'github' &&
    isNamed.test(lastPart(path)) &&
    tree.with('weights').some((weights) => folderOf(weights.path) === folder)
  );
}

/** Where training code is there, the settings it reads or states are its configuration, whatever their file is called. */
function besideCode(
  files: readonly FileTree[],
  documents: readonly Document[],
  tuned: boolean,
  code: readonly ReadCode[],
): Outcome | null {
  const training = stepEvidence('training', files, documents, code);
  const found =
    isStarted(training) || !tuned ? training : stepEvidence('fine-tuning', files, documents, code);
  if (!isStarted(found)) {
    const later = configuredBy(stepEvidence('fine-tuning', files, documents, code), files, code);
    return (
      later && partial(0.25, 'Only the code of a fine-tuning gives its settings.', { at: citeFact(later) })
    );
  }
  const [tree] = files;
  const settings = tree?.files.filter((file) => isSettings(file) && isConfiguration(file)) ?? [];
  if (tree && settings.length > 0) {
    const at = settings.slice(0, 3).map(({ path }) => tree.cite(path));
    return pass('The training code keeps its settings in separate files.', { at });
  }
  const written = code.find((one) => isRun(one, tuned));
  if (written) {
    return pass('The training code keeps its settings in separate files.', {
      at: written.tree.cite(written.file.path),
    });
  }
  const scripts = new Set(found.scripts.map(({ file }) => file.path));
  const launcher = code.find(
    (one) =>
      one.file.language === 'shell' &&
      one.file.facts.some(
        ({ kind, name }) =>
          kind === 'launch' && (scripts.has(name) || scripts.has(joined(folderOf(one.file.path), name))),
      ) &&
      statesRun(one.tree, one.file.path, code),
  );
  if (launcher) {
    return pass(`${launcher.file.path} starts the training with its settings.`, {
      at: launcher.tree.cite(launcher.file.path),
    });
  }
  const acts = new Acts(code);
  const started = new Set([
    ...found.scripts.map(({ file }) => file.path),
    ...found.commands.flatMap(({ script }) => script ?? []),
  ]);
  const resting = new Set(files.flatMap((one) => [...started].flatMap((path) => acts.restingOn(one, path))));
  const set = factsIn([...resting], 'setting').filter(({ fact }) => isOfTrainingRun(fact.name));
  const given = new Map(
    set.filter(({ fact }) => hasValue(fact)).map((one) => [runParameter(one.fact.name), one]),
  );
  given.delete(null);
  // Trees beside a network are what it is compared with, or measured by.
  if (factsIn(code, 'network').length > 0) given.delete('size of trees');
  if (given.size >= ENOUGH && (given.has('learning rate') || given.has('length'))) {
    return pass(`The training code gives its settings: ${[...given.keys()].slice(0, 4).join(', ')}.`, {
      at: [...given.values()].slice(0, 3).map(citeFact),
    });
  }
  return partial(0.5, 'The training settings are in the code or on its command line.', {
    at: set.length > 0 ? set.slice(0, 3).map(citeFact) : citeStep(found),
  });
}

/** A configuration that was read and sets enough of a run, whatever it is called and wherever it lies. */
function isRun({ tree, file }: ReadCode, tuned: boolean): boolean {
  // Julia, R and gin keep the settings of a run in a file of their own language.
  const isOther =
    /^(?:julia|r|other)$/.test(file.language) &&
    /(?:^|\/)\w*(?:params?|config|settings|hparams)\.\w+$/i.test(file.path);
  if (!isOther && !/^(?:yaml|toml|json)$/.test(file.language)) return false;
  const entry = tree.files.find(({ path }) => path === file.path);
  if (!entry || !isOwn(entry) || entry.roles.has('results') || tree.origin !== 'github') return false;
  const activity = activityOf(file.path);
  if (activity !== null && activity !== 'training' && !(tuned && activity === 'fine-tuning')) return false;
  const set = runSettings(file);
  return set.size >= ENOUGH && set.has('learning rate') && !namesTask(pathWords(file.path));
}

/**
 * The numbers of the network itself, as `config.py` in a model's folder and `*_config.json` hold them: half of what a
 * retraining needs to know. The Hub's `config.json`, which every model has, is weighed with the weights.
 */
function ofNetwork(files: readonly FileTree[], code: readonly ReadCode[]): Outcome | null {
  for (const tree of files.filter(({ origin }) => origin === 'github')) {
    // Settings of a server that runs a compiled graph are none of a network.
    if (tree.with('architecture').length === 0 && onlyServes(tree, code)) continue;
    const file = tree.files.find(isNetworkSettings);
    if (file) {
      return partial(0.5, `${file.path} holds the settings of the network, not of its training.`, {
        at: tree.cite(file.path),
      });
    }
  }
  return null;
}

/** Whether code of the tree was read, and none of it defines or trains a network. */
function onlyServes(tree: FileTree, code: readonly ReadCode[]): boolean {
  const read = code.filter((one) => one.tree === tree && one.file.language === 'python');
  const found = (['network', 'library-network', 'trains'] as const).flatMap((kind) => factsIn(read, kind));
  return read.length > 0 && found.length === 0;
}

function isNetworkSettings(file: ClassifiedFile): boolean {
  if (!isOwn(file) || /(^|\/)(examples?|demos?|tutorials?|tokeni[sz]er)\//i.test(file.path)) return false;
  return NETWORK_CONFIG.test(file.path) || /^(config|hparams|params)\.(py|ya?ml|json|toml)$/.test(file.path);
}

/** Named after a model or in its folder: `model/config.py`, `models/large_config.json`, `bert_config.json`. */
const NETWORK_CONFIG =
  /(^|\/)(models?|networks?|nets?)\/([\w-]+\/)?\w*(config|hparams)\.(py|ya?ml|json|toml)$|(^|[/_-])(model|bert|gpt|net|network|encoder|vit|unet)[_-](config|hparams|params)\.(py|ya?ml|json|toml)$/i;

const isOwn = ({ path, roles }: ClassifiedFile): boolean =>
  !roles.has('vendored') && !roles.has('test') && !/(^|\/)\./.test(path);

/** A file that holds settings by its name or folder, and not those of another step, of one task or of the tools around the code. */
function isSettings(file: ClassifiedFile): boolean {
  const { path } = file;
  const activity = activityOf(path);
  if (!isOwn(file) || (activity !== null && activity !== 'training')) return false;
  if (NETWORK_CONFIG.test(path) || namesTask(pathWords(path))) return false;
  return (
    /(^|\/)(configs?|conf|options|hparams|hydra|experiments?)\/.+\.(ya?ml|toml|json|jsonc|py|gin|cfg)$/i.test(
      path,
    ) ||
    /(^|\/)([\w-]*(config|hparams|hyperparams?|params)[\w-]*)\.(ya?ml|toml|json|jsonc|gin|cfg)$/i.test(path)
  );
}

/** Lists of samples and saved results are JSON too; environments and pages have settings of their own. */
function isConfiguration({ path, roles }: ClassifiedFile): boolean {
  if (roles.has('results') || roles.has('environment') || roles.has('dependencies')) return false;
  if (/(^|\/)(?:adapter_config\.json|_config\.ya?ml|mkdocs\.ya?ml)$/.test(path)) return false;
  if (/(^|\/)(data|datasets?|splits?|envs?|environments?|conda|docs?|website)\//i.test(path)) return false;
  if (/\.json$/i.test(path)) return /(conf|args|param|trainer_state|ds_|deepspeed|zero\d|recipe)/i.test(path);
  return !/\.env$/i.test(path);
}

/** Each section is counted with its code; one whose heading speaks of training also with its sub-sections. */
function inDocument(document: Document, tuned: boolean): Outcome[] {
  const texts = new Map(document.sections.map((section) => [section, section.text]));
  for (const { section, text } of document.code) {
    if (MEASURING_CODE.test(text) && !OPTIMIZES.test(text)) continue;
    if (TRAINING_CODE.test(text)) texts.set(section, `${texts.get(section) ?? ''}\n${text}`);
  }
  return document.sections.flatMap((section): Outcome[] => {
    const own = texts.get(section) ?? '';
    const headed = activityUnder(section);
    const about = headed ?? (TRAINED.test(own) ? 'training' : null);
    if (about !== 'training' && about !== 'fine-tuning') return [];
    const told = headed
      ? document.sections.filter((one) => one === section || isBelow(one, section))
      : [section];
    const text = told.map((one) => texts.get(one) ?? '').join('\n');
    if (section.path.some((heading) => PROBING.test(heading)) && !section.path.some(isTraining)) return [];
    const named = parametersIn(text);
    if (!named.some((name) => ESSENTIAL.includes(name))) return [];
    const at = document.cite(section.line);
    const list = named.slice(0, 4).join(', ');
    const isOther = about === 'fine-tuning' && !tuned;
    if (named.length < ENOUGH) {
      if (isOther) return [];
      return [partial(0.25, `Only some training hyperparameters are stated (${list}).`, { at })];
    }
    if (isOther) {
      return [partial(0.5, `Only fine-tuning hyperparameters are stated (${list}).`, { at })];
    }
    return [pass(`Training hyperparameters are stated (${list}).`, { at })];
  });
}

/** What the innermost telling heading is about; a page's long title is none. */
function activityUnder({ path }: Section): Activity | null {
  const short = path.filter((heading) => heading.length <= 45);
  if (short.some((heading) => /\bhyper-?\s?param/.test(heading))) {
    return short.map(activityOf).includes('fine-tuning') ? 'fine-tuning' : 'training';
  }
  const told = short.some((heading) => LEARNING_TOLD.test(heading)) ? 'training' : null;
  return short.map(activityOf).findLast((one) => one !== null) ?? told;
}

const isTraining = (heading: string): boolean => activityOf(heading) === 'training';

const isBelow = ({ path }: Section, outer: Section): boolean =>
  path.length > outer.path.length && outer.path.every((part, index) => path[index] === part);

function best(outcomes: readonly Outcome[]): Outcome | null {
  const worth = (one: Outcome) => (one.result === 'pass' ? 1 : one.result === 'partial' ? one.share : 0);
  return outcomes.reduce<Outcome | null>((a, b) => (a && worth(a) >= worth(b) ? a : b), null);
}
