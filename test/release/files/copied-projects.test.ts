/** Projects of others in a tree are told from the project's own parts. */
import { describe, expect, it } from 'vitest';
import { copiedProjects } from '../../../src/release/files/copied-projects.js';
import { release } from '../../release-builder.js';

const TOP = ['LICENSE', 'README.md', 'train.py'];
const papers = (folder: string) => [`${folder}/LICENSE`, `${folder}/README.md`, `${folder}/run.py`];

describe('copied projects', () => {
  it('have a license and a README of their own', () => {
    const isCopied = copiedProjects([...TOP, ...papers('OtherNet')], 'model');
    expect(isCopied('OtherNet/run.py')).toBe(true);
    expect(isCopied('train.py')).toBe(false);
  });

  it.each([
    ['a part that is called after what it does', papers('training')],
    ['a part that bears the name of the project', papers('Model')],
    ['one of a group', papers('models/small')],
    ['a folder with a license only', ['lib/LICENSE', 'lib/a.py']],
  ])('are not %s', (_, paths) => {
    expect(copiedProjects([...TOP, ...paths], 'model')(paths[1] ?? '')).toBe(false);
  });

  it('are not looked for where the top has no papers', () => {
    expect(copiedProjects(['train.py', ...papers('OtherNet')], 'model')('OtherNet/run.py')).toBe(false);
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
