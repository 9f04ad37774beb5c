import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { auditEvidence } from '../../../src/audit.js';
import type { Evidence } from '../../../src/evidence.js';
import { loadRubric } from '../../../src/rubric/load.js';
import { collectFolder, freshFolder, git, write } from './folders.js';

const MODULES = (...paths: string[]) =>
  paths
    .map((path) => `[submodule "${path}"]\n\tpath = ${path}\n\turl = https://github.com/other/project.git\n`)
    .join('');

const CODE = {
  'README.md': '# Heron\n\nHeron finds birds in recordings.\n',
  'predict.py': 'import torch\n',
};

const { home } = freshFolder();

const folderOf = (files: Record<string, string>) => write(join(home(), 'heron'), files);

function filesOf(evidence: Evidence) {
  const { repository } = evidence;
  if (repository.state !== 'present' || repository.value.files.state !== 'present')
    throw new Error('no files');
  const { entries, truncated } = repository.value.files.value;
  return { paths: entries.map(({ path }) => path), truncated: truncated === true };
}

async function verdictOn(evidence: Evidence, id: string) {
  return auditEvidence(evidence, await loadRubric('rodeo')).checks.find((check) => check.id === id);
}

describe('a submodule of a folder', () => {
  test('that was fetched is another project: its code is none of the release', async () => {
    const evidence = await collectFolder(
      await folderOf({ ...CODE, '.gitmodules': MODULES('gull'), 'gull/train.py': 'loss.backward()\n' }),
    );
    expect(filesOf(evidence)).toEqual({
      paths: ['.gitmodules', 'README.md', 'predict.py'],
      truncated: false,
    });
    expect(evidence.notes).toContain('Submodules are other projects, and were left out: gull.');
    expect(await verdictOn(evidence, 'training-code')).toMatchObject({ result: 'fail' });
  });

  test('that was not fetched leaves unknown what is not seen elsewhere, and says how it is fetched', async () => {
    const root = await folderOf({ ...CODE, '.gitmodules': MODULES('gull') });
    await mkdir(join(root, 'gull'));
    const evidence = await collectFolder(root);
    expect(filesOf(evidence).truncated).toBe(true);
    expect(evidence.notes.join(' ')).toContain(
      'could not be seen: gull. `git submodule update --init` fetches them.',
    );
    expect(await verdictOn(evidence, 'training-code')).toMatchObject({ result: 'unknown', low: 0, high: 1 });
  });

  test('is not fetched when its folder is not there at all, as in an archive of the release', async () => {
    const evidence = await collectFolder(await folderOf({ ...CODE, '.gitmodules': MODULES('gull') }));
    expect(filesOf(evidence).truncated).toBe(true);
  });

  test('leaves nothing unknown where projects keep what is not theirs', async () => {
    const evidence = await collectFolder(
      await folderOf({ ...CODE, '.gitmodules': MODULES('third_party/gull') }),
    );
    expect(filesOf(evidence).truncated).toBe(false);
    expect(evidence.notes.join(' ')).toContain('third_party/gull');
    expect(await verdictOn(evidence, 'training-code')).toMatchObject({ result: 'fail' });
  });

  test('of a checkout is told the same way', async () => {
    const root = await folderOf({ ...CODE, '.gitmodules': MODULES('gull') });
    await write(join(root, 'gull'), { 'train.py': 'loss.backward()\n' });
    for (const one of [join(root, 'gull'), root]) {
      git(one, 'init', '-q', '-b', 'main');
      git(one, 'add', '-A');
      git(one, 'commit', '-q', '-m', 'one');
    }
    const evidence = await collectFolder(root);
    expect(filesOf(evidence)).toEqual({
      paths: ['.gitmodules', 'README.md', 'predict.py'],
      truncated: false,
    });
  });

  test.each(['../outside', '/etc', '.', './'])('is none when its path is %s', async (path) => {
    const evidence = await collectFolder(await folderOf({ ...CODE, '.gitmodules': MODULES(path) }));
    expect(filesOf(evidence)).toMatchObject({ truncated: false });
    expect(filesOf(evidence).paths).toContain('predict.py');
  });

  test('a folder without any keeps all of its code', async () => {
    const evidence = await collectFolder(await folderOf({ ...CODE, 'gull/train.py': 'loss.backward()\n' }));
    expect(filesOf(evidence).paths).toContain('gull/train.py');
  });
});
