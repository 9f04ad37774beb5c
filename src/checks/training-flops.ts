/** Asks whether the amount of computation of the training is told: operations in all, not the speed of a device. */
import { citeStatement } from '../release/claims/statements.js';
import { trainingFigures } from '../release/claims/training-account.js';
import { defineCheck, fail, pass } from './check.js';

/** A total: `3.1e23 FLOPs`, `10^24 floating-point operations`, `740 petaflop/s-days`, `45 ZFLOPs`. */
const TOTAL =
  /(?:\d\s?[x×·*]\s?10\s?\^?\s?[{(]?\d{2}[)}]?|\b10\s?\^\s?[{(]?\d{2}[)}]?|10[⁰¹²³⁴⁵⁶⁷⁸⁹]{2}|\de\+?\d{2})\s?(?:FLOPs?\b|floating[- ]point operations)|\d\s?(?:zetta-?|exa-?|Z|E)FLOPs?\b(?!\/s)|\b(?:peta|exa|tera)-?flops?(?:\/s)?[- ](?:days?|hours?)\b/i;

export default defineCheck({
  id: 'training-flops',
  title: 'The amount of training compute is stated',
  partialTitle: 'The amount of training compute is only partly stated',
  failureTitle: 'The amount of training compute is not stated',
  why: 'The number of operations is the one measure of effort that does not depend on the machine.',
  fix: 'State the floating-point operations of the final training run, and how they were counted.',
  needs: ['repository', 'documents'],
  evaluate({ repository, documents }) {
    const [told] = trainingFigures(documents, repository, TOTAL);
    if (told) return pass('The number of training operations is stated.', { at: citeStatement(told) });
    return fail('No page states how many operations training took.');
  },
});
