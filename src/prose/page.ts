/** One page of prose, parsed when a check first looks into it: blocks become sections, sentences, links and code. */
import { INTENTION } from '../lexicon/denials.js';
import { once } from '../remembered.js';
import type { Block, Prose, RawLink } from './blocks.js';
import type { Citation } from './cite.js';
import { citeFile, fileUrl, isLocal, type Place } from './cite.js';
import { glossed } from './glossed.js';
import { readMarkdown } from './markdown.js';
import { withoutPlaceholders } from './placeholders.js';
import { readPlainText } from './plaintext.js';
import { deniedAt, isDenied, isUnused, type Stance, stanceOf } from './polarity.js';
import { splitSentences } from './sentences.js';

/** Which page it is. `page` is any other Markdown file: `docs/training.md`, a folder's README. */
export type DocumentKind = 'card' | 'readme' | 'page';

export interface Section {
  /** Plain text of the heading; empty for what stands before the first one. */
  heading: string;
  /** 1–6, 0 before the first heading. */
  depth: number;
  /** 1-based line of the heading. */
  line: number;
  /** Headings from the outermost to this one, lower case. */
  path: string[];
  /** Plain text of the section's own prose, without sub-sections, code and template placeholders. */
  text: string;
}

export interface Sentence {
  /** A list item and a table row (cells joined by ` | `) are sentences too. */
  text: string;
  line: number;
  section: Section;
  /** The whole table row that the sentence stands in; it may hold several sentences. */
  row?: string;
  /**
   * It denies, withholds or only announces something: "we do not release", "coming soon", "upon request". Found out when it is
   * asked for, at the price of twenty patterns: so ask last, and never in the parameters of a function for all sentences.
   */
  readonly negated: boolean;
  /** What an open box, the line above a list or a heading makes of all that stands in it: "We do not release:". */
  readonly frame: Stance | null;
}

export interface DocumentLink {
  /** Of a picture its alternative text; of a bare URL the URL. */
  text: string;
  /** Absolute: a relative link leads to the host at the page's revision. */
  url: string;
  line: number;
  section: Section;
  /**
   * The paragraph, list item or table row around the link, as plain text; before it, the line that introduces the
   * list and the column's title.
   */
  context: string;
  /** The line that introduces the list that the link stands in; empty without one. */
  lead: string;
  /** The words of its own clause, its column, its box or the line above deny what it offers, or only announce it. */
  readonly denied: boolean;
}

export interface CodeBlock {
  lang: string | null;
  text: string;
  /** Line of the first line of the code itself, so that line + n is the n-th after it. */
  line: number;
  section: Section;
}

export interface Document {
  kind: DocumentKind;
  /** Path in its repository: `README.md`. */
  path: string;
  /** For people: `model card`, `README`, or the path. */
  label: string;
  sections: Section[];
  sentences: Sentence[];
  links: DocumentLink[];
  code: CodeBlock[];
  /** Characters of real prose: without front matter, code, mark-up and template placeholders. */
  proseLength: number;
  /** Cites this page, pinned to its revision, at a line when given. */
  cite(line?: number, label?: string): Citation;
}

export interface PageSource {
  kind: DocumentKind;
  label: string;
  path: string;
  text: string;
  place: Place;
  /** What a link that begins with a slash is relative to. */
  root: string;
  /** Puts its sentences into the words that detectors know. */
  gloss?: (text: string) => string;
}

/** What pages were made from. */
const sources = new WeakMap<Document, PageSource>();

/**
 * The same page in words that detectors know.
 * @param glossFor finds the gloss for the text of a page; `null` for a page that needs none, which is given back itself
 */
export function inKnownWords(
  document: Document,
  glossFor: (text: string) => PageSource['gloss'] | null,
): Document {
  const source = sources.get(document);
  const gloss = source && glossFor(source.text);
  return source && gloss ? page({ ...source, gloss }) : document;
}

type Contents = Pick<Document, 'sections' | 'sentences' | 'links' | 'code' | 'proseLength'>;

/** The page as checks see it. Parsing waits for the first look: a page that no check opens costs nothing. */
export function page(source: PageSource): Document {
  const read = once(() => readContents(source));
  const document: Document = {
    kind: source.kind,
    path: source.path,
    label: source.label,
    get sections() {
      return read().sections;
    },
    get sentences() {
      return read().sentences;
    },
    get links() {
      return read().links;
    },
    get code() {
      return read().code;
    },
    get proseLength() {
      return read().proseLength;
    },
    cite: (line, label) => citeFile(source.place, source.path, line, label ?? source.label),
  };
  sources.set(document, source);
  return document;
}

function readContents(source: PageSource): Contents {
  const text = source.text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const written = isPlainText(source.path, text) ? readPlainText(text) : readMarkdown(text);
  const blocks = source.gloss ? glossed(written, source.gloss) : written;
  const contents: Contents = { sections: [], sentences: [], links: [], code: [], proseLength: 0 };
  let section: Section = { heading: '', depth: 0, line: 1, path: [], text: '' };
  contents.sections.push(section);
  const open: Section[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading') {
      section = openSection(block, open);
      contents.sections.push(section);
    } else if (block.kind === 'code') {
      contents.code.push({
        lang: block.lang,
        text: block.text.replace(LONG_CODE_LINE, '$1'),
        line: block.line,
        section,
      });
      continue;
    } else {
      readProse(block, section, contents);
    }
    for (const link of block.links) {
      const url = resolve(link.url, source);
      if (url === null) continue;
      const denied = once(() => isLinkDenied(block, link));
      contents.links.push({
        text: tidy(link.text),
        url,
        line: link.line,
        section,
        context: contextOf(block, link),
        lead: tidy((block.lead ?? '').slice(-LONGEST_HEADING)),
        get denied() {
          return denied();
        },
      });
    }
  }
  return contents;
}

