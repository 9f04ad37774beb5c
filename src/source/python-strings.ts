/** What a string in Python says by itself: an accession number, an address. */
import { isAccession, isAddress, servedAt } from './addresses.js';
import type { CodeFact } from './facts.js';
import { unquote } from './python-values.js';

/** Longer strings are prose. */
const LONGEST = 400;

/** Names of constants that hold where a set of data is, as scripts of sets on the Hub have them. */
const OF_DATA =
  /(?:^|\n)[ \t]*(?:_(?:DOWNLOAD_|DATA_|TRAIN(?:ING)?_)?URLS?|(?:RAW_)?DATA(?:_?SETS?)?_(?:DOWNLOAD_)?URLS?|TRAIN(?:ING)?(?:_DATA(?:_?SET)?)?_URLS?)\s*(?::[^=\n]*)?=\s*(?:[({[]\s*)?(?:["'][\w-]+["']\s*:\s*)?$/;

/**
 * The fact in a string, without its line; `null` for most.
 * @param quoted with its quotes
 * @param before the code right before it
 */
export function factInString(quoted: string, before: string): Omit<CodeFact, 'line'> | null {
  if (quoted.length > LONGEST) return null;
  const value = unquote(quoted);
  if (isAccession(value)) return { kind: 'reads-data', name: 'accession', value };
  if (value.includes('://')) {
    if (OF_DATA.test(before) && isAddress(value)) return { kind: 'reads-data', name: 'data address', value };
    const served = servedAt(value, before);
    return served && { kind: served === 'data' ? 'reads-data' : 'loads-weights', name: 'address', value };
  }
  return null;
}
