/** The shipped models as a world behind the stand-ins, so that collectors can be tried on real ones. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type BaseModelInfo,
  type DatasetInfo,
  type Evidence,
  type Fact,
  type FileList,
  type Repository,
  type Texts,
  valueIn,
} from '../../src/evidence.js';
import type { ApisOptions, GithubRepo, HubRepo } from '../apis/index.js';

const folder = fileURLToPath(new URL('../../fixtures/', import.meta.url));

export interface FixtureWorld extends ApisOptions {
  models: HubRepo[];
  repositories: GithubRepo[];
  /** What a user would type for each. */
  targets: string[];
}

/** Every shipped model and what is known of the things it points at. */
export function fixtureWorld(): FixtureWorld {
  const all = readdirSync(folder).map(
    (name) => JSON.parse(readFileSync(`${folder}${name}/evidence.json`, 'utf8')) as Evidence,
  );
  const hubs = all.flatMap(({ hub }) => valueIn(hub) ?? []);
  const linked = hubs.flatMap(({ datasets }) => datasets.flatMap(({ info }) => valueIn(info) ?? []));
  const bases = hubs.flatMap(({ baseModels }) => baseModels.flatMap(({ info }) => valueIn(info) ?? []));
  const models = distinct([...bases.map(servedLinked), ...all.flatMap(servedModel)]);
  return {
    models,
    datasets: distinct(linked.map(servedLinked)),
    repositories: all.flatMap(({ repository }) => {
      const code = valueIn(repository);
      return code ? [servedRepository(code)] : [];
    }),
    papers: all.flatMap(({ paper }) => {
      const { title = '', doi, arxiv } = valueIn(paper) ?? {};
      if (doi === undefined && arxiv === undefined) return [];
      return [{ title, ...(doi !== undefined && { doi }), ...(arxiv !== undefined && { arxiv }) }];
    }),
    targets: all.map(({ target }) => (target.kind === 'github' ? `gh:${target.id}` : target.id)),
  };
}

function distinct<T extends { id: string }>(repos: T[]): T[] {
  return [...new Map(repos.map((repo) => [repo.id.toLowerCase(), repo])).values()];
}

function filesOf(files: Fact<FileList>, texts: Texts): Record<string, string | number> {
  const sizes = (valueIn(files)?.entries ?? []).map(({ path, size = 1 }) => [path, size]);
  const bodies = Object.entries(texts).flatMap(([path, fact]) =>
    fact.state === 'present' ? [[path, fact.value.text]] : [],
  );
  return Object.fromEntries([...sizes, ...bodies]);
}

function servedModel({ hub, target }: Evidence): HubRepo[] {
  const model = valueIn(hub);
  if (!model) return [];
  const { id, gated, tags, cardData, downloads, likes, spaces, pipelineTag, library, parameters } = model;
  const served: HubRepo = {
    ...{ id, gated, tags, downloads, likes, spaces, files: filesOf(model.files, model.texts) },
    ...(cardData && { cardData }),
    ...(target.id !== id && { renamedFrom: target.id }),
    ...(pipelineTag !== undefined && { pipeline_tag: pipelineTag }),
    ...(library !== undefined && { library_name: library }),
    ...(parameters && { safetensors: { total: parameters.total, parameters: parameters.byType } }),
  };
  return [served];
}

function servedLinked({ id, gated, licenses }: DatasetInfo | BaseModelInfo): HubRepo {
  return {
    id,
    gated,
    tags: licenses.map((license) => `license:${license}`),
    files: { 'README.md': `# ${id}` },
  };
}

function servedRepository(code: Repository): GithubRepo {
  const { fullName, commit, license, stars = 0, forks = 0, pushedAt, homepage } = code;
  return {
    full_name: fullName,
    stargazers_count: stars,
    forks_count: forks,
    license: license && { key: license.spdxId.toLowerCase(), name: license.spdxId, spdx_id: license.spdxId },
    files: filesOf(code.files, code.texts),
    ...(commit !== undefined && { head: commit }),
    ...(pushedAt !== undefined && { pushed_at: pushedAt }),
    ...(homepage !== undefined && { homepage }),
    tags: valueIn(code.tags)?.names ?? [],
  };
}
