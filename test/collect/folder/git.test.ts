import { execFileSync } from 'node:child_process';
import { access, appendFile, chmod, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCheck } from '../../../src/checks/check.js';
import tagged from '../../../src/checks/tagged-release.js';
import { evidenceText } from '../../../src/collect/saved.js';
import { type Evidence, type HubModel, type Repository, valueIn } from '../../../src/evidence.js';
import { readRelease } from '../../../src/release/index.js';
import { collectFolder, commitAll, git, temporary, write } from './folders.js';

const CODE = {
  'README.md': '# Code\n',
  'src/train.py': 'print()\n',
  '.gitignore': 'data/\n*.log\n',
};

let home = '';
let folder = '';
let remove = async () => {};
beforeEach(async () => {
  ({ path: home, remove } = await temporary());
  folder = await write(join(home, 'work'), CODE);
});
afterEach(() => remove());

function code({ repository }: Evidence): Repository {
  if (repository.state !== 'present') throw new Error('no repository');
  return repository.value;
}
const paths = (owner: HubModel | Repository) => valueIn(owner.files)?.entries.map(({ path }) => path);
const outcome = (evidence: Evidence) => runCheck(tagged, readRelease(evidence));

describe('a checkout', () => {
  test('tells its origin, commit, date, authors and tags', async () => {
    const commit = commitAll(folder, 'git@github.com:Org/Work.git');
    git(folder, 'tag', 'v0.9');
    git(folder, 'commit', '--quiet', '--allow-empty', '--author', 'Bob <bob@example.org>', '-m', 'Two');
    git(folder, 'tag', '-a', 'v0.10', '-m', 'Newest');
    const evidence = await collectFolder(folder);
    expect(code(evidence)).toMatchObject({
      fullName: 'Org/Work',
      url: '.',
      defaultBranch: 'main',
      pushedAt: '2024-05-01T08:00:00.000Z',
      contributors: { value: { count: 2 } },
      tags: { value: { count: 2 } },
      releases: { state: 'absent' },
    });
    expect(code(evidence).commit).toMatch(/^[0-9a-f]{40}$/);
    expect(code(evidence).commit).not.toBe(commit);
    expect(valueIn(code(evidence).tags)?.names).toContain('v0.10');
    expect(evidence.notes).toEqual([]);
    expect(outcome(evidence)).toMatchObject({ result: 'pass', citations: [{ url: '.', label: 'tags' }] });
  });

  test('after git packed its references and objects tells the same', async () => {
    commitAll(folder);
    git(folder, 'tag', 'v1');
    const before = evidenceText(await collectFolder(folder));
    git(folder, 'gc', '--quiet');
    git(folder, 'pack-refs', '--all');
    expect(evidenceText(await collectFolder(folder))).toBe(before);
    expect(before).toContain('"v1"');
  });

  test('lists what git tracks and what it would track, not what it ignores', async () => {
    commitAll(folder);
    await write(folder, { 'data/big.csv': 'x', 'run.log': 'x', 'new.py': 'x', 'src/deleted.py': 'x' });
    git(folder, 'add', 'src/deleted.py');
    git(folder, 'add', '--force', 'run.log');
    await rm(join(folder, 'src/deleted.py'));
    const evidence = await collectFolder(folder);
    expect(paths(code(evidence))).toEqual(['.gitignore', 'README.md', 'new.py', 'run.log', 'src/train.py']);
  });

  test('without a commit has none', async () => {
    git(folder, 'init', '--quiet');
    const evidence = await collectFolder(folder);
    expect(code(evidence).commit).toBeUndefined();
    expect(outcome(evidence)).toMatchObject({ result: 'fail' });
  });

  test('that is shallow may have tags that were not fetched', async () => {
    commitAll(folder);
    git(folder, 'commit', '--quiet', '--allow-empty', '-m', 'Two');
    git(home, 'clone', '--quiet', '--depth=1', '--no-tags', `file://${folder}`, 'shallow');
    const evidence = await collectFolder(join(home, 'shallow'));
    expect(code(evidence).tags).toMatchObject({ state: 'unavailable', reason: { code: 'truncated' } });
    expect(code(evidence).contributors).toMatchObject({ value: { count: 1, atLeast: true } });
    expect(outcome(evidence)).toMatchObject({ result: 'unknown' });
  });

  test('cloned from the Hub is a model, with all that is in it', async () => {
    commitAll(folder, 'https://user:hf_secretsecret@huggingface.co/org/tiny');
    const evidence = await collectFolder(folder);
    expect(evidence.hub).toMatchObject({ value: { id: 'org/tiny', author: 'org', url: '.' } });
    expect(evidence.repository.state).not.toBe('present');
    expect(evidenceText(evidence)).not.toContain('secret');
  });

  test('without git installed is read as far as its references go', async () => {
    const commit = commitAll(folder);
    git(folder, 'tag', 'v1');
    const evidence = await collectFolder(folder, {}, { PATH: home });
    expect(code(evidence)).toMatchObject({ commit, tags: { value: { names: ['v1'], count: 1 } } });
    expect(code(evidence).pushedAt).toBeUndefined();
    expect(paths(code(evidence))).toContain('src/train.py');
    expect(evidence.notes).toEqual(['git is not installed, so the history was not read.']);
  });

  test('no checkout: nothing can be tagged yet', async () => {
    expect(outcome(await collectFolder(folder))).toMatchObject({ result: 'notApplicable' });
  });
});

