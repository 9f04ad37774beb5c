/** License files of a repository: which of them speak for the release, and for which part of it. */

import { type Fact, type FileList, type Texts, valueIn } from '../../evidence.js';
import { citeFile, type Place } from '../../prose/cite.js';
import type { Missing } from '../../release/reading.js';
import { combine } from '../names/names.js';
import { type RecognizedText, recognizeText } from '../text/text.js';
import type { Answer } from './answers.js';
import {
  type Covered,
  isGeneral,
  isLicenseOfProject,
  isOwnLicense,
  type ProjectPlace,
  partByName,
  partByPlace,
} from './license-paths.js';
import type { LinkedFile } from './linked-files.js';

export interface LicenseFile {
  path: string;
  /** `all`: no part is named. */
  covers: Covered;
  /** `null`: listed, but its text is not in the evidence. */
  text: RecognizedText | null;
}

/** What else makes a file of a tree a license of the release's own. */
export interface Around {
  /** Where this model's project lies. */
  project?: ProjectPlace;
  /** Files that the page calls a license. */
  linked?: readonly LinkedFile[];
}

/** The license files at the top of a tree, those of parts, those that its page links to, and the one in the folder of this model. */
export function licenseFiles(
  texts: Texts,
  files: Fact<FileList>,
  { project, linked = [] }: Around = {},
): LicenseFile[] {
  const listed = valueIn(files)?.entries.map((entry) => entry.path) ?? [];
  const read = Object.keys(texts).filter((path) => texts[path]?.state !== 'absent');
  const all = [...new Set([...listed, ...read])];
  const covered = new Map<string, Covered>();
  const own = all.filter(isOwnLicense);
  for (const path of own) covered.set(path, partByName(path, own));
  for (const path of all) {
    const part = partByPlace(path);
    if (part !== null) covered.set(path, part);
    else if (project && isLicenseOfProject(project, path)) covered.set(path, 'code');
  }
  const isWhole = own.some(isGeneral);
  for (const { path, covers } of linked) {
    if (!all.includes(path)) continue;
    // What names no part adds nothing to a license of everything; what a file is called goes before what it is called elsewhere.
    const known = covered.get(path);
    if (known === undefined ? covers !== 'all' || !isWhole : known === 'all' && !isGeneral(path))
      covered.set(path, covers);
  }
  return [...covered].sort().flatMap(([path, covers]): LicenseFile[] => {
    const body = texts[path];
    if (body?.state !== 'present') return [{ path, covers, text: null }];
    return isFilledIn(body.value.text) ? [] : [{ path, covers, text: recognizeText(body.value.text) }];
  });
}

/** Who and when, for the template that a package of R names in its `DESCRIPTION`: no license by itself. */
const isFilledIn = (text: string): boolean =>
  text.length < LONGEST_FILLED_IN &&
  /^YEAR:/im.test(text) &&
  text.split('\n').every((line) => line.trim() === '' || FILLED_IN.test(line));
const FILLED_IN = /^(?:YEAR|COPYRIGHT HOLDER|ORGANI[SZ]ATION):/i;
const LONGEST_FILLED_IN = 1000;

/**
 * What the files say of a scope: those that name it, else those that name none.
 * Texts that could not be read are left out of the answer and named in `missing`.
 */
export function answerOfFiles(
  files: readonly LicenseFile[],
  scope: Covered,
  place: Place,
): { answer: Answer | null; unread: string[] } {
  const named = files.filter((file) => file.covers === scope);
  const read = named.flatMap(({ path, text }) => (text ? [{ path, text }] : []));
  const unread = named.filter((file) => !file.text).map((file) => file.path);
  if (read.length === 0) return { answer: null, unread };
  const terms = combine(read.map(({ text }) => text.terms));
  // What only names its license is as sure as that name.
  const recognized = Math.min(...read.map(({ text }) => (text.as === 'unrecognized' ? 1 : text.confidence)));
  const citations = read.map(({ path }) => citeFile(place, path));
  return { answer: { terms, basis: 'text', citations, recognized }, unread };
}

/** The evidence's own reason for every text that could not be read. */
export function missingTexts(texts: Texts, paths: readonly string[], place: Place): Missing[] {
  return paths.map((path) => {
    const fact = texts[path];
    const source = { url: citeFile(place, path).url, revision: place.revision };
    return {
      what: `the license text ${path}`,
      reason: fact?.state === 'unavailable' ? fact.reason : { code: 'not-collected' as const },
      source: fact?.source ?? source,
    };
  });
}
