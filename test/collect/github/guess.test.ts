/** A card that names no repository: what is asked of GitHub before one is said to be missing, and what is left open. */
import { afterEach, describe, expect, test } from 'vitest';
import { auditEvidence } from '../../../src/audit.js';
import type { Evidence } from '../../../src/evidence.js';
import { loadRubric } from '../../../src/rubric/load.js';
import { parseTarget } from '../../../src/target.js';
import type { ApisOptions, GithubRepo } from '../../apis/index.js';
import { CODE, type Collecting, MODEL, startCollecting } from '../collecting.js';

let running: Collecting | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

async function start(options: ApisOptions): Promise<Collecting> {
  running = await startCollecting(options);
  return running;
}

const ID = 'lab/folder3_12b';
const bare = (id: string, card = '# A model') => ({
  ...MODEL,
  id,
  tags: [],
  cardData: {},
  files: { 'README.md': card, 'model.safetensors': 1000 },
});
const repository = (full_name: string, readme: string, more: Partial<GithubRepo> = {}): GithubRepo => ({
  ...CODE,
  full_name,
  files: { 'README.md': readme, 'train.py': 'import torch\n' },
  ...more,
});
const asked = ({ apis }: Collecting) => apis.requests('github').map(({ path }) => path.split('?')[0] ?? '');
const training = async (evidence: Evidence) => {
  const result = auditEvidence(evidence, await loadRubric('rodeo'));
  return result.checks.find(({ id }) => id === 'training-code')?.result;
};

describe.each(['both', 'none'] as const)('tokens: %s', (tokens) => {
  test('a repository named by the stem is taken when it links back', async () => {
    const world = await start({
      models: [bare(ID)],
      repositories: [repository('Lab/Folder3', `Weights: https://huggingface.co/${ID}`)],
    });
    const evidence = await world.collect(ID, { tokens });
    expect(evidence.links.repository).toMatchObject({
      to: 'Lab/Folder3',
      how: 'same owner and "folder3" from the model\'s name, and its README links to this model',
      source: { url: expect.stringContaining('/Lab/Folder3/blob/') },
    });
    expect(evidence.repository).toMatchObject({ state: 'present', value: { fullName: 'Lab/Folder3' } });
    expect(asked(world).length).toBeLessThanOrEqual(tokens === 'both' ? 4 : 6);
  });

  test('so it is when it links to the organization, even if only the card names its owner', async () => {
    const world = await start({
      models: [bare(ID, 'By [our lab](https://github.com/fold-makers).')],
      repositories: [repository('fold-makers/folder3', 'Models: https://huggingface.co/lab')],
    });
    const evidence = await world.collect(ID, { tokens });
    expect(evidence.links.repository).toMatchObject({
      to: 'fold-makers/folder3',
      how: 'the owner that the card names and "folder3" from the model\'s name, and its README links to the model\'s organization',
    });
  });

  test('one that does not link back is not taken, and none is missing unseen', async () => {
    const world = await start({ models: [bare(ID)], repositories: [repository('lab/folder3', '# Folders')] });
    const evidence = await world.collect(ID, { tokens });
    expect(evidence.links.repository).toBeNull();
    expect(evidence.repository.state).toBe('absent');
    expect(asked(world).length).toBeLessThanOrEqual(tokens === 'both' ? 1 : 4);
  });

  test('none is there: looked, and absent', async () => {
    const world = await start({ models: [bare(ID)] });
    const evidence = await world.collect(ID, { tokens });
    expect(evidence.repository.state).toBe('absent');
    expect(await training(evidence)).toBe('fail');
    expect(asked(world)).toEqual(
      tokens === 'both'
        ? ['/graphql']
        : ['/repos/lab/folder3_12b', '/repos/lab/folder3', '/repos/lab/folder'],
    );
  });

  test.each([
    ['refused', { status: 403, body: { message: 'Resource not accessible' } }],
    ['limited', { status: 429 }],
    ['down', { status: 503 }],
  ])('a look-up that is %s leaves it open: unknown, no failure', async (_, fault) => {
    const world = await start({ models: [bare(ID)] });
    world.apis.fail({ host: 'github', ...fault });
    const evidence = await world.collect(ID, { tokens });
    expect(evidence.links.repository).toBeNull();
    expect(evidence.repository.state).toBe('unavailable');
    expect(await training(evidence)).toBe('unknown');
  });
});

