/** HTML inside Markdown, as READMEs use it: centered titles, link bars, collapsible parts, tables and pictures. */

import { oncePerText } from '../remembered.js';
import type { BlockWriter } from './blocks.js';
import { decodeEntities } from './entities.js';

const TAG = /<(\/?)([a-zA-Z][\w-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>|<!--[\s\S]*?(?:-->|$)|<[!?][^>]*>/g;
const BLOCK =
  /^(?:p|div|li|ul|ol|tr|table|thead|tbody|section|article|center|details|summary|dl|dt|dd|blockquote|figure|figcaption|hr|main|header|footer|nav)$/;
/** The rest of a preformatted part that is text alone; where it holds links, it is read for them. */
const TYPED = /^(?:(?!<\/?(?:pre|a|img)\b)[\s\S])*<\/pre\s*>/i;
const SILENT = /^(?:script|style|svg|title)$/;

/**
 * Writes the text and links of an HTML fragment. Tags may stay open: in Markdown, `<a href="…">` and `</a>` arrive apart.
 * @param line 1-based line of the fragment's first character
 */
export function writeHtml(writer: BlockWriter, html: string, line: number): void {
  let at = 0;
  let here = line;
  let silent: string | null = null;
  /** What stands as it is typed, and the line that it begins on. */
  let typed: { text: string; line: number } | null = null;
  const writeTo = (end: number) => {
    const text = html.slice(at, end);
    if (typed) typed.text += decodeEntities(text);
    else if (silent === null && text !== '') writer.write(decodeEntities(text), here);
    here += text.split('\n').length - 1;
  };
  for (const match of html.matchAll(TAG)) {
    writeTo(match.index);
    at = match.index + match[0].length;
    const [, slash, name, attributes = ''] = match;
    const tag = name?.toLowerCase();
    if (tag === 'pre' && silent === null && slash === (typed ? '/' : '')) {
      if (typed) writeTyped(writer, typed);
      typed = !typed && TYPED.test(html.slice(at)) ? { text: '', line: here } : null;
    } else if (typed) {
      // Within it tags only color the text.
    } else if (tag !== undefined && silent !== null) {
      if (slash && tag === silent) silent = null;
    } else if (tag !== undefined) {
      if (SILENT.test(tag) && !slash && !attributes.endsWith('/')) silent = tag;
      else writeTag(writer, tag, slash === '/', attributes, here);
    }
    here += match[0].split('\n').length - 1;
  }
  writeTo(html.length);
}

function writeTyped(writer: BlockWriter, { text, line }: { text: string; line: number }): void {
  const [blank = ''] = /^(?:[^\S\n]*\n)*/.exec(text) ?? [];
  const code = text.slice(blank.length).trimEnd();
  if (code !== '') writer.code(null, code, line + blank.split('\n').length - 1);
}

function writeTag(
  writer: BlockWriter,
  tag: string,
  closing: boolean,
  attributes: string,
  line: number,
): void {
  if (tag === 'a') {
    const url = attribute(attributes, 'href');
    if (closing) writer.closeLink();
    else if (url) writer.openLink(url, line);
  } else if (tag === 'img' || tag === 'video' || tag === 'source') {
    const url = attribute(attributes, 'src');
    if (url && !closing) writer.image(url, attribute(attributes, 'alt') ?? '', line);
  } else if (tag === 'br') {
    writer.write('\n', line);
  } else if (tag === 'td' || tag === 'th') {
    writeCell(writer, closing, line);
  } else if (/^h[1-6]$/.test(tag)) {
    if (closing) writer.end();
    else writer.heading(Number(tag[1]));
  } else if (BLOCK.test(tag)) {
    // A title in `<h1><p>…</p></h1>` is still a title.
    if (writer.pending.trim() !== '') writer.end();
    if (tag === 'table') writer.table = closing ? null : { titles: null, cells: [], from: 0 };
    if (tag === 'tr') endRow(writer);
  }
}

/** Links in a cell stand under the title of its column, as in a table of Markdown. */
function writeCell(writer: BlockWriter, closing: boolean, line: number): void {
  const { table } = writer;
  if (closing) {
    writer.closeLink();
    table?.cells.push(writer.pending.slice(table.from).trim());
    writer.write(' | ', line);
    writer.column = undefined;
  } else if (table) {
    table.from = writer.pending.length;
    writer.column = table.titles?.[table.cells.length];
  }
}

function endRow({ table }: BlockWriter): void {
  if (!table) return;
  if (table.cells.length > 0) table.titles ??= table.cells;
  table.cells = [];
}

const patternOf = oncePerText(
  (name) => new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i'),
);

function attribute(attributes: string, name: string): string | null {
  const match = patternOf(name).exec(attributes);
  const value = match?.[1] ?? match?.[2] ?? match?.[3];
  return value === undefined ? null : decodeEntities(value.trim());
}
