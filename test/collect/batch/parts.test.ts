/** What makes a batch cheap: questions that wait for company, and a memory that is bounded. */
import { describe, expect, test } from 'vitest';
import { Loader, type LoaderOptions } from '../../../src/collect/batch/loader.js';
import { remember } from '../../../src/collect/batch/memory.js';
import { absent, present, unavailable } from '../../../src/evidence.js';
import { RequestFailed } from '../../../src/http/client.js';

/** As if requests were under way as long as nobody says otherwise. */
function traffic(underWay = 1) {
  const listeners: (() => void)[] = [];
  const state = { underWay };
  return {
    accounts: { underWay: () => state.underWay, onLull: (listener: () => void) => listeners.push(listener) },
    lull() {
      state.underWay = 0;
      for (const listener of listeners) listener();
    },
  };
}

function loader(
  options: Partial<LoaderOptions<number, number>> & Pick<LoaderOptions<number, number>, 'accounts'>,
) {
  const sent: number[][] = [];
  const load = async (asks: readonly number[]) => {
    sent.push([...asks]);
    return options.load ? options.load(asks) : asks.map((ask) => ask * 10);
  };
  return { sent, loader: new Loader<number, number>({ most: 3, patienceMs: 60_000, ...options, load }) };
}

const failed = (code: 'server-error' | 'rate-limited') =>
  new RequestFailed('https://api.github.com/graphql', { code });

describe('questions', () => {
  test('go together as soon as there are enough', async () => {
    const { sent, loader: own } = loader({ accounts: traffic().accounts });
    expect(await Promise.all([1, 2, 3].map((ask) => own.ask(ask)))).toEqual([10, 20, 30]);
    expect(sent).toEqual([[1, 2, 3]]);
  });

  test('go when nothing is under way that could bring more', async () => {
    const { accounts, lull } = traffic();
    const { sent, loader: own } = loader({ accounts });
    const answers = [own.ask(1), own.ask(2)];
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(sent).toEqual([]);
    lull();
    expect(await Promise.all(answers)).toEqual([10, 20]);
    expect(sent).toEqual([[1, 2]]);
  });

  test('go in any case when patience ends', async () => {
    const { sent, loader: own } = loader({ accounts: traffic().accounts, patienceMs: 5 });
    expect(await own.ask(1)).toBe(10);
    expect(sent).toEqual([[1]]);
  });

  test('that are heavy go in several requests', async () => {
    const { sent, loader: own } = loader({
      accounts: traffic(0).accounts,
      mostWeight: 5,
      weightOf: (ask) => ask,
    });
    expect(await Promise.all([2, 3, 4, 9].map((ask) => own.ask(ask)))).toEqual([20, 30, 40, 90]);
    expect(sent).toEqual([[2, 3], [4], [9]]);
  });

  test('that are too much are halved until the one that fails stands alone', async () => {
    const load = async (asks: readonly number[]) => {
      if (asks.includes(2)) throw failed('server-error');
      return asks.map((ask) => ask * 10);
    };
    const { sent, loader: own } = loader({ accounts: traffic().accounts, most: 4, load });
    const results = await Promise.allSettled([1, 2, 3, 4].map((ask) => own.ask(ask)));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(sent).toEqual([[1, 2, 3, 4], [1, 2], [3, 4], [1], [2]]);
  });

  test('are not halved when less would not help, nor when the program is wrong', async () => {
    for (const error of [failed('rate-limited'), new TypeError('a bug')]) {
      const load = () => Promise.reject(error);
      const { sent, loader: own } = loader({ accounts: traffic().accounts, load });
      const results = await Promise.allSettled([1, 2, 3].map((ask) => own.ask(ask)));
      expect(results.map((result) => result.status === 'rejected' && result.reason)).toEqual([
        error,
        error,
        error,
      ]);
      expect(sent).toHaveLength(1);
    }
  });

  test('that fail alone spoil none of the others', async () => {
    const load = async (asks: readonly number[]) =>
      asks.map((ask) => (ask === 2 ? failed('rate-limited') : ask));
    const { loader: own } = loader({ accounts: traffic().accounts, load });
    const results = await Promise.allSettled([1, 2, 3].map((ask) => own.ask(ask)));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});

describe('a memory', () => {
  const source = { url: 'https://example.org' };

  function counting<T extends object>(value: () => T | Promise<T>) {
    const calls = { count: 0 };
    const load = async () => {
      calls.count++;
      return value();
    };
    return { calls, load };
  }

  test('loads once, also when many ask at the same time', async () => {
    const once = remember();
    const { calls, load } = counting(() => present('x', source));
    const first = await Promise.all([once('a', load), once('a', load)]);
    expect(await once('a', load)).toBe(first[0]);
    expect(calls.count).toBe(1);
    await once('b', load);
    expect(calls.count).toBe(2);
  });

  test('keeps what is not there, and forgets what failed for a moment', async () => {
    const once = remember();
    const facts = [absent(source), unavailable({ code: 'gated' }, source)];
    for (const [index, fact] of facts.entries()) {
      const { calls, load } = counting(() => fact);
      await once(`kept ${index}`, load);
      await once(`kept ${index}`, load);
      expect(calls.count).toBe(1);
    }
    const passing = counting(() => unavailable({ code: 'timeout' }, source));
    await once('passing', passing.load);
    await once('passing', passing.load);
    expect(passing.calls.count).toBe(2);
    const broken = counting(() => Promise.reject(new Error('broken')));
    for (const _ of [1, 2]) await expect(once('broken', broken.load)).rejects.toThrow('broken');
    expect(broken.calls.count).toBe(2);
  });

  test('is bounded: large repositories push out what was not used for longest', async () => {
    const once = remember();
    const text = 'x'.repeat(1024 * 1024);
    const nothing = absent(source);
    const texts = { 'a.md': present({ text }, source) };
    const parts = { files: nothing, contributors: nothing, releases: nothing, tags: nothing, texts };
    const large = () => counting(() => parts);
    const [first, used] = [large(), large()];
    await once('first', first.load);
    await once('used', used.load);
    for (let n = 0; n < 30; n++) {
      await once(`other ${n}`, large().load);
      await once('used', used.load);
    }
    await once('first', first.load);
    expect([first.calls.count, used.calls.count]).toEqual([2, 1]);
  });
});
