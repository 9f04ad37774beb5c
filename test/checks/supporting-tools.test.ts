import { expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import supportingTools from '../../src/checks/supporting-tools.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(supportingTools, release(facts));

it.each([
  ['setup.py', 'an installable package'],
  ['docker/Dockerfile', 'a container'],
  ['app.py', 'a demo application'],
  ['scripts/convert_to_hf.py', 'a converter'],
  ['tokenizer/train_bpe.py', 'a tokenizer trainer'],
  ['tools/plot_losses.py', 'tools'],
])('passes on %s as %s', (path, kind) => {
  const finding = run({ repositoryFiles: [path] });
  expect(finding.result).toBe('pass');
  expect(finding.because).toContain(kind);
  expect(finding.citations[0]?.label).toBe(path);
});

it.each(['model.py', 'utils.py', 'environment.yml', 'third_party/tools/x.py', 'tests/tools/x.py'])(
  'fails on %s',
  (path) => {
    expect(run({ repositoryFiles: [path] }).result).toBe('fail');
  },
);

it('is unknown when the file list was cut', () => {
  expect(run({ repositoryFiles: ['model.py'], repositoryTruncated: true }).result).toBe('unknown');
});
