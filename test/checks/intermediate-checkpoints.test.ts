import { expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import intermediateCheckpoints from '../../src/checks/intermediate-checkpoints.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(intermediateCheckpoints, release(facts));
const file = (path: string) => ({ path, size: 90_000_000 });

it('passes on checkpoints that differ in their step', () => {
  const finding = run({
    hubFiles: [file('step1000/model.bin'), file('step2000/model.bin'), file('model.bin')],
  });
  expect(finding.result).toBe('pass');
  expect(finding.because).toContain('2 checkpoints');
});

it.each([
  'We release 154 intermediate checkpoints as branches.',
  'Checkpoints at every 1000 steps of training are available on the Hub.',
  'Intermediate weights: see [here](https://example.org).',
])('passes on "%s"', (sentence) => {
  const finding = run({ card: `# Model\n\n${sentence}\n` });
  expect(finding.result).toBe('pass');
  expect(finding.citations[0]?.line).toBe(3);
});

it('a linked model of an earlier stage counts half', () => {
  const readme = '# Model\n\n[Model_Stage_1](https://huggingface.co/example/Model_Stage_1)\n';
  expect(run({ readme })).toMatchObject({ result: 'partial', share: 0.5 });
});

it.each([
  'Intermediate checkpoints will be released soon.',
  'We do not release intermediate checkpoints.',
  'Pythia released 154 intermediate checkpoints.',
  'Resume training from a checkpoint with --resume.',
])('fails on "%s"', (sentence) => {
  expect(run({ readme: sentence }).result).toBe('fail');
});

it('fails on one final checkpoint whose name holds its epoch, and on shards', () => {
  expect(run({ repositoryFiles: [file('models/best_epoch201.pt')] }).result).toBe('fail');
  const shards = ['checkpoint-9/model-00001-of-00002.bin', 'checkpoint-9/model-00002-of-00002.bin'];
  expect(run({ hubFiles: shards.map(file) }).result).toBe('fail');
});

it('is unknown when the Hub’s list is missing', () => {
  expect(run({ hubFiles: 'unavailable', card: '# Model' }).result).toBe('unknown');
});

it('passes on a list that is set as code, not on commands', () => {
  const list = 'tuning_x.pt:\n        Checkpoints in chronological order, by peaks of the validation.';
  expect(run({ readme: `# Files\n\n    ${list}\n` }).result).toBe('pass');
  const command = '```bash\n# save checkpoints every 100 steps\npython train.py\n```\n';
  expect(run({ readme: `# Files\n\n${command}` }).result).toBe('fail');
});

it('passes on a list of what a download holds, with three checkpoints of one run or more', () => {
  const readme = (names: string[]) =>
    `# Model\n\nExtract the download:\n\n\`\`\`\ndata/\n${names.map((name) => `├── ${name}`).join('\n')}\n\`\`\`\n`;
  const run1 = ['net_epoch_0_0.ckpt', 'net_epoch_0_5000.ckpt', 'net_epoch_1_10000.ckpt'];
  expect(run({ readme: readme(run1) }).result).toBe('pass');
  expect(run({ readme: readme(run1.slice(0, 2)) }).result).toBe('fail');
  const steps = ['epoch=1-step=100.ckpt', 'epoch=2-step=200.ckpt'].map(file);
  expect(run({ hubFiles: steps }).result).toBe('pass');
});

it('passes on a table of revisions at different moments of the training, not on one of sizes', () => {
  const card = (names: string[]) =>
    `# Wren\n\nWe pushed it as it learned, one revision each.\n\n| revision | seen |\n|---|---|\n${names.map((name) => `| \`${name}\` | x |`).join('\n')}\n`;
  expect(run({ card: card(['tokens-10B', 'tokens-20B', 'tokens-30B', 'main']) }).result).toBe('pass');
  expect(run({ card: card(['step1000', 'step2000', 'step3000']) }).result).toBe('pass');
  expect(run({ card: card(['tokens-10B', 'tokens-20B']) }).result).toBe('fail');
  expect(run({ card: card(['base-1B', 'base-3B', 'base-7B']) }).result).toBe('fail');
});

const link = (name: string) => `[here](https://zenodo.org/records/8/files/${name}.pt)`;
const rows = (head: string, ...cells: [string, string][]) =>
  `# Model\n\n| ${head} | Loss | File |\n|---|---|---|\n${cells.map(([moment, file]) => `| ${moment} | 2.1 | ${file} |\n`).join('')}`;

it('a table that begins with the moments of a training links a checkpoint for each', () => {
  const all = (head: string, moments: string[]) =>
    run({ readme: rows(head, ...moments.map((one): [string, string] => [one, link(one)])) }).result;
  expect(all('Training step', ['50k', '100k', '150k (final)'])).toBe('pass');
  expect(all('Epoch', ['1', '5', '10'])).toBe('pass');
  expect(all('frames', ['0.5 M', '2 M', '8 M'])).toBe('pass');
  expect(all('Epoch', ['1', '1', '1'])).toBe('fail');
  expect(all('Epoch', ['5', '10'])).toBe('fail');
  expect(all('Model', ['Small', 'Base', 'Large'])).toBe('fail');
  expect(run({ readme: rows('Epoch', ['1', '-'], ['5', '-'], ['10', '-']) }).result).toBe('fail');
});

it('rows of a table in HTML may stand on one line', () => {
  const cells = (...all: string[]) => `<tr>${all.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  const anchor = (name: string) => `<a href="https://osf.io/abcd${name}/download">file</a>`;
  const table = (...moments: string[]) =>
    `# Model\n\n<table>${cells('Epoch', 'File')}${moments.map((one) => cells(one, anchor(one))).join('')}</table>\n`;
  expect(run({ readme: table('1', '5', '10') }).result).toBe('pass');
  expect(run({ readme: table('1', '5') }).result).toBe('fail');
});

it('a repository on the Hub that is called after the checkpoints of a model holds them', () => {
  const readme = (text: string, name: string) =>
    `# Model\n\n- [${text}](https://huggingface.co/lab/${name})\n`;
  expect(run({ readme: readme('Checkpoints', 'tern-checkpoints') }).result).toBe('pass');
  expect(run({ readme: readme('Checkpoints', 'tern-large') }).result).toBe('fail');
  expect(run({ readme: readme('Model', 'tern-checkpoints') }).result).toBe('fail');
});
