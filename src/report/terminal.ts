/** Makes text from elsewhere safe and measurable in a terminal: nothing that a model's owner wrote may steer it. */
import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';

/** Longest piece of foreign text that is shown, in UTF-16 units; evidence may hold megabytes in one field. */
const LONGEST = 2000;

/**
 * What a terminal could act on or hide behind: controls, bidirectional overrides, tags and other invisible formatting,
 * unpaired surrogates, private use. The joiners stay: emoji and several scripts need them.
 */
const UNSAFE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu;
const SPACES = /[\s\u2028\u2029]+/gu;

/** Any text as one harmless line: escape sequences, control and invisible characters removed, white space collapsed. */
export function plain(text: string): string {
  const head = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return stripVTControlCharacters(head).replace(SPACES, ' ').replace(UNSAFE, '').trim();
}

/** The same for text of several lines, such as the message of an error. */
export function plainLines(text: string): string {
  return text.split('\n').map(keepIndent).join('\n').trimEnd();
}

function keepIndent(line: string): string {
  const indent = /^ */.exec(line)?.[0] ?? '';
  return indent.slice(0, 20) + plain(line);
}

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
