import { describe, expect, it } from 'vitest';
import { isLockFile, pinningsIn } from '../../../src/release/files/dependencies.js';

describe('pinningsIn', () => {
  it.each<[string, string, string, string[]]>([
    ['exact', 'requirements.txt', 'torch==2.1.0', ['exact']],
    ['a hash beside it', 'requirements.txt', 'torch==2.1.0 \\\n    --hash=sha256:abc', ['exact']],
    ['a marker beside it', 'requirements.txt', 'torch==2.1.0 ; python_version < "3.12"', ['exact']],
    ['a range', 'requirements.txt', 'torch>=2.0,<3', ['bounded']],
    ['a name', 'requirements-dev.txt', 'torch', ['free']],
    ['extras', 'requirements.txt', 'jax[cuda]', ['free']],
    [
      'options and comments',
      'requirements.txt',
      '--extra-index-url https://a.b\n# torch==1\n-r other.txt',
      [],
    ],
    ['a commit', 'requirements.txt', 'git+https://github.com/a/b@0123abc', ['exact']],
    ['a branch', 'requirements.txt', 'git+https://github.com/a/b', ['free']],
    [
      'conda with pip inside',
      'environment.yml',
      'name: x\nchannels:\n  - defaults\ndependencies:\n  - python=3.10\n  - conda-forge::scipy=1.9.1=py310_0\n  - pip\n  - pip:\n    - torch==2.1.0\n    - numpy>=1',
      ['exact', 'exact', 'free', 'exact', 'bounded'],
    ],
    ['conda without dependencies', 'environment.yml', 'name: x\n', []],
    [
      'PEP 621',
      'pyproject.toml',
      '[project]\nname = "x"\ndependencies = [\n  "torch==2.1.0",\n  "numpy>=1.2", # arrays\n  "scipy",\n]\n\n[tool.black]\n',
      ['exact', 'bounded', 'free'],
    ],
    [
      'Poetry',
      'pyproject.toml',
      '[tool.poetry.dependencies]\npython = "^3.10"\ntorch = "2.1.0"\nnumpy = "^1.2"\nscipy = "*"\nesm = { git = "https://a.b", rev = "abc" }\n\n[build-system]\n',
      ['exact', 'bounded', 'free', 'exact'],
    ],
    [
      'setup.py',
      'setup.py',
      "setup(\n    name='x',\n    install_requires=[\n        'torch==2.1.0',\n        \"numpy\",\n    ],\n)\n",
      ['exact', 'free'],
    ],
    [
      'setup.cfg',
      'setup.cfg',
      '[options]\ninstall_requires =\n    torch>=2\n    numpy\npython_requires = >=3.8\n',
      ['bounded', 'free'],
    ],
  ])('reads %s', (_, path, text, pinnings) => {
    expect(pinningsIn(path, text)).toEqual(pinnings);
  });

  it('says that it does not read other kinds of files', () => {
    expect(pinningsIn('Cargo.toml', '[dependencies]\nserde = "1"\n')).toBeNull();
  });
});

describe('isLockFile', () => {
  it.each(['uv.lock', 'poetry.lock', 'sub/Pipfile.lock', 'conda-lock.yml', 'renv.lock', 'package-lock.json'])(
    'knows %s',
    (path) => {
      expect(isLockFile(path)).toBe(true);
    },
  );

  it.each(['requirements.txt', 'lock.py', 'data/uv.lock.md'])('does not take %s for one', (path) => {
    expect(isLockFile(path)).toBe(false);
  });
});
