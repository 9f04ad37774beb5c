/** A Markdown page as checks read it: sections, sentences, links and code, each with its line. */
import type { Citation } from '../checks/check.js';
import type { Evidence } from '../evidence.js';
import type { Reading } from './index.js';

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
  text: string;
  line: number;
  section: Section;
  /** It denies, withholds or only announces: "we do not release", "coming soon", "upon request". */
  negated: boolean;
}

export interface DocumentLink {
  text: string;
  url: string;
  line: number;
  section: Section;
  /** The paragraph, list item or table row around the link, as plain text. */
  context: string;
}

export interface CodeBlock {
  lang: string | null;
  text: string;
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

/** Parses every Markdown page in the evidence. Template boilerplate (`[More Information Needed]`) reads as empty. */
export function readDocuments(evidence: Evidence): {
  card: Reading<Document | null>;
  readme: Reading<Document | null>;
  documents: Reading<Document[]>;
} {
  throw new Error(`not written yet ${evidence.schema}`);
}
