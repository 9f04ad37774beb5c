/** Papers that the owners cite as their own, and what kind of publication a paper is. */

import { type Paper, type Repository, valueIn } from '../../evidence.js';
import { isTemplatePaper } from '../../others-papers.js';
import { type Citation, citeFile, repositoryPlace } from '../../prose/cite.js';
import type { CodeBlock, Document, DocumentLink } from '../../prose/page.js';
import { PaperOwner } from './paper-owner.js';
import { citeStatement, statementsOn } from './statements.js';

/** DOI prefixes and hosts of preprint servers: arXiv, bioRxiv and medRxiv, ChemRxiv, Research Square, Preprints.org, OSF. */
const PREPRINT =
  /10\.48550\/arxiv|10\.1101\/|10\.64898\/|10\.26434\/|10\.21203\/|10\.20944\/|10\.31234\/|\b(?:arxiv|biorxiv|medrxiv|chemrxiv|researchsquare|preprints)\.(?:org|com)\b/i;
const PREPRINT_VENUE = /arxiv|biorxiv|medrxiv|chemrxiv|research square|preprint|ssrn|openreview/i;
const PUBLISHER =
  /\b(?:nature\.com\/articles|science\.org\/doi|cell\.com|academic\.oup\.com|sciencedirect\.com|link\.springer\.com|dl\.acm\.org|ieeexplore\.ieee\.org|pnas\.org|aclanthology\.org|proceedings\.mlr\.press|proceedings\.neurips\.cc|papers\.nips\.cc|openaccess\.thecvf\.com|jmlr\.org|pubs\.acs\.org|pubs\.rsc\.org|onlinelibrary\.wiley\.com|journals\.plos\.org|elifesciences\.org|isca-(?:speech|archive)\.org|biomedcentral\.com)\b/i;
