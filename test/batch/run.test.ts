import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { streamJournal } from '../../src/batch/journal.js';
import type { JournalLine } from '../../src/batch/journal-line.js';
import { canonicalName, isIn, keyOf, parseShard } from '../../src/batch/key.js';
import { type BatchOptions, type Fault, runBatch } from '../../src/batch/run.js';
import type { Listed } from '../../src/collect/batch/listed.js';
import { failedLine, lineOf, listedAs, STAMP } from './lines.js';

const never = new AbortController().signal;

async function* listOf(count: number): AsyncGenerator<Listed> {
  for (let index = 0; index < count; index++) yield listedAs(`org/model-${index}`);
}

const run = (options: Partial<BatchOptions> & Pick<BatchOptions, 'listed'>) =>
  runBatch({
    audit: async ({ target }) => lineOf(canonicalName(target)),
    stamp: () => STAMP,
    journal: streamJournal(async () => undefined),
    concurrency: 4,
    signal: never,
    ...options,
  });

describe('a batch', () => {
  it('never holds more than it works on, however long the list and however slow the work', async () => {
    let read = 0;
    let finished = 0;
    let most = 0;
    let mostWritten = 0;
    let writing = 0;
    async function* watched() {
      for await (const listed of listOf(5000)) {
        read++;
        most = Math.max(most, read - finished);
        yield listed;
      }
    }
    const journal = streamJournal(async () => {
      mostWritten = Math.max(mostWritten, ++writing);
      await setImmediate();
      writing--;
    });
    const state = await run({
      listed: watched(),
      concurrency: 7,
      journal,
      audit: async ({ target }) => {
        await setImmediate();
        return lineOf(canonicalName(target));
      },
      onProgress: ({ done }) => {
        finished = done;
      },
    });
    expect(state.done).toBe(5000);
    expect(most).toBeLessThanOrEqual(7 + 1);
    expect(mostWritten).toBeLessThanOrEqual(7);
  });

  it('remembers of its failures how many there are and a few names, not all', async () => {
    const { reasons, failed } = await run({
      listed: listOf(1000),
      audit: async ({ target }) => failedLine(canonicalName(target)),
    });
    expect(failed).toBe(1000);
    expect(reasons.get('timeout')?.count).toBe(1000);
    expect(reasons.get('timeout')?.examples).toHaveLength(3);
  });

  it('does a target once and counts its duplicates', async () => {
    const asked: string[] = [];
    async function* twice() {
      yield* listOf(3);
      yield listedAs('Org/MODEL-1');
    }
    const state = await run({
      listed: twice(),
      total: 4,
      audit: async ({ target }) => {
        asked.push(target.id);
        return lineOf(canonicalName(target));
      },
    });
    expect(asked.sort()).toEqual(['org/model-0', 'org/model-1', 'org/model-2']);
    expect(state).toMatchObject({ done: 3, duplicates: 1, total: 3 });
  });

  it('passes faults on and counts them', async () => {
    const faults: Fault[] = [];
    async function* faulty() {
      yield { fault: 'is nothing', at: 'list:1' };
      yield* listOf(1);
    }
    const state = await run({ listed: faulty(), onFault: (fault) => faults.push(fault) });
    expect(state).toMatchObject({ faults: 1, done: 1 });
    expect(faults).toEqual([{ fault: 'is nothing', at: 'list:1' }]);
  });

  it('finishes what is under way when it is stopped, and begins nothing more', async () => {
    const stop = new AbortController();
    const finish: (() => void)[] = [];
    const began: string[] = [];
    const running = run({
      listed: listOf(100),
      signal: stop.signal,
      audit: ({ target }) =>
        new Promise<JournalLine>((resolve) => {
          began.push(target.id);
          finish.push(() => resolve(lineOf(canonicalName(target))));
        }),
    });
    while (began.length < 4) await setImmediate();
    stop.abort();
    for (const one of finish) one();
    expect(await running).toMatchObject({ done: 4, underWay: 0 });
    expect(began).toHaveLength(4);
  });

  it('does not wait for a list that waits itself', async () => {
    const stop = new AbortController();
    async function* typed() {
      yield listedAs('org/model');
      await new Promise(() => undefined);
    }
    const running = run({ listed: typed(), signal: stop.signal });
    await setImmediate();
    stop.abort();
    expect(await running).toMatchObject({ done: 1 });
  });

  it('leaves a target to be done that was given up', async () => {
    const lines: string[] = [];
    const journal = streamJournal(async (text) => void lines.push(text));
    const state = await run({ listed: listOf(2), journal, audit: async () => null });
    expect(state).toMatchObject({ done: 0, failed: 0 });
    expect(lines).toEqual([]);
  });

  it('ends with what broke the list or the journal, after what was under way', async () => {
    async function* broken() {
      yield* listOf(3);
      throw new Error('the list broke');
    }
    await expect(run({ listed: broken() })).rejects.toThrow('the list broke');
    const journal = streamJournal(async () => {
      throw new Error('the disk is full');
    });
    let audits = 0;
    const failing = run({
      listed: listOf(1000),
      journal,
      audit: async ({ target }) => {
        audits++;
        return lineOf(canonicalName(target));
      },
    });
    await expect(failing).rejects.toThrow('the disk is full');
    expect(audits).toBeLessThanOrEqual(4);
  });
});

describe('shards', () => {
  it('part a list without a rest, the same way whatever the case', async () => {
    const shards = [1, 2, 3].map((part) => parseShard(`${part}/3`));
    const counts = await Promise.all(
      shards.map(async (shard) => (await run({ listed: listOf(300), shard })).done),
    );
    expect(counts.reduce((sum, count) => sum + count)).toBe(300);
    for (const count of counts) expect(count).toBeGreaterThan(60);
    for (const shard of shards) expect(isIn(shard, keyOf('hf:A/B'))).toBe(isIn(shard, keyOf('hf:a/b')));
  });

  it('are the same on every machine and in every version', () => {
    const part = (name: string) =>
      [1, 2, 3, 4, 5, 6, 7, 8].find((one) => isIn({ part: one, of: 8 }, keyOf(name)));
    expect(['hf:microsoft/biogpt', 'gh:microsoft/BioGPT', 'hf:gpt2'].map(part)).toMatchInlineSnapshot(`
      [
        3,
        5,
        1,
      ]
    `);
  });

  it.each(['0/3', '4/3', '3', '1/0', 'a/b', '1/2/3', ''])('%j is none', (text) => {
    expect(() => parseShard(text)).toThrow(/is not a valid shard/);
  });
});
