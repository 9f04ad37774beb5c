import { chmod, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { valueIn } from '../../../src/evidence.js';
import { collectFolder, freshFolder, refusal } from './folders.js';

const MODEL = { 'README.md': '# Tiny\n', LICENSE: 'MIT License', 'config.json': '{"model_type": "gpt2"}' };

const { home, folderOf } = freshFolder();

describe('what is no folder to audit', () => {
  test.each([
    ['nothing there', async () => join(home(), 'gone'), 2, /^there is no folder /],
    ['a file', async () => join(await folderOf({ x: '' }), 'x'), 2, / is a file, not a folder$/],
    ['an empty folder', () => folderOf({}), 3, /nothing to audit: the folder is empty/],
    ['only what is skipped', () => folderOf({ '.git/HEAD': '' }), 3, /nothing to audit/],
  ])('%s', async (_, make, exitCode, message) => {
    const error = await refusal(collectFolder(await make()));
    expect(error.exitCode).toBe(exitCode);
    expect(error.message).toMatch(message);
    expect(error.hint).toBeTruthy();
  });

  test('a --repo that is not there', async () => {
    const error = await refusal(collectFolder(await folderOf(MODEL), { repo: './gone' }));
    expect(error).toMatchObject({ exitCode: 2, message: 'there is no folder ./gone' });
  });

  test('files without permission are unavailable, never absent', async () => {
    const folder = await folderOf({ ...MODEL, 'more/x.txt': '' });
    await chmod(join(folder, 'LICENSE'), 0);
    await chmod(join(folder, 'more'), 0);
    const isRoot = await readdir(join(folder, 'more')).then(
      () => true,
      () => false,
    );
    const { hub } = await collectFolder(folder);
    await chmod(join(folder, 'more'), 0o755);
    const model = valueIn(hub);
    const license = model?.texts.LICENSE;
    // The superuser may read everything.
    if (isRoot) expect(license && valueIn(license)).not.toBeNull();
    else expect(license).toMatchObject({ state: 'unavailable', reason: { code: 'forbidden' } });
    expect(model && valueIn(model.files)?.truncated === true).toBe(!isRoot);
  });
});
