/** Classes of real releases: what the evidence proves, what stands in the way, and what is left open when it could not be seen. */
import { describe, expect, it, test } from 'vitest';
import { type Finding, type Outcome, partial, pass, unknown } from '../../src/checks/check.js';
import type { License, Licenses } from '../../src/licenses/license.js';
import type { Classification } from '../../src/result/result.js';
import { classifyRelease } from '../../src/rubric/classification.js';
import { loadLadder } from '../../src/rubric/load.js';
import { SHIPPED, shippedResult } from '../shipped.js';

const ladder = await loadLadder('mof-1.0');
const names = Object.keys(ladder.components);

function classOf(name: string): Classification {
  const { classification } = shippedResult(name);
  if (!classification) throw new Error('the rubric names a ladder');
  return classification;
}

describe('microsoft/biogpt', () => {
  const biogpt = classOf('microsoft__biogpt');

  it('is unclassified, whatever else were seen', () => {
    expect(biogpt).toMatchObject({ class: null, label: 'Unclassified', certain: true });
    expect(biogpt.classes.map(({ open, required }) => [open, required])).toEqual([
      [4, 6],
      [7, 10],
      [7, 14],
    ]);
  });

  it('lacks a data card, and its paper no license says that others may copy', () => {
    expect(biogpt.classes[0]).toMatchObject({
      missing: ['Data card'],
      notOpen: [],
      unlicensed: ['Technical report', 'Research paper'],
      unknown: [],
    });
  });

  it('has code that tunes it, none that trained it', () => {
    const training = biogpt.components.find(({ component }) => component === 'Training code');
    expect(training).toMatchObject({ status: 'missing', check: 'training-code', class: 'II' });
    expect(training?.citations.length).toBeGreaterThan(0);
  });

  it('warns of weights under a license for code', () => {
    const weights = biogpt.components.find(({ component }) => component === 'Model parameters (Final)');
    expect(weights).toMatchObject({ status: 'open', mismatch: true, license: { id: 'MIT' } });
  });
});

test('a repository that answered in part leaves a range', () => {
  const { class: proven, atMost, certain, classes } = classOf('skt__A.X-4.0-VL-Light');
  expect({ proven, atMost: atMost?.class, certain }).toEqual({ proven: null, atMost: 'I', certain: false });
  expect(classes[0]?.unknown).toContain('Data card');
});

test.each(SHIPPED)('%s: every component has a place and a reason', (name) => {
  const { components, classes } = classOf(name);
  expect(components.map(({ component }) => component)).toEqual(
    ladder.classes.flatMap(({ required, optional = [] }) => [...required, ...optional]),
  );
  for (const { because, status, license, citations } of components) {
    expect(because).toMatch(/\S.*[.…]$/);
    if (status === 'open') expect(license?.openness).toBe('open');
    if (status === 'open' || status === 'notOpen') expect(citations.length).toBeGreaterThan(0);
  }
  for (const one of classes) {
    const inTheWay = new Set([...one.missing, ...one.notOpen, ...one.unlicensed, ...one.unknown]);
    if (one.progress === 100) expect(inTheWay.size).toBe(0);
    else expect(inTheWay.size).toBeGreaterThan(0);
  }
});

const license = (openness: License['openness'], id: string | null): License => ({
  id,
  name: id ?? 'none',
  openness,
  basis: 'tag',
  citations: [],
});
const apache = license('open', 'Apache-2.0');
const all = (one: License): Licenses => ({ weights: one, code: one, data: one, documents: one });
const at = { at: { url: 'https://huggingface.co/a/b', label: 'Hub model' } };
const gone = {
  what: 'the list',
  reason: { code: 'timeout' },
  source: { url: 'https://huggingface.co/a/b' },
} as const;

function finding(outcome: Outcome): Finding {
  const low = outcome.result === 'pass' ? 1 : outcome.result === 'partial' ? outcome.share : 0;
  const high = outcome.result === 'unknown' || outcome.missing?.length ? 1 : low;
  return { ...outcome, check: 'some-check', low, high, missing: outcome.missing ?? [] };
}

function classified(changes: Record<string, Outcome>, licenses = all(apache)): Classification {
  const found = names.map((component) => ({
    component,
    finding: finding(changes[component] ?? pass('It is there.', at)),
  }));
  return classifyRelease(found, licenses, ladder);
}

describe('a release with everything', () => {
  it('is open science', () => {
    expect(classified({})).toMatchObject({
      class: 'I',
      label: 'Class I - Open Science Model',
      certain: true,
    });
  });

  it('and a part of the training code is so too, and shows the part', () => {
    const some = classified({ 'Training code': partial(0.5, 'Half of it.', at) });
    expect(some.class).toBe('I');
    expect(some.components.find(({ component }) => component === 'Training code')?.share).toBe(0.5);
  });

  it('but data that are only named is open tooling', () => {
    const named = partial(0.5, 'Sources are named.', { ...at, released: false });
    const some = classified({ Datasets: named });
    expect(some).toMatchObject({ class: 'II', certain: true });
    expect(some.classes[2]?.missing).toEqual(['Datasets']);
  });

  it('but training code that could not be seen is a range from III to I', () => {
    const some = classified({ 'Training code': unknown('Could not look.', [{ ...gone }]) });
    expect(some).toMatchObject({ class: 'III', certain: false, atMost: { class: 'I' } });
    expect(some.classes[1]).toMatchObject({ progressHigh: 100, unknown: ['Training code'], missing: [] });
  });

  it('but weights whose license could not be seen is a range from none to I', () => {
    const some = classified({}, { ...all(apache), weights: license('unknown', null) });
    expect(some).toMatchObject({ class: null, certain: false, atMost: { class: 'I' } });
    expect(some.classes[0]).toMatchObject({ unknown: ['Model parameters (Final)'], unlicensed: [] });
  });

  it('but weights under vendor terms is unclassified', () => {
    const some = classified({}, { ...all(apache), weights: license('restricted', 'llama3.1') });
    expect(some).toMatchObject({ class: null, label: 'Unclassified', certain: true });
    expect(some.classes[0]?.notOpen).toEqual(['Model parameters (Final)']);
  });

  it('but an optional component that is closed is open science still', () => {
    const closed = pass('There.', { ...at, license: license('restricted', 'gemma') });
    expect(classified({ 'Sample model outputs': closed }).class).toBe('I');
  });
});

test('the difference to the Model Openness Tool is told where it changes the class', () => {
  const some = classified({}, { ...all(apache), data: license('open', 'PDDL-1.0') });
  expect(some.class).toBe('I');
  expect(some.notes).toEqual([
    expect.stringMatching(
      /does not count PDDL-1\.0 as open \(Evaluation data, Datasets\) and would say Class III/,
    ),
  ]);
  expect(classified({}).notes).toEqual([]);
});

test('evaluation data in the code repository are distributed under its license', () => {
  const url = 'https://github.com/a/b/blob/0123456789abcdef0123456789abcdef01234567/data/test.csv';
  const shipped = pass('The repository holds them.', { at: { url, label: 'data/test.csv' } });
  const some = classified({ 'Evaluation data': shipped }, { ...all(apache), data: license('none', null) });
  const [data] = some.components.filter(({ component }) => component === 'Evaluation data');
  expect(data).toMatchObject({ status: 'open', license: { inheritedFrom: 'the code repository' } });
});
