import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import pinnedDependencies from '../../src/checks/pinned-dependencies.js';
import { unavailable } from '../../src/evidence.js';
import { type Facts, REPOSITORY_URL, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(pinnedDependencies, release(facts));

describe('pinned-dependencies', () => {
  it.each<[string, Facts]>([
    ['a lock file', { repositoryFiles: ['pyproject.toml', 'uv.lock'] }],
    ['exact requirements', { texts: { 'requirements.txt': 'torch==2.1.0\nnumpy==1.26.4  # arrays\n' } }],
    [
      'a conda environment',
      {
        texts: {
          'environment.yml':
            'name: x\nchannels:\n  - conda-forge\ndependencies:\n  - python=3.10\n  - pip:\n    - torch==2.1.0\n',
        },
      },
    ],
  ])('passes on %s', (_, facts) => {
    expect(run(facts).result).toBe('pass');
  });

  it('weighs ranges and bare names', () => {
    const share = (text: string) => run({ texts: { 'requirements.txt': text } }).low;
    expect(share('torch>=2.0\nnumpy<2\n')).toBe(0.5);
    expect(share('torch\nnumpy\n')).toBe(0.25);
    expect(share('torch==2.1.0\nnumpy\n')).toBe(0.625);
  });

  it('judges the files at the top, not those of an example', () => {
    const texts = { 'requirements.txt': 'torch\n', 'examples/requirements.txt': 'torch==2.1.0\n' };
    expect(run({ texts })).toMatchObject({ result: 'partial', low: 0.25 });
  });

  it('counts versions that a page lists half', () => {
    const readme = '## Environment\n\n```\ntorch   1.13.0\nnumpy   1.23.4\nscanpy  1.9.1\n```\n';
    expect(run({ readme })).toMatchObject({ result: 'partial', low: 0.5, high: 0.5 });
  });

  it('leaves the upper end open for a file that was not read', () => {
    const texts = { 'setup.py': unavailable({ code: 'timeout' }, { url: REPOSITORY_URL }) };
    const finding = run({ repositoryFiles: ['setup.py'], repository: { texts } });
    expect(finding).toMatchObject({ result: 'partial', low: 0.25, high: 1 });
    expect(finding.missing[0]).toMatchObject({ what: 'setup.py', reason: { code: 'timeout' } });
  });

  it('fails when no file lists any', () => {
    expect(run({ repositoryFiles: ['model.py'] }).result).toBe('fail');
    expect(run({ texts: { 'requirements.txt': '# none yet\n' } }).result).toBe('fail');
  });

  it('is unknown without a file list', () => {
    expect(run({ repositoryFiles: 'unavailable' }).result).toBe('unknown');
  });
});
