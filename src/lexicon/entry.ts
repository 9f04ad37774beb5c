/** What an entry of the lexicon is: one pattern, with sentences that it must and must not find. */

export interface Entry {
  /** In its list unique; for reports: `not-here`. */
  id: string;
  /** Matched anywhere in a text, without regard to case. Without flags and groups that capture. */
  pattern: RegExp;
  /** Texts in which it is found. */
  examples: readonly [string, string];
  /** A text close to them in which it is not. */
  counter: string;
}

/** Entries of one concept or cue, tried together. */
export interface WordList {
  readonly entries: readonly Entry[];
  /** The first place where an entry matches; `null` without one. */
  find(text: string): Found | null;
  /** All places that do not overlap, in their order. */
  findAll(text: string): Found[];
  test(text: string): boolean;
}

export interface Found {
  /** As written. */
  text: string;
  at: number;
}

/** A list of entries as one pattern, put together when it is first asked. */
export function wordList(...entries: Entry[]): WordList {
  let all: RegExp | undefined;
  const pattern = () => {
    all ??= new RegExp(entries.map((entry) => `(?:${entry.pattern.source})`).join('|'), 'gi');
    all.lastIndex = 0;
    return all;
  };
  return {
    entries,
    find: (text) => {
      const match = pattern().exec(text);
      return match && { text: match[0], at: match.index };
    },
    findAll: (text) => {
      // `matchAll` would make the pattern anew for each text, which takes longer than to look for it.
      const all = pattern();
      const found: Found[] = [];
      for (let match = all.exec(text); match; match = all.exec(text)) {
        found.push({ text: match[0], at: match.index });
        if (match[0] === '') all.lastIndex++;
      }
      return found;
    },
    test: (text) => pattern().test(text),
  };
}

/** Writes an entry on one line. */
export const entry = (
  id: string,
  pattern: RegExp,
  examples: readonly [string, string],
  counter: string,
): Entry => ({ id, pattern, examples, counter });
