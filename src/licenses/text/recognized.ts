/** What is said of a license text, and what is said of a file that holds none. */
import type { Terms } from '../names/names.js';
import type { Change, Excerpt } from './differences.js';
import type { Notice } from './notices.js';

export interface RecognizedText {
  terms: Terms;
  /** What the license itself grants, where something was added that may take away from it. */
  licensed?: Terms;
  /** `text`: the license itself. `notice`: a few lines that name one. `link`, `links`: where it is. */
  as: 'text' | Notice['as'] | 'unrecognized';
  /** How sure it is that the text is this license: 0 to 1. 0 for what was not recognized. */
  confidence: number;
  /** Of several licenses the one that the file begins with. */
  main: string | null;
  /** The licenses in the file, in its order. */
  found: readonly FoundLicense[];
  /** The published license that an unrecognized or altered text resembles most. */
  closest: { id: string; similarity: number } | null;
  /** What stands in the text and not in its license, and what it says in other words. */
  added: readonly Excerpt[];
  changed: readonly Change[];
  /** The line by which people recognize a text that rodeo does not. */
  headline: string | null;
  /** It says of itself that it covers the weights, too. */
  coversWeights: boolean;
  /** Why not all of it was read. */
  unread: string | null;
}

export interface FoundLicense {
  id: string;
  /** Licenses whose texts fit as well. Nothing in the file tells them apart. */
  alternatives: readonly string[];
  similarity: number;
  line: number;
  lastLine: number;
}

/** Bytes that are no text, or control characters that no text has, among the first. */
export function isBinary(text: string): boolean {
  const start = text.slice(0, 8000);
  let strange = 0;
  for (let at = 0; at < start.length; at++) {
    const code = start.charCodeAt(at);
    if (code === 0) return true;
    if (code < 9 || (code > 13 && code < 27) || code === 0xfffd) strange++;
  }
  return strange > start.length / 20;
}

/** @param unread why it could not be read */
export function unreadable(unread: string): RecognizedText {
  return {
    terms: { id: null, name: `no text: ${unread}`, openness: 'unclear' },
    as: 'unrecognized',
    confidence: 0,
    main: null,
    found: [],
    closest: null,
    added: [],
    changed: [],
    headline: null,
    coversWeights: false,
    unread,
  };
}
