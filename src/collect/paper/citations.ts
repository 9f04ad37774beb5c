/** Decides which paper presents a model, among all those that its pages mention. */
import type { Link, Source } from '../../evidence.js';
import {
  asksForOthers,
  carriesName,
  isOthersHeading,
  isTemplatePaper,
  leansOnOthers,
  withoutCommon,
} from '../../others-papers.js';
import { type PageHeading, pageLines } from '../../prose/lines.js';
import { atLine } from '../linked/mentions.js';

/** A page that may name the paper, and where people can open it. */
export interface CitingPage {
  kind: 'card' | 'readme' | 'cff';
  text: string;
  source: Source;
}

export interface CitationSources {
  /** Names that the paper's title may carry: the model's, the repository's. */
  names: readonly string[];
  cardData: Record<string, unknown> | null;
  tags: readonly string[];
  /** Where tags and card data can be seen. */
  source: Source | null;
  pages: readonly CitingPage[];
}

const ENOUGH = 40;
const LABELS = { card: 'the model card', readme: 'the README', cff: 'CITATION.cff' };

/** Software and data archives: they identify a release, not the paper about it. The Hub gives DOIs of its own. */
const ARCHIVES = /^10\.(5281|6084|57967|17605|7910|5061|17632)\//;
const CITES_ITSELF =
  /\b(?:our (?:\w+ ){0,2}(?:paper|manuscript|preprint|publication|work|article)|(?:introduced|presented|proposed|published) (?:in|by|at|with)|official (?:\w+ ){0,4}(?:implementation|repository|code|repo) (?:of|for)|(?:code|repository|repo|implementation|weights|models?) (?:of|for|from) (?:the|our|this)?\s*(?:\w+ ){0,2}(?:paper|article|manuscript|preprint)|please cite|cite (?:our|the|this)|(?:this|the accompanying|associated) (?:paper|manuscript|preprint|publication))\b/i;
