/** Nothing outside the folder is read, whatever in it leads there: links, pipes, the cache of the Hub, names of any bytes. */
import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { evidenceText, parseEvidence } from '../../../src/collect/saved.js';
import { collectFolder, freshFolder, refusal, write } from './folders.js';
import { MODEL, model, paths, value } from './tiny.js';

const { home, folderOf } = freshFolder();

describe('nothing outside is read', () => {
  beforeEach(() => write(join(home(), 'outside'), { 'secret.txt': 'SECRET', 'README.md': 'SECRET' }));

  test('links to files and folders outside, chains of them, circles and dead ends', async () => {
    const folder = await folderOf(MODEL);
    const link = (to: string, name: string) => symlink(to, join(folder, name));
    await link('../outside/secret.txt', 'NOTICE');
    await link(join(home(), 'outside'), 'docs');
    await link('NOTICE', 'COPYING');
    await link('..', 'up');
    await link('.', 'self');
    await link('two', 'one');
    await link('one', 'two');
    await link('gone', 'dangling');
    await link('LICENSE', 'LICENSE.md');
    const evidence = await collectFolder(folder);
    expect(paths(model(evidence))).toEqual([
      ...['LICENSE', 'LICENSE.md', 'README.md', 'config.json', 'model.safetensors'],
    ]);
    expect(value(model(evidence).texts['LICENSE.md']).text).toBe('MIT License');
    expect(evidence.notes).toEqual([
      'Links that lead out of the folder were not followed: COPYING, NOTICE, docs and 1 more.',
      'Links that lead nowhere: dangling, one, two.',
    ]);
    expect(evidenceText(evidence)).not.toContain('SECRET');
  });

  test('a card or weights that are links to outside are not there', async () => {
    const folder = await folderOf({ 'config.json': '{}', 'train.py': '' });
    await symlink('../outside/README.md', join(folder, 'README.md'));
    await symlink('/dev/zero', join(folder, 'model.safetensors'));
    const evidence = await collectFolder(folder);
    expect(evidenceText(evidence)).not.toContain('SECRET');
    expect(evidence.notes[0]).toContain('README.md, model.safetensors');
  });

  test('a link to the credentials in .git is one to outside', async () => {
    const folder = await folderOf({ ...MODEL, '.git/config': 'SECRET' });
    await symlink('.git/config', join(folder, 'NOTICE'));
    expect(evidenceText(await collectFolder(folder))).not.toContain('SECRET');
  });

  test('pipes and sockets are never opened', async () => {
    const folder = await folderOf(MODEL);
    execFileSync('mkfifo', [join(folder, 'NOTICE'), join(folder, 'adapter.safetensors')]);
    const evidence = await collectFolder(folder);
    expect(paths(model(evidence))).not.toContain('NOTICE');
    expect(evidence.notes).toEqual([
      'Neither files nor folders, and not opened: NOTICE, adapter.safetensors.',
    ]);
  });

  test('what tools keep beside a project is left out', async () => {
    const evidence = await collectFolder(
      await folderOf({
        ...MODEL,
        'node_modules/x/index.js': '',
        '.venv/lib/x.py': '',
        'env/pyvenv.cfg': '',
        'env/lib/y.py': '',
        '.cache/huggingface/download/x.metadata': '',
        'src/z.py': '',
      }),
    );
    expect(paths(model(evidence)).filter((path) => path.includes('/'))).toEqual(['src/z.py']);
  });

  test('names of any bytes are kept, and cleaned in what is said', async () => {
    const folder = await folderOf({ ...MODEL, 'a\u001b[31m\nb.txt': 'x' });
    await writeFile(
      Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0x66, 0xff, 0x2e, 0x70, 0x79])]),
      'x',
    );
    await mkdir(Buffer.concat([Buffer.from(`${folder}/d`), Buffer.from([0xff])]));
    await symlink('/etc', join(folder, 'out\u001b[2J'));
    const evidence = await collectFolder(folder);
    expect(paths(model(evidence))).toContain('f\ufffd.py');
    expect(evidence.notes).toEqual([
      'Links that lead out of the folder were not followed: out.',
      'Names that are not UTF-8, and which could not be opened: d\ufffd, f\ufffd.py.',
      'The folder was not listed completely: what seems to be missing may be there.',
    ]);
    expect(parseEvidence(evidenceText(evidence), 'x')).toEqual(evidence);
  });

  test('a deep tree is listed as far as it goes, and said to be cut', async () => {
    const folder = await folderOf({ ...MODEL, [`${'d/'.repeat(80)}deep.txt`]: 'x' });
    const evidence = await collectFolder(folder);
    expect(value(model(evidence).files).truncated).toBe(true);
    expect(evidence.notes).toContain(
      'The folder was not listed completely: what seems to be missing may be there.',
    );
  });
});

describe("a snapshot in the Hub's cache", () => {
  const COMMIT = 'a'.repeat(40);
  const cache = async () => {
    const place = join(home(), 'hub', 'models--org--tiny');
    const snapshot = join(place, 'snapshots', COMMIT);
    await write(join(home(), 'hub', 'models--org--other', 'blobs'), { other: 'SECRET' });
    await mkdir(snapshot, { recursive: true });
    for (const [path, body] of Object.entries(MODEL)) {
      await write(join(place, 'blobs'), { [`blob-${path}`]: body });
      await symlink(`../../blobs/blob-${path}`, join(snapshot, path));
    }
    return { place, snapshot };
  };

  test('is read with the blobs of its own model and no others', async () => {
    const { snapshot } = await cache();
    await symlink('../../../models--org--other/blobs/other', join(snapshot, 'NOTICE'));
    await symlink('../../refs', join(snapshot, 'COPYING'));
    const evidence = await collectFolder(snapshot);
    expect(model(evidence)).toMatchObject({ id: 'org/tiny', revision: COMMIT, parameters: { total: 204 } });
    expect(paths(model(evidence))).toEqual(Object.keys(MODEL).sort());
    expect(evidenceText(evidence)).not.toContain('SECRET');
    expect(evidence.notes[0]).toContain('NOTICE');
  });

  test('other folders may not lead into blobs', async () => {
    const { place } = await cache();
    const folder = await folderOf({ 'config.json': '{}' });
    await symlink(join(place, 'blobs', 'blob-README.md'), join(folder, 'README.md'));
    expect(paths(model(await collectFolder(folder)))).toEqual(['config.json']);
  });

  test("a model's place in the cache is not a folder of a model", async () => {
    const error = await refusal(collectFolder((await cache()).place));
    expect(error).toMatchObject({ exitCode: 2 });
    expect(error.hint).toContain('/snapshots/<commit>');
  });
});
