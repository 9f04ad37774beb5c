/** Whether measured results are published: machine-readable, as a table or sentence, as files, or in the paper. */

import { licenseOfPaper, licenseOfUnreadPaper } from '../licenses/scopes/documents.js';
import { type Citation, citeFile, hubPlace } from '../prose/cite.js';
import type { Document } from '../prose/page.js';
import { benchmarksIn, statesResult } from '../release/claims/benchmarks.js';
import { isOnOther } from '../release/claims/other-models.js';
import { ownPapers } from '../release/claims/papers.js';
import { isUnder } from '../release/claims/statements.js';
import { defineCheck, fail, pass } from './check.js';

const HEADING = /\b(?:evaluation|results?|performance|benchmarks?|metrics|accuracy|leaderboard|comparison)\b/;
const NUMBER = /(?<![\w.])\d{1,3}(?:\.\d+|\s?%)(?!\w|\.\d)/;

export default defineCheck({
  id: 'evaluation-results',
  title: 'Evaluation results are published',
  partialTitle: 'Evaluation results are published in part',
  failureTitle: 'Evaluation results are not published',
  why: 'Numbers that others can compare with are the only way to know whether a model is good enough for a task.',
  fix: 'Add a table of results with task, dataset and metric to the card, ideally as `model-index` in its front matter.',
  component: 'Evaluation results',
  needs: ['hub', 'documents', 'files', 'paper'],
  evaluate({ hub, documents, files, paper }) {
    if (hub && (hub.evaluationResults ?? 0) > 0) {
      return pass(`The card's front matter lists ${hub.evaluationResults} results.`, {
        at: citeFile(hubPlace(hub), 'README.md', undefined, 'front matter'),
      });
    }
    const stated = documents.flatMap(resultsIn);
    if (stated.length > 0) return pass('Results are stated with numbers.', { at: stated.slice(0, 3) });
    for (const tree of files) {
      const result = tree.with('results').find(({ path }) => /\.(?:csv|tsv|json|jsonl|xlsx|md)$/i.test(path));
      if (result) return pass(`Results are kept as files (${result.path}).`, { at: tree.cite(result.path) });
    }
    // The framework lets results stand in the paper: a separate document is not asked for.
    if (paper) {
      const at = { url: paper.url, label: 'paper' };
      return pass('Results are in the paper.', { at, license: licenseOfPaper(paper) });
    }
    const account = ownPapers(documents)[0]?.at;
    if (account) {
      return pass('Results are in the paper.', { at: account, license: licenseOfUnreadPaper(account) });
    }
    return fail('No results of an evaluation were found.');
  },
});

/** Rows and sentences that give a number for a metric or benchmark, or any number under such a heading. */
function resultsIn(document: Document): Citation[] {
  let named: boolean | undefined;
  /** A table on the page names benchmarks, in its header or in its rows. */
  const namesBenchmarks = () => {
    named ??= document.sentences.some(
      ({ text }) => text.includes(' | ') && (benchmarksIn(text).length > 0 || isHeadOfMeasures(text)),
    );
    return named;
  };
  return document.sentences
    .filter((sentence) => {
      const { text, section } = sentence;
      const row = text.includes(' | ');
      const found =
        statesResult(text) ||
        (row && NUMBER.test(text) && isUnder(section, HEADING)) ||
        (row && hasScores(text) && namesBenchmarks());
      // A row of another model stands beside the model's own; a sentence alone gives its figure only.
      return found && !sentence.negated && (row || !isOnOther(text, document));
    })
    .map(({ line }) => document.cite(line));
}

/** The head of a table whose columns are measures: "Test set | P | R | F1". */
const isHeadOfMeasures = (row: string): boolean =>
  !/\d\.\d/.test(row) && row.split(' | ').filter((cell) => MEASURE.test(cell.trim())).length >= 2;
const MEASURE =
  /^\W*(?:P|R|Prec(?:ision)?|Rec(?:all)?|F1|F-?score|Acc(?:uracy)?|AUC|AUROC|AP|mAP|m?IoU|Dice|BLEU|WER|CER|RMSE|MAE|MSE|PSNR|SSIM|MCC|Sens(?:itivity)?|Spec(?:ificity)?|R2|R²)(?:[ -][\w@.]{1,8})?\W*$/i;

/** A row of numbers, as tables of benchmarks have them. */
const hasScores = (text: string): boolean =>
  (text.match(/(?<![\w.])\d{1,3}\.\d+(?!\w|\.\d)/g) ?? []).length >= 2;
