import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import dataCard from '../../src/checks/data-card.js';
import { present, unavailable } from '../../src/evidence.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(dataCard, release(facts));

const source = { url: 'https://huggingface.co/datasets/lab/corpus' };
const carded = (hasCard: boolean) => ({
  id: 'lab/corpus',
  info: present({ id: 'lab/corpus', gated: false as const, licenses: [], hasCard }, source),
});
const short =
  'The sequences were collected from public databases, filtered by length and clustered; 45 million sequences remain after this step.';
const long = `${short} ${'Duplicates were removed, and each source keeps its own licence and its list of species. '.repeat(4)}`;

describe('data card', () => {
  it('passes when the datasets have cards on the Hub', () => {
    const finding = run({ hub: { datasets: [carded(true)] }, card: 'A model.' });
    expect(finding).toMatchObject({ result: 'pass', citations: [{ url: source.url }] });
  });

  it('passes on a page of its own', () => {
    expect(run({ readme: 'x', texts: { 'docs/data_card.md': `# Data\n\n${short}\n` } }).result).toBe('pass');
  });

  it('passes when the model card holds what a data card would', () => {
    expect(run({ card: `## Training data\n\n${long}\n` }).result).toBe('pass');
  });

  it('is half there when the description is short', () => {
    expect(run({ card: `## Training data\n\n${short}\n` })).toMatchObject({
      result: 'partial',
      low: 0.5,
      high: 0.5,
    });
  });

  it.each([
    ['a cohort, by all that a card tells', 'Cohort', 1],
    ['what it learned from, in short', 'What it learned from', 1],
    ['what was installed', 'Installation', 0],
  ])('is there under a heading on %s', (_, heading, low) => {
    const told =
      'We drew on 61,204 admissions of two hospitals between 2014 and 2019, exported from their records. Stays shorter than twelve hours were excluded, and values out of range were set to missing. 48 % are women. The signs were resampled to one row for each hour, and what nobody had measured was carried forward for at most eight hours; half of all patients were older than sixty-three years.';
    expect(run({ readme: `# Tern\n\n## ${heading}\n\n${told}\n` }).low).toBe(low);
  });

  it.each([
    ['the data used for the model', `## Dataset used for the model\n\n${short}\n`],
    ['the data, with a comment on them', `## Data\n\n${short}\n\n## Commentary on the dataset\n\n${short}\n`],
    [
      'counts in words, and whom the pictures show',
      `## Datasets\n\n${'The pictures were collected in 2012; over a million show people, and many labels are ambiguous. '.repeat(5)}\n`,
    ],
  ])('is half there under a heading in other words: %s', (_, card) => {
    expect(run({ card })).toMatchObject({ result: 'partial', low: 0.5 });
  });

  it.each([
    'Dataset preparation',
    'Test dataset',
    'Data used for evaluation',
    'Download the data',
    'Data availability',
  ])('is no card under "%s"', (heading) => {
    expect(run({ card: `## ${heading}\n\n${long}\n` }).result).toBe('fail');
  });

  it('is unknown when prose links a dataset on the Hub whose card was not read', () => {
    const readme =
      'The training data are on [the Hub](https://huggingface.co/datasets/lab/corpus/tree/main).';
    expect(run({ readme })).toMatchObject({
      result: 'unknown',
      missing: [{ what: 'the dataset lab/corpus', source }],
    });
    const said = { readme, card: `## Training data\n\n${short}\n` };
    expect(run(said)).toMatchObject({ result: 'partial', low: 0.5, high: 1 });
    expect(run({ readme, card: `## Training data\n\n${long}\n` })).toMatchObject({ low: 1 });
  });

  it('fails when prose links a dataset that is not for training', () => {
    const readme = 'We evaluate it on [questions](https://huggingface.co/datasets/lab/questions).';
    expect(run({ readme }).result).toBe('fail');
  });

  it('counts what was left out as a part of the description', () => {
    const card = `## Training data\n\nWe crawled the pages behind links on a forum.\n\nPages of encyclopedias were removed, so the model was not trained on them; the 40 GB that remain are not released.\n`;
    expect(run({ card })).toMatchObject({ result: 'partial', low: 0.5 });
  });

  it.each([
    ['the page of a folder of data', 'data/README.md', 'About this folder'],
    ['a page whose title is a set', 'docs/PLUMS.md', 'The PLUMS Dataset'],
    ['the list of sets', 'docs/DATASETS.md', 'Sources'],
  ])('passes on %s', (_, path, title) => {
    expect(run({ readme: 'x', texts: { [path]: `# ${title}\n\n${long}\n` } })).toMatchObject({
      result: 'pass',
      because: `A page of its own describes the data (${path}).`,
    });
    const brief = { readme: 'x', texts: { [path]: `# ${title}\n\n${short}\n` } };
    expect(run(brief)).toMatchObject({ result: 'partial', low: 0.5 });
  });

  it.each([
    ['a later task', 'finetune/data/README.md', 'Data'],
    ['an example', 'examples/data/README.md', 'Data'],
    ['what is measured', 'docs/PLUMS-test.md', 'The PLUMS test dataset'],
    ['how to make one', 'docs/own.md', 'Creating your own dataset'],
    ['a folder to fill', 'data/README.md', 'Put your files here'],
  ])('is no card of the training data: a page on %s', (_, path, title) => {
    const text = path === 'data/README.md' ? 'Put the files here.' : long;
    expect(run({ readme: 'x', texts: { [path]: `# ${title}\n\n${text}\n` } }).result).toBe('fail');
  });

  it('is half there when a section on a named set describes it', () => {
    expect(run({ readme: `# M\n\n## PLUMS corpus\n\n${short}\n` })).toMatchObject({ result: 'partial' });
    const steps = `${long} Download the archive and place it into the folder.`;
    expect(run({ readme: `# M\n\n## PLUMS corpus\n\n${steps}\n` }).result).toBe('fail');
    expect(run({ readme: `# M\n\n## Preparing the PLUMS corpus\n\n${short}\n` }).result).toBe('fail');
  });

  it.each([
    ['nothing is said', 'A model.'],
    ['a section tells what to do with data of one’s own', `## Pretraining on your own data\n\n${long}\n`],
    ['a section lists split files', `## Pre-training dataset split\n\n${long}\n`],
    ['the section is a template', '## Training Data\n\n[More Information Needed]\n'],
    [
      'the section denies',
      `## Training data\n\nWe cannot release the data, which were collected from 45 million private documents and filtered by hand; they stay confidential.\n`,
    ],
  ])('fails when %s', (_, card) => {
    expect(run({ card }).result).toBe('fail');
  });

  it('fails when the datasets have no cards', () => {
    expect(run({ hub: { datasets: [carded(false)] }, card: 'A model.' }).result).toBe('fail');
  });

  it('is unknown when a dataset could not be looked up', () => {
    const unseen = { id: 'lab/corpus', info: unavailable({ code: 'timeout' }, source) };
    expect(run({ hub: { datasets: [unseen] }, card: 'A model.' })).toMatchObject({
      result: 'unknown',
      high: 1,
    });
  });
});
