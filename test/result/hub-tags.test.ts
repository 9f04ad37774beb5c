/** Tags that say what a model is about, apart from those that other facts hold or that machines read. */
import { expect, test } from 'vitest';
import type { HubModel } from '../../src/evidence.js';
import { languagesOf, tagsOf } from '../../src/result/hub-tags.js';

const hub = (tags: string[], language?: unknown) =>
  ({
    tags,
    cardData: language === undefined ? null : { language },
    pipelineTag: 'text-generation',
    library: 'transformers',
  }) as unknown as HubModel;

test('subjects stay; regions, licenses, formats, task, library and languages are told elsewhere', () => {
  const tags = [
    'transformers',
    'pytorch',
    'biology',
    'medical',
    'text-generation',
    'en',
    'license:mit',
    'region:us',
    'arxiv:2210.10341',
    'endpoints_compatible',
  ];
  expect(tagsOf(hub(tags, 'en'))).toEqual(['biology', 'medical']);
  expect(tagsOf(hub(['pytorch', 'region:us']))).toBeNull();
  expect(tagsOf(null)).toBeNull();
});

test('languages are codes, whatever else an author wrote there', () => {
  expect(languagesOf(hub([], ['en', 'pt-BR', 'en', 'All of them', 3]))).toEqual(['en', 'pt-BR']);
  expect(languagesOf(hub([], { en: true }))).toBeNull();
  expect(languagesOf(hub([]))).toBeNull();
});
