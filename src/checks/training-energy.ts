/** Asks whether the energy that the training took is told, with a unit. */
import { citeStatement } from '../release/claims/statements.js';
import { trainingFigures } from '../release/claims/training-account.js';
import { defineCheck, fail, pass } from './check.js';

const ENERGY =
  /\d[\d.,]{0,20}\s?(?:[x×·*]\s?10\s?\^?\{?\d+\}?\s?)?(?:[kMGT]Wh|(?:kilo|mega|giga)?watt[- ]?hours?|[MGT]J\b)/;
/** How dirty the power was, not how much of it was used. */
const OTHER_FIGURE = /\b(?:per|\/)\s?[kM]Wh\b/i;

export default defineCheck({
  id: 'training-energy',
  title: 'Energy used in training is stated',
  partialTitle: 'Energy used in training is only partly stated',
  failureTitle: 'Energy used in training is not stated',
  why: 'Energy can be compared across machines and countries; device hours cannot.',
  fix: 'State the energy of the training run in kWh or MWh, and how it was measured or estimated.',
  needs: ['repository', 'documents'],
  evaluate({ repository, documents }) {
    const [told] = trainingFigures(documents, repository, ENERGY, OTHER_FIGURE);
    if (told) return pass('The energy used in training is stated.', { at: citeStatement(told) });
    return fail('No page states how much energy training used.');
  },
});
