/** Looks a paper up where papers are indexed, asking the next index when one refuses or does not know it. */

import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../../config.js';
import {
  absent,
  type Fact,
  type Paper,
  present,
  type Source,
  type Unavailable,
  unavailable,
} from '../../evidence.js';
import { failureOf, type Http, RequestFailed, readJson } from '../../http/client.js';
import { malformed, requireFailure } from '../attempt.js';
import { count, defined, fields, list, number, text } from '../json.js';
import {
  describedByCrossref,
  describedByDataCite,
  describedByOpenAlex,
  describedBySemanticScholar,
} from './description.js';

interface Ids {
  doi?: string;
  arxiv?: string;
}

type Index = (ids: Ids, config: Config) => { url: string; read(answer: unknown): Partial<Paper> } | null;

/** In the order they are asked: the first also counts influential citations. */
const INDEXES: readonly [Paper['provider'], Index][] = [
  ['semantic-scholar', semanticScholar],
  ['openalex', openAlex],
  ['crossref', crossref],
  ['datacite', dataCite],
];

/** Gets the record that an index has at an address, as it answers. Throws `RequestFailed`, with status 404 when it knows none. */
export type AskIndex = (url: string, signal?: AbortSignal) => Promise<unknown>;

/** All that looking for one paper may take, slow bodies and repetitions included, ms. */
const PATIENCE_MS = 8000;
/** How long the first index is waited for before the others are asked too, and the others before whichever answered counts, ms. */
const HEAD_START_MS = 1500;

/**
 * One request for each record.
 * @param silent hosts that did not answer in time: they are not asked again, and more are added
 */
export function askIndexes(http: Http, silent: Set<string> = new Set()): AskIndex {
  return async (url, signal) => {
    const { host } = new URL(url);
    const late = () => new RequestFailed(url, { code: 'timeout', detail: `${host} did not answer in time` });
    if (silent.has(host)) throw late();
    try {
      return await readJson(
        await http.fetch(url, { headers: { accept: 'application/json' }, ...(signal && { signal }) }),
      );
    } catch (error) {
      const isLate = signal?.reason instanceof DOMException && signal.reason.name === 'TimeoutError';
      if (isLate) silent.add(host);
      throw isLate ? late() : error;
    }
  };
}

/** What an index says of a paper: its record, why it could not say, or `null` that it knows none. */
type Said = Paper | Unavailable | null;

const isPaper = (said: Said | undefined): said is Paper => !!said && 'provider' in said;

/**
 * Looks a paper up. The first index is asked alone; when it is slow or has none the others are asked side by side, and the
 * first in their order that answers soon counts.
 * @param id `doi:…` or `arxiv:…`
 * @returns absent when no index knows it; unavailable with the first reason when one of them could not say. Never throws
 * for what a server does.
 */
export async function readPaper(id: string, config: Config, ask: AskIndex): Promise<Fact<Paper>> {
  const { looks, source } = looksFor(id, config, ask);
  const bound = new AbortController();
  const timer = setTimeout(
    () => bound.abort(new DOMException('No index answered in time.', 'TimeoutError')),
    PATIENCE_MS,
  );
  const waits = new AbortController();
  const soon = () => sleep(HEAD_START_MS, undefined, { signal: waits.signal }).catch(() => undefined);
  try {
    const [first, ...others] = looks;
    const said = [first?.(bound.signal)];
    const early = await Promise.race([said[0], soon()]);
    if (isPaper(early)) return present(early, source);
    if (isOffline(early)) return unavailable(early, source);
    said.push(...others.map((look) => look(bound.signal)));
    const grace = soon();
    for (const one of said) {
      const found = await Promise.race([one, grace]);
      if (isPaper(found)) return present(found, source);
    }
    const found = await Promise.any(said.map(async (one) => paperOf(await one))).catch(() => null);
    return found ? present(found, source) : nobodyKnows(await Promise.all(said), source);
  } finally {
    clearTimeout(timer);
    waits.abort();
    // Whoever is still being asked is not needed any more.
    bound.abort();
  }
}

/**
 * The same for one among thousands, where quotas count for more than seconds: one index after the other, each as long as its
 * turn takes.
 */
export async function readPaperInTurn(id: string, config: Config, ask: AskIndex): Promise<Fact<Paper>> {
  const { looks, source } = looksFor(id, config, ask);
  const said: Said[] = [];
  for (const look of looks) {
    const one = await look();
    if (isPaper(one)) return present(one, source);
    said.push(one);
  }
  return nobodyKnows(said, source);
}

function looksFor(id: string, config: Config, ask: AskIndex) {
  const ids: Ids = id.startsWith('arxiv:')
    ? { arxiv: id.slice('arxiv:'.length) }
    : { doi: id.slice('doi:'.length) };
  const page = ids.arxiv ? `https://arxiv.org/abs/${ids.arxiv}` : `https://doi.org/${ids.doi}`;
  const looks = INDEXES.flatMap(([provider, index]) => {
    const request = index(ids, config);
    if (request === null) return [];
    return async (signal?: AbortSignal): Promise<Said> => {
      try {
        const found = request.read(await ask(request.url, signal));
        if (found.title === undefined)
          throw new RequestFailed(request.url, malformed('not a record of a paper'));
        return complete(found, ids, page, provider);
      } catch (error) {
        if (signal?.aborted && failureOf(error) === null) return { code: 'timeout' };
        const failure = requireFailure(error);
        // One that does not know the paper says nothing about the next one.
        return failure.status === 404 ? null : failure.reason;
      }
    };
  });
  return { looks, source: { url: page } };
}

const isOffline = (said: Said | undefined): said is Unavailable =>
  !!said && 'code' in said && said.code === 'offline';

