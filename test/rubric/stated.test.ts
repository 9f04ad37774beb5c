/** What evidence states of a model, and what it leaves open, as conditions may ask it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseEvidence } from '../../src/collect/saved.js';
import type { Evidence } from '../../src/evidence.js';
import { readRelease } from '../../src/release/index.js';
import { modelFacts } from '../../src/result/model-facts.js';
import { conditionFaults } from '../../src/rubric/condition-faults.js';
import { type Judgment, judge } from '../../src/rubric/conditions.js';
import { scoreItems } from '../../src/rubric/items.js';
import type { ItemCondition } from '../../src/rubric/items-schema.js';
import { NOTHING_SEEN, STATED, type StatedFacts, statedFacts } from '../../src/rubric/stated.js';
import { licenses } from './findings.js';

const evidenceOf = (model: string): Evidence => {
  const file = new URL(`../../fixtures/${model}/evidence.json`, import.meta.url);
  return parseEvidence(readFileSync(file, 'utf8'), model);
};
const statesOf = (evidence: Evidence) => {
  const stated = statedFacts(modelFacts(evidence, readRelease(evidence)), evidence);
  return Object.fromEntries(STATED.map((fact) => [fact, stated[fact].state]));
};
const unread: Evidence['hub'] = {
  state: 'unavailable',
  reason: { code: 'timeout' },
  source: { url: 'https://huggingface.co/api/models/example/model' },
};

describe('a model on the Hub', () => {
  const evidence = evidenceOf('microsoft__biogpt');

  it('states where it is, since when, its task and its paper', () => {
    expect(statesOf(evidence)).toMatchObject({
      address: 'present',
      released: 'present',
      task: 'present',
      paper: 'present',
    });
  });

  it('cites the page of each fact that it states', () => {
    const stated = statedFacts(modelFacts(evidence, readRelease(evidence)), evidence);
    for (const { state, citations } of Object.values(stated)) {
      if (state === 'present') expect(citations).not.toEqual([]);
    }
  });

  it('without a named base has none, unless its record could not be read', () => {
    expect(statesOf(evidence)['base-model']).toBe('absent');
    expect(statesOf({ ...evidence, hub: unread })).toMatchObject({
      'base-model': 'unknown',
      task: 'unknown',
      address: 'present',
    });
  });
});

it('a branch in place of a revision is no version: which one it was is not known', () => {
  const evidence = evidenceOf('EleutherAI__pythia-12b');
  expect(evidence.hub).toMatchObject({ value: { revision: 'main' } });
  expect(statesOf(evidence).version).toBe('unknown');
});

it('a model that names its base says so', () => {
  expect(statesOf(evidenceOf('HuggingFaceH4__zephyr-7b-beta'))['base-model']).toBe('present');
});

it('a repository without a Hub model states no task, and no base', () => {
  expect(statesOf(evidenceOf('dauparas__ProteinMPNN'))).toMatchObject({
    address: 'present',
    version: 'present',
    task: 'absent',
    'base-model': 'absent',
  });
});

describe('a condition on a fact', () => {
  it.each([
    [{ fact: 'verson' }, /must be one of address, version/],
    [{ fact: 'version', is: 'present' }, /must be "absent"/],
    [{ fact: 'version', license: 'code' }, /cannot be both/],
  ])('%j is told as a mistake', (condition, expected) => {
    const known = { checks: [], items: [], notCheckable: [], levels: [] };
    const faults = conditionFaults(condition, [], known, (_, __, message) => ({
      file: 'mine.yaml',
      line: 1,
      column: 1,
      message,
    }));
    expect(faults.map(({ message }) => message)).toEqual([expect.stringMatching(expected)]);
    expect(conditionFaults({ fact: 'version' }, [], known, () => expect.unreachable())).toEqual([]);
  });

  const stated: StatedFacts = {
    ...NOTHING_SEEN,
    task: {
      state: 'present',
      because: 'Task: translation.',
      citations: [{ url: 'https://example.org/m', label: 'm' }],
    },
    'base-model': { state: 'absent', because: 'Not stated: a base model.', citations: [] },
  };
  const nothing = () => {
    throw new Error('only facts are asked');
  };
  const judged = (condition: ItemCondition): Judgment =>
    judge(condition, { finding: nothing, item: nothing, licenses: licenses(), stated });

  it.each<[string, ItemCondition, boolean, boolean]>([
    ['that is there', { fact: 'task' }, true, true],
    ['that is there, and asked to be absent', { fact: 'task', is: 'absent' }, false, false],
    ['that is not there', { fact: 'base-model' }, false, false],
    ['that is not there, as it is asked', { fact: 'base-model', is: 'absent' }, true, true],
    ['that could not be seen', { fact: 'paper' }, false, true],
    ['that could not be seen, and asked to be absent', { fact: 'paper', is: 'absent' }, false, true],
  ])('%s', (_, condition, low, high) => {
    expect(judged(condition)).toMatchObject({ low, high });
  });

  it('is told and cited', () => {
    expect(judged({ fact: 'task' })?.reasons).toEqual([
      {
        key: 'fact task',
        because: 'Task: translation.',
        citations: [{ url: 'https://example.org/m', label: 'm' }],
      },
    ]);
  });

  it('is open where a caller gives no facts at all', () => {
    const rubric = {
      schema: 1 as const,
      id: 'test',
      title: 'Test',
      minCoverage: 0.8,
      scores: { all: { title: 'All' } },
      levels: [
        { id: 'yes', label: 'Yes', worth: 1 },
        { id: 'no', label: 'No', worth: 0 },
      ],
      items: { one: { title: 'One', levels: { yes: { fact: 'version' as const } } } },
    };
    expect(scoreItems([], rubric, licenses()).items[0]).toMatchObject({ level: 'no', levelAtMost: 'yes' });
  });
});
