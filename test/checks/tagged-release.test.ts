import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import taggedRelease from '../../src/checks/tagged-release.js';
import { present, unavailable } from '../../src/evidence.js';
import { type Facts, REPOSITORY_URL, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(taggedRelease, release(facts));

const source = { url: REPOSITORY_URL };
const pinned = '```python\nAutoModel.from_pretrained("example/model", revision="v1.0")\n```\n';
const unseen = unavailable({ code: 'needs-token' }, source);

describe('tagged-release', () => {
  it.each<[string, Facts]>([
    ['a release', { repository: { releases: present([{ tag: 'v2', prerelease: false }], source) } }],
    ['a tag', { repository: { tags: present({ names: ['v1'] }, source) } }],
    [
      'a tag when releases could not be read',
      {
        repository: { releases: unseen, tags: present({ names: ['v1'] }, source) },
      },
    ],
    ['a pin, where the Hub is all there is', { card: pinned }],
  ])('passes on %s', (_, facts) => {
    expect(run(facts).result).toBe('pass');
  });

  it('counts a pin of the model half when the code has no tags', () => {
    expect(run({ readme: pinned })).toMatchObject({ result: 'partial', low: 0.5, high: 0.5 });
  });

  it.each<[string, Facts]>([
    ['no tags', { readme: '# M\n' }],
    ['a branch', { card: pinned.replace('v1.0', 'main') }],
    ['no version at all', { card: '# M\n' }],
  ])('fails on %s', (_, facts) => {
    expect(run(facts).result).toBe('fail');
  });

  it('is unknown when neither could be read', () => {
    const finding = run({ repository: { releases: unseen, tags: unseen } });
    expect(finding).toMatchObject({ result: 'unknown', low: 0, high: 1 });
    expect(finding.missing.map(({ what }) => what)).toEqual(['the releases', 'the tags']);
  });
});