const DOI =
  /\b(?:doi\.org\/|doi\s*=\s*[{"]?\s*(?:https?:\/\/(?:dx\.)?doi\.org\/)?)10\.\d{4,9}\/[^\s"'<>}),]+/i;
/** Identifiers of data and software under a DOI. */
const NO_PAPER_DOI = /10\.(?:5281\/zenodo|6084\/m9\.figshare|5061\/dryad|7910\/dvn|57967\/hf)/i;
const BIBTEX =
  /@(?:article|inproceedings|misc|unpublished|techreport|conference|incollection|book|phdthesis|mastersthesis)\s*\{/i;

export interface OwnPaper {
  /** `published`: a peer-reviewed venue or its publisher's page; `preprint`; `report`: a document of the owner's own. */
  kind: 'published' | 'preprint' | 'report';
  /** Everyone can read it, by the nature of the place where it is. */
  free: boolean;
  at: Citation;
}

/** Journals, proceedings and publishers whose papers are all free to read. */
const OPEN_PUBLISHER =
  /\b(?:aclanthology\.org|proceedings\.mlr\.press|proceedings\.neurips\.cc|papers\.nips\.cc|openaccess\.thecvf\.com|jmlr\.org|journals\.plos\.org|elifesciences\.org|isca-(?:speech|archive)\.org|biomedcentral\.com)\b|\b10\.(?:18653\/v1|1371\/journal\.|7554\/elife|1186\/|3389\/|3390\/)/i;

/** A venue that reviews: named by the provider and no preprint server. */
export function isPublished(paper: Paper): boolean {
  if (paper.venue) return !PREPRINT_VENUE.test(paper.venue);
  return paper.doi !== undefined && !PREPRINT.test(paper.doi);
}

/** An identifier of a paper that is written and not linked: `arXiv:2210.10341`, `doi:10.1093/bib/bbac409`. */
const WRITTEN =
  /(?<![\w/.])(?:arxiv(?: preprint)?[:\s]\s?(\d{4}\.\d{4,5})(?:v\d+)?\b|doi\s?:\s?(10\.\d{4,9}\/[^\s"<>,;)\]]+))/gi;

/** What {@link WRITTEN} finds in the sentences of a page, as links. */
function writtenOut({ sentences, links }: Document): DocumentLink[] {
  return sentences.flatMap(({ text: context, line, section, negated }) =>
    [...context.matchAll(WRITTEN)].flatMap(([text, arxiv, doi]): DocumentLink[] => {
      const url = arxiv ? `https://arxiv.org/abs/${arxiv}` : `https://doi.org/${doi?.replace(/\.$/, '')}`;
      const isLinked = links.some((link) => link.line === line && link.url.includes(arxiv ?? doi ?? ''));
      return isLinked ? [] : [{ text, url, line, section, context, lead: '', denied: negated }];
    }),
  );
}

/** Pages on which projects tell how to cite them. */
const CITING_PAGE =
  /^(?:docs?\/(?:source\/|src\/)?)?(?:index|readme|cit\w*|about|introduction|overview|home|papers?|publications?)\.(?:md|rst|mdx|txt)$/i;
const CITING = /\b(?:cit(?:e|ing|ation)|bibtex|references?|papers?|publications?)\b/;

/** The paper that only a page of the documentation asks to cite: its one entry, or the first of a few. */
function onPages(documents: readonly Document[]): OwnPaper[] {
  return documents
    .filter(({ kind, path }) => kind === 'page' && CITING_PAGE.test(path))
    .flatMap((document) => {
      const entries = document.code.filter(
        ({ text, section }) => BIBTEX.test(text) && section.path.some((heading) => CITING.test(heading)),
      );
      const owner = new PaperOwner(document);
      const [block] = entries.length <= FEW ? entries.filter((one) => owner.isOwnEntry(one)) : [];
      return block ? entryIn(block, document) : [];
    });
}
/** More are a list of literature. */
const FEW = 2;

function entryIn({ text, line }: CodeBlock, document: Document): OwnPaper[] {
  const entry = BIBTEX.exec(text);
  if (!entry || isTemplatePaper(text)) return [];
  const kind = kindOfEntry(text.slice(entry.index));
  return kind ? [{ kind, free: isFree(kind, text), at: document.cite(line) }] : [];
}

/** What `CITATION.cff` asks to cite in place of the software, where that is a paper. */
export function paperInCitationFile(repository: Repository | null): OwnPaper[] {
  const texts = repository?.texts ?? {};
  const path = Object.keys(texts).find((one) => /^citation\.cff$/i.test(one));
  const body = path === undefined ? undefined : texts[path];
  const text = body ? (valueIn(body)?.text ?? '') : '';
  const asked = /^preferred-citation:[^\n]*\n((?:(?:[ \t][^\n]*)?(?:\n|$))*)/m.exec(text)?.[1] ?? '';
  if (
    !repository ||
    path === undefined ||
    !/^\s+type:\s*["']?(?:article|conference-paper|proceedings|report|thesis)/m.test(asked)
  )
    return [];
  const venue = /^[ \t]{1,20}(?:journal|collection-title|conference):([^\n]{0,200})/m.exec(asked)?.[1];
  const isPreprint = PREPRINT.test(asked) || PREPRINT_VENUE.test(venue ?? '');
  const kind = isPreprint
    ? 'preprint'
    : venue !== undefined || /^\s+doi:/m.test(asked)
      ? 'published'
      : 'report';
  return [
    { kind, free: isFree(kind, asked), at: citeFile(repositoryPlace(repository), path, undefined, path) },
  ];
}

/** Papers that documents cite as their own, in reading order: in citation sections, BibTeX, or called "our paper". */
export function ownPapers(documents: readonly Document[]): OwnPaper[] {
  const found = onOwnPages(documents);
  return found.length > 0 ? found : onPages(documents);
}

function onOwnPages(documents: readonly Document[]): OwnPaper[] {
  return documents
    .filter(({ kind }) => kind !== 'page')
    .flatMap((document) => {
      const owner = new PaperOwner(document);
      const linked = [...document.links, ...writtenOut(document)].flatMap((link): OwnPaper[] => {
        const kind = kindOfUrl(link.url) ?? kindOfFile(link);
        if (!kind || !owner.isOwnLink(link)) return [];
        return [{ kind, free: isFree(kind, link.url), at: document.cite(link.line) }];
      });
      const cited = document.code
        .filter((block) => owner.isOwnEntry(block))
        .flatMap((block) => entryIn(block, document));
      return [...linked, ...cited];
    });
}

const ACCEPTED =
  /\b(?:[Oo]ur|[Tt]he|[Tt]his) (?:\w+ ){0,3}(?:paper|manuscript|work|article)\b[^.;]{0,60}\b(?:(?:is|was|are|were|been|now|got|gets) (?:\w+ ){0,2}(?:accepted|published)|appears? in)\b|\b(?:is|was|are|were|been|got) (?:now |officially )?(?:accepted (?:as|at|by|in|to|for)|published (?:in|at|by)) (?:\w+ ){0,4}?(?:[A-Z]{3,}|[A-Z][a-z]+)/;
/** Conferences with review, as titles carry them: `Name of the Model (ICML 2023)`. */
const IN_TITLE =
  /[[(]\s*(?:NeurIPS|NIPS|ICML|ICLR|AAAI|IJCAI|KDD|CVPR|ICCV|ECCV|WACV|MICCAI|MIDL|ISBI|ISMB|RECOMB|ACL|EMNLP|NAACL|Interspeech|ICASSP)\W{0,2}(?:20)?\d\d\b(?![^\])]*workshop)/i;
/** Papers of others that a page builds on or reports. */
const THEIRS = /\b(?:et al|their|based on|proposed (?:in|by))\b|\bdata-?sets?\b/i;

/** Titles and sentences of the card and the README that say that the owners' paper went through review; "will be accepted" says nothing. */
export function acceptances(documents: readonly Document[]): Citation[] {
  const own = documents.filter(({ kind }) => kind !== 'page');
  const titled = own.flatMap((document) => {
    const title = document.sections.find(({ heading, depth }) => depth === 1 && IN_TITLE.test(heading));
    return title ? [document.cite(title.line)] : [];
  });
  const said = statementsOn(own, ACCEPTED)
    .filter(({ sentence: { text } }) => !THEIRS.test(text) && !PREPRINT_VENUE.test(text))
    .map(citeStatement);
  return [...titled, ...said];
}

const isFree = (kind: OwnPaper['kind'], text: string): boolean =>
  kind !== 'published' || OPEN_PUBLISHER.test(text);

function kindOfUrl(url: string): OwnPaper['kind'] | null {
  if (isTemplatePaper(url) || NO_PAPER_DOI.test(url)) return null;
  if (
    /huggingface\.co\/papers\/\d/.test(url) ||
    PREPRINT.test(url) ||
    /openreview\.net\/(?:forum|pdf)/.test(url)
  )
    return 'preprint';
  if (PUBLISHER.test(url) || DOI.test(url)) return 'published';
  return /\b(?:technical|tech)[-_ ]?report[^/]*\.pdf|\bwhite-?paper[^/]*\.pdf/i.test(url) ? 'report' : null;
}

/** A document on the owner's own pages, by what it is called beside the link: `[this paper](…/model.pdf)`. */
function kindOfFile({ url, text, context }: DocumentLink): OwnPaper['kind'] | null {
  if (!/\.pdf(?:[?#]|$)/i.test(url) || NO_PAPER_FILE.test(url)) return null;
  const called = `${text} ${context}`;
  if (/\b(?:papers?|pre-?print|manuscript|article)\b/i.test(called)) return 'preprint';
  return /\b(?:report|white-?paper)\b/i.test(called) ? 'report' : null;
}

/** Documents beside a paper. */
const NO_PAPER_FILE =
  /slides?|poster|supp(?:l|lement\w*)?[-_.\d]|licen[cs]e|terms|policy|agreement|datasheet/i;

function kindOfEntry(text: string): OwnPaper['kind'] | null {
  const venue = /\b(?:journal|booktitle)\s*=\s*[{"]+([^}"\n]+)/i.exec(text)?.[1];
  if (venue) return PREPRINT_VENUE.test(venue) || PREPRINT.test(text) ? 'preprint' : 'published';
  if (PREPRINT.test(text) || /eprint\s*=|arxiv/i.test(text)) return 'preprint';
  if (DOI.test(text) && !NO_PAPER_DOI.test(text)) return 'published';
  // An entry for writing without a venue is a document of the owner's own; `@misc` may be a program or a page.
  return /^@(?:techreport|article|inproceedings|unpublished|phdthesis|mastersthesis)/i.test(text) &&
    /\btitle\s*=/i.test(text)
    ? 'report'
    : null;
}
