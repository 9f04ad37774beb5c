/** Training data behind links, beside a model, and on pages of folders. */
import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import trainingData from '../../src/checks/training-data.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(trainingData, release(facts));

describe('links that lead elsewhere', () => {
  it('are those to what the model made', () => {
    const readme =
      '# Model\n\n## Results\n\nDownload our generated sequences from [Zenodo](https://zenodo.org/records/1).\n';
    expect(run({ repositoryFiles: ['train.py'], readme }).result).toBe('fail');
  });

  it('are those to the model, though the sentence goes on about data', () => {
    const readme =
      '# Model\n\nThe model, [net](https://drive.google.com/drive/folders/1), saw the Example dataset during pre-training.\n';
    expect(run({ readme }).result).not.toBe('pass');
  });

  it('are those of pages on what others built on it', () => {
    const page = 'Our [training data](https://zenodo.org/records/1) are on Zenodo.\n';
    const texts = { 'extensions/one/README.md': page };
    expect(run({ readme: '# Model', texts }).result).toBe('fail');
    expect(run({ readme: '# Model', texts: { 'docs/data.md': page } }).result).toBe('pass');
  });
});

it('a corpus is named in words on custom code too', () => {
  const readme = '# Model\n\nCustom implementations of the cells used in training on UniRef50.\n';
  expect(run({ readme })).toMatchObject({ result: 'partial', low: 0.5 });
});

it('counts pages in a folder where the README says that models and data are', () => {
  const texts = { 'papers/one/README.md': 'It was trained on the human genome hg38.\n' };
  const readme = '# Model\n\nModels and (links to) data are in the [papers](papers) folder.\n';
  expect(run({ repositoryFiles: ['papers/one/a.py'], readme, texts }).low).toBe(0.5);
  expect(run({ repositoryFiles: ['papers/one/a.py'], readme: '# Model', texts }).low).toBe(0);
});

it('is rebuilt by a notebook that a page says its construction is in', () => {
  const readme = (said: string) =>
    `# Tern\n\n## Data\n\n${said}\n\n\`\`\`\nexamples/construction_of_marsh_dataset.ipynb\n\`\`\`\n`;
  const repositoryFiles = ['train.py', 'examples/construction_of_marsh_dataset.ipynb'];
  const judge = (said: string) => run({ repositoryFiles, readme: readme(said) }).low;
  expect(judge('Scripts for the training/test dataset construction are provided in:')).toBe(0.75);
  expect(judge('The pictures of the paper are made in:')).toBeLessThan(0.75);
});
