/** Asks whether the seed of the training is written down; a seed in a generation example says nothing about it. */
import { activityOf } from '../release/activities.js';
import type { Section } from '../release/document.js';
import { defineCheck, fail, partial, pass } from './check.js';

/** A seed with its value, as people and command lines write it. */
const SEED =
  /\b(random[ _-]?)?seeds?\b\s*(was |were |is |are )?(set |fixed )?(to |at |of |as )?[=:|)(\s]*\d+|\bseed_everything\(\s*\d+|--seed[= ]\d+|\bPRNGKey\(\d+\)/i;
const SPOKEN_OF =
  /\b(\d+|two|three|four|five|six|seven|eight|nine|ten|different|multiple|several|fixed|same|random) (random )?seeds?\b/i;
const SAMPLING = /\b(generate|pipeline|from_pretrained|sample|sampling|predict|inference|infer)\b/i;
const TRAINING = /\b(pre-?)?train(ing|ed|er)?\b|\bfit\b|\bfine-?tun/i;

export default defineCheck({
  id: 'random-seed',
  title: 'The random seed of training is documented',
  failureTitle: 'The random seed of training is not documented',
  why: 'Without the seed two runs of the same recipe differ, and nobody can tell a difference from an error.',
  fix: 'Name the seeds of the training run in the configuration file or beside the hyper-parameters.',
  needs: ['files', 'documents'],
  evaluate({ files, documents }) {
    for (const document of documents) {
      const said = document.sentences.find(
        ({ text, section, negated }) => !negated && SEED.test(text) && !isOfInference(text, section),
      );
      if (said) return pass('The seed is given with the training.', { at: document.cite(said.line) });
      for (const block of document.code) {
        const lines = block.text.split('\n');
        const index = lines.findIndex((line) => SEED.test(line));
        if (index < 0 || isOfInference(block.text, block.section)) continue;
        if (TRAINING.test(block.text) || isOfTraining(block.section)) {
          return pass('A documented training command sets the seed.', {
            at: document.cite(block.line + index),
          });
        }
      }
    }
    for (const tree of files) {
      const seeded = tree.files.find(
        ({ path, roles }) =>
          (roles.has('weights') || roles.has('training-config')) && /seed[-_=]?\d+/i.test(path),
      );
      if (seeded)
        return pass('Files are named by the seed that they come from.', { at: tree.cite(seeded.path) });
    }
    for (const document of documents) {
      const spoken = document.sentences.find(
        ({ text, negated, section }) => !negated && SPOKEN_OF.test(text) && !isOfInference(text, section),
      );
      if (spoken)
        return partial(0.5, 'Seeds are spoken of, without their values.', { at: document.cite(spoken.line) });
    }
    return fail('No page gives the seed of the training.');
  },
});

function isOfInference(text: string, section: Section): boolean {
  if (TRAINING.test(text)) return false;
  return SAMPLING.test(text) || nearest(section) === 'inference';
}

const isOfTraining = (section: Section): boolean =>
  ['training', 'fine-tuning'].includes(nearest(section) ?? '');

const nearest = (section: Section) => section.path.map(activityOf).findLast((one) => one !== null) ?? null;
