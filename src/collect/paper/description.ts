/** Who wrote a paper, when, and what it says of itself: from the answer of an index that is asked anyway. */
import type { Paper } from '../../evidence.js';
import { defined, type Fields, fields, list, number, text } from '../json.js';

/** What the paper is, besides what an audit judges. */
export type Description = Pick<
  Paper,
  'authors' | 'affiliations' | 'abstract' | 'tldr' | 'published' | 'bibtex' | 'fields'
>;

/** Papers of collaborations have thousands. */
const MOST_NAMES = 100;
const LONGEST_TEXT = 5000;

/** Each once, in their order; undefined for none. */
function names(all: readonly unknown[]): string[] | undefined {
  const distinct = [...new Set(all.flatMap((one) => text(one)?.trim() ?? []))];
  return distinct.length > 0 ? distinct.slice(0, MOST_NAMES) : undefined;
}

const shortened = (value: unknown): string | undefined => text(value)?.slice(0, LONGEST_TEXT);

/** `2022-10-19`; undefined for anything else than a date, or the beginning of one. */
function date(value: unknown): string | undefined {
  return /^\d{4}(?:-\d{2}(?:-\d{2})?)?(?=T|$)/.exec(text(value) ?? '')?.[0];
}

/** https://api.semanticscholar.org/api-docs/graph: a summary is marked there by the model that wrote it. */
export function describedBySemanticScholar(data: Fields): Description {
  return defined<Description>({
    authors: names(list(data.authors).map((author) => fields(author).name)),
    affiliations: undefined,
    abstract: shortened(data.abstract),
    tldr: shortened(fields(data.tldr).text),
    published: date(data.publicationDate),
    bibtex: shortened(fields(data.citationStyles).bibtex),
    fields: names(list(data.fieldsOfStudy)),
  });
}

/** https://docs.openalex.org/api-entities/works/work-object */
export function describedByOpenAlex(data: Fields): Description {
  const authorships = list(data.authorships).map(fields);
  const institutions = authorships.flatMap(({ institutions }) => list(institutions).map(fields));
  return defined<Description>({
    authors: names(authorships.map(({ author }) => fields(author).display_name)),
    affiliations: names(institutions.map(({ display_name }) => display_name)),
    abstract: abstractOf(fields(data.abstract_inverted_index)),
    tldr: undefined,
    published: date(data.publication_date),
    bibtex: undefined,
    fields: names(list(data.topics).map((topic) => fields(fields(topic).field).display_name)),
  });
}

/** The words of an abstract, which come with their places. */
function abstractOf(index: Fields): string | undefined {
  const words: string[] = [];
  for (const [word, places] of Object.entries(index)) {
    for (const place of list(places)) {
      const at = number(place);
      if (at !== undefined && Number.isInteger(at) && at >= 0 && at < LONGEST_TEXT) words[at] = word;
    }
  }
  return shortened(words.filter(Boolean).join(' '));
}

/** https://github.com/CrossRef/rest-api-doc: abstracts are JATS, whose marks are left out. */
export function describedByCrossref(data: Fields): Description {
  const authors = list(data.author).map(fields);
  const [year, month, day] = list(list(fields(data.issued)['date-parts'])[0]).map(number);
  const parts = [year, month, day].filter((part) => part !== undefined);
  return defined<Description>({
    authors: names(
      authors.map(
        ({ given, family, name }) =>
          text(name) ?? [given, family].flatMap((one) => text(one) ?? []).join(' '),
      ),
    ),
    affiliations: names(
      authors.flatMap(({ affiliation }) => list(affiliation).map((one) => fields(one).name)),
    ),
    abstract: shortened(
      text(data.abstract)
        ?.replace(/<[^>]{0,200}>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    ),
    tldr: undefined,
    published: date(parts.map((part) => String(part).padStart(2, '0')).join('-')),
    bibtex: undefined,
    fields: names(list(data.subject)),
  });
}

/** https://datacite-metadata-schema.readthedocs.io/ */
export function describedByDataCite(data: Fields): Description {
  const creators = list(data.creators).map(fields);
  const dates = list(data.dates).map(fields);
  const submitted = dates.find(({ dateType }) => dateType === 'Submitted') ?? dates[0];
  const abstract = list(data.descriptions)
    .map(fields)
    .find(({ descriptionType }) => descriptionType === 'Abstract');
  return defined<Description>({
    authors: names(
      creators.map(({ givenName, familyName, name }) =>
        text(givenName) && text(familyName) ? `${givenName} ${familyName}` : name,
      ),
    ),
    affiliations: undefined,
    abstract: shortened(abstract?.description),
    tldr: undefined,
    published: date(submitted?.date),
    bibtex: undefined,
    fields: names(list(data.subjects).map((subject) => fields(subject).subject)),
  });
}
