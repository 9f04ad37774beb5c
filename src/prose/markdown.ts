/** Markdown into blocks: the tokens of markdown-it, walked once. */
import MarkdownIt, { type Token } from 'markdown-it';
import { type Block, BlockWriter } from './blocks.js';
import { frontMatter } from './front-matter.js';
import { writeHtml } from './html.js';
import { alternative, cellsIn, codeIn, newlines, plain } from './inline.js';
import { type Piece, piecesOf } from './pieces.js';
import { readPlainText } from './plaintext.js';

/** CommonMark and tables, as deep as `TOO_DEEP` lets a page be. Addresses stay as they were written. */
const parser = new MarkdownIt('commonmark', { maxNesting: 250 }).enable('table');
parser.validateLink = () => true;
parser.normalizeLink = (url) => url;
parser.normalizeLinkText = (url) => url;

/** Blocks of a Markdown page. Front matter and comments are dropped; line numbers are those of `text`. */
export function readMarkdown(text: string): Block[] {
  const front = frontMatter(text)?.whole ?? '';
  const own = withoutComments(blanked(front) + text.slice(front.length));
  const walk = new Walk();
  for (const piece of piecesOf(own)) {
    if (isTooCostly(piece.text)) {
      walk.plain(readPlainText(piece.text), piece.line);
      continue;
    }
    walk.piece(piece);
  }
  return walk.writer.blocks;
}

