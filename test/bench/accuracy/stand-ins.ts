/** Puts a corpus behind the stand-in services, so that an audit meets the recordings where it meets the real thing. */
import { type Apis, type GithubRepo, type HubRepo, type PaperData, startApis } from '../../apis/index.js';
import type { Corpus, RecordedModel, RecordedRepository } from './corpus.js';

/** Nothing may be refused for asking often: a whole corpus is audited within one window. */
const PLENTY = { quota: 1_000_000, seconds: 3600 };

/** Serves all of a corpus. What it does not hold is answered 503, so that it counts as unknown and never as missing. */
export function serveCorpus(corpus: Corpus): Promise<Apis> {
  const licenses = new Map(
    corpus.calibration.map(({ repo, githubLicense }) => [repo.toLowerCase(), githubLicense]),
  );
  return startApis({
    partial: true,
    models: corpus.models.map(servedModel),
    repositories: corpus.repositories.map((one) =>
      servedRepository(one, licenses.get(one.repo.toLowerCase())),
    ),
    papers: corpus.calibration.flatMap(({ paper }) => servedPaper(paper)),
    limits: {
      hub: { api: PLENTY, resolvers: PLENTY, pages: PLENTY },
      github: { core: PLENTY, graphql: PLENTY },
    },
  });
}

function servedModel({ api, id, files, texts, filesKnown, gated, renamedFrom }: RecordedModel): HubRepo {
  const { siblings: _, ...fields } = api;
  const sizes = Object.fromEntries(files.map(({ path, size = 0 }) => [path, size]));
  return {
    ...fields,
    id,
    files: filesKnown ? { ...sizes, ...texts } : texts,
    ...(filesKnown ? {} : { listed: false }),
    ...(gated === undefined ? {} : { gated }),
    ...(renamedFrom?.[0] === undefined ? {} : { renamedFrom: renamedFrom[0] }),
  };
}

/** @param license what GitHub said of it; not known when missing, and then `NOASSERTION` where there is a file */
function servedRepository(recorded: RecordedRepository, license: string | undefined): GithubRepo {
  const { repo, head, tree, texts, truncated, tags = [] } = recorded;
  const blobs = tree.filter(({ type }) => type === 'blob');
  const hasFile = blobs.some(({ path }) => /^(?:un)?licen[cs]e|^copying/i.test(path));
  const spdx = license ?? (hasFile ? 'NOASSERTION' : '');
  return {
    full_name: repo,
    files: { ...Object.fromEntries(blobs.map(({ path, size }) => [path, size ?? null])), ...texts },
    license: spdx === '' ? null : { key: spdx.toLowerCase(), name: spdx, spdx_id: spdx },
    tags: tags.map((tag) => (typeof tag === 'string' ? tag : tag.name)),
    ...(head === undefined ? {} : { head }),
    ...(truncated ? { treeTruncated: true } : {}),
    ...(recorded.defaultBranch === undefined ? {} : { default_branch: recorded.defaultBranch }),
    ...(recorded.pushedAt === undefined ? {} : { pushed_at: recorded.pushedAt }),
    ...(recorded.createdAt === undefined ? {} : { created_at: recorded.createdAt }),
    ...(recorded.languages === undefined ? {} : { languages: recorded.languages }),
    ...(recorded.contributors === undefined ? {} : { contributors: recorded.contributors }),
    ...(recorded.commits === undefined ? {} : { commits: recorded.commits }),
  };
}

/**
 * That a paper has this DOI is all that is known of it, so only the registries know it, and by its DOI alone: whether
 * it can be read for free they do not say.
 */
function servedPaper(address: string): PaperData[] {
  const doi = /10\.\d{4,9}\/\S+/.exec(address)?.[0];
  if (doi === undefined) return [];
  const arxiv = /^10\.48550\/arxiv\.(.+)$/i.exec(doi)?.[1];
  return [
    { ...(arxiv === undefined ? { doi } : { arxiv }), title: 'A paper', knownTo: ['crossref', 'datacite'] },
  ];
}
