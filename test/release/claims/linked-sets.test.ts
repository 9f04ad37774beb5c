/** Tables of sets: rows with links under a column of data sets are sources; tables of results and of models are not. */
import { describe, expect, it } from 'vitest';
import { setsInTables } from '../../../src/release/claims/linked-sets.js';
import { release } from '../../release-builder.js';

const LINKS = [
  'https://www.kaggle.com/datasets/lab/heron',
  'https://doi.org/10.5281/zenodo.1',
  'https://example.org/terns',
];

function names(heading: string, head: string, cells = (url: string) => `[page](${url})`): string[] {
  const rows = ['Herons', 'Storks', 'Terns'].map((name, at) => `| ${name} | ${cells(LINKS[at] as string)} |`);
  const readme = `# Wren\n\n## ${heading}\n\nWe gathered many sets.\n\n| ${head} |\n| --- | --- |\n${rows.join('\n')}\n`;
  const { documents } = release({ readme });
  return documents.value.flatMap(setsInTables).map(({ name }) => name);
}

describe('a table', () => {
  it.each([
    ['Data', 'Dataset | Link'],
    ['WildBirds-3', 'Data source | Where'],
    ['Pre-training', 'Corpus | Address'],
    ['Sources', 'Name of the dataset | Link'],
  ])('under %s with "%s" lists sources', (heading, head) => {
    expect(names(heading, head)).toEqual(['Herons', 'Storks', 'Terns']);
  });

  it.each([
    ['Results', 'Dataset | Link'],
    ['Evaluation', 'Dataset | Link'],
    ['Model zoo', 'Dataset | Link'],
    ['Data', 'Dataset | Accuracy'],
    ['Data', 'Dataset | Checkpoint'],
    ['Data', 'Species | Link'],
  ])('under %s with "%s" lists none', (heading, head) => {
    expect(names(heading, head)).toEqual([]);
  });

  it('without links, or of papers alone, lists none', () => {
    expect(names('Data', 'Dataset | Link', () => 'on request')).toEqual([]);
    expect(names('Data', 'Dataset | Link', () => '[paper](https://arxiv.org/abs/2101.00001)')).toEqual([]);
  });

  it('cites the rows', () => {
    const readme = `## Data\n\n| Dataset | Link |\n| --- | --- |\n${LINKS.map((url) => `| A | <${url}> |`).join('\n')}\n`;
    const lines = release({ readme })
      .documents.value.flatMap(setsInTables)
      .map(({ at }) => at.line);
    expect(lines).toEqual([5, 6, 7]);
  });
});
