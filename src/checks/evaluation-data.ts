/** Whether the data that the model was measured on can be had: shipped, linked, or public under a well-known name. */
import { benchmarksIn } from '../release/claims/benchmarks.js';
import { citeStatement, statementsOn } from '../release/claims/statements.js';
import { allDataOffers, evaluationDataOffers } from '../release/claims/training-data.js';
import { evaluationFilesIn } from '../release/files/data-files.js';
import { dataLinks } from '../release/links/data-links.js';
import { defineCheck, fail, partial, pass } from './check.js';

const MEASURED =
  /\b(?:evaluat\w*|benchmark\w*|test(?:ed)?(?: sets?)?|held-?out|accuracy|f1|score|performance|results?|tasks?|zero-?shot|validation)\b/i;
const HELD_OUT =
  /\b(?:test|evaluation|benchmark|validation|held-?out) (?:data|data-?sets?|sets?|splits?|suite)\b/i;
/** What sets a description apart from a word on what the code can do: a name of its own, a number, a link. */
const NAMED = /\d|\bhttps?:|[a-z][A-Z]|\b[A-Z]{2,}\b|(?<=[a-z,] )[A-Z][a-z]+/;

export default defineCheck({
  id: 'evaluation-data',
  title: 'Evaluation data are released',
  partialTitle: 'Only some evaluation data are released',
  describedTitle: 'Evaluation data are only named or described',
  failureTitle: 'Evaluation data are not released',
  why: 'Reported numbers can only be checked on the same data.',
  fix: 'Publish the test sets and splits that the reported results were measured on, or link the public benchmark used.',
  component: 'Evaluation data',
  needs: ['documents', 'files'],
  evaluate({ documents, files }) {
    const shipped = evaluationFilesIn(files);
    if (shipped.whole.length > 0) {
      return pass('The repository holds evaluation data.', { at: shipped.whole.slice(0, 3) });
    }
    const links = dataLinks(documents).filter(({ kind, use }) => kind !== 'source' && use !== 'lookup');
    const open = links.filter(({ kind }) => kind !== 'account');
    const measured = open.filter(({ use }) => use === 'evaluation' || use === 'tuning');
    if (measured.length > 0) {
      return pass('The documents link the evaluation data for download.', {
        at: measured.slice(0, 3).map(({ at }) => at),
      });
    }
    const [offer] = [...evaluationDataOffers(documents), ...allDataOffers(documents)];
    if (offer) return pass('The documents say where the evaluation data are.', { at: citeStatement(offer) });
    if (shipped.samples.length > 0) {
      return partial(0.5, 'Examples in the repository hold some evaluation data.', {
        at: shipped.samples.slice(0, 3),
      });
    }
    const benchmarks = statementsOn(documents, MEASURED).filter(
      ({ sentence }) => benchmarksIn(sentence.text).length > 0,
    );
    if (benchmarks.length > 0) {
      const names = benchmarks.flatMap(({ sentence }) => benchmarksIn(sentence.text));
      return partial(0.5, `Public benchmarks are named: ${[...new Set(names)].slice(0, 4).join(', ')}.`, {
        at: benchmarks.slice(0, 3).map(citeStatement),
        released: false,
      });
    }
    const described = statementsOn(documents, HELD_OUT).filter(({ sentence }) => NAMED.test(sentence.text));
    const rest = [
      ...described.map(citeStatement),
      ...links.filter(({ use }) => use !== 'example').map(({ at }) => at),
    ];
    if (rest.length > 0) {
      return partial(0.5, 'Evaluation data are described or may be among the linked data.', {
        at: rest.slice(0, 3),
        released: false,
      });
    }
    return fail('No evaluation data and no named benchmark were found.');
  },
});
