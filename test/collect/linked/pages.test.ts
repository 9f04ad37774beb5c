/** Pages that were left out or could not be read: they are named, and leave open what they might say. */
import { afterEach, expect, test } from 'vitest';
import { runCheck } from '../../../src/checks/check.js';
import trainTestOverlap from '../../../src/checks/train-test-overlap.js';
import { type Evidence, valueIn } from '../../../src/evidence.js';
import { readRelease } from '../../../src/release/index.js';
import type { ApisOptions } from '../../apis/index.js';
import { CODE, type Collecting, MODEL, startCollecting, WORLD } from '../collecting.js';

let running: Collecting | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

async function start(files: Record<string, string | number>, options: ApisOptions = {}): Promise<Collecting> {
  const repositories = [{ ...CODE, files: { ...CODE.files, ...files } }];
  running = await startCollecting({ ...WORLD, ...options, repositories });
  return running;
}

const textsOf = ({ repository }: Evidence) => valueIn(repository)?.texts ?? {};
const overlap = (evidence: Evidence) => runCheck(trainTestOverlap, readRelease(evidence));
const pages = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`docs/page${n}.md`, `# Page ${n}`]));

test('sixty pages are read in one query, and what says nothing on them is not said', async () => {
  const { apis, collect } = await start(pages(60));
  const evidence = await collect('org/model');
  expect(Object.values(textsOf(evidence)).filter(({ state }) => state === 'present')).toHaveLength(63);
  // And the code in a query of its own.
  expect(apis.requests('github')).toHaveLength(4);
  expect(overlap(evidence)).toMatchObject({ result: 'fail', high: 0 });
});

test('a page over the limit is named, and leaves open what it might say', async () => {
  const { collect } = await start(pages(61));
  const evidence = await collect('org/model');
  expect(textsOf(evidence)['docs/page9.md']).toMatchObject({
    state: 'unavailable',
    reason: { code: 'not-collected', detail: 'over the limit of pages' },
  });
  expect(overlap(evidence)).toMatchObject({ result: 'unknown', missing: [{ what: 'docs/page9.md' }] });
});

test('without a token pages are named as unread', async () => {
  const { collect } = await start(pages(2));
  const evidence = await collect('org/model', { tokens: 'none' });
  expect(textsOf(evidence)['docs/page1.md']).toMatchObject({ reason: { code: 'needs-token' } });
  expect(overlap(evidence).result).toBe('unknown');
});

test('a file that GitHub failed at is unavailable, not missing', async () => {
  const known = { models: [MODEL], partial: true };
  const { collect } = await start({ 'docs/data.md': 100, 'CITATION.cff': 100 }, known);
  const evidence = await collect('org/model', { links: { paper: 'none' } });
  for (const path of ['docs/data.md', 'CITATION.cff'])
    expect(textsOf(evidence)[path]).toMatchObject({
      state: 'unavailable',
      reason: { code: 'server-error', detail: 'Something went wrong while executing your query.' },
    });
  expect(textsOf(evidence)['README.md']?.state).toBe('present');
});
