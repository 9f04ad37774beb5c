/** License files that say before or after the license what it is for: "the code is under MIT, see below; the weights under CC BY-NC". */
import { type Texts, valueIn } from '../../evidence.js';
import type { Place } from '../../prose/cite.js';
import { type Document, page } from '../../prose/page.js';
import { subjectsIn } from '../terms/subjects.js';
import { ownClauses } from '../text/own-clauses.js';
import type { RecognizedText } from '../text/text.js';
import type { LicenseFile } from './license-files.js';
import type { LicenseStatement } from './statement.js';
import { licenseStatements } from './statements.js';

export interface ByParts {
  /** Those whose additions were understood count as the license itself. */
  files: LicenseFile[];
  /** What the additions say of parts. */
  statements: LicenseStatement[];
}

/** Files whose additions all speak of parts by name, and leave no condition that is not understood. */
export function byParts(files: readonly LicenseFile[], texts: Texts, place: Place): ByParts {
  const found: ByParts = { files: [], statements: [] };
  for (const file of files) {
    const body = texts[file.path];
    const told =
      file.text && body ? partsToldIn(file.path, file.text, valueIn(body)?.text ?? '', place) : null;
    if (told) {
      found.statements.push(...told);
      continue;
    }
    const split = file.text?.licensed && body ? splitOf(file, valueIn(body)?.text ?? '', place) : null;
    found.files.push(split?.file ?? file);
    found.statements.push(...(split?.statements ?? []));
  }
  return found;
}

/** What is longer is a text, and no list of what is under which. Characters. */
const LONGEST_LIST = 6000;

/** A file that holds no license, and tells one for each part: "Code: MIT. Weights: for research only". Else `null`. */
function partsToldIn(
  path: string,
  text: RecognizedText,
  body: string,
  place: Place,
): LicenseStatement[] | null {
  if (text.found.length > 0 || text.as === 'link' || body.length > LONGEST_LIST) return null;
  const document = page({ kind: 'page', label: path, path, text: body, place, root: place.url });
  const statements = licenseStatements(document);
  const subjects = new Set(statements.flatMap((one) => [...one.subjects]));
  const parts = ['code', 'weights', 'data'] as const;
  if (subjects.has('project') || parts.filter((part) => subjects.has(part)).length < 2) return null;
  const ofAll = document.sentences.some(({ text: one }) => ownClauses(one).length > 0 && OF_ALL.test(one));
  return !ofAll && isUnderstood(document, statements) ? statements : null;
}

/** A condition on the whole, however it points back. */
const OF_ALL = /\b(?:all|any|both|everything|whole|entire|each)\b/i;

/** More additions than are listed may hide one that was not looked at. */
const MOST_LISTED = 20;

function splitOf({ path, covers, text }: LicenseFile, body: string, place: Place) {
  if (!text?.licensed || text.changed.length > 0 || text.added.length >= MOST_LISTED) return null;
  // What was put into the license itself is no word on what it is for.
  const isBeside = text.added.every(({ line, lastLine }) =>
    text.found.every((one) => lastLine < one.line || line > one.lastLine),
  );
  if (!isBeside) return null;
  const document = page({
    kind: 'page',
    label: path,
    path,
    text: besideOf(body, text),
    place,
    root: place.url,
  });
  const statements = licenseStatements(document);
  if (statements.length === 0 || statements.some(({ subjects }) => subjects.has('project'))) return null;
  if (!isUnderstood(document, statements)) return null;
  return { file: { path, covers, text: { ...text, terms: text.licensed } }, statements };
}

const POINTS_BACK = /\b(?:it|its|they|them|their|these|this|those|such)\b/i;

/** Every sentence that may take something away was read as one that does, of a part. */
function isUnderstood({ sentences }: Document, statements: readonly LicenseStatement[]): boolean {
  const closing = statements.filter(({ restricts, terms }) => restricts || terms.openness === 'restricted');
  const doubtful = sentences.filter(({ text }) => ownClauses(text).length > 0);
  // What names no part, and points back at none, may be on the whole.
  const isOfAPart = ({ text, section }: Document['sentences'][number]) =>
    subjectsIn(text).size > 0 || subjectsIn(section.heading).size > 0 || POINTS_BACK.test(text);
  if (!doubtful.every(isOfAPart)) return false;
  return [...new Set(doubtful.map(({ line }) => line))].every(
    (line) =>
      closing.filter((one) => one.line === line).length >= doubtful.filter((one) => one.line === line).length,
  );
}

/** The lines of a file that its license does not explain, where they stand. */
function besideOf(body: string, { found }: RecognizedText): string {
  const isOf = (line: number) => found.some((one) => one.line <= line && line <= one.lastLine);
  return body
    .split('\n')
    .map((text, at) => (isOf(at + 1) ? '' : text))
    .join('\n');
}
