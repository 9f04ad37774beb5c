/** Measures and breaks text by the columns that it takes in a terminal, as the tables do. */
import stringWidth from 'string-width';

const ASCII = /^[\x20-\x7e]*$/;

/** Columns that the text takes; wide characters and emoji take two. Escape sequences for color take none. */
export function displayWidth(text: string): number {
  // Nearly all text is like this, and the general case searches for emoji.
  return ASCII.test(text) ? text.length : stringWidth(text);
}

/** Cuts plain text to `width` columns, with `…` where something is missing. */
export function shorten(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  const [start = ''] = pieces(text, width - 1);
  return `${start.trimEnd()}…`;
}

/** A path in `width` columns: folders before the file are left out, whole and from the left, where there is no room. `end` stays. */
export function shortPath(path: string, end: string, width: number): string {
  const parts = path.split('/');
  let short = path;
  while (displayWidth(short + end) > width && parts.length > 1) {
    parts.shift();
    short = `…/${parts.join('/')}`;
  }
  const room = Math.max(width - displayWidth(end), 8);
  return shorten(displayWidth(short) > room ? (parts[0] ?? '') : short, room) + end;
}

/**
 * Breaks text into lines of at most `width` columns: at line breaks, between words, and inside words that are wider than
 * a line, so that nothing is lost. Colors that go on over a break are closed before it and opened after it.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.match(/ *[^ ]+/g) ?? []) {
      if (displayWidth(line + word) <= width) {
        line += word;
        continue;
      }
      if (line !== '') lines.push(line);
      const parts = pieces(line === '' ? word : word.trimStart(), width);
      lines.push(...parts.slice(0, -1));
      line = parts.at(-1) ?? '';
    }
    lines.push(line);
  }
  return keepColors(lines);
}

/** Signs that show the one before them as a picture, in two columns. */
const WIDENS = /^[\ufe0f\u20e3]$/;

/** A word in parts that fit; escape sequences stay whole. */
function pieces(word: string, width: number): string[] {
  if (displayWidth(word) <= width) return [word];
  const found: string[] = [];
  let piece = '';
  // To measure a whole piece for each sign takes as many times as long as a line is wide. The sum is at least its width: joiners
  // make it narrower, and what makes a sign wide is counted as one.
  let atMost = 0;
  for (const [unit] of word.matchAll(UNITS)) {
    const more = WIDENS.test(unit) ? 1 : displayWidth(unit);
    if (piece !== '' && atMost + more > width) {
      atMost = displayWidth(piece + unit);
      if (atMost > width) {
        found.push(piece);
        piece = '';
        atMost = more;
      }
    } else atMost += more;
    piece += unit;
  }
  return [...found, piece];
}

// biome-ignore-start lint/suspicious/noControlCharactersInRegex: these are the color sequences that chalk writes
const UNITS = /\u001b\[\d+m|./gsu;
const COLORS = /\u001b\[(\d+)m/g;
// biome-ignore-end lint/suspicious/noControlCharactersInRegex: see above

/** What ends a color or style: https://en.wikipedia.org/wiki/ANSI_escape_code#Select_Graphic_Rendition_parameters */
function endOf(code: number): number {
  return code === 1 || code === 2 ? 22 : code >= 40 ? 49 : 39;
}

function keepColors(lines: string[]): string[] {
  let open: number[] = [];
  return lines.map((line) => {
    const before = open.map((code) => `\u001b[${code}m`).join('');
    for (const [, digits] of line.matchAll(COLORS)) {
      const code = Number(digits);
      const ends = code === 22 || code === 39 || code === 49;
      open = ends ? open.filter((one) => endOf(one) !== code) : [...open, code];
    }
    const after = [...new Set(open.map(endOf))].reverse().map((code) => `\u001b[${code}m`);
    return before + line + after.join('');
  });
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
