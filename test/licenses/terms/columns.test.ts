/** Tables whose columns say what a cell is on: a row is read under their names, and the names alone say nothing. */
import { describe, expect, it } from 'vitest';
import { claimsIn } from '../../../src/licenses/terms/claims.js';
import { isHeadOfColumns, underColumns } from '../../../src/licenses/terms/columns.js';
import { release } from '../../release-builder.js';

const page = (table: string) => {
  const { value } = release({ readme: `# Heron-7B\n\nA language model.\n\n## License\n\n${table}\n` }).readme;
  if (!value) throw new Error('no README was read');
  return value;
};
const claims = (table: string) => claimsIn(page(table)).map(({ firmness }) => firmness);

describe('columns of terms', () => {
  it.each([
    '| | Study | Business |\n|---|---|---|\n| Heron-7B | free | ask us |',
    '| Checkpoint | Academic use | Commercial use |\n|---|---|---|\n| Heron-7B | ✅ | ❌ |',
  ])('limit where a cell under one of them does: %j', (table) => {
    expect(claims(table)).not.toEqual([]);
  });

  it.each([
    '| | Study | Business |\n|---|---|---|\n| Heron-7B | free | free |',
    '| Checkpoint | Academic use | Commercial use |\n|---|---|---|\n| Heron-7B | ✅ | ✅ |',
    '| Checkpoint | License |\n|---|---|\n| Heron-7B | Apache-2.0 |',
    '| | Study | Business |\n|---|---|---|\n| Otter-7B | free | ask them |',
  ])('take nothing where none does, or the row is somebody else’s: %j', (table) => {
    expect(claims(table)).toEqual([]);
  });

  it('are put before the cells', () => {
    const document = page('| | Study | Business |\n|---|---|---|\n| Heron-7B | free | ask us |');
    const rows = document.sentences.map((_, at) => underColumns(document, at));
    expect(rows.filter((row) => row !== null)).toEqual(['Study: free; Business: ask us']);
  });

  it('are none where the first row says something itself', () => {
    const document = page('| Commercial use | ❌ |\n|---|---|\n| Study | ✅ |');
    expect(document.sentences.some((_, at) => isHeadOfColumns(document, at))).toBe(false);
  });
});
