/** Finds out who cites a paper: all of them where they are few, and what an index counts where they are many. */
import type { Config } from '../../config.js';
import type { Citing, CitingPaper } from '../../evidence/impact.js';
import { absent, type Fact, type Paper, present, unavailable } from '../../evidence.js';
import { type Http, RequestFailed, readJson } from '../../http/client.js';
import { factOf, malformed, requireFailure } from '../attempt.js';
import { count, defined, type Fields, fields, list, number, text } from '../json.js';

/** Semantic Scholar gives them in no promised order, so all are taken, in pages of a thousand. */
const MOST = 2000;
const PAGE = 1000;
const PAGE_BYTES = 12 * 1024 * 1024;
/** Of the newest, and of those that are cited most. */
const SHOWN = 5;
const FIELDS = 10;

/**
 * Papers that cite this one. Up to 2,000 are read from Semantic Scholar; of more, OpenAlex is asked for the newest, the most cited and
 * counts, which takes a key of the user's (`OPENALEX_API_KEY`).
 */
export async function readCiting(paper: Paper, config: Config, http: Http): Promise<Fact<Citing>> {
  const source = { url: paper.url };
  const { key } = config.openAlex;
  const isFew = (paper.citations ?? 0) <= MOST;
  if (!isFew && key === undefined) {
    return unavailable(
      {
        code: 'needs-token',
        detail: `more than ${MOST} citations are counted by OpenAlex, with OPENALEX_API_KEY`,
      },
      source,
    );
  }
  if (!isFew) return factOf(openAlex(paper, config, http), source);
  const found = await factOf(semanticScholar(paper, config, http), source);
  return found.state === 'unavailable' && key !== undefined
    ? factOf(openAlex(paper, config, http), source)
    : found;
}

async function ask(url: string, http: Http, maxBytes = PAGE_BYTES): Promise<Fields> {
  const answer = await readJson(await http.fetch(url, { headers: { accept: 'application/json' }, maxBytes }));
  return fields(answer);
}

const encodePath = (id: string) => id.split('/').map(encodeURIComponent).join('/');

/** https://api.semanticscholar.org/api-docs/graph#tag/Paper-Data/operation/get_graph_get_paper_citations */
async function semanticScholar(
  { doi, arxiv, url }: Paper,
  config: Config,
  http: Http,
): Promise<Fact<Citing>> {
  const id = arxiv === undefined ? `DOI:${encodePath(doi ?? '')}` : `ARXIV:${encodePath(arxiv)}`;
  const wanted =
    'isInfluential,title,year,publicationDate,venue,citationCount,s2FieldsOfStudy,externalIds,url';
  const all: Fields[] = [];
  for (let offset = 0; offset < MOST + PAGE; ) {
    const address = `${config.semanticScholar.endpoint}/graph/v1/paper/${id}/citations?fields=${wanted}&limit=${PAGE}&offset=${offset}`;
    let answer: Fields;
    try {
      answer = await ask(address, http);
    } catch (error) {
      if (requireFailure(error).status === 404) return absent({ url });
      throw error;
    }
    if (!Array.isArray(answer.data)) throw new RequestFailed(address, malformed('no list of citations'));
    all.push(...answer.data.map(fields));
    const next = number(answer.next);
    if (next === undefined || next <= offset) break;
    offset = next;
  }
  const papers = all.map(({ isInfluential, citingPaper }) => ({
    data: fields(citingPaper),
    influential: isInfluential === true,
  }));
  const known = papers.flatMap(({ data, influential }) => {
    const paper = citingPaper(data, influential);
    return paper ? [paper] : [];
  });
  const fieldsOf = (data: Fields) =>
    new Set(list(data.s2FieldsOfStudy).flatMap((one) => text(fields(one).category) ?? []));
  return present(
    {
      provider: 'semantic-scholar',
      total: papers.length,
      influential: papers.filter(({ influential }) => influential).length,
      recent: [...known]
        .sort((one, other) => compared(dateOf(other), dateOf(one)) || compared(one.title, other.title))
        .slice(0, SHOWN),
      top: [...known]
        .sort(
          (one, other) => (other.citations ?? 0) - (one.citations ?? 0) || compared(one.title, other.title),
        )
        .slice(0, SHOWN),
      fields: counted(papers.flatMap(({ data }) => [...fieldsOf(data)])).slice(0, FIELDS),
      years: byYear(papers.flatMap(({ data }) => number(data.year) ?? [])),
    },
    { url },
  );
}

