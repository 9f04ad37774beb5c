/** What the parser's tokens of a line leave out: where its code and its cells were written, and the words in a picture or a title. */
import type { Token } from 'markdown-it';

/** Where code between words stands in a paragraph whose line breaks were made blanks, as the parser makes them in code. */
export function codeIn(flat: string, { content, markup }: Token, from: number) {
  for (let at = flat.indexOf(markup, from); at >= 0; at = flat.indexOf(markup, at + 1))
    // A blank at either end belongs to the marks.
    for (const gap of [0, 1]) {
      const begin = at + markup.length + gap;
      const end = begin + content.length;
      if (flat.startsWith(content, begin) && flat.startsWith(markup, end + gap))
        return { at, begin, end, after: end + gap + markup.length };
    }
  return null;
}

/** Line breaks in a text. */
export const newlines = (text: string): number => text.split('\n').length - 1;

/** Cells that a row was written with. */
export function cellsIn(row: string): number {
  const inner = row.trim().replace(/^(?:(?:>|[-+*]|\d{1,9}[.)])[ \t]+)+/, '');
  const bars = [...inner.matchAll(/\\.|(\|)/g)].filter(([, bar]) => bar !== undefined);
  const first = bars[0]?.index === 0 ? 1 : 0;
  const last = bars.length > first && bars.at(-1)?.index === inner.length - 1 ? 1 : 0;
  return bars.length - first - last + 1;
}

/** Words and code, without HTML and pictures. */
export const plain = ({ children }: Token): string =>
  (children ?? [])
    .map(({ type, content }) =>
      type === 'softbreak' ? '\n' : type === 'text' || type === 'code_inline' ? content : '',
    )
    .join('')
    .trim();

/** Words that stand for a picture. */
export const alternative = ({ children }: Token): string =>
  (children ?? [])
    .map((one) => (one.type === 'softbreak' ? '\n' : one.type === 'image' ? alternative(one) : one.content))
    .join('');
