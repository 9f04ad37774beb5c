/** Who made a model, who cites it, how much it is used: asked for only when wanted, few questions, dated, never guessed. */
import { afterEach, expect, test } from 'vitest';
import { collectEvidence } from '../../../src/collect/index.js';
import { readConfig } from '../../../src/config.js';
import type { Depth } from '../../../src/depth.js';
import { createHttp, type Http } from '../../../src/http/client.js';
import { parseTarget } from '../../../src/target.js';
import { type Apis, type ApisOptions, startApis } from '../../apis/index.js';
import { temporaryFolder } from '../../site/journal.js';
import { startCollecting } from '../collecting.js';

const open: (Apis | Http)[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const citing = Array.from({ length: 1204 }, (_, index) => ({
  title: `Citing ${index}`,
  doi: `10.1000/${index}`,
  year: 2020 + (index % 5),
  date: `${2020 + (index % 5)}-0${1 + (index % 9)}-01`,
  citations: index === 700 ? 5000 : index % 90,
  influential: index % 100 === 0,
  fields: index % 3 === 0 ? ['Medicine', 'Biology'] : ['Medicine'],
}));

const WORLD: ApisOptions = {
  models: [
    {
      id: 'lab/model',
      tags: ['arxiv:2210.10341'],
      ...{ downloadsAllTime: 123_456, trendingScore: 7 },
      files: { 'README.md': '# Model', 'pytorch_model.bin': 1000 },
    },
    { id: 'ana/own', files: { 'README.md': '# Own' } },
  ],
  accounts: [
    {
      ...{
        name: 'lab',
        kind: 'organization',
        fullname: 'The Laboratory',
        type: 'university',
        isVerified: true,
      },
      ...{ avatarUrl: 'https://example.org/lab.png', numModels: 12 },
    },
    { name: 'ana', kind: 'person', fullname: 'Ana Ruiz', numModels: 1 },
  ],
  papers: [{ arxiv: '2210.10341', title: 'A model', year: 2022, citations: citing.length, citing }],
};

async function gather(
  id: string,
  options: ApisOptions = {},
  env: Record<string, string> = {},
  depth: Depth = 'impact',
) {
  const apis = await startApis({ ...WORLD, ...options });
  const config = readConfig({ ...apis.env, RODEO_CACHE_DIR: temporaryFolder(), ...env }, '/home/nobody');
  const http = createHttp(config, { backoffMs: 1 });
  open.push(apis, http);
  const target = parseTarget(id, { hub: config.hub.endpoint, github: config.github.server });
  const evidence = await collectEvidence(target, {
    config,
    http,
    depth,
    now: new Date('2026-11-30T00:00:00Z'),
  });
  const asked = apis.log.map(({ host, path }) => `${host} ${path}`);
  return { impact: evidence.impact, asked, evidence };
}

test('nothing of it is asked for unless it is wanted', async () => {
  const { impact, asked } = await gather('lab/model', {}, {}, 'code');
  expect(impact).toBeUndefined();
  expect(asked.filter((one) => /overview|citations|expand/.test(one))).toEqual([]);
});

test('all that cite a paper are read where they are few: in two pages of a thousand', async () => {
  const { impact, asked } = await gather('lab/model');
  expect(asked.filter((one) => /\/citations\b/.test(one))).toHaveLength(2);
  const { citing: fact, at } = impact ?? {};
  expect(at).toBe('2026-11-30T00:00:00.000Z');
  if (fact?.state !== 'present') throw new Error('not read');
  const { provider, total, influential, recent, top, fields, years } = fact.value;
  expect({ provider, total, influential }).toEqual({
    provider: 'semantic-scholar',
    total: 1204,
    influential: 13,
  });
  expect(top[0]).toEqual({
    ...{ title: 'Citing 700', url: 'https://doi.org/10.1000/700', year: 2020, date: '2020-08-01' },
    ...{ citations: 5000, influential: true },
  });
  expect(recent).toHaveLength(5);
  for (const { date } of recent) expect(date).toBe('2024-09-01');
  expect(fields).toEqual([
    { name: 'Medicine', count: 1204 },
    { name: 'Biology', count: 402 },
  ]);
  expect(years.map(({ year }) => year)).toEqual([2020, 2021, 2022, 2023, 2024]);
  expect(years.reduce((sum, { count }) => sum + count, 0)).toBe(1204);
});

const MANY: ApisOptions = {
  papers: [{ arxiv: '2210.10341', title: 'A model', year: 2022, citations: 30_000, citing }],
};

test('of more, OpenAlex counts with a key, which goes along in the address and is written down nowhere', async () => {
  const { impact, asked, evidence } = await gather('lab/model', MANY, { OPENALEX_API_KEY: 'very-secret' });
  const { citing: fact } = impact ?? {};
  if (fact?.state !== 'present') throw new Error('not read');
  expect(fact.value.provider).toBe('openalex');
  expect(fact.value.top[0]?.title).toBe('Citing 700');
  expect(fact.value.fields[0]).toEqual({ name: 'Medicine', count: 1204 });
  expect(asked.filter((one) => one.startsWith('openalex'))).toHaveLength(4);
  expect(JSON.stringify(evidence)).not.toContain('very-secret');
});

test('without a key what many cite stays unknown, and says what would help', async () => {
  const { impact } = await gather('lab/model', MANY);
  expect(impact?.citing).toMatchObject({ state: 'unavailable', reason: { code: 'needs-token' } });
  expect(JSON.stringify(impact?.citing)).toContain('OPENALEX_API_KEY');
});

test('an index that fails leaves a gap, and the rest is there', async () => {
  const faults = [{ host: 'semantic-scholar' as const, path: /citations/, status: 500 }];
  const { impact } = await gather('lab/model', { faults });
  expect(impact?.citing).toMatchObject({ state: 'unavailable', reason: { code: 'server-error' } });
  expect(impact?.reach).toMatchObject({
    state: 'present',
    value: { downloadsAllTime: 123_456, trendingScore: 7 },
  });
});

test('an organization, a person, and an account that nobody has', async () => {
  const lab = await gather('lab/model');
  expect(lab.impact?.organization).toMatchObject({
    state: 'present',
    value: {
      ...{ id: 'lab', fullName: 'The Laboratory', kind: 'organization', type: 'university', verified: true },
      ...{ avatarUrl: 'https://example.org/lab.png', models: 12 },
    },
  });
  const ana = await gather('ana/own');
  expect(ana.impact?.organization).toMatchObject({
    value: { fullName: 'Ana Ruiz', kind: 'person', models: 1 },
  });
  expect(ana.impact?.citing).toBeUndefined();
  const nobody = await gather('ana/own', { accounts: [] });
  expect(nobody.impact?.organization?.state).toBe('absent');
});

test('dimensions are read where nothing has counted the parameters', async () => {
  const config = JSON.stringify({
    model_type: 'gpt2',
    n_embd: 768,
    layers: ['a'],
    vocab_size: 50257,
    text: 'x'.repeat(99),
  });
  const model = { id: 'lab/old', files: { 'README.md': '# Old', 'config.json': config } };
  const old = await gather('lab/old', { models: [model] }, {}, 'code');
  expect(old.evidence.hub).toMatchObject({
    value: { dimensions: { model_type: 'gpt2', n_embd: 768, vocab_size: 50257 } },
  });
  const counted = { ...model, safetensors: { parameters: { F32: 10 }, total: 10 } };
  const now = await gather('lab/old', { models: [counted] }, {}, 'code');
  expect(now.asked.filter((one) => one.includes('config.json'))).toEqual([]);
});

test('models of one organization and one paper ask about them once in a batch', async () => {
  const [model] = WORLD.models ?? [];
  const models = ['lab/model', 'lab/other', 'lab/third'].map((id) => ({ ...model, id }));
  const { apis, batch, close } = await startCollecting({ ...WORLD, models });
  try {
    const collector = batch({ depth: 'impact', maxWait: 60 });
    const found = await Promise.all(
      models.map(({ id }) => collector.collect({ target: { kind: 'hub', id }, at: id })),
    );
    for (const { impact } of found) {
      expect(impact?.organization).toMatchObject({ value: { fullName: 'The Laboratory' } });
      expect(impact?.citing).toMatchObject({ value: { total: 1204 } });
    }
    const asked = apis.log.map(({ path }) => path);
    expect(asked.filter((path) => path.includes('/overview'))).toHaveLength(1);
    expect(asked.filter((path) => path.includes('/citations'))).toHaveLength(2);
    expect(asked.filter((path) => path.includes('expand'))).toHaveLength(3);
  } finally {
    await close();
  }
});
