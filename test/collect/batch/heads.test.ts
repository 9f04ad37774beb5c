/** How few questions tell where thousands of models and repositories stand. */
import { afterEach, describe, expect, it } from 'vitest';
import { headKey, headsOf } from '../../../src/collect/batch/heads.js';
import { readConfig } from '../../../src/config.js';
import { createHttp } from '../../../src/http/client.js';
import { type Apis, type ApisOptions, headCommit, hubSha, startApis } from '../../apis/index.js';

const AMPLE = { quota: 1_000_000, seconds: 60 };

let apis: Apis | null = null;
afterEach(() => apis?.close());

async function asking(options: ApisOptions, withTokens = true) {
  apis = await startApis({
    limits: { hub: { api: AMPLE }, github: { graphql: AMPLE, core: AMPLE } },
    ...options,
  });
  const config = readConfig(
    { ...apis.env, ...(withTokens && apis.tokens), RODEO_CACHE_SIZE: '0' },
    '/home/nobody',
  );
  return { apis, config, http: createHttp(config, { backoffMs: 1 }) };
}

const model = (id: string) => ({ id, files: { 'README.md': '# A model\n' } });
const repository = (full_name: string) => ({ full_name, files: { 'README.md': '# Code\n' } });

describe('headsOf', () => {
  it('asks 0.02 requests for each of 10,000 models of a hundred owners, and of the code of 3,000 of them', async () => {
    const models = Array.from({ length: 10_000 }, (_, index) => model(`owner-${index % 100}/model-${index}`));
    const repositories = Array.from({ length: 3_000 }, (_, index) => repository(`lab/code-${index}`));
    const { apis, http, config } = await asking({ models, repositories });
    const found = await headsOf(
      [
        ...models.map(({ id }) => ({ kind: 'hub' as const, id })),
        ...repositories.map(({ full_name }) => ({ kind: 'github' as const, id: full_name })),
      ],
      { http, config },
    );
    await http.close();
    expect(found.size).toBe(13_000);
    expect([...found.values()].every((answer) => 'commit' in answer)).toBe(true);
    expect(apis.requests('hub')).toHaveLength(100);
    expect(apis.requests('github')).toHaveLength(30);
    expect(apis.requests().length / models.length).toBeLessThanOrEqual(0.02);
  });

  it('says commit, access and archive of each, and why of one nothing is known', async () => {
    const models = [{ ...model('a/one'), gated: 'auto' as const }, model('a/two'), model('b/alone')];
    const code = { ...repository('a/code'), archived: true };
    const { http, config } = await asking({ models, repositories: [code] });
    const asks = [
      ...['a/one', 'a/two', 'A/none', 'b/alone'].map((id) => ({ kind: 'hub' as const, id })),
      ...['a/code', 'a/gone'].map((id) => ({ kind: 'github' as const, id })),
    ];
    const found = await headsOf(asks, { http, config });
    await http.close();
    const answers = asks.map((ask) => found.get(headKey(ask)));
    expect(answers).toEqual([
      { commit: hubSha(models[0] as never), gated: 'auto' },
      { commit: hubSha(models[1] as never), gated: false },
      { reason: expect.objectContaining({ code: 'not-found-or-private' }) },
      { commit: hubSha(models[2] as never), gated: false },
      { commit: headCommit(code), archived: true },
      { reason: expect.objectContaining({ code: 'not-found-or-private' }) },
    ]);
  });

  it('reads no more pages of an owner of thousands than single questions would be', async () => {
    const models = Array.from({ length: 3_000 }, (_, index) => model(`huge/model-${index}`));
    const { apis, http, config } = await asking({ models });
    const ids = ['huge/model-2998', 'huge/model-2999'];
    const found = await headsOf(
      ids.map((id) => ({ kind: 'hub' as const, id })),
      { http, config },
    );
    await http.close();
    expect(found.size).toBe(2);
    expect(apis.requests('hub').length).toBeLessThanOrEqual(3);
  });

  it('asks without a token of GitHub, too', async () => {
    const code = repository('a/code');
    const { http, config } = await asking({ repositories: [code] }, false);
    const ask = { kind: 'github' as const, id: 'a/code' };
    const found = await headsOf([ask, ask], { http, config });
    await http.close();
    expect(found.get(headKey(ask))).toEqual({ commit: headCommit(code) });
  });
});
