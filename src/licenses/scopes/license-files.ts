/** License files of a repository: which of them speak for the release, and for which part of it. */

import { type Fact, type FileList, type Texts, valueIn } from '../../evidence.js';
import { citeFile, type Place } from '../../prose/cite.js';
import { foldName } from '../../prose/proper-names.js';
import type { Missing } from '../../release/reading.js';
import type { LicenseScope } from '../license.js';
import { combine, nameLicense } from '../names/names.js';
import { type RecognizedText, recognizeText } from '../text/text.js';
import type { Answer } from './answers.js';

export interface LicenseFile {
  path: string;
  /** `all`: no part is named. */
  covers: LicenseScope | 'all';
  /** `null`: listed, but its text is not in the evidence. */
  text: RecognizedText | null;
}

const LICENSE_NAME =
  /^(?:[\w. -]*[-_. ])?(?:un)?licen[cs]es?(?:[-_. ][\w.+ -]*)?$|^copying(?:[-_.].*)?$|^licen[cs]eref-|terms[-_ ]?(?:of[-_ ]?use|and)/i;
const NO_TEXT =
  /\.(?:py|jsx?|tsx?|json|ya?ml|toml|cfg|xml|csv|tsv|png|jpe?g|gif|svg|ico|css|sh|ipynb|c|h|cc|cpp|hpp|cu|java|go|rs)$/i;
const NOT_OF_THE_RELEASE =
  /third|3rd|part(?:y|ies)|header|notice|polic|output|template|icon|font|logo|_?licen[cs]es?[-_]of|server|demo|cla\b/i;

/** Folders whose files are the release's own licenses; any other folder's license is that of vendored code. */
const OWN_FOLDER = /^(?:model[-_ ]?licen[cs]es?|LICENSES)$/;

const PARTS: readonly [LicenseScope, RegExp][] = [
  ['weights', /weight|model|param|checkpoint/i],
  ['data', /data(?!base)/i],
  ['documents', /docs?(?![a-z])|documentation|content/i],
  ['code', /code|software|source|src/i],
];

/**
 * The license files at the top of a tree, with what each covers by its name, and the one in the folder of this model.
 * @param model bare name of the model, in a repository that may hold several
 */
export function licenseFiles(texts: Texts, files: Fact<FileList>, model?: string): LicenseFile[] {
  const listed = valueIn(files)?.entries.map((entry) => entry.path) ?? [];
  const read = Object.keys(texts).filter((path) => texts[path]?.state !== 'absent');
  const all = [...new Set([...listed, ...read])];
  const inFolder = model === undefined ? [] : all.filter((path) => isInFolderOf(model, path));
  const ofParts = all.filter((path) => partByPlace(path) !== null);
  const paths = [...new Set([...all.filter(isOwnLicense), ...inFolder, ...ofParts])].sort();
  const general = paths.some((path) => GENERAL.test(path));
  return paths.map((path) => {
    const body = texts[path];
    const text = body?.state === 'present' ? recognizeText(body.value.text) : null;
    const part = partByPlace(path) ?? (general && AGREEMENT.test(path) ? 'weights' : partNamed(path));
    return { path, covers: inFolder.includes(path) ? 'code' : part, text };
  });
}

/** The license of everything that no other file names. */
const GENERAL = /^(?:un)?(?:licen[cs]e|copying)(?:\.\w+)?$/i;
/** Beside a general license, `Example LICENSE AGREEMENT` is that of the model called so. */
const AGREEMENT = /^[\w. -]*\w[-_ ]licen[cs]e[-_ ]agreement(?:[-_. ][\w. -]*)?$/i;

const OF_WEIGHTS =
  /^(?:[\w. -]*[-_ ])?(?:models?|weights?)[-_ ]licen[cs]e|^licen[cs]e[-_ ](?:for[-_ ])?(?:models?|weights?)(?![a-z])/i;
const OF_DATA =
  /^(?:[\w. -]*[-_ ])?data(?:sets?)?[-_ ]licen[cs]e|^licen[cs]e[-_ ](?:for[-_ ])?data(?:sets?)?(?![a-z])/i;
const OF_OTHERS =
  /(?:^|\/)(?:node_modules|third[-_]?party|3rd[-_]?party|vendor(?:ed)?|externals?|submodules?|dep(?:endencie)?s|tests?|\.\w[^/]*)\//i;
/** A folder of data at the top: its license is that of the data. */
const DATA_FOLDER = /^(?:data|data[-_]?sets?|[\w.-]+[-_]data(?:set)?s?|corpus|corpora)\/[^/]+$/i;

/** The part of the release that a license file in a folder is for, by its name or its place; `null` for all others. */
function partByPlace(path: string): LicenseScope | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (!path.includes('/') || NO_TEXT.test(name) || OF_OTHERS.test(path) || path.split('/').length > 4)
    return null;
  if (OF_WEIGHTS.test(name) || AGREEMENT.test(name)) return 'weights';
  if (OF_DATA.test(name) || (DATA_FOLDER.test(path) && GENERAL.test(name))) return 'data';
  return null;
}

/** `models/my_net/LICENSE` in a repository of several models, when the model is called My-Net. */
function isInFolderOf(model: string, path: string): boolean {
  const [name = '', folder = '', ...above] = path.split('/').reverse();
  if (above.length === 0 || !LICENSE_NAME.test(name) || NO_TEXT.test(name)) return false;
  return foldName(folder).length > 3 && foldName(folder) === foldName(model);
}

function isOwnLicense(path: string): boolean {
  const [folder, name, deeper] = path.includes('/') ? path.split('/') : ['', path];
  if (!name || deeper !== undefined || name.startsWith('.')) return false;
  if (folder && !OWN_FOLDER.test(folder)) return false;
  if (folder === 'LICENSES' && isNamedById(name)) return true;
  return LICENSE_NAME.test(name) && !NO_TEXT.test(name) && !NOT_OF_THE_RELEASE.test(name);
}

/** `MIT.txt`, as https://reuse.software/spec-3.3/ asks for. */
function isNamedById(name: string): boolean {
  const [, id] = /^([\w.+-]+)\.(?:txt|md)$/.exec(name) ?? [];
  return id !== undefined && nameLicense(id)?.id === id;
}

/** Whether a path may name a license, wherever it lies. */
export const isLicenseName = (path: string): boolean =>
  LICENSE_NAME.test(path.slice(path.lastIndexOf('/') + 1));

function partNamed(path: string): LicenseScope | 'all' {
  const parts = PARTS.filter(([, pattern]) => pattern.test(path)).map(([scope]) => scope);
  return parts.length === 1 ? (parts[0] as LicenseScope) : 'all';
}

/**
 * What the files say of a scope: those that name it, else those that name none.
 * Texts that could not be read are left out of the answer and named in `missing`.
 */
export function answerOfFiles(
  files: readonly LicenseFile[],
  scope: LicenseScope | 'all',
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
