/** The head of a report: what kind of model this is, each fact with what it was read from. Pure. */
import {
  type Evidence,
  type Fact,
  type HubModel,
  type Paper,
  type Repository,
  valueIn,
} from '../evidence.js';
import { isLocal } from '../prose/cite.js';
import type { Release } from '../release/release.js';
import { languagesOf, tagsOf } from './hub-tags.js';
import { materialsOf } from './materials.js';
import { parameterCount } from './parameters.js';
import type { Model } from './result.js';
import { trainingStages } from './training-stages.js';

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
    trainingData: trainingStages(release),
    ...stated({ materials: hub && materialsOf(hub) }),
    licenses: {
      weights: licenses.weights,
      code: licenses.code,
      data: licenses.data,
      documents: licenses.documents,
    },
    ...stated({
      hub: hubFacts(hub, evidence.impact),
      organization: known(evidence.impact?.organization),
      citing: citingFacts(evidence.impact),
      repository: repositoryFacts(repository),
      paper: paperFacts(paper),
    }),
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

/** Popular models have thousands. */
const MOST_SPACES = 20;

const known = <T>(fact: Fact<T> | undefined): T | null => (fact ? valueIn(fact) : null);

function citingFacts(impact: Evidence['impact']): Model['citing'] | null {
  const citing = known(impact?.citing);
  return impact && citing ? { ...citing, at: impact.at } : null;
}

function hubFacts(hub: HubModel | null, impact: Evidence['impact']): Model['hub'] | null {
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
      downloadsAllTime: known(impact?.reach)?.downloadsAllTime,
      trendingScore: known(impact?.reach)?.trendingScore,
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
