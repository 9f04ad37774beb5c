/** What indexes say of a paper besides its numbers, read from answers as each of them writes them. */
import { expect, test } from 'vitest';
import {
  describedByCrossref,
  describedByDataCite,
  describedByOpenAlex,
  describedBySemanticScholar,
} from '../../../src/collect/paper/description.js';

test('Semantic Scholar: authors, abstract, a machine’s sentence, date, BibTeX and fields', () => {
  const answer = {
    authors: [
      { authorId: '1', name: 'Ada Example' },
      { authorId: '2', name: 'Ben Example' },
    ],
    abstract: 'We train a model.',
    tldr: { model: 'tldr@v2.0.0', text: 'A model is trained.' },
    publicationDate: '2022-10-19',
    citationStyles: { bibtex: '@Article{Example2022A}' },
    fieldsOfStudy: ['Computer Science', 'Medicine', 'Medicine'],
  };
  expect(describedBySemanticScholar(answer)).toEqual({
    authors: ['Ada Example', 'Ben Example'],
    abstract: 'We train a model.',
    tldr: 'A model is trained.',
    published: '2022-10-19',
    bibtex: '@Article{Example2022A}',
    fields: ['Computer Science', 'Medicine'],
  });
});

test('OpenAlex: words of the abstract in their places, and where the authors work', () => {
  const answer = {
    authorships: [
      { author: { display_name: 'Ada Example' }, institutions: [{ display_name: 'Institute of Examples' }] },
      { author: { display_name: 'Ben Example' }, institutions: [{ display_name: 'Institute of Examples' }] },
    ],
    abstract_inverted_index: { model: [2], We: [0], 'train,': [1], again: [3, -1, 1e9] },
    publication_date: '2022-09-24',
    topics: [{ field: { display_name: 'Computer Science' } }],
  };
  expect(describedByOpenAlex(answer)).toEqual({
    authors: ['Ada Example', 'Ben Example'],
    affiliations: ['Institute of Examples'],
    abstract: 'We train, model again',
    published: '2022-09-24',
    fields: ['Computer Science'],
  });
});

test('Crossref: names in parts, a date in parts, and an abstract without its marks', () => {
  const answer = {
    author: [
      { given: 'Ada', family: 'Example', affiliation: [{ name: 'Institute' }] },
      { name: 'The Group' },
    ],
    issued: { 'date-parts': [[2022, 9]] },
    abstract: '<jats:p>We train\n a model.</jats:p>',
  };
  expect(describedByCrossref(answer)).toEqual({
    authors: ['Ada Example', 'The Group'],
    affiliations: ['Institute'],
    abstract: 'We train a model.',
    published: '2022-09',
  });
});

test('DataCite: creators, and the day on which it was submitted', () => {
  const answer = {
    creators: [{ name: 'Example, Ada', givenName: 'Ada', familyName: 'Example' }],
    dates: [
      { date: '2023', dateType: 'Issued' },
      { date: '2022-10-19T01:02:03Z', dateType: 'Submitted' },
    ],
    descriptions: [{ descriptionType: 'Abstract', description: 'We train a model.' }],
    subjects: [{ subject: 'Computation and Language' }],
  };
  expect(describedByDataCite(answer)).toEqual({
    authors: ['Ada Example'],
    abstract: 'We train a model.',
    published: '2022-10-19',
    fields: ['Computation and Language'],
  });
});

test.each([describedBySemanticScholar, describedByOpenAlex, describedByCrossref, describedByDataCite])(
  '%o takes answers of any shape, and nothing without end',
  (read) => {
    const odd = [1, null, {}, 'text', [[[]]]];
    const keys = [
      'authors',
      'abstract',
      'tldr',
      'publicationDate',
      'authorships',
      'author',
      'issued',
      'creators',
      'dates',
    ];
    for (const value of odd) {
      const described = read(Object.fromEntries(keys.map((key) => [key, value])));
      expect(described.authors, JSON.stringify(value)).toBeUndefined();
      expect(described.published).toBeUndefined();
    }
    const crowd = Array.from({ length: 3000 }, (_, index) => ({ name: `N ${index}` }));
    const { authors = [] } = read({ authors: crowd, author: crowd, creators: crowd, authorships: [] });
    expect(authors.length).toBeLessThanOrEqual(100);
  },
);
