/** Looks up the papers of many targets in one request: without a key, Semantic Scholar lets few requests through, and each may name hundreds. */
import type { Config } from '../../config.js';
import { type Http, RequestFailed, readJson } from '../../http/client.js';
import { malformed, requireFailure } from '../attempt.js';
import { isFields } from '../json.js';
import { type AskIndex, askIndexes } from '../paper/index.js';
import { Loader, type LoaderOptions } from './loader.js';

/** https://api.semanticscholar.org/api-docs/graph#tag/Paper-Data/operation/post_graph_get_papers */
const PAPERS = 500;

/** Answers as each index would alone; the others are asked one by one. */
export function batchIndexes(
  config: Config,
  http: Http,
  loading: Pick<LoaderOptions<never, never>, 'accounts' | 'patienceMs'>,
): AskIndex {
  const alone = askIndexes(http);
  const root = `${config.semanticScholar.endpoint}/graph/v1/paper/`;
  const settled = (url: string) => alone(url).catch(requireFailure);
  const loader = new Loader<string, unknown>({
    ...loading,
    most: PAPERS,
    async load(urls) {
      if (urls.length === 1) return Promise.all(urls.map(settled));
      try {
        return await readRecords(urls, root, http);
      } catch (error) {
        // One id that it takes for none may spoil the others.
        if (requireFailure(error).status !== 400) throw error;
        return Promise.all(urls.map(settled));
      }
    },
  });
  return (url) => (url.startsWith(root) ? loader.ask(url) : alone(url));
}

/** @param urls `<root><id>?fields=…`, all with the same fields */
async function readRecords(urls: readonly string[], root: string, http: Http): Promise<unknown[]> {
  const ids = urls.map((url) =>
    decodeURIComponent(new URL(url).pathname.slice(new URL(root).pathname.length)),
  );
  const url = `${root}batch${new URL(urls[0] ?? root).search}`;
  const response = await http.fetch(url, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ ids }),
  });
  const records = await readJson(response);
  if (!Array.isArray(records) || records.length !== urls.length) {
    throw new RequestFailed(url, malformed('the answer is not a list of papers'));
  }
  return records.map((record: unknown, index) =>
    isFields(record)
      ? record
      : new RequestFailed(urls[index] ?? url, { code: 'not-found-or-private' }, { status: 404 }),
  );
}
