/** Asks whether a page shows a table of results together with the command that produces them. */

import type { Citation } from '../prose/cite.js';
import type { Document, Sentence } from '../prose/page.js';
import { statesResult } from '../release/claims/benchmarks.js';
import { isUnder } from '../release/claims/statements.js';
import { type Command, citeCommand, commandsIn } from '../release/code/commands.js';
import { defineCheck, fail, partial, pass } from './check.js';
import { evaluatingBlock } from './evaluation-code.js';

const RESULTS = /\b(?:evaluation|results?|performance|benchmarks?|metrics|accuracy|leaderboard|comparison)\b/;
const NUMBER = /(?<![\w.])\d{1,3}(?:\.\d+|\s?%)(?!\w|\.\d)/;

export default defineCheck({
  id: 'results-command',
  title: 'Results are shown with the command that reproduces them',
  partialTitle: 'Results and the command behind them are only partly shown',
  failureTitle: 'No results are shown with the command that reproduces them',
  why: 'A table says what was measured; only the command beside it says how to measure it again.',
  fix: 'Put a table of the results into the README, and below it the exact command that produces each row.',
  needs: ['files', 'documents'],
  evaluate({ files, documents }) {
    const pages = documents.filter(({ kind }) => kind !== 'page');
    const commands = commandsIn(documents, files).filter(
      ({ activity, own }) => activity === 'evaluation' && own,
    );
    const shown = pages.flatMap((page) => {
      const row = page.sentences.find(isResult);
      return row ? [{ page, at: page.cite(row.line) }] : [];
    });
    const [table] = shown;
    const beside = shown.flatMap(({ page, at }) => {
      const command = commandOn(page, commands);
      return command ? [[at, command]] : [];
    })[0];
    if (beside) return pass('Results and the command that reproduces them are on one page.', { at: beside });
    const [command] = commands;
    if (table && command) {
      return partial(0.5, 'Results and the command that reproduces them are on different pages.', {
        at: [table.at, citeCommand(command)],
      });
    }
    if (table)
      return partial(0.5, 'Results are shown without a command that reproduces them.', { at: table.at });
    if (command)
      return partial(0.25, 'A command evaluates the model; no table shows results.', {
        at: citeCommand(command),
      });
    return fail('Neither a table of results nor a command that reproduces them was found.');
  },
});

/** A row of a table that holds a measurement. */
function isResult(sentence: Sentence): boolean {
  const { text, section } = sentence;
  if (!text.includes(' | ') || sentence.negated) return false;
  return statesResult(text) || (NUMBER.test(text) && isUnder(section, RESULTS));
}

function commandOn(page: Document, commands: readonly Command[]): Citation | null {
  const command = commands.find(({ document }) => document === page);
  return command ? citeCommand(command) : evaluatingBlock([page]);
}
