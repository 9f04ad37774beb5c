/** Markdown into blocks: mdast's syntax tree, walked once. */
import type { Definition, Nodes, PhrasingContent, Table } from 'mdast';
import { type CompileContext, type Extension, fromMarkdown, type Token } from 'mdast-util-from-markdown';
import { gfmTable } from 'micromark-extension-gfm-table';
import { type Block, BlockWriter } from './blocks.js';
import { writeHtml } from './html.js';

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
  const own = blank(blank(text, FRONT_MATTER), COMMENT);
  const tree = fromMarkdown(own, { extensions: [gfmTable()], mdastExtensions: [tableNodes] });
  const walk = new Walk();
  walk.define(tree);
  walk.flow(tree);
  walk.writer.end();
  return walk.writer.blocks;
}

const FRONT_MATTER = /^\s*---[ \t]*\n(?:[^\n]*\n){0,5000}?---[ \t]*(?=\n|$)/;
const COMMENT = /<!--[\s\S]*?-->/g;

/** Empties what matches but keeps its line breaks, so that lines still count right. */
function blank(text: string, pattern: RegExp): string {
  return text.replace(pattern, (match) => match.replace(/[^\n]+/g, ''));
}

/** A paragraph that works as a heading: `Training sets`. */
const LABEL = /^\w[\w-]*(?: [\w&-]+){0,4}$/;

class Walk {
  readonly writer = new BlockWriter();
  readonly #definitions = new Map<string, Definition>();

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
    const line = node.position?.start.line ?? 1;
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
        const span = (node.position?.end.line ?? line) - line + 1;
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
  #children(nodes: readonly Nodes[]): void {
    const outer = this.writer.lead;
    for (const [index, node] of nodes.entries()) {
      const last = this.writer.blocks.at(-1);
      const above = last?.kind === 'prose' ? last.text.trim() : '';
      const introduced =
        /[:：]$/.test(above) || (nodes[index - 1]?.type === 'paragraph' && LABEL.test(above));
      const grouped = node.type === 'list' || node.type === 'table' || isLinks(node);
      this.writer.lead = grouped && introduced ? above : outer;
      this.flow(node);
    }
    this.writer.lead = outer;
  }

  #table(table: Table): void {
    const header = table.children[0]?.children.map((cell) => plain(cell.children)) ?? [];
    for (const row of table.children) {
      row.children.forEach((cell, index) => {
        if (index > 0) this.writer.write(' | ', cell.position?.start.line ?? 1);
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
      const line = node.position?.start.line ?? 1;
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
