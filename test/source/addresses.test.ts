/** What addresses in code serve. */
import { expect, test } from 'vitest';
import { servedAt } from '../../src/source/addresses.js';

test.each([
  ['https://www.example.net/mnx/user_model/yeast.chemicals.tsv', '', 'data'],
  ['https://zenodo.org/records/5/files/models.fasta.gz', 'model', 'data'],
  ['https://zenodo.org/records/5/files/model.zip', '', 'weights'],
  ['https://zenodo.org/records/5/files/birds.zip', '', 'data'],
  ['https://example.net/model.pt', '', 'weights'],
  ['https://example.net/README.md', '', null],
])('%s (%s): %s', (url, around, served) => {
  expect(servedAt(url, around)).toBe(served);
});
