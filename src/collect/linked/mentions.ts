/** Finds where a Markdown page names repositories or models, with the words around each: what links are judged by. */

import type { Source } from '../../evidence.js';
import { pageLines } from '../../prose/lines.js';

/** The page at a line, which both hosts understand as `#L12`. */
export function atLine(source: Source, line: number): Source {
  return { ...source, url: `${source.url}#L${line}`, line };
}

/** One place where a page names `id` on the host that was looked for. */
export interface Mention {
  /** `owner/name` as written, without `.git`. */
  id: string;
  /** What follows the id in the URL: `/blob/main/train.py`, `/issues`, or empty. */
  path: string;
  /** 1-based. */
  line: number;
  /** Plain text of the link; empty for a bare URL. */
  text: string;
  /** Plain text before the link in its line, and of the line before when the sentence began there. */
  before: string;
  /** Plain text after the link in its line. */
  after: string;
  /** The heading it stands under, lower case. */
  heading: string;
  place: 'front-matter' | 'prose' | 'code' | 'bibtex';
  /** The URL is that of a picture. */
  image: boolean;
  /** In a BibTeX entry: the entry's key and title. */
  entry: string;
}

const REST = String.raw`((?:[/?#][^\s)"'<>\]}|]*)?)`;
const GITHUB = new RegExp(
  String.raw`(?<![\w.-])(?:www\.)?github\.com[/:]([A-Za-z0-9][\w-]*)/([\w.-]*\w)${REST}`,
  'gi',
);
const HUB = new RegExp(
  String.raw`(?<![\w.-])(?:www\.)?(?:huggingface\.co|hf\.co)/(?:models/)?([A-Za-z0-9][\w.-]*)/([\w.-]*\w)${REST}`,
  'gi',
);
/** What may follow the address of an owner's own page: nothing that would make it the address of something below. */
const END = String.raw`(?=/?(?:[?#\s)"'<>\]}|.,;:!*\x60]|$))`;
const GITHUB_OWNER = new RegExp(
  String.raw`(?<![\w.-])(?:www\.)?github\.com/([A-Za-z0-9](?:[\w-]*\w)?)${END}`,
  'gi',
);
const HUB_OWNER = new RegExp(
  String.raw`(?<![\w.-])(?:www\.)?(?:huggingface\.co|hf\.co)/(?:(?:organizations|collections)/)?([A-Za-z0-9](?:[\w.-]*\w)?)(?:/(?:models|collections))?${END}`,
  'gi',
);
/** The usual calls that load a model by its id; what is quoted first is the id. */
const LOADING =
  /(?:from_pretrained|snapshot_download|hf_hub_download|pipeline|load_model|download)\b[^'"\n]{0,60}['"]([A-Za-z0-9][\w.-]*)\/([\w.-]*\w)['"]()/g;

/** A page that is one endless line (data, minified HTML) is no place where an owner names a repository. */
const LONGEST_LINE = 20_000;

/** First path segments that are pages of the host, not owners. */
const GITHUB_PAGES = new Set(
  `orgs user-attachments features sponsors topics apps marketplace settings about collections search login
  assets notifications`.split(/\s+/),
);
const HUB_PAGES = new Set(
  `datasets spaces docs papers collections blog models api join settings new learn tasks organizations posts
  front chat course transformers`.split(/\s+/),
);

/** Where a page links to GitHub repositories. */
export function githubMentions(markdown: string): Mention[] {
  return find(markdown, [GITHUB], GITHUB_PAGES);
}

/** Where a page links to Hub models, or loads one by its id. */
export function hubMentions(markdown: string): Mention[] {
  return find(markdown, [HUB, LOADING], HUB_PAGES);
}

/** Owners on GitHub whose own pages a page links to. */
export function githubOwners(markdown: string): string[] {
  return owners(markdown, GITHUB_OWNER, GITHUB_PAGES);
}

/** Organizations and persons of the Hub whose own pages, or collections, a page links to. */
export function hubOwners(markdown: string): string[] {
  const collections = /(?:huggingface\.co|hf\.co)\/collections\/([A-Za-z0-9][\w.-]*)\/[\w.-]/gi;
  return [...owners(markdown, HUB_OWNER, HUB_PAGES), ...owners(markdown, collections, HUB_PAGES)];
}

