/** Measures and breaks text by the columns that it takes in a terminal, as the tables do. */
import stringWidth from 'string-width';

/** Columns that the text takes; wide characters and emoji take two. Escape sequences for color take none. */
export function displayWidth(text: string): number {
  return stringWidth(text);
}

/** Cuts plain text to `width` columns, with `…` where something is missing. */
export function shorten(text: string, width: number, keep: 'start' | 'end' = 'start'): string {
  if (displayWidth(text) <= width) return text;
  const characters = [...text];
  if (keep === 'end') characters.reverse();
  let kept = '';
  for (const character of characters) {
    const next = keep === 'start' ? kept + character : character + kept;
    if (displayWidth(next) > width - 1) break;
    kept = next;
  }
  return keep === 'start' ? `${kept.trimEnd()}…` : `…${kept}`;
}

/** Breaks words that are wider than `width`, so that word wrapping loses nothing of them: long names, text without spaces. */
export function breakWords(text: string, width: number): string {
  return text
    .split(/([ \n])/)
    .map((word) => (displayWidth(word) > width ? pieces(word, width).join('\n') : word))
    .join('');
}

function pieces(word: string, width: number): string[] {
  const found: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && displayWidth(piece + character) > width) {
      found.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...found, piece];
}

/** Joins short parts to lines of at most `width` columns, breaking between parts and not inside them where that is possible. */
export function flow(parts: readonly string[], separator: string, width: number): string {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    const longer = last === undefined ? part : `${last}${separator}${part}`;
    if (last === undefined || displayWidth(longer) > width) lines.push(part);
    else lines[lines.length - 1] = longer;
  }
  return lines.join('\n');
}
