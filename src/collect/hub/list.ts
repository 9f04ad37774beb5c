/** Reads the Hub's list of models: a page tells of hundreds at once what a request for each would tell. */
import type { Config } from '../../config.js';
import { inconclusiveError } from '../../errors.js';
import { unavailableText } from '../../evidence.js';
import { type Http, linkTo, RequestFailed, readJson, rebase } from '../../http/client.js';
import { malformed, requireFailure } from '../attempt.js';
import type { HubQuery, Listed } from '../batch/listed.js';
import { fields, text } from '../json.js';
import { readModelRecord } from './model.js';

/** All that a record is read from. Sizes of files are the only thing that lists do not tell. */
const FIELDS = [
  ...['author', 'cardData', 'config', 'createdAt', 'disabled', 'downloads', 'gated', 'lastModified'],
  ...['library_name', 'likes', 'model-index', 'pipeline_tag', 'private', 'safetensors', 'sha', 'siblings'],
  ...['spaces', 'tags', 'transformersInfo', 'usedStorage'],
];
/** Models on a page: few enough to be held in memory with long lists of files. */
const PAGE = 200;
const SMALLEST_PAGE = 10;
const PAGE_BYTES = 64 * 1024 * 1024;

/**
 * Models in the order of the list, with their records. API: https://huggingface.co/docs/hub/api#get-apimodels
 * Throws an inconclusive error when a page cannot be had; what came before it stands.
 */
export async function* listModels(query: HubQuery, config: Config, http: Http): AsyncGenerator<Listed> {
  const { endpoint } = config.hub;
  const { limit: most = Number.POSITIVE_INFINITY } = query;
  let size = Math.min(PAGE, most);
  let next: string | null = most > 0 ? firstPage(query, endpoint) : null;
  let count = 0;
  const asked = new Set<string>();
  while (next !== null) {
    const url = new URL(next);
    url.searchParams.set('limit', String(size));
    let page: { models: unknown[]; next: string | null };
    try {
      page = await readPage(url.href, endpoint, http);
    } catch (error) {
      const failure = requireFailure(error);
      const isTooMuch = ['too-large', 'timeout', 'server-error', 'truncated'].includes(failure.reason.code);
      if (!isTooMuch || size <= SMALLEST_PAGE) throw unlisted(failure, count);
      size = Math.max(SMALLEST_PAGE, Math.floor(size / 4));
      continue;
    }
    // A page that leads back to one that was read would be read for ever.
    asked.add(cursorOf(next));
    if (page.next !== null && asked.has(cursorOf(page.next))) page.next = null;
    for (const model of page.models) {
      const id = text(fields(model).id) ?? text(fields(model).modelId);
      if (id === undefined || !isName(id)) continue;
      count++;
      const record = readModelRecord(model, id, endpoint);
      yield { target: { kind: 'hub', id }, at: `no. ${count} of the list`, record };
      if (count >= most) return;
    }
    next = page.next;
  }
}

/** A page's address without its size, which changes on the way. */
function cursorOf(page: string): string {
  const url = new URL(page);
  url.searchParams.delete('limit');
  return url.href;
}

/** What the list names exists, also by a name that could not be given today: old ones are longer, or end in `.git`. */
function isName(id: string): boolean {
  return /^[\w.-]{1,250}(?:\/[\w.-]{1,250})?$/.test(id) && !/(?:^|\/)\.{1,2}(?:\/|$)/.test(id);
}

function firstPage({ author, search, filter = [], sort }: HubQuery, endpoint: string): string {
  const url = new URL(`${endpoint}/api/models`);
  const asked = { author, search, sort };
  for (const [name, value] of Object.entries(asked)) if (value) url.searchParams.set(name, value);
  for (const tag of filter) url.searchParams.append('filter', tag);
  for (const field of FIELDS) url.searchParams.append('expand', field);
  return url.href;
}

async function readPage(url: string, endpoint: string, http: Http) {
  const response = await http.fetch(url, {
    headers: { accept: 'application/json' },
    maxBytes: PAGE_BYTES,
  });
  const models = await readJson(response);
  if (!Array.isArray(models)) throw new RequestFailed(url, malformed('the answer is not a list of models'));
  const link = linkTo('next', response.headers.get('link'));
  return { models, next: link === null ? null : rebase(link, endpoint) };
}

function unlisted(failure: RequestFailed, count: number) {
  const before = count > 0 ? ` after ${count} models` : '';
  return inconclusiveError(
    `The Hub's list of models could not be read${before}: ${unavailableText(failure.reason)}.`,
    'Run it again: what is done is kept.',
    failure,
  );
}