function owners(markdown: string, pattern: RegExp, pages: ReadonlySet<string>): string[] {
  const lines = markdown.split('\n').filter((line) => line.length <= LONGEST_LINE);
  return lines.flatMap((line) =>
    [...line.matchAll(pattern)].flatMap(([, owner = '']) => (pages.has(owner.toLowerCase()) ? [] : owner)),
  );
}

function find(markdown: string, patterns: readonly RegExp[], pages: ReadonlySet<string>): Mention[] {
  const page = pageLines(markdown);
  const lines = page.map(({ text }) => text);
  const found: Mention[] = [];
  let entry: string | null = null;
  page.forEach(({ text: line, place, headings }, index) => {
    if (/^\s*@\w+\s*[{(]/.test(line)) entry = line;
    else if (entry !== null && /^\s*[})]\s*,?\s*$/.test(line)) entry = null;
    if (entry !== null && /\btitle\s*=/i.test(line)) entry += ` ${line}`;
    if (line.length > LONGEST_LINE) return;
    for (const pattern of patterns)
      for (const match of line.matchAll(pattern)) {
        const [whole, owner = '', name = '', path = ''] = match;
        if (pages.has(owner.toLowerCase())) continue;
        found.push({
          id: `${owner}/${name.replace(/\.git$/i, '')}`,
          path,
          line: index + 1,
          ...around(lines, index, match.index, match.index + whole.length),
          heading: headings.at(-1)?.title.toLowerCase() ?? '',
          place: entry !== null && place !== 'front-matter' ? 'bibtex' : place,
          entry: entry ?? '',
        });
      }
  });
  return found;
}

/** Text of the link at `[start, end)` of a line, and the words on both sides. */
function around(lines: string[], index: number, start: number, end: number) {
  const line = lines[index] ?? '';
  // Far enough for a sentence; minified lines would cost time and say nothing.
  let head = line.slice(Math.max(0, start - 600), start);
  let tail = line.slice(end, end + 600);
  let text = '';
  let image = false;
  const markdown = openLink(head);
  const anchor = /<a\b[^>]*$/i.exec(head);
  if (markdown) {
    image = head[markdown.start - 1] === '!';
    text = plain(head.slice(markdown.start + 1, markdown.end));
    head = head.slice(0, markdown.start);
  } else if (anchor) {
    const body = `${tail}\n${lines.slice(index + 1, index + 4).join('\n')}`;
    text = plain(/^[^>]*>([\s\S]*?)<\/a>/i.exec(body)?.[1] ?? '');
    head = head.slice(0, anchor.index);
    tail = tail.replace(/^.*?<\/a>/i, '');
  } else {
    image = /<(img|source|video)\b[^>]*$/i.test(head);
    head = head.replace(/<?(?:git\+)?(?:https?:\/\/)?(?:git@)?$/, '');
  }
  const before = plain(head);
  // An address as its own text says nothing more than the address.
  if (/^(?:https?:\/\/|www\.)?[\w-]+(?:\.[\w-]+)*\.\w+\/\S*$/.test(text)) text = '';
  const previous = lines[index - 1] ?? '';
  const goesOn = before.length < 80 && /\S/.test(previous) && !/^\s*([-*+|#>]|\d+\.|```|---)/.test(line);
  const joined = goesOn && !/^\s*(#|```|---)/.test(previous) ? `${plain(previous)} ${before}` : before;
  return { text, before: joined.slice(-240), after: plain(tail).slice(0, 160), image };
}

/** The brackets of the Markdown link whose address `head` ends in: `… [text](https://`; `null` when it is in none. */
function openLink(head: string): { start: number; end: number } | null {
  const address = /\]\(\s*<?[\w+:/]*$/.exec(head);
  if (!address) return null;
  // By hand, since a pattern for nested brackets takes quadratic time on hostile pages.
  for (let at = address.index - 1, depth = 1; at >= 0; at--) {
    if (head[at] === ']') depth++;
    else if (head[at] === '[' && --depth === 0) return { start: at, end: address.index };
  }
  return null;
}

/** Markdown and HTML marks removed, white space squeezed. */
function plain(markup: string): string {
  return markup
    .replace(/!\[[^\]]*\]\([^)]*\)?/g, ' ')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<[^>]*>?/g, ' ')
    .replace(/[*`~]+|__|(?<!\w)_|_(?!\w)/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^ /, '');
}
