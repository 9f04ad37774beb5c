/** Asks whether the machines of the training are told, type and number, whatever is said of the time. */
import { citeStatement } from '../release/claims/statements.js';
import { trainingFigures } from '../release/claims/training-account.js';
import { defineCheck, fail, partial, pass } from './check.js';
import { COUNTED, NAMED } from './training-compute.js';

export default defineCheck({
  id: 'training-hardware',
  title: 'Type and number of the training devices are stated',
  partialTitle: 'The training devices are named, but not counted',
  failureTitle: 'The training hardware is not stated',
  why: 'Whether training can be repeated depends first of all on how many such devices one can get.',
  fix: 'State the type and number of the accelerators that trained the model.',
  needs: ['repository', 'documents'],
  evaluate({ repository, documents }) {
    const [counted] = trainingFigures(documents, repository, COUNTED);
    if (counted) return pass('The type and number of devices are stated.', { at: citeStatement(counted) });
    const [named] = trainingFigures(documents, repository, NAMED);
    if (named) return partial(0.5, 'The devices are named, but not counted.', { at: citeStatement(named) });
    return fail('No page says on what hardware the model was trained.');
  },
});
