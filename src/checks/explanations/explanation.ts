/** What a check takes for what, in words and with examples that are run through it by a test: documentation that cannot drift. */

/** A release in a few words: pages and names of files. */
export interface Example {
  /** The model card. */
  card?: string;
  /** The README of the repository. */
  readme?: string;
  /** Paths in the repository. */
  files?: readonly string[];
  /** Paths beside the card on the Hub. */
  hubFiles?: readonly string[];
  /** What the Hub's record says, as it says it. */
  hub?: {
    gated?: 'auto' | 'manual';
    pipelineTag?: string;
    cardData?: Record<string, unknown>;
    tags?: readonly string[];
  };
  /** What an index of papers says. */
  paper?: { venue?: string; doi?: string; arxiv?: string; openAccess?: boolean };
}

export interface Explanation {
  /** What earns all of it; a sentence. */
  passes: string;
  /** What earns a part. */
  partly?: string;
  /** What earns nothing, although it may look like it. */
  fails: string;
  examples: { pass?: Example; partial?: Example; fail?: Example };
  /** What it is known to get wrong. */
  mistakes?: string;
}

/** A page that says nothing: it is there for a release to be one. */
const BARE = '# Model';

/** An example as a reader sees it, on one line; line breaks of pages are ` ⏎ `. Pure. */
export function exampleText(example: Example): string {
  const { card, readme, files, hubFiles, hub = {}, paper } = example;
  const { cardData, ...record } = hub;
  const stated = (values: object) =>
    Object.entries(values)
      .map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
      .join(', ');
  const page = (name: string, text: string | undefined) =>
    text === undefined || text.trim() === BARE ? [] : [`${name}: ${oneLine(text)}`];
  const parts = [
    ...page('model card', card),
    ...page('README', readme),
    ...(hubFiles ? [`files on the Hub: ${hubFiles.join(', ')}`] : []),
    ...(files ? [`files in the repository: ${files.join(', ')}`] : []),
    ...(cardData ? [`front matter: ${stated(cardData)}`] : []),
    ...(Object.keys(record).length > 0 ? [`the Hub says: ${stated(record)}`] : []),
    ...(paper ? [`the paper: ${stated(paper)}`] : []),
  ];
  return parts.length > 0 ? parts.join('; ') : 'pages that do not mention it';
}

const oneLine = (page: string): string =>
  page
    .trim()
    .split(/\n+/)
    .map((line) => line.trim())
    .join(' ⏎ ');
