/** The watch as people start it, against services in which things change between two runs. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  inject,
  it,
  onTestFinished,
} from 'vitest';
import { type Apis, type GithubRepo, type HubRepo, startApis } from '../apis/index.js';
import { linesIn, program, untilLines } from '../batch/program.js';
import { runInResident } from '../program/resident.js';

const COUNT = 15;
const AMPLE = { quota: 1_000_000, seconds: 60 };

const freshModels = (): HubRepo[] =>
  Array.from({ length: COUNT }, (_, index) => ({
    id: `org/model-${index}`,
    tags: ['license:mit'],
    cardData: { license: 'mit' },
    files: {
      'README.md': `---\nlicense: mit\n---\n# Model ${index}\n\nCode: https://github.com/org/code\n`,
      'model.safetensors': 1000,
    },
  }));
const freshRepositories = (): GithubRepo[] => [
  { full_name: 'org/code', files: { 'README.md': '# Code\n', 'train.py': 'print()\n' } },
];

/** What the services know, and tests change. */
const models = freshModels();
const repositories = freshRepositories();
const all = [...models];
let apis: Apis;
/** A folder after its first watch, which every test begins with. */
let watched = '';
let first: Awaited<ReturnType<typeof watch>>;
let folder = '';
beforeAll(async () => {
  apis = await startApis({
    limits: { hub: { api: AMPLE, resolvers: AMPLE, pages: AMPLE }, github: { graphql: AMPLE, core: AMPLE } },
    models,
    repositories,
  });
  folder = watched = await mkdtemp(join(tmpdir(), 'rodeo-watch-'));
  await writeFile(at('list.txt'), models.map(({ id }) => id).join('\n'));
  first = await watch();
});
beforeEach(async () => {
  renew();
  folder = await mkdtemp(join(tmpdir(), 'rodeo-watch-'));
  await cp(watched, folder, { recursive: true, preserveTimestamps: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));
afterAll(async () => {
  await apis.close();
  await rm(watched, { recursive: true, force: true });
});

/** All is as it was at first. Services know these very objects. */
function renew(): void {
  models.splice(0, models.length, ...all);
  restore(models, freshModels());
  restore(repositories, freshRepositories());
}

function restore<T extends object>(changed: readonly T[], fresh: readonly T[]): void {
  for (const [index, one] of changed.entries()) {
    for (const key of Object.keys(one)) delete one[key as keyof T];
    Object.assign(one, fresh[index]);
  }
}

const at = (name: string) => join(folder, name);
const COMMAND = ['watch', 'list.txt', '-o', 'w.ndjson'];
const environment = () => ({
  ...{ ...apis.env, ...apis.tokens },
  ...{ HOME: folder, RODEO_CACHE_DIR: at('cache'), PATH: '/usr/bin:/bin' },
});
/** As a process of its own, that can be ended. */
const start = (args: readonly string[]) => program.start([...COMMAND, ...args], environment(), folder);

/** One run: its exit code, its report, and the paths that it asked for. */
async function watch(...args: string[]) {
  await rm(at('report.md'), { force: true });
  const before = apis.requests().length;
  const { exit, stderr } = await runInResident(
    inject('installed'),
    [...COMMAND, '--format', 'markdown=report.md', ...args],
    { cwd: folder, env: environment() },
  );
  const asked = apis.requests().slice(before);
  const report = await readFile(at('report.md'), 'utf8').catch(() => '');
  return { exit, report, said: stderr, asked: asked.map(({ path }) => path.split('?')[0]) };
}

/** The owner commits: the model is under other terms from now on. */
function relicense(index: number, license: string): void {
  const model = models[index] as HubRepo;
  Object.assign(model, {
    sha: index.toString(16).padStart(40, 'c'),
    tags: [`license:${license}`],
    cardData: { license },
    files: { ...model.files, 'README.md': `---\nlicense: ${license}\n---\n# Model ${index}\n` },
  });
}

describe('a watch', () => {
  it('asks a page and a query about models that did not change, and writes nothing', async () => {
    expect([first.exit, first.report]).toEqual([0, expect.stringContaining('watched from now on')]);
    expect(linesIn(at('w.ndjson'))).toHaveLength(COUNT);
    const second = await watch();
    expect(second.asked.sort()).toEqual(['/api/models', '/graphql']);
    expect([second.exit, second.report]).toEqual([0, expect.stringContaining('nothing changed')]);
    expect(linesIn(at('w.ndjson'))).toHaveLength(COUNT);
  });

  it('tells what changed and why, once, and keeps both results', async () => {
    relicense(7, 'cc-by-nc-4.0');
    const { exit, report, asked } = await watch('--format', 'atom=feed.xml', '--only', 'licenses');
    expect(exit).toBe(1);
    expect(report).toContain('terms of 1 of 15 targets changed');
    expect(report).toContain('Because of the evidence');
    expect(report).toMatch(/License of the weights \| .*-NC-.* \| |License of the weights \| MIT/i);
    expect(report).not.toContain('model\\-8');
    expect(asked.some((path) => path?.includes('model-8'))).toBe(false);
    const lines = linesIn(at('w.ndjson')).map((line) => JSON.parse(line));
    expect(lines).toHaveLength(COUNT + 1);
    expect(lines.filter(({ target }) => target === 'hf:org/model-7')).toHaveLength(2);
    expect(await readFile(at('feed.xml'), 'utf8')).toMatch(/<entry>[\s\S]*org\/model-7/);
    expect((await watch('--only', 'licenses')).exit).toBe(0);
  });

  it('sees that a model is asked for at the gate, without any commit', async () => {
    Object.assign(models[3] as HubRepo, { gated: 'manual' });
    const { exit, report } = await watch('--only', 'licenses');
    expect(report).toContain('as the owner decides');
    expect(exit).toBe(1);
  });

  it('tells what the rubric did apart from what the model did', async () => {
    relicense(2, 'cc-by-nc-4.0');
    const { report } = await watch('--rubric', 'ml-completeness');
    const own = report
      .split('### ')
      .filter((part) => part.startsWith('hf:org/model\\-2') || part.startsWith('hf:org/model-2\n'));
    expect(own.map((part) => /Because of ([^:]+):/.exec(part)?.[1]).sort()).toEqual([
      'the evidence',
      'the rubric',
    ]);
    // Only the model that moved was read again.
    expect(report).toContain('15 of 15 targets changed');
    const terms = await watch('--rubric', 'ml-completeness', '--only', 'licenses');
    expect(terms.exit).toBe(0);
  });

  it('reads a model again, and names every cause, where the evidence of last time is gone', async () => {
    await rm(at('cache'), { recursive: true });
    const { report } = await watch('--rubric', 'ml-completeness');
    expect(report).toContain('15 of 15 targets changed');
    expect(report).toContain('Because of the rubric:');
    expect(linesIn(at('w.ndjson'))).toHaveLength(2 * COUNT);
  });

  it('reads everything with --full, and has no news where there is none', async () => {
    const { exit, asked } = await watch('--full');
    expect(exit).toBe(0);
    expect(asked.filter((path) => path?.includes('model-8')).length).toBeGreaterThan(0);
    expect(linesIn(at('w.ndjson'))).toHaveLength(COUNT);
  });

  it('sees a commit to the code that many models share, by one question', async () => {
    Object.assign(repositories[0] as GithubRepo, { archived: true });
    const { report, exit } = await watch();
    expect(report).toContain('archived');
    expect([0, 1]).toContain(exit);
    expect(linesIn(at('w.ndjson'))).toHaveLength(2 * COUNT);
  });

  it('tells that a model is gone, once', async () => {
    models.splice(4, 1);
    const { exit, report } = await watch();
    expect(exit).toBe(1);
    expect(report).toContain('not found, or private');
    expect((await watch()).exit).toBe(0);
    expect(linesIn(at('w.ndjson'))).toHaveLength(COUNT + 1);
  });

  it('is inconclusive while a service is away, and takes nothing back', async () => {
    onTestFinished(apis.fail({ host: 'hub', path: '/api/models', status: 503 }));
    onTestFinished(apis.fail({ host: 'github', path: '/graphql', status: 500 }));
    const { exit } = await watch('--max-wait', '0');
    expect(exit).toBe(3);
    expect(linesIn(at('w.ndjson'))).toHaveLength(COUNT);
  });

  it('needs a journal', async () => {
    const running = program.start(['watch', 'list.txt'], { HOME: folder, PATH: '/usr/bin:/bin' }, folder);
    expect(await running.ended).toBe(2);
    expect(running.said()).toContain('a watch needs a journal');
  });
});

describe('a watch that is killed', () => {
  it('reports all that changed when it is taken up again, each change once', async () => {
    for (let index = 0; index < COUNT; index++) relicense(index, 'cc-by-nc-4.0');
    for (const lines of [COUNT, COUNT + 3, COUNT + 11]) {
      const running = start(['--concurrency', '2']);
      await untilLines(at('w.ndjson'), lines, running);
      running.child.kill('SIGKILL');
      await running.ended;
    }
    const { exit, report } = await watch('--only', 'licenses');
    expect(exit).toBe(1);
    expect(report).toContain('terms of 15 of 15 targets changed');
    const targets = linesIn(at('w.ndjson')).map((line) => JSON.parse(line).target);
    expect(targets).toHaveLength(2 * COUNT);
    expect(new Set(targets.slice(COUNT)).size).toBe(COUNT);
    expect((await watch()).exit).toBe(0);
  });
});
