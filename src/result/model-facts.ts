/** The head of a report: what kind of model this is, each fact with what it was read from. Pure. */
import { type Evidence, type HubModel, type Paper, type Repository, valueIn } from '../evidence.js';
import { isLocal } from '../prose/cite.js';
import type { Release } from '../release/release.js';
import { languagesOf, tagsOf } from './hub-tags.js';
import { materialsOf } from './materials.js';
import type { Model } from './result.js';

/** Collects the facts. A key is missing when the evidence does not state the fact. */
export function modelFacts(evidence: Evidence, release: Release): Model {
  const hub = valueIn(evidence.hub);
  const repository = valueIn(evidence.repository);
  const paper = valueIn(evidence.paper);
  const licenses = release.licenses.value;
  return {
    name: hub?.id ?? repository?.fullName ?? evidence.target.id,
    ...stated({
      released: firstPublication(hub, repository, paper),
      parameters: parameterCount(hub, evidence, release),
      task: hub?.pipelineTag,
      library: hub?.library,
    }),
    ...stated({ tags: tagsOf(hub), languages: languagesOf(hub) }),
    baseModels: hub?.baseModels.map(({ id }) => id) ?? [],
    datasets: hub?.datasets.map(({ id }) => id) ?? [],
    ...stated({ materials: hub && materialsOf(hub) }),
    licenses: {
      weights: licenses.weights,
      code: licenses.code,
      data: licenses.data,
      documents: licenses.documents,
    },
    ...stated({ hub: hubFacts(hub), repository: repositoryFacts(repository), paper: paperFacts(paper) }),
  };
}

type Stated<T> = { [K in keyof T]?: Exclude<T[K], undefined | null> };

/** Without the keys that have no value, so that JSON never says `null` for "not stated". */
function stated<T extends object>(facts: T): Stated<T> {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value != null)) as Stated<T>;
}

/** The Hub gives this date to everything that is older than its own record of dates. */
const HUB_OLDEST = '2022-03-02T23:29:04.000Z';

/**
 * The earliest publication of the model: its paper (to the month by its arXiv id, else the year) or its page on the Hub.
 * A repository counts only when neither says: it is often opened months before a release, or serves several models.
 * A model in a folder is not published, whenever its paper was. Dates of different precision compare by the last day that they may mean.
 */
function firstPublication(
  hub: HubModel | null,
  repository: Repository | null,
  paper: Paper | null,
): Model['released'] | null {
  if (hub && isLocal(hub.url)) return null;
  const dates: { date: string; from: string }[] = [];
  const preprint = /^(\d{2})(0[1-9]|1[0-2])\.\d{4,5}(v\d+)?$/.exec(paper?.arxiv ?? '');
  if (preprint) dates.push({ date: `20${preprint[1]}-${preprint[2]}`, from: 'arXiv' });
  const published = paper?.published ?? (paper?.year === undefined ? undefined : String(paper.year));
  if (published !== undefined) dates.push({ date: published, from: 'paper' });
  const created = hub?.createdAt;
  if (created) dates.push({ date: day(created), from: created === HUB_OLDEST ? 'Hub, or earlier' : 'Hub' });
  const onlyBound = dates.every(({ from }) => from === 'Hub, or earlier');
  if (onlyBound && repository?.createdAt) dates.push({ date: day(repository.createdAt), from: 'repository' });
  const last = ({ date }: { date: string }) => `${date}~`;
  return dates.sort((a, b) => (last(a) < last(b) ? -1 : last(a) > last(b) ? 1 : 0))[0] ?? null;
}

const day = (time: string): string => time.slice(0, 10);

/**
 * Number of parameters: counted by the Hub, else told by the model's own name, else by its card. READMEs are not asked: they
 * compare the model with others, and often serve several.
 */
function parameterCount(
  hub: HubModel | null,
  evidence: Evidence,
  release: Release,
): Model['parameters'] | null {
  if (hub?.parameters) return { count: hub.parameters.total, from: 'safetensors' };
  const id = hub?.id ?? evidence.target.id;
  const named = parametersInName(id.slice(id.lastIndexOf('/') + 1));
  if (named !== null) return { count: named, from: 'name' };
  const sentences = release.card.value?.sentences.filter(({ negated }) => !negated) ?? [];
  const told = parametersInText(sentences.map(({ text }) => text));
  return told === null ? null : { count: told, from: 'model card' };
}

const SCALE: Record<string, number> = { b: 1e9, billion: 1e9, m: 1e6, million: 1e6 };

/** Sizes after which a name goes on about something else than parameters: `hyena-1m-seqlen`. */
const NAME_SIZE =
  /(?<![a-z0-9.])(\d{1,4}(?:\.\d{1,3})?)([bm])(?![a-z0-9.])(?![-_ ]?(?:seq|ctx|context|token|step|sample|read|cell|image))/gi;

/** `OLMo-7B` → 7e9. `null` when the name has no size, several, or a mixture such as `8x7B`. */
export function parametersInName(name: string): number | null {
  return only([...name.matchAll(NAME_SIZE)]);
}

const TEXT_SIZE =
  /(?<![\w.,])(\d{1,4}(?:\.\d{1,3})?)[\s-]?(b|m|billion|million)[\s-]+(?:(?:total|trainable|model)\s+)?param(?:eter)?s?\b/gi;

/** `a model of 1.5 billion parameters` → 1.5e9. `null` unless all sentences that give a number agree. */
export function parametersInText(sentences: readonly string[]): number | null {
  return only(sentences.flatMap((text) => [...text.matchAll(TEXT_SIZE)]));
}

function only(matches: readonly RegExpMatchArray[]): number | null {
  const counts = matches.map(([, digits, scale = '']) =>
    Math.round(Number(digits) * (SCALE[scale.toLowerCase()] ?? 0)),
  );
  const [count, ...others] = new Set(counts);
  return count !== undefined && count > 0 && others.length === 0 ? count : null;
}

/** Popular models have thousands. */
const MOST_SPACES = 20;

function hubFacts(hub: HubModel | null): Model['hub'] | null {
  if (!hub) return null;
  const { id, url, revision, renamedFrom, gated, downloads, likes, lastModified, spaces } = hub;
  return {
    id,
    url,
    revision,
    ...stated({ renamedFrom }),
    gated,
    ...stated({
      downloads,
      likes,
      lastModified,
      spaces: spaces?.length ? spaces.slice(0, MOST_SPACES) : null,
    }),
  };
}

function repositoryFacts(repository: Repository | null): Model['repository'] | null {
  if (!repository) return null;
  const { fullName, url, commit, renamedFrom, stars, forks, openIssues, pushedAt, language, archived } =
    repository;
  const contributors = valueIn(repository.contributors);
  return {
    fullName,
    url,
    ...stated({ commit, renamedFrom, stars, forks, openIssues, contributors, pushedAt, language }),
    archived,
  };
}

function paperFacts(paper: Paper | null): Model['paper'] | null {
  if (!paper) return null;
  const { url, title, year, venue, citations, influentialCitations, references, openAccess } = paper;
  const { authors, affiliations, abstract, tldr, published, bibtex, fields } = paper;
  return {
    url,
    ...stated({ title, year, venue, citations, influentialCitations, references, openAccess }),
    ...stated({ authors, affiliations, abstract, tldr, published, bibtex, fields }),
  };
}
