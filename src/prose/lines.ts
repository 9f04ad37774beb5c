/** A page line by line, for readers of what stands in one: whether it is prose or code, and under which headings. */
import { frontMatter } from './front-matter.js';
import { readMarkdown } from './markdown.js';

export interface PageHeading {
  /** 1–6. */
  depth: number;
  title: string;
  /** It is the first one, and none is above it. */
  isTitle: boolean;
}

export interface PageLine {
  /** As it was written. */
  text: string;
  place: 'front-matter' | 'prose' | 'code';
  /** From the outermost to the nearest; the line of a heading stands under it. */
  headings: readonly PageHeading[];
}

/** A card and a README are each asked for repositories, for models and for papers, one after the other. */
const MOST_KEPT = 4;
const kept = new Map<string, readonly PageLine[]>();

/** The lines of a Markdown page, in their order. What is a heading and what is code is the Markdown parser's word. */
export function pageLines(markdown: string): readonly PageLine[] {
  let lines = kept.get(markdown);
  if (!lines) {
    lines = readLines(markdown);
    for (const oldest of kept.keys()) if (kept.size >= MOST_KEPT) kept.delete(oldest);
    kept.set(markdown, lines);
  }
  return lines;
}

function readLines(markdown: string): PageLine[] {
  const text = markdown.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const lines = text.split('\n');
  const inFront = frontMatter(text)?.whole.split('\n').length ?? 0;
  const coded = new Set<number>();
  const begun = new Map<number, PageHeading>();
  for (const block of readMarkdown(text)) {
    if (block.kind === 'heading') {
      const { depth, line } = block;
      const title = block.text.replace(/\s+/g, ' ').trim();
      begun.set(line, { depth, title, isTitle: begun.size === 0 && depth === 1 });
    } else if (block.kind === 'code') {
      block.text.split('\n').forEach((_, index) => {
        coded.add(block.line + index);
      });
    }
  }
  let headings: readonly PageHeading[] = [];
  return lines.map((line, index) => {
    const heading = begun.get(index + 1);
    if (heading) headings = [...headings.filter(({ depth }) => depth < heading.depth), heading];
    const place = index < inFront ? 'front-matter' : coded.has(index + 1) ? 'code' : 'prose';
    return { text: line, place, headings };
  });
}
