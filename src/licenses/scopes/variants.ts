/** Licenses of variants: a table of a page's checkpoints with a license each. All are listed, and the strictest counts. */
import { lastPart } from '../../paths.js';
import type { Document, Sentence } from '../../prose/page.js';
import { foldName, namesOfPage } from '../../prose/proper-names.js';
import { mentionsOf } from '../names/mentions.js';
import { combine, nameLicense, type Terms, termsOf } from '../names/names.js';
import type { Subject } from '../terms/subjects.js';
import { isOfOthers } from '../terms/whose.js';
import type { LicenseStatement } from './statement.js';

interface Variant {
  line: number;
  name: string;
  terms: Terms;
}

/** One statement on the weights when at least two rows name checkpoints of this page with terms that differ or are no row's alone. */
export function variantStatements(document: Document): LicenseStatement[] {
  const own = namesOfPage(document);
  const variants = rowsOf(document).flatMap((row) => variantOf(row, own));
  const [first] = variants;
  if (!first || variants.length < 2 || variants.some(({ name }) => name === own.at(-1))) return [];
  const terms = combine(variants.map((variant) => variant.terms));
  const subjects: ReadonlySet<Subject> = new Set<Subject>(['weights']);
  const strictest = variants.find((variant) => variant.terms.openness === terms.openness) ?? first;
  // One that nobody knows leaves all of them unclear, whatever a tag says of the page.
  const unknown = variants.some((variant) => variant.terms.id === null);
  return [
    { document, line: strictest.line, terms, subjects, restricts: false, ...(unknown && { own: true }) },
  ];
}

/** The first sentence of every table row in sections on the release itself. */
function rowsOf(document: Document): Sentence[] {
  const seen = new Set<string>();
  return document.sentences.filter(({ row, line, section }) => {
    if (row === undefined || isOfOthers(section)) return false;
    const key = `${line} ${row}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

/** A row that begins with a name of the page's own family, longer than the family's, and has a cell that is a license. */
function variantOf({ row = '', line }: Sentence, own: readonly string[]): Variant[] {
  const [head = '', ...cells] = row.split(' | ').map((cell) => cell.trim());
  const name = foldName(lastPart(head));
  if (name.length < 3 || !own.some((one) => name.startsWith(one) || name.endsWith(one))) return [];
  const found = cells.flatMap((cell) => licenseOfCell(cell.replace(/\W*\|\W*$/, '')));
  return found[0] ? [{ line, name, terms: found[0] }] : [];
}

const UNNAMED =
  /^(?:non-?\s?commercial|research(?: only| license)?|academic(?: only)?|custom(?: license)?|proprietary)$/i;

/** "Example Research License": a cell that is the name of a license, which nobody knows. */
const OWN_LICENSE = /^(?:[A-Z][\w.-]* ){1,6}(?:Licen[cs]e|Terms of Use)(?: Agreement)?(?: v?\d[\d.]*)?$/;

function licenseOfCell(cell: string): Terms[] {
  if (cell.length > 60) return [];
  const named = nameLicense(cell) ?? mentionsOf(`license: ${cell}`)[0]?.terms;
  if (named && named.openness !== 'none') return [named];
  return UNNAMED.test(cell) || OWN_LICENSE.test(cell) ? [termsOf(cell)] : [];
}
