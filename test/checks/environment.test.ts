import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import environment from '../../src/checks/environment.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(environment, release(facts));

describe('environment', () => {
  it.each<[string, Facts]>([
    ['a Dockerfile', { repositoryFiles: ['docker/Dockerfile'] }],
    ['a conda environment', { repositoryFiles: ['environment.yml'] }],
    ['pixi', { repositoryFiles: ['pixi.toml'] }],
    ['Nix', { repositoryFiles: ['flake.nix'] }],
    ['a development container', { repositoryFiles: ['.devcontainer/devcontainer.json'] }],
    ['a published image', { readme: '```bash\ndocker pull example/model:1.0\n```\n' }],
  ])('passes on %s', (_, facts) => {
    expect(run(facts).result).toBe('pass');
  });

  it('counts a list of packages half', () => {
    const finding = run({ repositoryFiles: ['requirements.txt'] });
    expect(finding).toMatchObject({ result: 'partial', low: 0.5 });
    expect(finding.citations[0]?.label).toBe('requirements.txt');
  });

  it('takes the word of a page for an image, but not an announcement', () => {
    expect(run({ readme: 'Docker images are available on the registry.\n' }).result).toBe('partial');
    expect(run({ readme: 'A Docker image will be made available soon.\n' }).result).toBe('fail');
  });

  it("fails without any, and on somebody else's", () => {
    expect(run({ repositoryFiles: ['model.py'] }).result).toBe('fail');
    expect(run({ repositoryFiles: ['third_party/tool/Dockerfile'] }).result).toBe('fail');
  });

  it('is unknown without a file list', () => {
    expect(run({ repositoryFiles: 'unavailable' }).result).toBe('unknown');
  });
});
