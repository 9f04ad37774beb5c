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
    ['a commit', { card: pinned.replace('v1.0', '4f3ab52f0d6d17ff5c9b6fcf1d4e4b9a27a8a5d1') }],
    ['a step', { card: pinned.replace('v1.0', 'step3000') }],
    ['a pin beside a branch', { card: `${pinned.replace('v1.0', 'fp16')}\n${pinned}` }],
    ['a pin on the command line', { card: '```bash\nserve example/model --revision v2\n```\n' }],
  ])('passes on %s', (_, facts) => {
    expect(run(facts).result).toBe('pass');
  });

  it('counts a pin of the model half when the code has no tags', () => {
    expect(run({ readme: pinned })).toMatchObject({ result: 'partial', low: 0.5, high: 0.5 });
  });

  it.each<[string, Facts]>([
    ['no tags', { readme: '# M\n' }],
    ...[
      'main',
      'refs/pr/12',
      'fp16',
      'float16',
      'bf16',
      'bfloat16',
      'int8',
      '4bit',
      'gptq-4bit-32g',
      'onnx',
    ].map((branch): [string, Facts] => [`the branch ${branch}`, { card: pinned.replace('v1.0', branch) }]),
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
