/** Asks whether the seed of the training is written down; a seed in a generation example says nothing about it. */

import type { Citation } from '../prose/cite.js';
import type { Document, Section } from '../prose/page.js';
import { citeStatement, statementsOn, trainingPages } from '../release/claims/statements.js';
import { citeFact, factsIn, type LocatedFact, type ReadCode } from '../release/code/bodies.js';
import { isFineTune } from '../release/code/lineage.js';
import { ENOUGH, runSettings } from '../release/code/run-settings.js';
import { activityOf } from '../release/files/activities.js';
import { type CodeFile, factsOf } from '../source/facts.js';
import { defineCheck, fail, partial, pass } from './check.js';

/** A seed with its value, as people and command lines write it. */
const SEED =
  /(?<!number of )(?<!no\. of )\b(random[ _-]?)?seeds?\b["'`]?\s*(?:(?:was |were |is |are )?(?:set |fixed |value )?(?:to |at |of |as )?|[=:|)(]\s*)["'`]?\d+|\bseed_everything\(\s*\d+/i;
/** Seeds without a value: training was repeated or fixed. */
const SPOKEN_OF =
  /\b(\d+|two|three|four|five|six|seven|eight|nine|ten|different|multiple|several|fixed|same|random) (random )?seeds?\b/i;
const TRAINING = /\b(pre-?)?train(ing|ed|er)?\b|\bfine-?tun\w+|\bhyper-?param/i;
/** A command or call that trains. */
const TRAINS =
  /train\w*\.(py|sh)|-train\b|--do_train|\.fit\(|TrainingArguments|\btrainer\b|finetune|pretrain_|--lr\b|learning_rate|\btrain\b/i;
/** The seed of something else: of drawing samples, of splitting data. */
const OTHER_SEED =
  /num_inference_steps|\.generate\(|\.predict\(|\bpipeline\(|set_seed\(|split\w*\(|PRNGKey|Generator\(/;

export default defineCheck({
  id: 'random-seed',
  title: 'The random seed of training is documented',
  partialTitle: 'The random seed of training is only partly documented',
  failureTitle: 'The random seed of training is not documented',
  why: 'Without the seed two runs of the same recipe differ, and nobody can tell chance from error.',
  fix: 'Name the seeds of the training run in the configuration file or beside the hyperparameters.',
  needs: ['hub', 'repository', 'files', 'documents', 'code'],
  evaluate({ hub, repository, files, documents, code }) {
    const tuned = isFineTune(hub, repository);
    let tuning: Citation | undefined;
    const pages = trainingPages(documents, repository);
    for (const page of pages) {
      const said = page.sentences.find(
        (sentence) =>
          SEED.test(sentence.text) &&
          (TRAINING.test(sentence.text) || isOfTraining(sentence.section)) &&
          !sentence.negated,
      );
      if (said) return pass('The seed is stated with the training settings.', { at: page.cite(said.line) });
      for (const { text, line, section } of page.code) {
        const index = text.split('\n').findIndex((one) => SEED.test(one));
        if (index < 0 || OTHER_SEED.test(text) || !(TRAINS.test(text) || isOfTraining(section))) continue;
        const at = page.cite(line + index);
        if (tuned || !isOfTuning(section, page))
          return pass('A documented training command sets the seed.', { at });
        tuning ??= at;
      }
    }
    const [set] = seedsOf(code);
    if (set) return pass(`The training code sets the seed (${set.fact.value}).`, { at: citeFact(set) });
    for (const tree of files) {
      const seeded = tree.files.find(
        ({ path, roles }) =>
          (roles.has('weights') || roles.has('training-config')) && /seed[-_=]?\d+/i.test(path),
      );
      if (seeded) return pass('File names carry the seed they come from.', { at: tree.cite(seeded.path) });
    }
    if (tuning) return partial(0.5, 'Only a documented fine-tuning command sets the seed.', { at: tuning });
    const spoken = statementsOn(pages, SPOKEN_OF).find(({ sentence }) => TRAINING.test(sentence.text));
    if (spoken)
      return partial(0.5, 'Training seeds are mentioned without values.', {
        at: citeStatement(spoken),
      });
    return fail('No page states the training seed.');
  },
});

const isOfTuning = ({ path }: Section, page: Document): boolean =>
  (path.map(activityOf).findLast((one) => one !== null) ?? activityOf(page.path)) === 'fine-tuning';

/** The innermost telling heading is about training or its hyper-parameters. */
const isOfTraining = ({ path }: Section): boolean =>
  path.some((heading) => /\bhyper-?\s?param/.test(heading)) ||
  ['training', 'fine-tuning'].includes(path.map(activityOf).findLast((one) => one !== null) ?? '');

/** Seeds with a value in files that change weights, and in settings and job scripts that say how long to train. */
function seedsOf(code: readonly ReadCode[]): LocatedFact[] {
  const training = code.filter(({ file }) => {
    const isScript = ['python', 'notebook', 'r', 'julia'].includes(file.language);
    const trains = factsOf(file, 'trains').some(({ name }) => !/backward$/.test(name));
    // A module of options says how long to train and at which rate; a program that runs a model has its own seed.
    if (isScript) return trains || (file.entry === undefined && setsRun(file));
    return factsOf(file, 'setting').some(({ name }) => /(?:^|[-_])lr$|learning|epoch/i.test(name));
  });
  return factsIn(training, 'seed').filter(({ fact }) => /^\d+$/.test(fact.value ?? ''));
}

/** Whether a module only holds the settings of a training run. */
function setsRun(file: CodeFile): boolean {
  const set = runSettings(file);
  return (
    set.has('learning rate') &&
    set.size >= ENOUGH &&
    !file.facts.some(({ kind }) => kind === 'runs-model' || kind === 'loads-weights')
  );
}
