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

/** A list of entries as few patterns, put together when they are first asked. */
export function wordList(...entries: Entry[]): WordList {
  let made: RegExp[] | undefined;
  const patterns = () => {
    made ??= together(entries.map((entry) => entry.pattern.source)).map(
      (sources) => new RegExp(joined(sources), 'gi'),
    );
    return made;
  };
  /** Where two patterns match at one place, the earlier entry is found, as in a single one. */
  const findFrom = (text: string, from: number): Found | null => {
    let first: RegExpExecArray | null = null;
    for (const pattern of patterns()) {
      pattern.lastIndex = from;
      const match = pattern.exec(text);
      if (match && (first === null || match.index < first.index)) first = match;
    }
    return first && { text: first[0], at: first.index };
  };
  return {
    entries,
    find: (text) => findFrom(text, 0),
    findAll: (text) => {
      const all: Found[] = [];
      let found = findFrom(text, 0);
      while (found) {
        all.push(found);
        found = findFrom(text, found.at + Math.max(found.text.length, 1));
      }
      return all;
    },
    test: (text) =>
      patterns().some((pattern) => {
        pattern.lastIndex = 0;
        return pattern.test(text);
      }),
  };
}

/** Characters of source. The engine compiles two patterns of this length in a quarter of the time that it takes for one of twice. */
const LONGEST = 800;

/** Neighbors that make one pattern: as many as are not too long. */
function together(sources: readonly string[]): string[][] {
  const groups: string[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const source of sources) {
    length += source.length;
    if (length > LONGEST) {
      groups.push([]);
      length = source.length;
    }
    groups.at(-1)?.push(source);
  }
  return groups;
}

/**
 * Sources of patterns as one that matches where the first of them that matches does. Neighbors that begin at the edge of a word share
 * that edge: within words, and that is most places of a text, none of them is tried.
 */
export function joined(sources: readonly string[]): string {
  const found: string[] = [];
  let atEdge: string[] = [];
  const close = () => {
    if (atEdge.length > 0) found.push(`\\b(?:${atEdge.join('|')})`);
    atEdge = [];
  };
  for (const one of sources.flatMap(alternatives)) {
    if (one.startsWith('\\b')) {
      atEdge.push(one.slice(2));
    } else {
      close();
      found.push(one);
    }
  }
  close();
  return found.join('|');
}

/** What a pattern's source offers to choose from, groups and classes left whole. */
function alternatives(source: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let isClass = false;
  let begun = 0;
  for (let at = 0; at < source.length; at++) {
    const letter = source[at];
    if (letter === '\\') at++;
    else if (isClass) isClass = letter !== ']';
    else if (letter === '[') isClass = true;
    else if (letter === '(') depth++;
    else if (letter === ')') depth--;
    else if (letter === '|' && depth === 0) {
      found.push(source.slice(begun, at));
      begun = at + 1;
    }
  }
  return [...found, source.slice(begun)];
}

/** Writes an entry on one line. */
export const entry = (
  id: string,
  pattern: RegExp,
  examples: readonly [string, string],
  counter: string,
): Entry => ({ id, pattern, examples, counter });
