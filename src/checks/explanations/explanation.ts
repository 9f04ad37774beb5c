/** What a check takes for what, in words and with examples that are run through it by a test: documentation that cannot drift. */

/** A release in a few words: pages and names of files. */
export interface Example {
  /** The model card. */
  card?: string;
  /** The README of the repository. */
  readme?: string;
  /** Paths in the repository. */
  files?: readonly string[];
  /** Bodies of files in the repository, by path. */
  texts?: Readonly<Record<string, string>>;
  /** What GitHub's record says: names of releases, newest first. */
  repository?: { archived?: boolean; releases?: readonly string[] };
  /** Paths beside the card on the Hub. */
  hubFiles?: readonly string[];
  /** Bodies of files beside the card on the Hub, by path. */
  hubTexts?: Readonly<Record<string, string>>;
  /** What the Hub's record says, as it says it. */
  hub?: {
    gated?: 'auto' | 'manual';
    pipelineTag?: string;
    library?: string;
    licenses?: readonly string[];
    cardData?: Record<string, unknown>;
    tags?: readonly string[];
  };
  /** Datasets on the Hub that the front matter names: what their records say. */
  datasets?: readonly { id: string; license?: string; card?: boolean; doi?: string }[];
  /** Models on the Hub that the front matter names as what this one was made from; `found: false`: the Hub knows none of that name. */
  baseModels?: readonly {
    id: string;
    found?: false;
    gated?: 'auto' | 'manual';
    datasets?: readonly string[];
  }[];
  /** What an index of papers says. */
  paper?: { venue?: string; doi?: string; arxiv?: string; openAccess?: boolean };
}

export interface Explanation {
  /** What earns all of it; a sentence. */
  passes: string;
  /** What earns a part; missing where the answer is whole or nothing. */
  partly?: string;
  /** What earns nothing, although it may look like it. */
  fails: string;
  /** Each is run through its check by a test. */
  examples: { pass?: Example; partial?: Example; fail?: Example };
  /** What it is known to get wrong. */
  mistakes?: string;
}

/** An explanation with an example of every answer that its check gives. */
export type Illustrated = Omit<Explanation, 'partly' | 'examples'> &
  (
    | { partly: string; examples: Record<'pass' | 'partial' | 'fail', Example> }
    | { partly?: never; examples: Record<'pass' | 'fail', Example> & { partial?: never } }
  );

/** A page that says nothing: it is there for a release to be one. */
const BARE = '# Model';

/** An example as a reader sees it, on one line; line breaks of pages are ` ⏎ `. Pure. */
export function exampleText(example: Example): string {
  const { card, readme, files, texts, repository, hubFiles, hubTexts, datasets, baseModels, paper } = example;
  const { cardData, licenses: _, ...record } = example.hub ?? {};
  const page = (name: string, text: string | undefined) =>
    text === undefined || text.trim() === BARE ? [] : [`${name}: ${oneLine(text)}`];
  const bodies = (all: Readonly<Record<string, string>> = {}) =>
    Object.entries(all).flatMap(([path, text]) => page(path, text));
  const parts = [
    ...page('model card', card),
    ...page('README', readme),
    ...(hubFiles ? [`files on the Hub: ${hubFiles.join(', ')}`] : []),
    ...bodies(hubTexts),
    ...(files ? [`files in the repository: ${files.join(', ')}`] : []),
    ...bodies(texts),
    ...(cardData ? [`front matter: ${stated(cardData)}`] : []),
    ...(Object.keys(record).length > 0 ? [`the Hub says: ${stated(record)}`] : []),
    ...(repository ? [`GitHub says: ${stated(repository)}`] : []),
    ...(datasets ? [`datasets in the front matter: ${datasets.map(datasetText).join(', ')}`] : []),
    ...(baseModels ? [`base model in the front matter: ${baseModels.map(baseText).join(', ')}`] : []),
    ...(paper ? [`the paper: ${stated(paper)}`] : []),
  ];
  return parts.length > 0 ? parts.join('; ') : 'pages that do not mention it';
}

const stated = (values: object): string =>
  Object.entries(values)
    .map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');

type Of<K extends 'datasets' | 'baseModels'> = NonNullable<Example[K]>[number];

function datasetText({ id, license, card, doi }: Of<'datasets'>): string {
  const says = [license && `license ${license}`, card && 'with a card', doi && `DOI ${doi}`].filter(Boolean);
  return `${id} (${says.length > 0 ? says.join(', ') : 'its record says nothing more'})`;
}

function baseText({ id, found, gated, datasets }: Of<'baseModels'>): string {
  if (found === false) return `${id} (not on the Hub)`;
  const says = [gated ? 'gated' : 'open to all', ...(datasets ? [`trained on ${datasets.join(', ')}`] : [])];
  return `${id} (${says.join(', ')})`;
}

const oneLine = (page: string): string =>
  page
    .trim()
    .split(/\n+/)
    .map((line) => line.trim())
    .join(' ⏎ ');
