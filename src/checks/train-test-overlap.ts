/** Asks whether the owner looked for test data among the training data, and says so. */
import { citeStatement, statementsOn } from '../release/claims/statements.js';
import { defineCheck, fail, partial, pass } from './check.js';

const OVERLAP =
  /\bde-?contaminat\w+|\b(?:data|test(?:[- ]set)?|benchmark|train(?:ing)?)[- ](?:contamination|leakage)\b|\btrain[-/ ]?(?:and[- ])?test (?:overlap|leakage|similarity|separation)\b|\boverlap\w* (?:between|with|of) (?:the )?(?:\w+ ){0,3}(?:train\w*|test|evaluation|benchmark)\b|\b(?:remov|exclud|filter|discard)\w*\b[^.]{0,80}\b(?:test|benchmark|evaluation|validation|held-?out)[- ](?:\w+ )?(?:sets?|data|examples|proteins|sequences|splits?)\b|\bsequence identity\b[^.]{0,80}\b(?:test|train|held-?out|validation)\b|\b(?:test|train|held-?out|validation)\b[^.]{0,80}\bsequence identity\b/i;
const NOT_DONE =
  /\b(?:not|n['’]t|never|no|cannot|without)\b[^.]{0,40}\b(?:de-?contaminat\w+|check\w*|measur\w*|test(?:ed)? for|exclud\w*|remov\w*|rule out)\b|\b(?:may|might|could|possibl[ey]|potential(?:ly)?)\b[^.]{0,40}\b(?:contaminat\w+|overlap|leak\w*)\b/i;

/** The same words of code, secrets and attacks. */
const OTHER_THING = /\b(?:\w*loaders?|scanner|vulnerabilit\w+|privacy|secrets?|your)\b/i;

export default defineCheck({
  id: 'train-test-overlap',
  title: 'Overlap of training and test data is stated',
  partialTitle: 'Overlap of training and test data is mentioned, but not measured',
  failureTitle: 'Overlap of training and test data is not stated',
  why: 'A model that has seen the answers scores well and knows nothing.',
  fix: 'Say how test data was kept out of the training data, and how much of it was found there.',
  needs: ['documents'],
  evaluate({ documents }) {
    const told = statementsOn(documents, OVERLAP).filter(({ sentence }) => !OTHER_THING.test(sentence.text));
    const done = told.find(({ sentence }) => !NOT_DONE.test(sentence.text));
    if (done) return pass('A page says how test data was kept apart.', { at: citeStatement(done) });
    if (told[0]) return partial(0.5, 'A page only warns of overlap.', { at: citeStatement(told[0]) });
    return fail('No page says whether test data was among the training data.');
  },
});
