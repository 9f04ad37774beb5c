/** The hook that is offered to pre-commit. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('..', import.meta.url));

describe('.pre-commit-hooks.yaml', () => {
  it('starts a command of the package', async () => {
    const [hook] = parse(await readFile(join(root, '.pre-commit-hooks.yaml'), 'utf8'));
    const { bin } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    expect(Object.keys(bin)).toContain(hook.entry.split(' ')[0]);
    expect(hook).toMatchObject({ language: 'node', pass_filenames: false });
  });
});
