/** The result object: facts with their origin, checks with their arithmetic, and everything that could not be seen, once. */
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { auditEvidence } from '../../src/audit.js';
import { type Check, pass } from '../../src/checks/check.js';
import { readRelease } from '../../src/release/index.js';
import { buildResult } from '../../src/result/build.js';
import { factsOf } from '../../src/result/facts.js';
import { type Result, ResultSchema } from '../../src/result/result.js';
import { scoreFindings } from '../../src/rubric/score.js';
import { evidence, type Facts, HUB_URL, REPOSITORY_URL } from '../release-builder.js';
import { finding, license, licenses, missing, rubric } from '../rubric/findings.js';
import { resultOf } from './without-checks.js';

const HUB_OLDEST = '2022-03-02T23:29:04.000Z';

describe('when the model was released', () => {
  const hub = { createdAt: '2023-05-06T07:08:09.000Z' };
  const repository = { createdAt: '2019-01-02T00:00:00Z' };

  test.each<[string, Facts, Result['model']['released']]>([
    ['nobody says', { hub: {} }, undefined],
    ['the Hub alone', { hub }, { date: '2023-05-06', from: 'Hub' }],
    ['an earlier paper', { hub, paper: { year: 2021 } }, { date: '2021', from: 'paper' }],
    ['a later paper', { hub, paper: { year: 2024 } }, { date: '2023-05-06', from: 'Hub' }],
    [
      'a paper of the same year, which may be from December',
      { hub, paper: { year: 2023 } },
      { date: '2023-05-06', from: 'Hub' },
    ],
    [
      'an arXiv id, to the month',
      { hub, paper: { year: 2023, arxiv: '2210.10341' } },
      { date: '2022-10', from: 'arXiv' },
    ],
    [
      'a paper before its preprint',
      { paper: { year: 2020, arxiv: '2210.10341v2' } },
      { date: '2020', from: 'paper' },
    ],
    ['an arXiv id of the old form', { paper: { arxiv: 'cs/0112017' } }, undefined],
    [
      'a repository, which is often older than the model',
      { hub, repository },
      { date: '2023-05-06', from: 'Hub' },
    ],
    ['a repository alone', { repository }, { date: '2019-01-02', from: 'repository' }],
    [
      'the Hub’s oldest date',
      { hub: { createdAt: HUB_OLDEST } },
      { date: '2022-03-02', from: 'Hub, or earlier' },
    ],
    [
      'the Hub’s oldest date and an older repository',
      { hub: { createdAt: HUB_OLDEST }, repository },
      { date: '2019-01-02', from: 'repository' },
    ],
    [
      'the Hub’s oldest date and a later paper',
      { hub: { createdAt: HUB_OLDEST }, paper: { year: 2023 } },
      { date: '2022-03-02', from: 'Hub, or earlier' },
    ],
  ])('%s', (_, facts, released) => {
    expect(resultOf(facts).model.released).toEqual(released);
  });
});

test('facts that were not stated have no key; what has one keeps its value', () => {
  const { model } = resultOf({
    hub: { downloads: 0, likes: 3, gated: 'auto', pipelineTag: 'text-generation' },
    repository: { stars: 12, archived: true, language: 'Python' },
    paper: { title: 'On models', openAccess: false },
  });
  expect(model.name).toBe('example/model');
  expect(model.task).toBe('text-generation');
  expect(model.hub).toEqual({
    id: 'example/model',
    url: HUB_URL,
    revision: 'bbbb',
    gated: 'auto',
    downloads: 0,
    likes: 3,
  });
  expect(model.repository).toEqual({
    fullName: 'example/model',
    url: REPOSITORY_URL,
    commit: 'aaaa',
    stars: 12,
    forks: 0,
    openIssues: 0,
    contributors: { count: 1 },
    language: 'Python',
    archived: true,
  });
  expect(model.paper).toEqual({
    url: 'https://doi.org/10.1234/example',
    title: 'On models',
    openAccess: false,
  });
});

test('figures of a repository that nobody recorded have no key either', () => {
  const unrecorded = { stars: undefined, forks: undefined, openIssues: undefined };
  const { model } = resultOf({ repository: unrecorded });
  expect(Object.keys(model.repository ?? {})).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/stars|forks|openIssues/)]),
  );
  expect(model.repository?.fullName).toBe('example/model');
});

test('without a Hub model and a repository the name is what the user named', () => {
  const { model } = resultOf({ repository: 'unavailable' });
  expect(model.name).toBe('example/model');
  expect(model).not.toHaveProperty('hub');
  expect(model).not.toHaveProperty('repository');
});

