/** What any page is made of before it has sections: headings, runs of prose with links, and code. Markdown, HTML and reStructuredText are all written into this form. */
import { LineCounter, lastUpTo } from './line-counter.js';

export interface RawLink {
  text: string;
  url: string;
  line: number;
  /** Where it begins in the text of its block. Characters. */
  at: number;
  /** Of the table column that the link stands in. */
  column?: string;
}

export interface Prose {
  kind: 'prose' | 'heading';
  /** 1–6 for a heading, 0 for prose. */
  depth: number;
  /** Plain text; line breaks stand for themselves or a space. */
  text: string;
  line: number;
  links: RawLink[];
  /** State of a task list item's box; `null` for everything else. */
  checked: boolean | null;
  /** The line that introduces the list or table this belongs to: `We do not release:`. */
  lead: string | null;
  /** Line of the character at `offset`. */
  lineAt(offset: number): number;
}

export interface Code {
  kind: 'code';
  lang: string | null;
  text: string;
  /** Line of the first line of the code itself, after the fence. */
  line: number;
}

export type Block = Prose | Code;

/** Pages, and buckets by the addresses that command-line tools take. */
const BARE_URL = /(?:https?|s3|gs):\/\/[^\s<>"'`\]|]+/g;
const TRAILING = '.,;:!?*_~';
const TASK = /^\s*\[([ xX✓✔])\]\s+/;

/** Collects blocks while some reader walks a page: text goes to the open run, which `end` closes. */
export class BlockWriter {
  readonly blocks: Block[] = [];
  lead: string | null = null;
  /** Set while a table row is written. */
  column: string | undefined;
  /** Of the HTML table that is open: the titles of its columns, and the cells of the row so far with where the last began. */
  table: { titles: readonly string[] | null; cells: string[]; from: number } | null = null;
  #text = '';
  #marks: { at: number; line: number }[] = [];
  #links: RawLink[] = [];
  #open: { url: string; line: number; at: number; alt: string; text: string } | null = null;
  #depth = 0;

  /** Adds plain text that begins on `line`; bare URLs in it become links unless one is open. */
  write(text: string, line: number): void {
    if (text === '') return;
    if (this.#open !== null) this.#open.text += text;
    else if (text.includes('://')) {
      const lines = new LineCounter(text);
      for (const match of text.matchAll(BARE_URL)) {
        const url = withoutTrailing(match[0]);
        this.#push({
          text: url,
          url,
          line: line + lines.lineAt(match.index) - 1,
          at: this.#text.length + match.index,
        });
      }
    }
    this.#marks.push({ at: this.#text.length, line });
    this.#text += text;
  }

  openLink(url: string, line: number): void {
    this.closeLink();
    this.#open = { url, line, at: this.#text.length, alt: '', text: '' };
  }

  closeLink(): void {
    const open = this.#open;
    if (open === null) return;
    this.#open = null;
    const text = open.text.trim() || open.alt;
    this.#push({ text, url: open.url, line: open.line, at: open.at });
  }

  /** A picture is a link of its own and names the link around it, but is no prose. */
  image(url: string, alt: string, line: number): void {
    if (this.#open !== null) this.#open.alt ||= alt;
    this.#push({ text: alt, url, line, at: this.#text.length });
  }

  heading(depth: number): void {
    this.end();
    this.#depth = depth;
  }

  code(lang: string | null, text: string, line: number): void {
    this.end();
    this.blocks.push({ kind: 'code', lang, text, line });
  }

  /** The text written since the last block ended. */
  get pending(): string {
    return this.#text;
  }

  /** Closes the open run; an empty one without links leaves nothing behind. */
  end(): void {
    this.closeLink();
    const [depth, links, marks] = [this.#depth, this.#links, this.#marks];
    const task = depth === 0 ? TASK.exec(this.#text) : null;
    const skip = task?.[0].length ?? 0;
    const text = this.#text.slice(skip);
    this.#text = '';
    this.#marks = [];
    this.#links = [];
    this.#depth = 0;
    if (text.trim() === '' && links.length === 0) return;
    let lines: LineCounter | undefined;
    const lineAt = (offset: number): number => {
      const at = offset + skip;
      const mark = marks[lastUpTo(marks.length, (index) => (marks[index]?.at ?? 0) <= at)] ?? marks[0];
      if (!mark) return links[0]?.line ?? 1;
      lines ??= new LineCounter(text);
      return mark.line + lines.lineAt(offset) - lines.lineAt(Math.min(offset, Math.max(0, mark.at - skip)));
    };
    this.blocks.push({
      kind: depth === 0 ? 'prose' : 'heading',
      depth,
      text,
      line: lineAt(Math.max(0, text.search(/\S/))),
      links: skip === 0 ? links : links.map((link) => ({ ...link, at: Math.max(0, link.at - skip) })),
      checked: task ? task[1] !== ' ' : null,
      lead: this.lead,
      lineAt,
    });
  }

  #push(link: RawLink): void {
    this.#links.push(this.column === undefined ? link : { ...link, column: this.column });
  }
}

/** A URL in running text ends before the punctuation of its sentence. */
function withoutTrailing(url: string): string {
  let end = url.length;
  let surplus = url.split(')').length - url.split('(').length;
  for (; end > 0; end--) {
    const last = url.charAt(end - 1);
    if (last === ')' && surplus > 0) surplus -= 1;
    else if (!TRAILING.includes(last)) break;
  }
  return url.slice(0, end);
}
