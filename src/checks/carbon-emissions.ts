/** Asks whether the carbon that the training emitted is told, as a figure and not as a link to a calculator. */
import type { HubModel } from '../evidence.js';
import { citeFile, hubPlace } from '../prose/cite.js';
import { citeStatement } from '../release/claims/statements.js';
import { trainingFigures } from '../release/claims/training-account.js';
import { defineCheck, fail, partial, pass } from './check.js';

const MASS = '(?:mg|k?g|kg|kilograms?|grams?|t|tons?|tonnes?|metric tons?|lbs?|pounds?)';
/** A mass of carbon: `25.5 tonnes of CO2`, `tCO2eq: 390`. */
const EMITTED = new RegExp(
  `\\d[\\d.,]{0,20}\\s?(?:k|M|million )?\\s?${MASS}?\\s?(?:of )?(?:CO(?:2|₂)|carbon)|(?:CO(?:2|₂)\\w*|\\bcarbon(?: \\w+)?)\\b[^.\\d]{0,40}\\d[\\d.,]{0,20}\\s?${MASS}?(?![\\w-])`,
  'i',
);
/** Offsets, prices and rates beside the figure that is asked for. */
const OTHER_FIGURE = /\bcarbon (?:atoms?|intensity)\b|\bC\d|\boffset (?:price|program)/i;

export default defineCheck({
  id: 'carbon-emissions',
  title: 'Carbon emissions of training are stated',
  partialTitle: 'Carbon emissions are mentioned without a figure',
  failureTitle: 'Carbon emissions of training are not stated',
  why: 'The climate cost of training is part of its price, and only the owner can count it.',
  fix: "State the emissions in the card's front matter (`co2_eq_emissions`, in grams) or under Environmental Impact.",
  needs: ['hub', 'repository', 'documents'],
  evaluate({ hub, repository, documents }) {
    const field = hub ? emissionsIn(hub) : null;
    const front = hub ? citeFile(hubPlace(hub), 'README.md', undefined, 'front matter') : undefined;
    if (front && field === 'figure') return pass('The front matter states the emissions.', { at: front });
    const [told] = trainingFigures(documents, repository, EMITTED, OTHER_FIGURE);
    if (told) return pass('The emissions of training are stated.', { at: citeStatement(told) });
    if (front && field === 'words') {
      return partial(0.5, 'The front matter says how emissions were measured, but not how much.', {
        at: front,
      });
    }
    return fail('No page states the carbon emissions of training.');
  },
});

/** The Hub's field is a number of grams, or a record with `emissions` in grams among others. */
function emissionsIn({ cardData }: HubModel): 'figure' | 'words' | null {
  const field = cardData?.co2_eq_emissions;
  const amount =
    typeof field === 'object' && field !== null && 'emissions' in field ? field.emissions : field;
  if (typeof amount === 'number' || (typeof amount === 'string' && /\d/.test(amount))) return 'figure';
  return typeof field === 'object' && field !== null ? 'words' : null;
}
