/** Whatever ends a batch, the next one goes on: started, killed and stopped as real processes against stand-in services. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Apis, startApis } from '../apis/index.js';
import { linesIn, program, untilLines } from './program.js';

const COUNT = 40;
const IDS = Array.from({ length: COUNT }, (_, index) => `org/model-${index}`);

/** So that nothing here waits for a quota: what is asked in which time is tested elsewhere. */
const AMPLE = { quota: 1_000_000, seconds: 60 };

let apis: Apis;
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rodeo-batch-'));
  await writeFile(join(folder, 'list.txt'), IDS.join('\n'));
  apis = await startApis({
    limits: { hub: { api: AMPLE, resolvers: AMPLE, pages: AMPLE }, github: { graphql: AMPLE, core: AMPLE } },
    models: IDS.map((id) => ({
      id,
      tags: ['license:mit'],
      files: { 'README.md': `# ${id}\n\nA model for tests.\n`, 'model.safetensors': 1000 },
    })),
  });
});
afterEach(async () => {
  await apis.close();
  await rm(folder, { recursive: true, force: true });
});

const start = (args: readonly string[], cache = 'cache') =>
  program.start(
    ['batch', 'list.txt', ...args],
    {
      ...apis.env,
      ...apis.tokens,
      HOME: folder,
      RODEO_CACHE_DIR: join(folder, cache),
      PATH: '/usr/bin:/bin',
    },
    folder,
  );

/** The Hub is silent about some models until it is let go, so that a batch is not over before its time on any machine. */
function hold(path: RegExp): () => void {
  let letGo = () => {};
  const until = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  apis.fail({ host: 'hub', path, until });
  return letGo;
}

const at = (name: string) => join(folder, name);
const parsed = (name: string) => linesIn(at(name)).map((line) => JSON.parse(line));

/** The lines without what differs from run to run: times, and who was the first to ask for something that is shared. */
function withoutTimes(name: string): string[] {
  return parsed(name)
    .map(({ at: _, ms, ...line }) => {
      const { collectedAt, cost, ...result } = line.result;
      return JSON.stringify({ ...line, result });
    })
    .sort();
}

describe('a batch that is killed', () => {
  it('goes on to the same results, each target once, as one that was left alone', async () => {
    // Without code to look for, all time goes into the Hub and the journal.
    await writeFile(at('list.txt'), `target,repo\n${IDS.map((id) => `${id},none\n`).join('')}`);
    const whole = start(['-o', 'whole.ndjson', '--concurrency', '20'], 'cache-of-the-whole');
    expect(await whole.ended).toBe(0);

    const letGo = hold(/\/org\/model-39\b/);
    // Anywhere: before anything is written, between lines, within compaction; fixed, so that a failure can be repeated.
    for (const lines of [0, 3, 11, 20, 21, 36]) {
      const running = start(['-o', 'killed.ndjson', '--concurrency', '20']);
      await untilLines(at('killed.ndjson'), lines, running);
      running.child.kill('SIGKILL');
      expect(await running.ended).toBe('SIGKILL');
    }
    letGo();
    const last = start(['-o', 'killed.ndjson', '--concurrency', '20']);
    expect(await last.ended).toBe(0);

    expect(
      parsed('killed.ndjson')
        .map(({ target }) => target)
        .sort(),
    ).toEqual(IDS.map((id) => `hf:${id}`).sort());
    expect(withoutTimes('killed.ndjson')).toEqual(withoutTimes('whole.ndjson'));
    expect((await readdir(folder)).sort()).toEqual(
      ['cache', 'cache-of-the-whole', 'killed.ndjson', 'list.txt', 'whole.ndjson'].sort(),
    );
  });
});

describe('a batch that is interrupted', () => {
  it('finishes what is under way, says how to go on, and asks for nothing twice', async () => {
    const letGo = hold(/\/org\/model-[23]\d\b/);
    const running = start(['-o', 'r.ndjson', '--concurrency', '4']);
    await untilLines(at('r.ndjson'), 10, running);
    running.child.kill('SIGINT');
    while (!running.said().includes('once more to end at once'))
      await new Promise((resolve) => setTimeout(resolve, 5));
    letGo();
    expect(await running.ended).toBe(130);
    expect(running.said()).toContain('stopped; the same command resumes from r.ndjson');
    const done = parsed('r.ndjson');
    expect(done.length).toBeGreaterThanOrEqual(10);
    expect(done.length).toBeLessThan(COUNT);
    expect(done.every(({ status }) => status === 'done')).toBe(true);

    const before = apis.requests().length;
    const again = start(['-o', 'r.ndjson']);
    expect(await again.ended).toBe(0);
    const paths = apis
      .requests()
      .slice(before)
      .map(({ path }) => path);
    expect(paths.length).toBeGreaterThan(0);
    for (const { target } of done) {
      const id = target.slice('hf:'.length);
      expect(paths.filter((path) => path.includes(`/${id}/`) || path.includes(`/${id}?`))).toEqual([]);
    }
    expect(parsed('r.ndjson')).toHaveLength(COUNT);
  });

  it('is ended at once by the second signal, and taken up all the same', async () => {
    apis.fail({ host: 'hub', path: '/org/model-7/', stall: true });
    await writeFile(at('list.txt'), 'org/model-7\n');
    const running = start(['-o', 'r.ndjson', '--timeout', '60']);
    while (apis.requests('hub').length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    running.child.kill('SIGINT');
    while (!running.said().includes('once more to end at once'))
      await new Promise((resolve) => setTimeout(resolve, 5));
    running.child.kill('SIGINT');
    expect(await running.ended).toBe('SIGINT');
    await writeFile(at('list.txt'), 'org/model-8\n');
    expect(await start(['-o', 'r.ndjson']).ended).toBe(0);
  });
});

describe('two batches with one output', () => {
  it('are one too many: the second is refused in a line, and may begin when the first is dead', async () => {
    const letGo = hold(/\/org\/model-[1-3]\d\b/);
    const first = start(['-o', 'r.ndjson']);
    await untilLines(at('r.ndjson'), 1, first);
    const second = start(['-o', 'r.ndjson']);
    expect(await second.ended).toBe(2);
    expect(second.said()).toContain(`is being written by process ${first.child.pid}`);
    expect(second.said().trim().split('\n')).toHaveLength(2);
    first.child.kill('SIGKILL');
    await first.ended;
    letGo();
    await writeFile(at('list.txt'), 'org/model-8\n');
    expect(await start(['-o', 'r.ndjson']).ended).toBe(0);
  });
});

describe('a batch by another rubric', () => {
  it('judges what was gathered before, and asks nobody anything', async () => {
    await writeFile(at('list.txt'), IDS.slice(0, 12).join('\n'));
    expect(await start(['-o', 'r.ndjson']).ended).toBe(0);
    const asked = apis.log.length;
    const again = start(['-o', 'r.ndjson', '--rubric', 'ml-completeness', '--allow-failures', '12']);
    expect(await again.ended).toBe(0);
    expect(apis.log.length).toBe(asked);
    expect(again.said()).toContain('12 judged again');
    expect(parsed('r.ndjson').map(({ rubric }) => rubric.id)).toEqual(Array(12).fill('ml-completeness'));
    const offline = start(['-o', 'r.ndjson', '--offline', '--allow-failures', '12']);
    expect(await offline.ended).toBe(0);
    expect(parsed('r.ndjson').map(({ rubric }) => rubric.id)).toEqual(Array(12).fill('rodeo'));
    expect(apis.log.length).toBe(asked);
  });
});