describe('a checkout that means harm', () => {
  const isThere = (path: string) =>
    access(path).then(
      () => true,
      () => false,
    );

  test('runs no program and leads nowhere by its configuration', async () => {
    const commit = commitAll(folder);
    git(folder, 'tag', 'v1');
    await write(join(home, 'outside'), { 'secret.txt': 'SECRET', ignore: '*.py\n' });
    const mark = join(home, 'was-run');
    const script = join(home, 'outside', 'run.sh');
    await writeFile(script, `#!/bin/sh\ntouch ${mark}\n`);
    await chmod(script, 0o755);
    await mkdir(join(folder, '.git', 'hooks'), { recursive: true });
    for (const hook of ['post-index-change', 'post-checkout', 'reference-transaction', 'fsmonitor-watchman'])
      await symlink(script, join(folder, '.git', 'hooks', hook));
    await appendFile(join(folder, '.gitattributes'), '*.py filter=harm diff=harm\n');
    await appendFile(
      join(folder, '.git', 'config'),
      `[core]
  fsmonitor = ${script}
  hooksPath = ${join(home, 'outside')}
  worktree = ${join(home, 'outside')}
  excludesFile = ${join(home, 'outside', 'ignore')}
  pager = ${script}
  sshCommand = ${script}
  alternateRefsCommand = ${script}
[filter "harm"]
  clean = ${script}
  process = ${script}
  required = true
[diff "harm"]
  textconv = ${script}
[log]
  showSignature = true
[gpg]
  program = ${script}
[alias]
  log = !${script}
[extensions]
  partialClone = origin
[remote "origin"]
  url = ext::${script}
  promisor = true
[include]
  path = ${join(home, 'outside', 'secret.txt')}
`,
    );
    const evidence = await collectFolder(folder);
    expect(await isThere(mark)).toBe(false);
    expect(code(evidence)).toMatchObject({
      fullName: 'work',
      commit,
      pushedAt: '2024-05-01T08:00:00.000Z',
      contributors: { value: { count: 1 } },
    });
    expect(paths(code(evidence))).toEqual(['.gitattributes', '.gitignore', 'README.md', 'src/train.py']);
    expect(evidenceText(evidence)).not.toContain('SECRET');
    // That the script would have left its mark is part of the test.
    execFileSync(script);
    expect(await isThere(mark)).toBe(true);
  });

  test('a .git that is a file or a link leads out of the folder', async () => {
    commitAll(folder);
    await rename(join(folder, '.git'), join(home, 'elsewhere'));
    await writeFile(join(folder, '.git'), `gitdir: ${join(home, 'elsewhere')}\n`);
    const note = 'Its .git leads out of the folder, so no git metadata was read.';
    const byFile = await collectFolder(folder);
    expect(byFile.notes).toEqual([note]);
    expect(code(byFile).commit).toBeUndefined();
    await rm(join(folder, '.git'));
    await symlink(join(home, 'elsewhere'), join(folder, '.git'));
    const byLink = await collectFolder(folder);
    expect(byLink.notes).toEqual([note]);
    expect(code(byLink).commit).toBeUndefined();
  });

  test("another repository's objects are not borrowed", async () => {
    commitAll(folder);
    git(home, 'clone', '--quiet', '--shared', folder, 'borrower');
    const evidence = await collectFolder(join(home, 'borrower'));
    expect(code(evidence).pushedAt).toBeUndefined();
    expect(code(evidence).contributors.state).toBe('unavailable');
    expect(code(evidence).commit).toMatch(/^[0-9a-f]{40}$/);
    expect(paths(code(evidence))).toContain('src/train.py');
  });

  test('an index that names files behind a link, and references that are none', async () => {
    await write(join(home, 'outside'), { 'train.py': 'SECRET' });
    await write(folder, { 'run.py': '' });
    commitAll(folder);
    await rm(join(folder, 'src'), { recursive: true });
    await symlink(join(home, 'outside'), join(folder, 'src'));
    await write(join(folder, '.git'), { 'refs/tags/bad': 'ref: refs/heads/main', 'refs/tags/-x': 'zzz' });
    await symlink('/etc/passwd', join(folder, '.git', 'refs', 'tags', 'linked'));
    const evidence = await collectFolder(folder);
    expect(paths(code(evidence))).toEqual(['.gitignore', 'README.md', 'run.py']);
    expect(valueIn(code(evidence).tags)).toEqual({ names: [], count: 0 });
    expect(evidence.notes[0]).toContain('Links that lead out of the folder were not followed: src');
  });

  test.each([
    ['HEAD', 'ref: refs/heads/../../../../etc/passwd\n'],
    ['HEAD', '\0\0\0'],
    ['index', 'DIRC broken'],
    ['packed-refs', `${'f'.repeat(40)} refs/tags/a\n${'e'.repeat(40)} refs/tags/a^{}\n^^^\n`],
  ])('a broken %s is no bug', async (path, body) => {
    commitAll(folder);
    await writeFile(join(folder, '.git', path), body);
    const evidence = await collectFolder(folder);
    expect(paths(code(evidence))).toContain('src/train.py');
  });
});
