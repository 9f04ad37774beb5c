/** Stand-ins for the four services that know papers: Semantic Scholar, OpenAlex, Crossref and DataCite. */
import { type CitingData, citationsPage, citingWorks } from './citing.js';
import type { Asked, Handler, Reply, Role } from './server.js';

export interface PaperData {
  doi?: string;
  /** Without a version. DataCite knows it as `10.48550/arXiv.<id>`. */
  arxiv?: string;
  title: string;
  year?: number;
  venue?: string;
  citations?: number;
  influentialCitations?: number;
  references?: number;
  openAccess?: boolean;
  openAccessUrl?: string;
  license?: string;
  /** Papers that cite it. */
  citing?: CitingData[];
  /** Who knows it: all that can, when missing. */
  knownTo?: Role[];
}

export type PaperRole = 'semantic-scholar' | 'openalex' | 'crossref' | 'datacite';

/** @param partial other papers may exist: 503 instead of 404 */
export function papersHandler(role: PaperRole, papers: PaperData[], partial = false): Handler {
  const known = papers.filter(({ knownTo }) => knownTo?.includes(role) ?? true);
  const answer = { 'semantic-scholar': semanticScholar, openalex: openAlex, crossref, datacite: dataCite }[
    role
  ];
  return (asked) => {
    const reply = answer(asked, known);
    return partial && reply.status === 404 ? { status: 503, body: { error: 'Service Unavailable' } } : reply;
  };
}

const same = (a: string | undefined, b: string) => a !== undefined && a.toLowerCase() === b.toLowerCase();
const arxivDoi = (paper: PaperData) => (paper.arxiv ? `10.48550/arXiv.${paper.arxiv}` : undefined);

function semanticScholar(asked: Asked, papers: PaperData[]): Reply {
  const { path, query, method, body } = asked;
  const fields = (query.get('fields') ?? 'title').split(',');
  const find = (id: string) =>
    papers.find(
      (one) =>
        same(one.doi && `DOI:${one.doi}`, id) ||
        same(one.arxiv && `ARXIV:${one.arxiv}`, id) ||
        same(arxivDoi(one) && `DOI:${arxivDoi(one)}`, id),
    );
  const describe = (id: string) => {
    const paper = find(id);
    if (!paper) return null;
    const all: Record<string, unknown> = {
      title: paper.title,
      year: paper.year ?? null,
      venue: paper.venue ?? '',
      citationCount: paper.citations ?? 0,
      influentialCitationCount: paper.influentialCitations ?? 0,
      referenceCount: paper.references ?? 0,
      isOpenAccess: paper.openAccess ?? false,
      openAccessPdf: paper.openAccessUrl
        ? { url: paper.openAccessUrl, status: 'GOLD', license: paper.license ?? null }
        : null,
      externalIds: { ...(paper.doi && { DOI: paper.doi }), ...(paper.arxiv && { ArXiv: paper.arxiv }) },
      publicationDate: paper.year ? `${paper.year}-01-01` : null,
    };
    const asked = Object.entries(all).filter(([field]) => fields.includes(field));
    return { paperId: 'stand-in', ...Object.fromEntries(asked) };
  };
  if (path === '/graph/v1/paper/batch' && method === 'POST') {
    const { ids } = JSON.parse(body) as { ids: string[] };
    return { body: ids.map(describe) };
  }
  const list = find(decodeURIComponent(/^\/graph\/v1\/paper\/(.+)\/citations$/.exec(path)?.[1] ?? ''));
  if (list) return citationsPage(asked, list.citing ?? []);
  const id = decodeURIComponent(/^\/graph\/v1\/paper\/(.+)$/.exec(path)?.[1] ?? '');
  const found = id === '' ? null : describe(id);
  return found ? { body: found } : { status: 404, body: { error: `Paper with id ${id} not found` } };
}

function openAlex(asked: Asked, papers: PaperData[]): Reply {
  const { path, query } = asked;
  const cited = /^cites:W(\d+)$/.exec(query.get('filter') ?? '')?.[1];
  if (path === '/works' && cited) return citingWorks(asked, papers[Number(cited)]?.citing ?? []);
  const id = decodeURIComponent(/^\/works\/(?:doi:|https:\/\/doi\.org\/)(.+)$/.exec(path)?.[1] ?? '');
  const paper = papers.find((one) => same(one.doi, id) || same(arxivDoi(one), id));
  if (!paper)
    return {
      status: 404,
      headers: { 'content-type': 'text/html' },
      body: '<!doctype html>\n<title>404 Not Found</title>',
    };
  return {
    body: {
      id: `https://openalex.org/W${papers.indexOf(paper)}`,
      counts_by_year: yearsOf(paper),
      doi: `https://doi.org/${id}`,
      title: paper.title,
      publication_year: paper.year ?? null,
      cited_by_count: paper.citations ?? 0,
      referenced_works_count: paper.references ?? 0,
      open_access: {
        is_oa: paper.openAccess ?? false,
        oa_status: 'gold',
        oa_url: paper.openAccessUrl ?? null,
      },
      primary_location: { license: paper.license ?? null, source: { display_name: paper.venue ?? null } },
      type: 'article',
      is_retracted: false,
    },
  };
}

function yearsOf({ citing = [] }: PaperData) {
  const years = [...new Set(citing.flatMap(({ year }) => year ?? []))].sort((one, other) => other - one);
  return years.map((year) => ({
    year,
    cited_by_count: citing.filter((one) => one.year === year).length,
  }));
}

function crossref({ path }: Asked, papers: PaperData[]): Reply {
  const id = decodeURIComponent(/^\/works\/(.+)$/.exec(path)?.[1] ?? '');
  const paper = papers.find((one) => same(one.doi, id));
  if (!paper) return { status: 404, body: 'Resource not found.' };
  return {
    headers: { 'x-rate-limit-limit': '50', 'x-rate-limit-interval': '1s' },
    body: {
      status: 'ok',
      'message-type': 'work',
      message: {
        DOI: paper.doi,
        type: 'journal-article',
        title: [paper.title],
        'container-title': paper.venue ? [paper.venue] : [],
        issued: { 'date-parts': [[paper.year ?? null]] },
        'is-referenced-by-count': paper.citations ?? 0,
        'reference-count': paper.references ?? 0,
        ...(paper.license && { license: [{ URL: paper.license, 'content-version': 'vor' }] }),
        publisher: 'Stand-in Press',
      },
    },
  };
}

function dataCite({ path }: Asked, papers: PaperData[]): Reply {
  const id = decodeURIComponent(/^\/dois\/(.+)$/.exec(path)?.[1] ?? '');
  const paper = papers.find((one) => same(arxivDoi(one), id));
  if (!paper)
    return {
      status: 404,
      body: { errors: [{ status: '404', title: "The resource you are looking for doesn't exist." }] },
    };
  return {
    body: {
      data: {
        id,
        type: 'dois',
        attributes: {
          doi: id,
          titles: [{ title: paper.title }],
          publicationYear: paper.year ?? null,
          publisher: 'arXiv',
          citationCount: paper.citations ?? 0,
          referenceCount: paper.references ?? 0,
          rightsList: paper.license ? [{ rightsIdentifier: paper.license }] : [],
          url: `https://arxiv.org/abs/${paper.arxiv}`,
        },
      },
    },
  };
}
