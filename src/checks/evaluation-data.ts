/** Whether the data that the model was measured on can be had: shipped, linked, or public under a well-known name. */
import type { Document } from '../prose/page.js';
import { benchmarksIn, benchmarkTasksIn } from '../release/claims/benchmarks.js';
import { isOnOther } from '../release/claims/other-models.js';
import { citeStatement, isUnder, type Statement, statementsOn } from '../release/claims/statements.js';
import { allDataOffers, evaluationDataOffers } from '../release/claims/training-data.js';
import { citeFact } from '../release/code/bodies.js';
import { evaluationDataInCode } from '../release/code/coded-data.js';
import { isFineTune } from '../release/code/lineage.js';
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
  title: 'Evaluation data is released',
  partialTitle: 'Only some evaluation data is released',
  describedTitle: 'Evaluation data is only named or described',
  failureTitle: 'Evaluation data is not released',
  why: 'Reported numbers can only be checked on the same data.',
  fix: 'Publish the test sets and splits that the reported results were measured on, or link the public benchmark used.',
  component: 'Evaluation data',
  needs: ['hub', 'repository', 'documents', 'files', 'code'],
  evaluate({ hub, repository, documents, files, code }) {
    const shipped = evaluationFilesIn(files);
    if (shipped.whole.length > 0) {
      return pass('The repository holds evaluation data.', { at: shipped.whole.slice(0, 3) });
    }
    const links = dataLinks(documents).filter(({ kind, use }) => kind !== 'source' && use !== 'lookup');
    const open = links.filter(({ kind }) => kind !== 'account');
    // What a pre-trained model is tuned on later it is measured on; what a tune was tuned on is its training.
    const tuned = isFineTune(hub, repository, documents);
    const measured = open.filter(
      ({ use, part, split }) => !part && (use === 'evaluation' || split || (!tuned && use === 'tuning')),
    );
    if (measured.length > 0) {
      return pass('The documents link the evaluation data for download.', {
        at: measured.slice(0, 3).map(({ at }) => at),
      });
    }
    const [offer] = [...evaluationDataOffers(documents), ...allDataOffers(documents)];
    if (offer) return pass('The documents say where the evaluation data is.', { at: citeStatement(offer) });
    const coded = evaluationDataInCode(code);
    const held = coded.filter(({ place }) => place === 'tree');
    if (held.length > 0) {
      return pass('The repository holds the data that its evaluation reads.', {
        at: held.slice(0, 3).map(({ located }) => citeFact(located)),
      });
    }
    if (coded.length > 0) {
      return partial(0.75, 'The evaluation fetches public data by itself.', {
        at: coded.slice(0, 3).map(({ located }) => citeFact(located)),
      });
    }
    if (shipped.samples.length > 0) {
      return partial(0.5, 'Examples in the repository hold some evaluation data.', {
        at: shipped.samples.slice(0, 3),
      });
    }
    const benchmarks = documents.flatMap(benchmarksOn);
    if (benchmarks.length > 0) {
      const names = benchmarks.flatMap(({ names }) => names);
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
      return partial(0.5, 'Evaluation data is described, or may be among the linked data.', {
        at: rest.slice(0, 3),
        released: false,
      });
    }
    return fail('Neither evaluation data nor a named benchmark was found.');
  },
});

/** What was left unmeasured is named as well. */
const NOT_MEASURED =
  /(?:\b(?:not|never)|n['’]t)\s+(?:\w+\s+)?(?:evaluat|test|report|measur|benchmark|run)\w*\b/i;
const RESULTS_HEADING =
  /\b(?:eval\w*|results?|performance|benchmarks?|metrics|scores?|leaderboard|comparison|zero-?shot)\b/;

/** Sentences on measuring that name benchmarks, and tables of results that have them for rows or columns. */
function benchmarksOn(document: Document): (Statement & { names: string[] })[] {
  return document.sentences.flatMap((sentence) => {
    const { text, section, row } = sentence;
    const ofResults =
      row !== undefined && (isUnder(section, RESULTS_HEADING) || isInScores(sentence, document));
    const names = ofResults ? benchmarkTasksIn(text) : MEASURED.test(text) ? benchmarksIn(text) : [];
    return names.length > 0 &&
      !sentence.negated &&
      !NOT_MEASURED.test(text) &&
      (row !== undefined || !isOnOther(text, document))
      ? [{ document, sentence, names }]
      : [];
  });
}

/** A row of a table in whose other rows scores stand. */
function isInScores({ section, line }: Statement['sentence'], document: Document): boolean {
  return document.sentences.some(
    (one) =>
      one.section === section &&
      one.row !== undefined &&
      Math.abs(one.line - line) <= NEAR &&
      (one.row.match(/(?<![\w.])\d{1,3}\.\d+(?!\w|\.\d)/g) ?? []).length >= 2,
  );
}

/** Lines between the head of a table and its first rows. */
const NEAR = 4;
