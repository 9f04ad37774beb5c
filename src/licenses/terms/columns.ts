/** Tables whose columns say what a cell is on: "Research | Commercial" above "free | contact us". */
import type { Document, Sentence } from '../../prose/page.js';
import { classesOf } from './lexicon.js';
import { tokensOf } from './tokens.js';

/** Classes of words that a column of terms is called by. */
const COLUMN = new Set(['commerce', 'narrow', 'redistribute', 'modify', 'sell', 'field', 'place', 'use']);
/** Words of a column's name; what is longer says something itself. */
const LONGEST_NAME = 4;
/** Rows that are looked back over for the head of their table. */
const MOST_ROWS = 40;

const cellsOf = (row: string): string[] => row.split('|').map((cell) => cell.trim());

const nameOfTerms = (cell: string): boolean => {
  const words = tokensOf(cell).filter(({ word }) => /^\p{L}/u.test(word));
  return (
    words.length > 0 &&
    words.length <= LONGEST_NAME &&
    words.some(({ stem }) => classesOf(stem).some((one) => COLUMN.has(one)))
  );
};

/** Words with which a cell says something itself. */
const SAYS =
  /^(?:no|not|none|never|without|only|must|may|can|yes|ok|free|gratis|allowed|permitted|prohibited|forbidden|required|needed|restricted|excluded|contact|ask|request|<\w+>|❌)$/;

/** Whether a row does nothing but call the columns of its table: "Model | License", "| Research | Commercial". */
export function isHeadOfColumns(document: Document, at: number): boolean {
  const { row, line, section } = document.sentences[at] as Sentence;
  if (row === undefined) return false;
  const before = document.sentences[at - 1];
  // Between the first row of a table and the second stands the line that marks it.
  if (before?.row !== undefined && before.section === section && line - before.line < 2) return false;
  const after = document.sentences[at + 1];
  if (after?.row === undefined || after.section !== section || after.line - line !== 2) return false;
  return cellsOf(row).every((cell) => {
    const words = tokensOf(cell);
    return words.length <= LONGEST_NAME && words.every(({ word }) => !SAYS.test(word));
  });
}

/** Names of a table's columns when two or more are those of terms; `null` for any other row. */
function columnsIn(document: Document, at: number): string[] | null {
  if (!isHeadOfColumns(document, at)) return null;
  const [, ...names] = cellsOf(document.sentences[at]?.row ?? '');
  return names.filter(nameOfTerms).length > 1 ? names : null;
}

/** What a row of such a table says, each cell under its column's name; `null` when it stands in no such table. */
export function underColumns(document: Document, at: number): string | null {
  const { row, line, section } = document.sentences[at] as Sentence;
  if (row === undefined) return null;
  let [next, first] = [line, at];
  while (first > 0 && at - first < MOST_ROWS) {
    const above = document.sentences[first - 1] as Sentence;
    if (above.row === undefined || above.section !== section || next - above.line > 2) break;
    first--;
    next = above.line;
  }
  const names = first < at ? columnsIn(document, first) : null;
  const [, ...cells] = cellsOf(row);
  if (!names || cells.length !== names.length) return null;
  return names.map((name, index) => `${name}: ${cells[index]}`).join('; ');
}
