/** What documents say on a topic: affirming sentences and filled-in sections; denials and announcements say nothing. */

import type { Repository } from '../../evidence.js';
import type { Citation } from '../../prose/cite.js';
import type { CodeBlock, Document, Section, Sentence } from '../../prose/page.js';
import { looksAlike } from '../code/names.js';
import { activityOf } from '../files/activities.js';
import { isOnOther } from './other-models.js';

/** A sentence and the page that it stands on. */
export interface Statement {
  document: Document;
  sentence: Sentence;
}

/**
 * A section and the page that it stands on. `text` is what it says outside of denials; `whole` with them: what was left
 * out, or has no answer, is a part of a description.
 */
export interface Passage {
  document: Document;
  section: Section;
  text: string;
  whole: string;
}

/**
 * Sentences that match a topic and do not deny, withhold or merely announce.
 * @param topic without the `g` flag
 * @param heading when given, only sentences whose section or one above it has such a heading
 */
export function statementsOn(documents: readonly Document[], topic: RegExp, heading?: RegExp): Statement[] {
  return documents.flatMap((document) =>
    document.sentences
      .filter(
        (sentence) =>
          topic.test(sentence.text) && (!heading || isUnder(sentence.section, heading)) && !sentence.negated,
      )
      .map((sentence) => ({ document, sentence })),
  );
}

/**
 * Sections under a matching heading, sub-sections included, that affirm something.
 * @param heading tested against each heading on the path from the page's top to the section, lower case
 */
export function passagesUnder(documents: readonly Document[], heading: RegExp): Passage[] {
  return documents.flatMap((document) =>
    document.sections
      .filter((section) => isUnder(section, heading))
      .map((section) => {
        const sentences = document.sentences.filter((sentence) => sentence.section === section);
        return {
          document,
          section,
          text: textOf(sentences.filter(({ negated }) => !negated)),
          whole: textOf(sentences),
        };
      })
      .filter(({ text }) => text !== ''),
  );
}

const textOf = (sentences: readonly Sentence[]): string => sentences.map(({ text }) => text).join(' ');

/** Whether the section or one that holds it has such a heading. */
export const isUnder = (section: Section, heading: RegExp): boolean =>
  section.path.some((part) => heading.test(part));

/** Blank lines and a fence lie between a sentence and the code that it introduces. */
const CLOSE = 4;

/** Words that announce what a command brings, not what it works on. */
const BRINGS =
  /\b(?:downloads?|downloaded|downloadable|fetch(?:es|ed)?|retriev\w+|get|gets|obtain\w*|access\w*|available|found|had|provide[sd]?|following|follows|below|here)\b/i;

/** The sentence right above a block of code that says what it fetches; empty when another block or section comes first. */
export function introductionTo(code: CodeBlock, document: Document): string {
  const above = document.sentences.findLast(
    ({ line, section }) => section === code.section && line < code.line && line >= code.line - CLOSE,
  );
  if (
    !above ||
    !BRINGS.test(above.text) ||
    document.code.some(({ line }) => line > above.line && line < code.line)
  )
    return '';
  return above.text;
}

/** Where papers are read. */
export const PAPER_ADDRESS =
  /\b(?:arxiv\.org|doi\.org|biorxiv\.org|medrxiv\.org|openreview\.net|aclanthology\.org|pubmed|semanticscholar\.org|nature\.com\/articles|ieeexplore|dl\.acm\.org|sciencedirect\.com|springer\.com|thecvf\.com|academic\.oup\.com|mdpi\.com|frontiersin\.org|cell\.com|pnas\.org)/i;
/** Shorter link texts name something. Words. */
const TITLE = 4;

/** A sentence without the titles of papers that it links: a title says what that paper is about, not the page. */
export function withoutTitles({ text, line, section }: Sentence, document: Document): string {
  return document.links
    .filter((link) => link.line === line && link.section === section && PAPER_ADDRESS.test(link.url))
    .filter((link) => link.text.split(' ').length >= TITLE)
    .reduce((rest, link) => rest.replace(link.text, ' '), text);
}

/** Cites the line of a sentence. */
export const citeStatement = ({ document, sentence }: Statement): Citation => document.cite(sentence.line);

/** Cites the heading of a section. */
export const citePassage = ({ document, section }: Passage): Citation =>
  document.cite(section.line, section.heading === '' ? undefined : `${document.label}: ${section.heading}`);

/** The pages that describe the model itself: its card, its README, and pages that call themselves model cards. */
export const modelPages = (documents: readonly Document[]): Document[] =>
  documents.filter(({ kind, path }) => kind !== 'page' || /model[-_ ]?card[^/]*$/i.test(path));

