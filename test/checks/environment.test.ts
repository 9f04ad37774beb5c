import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import environment from '../../src/checks/environment.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(environment, release(facts));

const CONDA = 'dependencies:\n  - python=3.10\n  - numpy=1.26\n  - scipy\n';

describe('environment', () => {
  it('does not count what builds the pages, and half counts what a notebook needs', () => {
    const of = (path: string) =>
      run({ repositoryFiles: ['predict.py'], texts: { [path]: 'furo==2024.1\n' } }).result;
    expect(of('docs/requirements.txt')).toBe('fail');
    expect(of('notebooks/requirements.txt')).toBe('partial');
  });

  it.each<[string, Facts]>([
    ['a Dockerfile', { repositoryFiles: ['docker/Dockerfile'] }],
    ['a conda environment', { texts: { 'environment.yml': CONDA } }],
    ['a lock file', { repositoryFiles: ['pixi.lock'] }],
    ['Nix', { repositoryFiles: ['flake.nix'] }],
    ['a development container', { repositoryFiles: ['.devcontainer/devcontainer.json'] }],
    ['a conda environment under its own name', { texts: { 'mymodel_env.yml': CONDA } }],
    ['requirements, half of them with versions', { texts: { 'requirements.txt': 'torch==2.1\nnumpy\n' } }],
    [
      'a manifest that bounds its versions',
      {
        repositoryFiles: ['pyproject.toml'],
        texts: {
          'pyproject.toml': '[project]\ndependencies = [\n  "torch>=2.2",\n  "numpy<2",\n]\n',
        },
      },
    ],
    ['a published image', { readme: '```bash\ndocker pull example/model:1.0\n```\n' }],
  ])('passes on %s', (_, facts) => {
    expect(run(facts).result).toBe('pass');
  });

  it.each<[string, Facts]>([
    [
      'a manifest that takes any version',
      {
        repositoryFiles: ['pyproject.toml'],
        texts: { 'pyproject.toml': '[project]\ndependencies = ["torch", "numpy"]\n' },
      },
    ],
    ['requirements without versions', { texts: { 'requirements.txt': 'torch\nnumpy\nscipy>=1\n' } }],
    [
      'versions of a part, names of the whole',
      { texts: { 'requirements.txt': 'torch\nnumpy\n', 'port/requirements.txt': 'torch==2.1\n' } },
    ],
    ['the requirements of a tutorial', { repositoryFiles: ['tutorials/x/requirements.txt'] }],
  ])('counts %s half', (_, facts) => {
    expect(run(facts)).toMatchObject({ result: 'partial', low: 0.5, high: 0.5 });
  });

  it.each<[string, Facts]>([
    ['an install command', { readme: '# M\n\n```bash\npip install torch\n```\n' }],
    ['versions that it was tested with', { readme: '# M\n\nTested with Python 3.9 and CUDA 11.\n' }],
    ['words on what to install', { readme: '# M\n\nInstall Python 3.10 and PyTorch first.\n' }],
  ])('counts %s a quarter', (_, facts) => {
    expect(run(facts)).toMatchObject({ result: 'partial', low: 0.25, high: 0.25 });
  });

  it.each(['setup.py', 'requirements.txt', 'environment.yml'])(
    'leaves %s open when it was not read',
    (path) => {
      expect(run({ repositoryFiles: [path] })).toMatchObject({ result: 'partial', low: 0.5, high: 1 });
    },
  );

  it('takes the word of a page for an image, but not an announcement', () => {
    expect(run({ readme: 'Docker images are available on the registry.\n' }).result).toBe('partial');
    expect(run({ readme: 'A Docker image will be made available soon.\n' }).result).toBe('fail');
  });

  it("fails without any, and on somebody else's", () => {
    expect(run({ repositoryFiles: ['model.py'] }).result).toBe('fail');
    expect(run({ readme: '# M\n\nA model of proteins, written in Python.\n' }).result).toBe('fail');
    expect(run({ repositoryFiles: ['third_party/tool/Dockerfile'] }).result).toBe('fail');
  });

  it('is unknown without a file list', () => {
    expect(run({ repositoryFiles: 'unavailable' }).result).toBe('unknown');
  });
});

it('passes on a file that the documents make an environment from, whatever it is called', () => {
  const readme = '# Model\n\n```bash\nconda env create -f stack-linux.yml\n```\n';
  expect(run({ texts: { 'stack-linux.yml': CONDA }, readme }).result).toBe('pass');
  expect(run({ repositoryFiles: ['stack-linux.yml'], readme: '# Model' }).result).toBe('fail');
});

it('passes on an image file that is run', () => {
  const readme = '# Model\n\n```bash\napptainer exec --nv images/stack.sif python run.py\n```\n';
  expect(run({ readme }).result).toBe('pass');
});

it.each<[string, string[], string]>([
  ['the lock of a page beside a model in Python', ['model.py', 'viewer/package-lock.json'], 'fail'],
  ['the lock of a model in JavaScript', ['model.js', 'package-lock.json'], 'pass'],
  ['the lock of a harness that tests other servers', ['model.py', 'server-test/uv.lock'], 'fail'],
  ['a lock of its own', ['model.py', 'uv.lock'], 'pass'],
])('judges %s', (_, repositoryFiles, result) => {
  expect(run({ repositoryFiles }).result).toBe(result);
});
