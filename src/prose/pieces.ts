/** Markdown cut where nothing reaches across: a parser whose time grows with the square of a list then takes time by the page. */

export interface Piece {
  text: string;
  /** 1-based line of the page that it begins on. */
  line: number;
  /** It begins within a list that the piece before it began. */
  continues: boolean;
}

/** Lines of a piece before it ends at a heading, and before it ends between two items of a list. */
const FEWEST = 40;
const MANY = 120;

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
/** HTML that goes on over blank lines: https://spec.commonmark.org/0.31.2/#html-blocks, conditions 1 to 5. */
const RAW_OPENS = /^ {0,3}<(?:(pre|script|style|textarea)(?=[\s>]|$)|(\?)|!)/i;
/** Below a line of text it makes that a heading; either way the next line begins something else. */
const UNDERLINE = /^(?:=+|-+)[ \t]*$/;
const HEADING = /^#{1,6}(?:[ \t]|$)/;
const ITEM = /^(?:([-+*])|\d{1,9}([.)]))[ \t]/;
/** `[label]: address`; what a link elsewhere on the page refers to. */
const DEFINITION =
  /^ {0,3}\[([^[\]\n]{1,200})\]:[ \t]*(\S{1,2000})(?:[ \t]+(?:"[^"\n]{0,200}"|'[^'\n]{0,200}'|\([^)\n]{0,200}\)))?[ \t]*$/gm;
const REFERENCE = /\[([^[\]\n]{1,200})\]/g;

/** Pieces of a page, in its order, whose blocks are those of the whole page. In time linear in its length. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  const lines = text.split('\n');
  let from = 0;
  let continues = false;
  let fence: string | null = null;
  let closer: RegExp | null = null;
  let isBlank = true;
  let isUnderlined = false;
  /** The sign of the list that the last line at the margin was an item of. */
  let list: string | null = null;
  const cut = (to: number, inList: boolean) => {
    pieces.push({ text: lines.slice(from, to).join('\n'), line: from + 1, continues });
    from = to;
    continues = inList;
  };
  for (const [at, line] of lines.entries()) {
    const mark = FENCE.exec(line)?.[1];
    if (fence !== null) {
      if (mark?.startsWith(fence) && line.trim() === mark) fence = null;
      continue;
    }
    if (closer !== null) {
      if (closer.test(line)) closer = null;
      continue;
    }
    const item = ITEM.exec(line);
    const sign = item ? (item[1] ?? item[2] ?? null) : null;
    const isOwn = isUnderlined || (isBlank && HEADING.test(line));
    if (isOwn && at - from >= FEWEST) cut(at, false);
    else if (sign !== null && sign === list && at - from >= MANY) cut(at, true);
    if (mark) fence = mark;
    else closer = closerOf(line);
    isUnderlined = !isBlank && list === null && UNDERLINE.test(line);
    isBlank = line.trim() === '';
    // A line at the margin that is no item ends a list, or goes on with a paragraph of it: neither is a place to cut at.
    if (!isBlank && !/^[ \t]/.test(line)) list = sign;
  }
  cut(lines.length, false);
  return pieces.length === 1 ? pieces : withDefinitions(pieces, text);
}

/** What ends the HTML that a line begins and does not end itself. */
function closerOf(line: string): RegExp | null {
  const opened = RAW_OPENS.exec(line);
  if (!opened) return null;
  const closer = opened[1] ? /<\/(?:pre|script|style|textarea)>/i : opened[2] ? /\?>/ : />/;
  return closer.test(line.slice(opened[0].length)) ? null : closer;
}

/** A link that refers to an address further on is one only where a parser has seen the address. */
function withDefinitions(pieces: Piece[], page: string): Piece[] {
  const addresses = new Map<string, string>();
  for (const [, label = '', address = ''] of page.matchAll(DEFINITION)) {
    const key = keyOf(label);
    if (!addresses.has(key)) addresses.set(key, `[${label}]: ${address}`);
  }
  if (addresses.size === 0) return pieces;
  return pieces.map((piece) => {
    const wanted = new Set<string>();
    for (const [, label = ''] of piece.text.matchAll(REFERENCE)) {
      const definition = addresses.get(keyOf(label));
      if (definition !== undefined) wanted.add(definition);
    }
    return wanted.size === 0 ? piece : { ...piece, text: `${piece.text}\n\n${[...wanted].join('\n')}` };
  });
}

const keyOf = (label: string): string => label.trim().replace(/\s+/g, ' ').toLowerCase();
