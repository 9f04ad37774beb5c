import { describe, expect, it } from 'vitest';
import { readManifest } from '../../src/source/manifests.js';

describe('pyproject.toml', () => {
  const other = '[tool.briefcase]\nlicense = "GPL-3.0-only"\n\n';

  it('states the license of the project, not that of another tool', () => {
    const read = readManifest(
      'pyproject.toml',
      `${other}[project]\nname = "net"\nlicense = {text = "MIT"}\n`,
    );
    expect(read?.licenses).toEqual([{ text: 'MIT', line: 6 }]);
  });

  it.each([
    ['as an expression', '[project]\nlicense = "MIT"\n'],
    ['in a table of its own', '[project]\nname = "net"\n  [project.license]\n  text = "MIT"\n'],
    ['of Poetry', '[tool.poetry]\nlicense = "MIT"\n'],
    ['of Flit', '[tool.flit.metadata]\nmodule = "net"\nlicense = "MIT"\n'],
    ['by its classifier', '[project]\nclassifiers = ["License :: OSI Approved :: MIT"]\n'],
  ])('states a license %s', (_, text) => {
    expect(readManifest('pyproject.toml', other + text)?.licenses.map((one) => one.text)).toEqual(['MIT']);
  });

  it('is called by its own name, not by that of an index', () => {
    const index = '[[tool.uv.index]]\nname = "pytorch"\nurl = "https://example.org"\n\n';
    expect(readManifest('pyproject.toml', `${index}[project]\nname = "net"\n`)?.name).toBe('net');
    expect(readManifest('pyproject.toml', index)?.name).toBeNull();
  });

  it('needs what the project needs, not what a tool needs for its tests', () => {
    const text =
      '[tool.hatch.envs.test]\ndependencies = ["pytest==8.0"]\n\n[project]\n  dependencies = ["torch", "numpy>=1"]\n';
    expect(readManifest('pyproject.toml', text)?.requirements).toEqual(['torch', 'numpy>=1']);
  });

  it('has groups of dependencies, of which those for development are left out', () => {
    const text = '[dependency-groups]\ntrain = ["torch==2.1", {include-group = "dev"}]\ndev = ["ruff"]\n';
    expect(readManifest('pyproject.toml', text)?.requirements).toEqual(['torch==2.1']);
  });

  it('has the tables of Poetry and pixi', () => {
    const text =
      '[tool.poetry.dependencies]\npython = "^3.10"\nnumpy = "1.2.3"\n\n[tool.poetry.group.gpu.dependencies]\ncupy = "*"\n\n[tool.pixi.dependencies]\nscipy = ">=1.9"\n';
    expect(readManifest('pyproject.toml', text)?.requirements).toEqual([
      'numpy==1.2.3',
      'cupy',
      'scipy>=1.9',
    ]);
  });

  it('makes no package when it only sets up a formatter', () => {
    expect(readManifest('pyproject.toml', '[tool.black]\nline-length = 100\n')?.isPackage).toBe(false);
    expect(readManifest('pyproject.toml', '[build-system]\nrequires = []\n')?.isPackage).toBe(true);
  });

  it('that breaks is read up to there', () => {
    const text = '[project]\nname = "net"\nlicense = "MIT"\n\n[tool.other]\nbroken = [\n';
    expect(readManifest('pyproject.toml', text)).toMatchObject({ name: 'net', licenses: [{ text: 'MIT' }] });
  });
});

describe('setup files', () => {
  it('setup.cfg: values of its sections, over several lines', () => {
    const text =
      '[flake8]\nname = lint\n[metadata]\nname = net\nlicense = MIT\nclassifiers =\n    License :: OSI Approved :: Apache Software License\n[options]\ninstall_requires =\n    torch>=2\n    numpy\n';
    expect(readManifest('setup.cfg', text)).toEqual({
      name: 'net',
      licenses: [
        { text: 'MIT', line: 5 },
        { text: 'Apache Software License', line: 7 },
      ],
      requirements: ['torch>=2', 'numpy'].map((one) => one),
      isPackage: true,
      identifiers: [],
    });
  });

  it('setup.py: what is written out in it', () => {
    const text =
      "setup(\n  name='net',\n  license='MIT',\n  install_requires=['torch==2.1', \"numpy\"],\n)\n";
    expect(readManifest('setup.py', text)).toMatchObject({
      name: 'net',
      licenses: [{ text: 'MIT', line: 3 }],
      requirements: ['torch==2.1', 'numpy'],
    });
  });
});

describe('CITATION.cff', () => {
  it('identifies the thing itself, not the works that it refers to', () => {
    const text =
      'title: Net\nlicense:\n  - MIT\n  - Apache-2.0\nidentifiers:\n  - type: doi\n    value: 10.5281/zenodo.1\nreferences:\n  - doi: 10.5281/zenodo.2\n';
    expect(readManifest('CITATION.cff', text)).toMatchObject({
      licenses: [
        { text: 'MIT', line: 3 },
        { text: 'Apache-2.0', line: 4 },
      ],
      identifiers: ['10.5281/zenodo.1'],
    });
  });
});

describe('conda and pixi', () => {
  it('environments: versions in conda’s own form, and pip’s inside', () => {
    const text =
      'dependencies:\n  - python=3.10\n  - conda-forge::scipy=1.9.1=py310_0\n  - pip:\n    - torch==2.1.0\n';
    expect(readManifest('environment.yml', text)?.requirements).toEqual([
      'python==3.10',
      'scipy==1.9.1',
      'torch==2.1.0',
    ]);
  });
  it('pixi.toml', () => {
    expect(readManifest('pixi.toml', '[dependencies]\nnumpy = "==1.2"\nscipy = "*"\n')?.requirements).toEqual(
      ['numpy==1.2', 'scipy'],
    );
  });
});

describe('foreign and hostile files', () => {
  it.each([
    ['pyproject.toml', `a = ${'['.repeat(50_000)}`],
    ['pyproject.toml', '[x]\n'.repeat(20_000)],
    ['pyproject.toml', '[project]\nname = 3\nlicense = []\ndependencies = "torch"\n'],
    [
      'environment.yml',
      `a: &a [${'x,'.repeat(50)}]\nb: &b [${'*a,'.repeat(50)}]\nc: [${'*b,'.repeat(50)}]\n`,
    ],
    ['CITATION.cff', '- a\n- b\n'],
    ['CITATION.cff', '{'],
    ['setup.cfg', '[metadata\nname'],
    ['setup.py', `install_requires=[${"'a',".repeat(20_000)}`],
    ['package.json', '[]'],
    ['package.json', '{'],
    ['pyproject.toml', '[__proto__]\nname = "x"\n'],
  ])('%s never throws: %#', (path, text) => {
    expect(readManifest(path, text)).not.toBeNull();
  });
  it('other files are none', () => expect(readManifest('Cargo.toml', '[package]')).toBeNull());
});

it('Julia names a package and gives it an id; what scripts need has neither', () => {
  const deps = '[deps]\nFlux = "587475ba"\n';
  expect(readManifest('Project.toml', `name = "Fold"\nuuid = "00a1"\n${deps}`)).toMatchObject({
    ...{ name: 'Fold', isPackage: true, requirements: ['Flux'] },
  });
  expect(readManifest('Project.toml', deps)).toMatchObject({ name: null, isPackage: false });
});