/** Quotes and lists a hundred deep are no document, and would exhaust a parser that recurses. */
const TOO_DEEP = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))){100}/m;
/** What parsing takes time by, some of it by the square. Twice as much as in the densest piece of a real page. */
const MARK = /([*_])|[|[\]`<>&!\n]/g;
const MOST_MARKS = 10_000;
/** Each sign of emphasis is held against those before it. */
const EMPHASIS_WEIGHT = 4;

/** Whether a piece is read as plain text: without its links and tables, but to its end. */
function isTooCostly(text: string): boolean {
  if (TOO_DEEP.test(text)) return true;
  if (text.length * EMPHASIS_WEIGHT <= MOST_MARKS) return false;
  let marks = 0;
  for (const { 1: emphasis } of text.matchAll(MARK)) {
    marks += emphasis === undefined ? 1 : EMPHASIS_WEIGHT;
    if (marks > MOST_MARKS) return true;
  }
  return false;
}

/** Its line breaks alone, so that lines still count right. */
const blanked = (text: string): string => text.replace(/[^\n]+/g, '');

/** Looked for from sign to sign: a pattern would go through the rest of the page from each beginning that has no end. */
function withoutComments(text: string): string {
  const kept: string[] = [];
  let from = 0;
  for (let begin = text.indexOf('<!--'); begin >= 0; begin = text.indexOf('<!--', from)) {
    const end = text.indexOf('-->', begin + 4);
    if (end < 0) break;
    kept.push(text.slice(from, begin), blanked(text.slice(begin, end + 3)));
    from = end + 3;
  }
  return kept.length === 0 ? text : kept.join('') + text.slice(from);
}

/** A paragraph that works as a heading: `Training sets`. */
const LABEL = /^\w[\w-]*(?: [\w&-]+){0,4}$/;

/** A token with all that lies between it and the one that closes it. */
interface Node {
  token: Token;
  children: readonly Token[];
}

class Walk {
  readonly writer = new BlockWriter();

  /** Of the piece in the page. */
  #from = 0;
  #lines: readonly string[] = [];
  /** What introduces the last list: the next piece may go on with it. */
  #listLead: string | null = null;

  /** Blocks of a piece of the page. */
  piece({ text, line, continues }: Piece): void {
    this.#from = line;
    this.#lines = text.split('\n');
    if (!continues) this.#listLead = null;
    this.#children(parser.parse(text, {}), continues);
    this.writer.end();
  }

  /** Blocks that were read otherwise. */
  plain(blocks: readonly Block[], line: number): void {
    this.writer.blocks.push(...blocks.map((block) => movedBy(block, line - 1)));
  }

  #lineOf({ map }: Token): number {
    return (map?.[0] ?? 0) + this.#from;
  }

  #flow({ token, children }: Node): void {
    const line = this.#lineOf(token);
    switch (token.type) {
      case 'heading_open':
        this.writer.heading(Number(token.tag.slice(1)));
        this.#inline(children[0]);
        this.writer.end();
        break;
      case 'paragraph_open':
        this.#inline(children[0]);
        this.writer.end();
        break;
      case 'fence':
      case 'code_block': {
        const text = token.content.replace(/\n$/, '');
        if (text.trim() === '') break;
        const [lang] = token.info.trim().split(/\s+/);
        // Only a fence has a line above the code.
        this.writer.code(lang || null, text, token.type === 'fence' ? line + 1 : line);
        break;
      }
      case 'html_block':
        writeHtml(this.writer, token.content.replace(/\n$/, ''), line);
        this.writer.end();
        break;
      case 'table_open':
        this.#table(children);
        break;
      case 'blockquote_open':
      case 'bullet_list_open':
      case 'ordered_list_open':
      case 'list_item_open':
        this.#children(children);
        break;
      default:
        break;
    }
  }

  /** A list, a table or a run of links belongs to the line above it when that line ends in a colon, or is a label of a few words. */
  #children(tokens: readonly Token[], continues = false): void {
    const outer = this.writer.lead;
    let before: Node | null = null;
    for (const node of nodesIn(tokens)) {
      const last = this.writer.blocks.at(-1);
      const above = last?.kind === 'prose' ? last.text.trim() : '';
      const introduced =
        /[:：]$/.test(above) || (before?.token.type === 'paragraph_open' && LABEL.test(above));
      const isList = /^(?:bullet|ordered)_list_open$/.test(node.token.type);
      const grouped = isList || node.token.type === 'table_open' || isLinks(node);
      const goesOn = continues && before === null && isList;
      this.writer.lead = goesOn ? this.#listLead : grouped && introduced ? above : outer;
      if (isList && outer === null) this.#listLead = this.writer.lead;
      this.#flow(node);
      before = node;
    }
    this.writer.lead = outer;
  }

  #table(tokens: readonly Token[]): void {
    let header: readonly string[] | null = null;
    for (const { token, children } of nodesIn(tokens).flatMap((part) => nodesIn(part.children))) {
      const cells = children.filter(({ type }) => type === 'inline');
      const line = this.#lineOf(token);
      const written = cellsIn(this.#lines[token.map?.[0] ?? 0] ?? '');
      // Short rows are filled up to the width of the table: what nobody wrote is not there.
      for (const [index, cell] of cells.slice(0, Math.max(written, 1)).entries()) {
        if (index > 0) this.writer.write(' | ', line);
        this.writer.column = header?.[index];
        this.#inline(cell, line);
        this.writer.closeLink();
      }
      this.writer.column = undefined;
      this.writer.end();
      header ??= cells.map((cell) => plain(cell));
    }
  }

  /** Text goes on over line breaks, but not over marks: `~~` only counts within it. */
  #inline(token: Token | undefined, onLine?: number): void {
    if (!token) return;
    let line = onLine ?? this.#lineOf(token);
    const raw = token.content;
    const flat = raw.includes('\n') ? raw.replaceAll('\n', ' ') : null;
    let read = 0;
    let text = '';
    let begun = line;
    let url = '';
    const flush = () => {
      this.writer.write(text.replace(/~~[^~]*~~/g, ''), begun);
      text = '';
    };
    for (const one of token.children ?? []) {
      if (one.type === 'text' || one.type === 'softbreak') {
        if (text === '') begun = line;
        text += one.type === 'text' ? one.content : '\n';
        if (one.type === 'softbreak') line++;
        continue;
      }
      flush();
      switch (one.type) {
        case 'code_inline': {
          const code = flat === null ? null : codeIn(flat, one, read);
          this.writer.write(code ? raw.slice(code.begin, code.end) : one.content, line);
          if (!code) break;
          line += newlines(raw.slice(code.at, code.after));
          read = code.after;
          break;
        }
        case 'hardbreak':
          this.writer.write('\n', line);
          line++;
          break;
        case 'html_inline':
          writeHtml(this.writer, one.content, line);
          line += newlines(one.content);
          break;
        case 'link_open':
          url = String(one.attrGet('href') ?? '');
          if (url) this.writer.openLink(url, line);
          break;
        case 'link_close':
          if (url) this.writer.closeLink();
          break;
        case 'image':
          this.writer.image(String(one.attrGet('src') ?? ''), alternative(one), line);
          break;
        default:
          break;
      }
    }
    flush();
  }
}

/** The tokens at the top, each with what is in it. */
function nodesIn(tokens: readonly Token[]): Node[] {
  const nodes: Node[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    let end = at + 1;
    if (token.nesting === 1) while ((tokens[end] as Token).level > token.level) end++;
    nodes.push({ token, children: tokens.slice(at + 1, end) });
    if (token.nesting === 1) at = end;
  }
  return nodes;
}

const movedBy = (block: Block, lines: number): Block =>
  block.kind === 'code'
    ? { ...block, line: block.line + lines }
    : {
        ...block,
        line: block.line + lines,
        links: block.links.map((link) => ({ ...link, line: link.line + lines })),
        lineAt: (offset) => block.lineAt(offset) + lines,
      };

/** A paragraph that is a link, or several in a row. */
const isLinks = ({ token, children }: Node): boolean => {
  const [first] = children[0]?.children ?? [];
  return token.type === 'paragraph_open' && first?.type === 'link_open' && first.meta === null;
};
