/** Lists of the papers that cite one, as Semantic Scholar and OpenAlex give them. */
import type { Asked, Reply } from './server.js';

export interface CitingData {
  title: string;
  doi?: string;
  year?: number;
  date?: string;
  venue?: string;
  citations?: number;
  influential?: boolean;
  fields?: string[];
}

/** A page of `GET /graph/v1/paper/{id}/citations`. */
export function citationsPage({ query }: Asked, all: readonly CitingData[]): Reply {
  const offset = Number(query.get('offset') ?? 0);
  const limit = Number(query.get('limit') ?? 100);
  const data = all.slice(offset, offset + limit).map((one) => ({
    isInfluential: one.influential ?? false,
    citingPaper: {
      paperId: 'stand-in',
      title: one.title,
      year: one.year ?? null,
      publicationDate: one.date ?? null,
      venue: one.venue ?? '',
      citationCount: one.citations ?? 0,
      externalIds: one.doi ? { DOI: one.doi } : {},
      url: 'https://www.semanticscholar.org/paper/stand-in',
      s2FieldsOfStudy: (one.fields ?? []).flatMap((category) => [
        { category, source: 's2-fos-model' },
        { category, source: 'external' },
      ]),
    },
  }));
  const next = offset + limit;
  return { body: { offset, ...(next < all.length && { next }), data } };
}

/** `GET /works?filter=cites:…`: a list costs, and asks for a key. */
export function citingWorks({ query }: Asked, all: readonly CitingData[]): Reply {
  if (!query.get('api_key')) return { status: 401, body: { error: 'API key required' } };
  if (query.has('group_by')) {
    const counts = new Map<string, number>();
    for (const { fields = [] } of all) for (const one of fields) counts.set(one, (counts.get(one) ?? 0) + 1);
    const groups = [...counts].sort(([, one], [, other]) => other - one);
    return { body: { group_by: groups.map(([key_display_name, count]) => ({ key_display_name, count })) } };
  }
  const [key = '', direction] = (query.get('sort') ?? '').split(':');
  const value = (one: CitingData) => (key === 'cited_by_count' ? (one.citations ?? 0) : (one.date ?? ''));
  const sorted = [...all].sort((one, other) => (value(one) < value(other) ? -1 : 1));
  if (direction === 'desc') sorted.reverse();
  return {
    body: {
      results: sorted.slice(0, Number(query.get('per_page') ?? 25)).map((one, index) => ({
        id: `https://openalex.org/W9${index}`,
        doi: one.doi ? `https://doi.org/${one.doi}` : null,
        title: one.title,
        publication_year: one.year ?? null,
        publication_date: one.date ?? null,
        cited_by_count: one.citations ?? 0,
        primary_location: { source: { display_name: one.venue ?? null } },
      })),
    },
  };
}
