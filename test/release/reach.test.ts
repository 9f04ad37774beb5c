import { expect, it } from 'vitest';
import type { Evidence, Texts } from '../../src/evidence.js';
import { withinReach } from '../../src/release/reach.js';

const source = { url: 'https://example.org/' };
const textsOf = (lengths: Record<string, number>): Texts =>
  Object.fromEntries(
    Object.entries(lengths).map(([path, length]) => [
      path,
      { state: 'present', value: { text: 'x'.repeat(length) }, source },
    ]),
  );
const evidenceOf = (hub: Texts, code: Texts) =>
  ({
    hub: { state: 'present', value: { texts: hub }, source },
    repository: { state: 'present', value: { texts: code }, source },
  }) as unknown as Evidence;
const states = (evidence: Evidence) =>
  [evidence.hub, evidence.repository].map((part) =>
    part.state === 'present'
      ? Object.fromEntries(Object.entries(part.value.texts).map(([path, { state }]) => [path, state]))
      : {},
  );

it('what people publish is within the bound, and stays the evidence that it was', () => {
  const evidence = evidenceOf(
    textsOf({ 'README.md': 200_000, LICENSE: 30_000 }),
    textsOf({ 'README.md': 200_000, 'docs/a.md': 250_000 }),
  );
  expect(withinReach(evidence)).toBe(evidence);
});

it('of many long texts the deepest are beyond it, and it is said why', () => {
  const docs = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`docs/${i + 10}.md`, 300_000]));
  const evidence = withinReach(
    evidenceOf(
      textsOf({ 'README.md': 5_000_000 }),
      textsOf({ ...docs, 'README.md': 300_000, LICENSE: 1000 }),
    ),
  );
  const [hub, code = {}] = states(evidence);
  expect(hub).toEqual({ 'README.md': 'present' });
  expect(code).toMatchObject({ 'README.md': 'present', LICENSE: 'present', 'docs/10.md': 'present' });
  expect(code['docs/29.md']).toBe('unavailable');
  expect(Object.values(code).filter((state) => state === 'present').length).toBeLessThanOrEqual(11);
  const cut = evidence.repository.state === 'present' ? evidence.repository.value.texts['docs/29.md'] : null;
  expect(cut).toMatchObject({ reason: { code: 'too-large', detail: expect.stringContaining('too costly') } });
});

it('what is short after the bound was reached is not read either: the order of paths decides, not luck', () => {
  const texts = textsOf({ 'a/1.md': 300_000, 'a/2.md': 10, ...manyLong(12) });
  const [, code] = states(withinReach(evidenceOf({}, texts)));
  expect(code).toMatchObject({ 'a/1.md': 'present', 'a/2.md': 'present', 'b/21.md': 'unavailable' });
});

const manyLong = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`b/${i + 10}.md`, 300_000]));
