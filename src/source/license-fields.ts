/** What the records of a package or a citation state in their field for a license, in the spelling of the SPDX list where theirs differs. */
import { parse as parseToml } from 'smol-toml';
import { lineOf, type Stated } from './manifests.js';

type Table = Readonly<Record<string, unknown>>;

const table = (value: unknown): Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Table) : {};

const words = (value: unknown): string[] =>
  [value].flat().flatMap((one) => (typeof one === 'string' && one.trim() !== '' ? [one.trim()] : []));

/** A license of linked data: its name or address, or an object that has either. */
const linked = (value: unknown): string[] =>
  [value].flat().flatMap((one) => {
    if (typeof one === 'string') return words(one);
    const { '@id': id, url, id: short, name } = table(one);
    return words([id, url, short, name]).slice(0, 1);
  });

/**
 * The licenses that a record at the top of a repository states of its code; none for any other kind of file.
 * Takes time in proportion to its length; never throws.
 */
export const statedInRecord = (path: string, source: string): Stated[] =>
  (READERS[path.toLowerCase()]?.(source) ?? []).map((text) => ({
    text,
    line: lineOf(source, text, 'license'),
  }));

const READERS: Readonly<Record<string, (source: string) => string[]>> = {
  description: fromDescription,
  'cargo.toml': fromCargo,
  'codemeta.json': (source) => linked(jsonIn(source).license),
  '.zenodo.json': (source) => fromZenodo(jsonIn(source)),
};

function jsonIn(source: string): Table {
  try {
    return table(JSON.parse(source));
  } catch {
    return {};
  }
}

/** https://doc.rust-lang.org/cargo/reference/manifest.html: of old, a slash stands for OR. */
function fromCargo(source: string): string[] {
  try {
    const root = table(parseToml(source));
    const license = table(root.package).license ?? table(table(root.workspace).package).license;
    return words(license).map((one) => one.replace(/\s*\/\s*/g, ' OR '));
  } catch {
    return [];
  }
}

/** https://developers.zenodo.org/#representation: a deposit of data or of a text says nothing of code. */
function fromZenodo({ license, upload_type: kind }: Table): string[] {
  return kind === undefined || kind === 'software' ? linked(license) : [];
}

/** Fields as Debian's control files have them: a value goes on in indented lines. */
function fromDescription(source: string): string[] {
  if (!/^Package:/m.test(source)) return [];
  const [, value = ''] = /^License:[ \t]*(.*(?:\n[ \t]+\S.*)*)/m.exec(source) ?? [];
  const choices = value
    .replace(/\s+/g, ' ')
    .split('|')
    .flatMap((one) => ofR(one.trim()) ?? []);
  const isExpression = choices.length > 1 && choices.every((one) => !one.includes(' '));
  return isExpression ? [choices.join(' OR ')] : choices;
}

/**
 * One alternative as https://cran.r-project.org/doc/manuals/r-release/R-exts.html#Licensing spells it;
 * `null` for a file alone, which speaks for itself.
 */
function ofR(license: string): string | null {
  const named = license.replace(/(?:\+ )?file LICEN[CS]E$/i, '').trim();
  if (named === '') return null;
  const [, gnu, atLeast, version] =
    /^([AL]?GPL)(?:-| version | )?(?:\((>=?)\s*)?v?(\d(?:\.\d)?)?\)?$/i.exec(named) ?? [];
  if (gnu !== undefined) {
    // Without a version it is any.
    const least = version ?? (gnu.toUpperCase() === 'AGPL' ? '3' : gnu.toUpperCase() === 'LGPL' ? '2' : '1');
    const later = atLeast !== undefined || version === undefined;
    return `${gnu.toUpperCase()}-${least.includes('.') ? least : `${least}.0`}-${later ? 'or-later' : 'only'}`;
  }
  const bsd = /^BSD_([23])_clause$/i.exec(named)?.[1];
  if (bsd !== undefined) return `BSD-${bsd}-Clause`;
  return named.replace(/^(Apache License)[ (>=]*2(?:\.0)?\)?$/i, 'Apache-2.0');
}
