/** Sets of data that a page lists by name and link: in a table, "| Dataset | Link |", or in its sections on data and training. */
import { TECHNIQUE } from '../../lexicon/techniques.js';
import type { Citation } from '../../prose/cite.js';
import type { Document, DocumentLink, Sentence } from '../../prose/page.js';
import { activityOf } from '../files/activities.js';
import { sentenceAround } from '../links/link-words.js';
import { namesInItem } from './introduced-lists.js';
import { PAPER_ADDRESS } from './statements.js';
import { isAdvice, isOnOthersWork } from './training-data.js';

/** A set of data by its row, or its link. */
export interface ListedSet {
  name: string;
  at: Citation;
}

/** What the column of the names is called. */
const SETS =
  /^\W*(?:(?:training|pre-?training|source|raw|public|names? of(?: the)?)\s)?(?:data-?sets?|data ?sources?|data ?bases?|corpus|corpora|data|collections?)(?:\s(?:name|title)s?)?\W*$/i;
/** Columns of results, or of what was made for each set. */
const OF_RESULTS =
  /\b(?:acc(?:uracy)?|scores?|metrics?|f1|auc|auroc|m?iou|dice|m?ap|bleu|rouge|psnr|ssim|rmse|mae|error|results?|test|eval\w*|models?|weights?|checkpoints?|configs?|backbone|method|baseline|logs?|download\w* (?:model|weights))\b|%/i;
/** Fewer rows are seldom all of it. */
const LEAST = 3;
/** Sections on what is measured, which is another use of data. */
const ON_MEASURING =
  /\b(?:benchmarks?|evaluat\w+|results?|leaderboard|test(?:ing| sets?)?|down-?stream|zoo)\b/i;

/** Of Zenodo, Figshare, Dryad, Mendeley Data and Dataverse: addresses that look like a paper's. */
const DATA_DOI = /\bdoi\.org\/10\.(?:5281|6084|5061|17632|7910)\//i;

/** The sets that a page lists in tables, not counting those that it measures by. Linear in the page. */
export function setsInTables(document: Document): ListedSet[] {
  const isOnData = OF_DATA.test(document.path);
  const tables = tablesOf(document).filter(([head]) => head !== undefined && listsSets(head, isOnData));
  if (tables.length === 0) return [];
  const linked = new Set(document.links.filter(isSource).map(({ line }) => line));
  return tables.flatMap(([head, ...rows]) => {
    const column = cellsOf(head).findIndex((cell) => SETS.test(cell) || (isOnData && NAMES.test(cell)));
    const listed = rows.flatMap((row) => {
      const name = cellsOf(row)[column];
      return linked.has(row.line) && name ? [{ name, at: document.cite(row.line) }] : [];
    });
    return listed.length >= LEAST ? listed : [];
  });
}

/** Pages of folders of data, where a table of names is one of sets. */
const OF_DATA =
  /(?:^|\/)(?:data|data-?sets?|corpus|corpora)(?:\/(?:readme|sources)|[\w-]*)\.(?:md|rst|txt)$/i;
const NAMES = /^\W*(?:sets?|names?|sources?|title)\W*$/i;

/** "Trained on", "Training set": a column that tells of each model of a table what it learned from. */
const LEARNED_FROM =
  /^\W*(?:pre-?)?(?:trained (?:on|with)|training (?:data(?:-?sets?)?|sets?|corpus|corpora))\W*$/i;
/** The sets in the columns of tables that tell what models learned from. */
export const setsTrainedOn = (document: Document): ListedSet[] =>
  tablesOf(document).flatMap(([head, ...rows]) => {
    const column = cellsOf(head).findIndex((cell) => LEARNED_FROM.test(cell));
    if (head === undefined || column < 0 || isOnOthersWork(head.section)) return [];
    return rows.flatMap((row) =>
      namesInItem(cellsOf(row)[column] ?? '').map((name) => ({ name, at: document.cite(row.line) })),
    );
  });

function listsSets(head: Sentence, isOnData: boolean): boolean {
  const cells = cellsOf(head);
  return (
    cells.some((cell) => SETS.test(cell) || (isOnData && NAMES.test(cell))) &&
    !cells.some((cell) => OF_RESULTS.test(cell)) &&
    !head.section.path.some(isOnMeasuring) &&
    !isOnOthersWork(head.section)
  );
}

const cellsOf = (sentence: Sentence | undefined): string[] =>
  // A first cell that is empty leaves the line of its end.
  ` ${sentence?.row ?? ''}`.split(' | ').map((cell) => cell.trim());

const isSource = ({ url, denied }: DocumentLink): boolean =>
  /^https?:/.test(url) && (DATA_DOI.test(url) || !PAPER_ADDRESS.test(url)) && !denied;

/** The rows of each table, its head first. */
function tablesOf({ sentences }: Document): Sentence[][] {
  const tables: Sentence[][] = [];
  let table: Sentence[] = [];
  let before: Sentence | undefined;
  for (const row of sentences) {
    if (row.row === undefined) {
      before = undefined;
      continue;
    }
    if (before?.line === row.line) continue;
    if (!before || before.section !== row.section || !follows(row.line - before.line, table.length)) {
      table = [];
      tables.push(table);
    }
    table.push(row);
    before = row;
  }
  return tables;
}

/** One row a line, but for the line that parts the head from the others; in HTML a row may take a line for each cell. */
const follows = (lines: number, rows: number): boolean =>
  lines === 1 || (lines === 2 && rows === 1) || (lines > 2 && lines <= LONGEST_ROW);
/** Lines. */
const LONGEST_ROW = 14;

/** Links under the proper name of a set, "[ABC-1 dataset](…)", where a page is about data, their preparation or the training. */
export function setsLinkedIn(document: Document): ListedSet[] {
  return document.links.flatMap(({ text, context, section, line, denied }) => {
    const name = SET_BY_NAME.exec(text)?.[1];
    if (name === undefined || denied || isOnOthersWork(section) || TECHNIQUE.test(name)) return [];
    const isHere = section.path.some((heading) => DATA_HEADING.test(heading) || isOnTraining(heading));
    const said = sentenceAround(context, text);
    if (!isHere || section.path.some(isOnMeasuring) || MEASURED.test(said) || isAdvice(said)) return [];
    return [{ name, at: document.cite(line) }];
  });
}

const SET_BY_NAME =
  /^\W*(?:the )?((?:[A-Z\d][a-z_.+-]*[A-Z\d][\w.+-]*|[A-Z][\w.+-]+(?: [A-Z\d][\w.+-]*){0,4}))\W{0,3}\s+(?:[Dd]ata-?[Ss]ets?|[Cc]orpus|[Cc]orpora|[Dd]ata ?[Bb]ase|[Cc]ollection)\W*$/;
const isOnTraining = (heading: string): boolean => {
  const activity = heading.length <= 45 ? activityOf(heading) : null;
  return activity === 'training' || activity === 'preprocessing';
};
const isOnMeasuring = (heading: string): boolean =>
  ON_MEASURING.test(heading) || (heading.length <= 45 && activityOf(heading) === 'evaluation');

/** Headings of sections on data. */
export const DATA_HEADING = /^\W*(?:training )?(?:data|data-?sets?|corpora)\W*$/;
/** Words of uses beside learning. */
export const MEASURED = /\b(?:tasks?|benchmarks?|evaluat\w+|test|down-?stream|your)\b/i;
