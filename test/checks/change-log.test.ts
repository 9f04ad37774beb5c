import { describe, expect, it } from 'vitest';
import changeLog from '../../src/checks/change-log.js';
import { runCheck } from '../../src/checks/check.js';
import { present, unavailable } from '../../src/evidence.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(changeLog, release(facts));

describe('change-log', () => {
  it.each<[string, Facts]>([
    ['a file', { repositoryFiles: ['CHANGELOG.md'] }],
    [
      'release notes',
      {
        repository: {
          releases: present(
            [
              { tag: 'v2', prerelease: false },
              { tag: 'v1', prerelease: false },
            ],
            { url: 'https://github.com/example/model' },
          ),
        },
      },
    ],
    ['a section with versions', { card: '## Changelog\n\n- v1.1: a new tokenizer\n- v1.0: first version\n' }],
  ])('passes on %s', (_, facts) => {
    const finding = run(facts);
    expect(finding).toMatchObject({ result: 'pass', low: 1 });
    expect(finding.citations.length).toBeGreaterThan(0);
  });

  it.each<[number, string, Facts]>([
    [
      0.5,
      'one release',
      {
        repository: {
          releases: present([{ tag: 'v1', prerelease: false }], { url: 'https://github.com/example/model' }),
        },
      },
    ],
    [0.5, 'dated news', { readme: '## News\n\n- 2024-01-05 new weights\n- 2024-03-01 a fix\n' }],
  ])('gives %s for %s', (share, _, facts) => {
    expect(run(facts)).toMatchObject({ result: 'partial', low: share });
  });

  it.each<[string, Facts]>([
    ['an empty file', { repositoryFiles: [{ path: 'CHANGELOG.md', size: 0 }] }],
    ['the log of somebody else', { repositoryFiles: ['third_party/CHANGELOG.md'] }],
    ['a log that is announced', { readme: '## Changelog\n\nA change log for v2.0 is coming soon.\n' }],
    ['a heading without content', { readme: '## Changelog\n\nWork in progress.\n' }],
  ])('fails on %s', (_, facts) => {
    expect(run(facts).result).toBe('fail');
  });

  it.each<[string, Facts]>([
    ['the repository could not be read', { repository: 'unavailable' }],
    [
      'the releases could not be read',
      {
        repository: {
          releases: unavailable({ code: 'timeout' }, { url: 'https://github.com/example/model' }),
        },
      },
    ],
  ])('is unknown when %s', (_, facts) => {
    expect(run(facts)).toMatchObject({ result: 'unknown', low: 0, high: 1 });
  });
});
