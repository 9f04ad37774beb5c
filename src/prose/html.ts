/** HTML inside Markdown, as READMEs use it: centered titles, link bars, collapsible parts, tables and pictures. */
import type { BlockWriter } from './blocks.js';
import { decodeEntities } from './entities.js';

const TAG = /<(\/?)([a-zA-Z][\w-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>|<!--[\s\S]*?(?:-->|$)|<[!?][^>]*>/g;
const BLOCK =
  /^(?:p|div|li|ul|ol|tr|table|thead|tbody|section|article|center|details|summary|dl|dt|dd|blockquote|figure|figcaption|hr|main|header|footer|nav)$/;
const SILENT = /^(?:script|style|svg|title)$/;

/**
 * Writes the text and links of an HTML fragment. Tags may stay open: in Markdown, `<a href="…">` and `</a>` arrive apart.
 * @param line 1-based line of the fragment's first character
 */
export function writeHtml(writer: BlockWriter, html: string, line: number): void {
  let at = 0;
  let here = line;
  let silent: string | null = null;
  const writeTo = (end: number) => {
    const text = html.slice(at, end);
    if (silent === null && text !== '') writer.write(decodeEntities(text), here);
    here += text.split('\n').length - 1;
  };
  for (const match of html.matchAll(TAG)) {
    writeTo(match.index);
    at = match.index + match[0].length;
    const [, slash, name, attributes = ''] = match;
    const tag = name?.toLowerCase();
    if (tag !== undefined && silent !== null) {
      if (slash && tag === silent) silent = null;
    } else if (tag !== undefined) {
      if (SILENT.test(tag) && !slash && !attributes.endsWith('/')) silent = tag;
      else writeTag(writer, tag, slash === '/', attributes, here);
    }
    here += match[0].split('\n').length - 1;
  }
  writeTo(html.length);
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
    if (closing) writer.write(' | ', line);
  } else if (/^h[1-6]$/.test(tag)) {
    if (closing) writer.end();
    else writer.heading(Number(tag[1]));
  } else if (BLOCK.test(tag)) {
    // A title in `<h1><p>…</p></h1>` is still a title.
    if (writer.pending.trim() !== '') writer.end();
  }
}

function attribute(attributes: string, name: string): string | null {
  const match = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes);
  const value = match?.[1] ?? match?.[2] ?? match?.[3];
  return value === undefined ? null : decodeEntities(value.trim());
}