function paperOf(said: Said | undefined): Paper {
  if (isPaper(said)) return said;
  throw new Error('not found');
}

function nobodyKnows(said: readonly (Said | undefined)[], source: Source): Fact<Paper> {
  const reason = said.find((one): one is Unavailable => !!one && 'code' in one);
  return reason ? unavailable(reason, source) : absent(source);
}

function complete(found: Partial<Paper>, ids: Ids, url: string, provider: Paper['provider']): Paper {
  const arxiv = ids.arxiv ?? found.arxiv;
  return defined<Paper>({
    doi: ids.doi ?? found.doi,
    arxiv,
    url,
    title: found.title,
    year: found.year,
    venue: found.venue,
    citations: found.citations,
    influentialCitations: found.influentialCitations,
    references: found.references,
    // Whatever a journal does, what is on arXiv can be read by anyone.
    openAccess: arxiv === undefined ? found.openAccess : true,
    openAccessUrl:
      found.openAccessUrl ?? (arxiv === undefined ? undefined : `https://arxiv.org/abs/${arxiv}`),
    license: found.license,
    authors: found.authors,
    affiliations: found.affiliations,
    abstract: found.abstract,
    tldr: found.tldr,
    published: found.published,
    bibtex: found.bibtex,
    fields: found.fields,
    provider,
  });
}

const encodePath = (id: string) => id.split('/').map(encodeURIComponent).join('/');
/** arXiv registers a DOI for each paper, https://info.arxiv.org/help/doi.html */
const doiOf = ({ doi, arxiv }: Ids) => doi ?? `10.48550/arXiv.${arxiv}`;

/** https://api.semanticscholar.org/api-docs/graph */
function semanticScholar({ doi, arxiv }: Ids, config: Config): ReturnType<Index> {
  const wanted = [
    'title,year,venue,citationCount,influentialCitationCount,referenceCount,isOpenAccess,openAccessPdf,externalIds',
    'authors,abstract,tldr,publicationDate,citationStyles,fieldsOfStudy',
  ].join(',');
  const id = arxiv === undefined ? `DOI:${encodePath(doi ?? '')}` : `ARXIV:${encodePath(arxiv)}`;
  return {
    url: `${config.semanticScholar.endpoint}/graph/v1/paper/${id}?fields=${wanted}`,
    read(answer) {
      const data = fields(answer);
      const known = fields(data.externalIds);
      const pdf = fields(data.openAccessPdf);
      const otherDoi = text(known.DOI);
      return defined<Partial<Paper>>({
        doi: otherDoi && /^10\.48550\//.test(otherDoi) ? undefined : otherDoi,
        arxiv: text(known.ArXiv),
        title: text(data.title),
        year: number(data.year),
        venue: text(data.venue),
        citations: count(data.citationCount),
        influentialCitations: count(data.influentialCitationCount),
        references: count(data.referenceCount),
        openAccess: typeof data.isOpenAccess === 'boolean' ? data.isOpenAccess : undefined,
        openAccessUrl: text(pdf.url),
        license: text(pdf.license),
        ...describedBySemanticScholar(data),
      });
    },
  };
}

/** https://docs.openalex.org/api-entities/works */
function openAlex(ids: Ids, config: Config): ReturnType<Index> {
  return {
    url: `${config.openAlex.endpoint}/works/doi:${encodePath(doiOf(ids))}`,
    read(answer) {
      const data = fields(answer);
      const access = fields(data.open_access);
      const location = fields(data.primary_location);
      return defined<Partial<Paper>>({
        title: text(data.title),
        year: number(data.publication_year),
        venue: text(fields(location.source).display_name),
        citations: count(data.cited_by_count),
        references: count(data.referenced_works_count),
        openAccess: typeof access.is_oa === 'boolean' ? access.is_oa : undefined,
        openAccessUrl: text(access.oa_url),
        license: text(location.license),
        ...describedByOpenAlex(data),
      });
    },
  };
}

/** https://api.crossref.org/swagger-ui — it does not know the DOIs that arXiv registers with DataCite. */
function crossref({ doi }: Ids, config: Config): ReturnType<Index> {
  if (doi === undefined) return null;
  return {
    url: `${config.crossref.endpoint}/works/${encodePath(doi)}`,
    read(answer) {
      const data = fields(fields(answer).message);
      const licenses = list(data.license).map(fields);
      const printed = licenses.find((license) => license['content-version'] === 'vor') ?? licenses[0];
      return defined<Partial<Paper>>({
        title: text(list(data.title)[0]),
        year: number(list(list(fields(data.issued)['date-parts'])[0])[0]),
        venue: text(list(data['container-title'])[0]),
        citations: count(data['is-referenced-by-count']),
        references: count(data['reference-count']),
        license: text(printed?.URL),
        ...describedByCrossref(data),
      });
    },
  };
}

/** https://support.datacite.org/docs/api-get-doi */
function dataCite(ids: Ids, config: Config): ReturnType<Index> {
  if (ids.arxiv === undefined) return null;
  return {
    url: `${config.dataCite.endpoint}/dois/${encodePath(doiOf(ids))}`,
    read(answer) {
      const data = fields(fields(fields(answer).data).attributes);
      const rights = fields(list(data.rightsList)[0]);
      return defined<Partial<Paper>>({
        title: text(fields(list(data.titles)[0]).title),
        year: number(data.publicationYear),
        venue: text(data.publisher),
        citations: count(data.citationCount),
        references: count(data.referenceCount),
        license: text(rights.rightsIdentifier) ?? text(rights.rightsUri),
        ...describedByDataCite(data),
      });
    },
  };
}
