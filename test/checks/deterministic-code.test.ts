import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import deterministicCode from '../../src/checks/deterministic-code.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(deterministicCode, release(facts));

describe('deterministic-code', () => {
  it.each<[string, Facts]>([
    ['a deterministic mode', { readme: '```python\ntorch.use_deterministic_algorithms(True)\n```\n' }],
    ['a switch of a command', { readme: '```\npython train.py --deterministic\n```\n' }],
    ['a sentence', { readme: 'All random seeds are fixed.\n' }],
  ])('passes on %s', (_, facts) => {
    const finding = run(facts);
    expect(finding).toMatchObject({ result: 'pass', low: 1 });
    expect(finding.citations.length).toBeGreaterThan(0);
  });

  it.each<[number, string, Facts]>([
    [
      0.5,
      'a mode that does not suffice',
      { readme: 'Results may vary slightly.\n\n```python\ntorch.backends.cudnn.deterministic = True\n```\n' },
    ],
  ])('gives %s for %s', (share, _, facts) => {
    expect(run(facts)).toMatchObject({ result: 'partial', low: share });
  });

  it.each<[string, Facts]>([
    ['results that differ', { readme: 'Results may vary from run to run.\n' }],
    ['no code', { readme: '# Model\n' }],
    ['a mode that is turned off', { readme: '```python\ntorch.use_deterministic_algorithms(False)\n```\n' }],
    ['sampling', { readme: 'Generation with temperature 0 is fully deterministic.\n' }],
  ])('fails on %s', (_, facts) => {
    expect(run(facts).result).toBe('fail');
  });

  it.each<[string, Facts]>([
    ['the repository could not be read', { repository: 'unavailable' }],
    ['code is there whose body was not read', { repositoryFiles: ['train.py'] }],
  ])('is unknown when %s', (_, facts) => {
    expect(run(facts)).toMatchObject({ result: 'unknown', low: 0, high: 1 });
  });
});
