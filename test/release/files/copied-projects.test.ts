/** Projects of others in a tree are told from the project's own parts. */
import { describe, expect, it } from 'vitest';
import { copiedProjects } from '../../../src/release/files/copied-projects.js';
import { release } from '../../release-builder.js';

const TOP = ['LICENSE', 'README.md', 'train.py'];
const papers = (folder: string) => [`${folder}/LICENSE`, `${folder}/README.md`, `${folder}/run.py`];
const own = (bodies: Record<string, string> = {}, name = 'model') => ({
  name,
  bodyOf: (path: string) => bodies[path] ?? '',
});

describe('copied projects', () => {
  it('have a license and a README of their own', () => {
    const isCopied = copiedProjects([...TOP, ...papers('OtherNet')], own());
    expect(isCopied('OtherNet/run.py')).toBe(true);
    expect(isCopied('train.py')).toBe(false);
  });

  it.each([
    ['a part that is called after what it does', papers('training')],
    ['a part that bears the name of the project', papers('Model')],
    ['a part whose name extends that of the project', papers('model_tools')],
    ['one of a group', papers('models/small')],
    ['an earlier version', papers('v1')],
    ['an earlier version by its number', papers('model1')],
    ['a folder with a license only', ['lib/LICENSE', 'lib/a.py']],
  ])('are not %s', (_, paths) => {
    expect(copiedProjects([...TOP, ...paths], own())(paths[1] ?? '')).toBe(false);
  });

  it('may stand within a part of the project', () => {
    const paths = [...TOP, ...papers('training/GradKeeper')];
    expect(copiedProjects(paths, own())('training/GradKeeper/run.py')).toBe(true);
    expect(copiedProjects(paths, own())('training/run.py')).toBe(false);
  });

  it('need a package of another name where the top has no license', () => {
    const paths = ['README.md', 'design.py', ...papers('OtherNet')];
    expect(copiedProjects(paths, own())('OtherNet/run.py')).toBe(false);
    expect(copiedProjects([...paths, 'OtherNet/setup.py'], own())('OtherNet/run.py')).toBe(true);
  });

  it('are not those that declare the name of the project', () => {
    const bodies = {
      'pyproject.toml': '[project]\nname = "wader"',
      'second/pyproject.toml': '[project]\nname = "wader"',
      'third/README.md': '# Wader for phones',
    };
    const paths = [...TOP, 'pyproject.toml', ...papers('second'), ...papers('third'), ...papers('fourth')];
    const isCopied = copiedProjects([...paths, 'second/pyproject.toml'], own(bodies));
    expect(['second/run.py', 'third/run.py', 'fourth/run.py'].map(isCopied)).toEqual([false, false, true]);
  });

  it('are not looked for where the top has no README', () => {
    expect(copiedProjects(['train.py', ...papers('OtherNet')], own())('OtherNet/run.py')).toBe(false);
  });

  const PACKAGES = ['README.md', 'othernet/__init__.py', 'othernet/train/train.py', 'wader/net.py'];
  it.each([
    [
      'a package called like a project of somebody else that the README links',
      '# Wader\n[OtherNet](https://github.com/them/OtherNet)',
      true,
    ],
    [
      'one called like a model on the Hub',
      '# Wader\nBased on [this](https://huggingface.co/them/othernet-v1.5-7b)',
      true,
    ],
    ['one that nobody links', '# Wader', false],
    [
      'one that the title names',
      '# OtherNet for waders\n[OtherNet](https://github.com/them/OtherNet)',
      false,
    ],
    [
      'one whose files the README runs',
      '# Wader\n[OtherNet](https://github.com/them/OtherNet)\n\n    python othernet/train/train.py',
      false,
    ],
  ])('by what the README links: %s', (_, readme, copied) => {
    const isCopied = copiedProjects(PACKAGES, own({ 'README.md': readme }, 'wader'));
    expect(isCopied('othernet/train/train.py')).toBe(copied);
    expect(isCopied('wader/net.py')).toBe(false);
  });

  it('are no evidence for the release', () => {
    const { repositoryFiles, documents } = release({
      repositoryFiles: [...TOP, ...papers('OtherNet'), 'OtherNet/train.py'],
      texts: { LICENSE: 'x', 'README.md': '# Model', 'OtherNet/README.md': '# Other' },
    });
    expect(repositoryFiles.value?.with('training-code').map(({ path }) => path)).toEqual(['train.py']);
    expect(documents.value.map(({ path }) => path)).toEqual(['README.md']);
  });
});
