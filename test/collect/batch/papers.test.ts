/** Papers of many models are looked up together, and each has the answer that it has alone. */
import { afterEach, expect, test } from 'vitest';
import { type Fact, type Paper, valueIn } from '../../../src/evidence.js';
import type { Fault, PaperData } from '../../apis/index.js';
import { type Collecting, startCollecting } from '../collecting.js';

const NUMBERS = Array.from({ length: 12 }, (_, index) => index);
const idOf = (index: number) => `org/model-${index}`;

let running: Collecting | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

/** Every third paper is known to nobody, and every fourth to OpenAlex alone. */
function start(faults: Fault[] = []): Promise<Collecting> {
  const knownTo: PaperData['knownTo'] = ['openalex'];
  return startCollecting({
    faults,
    models: NUMBERS.map((index) => ({
      id: idOf(index),
      tags: [`arxiv:2401.${10_000 + index}`],
      files: { 'README.md': `# Model ${index}\n` },
    })),
    papers: NUMBERS.filter((index) => index % 3 !== 0).map((index) => ({
      arxiv: `2401.${10_000 + index}`,
      title: `Paper ${index}`,
      citations: index,
      ...(index % 4 === 0 && { knownTo }),
    })),
  });
}

async function papersTogether({ batch }: Collecting): Promise<Fact<Paper>[]> {
  const collector = batch();
  const targets = NUMBERS.map((index) => ({ kind: 'hub' as const, id: idOf(index) }));
  const found = await Promise.all(targets.map((target) => collector.collect({ target, at: target.id })));
  return found.map(({ paper }) => paper);
}

async function papersAlone({ collect }: Collecting): Promise<Fact<Paper>[]> {
  const found: Fact<Paper>[] = [];
  for (const index of NUMBERS) found.push((await collect(idOf(index))).paper);
  return found;
}

test('one request names all, and those it does not know are asked for elsewhere', async () => {
  running = await start();
  const together = await papersTogether(running);
  const { apis } = running;
  expect(apis.requests('semantic-scholar').map(({ method }) => method)).toEqual(['POST']);
  expect(together.map(({ state }) => state)).toEqual(
    NUMBERS.map((index) => (index % 3 === 0 ? 'absent' : 'present')),
  );
  expect(together.map((fact) => valueIn(fact)?.provider)).toEqual(
    NUMBERS.map((index) => (index % 3 === 0 ? undefined : index % 4 === 0 ? 'openalex' : 'semantic-scholar')),
  );
  expect(together).toEqual(await papersAlone(running));
});

test('when it refuses the list, each is asked for alone', async () => {
  running = await start([
    { host: 'semantic-scholar', method: 'POST', status: 400, body: { error: 'No valid paper ids given' } },
  ]);
  const together = await papersTogether(running);
  expect(together).toEqual(await papersAlone(running));
});

test('an answer of another shape is no answer: each is asked for alone', async () => {
  running = await start([
    { host: 'semantic-scholar', method: 'POST', status: 200, body: [{ title: 'too few' }] },
  ]);
  const together = await papersTogether(running);
  expect(together).toEqual(await papersAlone(running));
});
