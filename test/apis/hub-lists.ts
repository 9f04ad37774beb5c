/** The Hub's lists of models and datasets: which ones a query finds, what is said of each, and where the next page is. */
import { expanded, expandFields, type HubRepo, hubSha, infoOf, refuse } from './hub-records.js';
import type { Asked, Reply } from './server.js';

/** Entries of a page, of files as well. */
export const PAGE = 1000;

/** What queries found, in order, so that a long list is sorted once and not for each page. */
export type Lists = Map<string, HubRepo[]>;

/** With `expand` a page is shorter, as the Hub's own client knows. */
const EXPANDED_PAGE = 500;

/** Parts of a record that a list tells only when asked to; `full` asks for most. */
const ON_DEMAND: Record<string, string[]> = {
  full: ['siblings', 'sha', 'lastModified', 'author', 'gated', 'disabled'],
  cardData: ['cardData'],
  config: ['config'],
};
/** Parts of a record that a list tells with `expand` alone. */
const EXPANDED_ONLY = [
  'safetensors',
  'spaces',
  'usedStorage',
  'transformersInfo',
  'model-index',
  'widgetData',
];

/** https://huggingface.co/docs/hub/api#get-apimodels */
export function listRepos({ path, query }: Asked, repos: HubRepo[], lists: Lists): Reply {
  const fields = expandFields(query);
  const isFull = Object.keys(ON_DEMAND).some((name) => query.get(name) === 'true');
  if (fields.length > 0 && isFull) return refuse(400, '"expand" cannot be used with "full"');
  const wanted = new URLSearchParams(query);
  for (const name of ['cursor', 'limit']) wanted.delete(name);
  const key = `${path}?${wanted} ${repos.length}`;
  const found = lists.get(key) ?? findRepos(query, repos);
  lists.set(key, found);
  const limit = Math.min(Number(query.get('limit') ?? PAGE), fields.length > 0 ? EXPANDED_PAGE : PAGE);
  const start = Number(query.get('cursor') ?? 0);
  const dropped = new Set([
    ...EXPANDED_ONLY,
    ...Object.entries(ON_DEMAND).flatMap(([name, parts]) => (query.get(name) === 'true' ? [] : parts)),
  ]);
  const body = found.slice(start, start + limit).map((repo) => {
    const info = infoOf(repo, { sha: hubSha(repo), files: repo.files ?? {} }, false);
    if (fields.length > 0) return expanded(info, fields);
    return Object.fromEntries(Object.entries(info).filter(([key]) => !dropped.has(key)));
  });
  if (body.includes(null)) return refuse(400, '"expand" is not valid');
  return { body, headers: nextPage(path, query, start + limit, found.length) };
}

/** Always the highest first; what is equal keeps its order. */
function findRepos(query: URLSearchParams, repos: HubRepo[]): HubRepo[] {
  const filters = query.getAll('filter').flatMap((filter) => filter.split(','));
  const author = query.get('author')?.toLowerCase();
  const search = query.get('search')?.toLowerCase() ?? '';
  const sort = query.get('sort') ?? 'trendingScore';
  const rank = (repo: HubRepo) => repo[sort] ?? 0;
  return repos
    .filter((repo) => !repo.private && repo.id.toLowerCase().includes(search))
    .filter((repo) => author === undefined || repo.id.toLowerCase().startsWith(`${author}/`))
    .filter((repo) => filters.every((filter) => [...(repo.tags ?? []), repo.pipeline_tag].includes(filter)))
    .sort((a, b) => {
      const [x, y] = [rank(a), rank(b)];
      return typeof x === 'number' && typeof y === 'number'
        ? y - x
        : String(y) < String(x)
          ? -1
          : Number(y > x);
    });
}

/** Page links name the public Hub, whatever address was asked: so does the real one behind a mirror. */
export function nextPage(
  path: string,
  query: URLSearchParams,
  cursor: number,
  total: number,
): Record<string, string> {
  if (cursor >= total) return {};
  const next = new URLSearchParams(query);
  next.set('cursor', String(cursor));
  return { link: `<https://huggingface.co${path}?${next}>; rel="next"` };
}
