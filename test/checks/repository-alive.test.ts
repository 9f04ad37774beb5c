import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import repositoryAlive from '../../src/checks/repository-alive.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(repositoryAlive, release(facts));

describe('repository-alive', () => {
  it('passes on an open repository and says when it last changed, without judging', () => {
    const finding = run({ repository: { pushedAt: '2019-05-06T07:08:09Z' } });
    expect(finding.result).toBe('pass');
    expect(finding.because).toContain('2019-05-06');
  });

  it('passes on the Hub alone', () => {
    expect(run({ hub: { lastModified: '2024-01-01T00:00:00Z' } }).result).toBe('pass');
  });

  it.each<[string, Facts]>([
    ['archived', { repository: { archived: true } }],
    ['disabled', { repository: { disabled: true } }],
    ['disabled on the Hub', { hub: { disabled: true } }],
    ['declared dead in the README', { readme: '# M\n\nThis repository is no longer maintained.\n' }],
    ['declared deprecated in the card', { card: '# M\n\nThis model is deprecated.\n' }],
  ])('fails when %s', (_, facts) => {
    expect(run(facts).result).toBe('fail');
  });

  it('counts a model with a newer version half', () => {
    const finding = run({ hub: { cardData: { new_version: 'example/model-2' } } });
    expect(finding).toMatchObject({ result: 'partial', low: 0.5 });
    expect(finding.because).toContain('example/model-2');
  });

  it.each<[string, string]>([
    ['a deprecated option', 'The `--fast` option is deprecated.\n'],
    ['an old version of Python', 'Python 3.7 is no longer supported by this code.\n'],
    ['the purpose of a model', 'It was not developed for deployment.\n'],
    ['upkeep', 'This repository is actively maintained.\n'],
  ])('is not misled by %s', (_, readme) => {
    expect(run({ readme }).result).toBe('pass');
  });

  it('is unknown when the repository could not be read', () => {
    expect(run({ repository: 'unavailable' }).result).toBe('unknown');
  });
});
