/** Markdown into blocks: mdast's syntax tree, walked once. */
import type { Definition, Nodes, PhrasingContent, Root, Table } from 'mdast';
import { type CompileContext, type Extension, fromMarkdown, type Token } from 'mdast-util-from-markdown';
import { gfmTable } from 'micromark-extension-gfm-table';
import { type Block, BlockWriter } from './blocks.js';
import { frontMatter } from './front-matter.js';
import { writeHtml } from './html.js';
import { type Piece, piecesOf } from './pieces.js';
import { readPlainText } from './plaintext.js';

/** Tables into the tree. The packaged extension also loads a Markdown printer, which costs a tenth of an audit. */
const tableNodes: Extension = {
  enter: {
    table: enter('table'),
    tableRow: enter('tableRow'),
    tableHeader: enter('tableCell'),
    tableData: enter('tableCell'),
  },
  exit: { table: exit, tableRow: exit, tableHeader: exit, tableData: exit },
};

function enter(type: 'table' | 'tableRow' | 'tableCell') {
  return function (this: CompileContext, token: Token): void {
    this.enter({ type, children: [] }, token);
  };
}

function exit(this: CompileContext, token: Token): void {
  this.exit(token);
}

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
    const tree = fromMarkdown(piece.text, { extensions: [gfmTable()], mdastExtensions: [tableNodes] });
    walk.define(tree);
    walk.piece(tree, piece);
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

class Walk {
  readonly writer = new BlockWriter();
  readonly #definitions = new Map<string, Definition>();

  #from = 0;
  /** What introduces the last list: the next piece may go on with it. */
  #listLead: string | null = null;

  /** Blocks of a piece of the page. */
  piece(tree: Root, { line, continues }: Piece): void {
    this.#from = line - 1;
    if (!continues) this.#listLead = null;
    this.#children(tree.children, continues);
    this.writer.end();
  }

  /** Blocks that were read otherwise. */
  plain(blocks: readonly Block[], line: number): void {
    this.writer.blocks.push(...blocks.map((block) => movedBy(block, line - 1)));
  }

  #lineOf(node: Nodes): number {
    return (node.position?.start.line ?? 1) + this.#from;
  }

  /** Link targets may stand anywhere on the page, usually at its end. */
  define(node: Nodes): void {
    if (node.type === 'definition') this.#definitions.set(node.identifier, node);
    else if (
      node.type === 'root' ||
      node.type === 'blockquote' ||
      node.type === 'list' ||
      node.type === 'listItem'
    )
      for (const child of node.children) this.define(child);
  }

  flow(node: Nodes): void {
    const line = this.#lineOf(node);
    switch (node.type) {
      case 'heading':
        this.writer.heading(node.depth);
        this.#inline(node.children);
        this.writer.end();
        break;
      case 'paragraph':
        this.#inline(node.children);
        this.writer.end();
        break;
      case 'code': {
        if (node.value.trim() === '') break;
        // Only a fence takes more lines than the code in it.
        const span = (node.position?.end.line ?? line) + this.#from - line + 1;
        const fenced = span > node.value.split('\n').length;
        this.writer.code(node.lang ?? null, node.value, fenced ? line + 1 : line);
        break;
      }
      case 'html':
        writeHtml(this.writer, node.value, line);
        this.writer.end();
        break;
      case 'table':
        this.#table(node);
        break;
      case 'root':
      case 'blockquote':
      case 'list':
      case 'listItem':
        this.#children(node.children);
        break;
      default:
        break;
    }
  }

  /** A list, a table or a run of links belongs to the line above it when that line ends in a colon, or is a label of a few words. */
  #children(nodes: readonly Nodes[], continues = false): void {
    const outer = this.writer.lead;
    for (const [index, node] of nodes.entries()) {
      const last = this.writer.blocks.at(-1);
      const above = last?.kind === 'prose' ? last.text.trim() : '';
      const introduced =
        /[:：]$/.test(above) || (nodes[index - 1]?.type === 'paragraph' && LABEL.test(above));
      const grouped = node.type === 'list' || node.type === 'table' || isLinks(node);
      const goesOn = continues && index === 0 && node.type === 'list';
      this.writer.lead = goesOn ? this.#listLead : grouped && introduced ? above : outer;
      if (node.type === 'list' && outer === null) this.#listLead = this.writer.lead;
      this.flow(node);
    }
    this.writer.lead = outer;
  }

  #table(table: Table): void {
    const header = table.children[0]?.children.map((cell) => plain(cell.children)) ?? [];
    for (const row of table.children) {
      row.children.forEach((cell, index) => {
        if (index > 0) this.writer.write(' | ', this.#lineOf(cell));
        this.writer.column = row === table.children[0] ? undefined : header[index];
        this.#inline(cell.children);
        this.writer.closeLink();
      });
      this.writer.column = undefined;
      this.writer.end();
    }
  }

  #inline(nodes: readonly PhrasingContent[]): void {
    for (const node of nodes) {
      const line = this.#lineOf(node);
      switch (node.type) {
        case 'text':
          this.writer.write(node.value.replace(/~~[^~]*~~/g, ''), line);
          break;
        case 'inlineCode':
          this.writer.write(node.value, line);
          break;
        case 'break':
          this.writer.write('\n', line);
          break;
        case 'html':
          writeHtml(this.writer, node.value, line);
          break;
        case 'link':
          this.#link(node.url, node.children, line);
          break;
        case 'linkReference':
          this.#link(this.#definitions.get(node.identifier)?.url, node.children, line);
          break;
        case 'image':
          this.writer.image(node.url, node.alt ?? '', line);
          break;
        case 'imageReference':
          this.writer.image(this.#definitions.get(node.identifier)?.url ?? '', node.alt ?? '', line);
          break;
        default:
          if ('children' in node) this.#inline(node.children);
      }
    }
  }

  #link(url: string | undefined, children: readonly PhrasingContent[], line: number): void {
    if (url) this.writer.openLink(url, line);
    this.#inline(children);
    if (url) this.writer.closeLink();
  }
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
const isLinks = (node: Nodes): boolean => node.type === 'paragraph' && node.children[0]?.type === 'link';

function plain(nodes: readonly PhrasingContent[]): string {
  return nodes
    .map((node) =>
      'value' in node
        ? node.type === 'html'
          ? ''
          : node.value
        : 'children' in node
          ? plain(node.children)
          : '',
    )
    .join('')
    .trim();
}
