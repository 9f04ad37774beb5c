/** The blocks of a page with what they say put into other words; places and lines stay those of the page. */
import type { Block, Prose } from './blocks.js';
import { splitSentences } from './sentences.js';

/** Where a sentence begins in the page's own words, and where in the new ones. */
interface Piece {
  from: number;
  to: number;
}

/**
 * @param gloss puts one sentence into other words
 * @returns blocks in the same order; code is left as it is
 */
export const glossed = (blocks: readonly Block[], gloss: (text: string) => string): Block[] =>
  blocks.map((block) => (block.kind === 'code' ? block : glossedProse(block, gloss)));

function glossedProse(block: Prose, gloss: (text: string) => string): Prose {
  const pieces: Piece[] = [];
  let text = '';
  for (const sentence of splitSentences(block.text)) {
    pieces.push({ from: sentence.offset, to: text.length });
    text += `${begun(gloss(sentence.text).trim(), sentence.text)} `;
  }
  /** The last that begins at the offset or before it, by halves: a page may be one endless paragraph. */
  const pieceAt = (offset: number, of: keyof Piece): Piece => {
    let [low, high] = [0, pieces.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pieces[middle]?.[of] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return pieces[low - 1] ?? { from: 0, to: 0 };
  };
  const placeOf = (at: number): number => {
    const { from, to } = pieceAt(at, 'from');
    return to + gloss(block.text.slice(from, Math.max(from, at))).length;
  };
  return {
    ...block,
    text: text.trimEnd(),
    lead: block.lead && gloss(block.lead),
    links: block.links.map((link) => ({
      ...link,
      text: gloss(link.text),
      at: placeOf(link.at),
      ...(link.column !== undefined && { column: gloss(link.column) }),
    })),
    lineAt: (offset) => {
      const { from, to } = pieceAt(offset, 'to');
      return block.lineAt(Math.min(from + offset - to, Math.max(0, block.text.length - 1)));
    },
  };
}

/** A sentence begins with a capital, which parts it from the one before, unless it did not in the page's own words. */
const begun = (text: string, original: string): string =>
  /^\P{L}*\p{Ll}/u.test(original) ? text : text.replace(/^\P{L}*\p{Ll}/u, (start) => start.toUpperCase());
