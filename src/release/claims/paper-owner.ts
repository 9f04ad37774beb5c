/** Whose paper a page points at: its owner's, or one that it cites, thanks, uses or is held against. */
import {
  asksForOthers,
  carriesName,
  isOthersHeading,
  leansOnOthers,
  withoutCommon,
} from '../../others-papers.js';
import type { CodeBlock, Document, DocumentLink, Section } from '../../prose/page.js';
import { splitSentences } from '../../prose/sentences.js';

const PAPER =
  '(?:papers?|publication|pre-?print|manuscript|article|(?:technical |tech )?report|white-?paper|arxiv|biorxiv|medrxiv|openreview)';
/** Sections in which owners ask to be cited. */
const CITATION_HEADING =
  /\b(?:cit(?:e|ation|ations|ing)|bibtex)\b|^\W*(?:(?:our|the|link to|research|technical|main|original) )*(?:papers?|publications?|reference|preprint|manuscript|article|(?:technical )?report)\W*$/;
/** In so many words the owner's own. */
const OURS = new RegExp(
  String.raw`\b(?:our|this|the accompanying|the associated|the corresponding) (?:\w+ ){0,3}${PAPER}\b|\b(?:official|original) (?:[\w-]+ ){0,6}(?:of|for)\b|\b(?:code|repository|repo|implementation) (?:\w+ ){0,3}?(?:of|for|accompanying) (?:the |our |this )?(?:\w+ ){0,2}${PAPER}\b`,
  'i',
);
/** Right before the title of what the page is the code of. */
const CODE_OF =
  /\b(?:code|codes|repository|repo|implementation) (?:\w+ ){0,3}?(?:of|for|accompanying|from)[\s:]+(?:the |our |this )?(?:\w+ ){0,2}["“*_]*$/i;
/** Of the model, the method or the authors themselves: "was introduced in [Title](…)". */
const INTRODUCED =
  /\b(?:we|it|models?|method|work|approach|framework|network|they|this|these|details)\b[^.;]{0,80}\b(?:introduced|presented|proposed|described|detailed|published|explained|reported|released|comes?|found)\b(?: \w+){0,3}? (?:in|by|at|with|from)\W+(?:the |our |this )?(?:\w+ )?[[("“*_]*$/i;
const LABEL = new RegExp(
  String.raw`(?:^|[|>•·*+:;.–-]|\d\.)\W*((?:[\w'’-]+ ){0,4})${PAPER}(?: (?:link|url|here|at|on))*\W*$`,
  'i',
);
/** A title behind the word: `the results of the paper "Title"`. */
const THE_PAPER = new RegExp(String.raw`\b(?:the|our|this) ${PAPER}[\s:,"“*_]*$`, 'i');
const CALLED = new RegExp(String.raw`\b${PAPER}\b`, 'i');
/** What makes a page the code of somebody else's paper, said of the page itself. */
const REIMPLEMENTS =
  /\b(?:unofficial|non-official|re-?implementation|(?:customi[sz]ed|third-party|independent|my (?:own )?) ?(?:[\w-]+ ){0,3}implementation)\b(?=[^.;]{0,60}\b(?:of|for)\b)/i;
const BY_THE_AUTHORS = /\b(?:our|ours|official (?:\w+ ){0,2}(?:re-?)?implementation)\b/i;
/** What a model is made of and held against has papers of its own: "for the base model see this paper". */
const OF_ITS_PARTS =
  /\b(?:of|on|about|for|in|to) (?:the |its |our )?(?:\w+ )?(?:base model|backbone|teacher|tokeni[sz]er|data-?sets?|corpus|benchmarks?|metrics?|optimi[sz]er|vocoder|(?:text|image|vision|audio) encoder)\b,? (?:please )?(?:see|read|refer to|consult|check)\b[^.;]{0,60}$/i;
/** Over a list of what a project was made from. */
const SOURCES = /\b(?:based|built|builds) (?:up)?on (?:these|those|the following|several|two|three)\b/i;
/** Of so many papers in one section none is the page's own: it is a survey. */
const SURVEY = 4;
/** Titles of papers have as many words; names of models fewer. */
const TITLE = 4;

/** Judges the links and BibTeX entries of one page. */
export class PaperOwner {
  readonly #document: Document;
  readonly #names: string[];
  readonly #surveys: ReadonlySet<Section>;
  readonly #isOfOthers: boolean;

  constructor(document: Document) {
    this.#document = document;
    this.#names = namesOf(document);
    this.#surveys = surveysIn(document);
    this.#isOfOthers = reimplements(document);
  }

  /** Whether a link, known to lead to a paper, leads to the owner's. */
  isOwnLink({ url, text, context, section }: DocumentLink): boolean {
    const at = text === '' ? -1 : context.indexOf(text);
    const before = sentenceBefore(at < 0 ? context : context.slice(0, at));
    if (this.#isOfOthers || asksForOthers(before) || SOURCES.test(context)) return false;
    if (this.#isNamed(text)) return true;
    if (OF_ITS_PARTS.test(before)) return false;
    const sentence = `${before}${text === url ? '' : text}`;
    if (CODE_OF.test(before)) return !isAName(text, url);
    if (OURS.test(sentence)) return !leansOnOthers(before) || OURS.test(text);
    if (this.#isOthers(section)) return false;
    if (section.path.some((heading) => CITATION_HEADING.test(heading))) return !leansOnOthers(before);
    if (this.#surveys.has(section)) return false;
    if (this.#isCalledPaper(url, text, before)) return true;
    if (INTRODUCED.test(before)) return true;
    // "The Mistral paper" in the first words of a page is another model's.
    const isAnothers = isAName(text, url) || (text !== url && CALLED.test(text));
    return this.#isOpening(section) && !leansOnOthers(before) && !isAnothers;
  }

  /** Whether a block with BibTeX holds the owner's entry. */
  isOwnEntry({ text, line, section }: CodeBlock): boolean {
    if (this.#isOfOthers) return false;
    const titles = [...text.matchAll(/\btitle\s*=\s*["{]+([^\n]*)/gi)].map(([, title = '']) => title);
    if (titles.some((title) => this.#isNamed(title))) return true;
    const above = this.#document.sentences.findLast((one) => one.section === section && one.line < line);
    return !(above && asksForOthers(above.text)) && !this.#isOthers(section);
  }

  #isNamed(text: string): boolean {
    return this.#names.some((name) => carriesName(text, name));
  }

  /** The page's own title may well speak of datasets and benchmarks, and citing others' is asked for where one's own is. */
  #isOthers({ path }: Section): boolean {
    const [first] = this.#document.sections.filter(({ depth }) => depth > 0);
    const below = path[0] === first?.path[0] ? path.slice(1) : path;
    return below.some((heading) => isOthersHeading(heading) && !CITATION_HEADING.test(heading));
  }

  #isOpening(section: Section): boolean {
    return this.#document.sections.indexOf(section) <= 1;
  }

  /** A link called "paper", and not the paper of something else ("the Pile paper"). */
  #isCalledPaper(url: string, text: string, before: string): boolean {
    const isOurs = (words: string) => {
      const rest = withoutCommon(words.replace(new RegExp(PAPER, 'gi'), ' '));
      return !/[\p{L}\p{N}]/u.test(rest) || this.#isNamed(rest);
    };
    const label = LABEL.exec(before)?.[1];
    if (label !== undefined) return isOurs(label);
    if (THE_PAPER.test(before)) return !isAName(text, url);
    if (text === url || !CALLED.test(text)) return false;
    return isOurs(text) && !/\(\s*(?:see|cf\.?)\s*$/i.test(before) && !leansOnOthers(before);
  }
}

/** The model's names, as the page's title and its address give them. */
function namesOf(document: Document): string[] {
  const title = document.sections.find(({ depth }) => depth === 1)?.heading ?? '';
  const [head = ''] = title.split(/[:–—(|]|\s-\s/);
  const place = /\/([^/]+)\/blob\//.exec(document.cite().url)?.[1] ?? '';
  const short = head.trim().split(/\s+/).length <= 3 ? head.trim().replace(/\s+/g, '-') : '';
  const first = head.trim().split(/\s+/)[0] ?? '';
  return [place, short, /[\p{Lu}\d].*[\p{Lu}\d]/u.test(first) ? first : ''].filter((name) => name !== '');
}

/** Whether a page says in its title or its first words that it programs again what others published. */
function reimplements({ sections, sentences }: Document): boolean {
  const opening = new Set(sections.slice(0, 2));
  const said = [
    ...[...opening].map(({ heading }) => heading),
    ...sentences.filter(({ section, negated }) => opening.has(section) && !negated).map(({ text }) => text),
  ];
  return said.some((text) => REIMPLEMENTS.test(text) && !BY_THE_AUTHORS.test(text));
}

/** Sections that list papers. */
function surveysIn(document: Document): ReadonlySet<Section> {
  const papers = new Map<Section, Set<string>>();
  for (const { url, section } of document.links) {
    if (!/arxiv\.org|doi\.org|openreview\.net|aclanthology\.org/i.test(url)) continue;
    papers.set(section, (papers.get(section) ?? new Set()).add(url));
  }
  return new Set([...papers].flatMap(([section, urls]) => (urls.size >= SURVEY ? [section] : [])));
}

const sentenceBefore = (text: string): string => splitSentences(`${text}x`).at(-1)?.text.slice(0, -1) ?? '';

/** A few capitalized words name what a paper is about; a sentence-like title, addresses, authors and years do not. */
function isAName(text: string, url: string): boolean {
  if (text === url || /\bet al\b|\b(?:19|20)\d\d\b|^https?:/i.test(text)) return false;
  const words = text.split(/[^\p{L}\p{N}-]+/u).filter((word) => word !== '');
  return words.length < TITLE && !CALLED.test(text) && !words.some((word) => /^\p{Ll}+$/u.test(word));
}
