/** A made-up corpus of a few models goes the whole way, so that a figure can be trusted to come from what was recorded. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Config } from '../../../src/config.js';
import type { Evidence } from '../../../src/evidence.js';
import type { Apis } from '../../apis/index.js';
import { askedAsCurated, configFor, gather } from './audits.js';
import { type CalibrationRow, type Corpus, readCorpus } from './corpus.js';
import { Disputes, readDisputes } from './disputes.js';
import { measure } from './main.js';
import { markdown, type Part } from './part.js';
import { changesSince, readRun, runOf, writeRun } from './runs.js';
import { serveCorpus } from './stand-ins.js';

const MIT = `MIT License

Copyright (c) 2024 Somebody

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`;

const commit = 'c0ffee'.padEnd(40, '0');
const blob = (path: string, size: number | null = 100) => ({ path, type: 'blob', mode: '100644', size });

const FILES: Record<string, string | object> = {
  'github/lab__code.json': {
    ...{ repo: 'lab/code', head: commit, defaultBranch: 'main', tags: [{ name: 'v1' }] },
    ...{ contributors: 3, commits: 5 },
    tree: ['README.md', 'LICENSE', 'train.py', 'model.py', 'setup.py'].map((path) => blob(path)),
    texts: {
      'README.md':
        '# Code\n\nThe model is at https://huggingface.co/lab/model.\n\n## Training\n\n```\npython train.py\n```\n',
      LICENSE: MIT,
    },
  },
  'github/lab__bare.json': {
    ...{ repo: 'lab/bare', head: commit, defaultBranch: 'main' },
    tree: [blob('README.md'), blob('weights/model.pt', null)],
    texts: { 'README.md': '# Bare\n\nNothing to run.\n' },
  },
  'hub/lab__model.json': {
    ...{ id: 'lab/model', gated: false, filesKnown: true },
    api: { id: 'lab/model', tags: ['license:mit'], cardData: { license: 'mit' }, siblings: [] },
    files: [
      { path: 'README.md', size: 50 },
      { path: 'model.safetensors', size: 0 },
    ],
    texts: { 'README.md': '---\nlicense: mit\n---\n# Model\n\nCode: https://github.com/lab/code\n' },
  },
  'hub/lab__thin.json': {
    ...{ id: 'lab/thin', gated: 'manual', filesKnown: false },
    api: { id: 'lab/thin', tags: [], cardData: null, siblings: [{ rfilename: 'README.md' }] },
    files: [{ path: 'README.md' }],
    texts: {},
  },
  'calibration.csv': [
    'slug,name,repo,hub,hub_recorded,overall,usability,reproducibility,github_license,paper,release,note',
    'one,One,lab/code,lab/model,1,60,80,40,MIT,https://doi.org/10.1038/s1,May 2024,"a note, with a comma"',
    'two,Two,lab/bare,,0,10,10,5,,https://doi.org/10.48550/arXiv.2401.00001,May 2024,',
    'three,Three,lab/code,lab/elsewhere,0,50,50,50,MIT,,May 2024,',
    'four,Four,lab/nowhere,,0,50,50,50,MIT,,May 2024,',
  ].join('\n'),
  'labels/features-by-hand.csv': [
    'slug,weights,training_code,licence_code,licence_weights,why',
    'one,1,1,1,1,all there',
    'two,0,1,0,0,"no code, ?"',
    'three,?,0.5,1,?,',
  ].join('\n'),
};

let folder: string;
let corpus: Corpus;
let apis: Apis;
let config: Config;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'accuracy-'));
  for (const [name, content] of Object.entries(FILES)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  corpus = readCorpus(folder, [folder, join(folder, 'labels')]);
  apis = await serveCorpus(corpus);
  config = configFor(apis, join(folder, 'cache'));
});

afterAll(async () => {
  await apis.close();
  rmSync(folder, { recursive: true, force: true });
});

const row = (slug: string) => corpus.calibration.find((one) => one.slug === slug) as CalibrationRow;
const curated = (slug: string): Promise<Evidence> => gather(askedAsCurated(row(slug)), config);

test('a corpus is read, labels from the first folder that has them', () => {
  expect([corpus.repositories.length, corpus.models.length]).toEqual([2, 2]);
  expect(row('one')).toMatchObject({ hub: 'lab/model', overall: 60, githubLicense: 'MIT' });
  expect(corpus.features?.get('three')).toMatchObject({ weights: null, training_code: 0.5 });
  expect(corpus.osai).toBeNull();
  expect(readCorpus(join(folder, 'labels'), []).calibration).toEqual([]);
});

test('what is recorded is present, at its commit', async () => {
  const { hub, repository, paper, links } = await curated('one');
  expect(hub).toMatchObject({ state: 'present', value: { id: 'lab/model', licenses: ['mit'] } });
  expect(repository).toMatchObject({
    state: 'present',
    value: { commit, license: { spdxId: 'MIT' }, contributors: { value: { count: 3 } } },
  });
  expect(paper).toMatchObject({ state: 'present', value: { doi: '10.1038/s1', provider: 'crossref' } });
  expect(paper).not.toHaveProperty('value.openAccess');
  expect(links.repository?.how).toBe('given by --repo');
});

test('what the curator does not know of is absent', async () => {
  const { hub, repository, paper } = await curated('two');
  expect(hub.state).toBe('absent');
  expect(repository).toMatchObject({ value: { license: null } });
  expect(repository).toMatchObject({
    value: { files: { value: { entries: expect.arrayContaining([{ path: 'weights/model.pt' }]) } } },
  });
  expect(paper).toMatchObject({ state: 'present', value: { arxiv: '2401.00001', provider: 'datacite' } });
});

test('what is not recorded is unavailable: a model, a list of files, a card', async () => {
  const { hub, repository } = await curated('three');
  expect(hub).toMatchObject({ state: 'unavailable', reason: { code: 'server-error' } });
  expect(repository.state).toBe('present');
  const thin = await gather({ target: 'lab/thin', links: { repo: 'none' } }, config);
  expect(thin.hub).toMatchObject({
    state: 'present',
    value: {
      gated: 'manual',
      files: { state: 'unavailable' },
      texts: { 'README.md': { state: 'unavailable' } },
    },
  });
});

test('rows are measured as complete or not, and what is unknown is no miss', async () => {
  const parts = await measure(corpus, config, new Disputes([]));
  expect([...parts.keys()]).toEqual(['calibration', 'links', 'detectors', 'licenses']);
  const { calibration, links, detectors, licenses } = Object.fromEntries(parts) as Record<string, Part>;

  expect(Object.keys(calibration?.rows ?? {}).filter((name) => name.startsWith('usability'))).toEqual([
    'usability: one',
    'usability: two',
    'usability: three',
  ]);
  expect(calibration?.figures['complete evidence: usability spearman']).toBeCloseTo(1, 12);
  // The Hub model of the third is not recorded: its weights may be there, and 50 may be right.
  expect(calibration?.rows['usability: three']).toMatchObject({ want: '50', miss: 0 });
  const table = markdown(calibration?.sections[0] as Part['sections'][number]);
  expect(table).toContain('| complete evidence | 2 | usability | 1.000 |');

  expect(links?.rows['repository → Hub model: one']).toEqual({
    want: 'lab/model',
    got: 'lab/model',
    miss: 0,
  });
  expect(links?.rows['repository → Hub model: two']?.miss).toBe(0);
  expect(links?.rows['repository → Hub model: three']?.miss).toBe(1);
  expect(links?.rows['Hub model → repository: one']).toMatchObject({ got: 'lab/code', miss: 0 });

  expect(detectors?.rows['training-code: one']).toEqual({ want: '1', got: '1', miss: 0 });
  expect(detectors?.rows['training-code: two']).toEqual({ want: '1', got: '0', miss: 1 });
  expect(detectors?.rows['model-weights: three']).toBeUndefined();
  expect(detectors?.figures).toMatchObject({
    'training-code: n': 3,
    'training-code: precision': 1,
    'training-code: recall': 2 / 3,
    'training-code: mean error': 0.5,
    'training-code: bias': (-1 + 0.5) / 3,
  });

  expect(licenses?.figures).toMatchObject({ 'code: GitHub’s id: n': 2, 'code: GitHub’s id: right': 1 });
  expect(licenses?.rows['weights: the Hub’s tag: lab/model']).toMatchObject({ want: 'MIT', miss: 0 });
  expect(licenses?.rows['weights: the reader: two']).toBeUndefined();
});

test('disputed labels are left out of a second set of figures only', async () => {
  const dispute = {
    ...{ slug: 'two', what: 'training_code', label: 1, ours: 0 },
    citation: 'https://github.com/lab/bare/blob/main/README.md',
    reason: 'The README says that there is nothing.',
  };
  const parts = await measure(corpus, config, new Disputes([dispute]), 'detectors');
  expect([...parts.keys()]).toEqual(['detectors']);
  expect(parts.get('detectors')?.figures).toMatchObject({
    'training-code: n': 3,
    'training-code, disputes left out: n': 2,
    'training-code, disputes left out: recall': 1,
  });
  expect(() => new Disputes([dispute, dispute])).toThrow('two training_code is listed twice');
});

test('the disputes that ship are complete', () => {
  const { all } = readDisputes(new URL('disputes.yaml', import.meta.url));
  // A branch moves on; what was seen stays only under its commit.
  for (const { citation } of all)
    expect(citation).toMatch(/^https:\/\/github\.com\/[\w.-]+\/[\w.-]+\/(?:blob|tree)\/[0-9a-f]{40}/);
});

test('a run is kept, and the next one says what was gained and lost', () => {
  const part = (share: number, got: string, miss: number): Part => ({
    figures: { 'training-code: recall': share, 'training-code: n': 3 },
    rows: {
      'training-code: two': { want: '1', got, miss },
      'training-code: one': { want: '1', got: '1', miss: 0 },
    },
    sections: [],
  });
  const path = join(folder, 'runs', 'last.json');
  expect(readRun(path)).toBeNull();
  const first = runOf(new Map([['detectors', part(0.5, '0', 1)]]), '2026-01-02T03:04:05.000Z', null);
  writeRun(path, first);
  const before = readRun(path);
  expect(before).toEqual(first);
  const saved = first.parts.detectors as NonNullable<typeof first.parts.detectors>;
  expect(changesSince(saved, part(0.5, '0', 1))).toEqual([]);
  const [figures, rows] = changesSince(saved, part(1, '1', 0));
  expect(figures?.heading).toBe('Figures changed since 2026-01-02 03:04');
  expect(figures?.table?.rows).toEqual([['training-code: recall', '0.5', '1']]);
  expect(rows?.table?.rows).toEqual([['training-code: two', '1', '0', '1', 'gained']]);
  // Parts that were not measured this time stay as they were.
  expect(Object.keys(runOf(new Map([['osai', part(1, '1', 0)]]), 'later', before).parts)).toEqual([
    'detectors',
    'osai',
  ]);
});