/** `SapBERT by [Liu et al. (2020)](` */
const BY_AUTHORS = /\bby\s*\[?[^[\]]*\bet al\b[^[\]]*\]?\(?(?:https?:\/\/[\w./-]*)?$/i;
const CITATION_HEADING =
  /\bcit(?:e|es|ing|ations?)\b|\bbibtex\b|\breference this\b|^(?:our )?(?:paper|publication|reference)$/i;

interface Candidate {
  id: string;
  points: number;
  how: string;
  source: Source;
}

/**
 * The paper that presents the model as a link to `doi:…` or `arxiv:…`, or `null` when none is named plainly.
 * What the owner asks to cite wins over what the owner merely mentions.
 */
export function findPaper(sources: CitationSources): Link | null {
  const candidates = [
    ...fromMetadata(sources),
    ...sources.pages.flatMap((page) => fromPage(page, sources.names)),
  ];
  let best: Candidate | null = null;
  for (const one of candidates) {
    if (isTemplatePaper(one.id) || one.points < ENOUGH) continue;
    if (best === null || one.points > best.points) best = one;
  }
  return best && { to: best.id, how: best.how, source: best.source };
}

/** Reads what a user may write after `--paper`: a DOI, an arXiv id or a URL with either. `null` when it has none. */
export function paperId(text: string): string | null {
  const bare = text.trim();
  if (/^\d{4}\.\d{4,5}(v\d+)?$/.test(bare)) return `arxiv:${bare.replace(/v\d+$/, '')}`;
  return idsIn(bare)[0]?.id ?? null;
}

function fromMetadata({ cardData, tags, source, pages }: CitationSources): Candidate[] {
  if (source === null) return [];
  const found: Candidate[] = [];
  for (const [key, value] of Object.entries(cardData ?? {})) {
    if (!/^(?:paper|doi|arxiv|publication|preprint|citation)(?:[_-]?(?:url|link|id|doi))?$/i.test(key))
      continue;
    const text = [value].flat().find((one) => typeof one === 'string' || typeof one === 'number');
    const id = text === undefined ? null : paperId(String(text));
    if (id !== null && !ARCHIVES.test(id.slice(4)))
      found.push({ id, points: 95, how: `"${key}" in the card's front matter`, source });
  }
  for (const tag of tags) {
    const doi = /^doi:(10\.\d{4,9}\/\S+)$/i.exec(tag)?.[1];
    if (doi && !ARCHIVES.test(doi))
      found.push({ id: normalDoi(doi), points: 60, how: 'the doi tag on the Hub', source });
  }
  // The Hub makes a tag of every arXiv id that a card mentions; how the card mentions it says more, when it can be read.
  const arxiv = tags
    .flatMap((tag) => /^arxiv:(\S+)$/i.exec(tag)?.[1] ?? [])
    .filter((id) => !isTemplatePaper(id));
  const isMentioned = pages.some(
    (page) => page.kind === 'card' && arxiv.some((id) => page.text.includes(id)),
  );
  if (arxiv.length === 1 && !isMentioned)
    found.push({ id: `arxiv:${arxiv[0]}`, points: 40, how: 'the only arxiv tag on the Hub', source });
  return found;
}

function fromPage(page: CitingPage, names: readonly string[]): Candidate[] {
  return page.kind === 'cff' ? fromCff(page) : fromMarkdown(page, names);
}

/** `preferred-citation` is what the owner asks to cite (Citation File Format 1.2); the top-level DOI is the software's. */
function fromCff(page: CitingPage): Candidate[] {
  let block = '';
  return page.text.split(/\r?\n/).flatMap((line, index) => {
    block = /^([\w-]+)\s*:/.exec(line)?.[1] ?? block;
    const preferred = block === 'preferred-citation';
    // `references` are the works of others.
    if (!preferred && !['doi', 'identifiers', 'url'].includes(block)) return [];
    return idsIn(line).map(({ id }) => ({
      id,
      points: (preferred ? 80 : 55) - (ARCHIVES.test(id.slice(4)) ? 60 : 0),
      how: preferred ? 'preferred-citation in CITATION.cff' : 'CITATION.cff',
      source: atLine(page.source, index + 1),
    }));
  });
}

function fromMarkdown(page: CitingPage, names: readonly string[]): Candidate[] {
  const found: Candidate[] = [];
  const add = (id: string, points: number, how: string, line: number) =>
    found.push({
      id,
      points: points - (ARCHIVES.test(id.slice(4)) ? 60 : 0),
      how: `${how} in ${LABELS[page.kind]}`,
      source: atLine(page.source, line),
    });
  const read = pageLines(page.text);
  const lines = read.map(({ text }) => text);
  const start = read.filter(({ place }) => place === 'front-matter').length;
  // A table of many papers, or a section on others, is a survey of others' work.
  const aside = (line: string) => (underOthers() ? 20 : 0) + (/^\s*\|/.test(line) ? 15 : 0);
  // The page's own title may well speak of datasets and benchmarks.
  const underOthers = () => {
    const heading = headings.at(-1);
    return heading !== undefined && !heading.isTitle && isOthersHeading(heading.title);
  };
  let headings: readonly PageHeading[] = [];
  let entries = 0;
  const citing = () => headings.some(({ title }) => CITATION_HEADING.test(title));
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    headings = read[index]?.headings ?? [];
    if (line.length > 20_000) continue;
    if (/^\s*@(?!string|comment)\w+\s*[{(]/i.test(line)) {
      const end = endOfEntry(lines, index);
      const entry = lines.slice(index, end).join('\n');
      const id = idOfEntry(entry);
      // Only when an entry stands where citations are asked for, or carries the model's name, is it the owner's own.
      const own = names.some((name) => carriesName(titleOf(entry), name) || carriesName(keyOf(entry), name));
      const asked = citing() || asksToCite(lines, index);
      // The first entry is the owner's; the next ones are what it builds on, unless they carry the name.
      const isFurther =
        entries > 0 || lines.slice(Math.max(0, index - 4), index).some((one) => asksForOthers(one));
      const later = isFurther && !own ? 30 : Math.min(entries, 3) * 4;
      if (id !== null) add(id, 45 + (own ? 25 : 0) + (asked ? 10 : 0) - later, 'BibTeX entry', index + 1);
      entries++;
      index = end - 1;
      continue;
    }
    const prose = index - start;
    for (const { id, at } of idsIn(line)) {
      const here = line.slice(Math.max(0, at - 300), at);
      const before = `${index > 0 ? lines[index - 1] : ''} ${here}`.slice(-220);
      const named = names.some((name) => carriesName(here.slice(-200), name));
      const title = LINK_TEXT.exec(here)?.[1] ?? '';
      const ownTitle = names.some((name) => carriesName(title, name));
      // "Whoever cites Example should also cite [Another](…)": the name is not the link's.
      const isOthers = asksForOthers(here.slice(-120)) || leansOnOthers(beforeLink(here));
      const further = isOthers && !ownTitle ? 30 : 0;
      const points = (base: number) => base + (named ? 8 : 0) - aside(line) - further;
      // Further down "introduced in" speaks of what the model uses.
      const early = named || prose < 60 || citing();
      if ((early && CITES_ITSELF.test(before)) || (named && BY_AUTHORS.test(here)))
        add(id, points(55), 'link to the paper that introduces it', index + 1);
      else if (isLabeledPaper(before, here, names))
        add(id, points(45) - Math.min(10, Math.floor(prose / 200)), 'link named "paper"', index + 1);
      else if (citing()) add(id, points(45), 'link under the heading on citation', index + 1);
      // "The Other paper" is another model's, wherever it stands.
      else if (prose < 12 && (ownTitle || (page.kind === 'readme' && !HAS_PAPER.test(title))))
        add(id, points(42), 'link at the top', index + 1);
    }
  }
  return found;
}

const PAPER =
  '(?:papers?|publication|pre-?print|manuscript|article|(?:technical |tech )?report|arxiv|biorxiv|medrxiv)';
/** `Paper:`, `Link to paper: [here](`, `arXiv pre-print: https://` */
const LABEL = new RegExp(
  `(?:^|[|>•·*+:-]|\\d\\.)[^\\p{L}\\p{N}]*((?:[\\p{L}\\p{N}'’.-]+ ){0,4})${PAPER}(?: link| url)?[^\\p{L}\\p{N}[\\](]*:[^\\p{L}\\p{N}[]*(?:\\[[^\\]]*\\]\\(|\\[)?<?(?:https?://[\\w./-]*)?$`,
  'iu',
);
/** `[paper](`, `[Read the paper (bioRxiv)](` */
const LINK_TEXT = /\[([^[\]]*)\]\(<?(?:https?:\/\/[\w./-]*)?$/u;
/** What stands before a link and its text. */
const beforeLink = (line: string): string =>
  line.replace(/\[[^[\]]*\]\(<?[^()\s]*$/, '').replace(/\S+$/, (end) => (end.includes('://') ? '' : end));
const HAS_PAPER = new RegExp(`(?:^|[^\\p{L}])${PAPER}(?:[^\\p{L}]|$)`, 'iu');
const ORIGINAL =
  /\b(?:our|this|original|accompanying|associated) paper\W{0,4}(?:\[[^\]]*\]\()?(?:https?:\/\/[\w./-]*)?$/i;
/** `We also have a preprint on [arXiv](` */
const OWN_PREPRINT =
  /\bwe (?:also )?(?:have|posted|published|released) (?:a|an|the|our) (?:\w+ )?(?:pre-?print|paper|manuscript)\b[^.]{0,30}$/i;
/** Whether a link is called "paper", and not the paper of something else ("the Pile paper", "(see paper)"). */
function isLabeledPaper(before: string, line: string, names: readonly string[]): boolean {
  const isOurs = (words: string) => {
    const rest = withoutCommon(words.replace(new RegExp(PAPER, 'gi'), ' '));
    return !/[\p{L}\p{N}]/u.test(rest) || names.some((name) => carriesName(rest, name));
  };
  const label = LABEL.exec(line)?.[1];
  if (label !== undefined) return isOurs(label);
  if (ORIGINAL.test(before) || OWN_PREPRINT.test(before.replace(/https?:\/\/\S*$/, ''))) return true;
  const link = LINK_TEXT.exec(before);
  if (!link || /\(\s*(?:see|cf\.?)\s*$/i.test(before.slice(0, link.index))) return false;
  return HAS_PAPER.test(link[1] ?? '') && isOurs(link[1] ?? '');
}

function endOfEntry(lines: string[], start: number): number {
  let depth = 0;
  for (let index = start; index < Math.min(lines.length, start + 60); index++) {
    const line = lines[index] ?? '';
    if (index > start && /^\s*(```|@\w+\s*\{|#{1,6} )/.test(line)) return index;
    depth += (line.match(/\{/g)?.length ?? 0) - (line.match(/\}/g)?.length ?? 0);
    if (depth <= 0 && line.includes('}')) return index + 1;
  }
  return start + 1;
}

function idOfEntry(entry: string): string | null {
  const ids = idsIn(entry).map(({ id }) => id);
  const eprint = /\beprint\s*=\s*[{"]?\s*(\d{4}\.\d{4,5})/i.exec(entry)?.[1];
  if (eprint) ids.push(`arxiv:${eprint}`);
  // An entry that names both is the printed version of the preprint.
  return ids.find((id) => id.startsWith('doi:')) ?? ids[0] ?? null;
}

const titleOf = (entry: string) => /\btitle\s*=\s*["{]+([^\n]*)/i.exec(entry)?.[1] ?? '';
const keyOf = (entry: string) => /@\w+\s*[{(]\s*([^,\s]*)/.exec(entry)?.[1] ?? '';

function asksToCite(lines: string[], index: number): boolean {
  return lines.slice(Math.max(0, index - 5), index).some((line) => /\bcit(?:e|ing|ations?)\b/i.test(line));
}

/** Every DOI and arXiv id in a text, as `doi:…` or `arxiv:…`, with its position. */
function idsIn(text: string): { id: string; at: number }[] {
  const found: { id: string; at: number }[] = [];
  const add = (id: string, at: number) => {
    if (!found.some((one) => one.id === id)) found.push({ id, at });
  };
  const arxiv =
    /(?:arxiv\.org\/(?:abs|pdf|html)\/|ar5iv\.(?:labs\.)?(?:arxiv\.)?org\/(?:abs|html)\/|(?:huggingface\.co|hf\.co)\/papers\/|alphaxiv\.org\/(?:abs|pdf|overview)\/|\barxiv\s*[:.]\s*(?:abs\/)?|\barxiv\.)((?:\d{4}\.\d{4,5})|(?:[a-z-]+(?:\.[A-Z]{2})?\/\d{7}))/gi;
  for (const match of text.matchAll(arxiv)) add(`arxiv:${match[1]?.toLowerCase()}`, match.index);
  for (const match of text.matchAll(/\b10\.\d{4,9}\/[^\s"'<>\])}|,\\]+/g)) {
    const doi = match[0].replace(/\*+$|`+$/g, '');
    add(normalDoi(doi), match.index);
  }
  // Publishers whose page addresses are made from the DOI.
  for (const match of text.matchAll(/nature\.com\/articles\/(s\d{5}-\d{3}-\d{5}-[\w]|[a-z]{4,}\d+)/gi))
    add(`doi:10.1038/${match[1]?.toLowerCase()}`, match.index);
  for (const match of text.matchAll(/aclanthology\.org\/(\d{4}\.[\w-]+\.\d+)/g))
    add(`doi:10.18653/v1/${match[1]}`, match.index);
  return found.sort((a, b) => a.at - b.at);
}

/** `10.48550/arXiv.2210.10341` is arXiv:2210.10341; versions and file endings of preprint servers fall away. */
function normalDoi(doi: string): string {
  const clean = decodeDoi(doi)
    .replace(/[?#].*$/, '')
    .replace(/\/(?:full|abstract|pdf|meta|html)(?:\/.*)?$/i, '')
    .replace(/(?:\.full(?:\.pdf|-text)?|\.abstract|\.pdf)$/i, '')
    .replace(/[.;:]+$/, '');
  const arxiv = /^10\.48550\/arxiv\.(\d{4}\.\d{4,5})/i.exec(clean)?.[1];
  if (arxiv) return `arxiv:${arxiv}`;
  // Oxford's page addresses add a number of their own.
  if (/^10\.1093\//.test(clean)) return `doi:${clean.replace(/\/\d{6,9}$/, '')}`;
  return `doi:${/^10\.(?:1101|64898)\//.test(clean) ? clean.replace(/v\d+$/, '') : clean}`;
}

function decodeDoi(doi: string): string {
  try {
    return decodeURIComponent(doi);
  } catch {
    return doi;
  }
}
