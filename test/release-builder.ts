/** Builds a release from a few literal facts, so that tests of checks go through the real reading of evidence. */
import {
  absent,
  type Evidence,
  type FileEntry,
  type HubModel,
  type Paper,
  present,
  type Repository,
  type Texts,
  unavailable,
} from '../src/evidence.js';
import { readRelease } from '../src/release/index.js';
import type { Release } from '../src/release/release.js';

type Files = readonly (string | FileEntry)[] | 'unavailable';

export interface Facts {
  /** Paths of the GitHub repository; README and `texts` are added. Without any repository fact there is no repository. */
  repositoryFiles?: Files;
  repositoryTruncated?: boolean;
  readme?: string;
  /** Bodies of other files in the repository. */
  texts?: Record<string, string>;
  repository?: Partial<Repository> | 'unavailable';
  /** Paths in the Hub repository; the card and `hubTexts` are added. Without any Hub fact there is no Hub model. */
  hubFiles?: Files;
  card?: string;
  hubTexts?: Record<string, string>;
  hub?: Partial<HubModel> | 'unavailable';
  paper?: Partial<Paper> | 'unavailable';
}

export const REPOSITORY_URL = 'https://github.com/example/model';
export const HUB_URL = 'https://huggingface.co/example/model';

/** The evidence that a collector would have written for these facts. */
export function evidence(facts: Facts): Evidence {
  return {
    schema: 1,
    collectedAt: '2026-01-02T03:04:05.000Z',
    target:
      facts.hub === undefined && facts.card === undefined && facts.hubFiles === undefined
        ? { kind: 'github', id: 'example/model' }
        : { kind: 'hub', id: 'example/model' },
    links: { hub: null, repository: null, paper: null },
    hub: hubFact(facts),
    repository: repositoryFact(facts),
    paper: paperFact(facts.paper),
    notes: [],
    cost: { requests: 0, cached: 0, waves: 0, waitedMs: 0, byHost: {} },
  };
}

/** The release as checks see it. */
export const release = (facts: Facts): Release => readRelease(evidence(facts));

function hubFact({ hub, hubFiles, card, hubTexts }: Facts): Evidence['hub'] {
  const source = { url: HUB_URL, revision: 'bbbb' };
  if (hub === 'unavailable') return unavailable({ code: 'timeout' }, source);
  if (hub === undefined && hubFiles === undefined && card === undefined && hubTexts === undefined)
    return absent(source);
  const bodies = { ...(card === undefined ? {} : { 'README.md': card }), ...hubTexts };
  return present(
    {
      id: 'example/model',
      url: HUB_URL,
      revision: 'bbbb',
      private: false,
      gated: false,
      disabled: false,
      tags: [],
      licenses: [],
      cardData: null,
      files: fileFact(hubFiles, bodies, source, false),
      texts: textFacts(bodies, source),
      datasets: [],
      baseModels: [],
      ...hub,
    },
    source,
  );
}

function repositoryFact(facts: Facts): Evidence['repository'] {
  const { repository, repositoryFiles, readme, texts } = facts;
  const source = { url: REPOSITORY_URL, revision: 'aaaa' };
  if (repository === 'unavailable') return unavailable({ code: 'timeout' }, source);
  if (
    repository === undefined &&
    repositoryFiles === undefined &&
    readme === undefined &&
    texts === undefined
  ) {
    return absent(source);
  }
  const bodies = { ...(readme === undefined ? {} : { 'README.md': readme }), ...texts };
  return present(
    {
      fullName: 'example/model',
      url: REPOSITORY_URL,
      defaultBranch: 'main',
      commit: 'aaaa',
      stars: 0,
      forks: 0,
      openIssues: 0,
      contributors: present({ count: 1 }, source),
      license: null,
      archived: false,
      disabled: false,
      fork: false,
      topics: [],
      releases: present([], source),
      tags: present({ names: [], count: 0 }, source),
      files: fileFact(repositoryFiles, bodies, source, facts.repositoryTruncated ?? false),
      texts: textFacts(bodies, source),
      ...repository,
    },
    source,
  );
}

function paperFact(paper: Facts['paper']): Evidence['paper'] {
  const source = { url: 'https://doi.org/10.1234/example' };
  if (paper === undefined) return absent(source);
  if (paper === 'unavailable') return unavailable({ code: 'timeout' }, source);
  return present({ url: source.url, provider: 'openalex', ...paper }, source);
}

function fileFact(
  files: Files | undefined,
  bodies: Record<string, string>,
  source: { url: string; revision: string },
  truncated: boolean,
): HubModel['files'] {
  if (files === 'unavailable') return unavailable({ code: 'server-error' }, source);
  const named = (files ?? []).map((file) => (typeof file === 'string' ? { path: file } : file));
  const paths = new Set(named.map((file) => file.path));
  const entries = [
    ...named,
    ...Object.keys(bodies)
      .filter((path) => !paths.has(path))
      .map((path) => ({ path })),
  ];
  return present(truncated ? { entries, truncated } : { entries }, source);
}

function textFacts(bodies: Record<string, string>, source: { url: string; revision: string }): Texts {
  return Object.fromEntries(
    Object.entries(bodies).map(([path, text]) => [
      path,
      present({ text }, { ...source, url: `${source.url}/blob/${source.revision}/${path}` }),
    ]),
  );
}