/** The page of a folder of data near the top: where a release tells what is in it and where it came from. */
const OF_DATA_FOLDER =
  /^(?:[\w.-]+\/)?(?:training[-_]?|raw[-_]?|pre-?training[-_]?)?(?:data|data-?sets?|corpus|corpora)\/(?:readme|sources|data-?sets?)\.(?:md|rst|txt)$/i;

/** Folders in which papers of others are kept. */
const OTHERS_WRITINGS =
  /(?:^|\/)(?:literature|references|related[-_ ]works?|reading[-_ ]list|bibliography)\//i;

/**
 * The pages on which the making of the model is told: those about the model itself, those named for training or its
 * data, and the README of the folder that bears the repository's name.
 */
export function trainingPages(documents: readonly Document[], repository: Repository | null): Document[] {
  const own = modelPages(documents);
  const led = foldersLinkedFrom(documents.find(({ kind }) => kind === 'readme'));
  return documents.filter((document) => {
    if (OTHERS_WRITINGS.test(document.path)) return false;
    if (led.some((folder) => document.path.startsWith(folder))) return true;
    const [folder = '', name = '', ...deeper] = document.path.split('/');
    if (own.includes(document)) return true;
    if (/^readme\b/i.test(name) && deeper.length === 0 && looksAlike(folder, repository)) return true;
    if (OF_DATA_FOLDER.test(document.path)) return true;
    const activity = activityOf(document.path);
    return activity !== null && activity !== 'evaluation' && activity !== 'inference';
  });
}

/** Folders under a heading on what the release rests on: "Models and data of our papers are in [manuscripts](manuscripts)". */
function foldersLinkedFrom(readme: Document | undefined): string[] {
  if (!readme) return [];
  const root = readme.cite().url.replace(/[^/]*$/, '');
  return readme.links
    .filter(
      ({ context, section }) =>
        /\bdata\b|\bdata-?sets?\b/i.test(context) &&
        (/\b(?:models?|weights)\b/i.test(context) ||
          (/^\W*(?:training )?data(?:-?sets?)?\W*$/i.test(section.heading) &&
            /\b(?:paper|reproduce|training|instructions?)\b/i.test(context))),
    )
    .map(({ url }) => url.replace(/\/tree\//, '/blob/'))
    .filter((url) => url.startsWith(root) && !/\.\w{1,5}(?:[?#]|$)/.test(url.slice(root.length)))
    .map((url) => `${url.slice(root.length).replace(/\/$/, '')}/`)
    .filter((folder) => folder !== '/');
}

/**
 * All pages but those of parts that the project only contains: the README of a folder with a copied model or a later
 * task speaks for that folder, and a page on evaluation of what the model is measured on.
 */
export function projectPages(documents: readonly Document[], repository: Repository | null): Document[] {
  const told = trainingPages(documents, repository);
  return documents.filter(
    (document) =>
      told.includes(document) ||
      (!/(?:^|\/)readme\b[^/]*$/i.test(document.path) && activityOf(document.path) !== 'evaluation'),
  );
}

/** How much documents say on a topic, and where. */
export interface Described {
  /** A filled-in section of its own, several sentences elsewhere, or a single one. */
  as: 'section' | 'sentences' | 'sentence';
  at: Citation[];
}

/** Shorter sections are a label or a phrase. Characters. */
const LEAST_SECTION = 60;

/** A sentence under a heading of its own. Characters. */
const LEAST_SHORT = 30;

/** What a topic looks like on a page. Patterns are without the `g` flag. */
export interface Topic {
  /** Of a section that is about it. */
  heading: RegExp;
  /** What the text of such a section holds when it keeps the heading's promise. */
  content?: RegExp;
  /** Of a sentence that is about it, wherever it stands. */
  sentence: RegExp;
  /** Of a sentence in the same words about something else. */
  otherwise?: RegExp;
}

/** Looks for a section of its own first, then for sentences that say it by themselves. */
export function described(documents: readonly Document[], topic: Topic): Described | null {
  const passages = passagesUnder(documents, topic.heading).filter(
    ({ text }) => text.length >= LEAST_SECTION && (topic.content?.test(text) ?? true),
  );
  if (passages.length > 0) return { as: 'section', at: passages.slice(0, 2).map(citePassage) };
  const statements = statementsOn(documents, topic.sentence).filter(
    ({ sentence: { text }, document }) => !topic.otherwise?.test(text) && !isOnOther(text, document),
  );
  if (statements.length === 0) {
    const short = passagesUnder(documents, topic.heading).find(
      ({ text }) => text.length >= LEAST_SHORT && (topic.content?.test(text) ?? true),
    );
    return short ? { as: 'sentence', at: [citePassage(short)] } : null;
  }
  return {
    as: statements.length > 1 ? 'sentences' : 'sentence',
    at: statements.slice(0, 3).map(citeStatement),
  };
}
