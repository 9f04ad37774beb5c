/** Looks a paper up where papers are indexed, asking the next index when one refuses or does not know it. */
import type { Config } from '../../config.js';
import { absent, type Fact, type Paper, present, type Unavailable, unavailable } from '../../evidence.js';
import { type Http, RequestFailed, readJson } from '../../http/client.js';
import { malformed, requireFailure } from '../attempt.js';
import { defined, fields, isFields, list, number, text } from '../json.js';

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
export type AskIndex = (url: string) => Promise<unknown>;

/** One request for each record. */
export function askIndexes(http: Http): AskIndex {
  return async (url) => readJson(await http.fetch(url, { headers: { accept: 'application/json' } }));
}

/**
 * @param id `doi:…` or `arxiv:…`
 * @returns absent when no index knows it; unavailable with the last reason when one of them could not say. Never throws
 * for what a server does.
 */
export async function readPaper(id: string, config: Config, ask: AskIndex): Promise<Fact<Paper>> {
  const ids: Ids = id.startsWith('arxiv:')
    ? { arxiv: id.slice('arxiv:'.length) }
    : { doi: id.slice('doi:'.length) };
  const page = ids.arxiv ? `https://arxiv.org/abs/${ids.arxiv}` : `https://doi.org/${ids.doi}`;
  let reason: Unavailable | null = null;
  for (const [provider, index] of INDEXES) {
    const request = index(ids, config);
    if (request === null) continue;
    try {
      const answer = await ask(request.url);
      if (!isFields(answer)) throw new RequestFailed(request.url, malformed('not a record of a paper'));
      return present(complete(request.read(answer), ids, page, provider), { url: page });
    } catch (error) {
      const failure = requireFailure(error);
      // One that does not know the paper says nothing about the next one.
      if (failure.status !== 404) reason = failure.reason;
      if (failure.reason.code === 'offline') break;
    }
  }
  return reason === null ? absent({ url: page }) : unavailable(reason, { url: page });
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
    provider,
  });
}

const encodePath = (id: string) => id.split('/').map(encodeURIComponent).join('/');
/** arXiv registers a DOI for each paper, https://info.arxiv.org/help/doi.html */
const doiOf = ({ doi, arxiv }: Ids) => doi ?? `10.48550/arXiv.${arxiv}`;

/** https://api.semanticscholar.org/api-docs/graph */
function semanticScholar({ doi, arxiv }: Ids, config: Config): ReturnType<Index> {
  const wanted =
    'title,year,venue,citationCount,influentialCitationCount,referenceCount,isOpenAccess,openAccessPdf,externalIds';
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
        citations: number(data.citationCount),
        influentialCitations: number(data.influentialCitationCount),
        references: number(data.referenceCount),
        openAccess: typeof data.isOpenAccess === 'boolean' ? data.isOpenAccess : undefined,
        openAccessUrl: text(pdf.url),
        license: text(pdf.license),
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
        citations: number(data.cited_by_count),
        references: number(data.referenced_works_count),
        openAccess: typeof access.is_oa === 'boolean' ? access.is_oa : undefined,
        openAccessUrl: text(access.oa_url),
        license: text(location.license),
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
        citations: number(data['is-referenced-by-count']),
        references: number(data['reference-count']),
        license: text(printed?.URL),
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
        citations: number(data.citationCount),
        references: number(data.referenceCount),
        license: text(rights.rightsIdentifier) ?? text(rights.rightsUri),
      });
    },
  };
}