const compared = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
const dateOf = ({ date, year }: CitingPaper): string => date ?? String(year ?? '');

function citingPaper(data: Fields, influential: boolean): CitingPaper | null {
  const title = text(data.title);
  const ids = fields(data.externalIds);
  const doi = text(ids.DOI);
  const arxiv = text(ids.ArXiv);
  const url = doi ? `https://doi.org/${doi}` : arxiv ? `https://arxiv.org/abs/${arxiv}` : text(data.url);
  if (title === undefined || url === undefined) return null;
  return defined<CitingPaper>({
    title: title.slice(0, 500),
    url,
    year: number(data.year),
    date: text(data.publicationDate),
    venue: text(data.venue),
    citations: count(data.citationCount),
    influential: influential ? true : undefined,
  });
}

function counted(names: readonly string[]): Citing['fields'] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((one, other) => other.count - one.count || compared(one.name, other.name));
}

function byYear(years: readonly number[]): Citing['years'] {
  return counted(years.map(String))
    .map(({ name, count }) => ({ year: Number(name), count }))
    .sort((one, other) => one.year - other.year);
}

/** https://docs.openalex.org/api-entities/works: a record is free, each list costs a little of the key's daily budget. */
async function openAlex(paper: Paper, config: Config, http: Http): Promise<Fact<Citing>> {
  const root = `${config.openAlex.endpoint}/works`;
  const doi = paper.doi ?? `10.48550/arXiv.${paper.arxiv}`;
  const record = await ask(`${root}/doi:${encodePath(doi)}?select=id,cited_by_count,counts_by_year`, http);
  const id = /W\d+$/.exec(text(record.id) ?? '')?.[0];
  if (id === undefined) throw new RequestFailed(root, malformed('a record without an id'));
  const cites = `${root}?filter=cites:${id}&per_page=${SHOWN}`;
  const select = 'select=id,doi,title,publication_year,publication_date,cited_by_count,primary_location';
  const [recent, top, groups] = await Promise.all([
    ask(`${cites}&sort=publication_date:desc&${select}`, http),
    ask(`${cites}&sort=cited_by_count:desc&${select}`, http),
    ask(`${root}?filter=cites:${id}&group_by=primary_topic.field.id`, http),
  ]);
  const papersOf = (answer: Fields) =>
    list(answer.results).flatMap((one) => {
      const data = fields(one);
      const title = text(data.title);
      const url = text(data.doi) ?? text(data.id);
      if (title === undefined || url === undefined) return [];
      return defined<CitingPaper>({
        title: title.slice(0, 500),
        url,
        year: number(data.publication_year),
        date: text(data.publication_date),
        venue: text(fields(fields(data.primary_location).source).display_name),
        citations: count(data.cited_by_count),
        influential: undefined,
      });
    });
  return present(
    {
      provider: 'openalex',
      total: count(record.cited_by_count) ?? 0,
      recent: papersOf(recent),
      top: papersOf(top),
      fields: list(groups.group_by)
        .map(fields)
        .flatMap(({ key_display_name, count: told }) => {
          const [name, times] = [text(key_display_name), count(told)];
          return name === undefined || times === undefined ? [] : [{ name, count: times }];
        })
        .slice(0, FIELDS),
      years: list(record.counts_by_year)
        .map(fields)
        .flatMap(({ year: told, cited_by_count }) => {
          const [year, times] = [count(told), count(cited_by_count)];
          return year === undefined || times === undefined ? [] : [{ year, count: times }];
        })
        .sort((one, other) => one.year - other.year),
    },
    { url: paper.url },
  );
}
