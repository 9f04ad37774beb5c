import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import licenseText from '../../src/checks/license-text.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(licenseText, release(facts));

describe('license-text', () => {
  it.each<[string, Facts]>([
    ['a file of the repository', { repositoryFiles: ['LICENSE'] }],
    ['a file beside the weights', { hubFiles: ['LICENSE.md', 'model.safetensors'] }],
  ])('passes on %s', (_, facts) => {
    const finding = run(facts);
    expect(finding).toMatchObject({ result: 'pass', low: 1 });
    expect(finding.citations.length).toBeGreaterThan(0);
  });

  it.each<[number, string, Facts]>([
    [0.5, 'a tag', { hub: { licenses: ['mit'], cardData: { license: 'mit' } }, card: '# Model\n' }],
  ])('gives %s for %s', (share, _, facts) => {
    expect(run(facts)).toMatchObject({ result: 'partial', low: share });
  });

  it.each<[string, Facts]>([
    ['nothing', { card: '# Model\n' }],
    ['an empty file', { hubFiles: [{ path: 'LICENSE', size: 0 }], hubTexts: { LICENSE: '' } }],
    ['the license of something copied', { repositoryFiles: ['third_party/x/LICENSE'] }],
  ])('fails on %s', (_, facts) => {
    expect(run(facts).result).toBe('fail');
  });

  it.each<[string, Facts]>([['the repository could not be read', { repository: 'unavailable' }]])(
    'is unknown when %s',
    (_, facts) => {
      expect(run(facts)).toMatchObject({ result: 'unknown', low: 0, high: 1 });
    },
  );
});
