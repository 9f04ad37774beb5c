/** What checks of a published release say of one in a folder, where the question does not arise yet. */
import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import alive from '../../src/checks/repository-alive.js';
import tagged from '../../src/checks/tagged-release.js';
import ungated from '../../src/checks/ungated-download.js';
import { absent, present, unavailable } from '../../src/evidence.js';
import { type Facts, release } from '../release-builder.js';

const HERE = { url: '.' };
const BESIDE = { url: '../code' };
const WEIGHTS = [{ path: 'model.safetensors', size: 1_000_000 }];

const ask = (check: Parameters<typeof runCheck>[0], facts: Facts) => runCheck(check, release(facts));

describe('ungated-download', () => {
  it('does not apply to weights in a folder, as model or as code', () => {
    expect(ask(ungated, { hub: HERE, hubFiles: WEIGHTS })).toMatchObject({
      result: 'notApplicable',
      because: 'The weights are in a folder that is not published yet.',
      citations: [{ url: '.', label: 'model folder' }],
    });
    expect(ask(ungated, { repository: HERE, repositoryFiles: WEIGHTS }).result).toBe('notApplicable');
  });

  it('passes for weights that a page links to on public storage', () => {
    const card = 'The weights: [download the weights](https://zenodo.org/records/1/files/model.ckpt).\n';
    expect(ask(ungated, { hub: HERE, hubFiles: WEIGHTS, card }).result).toBe('pass');
  });

  it('goes by the Hub or GitHub where one of the two is published', () => {
    expect(ask(ungated, { hub: {}, hubFiles: WEIGHTS, repository: HERE }).result).toBe('pass');
    expect(ask(ungated, { hub: HERE, repositoryFiles: WEIGHTS }).result).toBe('pass');
  });
});

describe('repository-alive', () => {
  it('does not apply to what is not published', () => {
    expect(ask(alive, { hub: HERE }).result).toBe('notApplicable');
    expect(ask(alive, { hub: HERE, repository: BESIDE }).result).toBe('notApplicable');
  });

  it('goes by whichever is published', () => {
    expect(ask(alive, { hub: HERE, repository: {} }).result).toBe('pass');
    const hub = { lastModified: '2025-03-04T00:00:00.000Z' };
    expect(ask(alive, { hub, repository: HERE })).toMatchObject({
      result: 'pass',
      because: 'The Hub repository is open; last change 2025-03-04.',
    });
  });

  it('fails where the page itself says that it is over', () => {
    const card = '# Model\n\nThis repository is no longer maintained.\n';
    expect(ask(alive, { hub: HERE, card }).result).toBe('fail');
  });
});

describe('tagged-release', () => {
  const none = absent({ url: '.' });

  it('goes by the tags of the checkout', () => {
    const tags = present({ names: ['v2', 'v1'], count: 2 }, { url: '.' });
    expect(ask(tagged, { repository: { ...HERE, releases: none, tags } })).toMatchObject({
      result: 'pass',
      because: 'The newest tag is v2.',
      citations: [{ url: '.', label: 'tags' }],
    });
    const empty = present({ names: [], count: 0 }, { url: '.' });
    expect(ask(tagged, { repository: { ...HERE, releases: none, tags: empty } }).result).toBe('fail');
  });

  it('is unknown for a shallow clone, and does not apply without git', () => {
    const tags = unavailable({ code: 'truncated' }, { url: '.' });
    expect(ask(tagged, { repository: { ...HERE, releases: none, tags } }).result).toBe('unknown');
    expect(ask(tagged, { repository: { ...HERE, releases: none, tags: none } }).result).toBe('notApplicable');
  });
});
