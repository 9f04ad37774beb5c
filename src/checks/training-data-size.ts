/** Asks whether the size of the training data is told, as a number with a unit. */
import { citeStatement } from '../release/claims/statements.js';
import { trainingFigures } from '../release/claims/training-account.js';
import { defineCheck, fail, pass } from './check.js';

const UNIT =
  'tokens?|words?|images?|sentences?|documents?|abstracts?|articles?|papers|sequences?|structures?|examples?|samples?|pairs?|proteins?|genomes?|molecules?|conformations|frames?|videos?|clips|cells|transcriptomes?|records?|conversations?|dialogu?es?|prompts|pages|web ?pages|images?|slides?|patches|scans|spectra|nucleotides|base ?pairs|hours of (?:\\w+ )?(?:audio|speech|video|recordings?)|(?:[KMGT]i?B|gigabytes|terabytes)';
/** Smaller numbers count layers, channels and files. */
const MANY =
  '(?:\\d[\\d.,]{0,20}\\s?(?:[kKMBT]\\b|thousand|million|billion|trillion)|\\d{1,3}(?:,\\d{3}){1,5}|\\d{5,15})';
const SIZE = new RegExp(
  `(?<![\\w.-])(?:${MANY}\\+?[\\s-](?:\\S{1,30} ){0,3}?(?:${UNIT})(?!\\w)|\\d[\\d.,]{0,20}\\s?[GT]i?B\\b|\\d{1,9} hours of (?:\\w{1,20} ){0,2}(?:audio|speech|video|recordings?))`,
  'i',
);
/** Sizes of a step, of an input or of a machine. */
const OTHER_SIZE =
  /\bbatch\b|\bcontext\b|\blengths?\b|\bmax(?:imum|imal)?\b|\bper (?:step|update|device|gpu|second)\b|\b(?:gpu|tpu|ram|vram|memory|disk)\b|\bresolution\b|\bvocab\w*\b|\bparameters?\b|\blearning rate\b|\bwarm-?up\b|\bhardware\b|\b(?:[AHV]\d00|PCIe)\b/i;

export default defineCheck({
  id: 'training-data-size',
  title: 'The size of the training data is stated',
  partialTitle: 'The size of the training data is only partly stated',
  failureTitle: 'The size of the training data is not stated',
  why: 'The size shows whether a similar collection is within reach, and how far the model can be expected to generalize.',
  fix: 'State the size of the data that the model was trained on: tokens, images, hours or records, per modality.',
  needs: ['repository', 'documents'],
  evaluate({ repository, documents }) {
    const [told] = trainingFigures(documents, repository, SIZE, OTHER_SIZE);
    if (told) return pass('The size of the training data is stated.', { at: citeStatement(told) });
    return fail('No page states the size of the training data.');
  },
});