function isPlainText(path: string, text: string): boolean {
  if (/\.(?:rst|txt)$/i.test(path)) return true;
  return !/\.\w+$/.test(path) && !/^#{1,6}\s|\]\(|^```/m.test(text);
}

/** What is longer is no heading, whatever sign stands before it. UTF-16 units. */
const LONGEST_HEADING = 300;
/** Longer lines of code are data. UTF-16 units. */
const LONGEST_CODE_LINE = 2000;
const LONG_CODE_LINE = new RegExp(`^(.{${LONGEST_CODE_LINE}}).+$`, 'gm');
/** Of a table's row; longer ones are data, too. */
const LONGEST_ROW = 4000;

/** @param open the sections around the heading, outermost first; those that it closes are taken out, and its own is added */
function openSection(heading: Prose, open: Section[]): Section {
  const text = tidy(heading.text.slice(0, LONGEST_HEADING));
  while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= heading.depth) open.pop();
  const path = [...(open.at(-1)?.path ?? []), text.toLowerCase()];
  const section: Section = { heading: text, depth: heading.depth, line: heading.line, path, text: '' };
  open.push(section);
  return section;
}

/** Cells of Markdown and of HTML tables are joined by it; a cell that spans its row ends with it. */
const CELL_END = / \|(?:\s|$)/;

function readProse(block: Prose, section: Section, contents: Contents): void {
  const frame = once(() => frameOf(block, section));
  const row = CELL_END.test(block.text) ? tidy(block.text.slice(0, LONGEST_ROW)) : null;
  for (const { text, offset } of splitSentences(block.text)) {
    const own = withoutPlaceholders(text);
    if (own === '') continue;
    // Judging costs more than the rest of the reading, and most sentences are about nothing that a check looks for.
    const negated = once(() => block.checked !== true && (frame() !== null || denies(own)));
    contents.sentences.push({
      text: own,
      line: block.lineAt(offset),
      section,
      ...(row === null ? {} : { row }),
      get negated() {
        return negated();
      },
      get frame() {
        return frame();
      },
    });
    section.text += section.text === '' ? own : offset === 0 ? `\n${own}` : ` ${own}`;
    contents.proseLength += own.length;
  }
}

const denied = (stance: Stance | null): Stance | null => (stance && isDenied(stance) ? stance : null);

const denies = (text: string): boolean => denied(stanceOf(text)) !== null || isUnused(text);

/** A checked box says that it is done, whatever the heading above it announces. */
function frameOf({ checked, lead }: Prose, section: Section): Stance | null {
  if (checked === true) return null;
  if (checked === false) return { polarity: 'announced', cue: '[ ]' };
  const introduced = leadStance(lead);
  if (introduced) return introduced;
  const heading = section.path.find((one) => INTENTION.test(one));
  return heading === undefined ? null : { polarity: 'announced', cue: heading };
}

/** Of what stands above a list only the sentence that introduces it. */
function leadStance(lead: string | null): Stance | null {
  const last = lead === null ? undefined : splitSentences(lead).at(-1);
  return last ? denied(stanceOf(last.text)) : null;
}

function isLinkDenied({ checked, lead, text }: Prose, { at, column }: RawLink): boolean {
  if (checked !== null) return !checked;
  if (leadStance(lead) !== null || (column !== undefined && denies(column))) return true;
  return deniedAt(text, at);
}

/** Longer runs of text are no paragraph, and say nothing about one link in them. Characters. */
const LONGEST_CONTEXT = 4000;

function contextOf(block: Block & { kind: 'prose' | 'heading' }, link: RawLink): string {
  const around = block.text.length > LONGEST_CONTEXT ? link.text : block.text;
  const parts = [block.lead, link.column, around].filter((part) => part);
  return tidy(parts.join(' '));
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The absolute URL a link leads to; `null` for mail addresses, scripts and what is no URL. */
function resolve(url: string, { place, path, root }: PageSource): string | null {
  const target = url.trim();
  if (/^(?:https?|s3|gs):\/\//i.test(target)) return target;
  if (target.startsWith('//')) return `https:${target}`;
  if (/^[a-z][a-z\d+.-]*:/i.test(target) || target === '') return null;
  if (target.startsWith('/')) return `${root}${target}`;
  const base = fileUrl(place, path);
  if (isLocal(place.url)) return withinFolder(target, base);
  return URL.canParse(target, base) ? new URL(target, base).href : null;
}

/** A link from one file of a folder to another, as a path like the citations'; what climbs out of the folder ends at its top. */
function withinFolder(target: string, base: string): string | null {
  const above = /^(?:\.\.\/)*/.exec(base)?.[0] ?? '';
  const root = 'https://folder.invalid/';
  const from = root + base.slice(above.length);
  return URL.canParse(target, from) ? above + new URL(target, from).href.slice(root.length) : null;
}
