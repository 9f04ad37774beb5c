/** What a rubric may ask of a license: how open it is, whether the OSI approved it, what it allows; and how mistakes are told. */
import { describe, expect, it } from 'vitest';
import { ACTS, type Act } from '../../src/licenses/facts/permission.js';
import type { License, Licenses, Openness } from '../../src/licenses/license.js';
import { conditionFaults } from '../../src/rubric/condition-faults.js';
import { type Judgment, judge } from '../../src/rubric/conditions.js';
import type { ItemCondition } from '../../src/rubric/items-schema.js';
import { NOTHING_SEEN } from '../../src/rubric/stated.js';
import { license, licenses } from './findings.js';

const judged = (condition: ItemCondition, by: Licenses): NonNullable<Judgment> => {
  const nothing = () => {
    throw new Error('only licenses are asked');
  };
  const judgment = judge(condition, { finding: nothing, item: nothing, licenses: by, stated: NOTHING_SEEN });
  if (!judgment) throw new Error('a condition on a license always applies');
  return judgment;
};

/** `yes`, `no`, or `open` where what decides is not known. */
function answer(condition: ItemCondition, by: Licenses): string {
  const { low, high } = judged(condition, by);
  return low ? 'yes' : high ? 'open' : 'no';
}

describe('openness and approval', () => {
  it.each<[ItemCondition, Partial<Record<keyof Licenses, Openness>>, string]>([
    [{ license: 'weights', is: ['open'] }, {}, 'yes'],
    [{ license: 'weights', is: ['open'] }, { weights: 'restricted' }, 'no'],
    [{ license: 'weights', is: ['open', 'restricted'] }, { weights: 'restricted' }, 'yes'],
    [{ license: 'data', is: ['open'] }, { data: 'unknown' }, 'open'],
    [{ license: 'data', is: ['none'] }, { data: 'none' }, 'yes'],
    [{ license: 'code', osi: true }, { code: 'none' }, 'no'],
    [{ license: 'code', osi: true }, { code: 'unknown' }, 'open'],
  ])('%j with %j', (condition, openness, expected) => {
    expect(answer(condition, licenses(openness))).toBe(expected);
  });

  it.each([
    ['MIT', 'yes'],
    ['MIT OR CC-BY-NC-4.0', 'yes'],
    ['MIT AND CC-BY-4.0', 'no'],
    ['CC-BY-4.0', 'no'],
    ['GPL-3.0-or-later', 'yes'],
  ])('whether the OSI approved %s', (id, expected) => {
    expect(answer({ license: 'code', osi: true }, { ...licenses(), code: license('open', { id }) })).toBe(
      expected,
    );
  });
});

describe('what a license allows', () => {
  const weights = (openness: Openness, one: Partial<License> = {}): Licenses => ({
    ...licenses(),
    weights: license(openness, one),
  });

  it.each<[string, Act, string, string]>([
    ['Apache-2.0', 'commercial-use', 'yes', 'yes'],
    ['llama3.1', 'commercial-use', 'no', 'yes'],
    ['CC-BY-NC-4.0', 'commercial-use', 'no', 'no'],
    ['CC-BY-NC-4.0', 'derivatives', 'no', 'yes'],
    ['jamba-open-model', 'commercial-use', 'open', 'open'],
    ['LicenseRef-mine', 'derivatives', 'open', 'open'],
  ])('%s and %s: freely, and under conditions', (id, allows, freely, conditions) => {
    const by = weights('restricted', { id });
    expect(answer({ license: 'weights', allows }, by)).toBe(freely);
    expect(answer({ license: 'weights', allows, under: 'conditions' }, by)).toBe(conditions);
  });

  it.each(ACTS)('%s is refused without a license, and open where it could not be seen', (allows) => {
    expect(answer({ license: 'weights', allows }, weights('none', { id: null }))).toBe('no');
    expect(answer({ license: 'weights', allows }, weights('unknown', { id: null }))).toBe('open');
  });

  it('is told with the words that limit it, and cited', () => {
    const citations = [{ url: 'https://example.org/LICENSE', label: 'LICENSE' }];
    const by = weights('restricted', { id: 'llama3.1', name: 'llama3.1', citations });
    const { reasons } = judged({ license: 'weights', allows: 'use-at-any-scale' }, by);
    expect(reasons).toEqual([
      {
        key: 'license of the weights: use-at-any-scale',
        because: expect.stringMatching(
          /^Use at any scale by the license of the weights, llama3\.1: no \(.*700 million monthly active users/,
        ),
        citations,
      },
    ]);
  });
});

describe('mistakes', () => {
  const known = { checks: ['model-card'], items: [], notCheckable: [], levels: ['met', 'unmet'] };
  const faultsOf = (condition: unknown): string[] =>
    conditionFaults(condition, [], known, (path, at, message) => ({
      file: 'mine.yaml',
      line: 1,
      column: 1,
      message: `${path.join('.') || 'condition'} (${at}): ${message}`,
    })).map(({ message }) => message);

  it.each<[unknown, string]>([
    [{ license: 'code' }, 'condition (value): missing what is asked of the license: "is", "osi" or "allows"'],
    [
      { license: 'code', osi: true, allows: 'derivatives' },
      'allows (key): one condition cannot ask both "osi" and "allows": put them into { all: […] }',
    ],
    [
      { license: 'code', allows: 'commercial' },
      `allows (value): must be one of ${ACTS.join(', ')}, not "commercial"`,
    ],
    [
      { license: 'code', allows: 'derivatives', under: 'condition' },
      'under (value): must be "conditions", not "condition"',
    ],
    [{ license: 'code', under: 'conditions' }, 'condition (value): missing key "allows"'],
    [{ license: 'code', allow: 'derivatives' }, 'allow (key): unknown key "allow", did you mean "allows"?'],
  ])('%j', (condition, expected) => {
    expect(faultsOf(condition)).toEqual([expected]);
  });

  it.each([
    { license: 'weights', allows: 'commercial-use' },
    { license: 'weights', allows: 'commercial-use', under: 'conditions' },
    { any: [{ license: 'data', allows: 'redistribution' }, 'model-card'] },
  ])('none in %j', (condition) => {
    expect(faultsOf(condition)).toEqual([]);
  });
});
