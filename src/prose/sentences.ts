/** Prose cut into sentences, each where it begins. */

/** Words that end in a dot without ending a sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|cf|vs|al|approx|resp|ca|fig|figs|tab|eq|eqs|ref|refs|sec|no|nos|vol|pp|ed|eds|dr|prof|mr|mrs|ms|st|inc|ltd|co|corp|univ|dept|est|w\.r\.t|a\.k\.a|u\.s|ph\.d|[a-z])$/i;

const END = /([.!?]+["')\]”’]*)(?=\s)|[。！？]/g;

/** Sentences of one block of prose and the offset at which each begins. White space is collapsed. */
export function splitSentences(text: string): { text: string; offset: number }[] {
  const sentences: { text: string; offset: number }[] = [];
  let start = 0;
  const cut = (end: number) => {
    const piece = text.slice(start, end);
    const lead = piece.length - piece.trimStart().length;
    const clean = piece.replace(/\s+/g, ' ').trim();
    if (clean !== '') sentences.push({ text: clean, offset: start + lead });
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

function endsSentence(text: string, dot: number, end: number): boolean {
  const next = text.slice(end).match(/\S/)?.[0] ?? '';
  // "… et al. reported" and "approx. 3" go on; a new sentence rarely opens in lower case.
  if (/\p{Ll}/u.test(next)) return false;
  const before = text.slice(Math.max(0, dot - 12), dot);
  return !ABBREVIATION.test(before) || /(?:etc|al)$/i.test(before);
}
