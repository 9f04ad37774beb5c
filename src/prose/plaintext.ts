/** Plain text and reStructuredText into blocks: enough of the latter for READMEs and documentation pages. */
import { type Block, BlockWriter } from './blocks.js';

/** A rule under (or over) a title: one punctuation character, repeated. */
const RULE = /^([=\-~^"'`#*+:.<>_])\1{2,}\s*$/;
const DIRECTIVE = /^\s*\.\.\s+([\w-]+)::\s*(.*)$/;
const TARGET = /^\s*\.\.\s+_`?([^:`]+)`?:\s*(\S+)\s*$/;
const HYPERLINK = /`([^`<]+?)\s*<([^>\s]+)>`__?|`([^`<>]+)`_(?!\w)|\b([\w-]+)_(?=[\s.,;:)]|$)/g;

/** Blocks of a `.rst` or `.txt` page. Titles are guessed from the rules under them, depth from the order of rules. */
export function readPlainText(text: string): Block[] {
  const lines = text.split('\n');
  const targets = new Map<string, string>();
  for (const line of lines) {
    const target = TARGET.exec(line);
    if (target?.[1] && target[2]) targets.set(target[1].trim().toLowerCase(), target[2]);
  }
  const writer = new BlockWriter();
  const rules: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const next = lines[at + 1] ?? '';
    const rule = RULE.exec(next)?.[1];
    const directive = DIRECTIVE.exec(line);
    if (line.trim() === '' || RULE.test(line) || TARGET.test(line)) {
      writer.end();
    } else if (rule && /^\S/.test(line) && next.trim().length >= line.trim().length - 2) {
      if (!rules.includes(rule)) rules.push(rule);
      writer.heading(Math.min(6, rules.indexOf(rule) + 1));
      writeInline(writer, line.trim(), at + 1, targets);
      writer.end();
      at++;
    } else if (directive) {
      at = readDirective(writer, directive[1] ?? '', directive[2] ?? '', lines, at);
    } else if (/^\s*\.\.(?:\s|$)/.test(line)) {
      at = indented(lines, at + 1, indentOf(line)) - 1;
    } else {
      if (/^\s*(?:[-*+•]|\d+[.)]|#\.)\s+/.test(line)) writer.end();
      writeInline(writer, line.replace(/^\s*(?:[-*+•]|#\.)\s+/, ''), at + 1, targets);
      writer.write('\n', at + 1);
      if (/::\s*$/.test(line)) at = readLiteral(writer, null, lines, at + 1) - 1;
    }
  }
  writer.end();
  return writer.blocks;
}

/** @returns the index of the last line that the directive took */
function readDirective(
  writer: BlockWriter,
  name: string,
  argument: string,
  lines: string[],
  at: number,
): number {
  writer.end();
  if (/^(?:code-block|code|sourcecode|prompt)$/.test(name)) {
    return readLiteral(writer, argument.trim() || null, lines, at + 1) - 1;
  }
  if (/^(?:image|figure)$/.test(name)) {
    writer.image(argument.trim(), '', at + 1);
    writer.end();
  }
  // Notes and warnings are prose: only their first line is special. Other directives have nothing to read.
  if (/^(?:note|warning|important|tip|hint|admonition|attention|caution)$/.test(name)) {
    writer.write(`${argument}\n`, at + 1);
    return at;
  }
  return indented(lines, at + 1, indentOf(lines[at] ?? '')) - 1;
}

/** Writes the indented lines after `from` as code and returns the index after them. */
function readLiteral(writer: BlockWriter, lang: string | null, lines: string[], from: number): number {
  const end = indented(lines, from, indentOf(lines[from - 1] ?? ''));
  let first = from;
  while (first < end && (lines[first]?.trim() === '' || /^\s+:[\w-]+:/.test(lines[first] ?? ''))) first++;
  const body = lines.slice(first, end);
  const margin = Math.min(...body.filter((line) => line.trim() !== '').map(indentOf));
  const code = body
    .map((line) => line.slice(margin))
    .join('\n')
    .trimEnd();
  if (code === '') writer.end();
  else writer.code(lang, code, first + 1);
  return end;
}

/** Index of the first line from `from` on that is not blank and not indented deeper than `margin`. */
function indented(lines: string[], from: number, margin: number): number {
  let at = from;
  while (at < lines.length && (lines[at]?.trim() === '' || indentOf(lines[at] ?? '') > margin)) at++;
  return at;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function writeInline(writer: BlockWriter, line: string, number: number, targets: Map<string, string>): void {
  const plain = (text: string) => text.replace(/\*\*|``/g, '').replace(/:[\w-]+:`([^`]*)`/g, '$1');
  let at = 0;
  for (const match of line.matchAll(HYPERLINK)) {
    const text = match[1] ?? match[3] ?? match[4] ?? '';
    const url = match[2] ?? targets.get(text.trim().toLowerCase());
    if (!url) continue;
    writer.write(plain(line.slice(at, match.index)), number);
    writer.openLink(url, number);
    writer.write(text, number);
    writer.closeLink();
    at = match.index + match[0].length;
  }
  writer.write(plain(line.slice(at)), number);
}
