/** Prose cut into sentences, each where it begins. */

/** Words that end in a dot without ending a sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|cf|vs|al|approx|resp|ca|fig|figs|tab|eq|eqs|ref|refs|sec|no|nos|vol|pp|ed|eds|dr|prof|mr|mrs|ms|st|inc|ltd|co|corp|univ|dept|est|w\.r\.t|a\.k\.a|u\.s|ph\.d|[a-z])$/i;

/** Begins only where a run of stops does: within one it would try each stop in turn. */
const END = /((?<![.!?])[.!?]+["')\]”’]*)(?=\s)|[。！？]/g;

/**
 * No sentence is longer, in UTF-16 units: what is, is data, a list or a table in prose's clothes. Every pattern on sentences may then
 * take time by the square of one, and time by the length of a page all the same.
 */
const LONGEST = 1000;

const NEXT = /\S/g;

/** Sentences of one block of prose and the offset at which each begins. White space is collapsed. */
export function splitSentences(text: string): { text: string; offset: number }[] {
  const sentences: { text: string; offset: number }[] = [];
  let start = 0;
  const cut = (end: number) => {
    for (let from = start; from < end; ) {
      const to = end - from <= LONGEST ? end : breakBefore(text, from);
      const piece = text.slice(from, to);
      const lead = piece.length - piece.trimStart().length;
      const clean = piece.replace(/\s+/g, ' ').trim();
      if (clean !== '') sentences.push({ text: clean, offset: from + lead });
      from = to;
    }
    start = end;
  };
  for (const match of text.matchAll(END)) {
    const end = match.index + match[0].length;
    if (match[0].startsWith('.') && !endsSentence(text, match.index, end)) continue;
    cut(end);
  }
  cut(text.length);
  return sentences;
}

/** Where a piece that is too long ends: after the last blank that it may hold, never within a character. */
function breakBefore(text: string, from: number): number {
  const most = from + LONGEST;
  const blank = text.lastIndexOf(' ', most - 1);
  if (blank > from + LONGEST / 2) return blank + 1;
  return /[\ud800-\udbff]/.test(text.charAt(most - 1)) ? most - 1 : most;
}

function endsSentence(text: string, dot: number, end: number): boolean {
  NEXT.lastIndex = end;
  const next = NEXT.exec(text)?.[0] ?? '';
  // "… et al. reported" and "approx. 3" go on; a new sentence rarely opens in lower case.
  if (/\p{Ll}/u.test(next)) return false;
  const before = text.slice(Math.max(0, dot - 12), dot);
  return !ABBREVIATION.test(before) || /(?:etc|al)$/i.test(before);
}
