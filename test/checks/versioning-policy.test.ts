import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import versioningPolicy from '../../src/checks/versioning-policy.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(versioningPolicy, release(facts));

describe('versioning-policy', () => {
  it.each<[string, Facts]>([
    [
      'a section',
      {
        readme:
          '## Versioning\n\nEach release of the weights has a tag, and the last two versions stay available.\n',
      },
    ],
    ['a sentence', { readme: 'Releases follow semantic versioning.\n' }],
  ])('passes on %s', (_, facts) => {
    const finding = run(facts);
    expect(finding).toMatchObject({ result: 'pass', low: 1 });
    expect(finding.citations.length).toBeGreaterThan(0);
  });

  it.each<[number, string, Facts]>([
    [0.5, 'a successor', { hub: { cardData: { new_version: 'org/model-2' } } }],
    [0.5, 'a number', { card: 'Model version: 1.2\n' }],
  ])('gives %s for %s', (share, _, facts) => {
    expect(run(facts)).toMatchObject({ result: 'partial', low: share });
  });

  it.each<[string, Facts]>([
    [
      'the version of a library',
      { readme: 'Python version 3.10 and transformers v4.30 with model support.\n' },
    ],
    ['a denial', { card: 'We do not follow semantic versioning.\n' }],
    ['a library by another name', { readme: '* fairseq version == 0.12.0\n' }],
    ['an empty section', { card: '## Versioning\n\n[More Information Needed]\n' }],
  ])('fails on %s', (_, facts) => {
    expect(run(facts).result).toBe('fail');
  });

  it.each<[string, Facts]>([['the Hub could not be read', { hub: 'unavailable' }]])(
    'is unknown when %s',
    (_, facts) => {
      expect(run(facts)).toMatchObject({ result: 'unknown', low: 0, high: 1 });
    },
  );
});