describe('checks, fixes and what is missing', () => {
  const known: Check[] = ['recipe', 'download', 'container'].map((id) => ({
    id,
    title: `There is a ${id}`,
    partialTitle: `There is some ${id}`,
    failureTitle: `There is no ${id}`,
    why: 'It matters.',
    fix: `Publish the ${id}.`,
    ...(id === 'recipe' && { component: 'Training code' }),
    needs: [],
    evaluate: () => pass('never asked here'),
  }));
  const by = rubric({
    recipe: { run: 60, license: 'code' },
    download: { run: 30, license: 'weights' },
    container: { run: 10 },
  });
  const facts = evidence({ hub: 'unavailable', repository: {} });
  const found = [
    finding('container', 'unknown'),
    finding('download', 'pass'),
    finding('recipe', 'partial', { share: 0.5, license: license('unknown') }),
  ];
  const scored = scoreFindings(found, by, licenses({ weights: 'restricted' }));
  const result = buildResult(factsOf(facts, readRelease(facts)), by, scored, known);

  test('stand in the order of the rubric, under their title', () => {
    expect(result.checks.map(({ id, title, component }) => [id, title, component])).toEqual([
      ['recipe', 'There is some recipe', 'Training code'],
      ['download', 'There is a download', undefined],
      ['container', 'There is a container', undefined],
    ]);
  });

  test('have another title when they failed', () => {
    const failed = found.map((one) => finding(one.check, 'fail'));
    const titles = buildResult(
      factsOf(facts, readRelease(facts)),
      by,
      scoreFindings(failed, by, licenses()),
      known,
    ).checks;
    expect(titles.map(({ title }) => title)).toEqual([
      'There is no recipe',
      'There is no download',
      'There is no container',
    ]);
  });

  test('a rubric that counts what is no check is a bug, and is said so', () => {
    expect(() => buildResult(factsOf(facts, readRelease(facts)), by, scored, [])).toThrow(
      'which is not a check',
    );
  });

  test('carry the license and the factors that scaled their points', () => {
    expect(result.checks[0]).toMatchObject({ license: { openness: 'unknown' }, credit: 0.2, creditHigh: 1 });
    expect(result.checks[1]).toMatchObject({
      license: { openness: 'restricted' },
      credit: 0.2,
      points: { run: { earned: 6, earnedHigh: 6, possible: 30 } },
    });
    expect(result.checks[1]).not.toHaveProperty('creditHigh');
    expect(result.checks[2]).not.toHaveProperty('license');
  });

  test('add up to the score', () => {
    const sum = (of: 'earned' | 'earnedHigh' | 'possible') =>
      result.checks.reduce((total, { points }) => total + (points.run?.[of] ?? 0), 0);
    const [score] = result.scores;
    expect([sum('earned'), sum('earnedHigh'), sum('possible')]).toEqual([12, 46, 100]);
    expect([score?.earned, score?.earnedHigh, score?.possible]).toEqual([12, 46, 100]);
  });

  test('fixes take the words of their check, or say what to license', () => {
    expect(result.fixes).toEqual([
      {
        check: 'download',
        kind: 'license',
        scope: 'weights',
        text: expect.stringMatching(/^License the weights openly: /),
        gains: { run: 24 },
      },
      { check: 'recipe', kind: 'release', text: 'Publish the recipe.', gains: { run: 6 } },
    ]);
  });

  test('what could not be seen is named once, with where to look', () => {
    const places = result.missing.map(({ what, url }) => `${what} ${url}`);
    expect(places).toContain(`the Hub model ${HUB_URL}`);
    expect(places).toContain(`${missing.what} ${missing.source.url}`);
    expect(new Set(places).size).toBe(places.length);
  });

  test('it meets its own schema', () => {
    expect(v.parse(v.object(ResultSchema.entries), result)).toEqual(result);
  });
});

test('only the checks of the rubric are run, and the evidence’s own words are kept', () => {
  const notes = ['the token for the Hub was refused'];
  const cost = { requests: 4, cached: 1, waves: 2, waitedMs: 0, byHost: { 'huggingface.co': 4 } };
  const links = { hub: { to: 'example/model', how: 'given' }, repository: null, paper: null };
  const given = { ...evidence({ hub: {}, repository: {} }), notes, cost, links };
  const result = auditEvidence(given, rubric({ 'tagged-release': { run: 1 } }));
  expect(result.checks.map(({ id }) => id)).toEqual(['tagged-release']);
  expect(result).toMatchObject({ notes, cost, links, collectedAt: given.collectedAt, target: given.target });
  expect(result.rubric).toEqual({ id: 'test', title: 'Test' });
});

test('the same evidence gives the same bytes', () => {
  const facts: Facts = {
    hub: { id: 'a/m-7b' },
    readme: '# Model\n\nHow to train it.\n',
    repositoryFiles: ['train.py'],
  };
  const text = () =>
    JSON.stringify(auditEvidence(evidence(facts), rubric({ 'tagged-release': { run: 1, license: 'code' } })));
  expect(text()).toBe(text());
});
