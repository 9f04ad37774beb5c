/** The YAML at the top of a Markdown page, between two rules, as the Hub reads it: white space may stand before it. */

const FRONT_MATTER = /^\uFEFF?\s*---[ \t]*\r?\n((?:[^\n]*\n){0,100000}?)---[ \t]*(?=\r?\n|$)/;
/** A rule without another one below it begins no front matter. */
const BEGINS = /^\uFEFF?\s*---[ \t]*\r?\n/;

export interface FrontMatter {
  /** What stands between the rules. */
  yaml: string;
  /** All of it, with both rules and what stands before them. */
  whole: string;
}

/** `null` when the page has none. */
export function frontMatter(page: string): FrontMatter | null {
  if (!BEGINS.test(page)) return null;
  const [whole, yaml] = FRONT_MATTER.exec(page) ?? [];
  return whole === undefined || yaml === undefined ? null : { yaml, whole };
}

/** The 1-based line of a key at the top level; `null` where there is none. */
export function lineOfKey(page: string, key: string): number | null {
  const found = frontMatter(page);
  if (!found) return null;
  const at = found.whole.split('\n').findIndex((line) => line.startsWith(`${key}:`));
  return at < 0 ? null : at + 1;
}