test('without a token the anonymous quota bounds it, and says so when it is used up', async () => {
  const world = await start({
    models: [bare(ID)],
    repositories: [repository('lab/folder3', `https://huggingface.co/${ID}`)],
    limits: { github: { anonymous: { quota: 1, seconds: 3600 } } },
  });
  const evidence = await world.collect(ID, { tokens: 'none' });
  expect(evidence.repository).toMatchObject({ state: 'unavailable', reason: { code: 'rate-limited' } });
  expect(await training(evidence)).toBe('unknown');
});

test.each(['both', 'none'] as const)(
  'a README that cannot be read leaves open whose it is (tokens: %s)',
  async (tokens) => {
    const readme = '# Folders';
    const world = await start({ models: [bare(ID)], repositories: [repository('lab/folder3', readme)] });
    world.apis.fail({ host: 'github', path: '/readme', status: 500 });
    if (tokens === 'both') world.apis.fail({ host: 'github', path: '/graphql', status: 502 });
    const evidence = await world.collect(ID, { tokens });
    expect(evidence.repository).toMatchObject({ state: 'unavailable', reason: { code: 'server-error' } });
  },
);

test('without GraphQL the same is found by REST', async () => {
  const world = await start({
    models: [bare(ID)],
    repositories: [repository('lab/folder3', `https://huggingface.co/${ID}`)],
  });
  world.apis.fail({ host: 'github', path: '/graphql', status: 502 });
  expect((await world.collect(ID)).links.repository).toMatchObject({ to: 'lab/folder3' });
});

test('the exact name goes before a stem', async () => {
  const readme = `https://huggingface.co/${ID}`;
  const world = await start({
    models: [bare(ID)],
    repositories: [repository('lab/folder3', readme), repository(ID, readme)],
  });
  expect((await world.collect(ID)).links.repository).toMatchObject({
    to: ID,
    how: 'same owner and name, and its README links to this model',
  });
});

test('a card that names a repository, or a user who says none, asks for no other', async () => {
  const world = await start({
    models: [bare(ID, 'Code: https://github.com/lab/code'), bare('lab/glimmer-7b')],
    repositories: [repository('lab/code', '# Code')],
  });
  await world.collect('lab/glimmer-7b', { links: { repo: 'none' } });
  expect(asked(world)).toEqual([]);
  const evidence = await world.collect(ID, { tokens: 'none' });
  expect(evidence.links.repository).toMatchObject({ to: 'lab/code' });
  expect(asked(world)).toContain('/repos/lab/code');
  expect(asked(world).filter((path) => path.includes('folder'))).toEqual([]);
});

describe('a batch', () => {
  const HOSTS = { hub: 'https://huggingface.co', github: 'https://github.com' };
  const listed = (id: string) => ({ target: parseTarget(id, HOSTS), at: id });
  const apart = ({ cost: _, ...evidence }: Evidence) => evidence;

  test('shares the look-up, and finds what each finds alone', async () => {
    const ids = ['1b', '3b', '7b', '12b'].flatMap((size) => [`lab/folder3_${size}`, `lab/glimmer-${size}`]);
    const links = ids.slice(0, 4).map((id) => `https://huggingface.co/${id}`);
    const world = await start({
      models: ids.map((id) => bare(id)),
      repositories: [repository('lab/folder3', links.join('\n'))],
    });
    const batch = world.batch();
    const evidence = await Promise.all(ids.map((id) => batch.collect(listed(id))));
    // One for all look-ups, one for the repository that was found.
    expect(asked(world)).toEqual(['/graphql', '/graphql']);
    for (const [index, id] of ids.entries())
      expect(apart(evidence[index] as Evidence), id).toEqual(
        apart(await world.collect(id, { depth: 'full' })),
      );
    const found = evidence.map(({ links }) => links.repository?.to ?? null);
    expect(found).toEqual([...['lab/folder3', null, 'lab/folder3', null], ...[null, null, null, null]]);
  });

  test('that reads records alone looks up nothing, and denies nothing', async () => {
    const world = await start({ models: [bare(ID)] });
    const evidence = await world.batch({ depth: 'list' }).collect(listed(ID));
    expect(evidence.repository).toMatchObject({ state: 'unavailable', reason: { code: 'not-collected' } });
    expect(asked(world)).toEqual([]);
    expect(await training(evidence)).toBe('unknown');
  });

  test('whose look-up fails leaves each open', async () => {
    const world = await start({ models: [bare(ID)] });
    world.apis.fail({ host: 'github', status: 503 });
    const evidence = await world.batch().collect(listed(ID));
    expect(evidence.repository).toMatchObject({ state: 'unavailable', reason: { code: 'server-error' } });
  });
});
