/** Asks whether the water that cooled the training is told, with a unit. */
import { citeStatement } from '../release/claims/statements.js';
import { trainingFigures } from '../release/claims/training-account.js';
import { defineCheck, fail, pass } from './check.js';

const VOLUME =
  '\\d[\\d.,]{0,20}\\s?(?:k|M|million |thousand )?\\s?(?:L|m3|m³|lit(?:er|re)s?|gallons?|cubic met(?:er|re)s?)(?![\\w])';
const WATER = new RegExp(`${VOLUME}[^.]{0,40}\\bwater\\b|\\bwater\\b[^.]{0,60}?${VOLUME}`, 'i');

export default defineCheck({
  id: 'training-water',
  title: 'Water used in training is stated',
  partialTitle: 'Water used in training is only partly stated',
  failureTitle: 'Water used in training is not stated',
  why: 'Data centers are cooled with drinking water; where it is scarce, its use is the larger cost.',
  fix: 'State the water that the training run consumed, in liters or cubic meters, and how it was estimated.',
  needs: ['repository', 'documents'],
  evaluate({ repository, documents }) {
    const [told] = trainingFigures(documents, repository, WATER);
    if (told) return pass('The water used in training is stated.', { at: citeStatement(told) });
    return fail('No page states how much water training used.');
  },
});
