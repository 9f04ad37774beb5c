import { afterEach, describe, expect, test } from 'vitest';
import { evidenceText, parseEvidence } from '../../src/collect/saved.js';
import type { RodeoError } from '../../src/errors.js';
import type { Evidence, Fact, HubModel, Repository } from '../../src/evidence.js';
import { type ApisOptions, headCommit } from '../apis/index.js';
import { CARD, CODE, type Collecting, DATASET, MODEL, PAPER, startCollecting, WORLD } from './collecting.js';

let running: Collecting | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

async function start(options: ApisOptions = WORLD): Promise<Collecting> {
  running = await startCollecting(options);
  return running;
}

/** The value of a fact that must be there. */
function value<T>(fact: Fact<T> | undefined): T {
  if (fact?.state !== 'present') throw new Error(`not present: ${JSON.stringify(fact)}`);
  return fact.value;
}
const model = (evidence: Evidence): HubModel => value(evidence.hub);
const code = (evidence: Evidence): Repository => value(evidence.repository);

async function refusal(promise: Promise<unknown>): Promise<RodeoError> {
  return promise.then(
    () => {
      throw new Error('was not refused');
    },
    (error: unknown) => error as RodeoError,
  );
}

describe('a Hub model with its repository', () => {
  test('is gathered whole', async () => {
    const { collect } = await start();
    const evidence = await collect('org/model');
    expect(evidence).toMatchObject({
      schema: 1,
      collectedAt: '2026-01-02T03:04:05.000Z',
      target: { kind: 'hub', id: 'org/model' },
      notes: [],
    });
    expect(evidence.links).toMatchObject({
      hub: { to: 'org/model', how: 'given as the target' },
      repository: { to: 'org/code', how: 'link under "Code" in the model card', source: { line: 7 } },
      paper: { to: 'doi:10.1000/model.1', how: 'BibTeX entry in the model card', source: { line: 12 } },
    });
    expect(model(evidence)).toMatchObject({
      revision: MODEL.sha,
      licenses: ['mit'],
      downloads: 12,
      likes: 3,
      library: 'transformers',
      parameters: { total: 100, byType: { F32: 100 } },
      config: { architectures: ['GPT2LMHeadModel'], modelType: 'gpt2' },
      autoModel: 'AutoModelForCausalLM',
      gated: false,
    });
    expect(value(model(evidence).files).entries).toContainEqual({
      path: 'model.safetensors',
      size: 1000,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(value(model(evidence).texts['README.md']).text).toBe(CARD);
    expect(value(model(evidence).texts.LICENSE).text).toBe('MIT License');
    expect(model(evidence).datasets).toMatchObject([
      { id: 'org/data', info: { value: { licenses: ['cc-by-4.0'], gated: false, hasCard: true } } },
    ]);
    expect(model(evidence).baseModels).toMatchObject([
      { id: 'org/base', relation: 'adapter', info: { value: { licenses: ['apache-2.0'], gated: 'auto' } } },
    ]);
    expect(code(evidence)).toMatchObject({
      fullName: 'org/code',
      commit: headCommit(CODE),
      stars: 5,
      forks: 2,
      openIssues: 4,
      language: 'Python',
      license: { spdxId: 'MIT', name: 'MIT License' },
      topics: ['models'],
      contributors: { value: { count: 3 } },
      releases: { value: [{ tag: 'v1', publishedAt: '2024-01-01T00:00:00Z', prerelease: false }] },
      tags: { value: { names: ['v1', 'v0'], count: 2 } },
    });
    expect(value(code(evidence).files).entries.map(({ path }) => path)).toEqual([
      'LICENSE',
      'README.md',
      'requirements.txt',
      'src/train.py',
    ]);
    expect(Object.keys(code(evidence).texts).sort()).toEqual(['LICENSE', 'README.md', 'requirements.txt']);
    expect(value(evidence.paper)).toMatchObject({
      title: PAPER.title,
      citations: 10,
      influentialCitations: 2,
      openAccess: true,
      provider: 'semantic-scholar',
    });
  });

  test('costs six requests in two waves, one more for each dataset and base model, and one in a third for code', async () => {
    const { apis, collect } = await start({ ...WORLD, waves: [2, 6, 1] });
    const evidence = await collect('org/model');
    const asked = apis.requests().map(({ host, method, path }) => `${host} ${method} ${path.split('?')[0]}`);
    expect(asked.sort()).toEqual([
      'github GET /repos/org/code/git/trees/HEAD',
      'github POST /graphql',
      'github POST /graphql',
      'hub GET /api/datasets/org/data/revision/HEAD',
      'hub GET /api/models/org/base/revision/HEAD',
      'hub GET /api/models/org/model',
      expect.stringContaining('LICENSE'),
      expect.stringContaining('README.md'),
      'semantic-scholar GET /graph/v1/paper/DOI:10.1000/model.1',
    ]);
    expect(apis.waves().map((wave) => wave.length)).toEqual([2, 6, 1]);
    expect(evidence.cost).toMatchObject({ requests: 9, waves: 3, cached: 0 });
    expect(apis.invalidQueries).toEqual([]);
  });

  test('what was gathered passes its own schema', async () => {
    const { collect } = await start();
    const evidence = await collect('org/model');
    expect(parseEvidence(evidenceText(evidence), 'evidence')).toEqual(evidence);
  });

  test('without tokens the evidence is the same but for what only a token affords', async () => {
    const { apis, collect } = await start();
    const rich = await collect('org/model');
    apis.log.length = 0;
    const poor = await collect('org/model', { tokens: 'none' });
    expect(apis.requests('github')).toHaveLength(5);
    const { contributors, releases, tags, openIssues, texts, ...rest } = code(poor);
    for (const fact of [contributors, releases, tags])
      expect(fact).toMatchObject({ state: 'unavailable', reason: { code: 'needs-token' } });
    expect(openIssues).toBe(4);
    expect(Object.keys(texts).sort()).toEqual(['LICENSE', 'README.md']);
    const { texts: richTexts, ...richRest } = code(rich);
    expect(richRest).toMatchObject(rest);
    expect(richTexts).toMatchObject(texts);
    expect({ ...poor, repository: null, cost: null }).toEqual({ ...rich, repository: null, cost: null });
  });

  test('is read at the revision that was asked for', async () => {
    const old = { sha: 'c'.repeat(40), files: { 'README.md': '# Old', 'old.bin': 5 } };
    const { collect } = await start({ ...WORLD, models: [{ ...MODEL, revisions: { 'feature/x': old } }] });
    const evidence = await collect('org/model@feature/x');
    expect(evidence.target).toEqual({ kind: 'hub', id: 'org/model', revision: 'feature/x' });
    expect(model(evidence).revision).toBe(old.sha);
    expect(value(model(evidence).texts['README.md'])).toEqual({ text: '# Old' });
    expect(value(model(evidence).files).entries.map(({ path }) => path)).toEqual(['README.md', 'old.bin']);
  });

  test('renames on both hosts are followed and told', async () => {
    const { collect } = await start({
      ...WORLD,
      models: [{ ...MODEL, renamedFrom: 'old-model' }],
      repositories: [{ ...CODE, full_name: 'neworg/code', renamedFrom: 'org/code' }],
    });
    for (const tokens of ['both', 'none'] as const) {
      const evidence = await collect('old-model', { tokens });
      expect(model(evidence)).toMatchObject({ id: 'org/model', renamedFrom: 'old-model' });
      expect(code(evidence)).toMatchObject({ fullName: 'neworg/code', renamedFrom: 'org/code' });
      expect(value(code(evidence).files).entries).toHaveLength(4);
      expect(evidence.notes).toEqual([
        'old-model is now org/model on the Hub.',
        'org/code is now neworg/code on GitHub.',
      ]);
    }
  });

  test('the card is read again at the commit when main moved in between', async () => {
    const { apis, collect } = await start(WORLD);
    apis.fail({
      host: 'hub',
      path: '/resolve/main/README.md',
      times: 1,
      status: 200,
      headers: { 'x-repo-commit': 'd'.repeat(40) },
      body: 'newer',
    });
    expect(value(model(await collect('org/model')).texts['README.md']).text).toBe(CARD);
  });

  test('more license texts and files that the tree revealed go with the code', async () => {
    const { apis, collect } = await start({
      ...WORLD,
      waves: [2, 6, 4],
      models: [{ ...MODEL, files: { ...MODEL.files, 'USE_POLICY.md': 'policy', NOTICE: 'notice' } }],
      repositories: [
        {
          ...CODE,
          files: {
            ...CODE.files,
            'docs/training.md': 'how',
            'model/LICENSE': 'weights',
            'third_party/LICENSE': 'x',
          },
        },
      ],
    });
    const evidence = await collect('org/model');
    expect(Object.keys(model(evidence).texts).sort()).toEqual([
      'LICENSE',
      'NOTICE',
      'README.md',
      'USE_POLICY.md',
    ]);
    expect(Object.keys(code(evidence).texts).sort()).toEqual([
      'LICENSE',
      'README.md',
      'docs/training.md',
      'model/LICENSE',
      'requirements.txt',
    ]);
    expect(apis.waves().map((wave) => wave.length)).toEqual([2, 6, 4]);
    expect(evidence.cost.waves).toBe(3);
    expect(apis.invalidQueries).toEqual([]);
  });

  test('at most five datasets are looked up; names that no id can have are absent', async () => {
    const names = ['org/data', 'The Pile', 'd2', 'd3', 'd4', 'd5', 'd6'];
    const { collect } = await start({
      ...WORLD,
      models: [{ ...MODEL, tags: [], cardData: { datasets: names } }],
    });
    const infos = model(await collect('org/model')).datasets.map(({ id, info }) => [
      id,
      info.state === 'unavailable' ? info.reason.code : info.state,
    ]);
    expect(infos).toEqual([
      ['org/data', 'present'],
      ['The Pile', 'absent'],
      ['d2', 'not-found-or-private'],
      ['d3', 'not-found-or-private'],
      ['d4', 'not-found-or-private'],
      ['d5', 'not-collected'],
      ['d6', 'not-collected'],
    ]);
  });
});

describe('finding the repository', () => {
  const silent = { ...MODEL, files: { ...MODEL.files, 'README.md': '# Model' } };
  const namesake = { ...CODE, full_name: 'Org/Model' };

  test.each(['both', 'none'] as const)('a namesake that links back is taken (tokens: %s)', async (tokens) => {
    const { apis, collect } = await start({ models: [silent], repositories: [namesake] });
    const evidence = await collect('org/model', { tokens });
    expect(evidence.links.repository).toMatchObject({
      to: 'Org/Model',
      how: 'same owner and name, and its README links to this model',
    });
    expect(code(evidence).renamedFrom).toBeUndefined();
    expect(apis.requests('github').length).toBeLessThanOrEqual(5);
  });

  test.each(['both', 'none'] as const)(
    'a namesake that does not is left alone (tokens: %s)',
    async (tokens) => {
      const other = { ...namesake, files: { 'README.md': '# Something else' } };
      const { apis, collect } = await start({ models: [silent], repositories: [other] });
      const evidence = await collect('org/model', { tokens });
      expect(evidence.links.repository).toBeNull();
      expect(evidence.repository.state).toBe('absent');
      expect(apis.requests('github')).toHaveLength(tokens === 'both' ? 1 : 2);
    },
  );

  test('no namesake: there is no repository', async () => {
    const { collect } = await start({ models: [silent] });
    expect((await collect('org/model')).repository.state).toBe('absent');
  });

  test('a GitHub that does not answer leaves it open whether there is a namesake', async () => {
    const { apis, collect } = await start({ models: [silent] });
    apis.fail({ host: 'github', status: 500 });
    expect((await collect('org/model')).repository).toMatchObject({
      state: 'unavailable',
      reason: { code: 'server-error' },
    });
  });

  test('a card that could not be read leaves open what it would have named', async () => {
    const { apis, collect } = await start({ models: [MODEL] });
    apis.fail({ host: 'hub', path: 'README.md', status: 503 });
    const evidence = await collect('org/model');
    expect(model(evidence).texts['README.md']).toMatchObject({
      state: 'unavailable',
      reason: { code: 'server-error' },
    });
    expect(evidence.repository).toMatchObject({
      state: 'unavailable',
      reason: { code: 'depends', detail: 'the model card' },
    });
    expect(evidence.paper).toMatchObject({
      state: 'unavailable',
      reason: { code: 'depends', detail: 'the model card' },
    });
  });
});

describe('overrides', () => {
  test('--repo, --hub and --paper win, whatever form they have', async () => {
    const { collect } = await start({
      ...WORLD,
      repositories: [CODE, { ...CODE, full_name: 'a/b' }],
      papers: [{ ...PAPER, doi: '10.1/x' }],
    });
    for (const repo of ['a/b', 'gh:a/b', 'https://github.com/a/b.git']) {
      const evidence = await collect('org/model', { links: { repo, paper: 'https://doi.org/10.1000/xyz' } });
      expect(evidence.links.repository).toEqual({ to: 'a/b', how: 'given by --repo' });
      expect(evidence.links.paper).toEqual({ to: 'doi:10.1000/xyz', how: 'given by --paper' });
      expect(code(evidence).fullName).toBe('a/b');
      expect(evidence.paper.state).toBe('absent');
    }
    const other = await collect('gh:a/b', { links: { hub: 'https://huggingface.co/org/model' } });
    expect(other.links.hub).toEqual({ to: 'org/model', how: 'given by --hub' });
    expect(model(other).id).toBe('org/model');
  });

  test('none means none, and nothing is asked for it', async () => {
    const { apis, collect } = await start();
    const evidence = await collect('org/model', { links: { repo: 'none', paper: 'none' } });
    expect(evidence.links).toMatchObject({ repository: null, paper: null, waived: ['repository', 'paper'] });
    expect([evidence.repository.state, evidence.paper.state]).toEqual(['absent', 'absent']);
    expect(apis.requests('github')).toEqual([]);
    expect(apis.requests('semantic-scholar')).toEqual([]);
    const other = await collect('gh:org/code', { links: { hub: 'none' } });
    expect([other.hub.state, other.links.hub, other.links.waived]).toEqual(['absent', null, ['hub']]);
  });

  test.each([
    [{ repo: 'https://huggingface.co/o/n' }, '--repo takes a GitHub repository'],
    [{ hub: 'gh:o/n' }, '--hub takes a Hub model'],
    [{ paper: 'the blue one' }, '--paper takes a DOI'],
  ])('%j is a mistake', async (links, message) => {
    const { collect } = await start({});
    const error = await refusal(collect('org/model', { links }));
    expect(error.exitCode).toBe(2);
    expect(error.message).toContain(message);
  });
});

describe('a GitHub target', () => {
  test('leads to its Hub model and paper', async () => {
    const { apis, collect } = await start({ ...WORLD, waves: [2, 3, 4] });
    const evidence = await collect('gh:org/code');
    expect(evidence.links).toMatchObject({
      hub: { to: 'org/model', how: 'link in the README', source: { line: 3 } },
      repository: { to: 'org/code', how: 'given as the target' },
      paper: { to: 'doi:10.1000/model.1' },
    });
    expect(model(evidence).datasets).toHaveLength(1);
    expect(value(evidence.paper).title).toBe(PAPER.title);
    expect(apis.waves().map((wave) => wave.length)).toEqual([2, 3, 4]);
  });

  test('without any model is the repository alone', async () => {
    const { apis, collect } = await start({
      repositories: [{ ...CODE, files: { 'README.md': '# Code', 'a.py': '' } }],
    });
    const evidence = await collect('gh:org/code');
    expect(evidence.hub.state).toBe('absent');
    expect(evidence.paper.state).toBe('absent');
    expect(apis.requests()).toHaveLength(2);
  });

  test('whose Hub is down goes on with the code', async () => {
    const { apis, collect } = await start();
    apis.fail({ host: 'hub', status: 503 });
    const evidence = await collect('gh:org/code');
    expect(code(evidence).fullName).toBe('org/code');
    expect(evidence.hub).toMatchObject({ state: 'unavailable', reason: { code: 'server-error' } });
  });

  test.each(['both', 'none'] as const)('that is empty has no files (tokens: %s)', async (tokens) => {
    const { collect } = await start({ repositories: [{ full_name: 'org/empty' }] });
    const repository = code(await collect('gh:org/empty', { tokens }));
    expect(repository.files.state).toBe('absent');
    expect(repository.commit).toBeUndefined();
    expect(repository.texts['README.md']?.state).toBe('absent');
  });

  test('with a README in a rare spelling is read in one more wave', async () => {
    const { collect } = await start({
      repositories: [{ ...CODE, files: { 'readme.markdown': 'text', 'a.py': 'x' } }],
    });
    const repository = code(await collect('gh:org/code'));
    expect(value(repository.texts['readme.markdown']).text).toBe('text');
    expect(repository.texts['README.md']).toBeUndefined();
  });

  test('whose tree was cut says so', async () => {
    const { collect } = await start({ repositories: [{ ...CODE, treeTruncated: true }] });
    expect(value(code(await collect('gh:org/code')).files).truncated).toBe(true);
  });
});

describe('when a server fails', () => {
  test('a GitHub that does not answer still gives the half of the Hub', async () => {
    const { apis, collect } = await start();
    apis.fail({ host: 'github', status: 500 });
    const evidence = await collect('org/model');
    expect(model(evidence).id).toBe('org/model');
    expect(evidence.links.repository?.to).toBe('org/code');
    expect(evidence.repository).toMatchObject({
      state: 'unavailable',
      reason: { code: 'server-error' },
      source: { url: 'https://github.com/org/code' },
    });
  });

  test.each([
    ['502', { status: 502 }],
    ['a web page', { html: true }],
    ['404', { status: 404, body: { message: 'Not Found' } }],
    ['an answer without data', { status: 200, body: { data: null } }],
    ['a primary limit', { status: 200, body: { errors: [{ type: 'RATE_LIMITED', message: 'limit' }] } }],
  ])('GraphQL gives %s: REST gives the same evidence', async (_, fault) => {
    const { apis, collect } = await start();
    const whole = await collect('org/model');
    apis.fail({ host: 'github', path: '/graphql', ...fault });
    const evidence = await collect('org/model');
    expect({ ...evidence, cost: null }).toEqual({ ...whole, cost: null });
  });

  test('a part of GraphQL that fails does not lose the rest', async () => {
    const { apis, collect } = await start();
    apis.fail({
      host: 'github',
      path: '/graphql',
      status: 200,
      body: {
        data: {
          repository: { nameWithOwner: 'org/code', at: { oid: 'e'.repeat(40) }, f0: { text: 'readme' } },
        },
        errors: [{ message: 'timeout', path: ['repository', 'releases'] }],
      },
    });
    const repository = code(await collect('org/model'));
    expect(repository.commit).toBe('e'.repeat(40));
    expect(value(repository.texts['README.md']).text).toBe('readme');
  });

  test('a repository blocked for legal reasons is told as such, with and without a token', async () => {
    const blocked = { reason: 'dmca', created_at: '2024-01-01', html_url: 'https://github.com/github/dmca' };
    const { collect } = await start({ ...WORLD, repositories: [{ ...CODE, blocked }] });
    for (const tokens of ['both', 'none'] as const) {
      const { repository } = await collect('org/model', { tokens });
      expect(repository).toMatchObject({ state: 'unavailable', reason: { code: 'blocked-451' } });
    }
  });

  test('a server that falls silent is waited for once in a while, not for ever', async () => {
    const { apis, collect } = await start();
    apis.fail({ host: 'github', stall: true });
    const evidence = await collect('org/model', { timeout: 0.2, maxWait: 0 });
    expect(evidence.repository).toMatchObject({ state: 'unavailable', reason: { code: 'timeout' } });
    expect(model(evidence).id).toBe('org/model');
    apis.fail({ host: 'hub', stall: true });
    const error = await refusal(collect('org/base', { timeout: 0.2, maxWait: 0 }));
    expect(error.exitCode).toBe(3);
    expect(error.message).toContain('no answer in time');
  });

  test('a second look at the same revision is answered from the cache', async () => {
    const { apis, collect } = await start();
    const first = await collect('org/model');
    apis.log.length = 0;
    const second = await collect('org/model');
    expect({ ...second, cost: null }).toEqual({ ...first, cost: null });
    expect(second.cost.cached).toBeGreaterThan(0);
  });

  test('an exhausted limit is told with its end', async () => {
    const { collect } = await start({
      ...WORLD,
      limits: { github: { anonymous: { quota: 1, used: 1, seconds: 3600 } } },
    });
    const { repository } = await collect('org/model', { tokens: 'none' });
    expect(repository).toMatchObject({
      state: 'unavailable',
      reason: { code: 'rate-limited', until: expect.stringMatching(/^20/) },
    });
  });

  test('a tree that fails alone leaves the rest of the repository', async () => {
    const { apis, collect } = await start();
    apis.fail({ host: 'github', path: '/git/trees/', status: 500 });
    const repository = code(await collect('org/model'));
    expect(repository.files).toMatchObject({ state: 'unavailable', reason: { code: 'server-error' } });
    expect(value(repository.texts['README.md']).text).toContain('# Code');
    expect(repository.stars).toBe(5);
  });

  test('a refused GitHub token is dropped, told, and the rest read without', async () => {
    const { apis, collect } = await start();
    apis.tokens.GITHUB_TOKEN = 'ghp_old';
    const evidence = await collect('org/model');
    expect(code(evidence).fullName).toBe('org/code');
    expect(evidence.notes.join()).toContain('GITHUB_TOKEN');
    expect(JSON.stringify(evidence)).not.toContain('ghp_old');
  });

  test('a dataset that fails is a fact of that dataset alone', async () => {
    const { apis, collect } = await start();
    apis.fail({
      host: 'hub',
      path: '/api/datasets/',
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: '{"id":',
    });
    expect(model(await collect('org/model')).datasets).toMatchObject([
      { id: 'org/data', info: { state: 'unavailable', reason: { code: 'invalid-response' } } },
    ]);
  });

  test.each([
    ['semantic-scholar', 'openalex'],
    ['semantic-scholar openalex', 'crossref'],
  ])('papers: when %s refuses, %s answers', async (hosts, provider) => {
    const { apis, collect } = await start();
    for (const host of hosts.split(' ')) apis.fail({ host: host as 'openalex', status: 429 });
    const { paper } = await collect('org/model');
    expect(value(paper)).toMatchObject({
      provider,
      title: PAPER.title,
      year: 2024,
      citations: 10,
      doi: PAPER.doi,
    });
  });

  test('papers: an arXiv id that only DataCite knows', async () => {
    const { collect } = await start({
      ...WORLD,
      papers: [{ title: 'On arXiv', arxiv: '2401.00001', year: 2024, knownTo: ['datacite'] }],
    });
    const { paper } = await collect('org/model', { links: { paper: 'https://arxiv.org/abs/2401.00001v2' } });
    expect(value(paper)).toMatchObject({
      provider: 'datacite',
      arxiv: '2401.00001',
      url: 'https://arxiv.org/abs/2401.00001',
      openAccess: true,
    });
  });

  test('papers: when none answers, the reason stays and the audit goes on', async () => {
    const { apis, collect } = await start();
    for (const host of ['semantic-scholar', 'openalex', 'crossref'] as const)
      apis.fail({ host, status: 500 });
    const evidence = await collect('org/model');
    expect(evidence.paper).toMatchObject({ state: 'unavailable', reason: { code: 'server-error' } });
    expect(evidence.links.paper?.to).toBe('doi:10.1000/model.1');
  });
});

describe('gates', () => {
  test('a gated model shows its record, card and license to anyone', async () => {
    const { collect } = await start({
      ...WORLD,
      models: [{ ...MODEL, gated: 'manual', files: { ...MODEL.files, 'USE_POLICY.md': 'p' } }],
    });
    const evidence = await collect('org/model', { tokens: 'none' });
    expect(model(evidence).gated).toBe('manual');
    expect(value(model(evidence).texts.LICENSE).text).toBe('MIT License');
    expect(model(evidence).texts['USE_POLICY.md']).toMatchObject({
      state: 'unavailable',
      reason: { code: 'gated' },
    });
  });
});

describe('a target that cannot be read', () => {
  test.each([
    ['both', 'The token may not see it.'],
    ['none', 'If it is private, set HF_TOKEN.'],
  ] as const)('a missing model is one line with what to try (tokens: %s)', async (tokens, hint) => {
    const { collect } = await start({ models: [{ ...MODEL, id: 'org/modelling' }] });
    const error = await refusal(collect('org/model', { tokens }));
    expect(error.exitCode).toBe(3);
    expect(error.message).toBe('org/model: the Hub has no such model, or it is private.');
    expect(error.hint).toContain('Did you mean org/modelling?');
    expect(error.hint).toContain(hint);
    expect(error.hint).toContain('gh:org/model');
  });

  test('a missing revision is told apart', async () => {
    const { collect } = await start();
    const error = await refusal(collect('org/model@nope'));
    expect(error.message).toBe('org/model has no revision nope on the Hub.');
    const other = await refusal(collect('gh:org/code@nope'));
    expect(other.message).toBe('org/code has no revision nope on GitHub.');
    const poor = await refusal(collect('gh:org/code@nope', { tokens: 'none' }));
    expect(poor.message).toBe('org/code has no revision nope on GitHub.');
  });

  test('a missing repository', async () => {
    const { collect } = await start();
    for (const tokens of ['both', 'none'] as const) {
      const error = await refusal(collect('gh:org/nothing', { tokens }));
      expect(error.exitCode).toBe(3);
      expect(error.message).toBe('org/nothing: GitHub has no such repository, or it is private.');
    }
  });

  test.each([
    [{ status: 503 }, 'the server failed'],
    [{ reset: true }, 'the connection failed'],
    [{ html: true }, 'the answer made no sense'],
    [{ status: 403, body: { error: 'Access to this resource is disabled.' } }, 'is disabled'],
    [{ truncate: true }, 'only a part was sent'],
    [
      { status: 200, body: '[]', headers: { 'content-type': 'application/json' } },
      'the answer made no sense',
    ],
  ])('a Hub with %j gives no verdict', async (fault, words) => {
    const { apis, collect } = await start();
    apis.fail({ host: 'hub', path: '/api/models/', ...fault });
    const error = await refusal(collect('org/model'));
    expect(error.exitCode).toBe(3);
    expect(error.message).toContain(words);
    expect(error.message).not.toContain('\n');
  });

  test('a Hub that is down is no end when the repository was given', async () => {
    const { apis, collect } = await start();
    apis.fail({ host: 'hub', status: 503 });
    const evidence = await collect('org/model', { links: { repo: 'org/code' } });
    expect(code(evidence).fullName).toBe('org/code');
    expect(evidence.hub).toMatchObject({ state: 'unavailable', reason: { code: 'server-error' } });
    expect(evidence.paper).toMatchObject({ state: 'unavailable', reason: { code: 'depends' } });
  });
});

describe('strange records', () => {
  test.each([
    ['nothing but an id', { id: 'org/model', tags: undefined, cardData: undefined }],
    [
      'wrong types everywhere',
      {
        tags: 'x',
        cardData: ['a'],
        downloads: 'many',
        likes: null,
        config: 'c',
        safetensors: [],
        'model-index': {},
        spaces: 'none',
        gated: 'yes',
        transformersInfo: 3,
      },
    ],
    [
      'wrong types in the card',
      {
        tags: [null, 1, {}],
        cardData: {
          license: { a: 1 },
          datasets: [null, 3, { x: 1 }, ''],
          base_model: [[]],
          'model-index': [null, { results: 5 }],
          repository: 7,
          doi: [{}],
        },
      },
    ],
    [
      'ids that lead elsewhere',
      {
        cardData: {
          datasets: ['../../api/whoami-v2', 'a/../b', 'http://169.254.169.254/x'],
          base_model: '//evil.example/x',
        },
      },
    ],
  ])('%s', async (_, fields) => {
    const { apis, collect } = await start({
      models: [
        { id: 'org/model', files: { 'README.md': '\uFEFF---\nbroken: [\n---\n' }, ...fields } as never,
      ],
    });
    const evidence = await collect('org/model');
    expect(model(evidence).id).toBe('org/model');
    expect(parseEvidence(evidenceText(evidence), 'evidence')).toEqual(evidence);
    expect(apis.log.every(({ path }) => !/whoami|169\.254|evil/.test(path))).toBe(true);
  });

  test('a record without a file list leaves the files open', async () => {
    const { apis, collect } = await start();
    apis.fail({
      host: 'hub',
      path: '/api/models/org/model',
      status: 200,
      body: { id: 'org/model', sha: MODEL.sha },
    });
    const hub = model(await collect('org/model'));
    expect(hub.files).toMatchObject({ state: 'unavailable', reason: { code: 'invalid-response' } });
    expect(value(hub.texts['README.md']).text).toBe(CARD);
  });
});

test('a model on a mirror below a path', async () => {
  const { apis, collect } = await start({ ...WORLD, paths: { hub: '/hf', github: '/gh' } });
  const evidence = await collect(`${apis.env.HF_ENDPOINT}/org/model/tree/main`);
  expect(model(evidence).url).toBe(`${apis.env.HF_ENDPOINT}/org/model`);
  expect(code(evidence).fullName).toBe('org/code');
  expect(DATASET.id).toBe(model(evidence).datasets[0]?.id);
});
