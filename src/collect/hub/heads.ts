/** At which commit models on the Hub are now, and who may have them: pages of their owners' lists first, as one tells of hundreds. */
import type { Config } from '../../config.js';
import { type Http, linkTo, readJson, rebase } from '../../http/client.js';
import { requireFailure } from '../attempt.js';
import type { HeadAnswer } from '../batch/head.js';
import { defined, fields, list, text } from '../json.js';
import { readGated } from './model.js';

/** What tells that a model changed. A page that expands records has 500 of them at most. */
const FIELDS = ['sha', 'gated'];
const PAGE = 500;

/**
 * Asks where models stand. API: https://huggingface.co/docs/hub/api#get-apimodels
 * @param ids `owner/name`, at `main`
 * @returns by the id as it was given
 */
export async function hubHeads(
  ids: readonly string[],
  config: Config,
  http: Http,
): Promise<Map<string, HeadAnswer>> {
  const found = new Map<string, HeadAnswer>();
  const owners = new Map<string, Map<string, string>>();
  for (const id of ids) {
    const owner = id.includes('/') ? (id.split('/')[0] as string).toLowerCase() : '';
    const own = owners.get(owner) ?? new Map<string, string>();
    own.set(id.toLowerCase(), id);
    owners.set(owner, own);
  }
  const askAlone = async (id: string) => void found.set(id, await modelHead(id, undefined, config, http));
  await Promise.all(
    [...owners].map(async ([owner, wanted]) => {
      if (owner !== '' && wanted.size > 1) await readOwner(wanted, found, config, http);
      await Promise.all([...wanted.values()].map(askAlone));
    }),
  );
  return found;
}

/**
 * Reads pages of an owner's list for as long as they may tell more than as many single questions would, and takes what they tell out
 * of `wanted`. A page that cannot be had is no answer: what it may have named is asked alone.
 */
async function readOwner(
  wanted: Map<string, string>,
  found: Map<string, HeadAnswer>,
  config: Config,
  http: Http,
): Promise<void> {
  const { endpoint } = config.hub;
  const [first = ''] = wanted.values();
  const url = new URL(`${endpoint}/api/models`);
  url.searchParams.set('author', first.split('/')[0] as string);
  for (const field of FIELDS) url.searchParams.append('expand', field);
  url.searchParams.set('limit', String(PAGE));
  const most = Math.max(1, Math.floor(wanted.size / 2));
  let next: string | null = url.href;
  for (let pages = 0; next !== null && pages < most && wanted.size > 0; pages++) {
    try {
      const response = await http.fetch(next, { headers: { accept: 'application/json' } });
      for (const model of list(await readJson(response)).map(fields)) {
        const id = wanted.get((text(model.id) ?? '').toLowerCase());
        if (id === undefined || text(model.sha) === undefined) continue;
        found.set(id, headOf(model));
        wanted.delete(id.toLowerCase());
      }
      const link = linkTo('next', response.headers.get('link'));
      next = link === null ? null : rebase(link, endpoint);
    } catch (error) {
      requireFailure(error);
      return;
    }
  }
}

/** One model. @param revision a branch or tag; `main` when missing */
export async function modelHead(
  id: string,
  revision: string | undefined,
  config: Config,
  http: Http,
): Promise<HeadAnswer> {
  const at = revision === undefined ? '' : `/revision/${encodeURIComponent(revision)}`;
  const url = new URL(`${config.hub.endpoint}/api/models/${encodeURI(id)}${at}`);
  for (const field of FIELDS) url.searchParams.append('expand', field);
  try {
    const response = await http.fetch(url, { headers: { accept: 'application/json' } });
    return headOf(fields(await readJson(response)));
  } catch (error) {
    return { reason: requireFailure(error).reason };
  }
}

const headOf = ({ sha, gated }: Record<string, unknown>): HeadAnswer =>
  defined({ commit: text(sha), gated: readGated(gated) });
