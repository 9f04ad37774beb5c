/** The weekly workflow does what it says: its own lines, run by bash, with programs in the path that stand for rodeo and gh. */
import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { parse } from 'yaml';

const run = promisify(execFile);
const file = fileURLToPath(new URL('../../docs/watch/weekly.yml', import.meta.url));

let place = '';
afterEach(() => rmSync(place, { recursive: true, force: true }));

/** An issue is a file; `npx` reports what `says` holds and ends with the code in `code`. */
const NPX = `[ "$1 $2 $3 $4" = '--yes rodeo watch models.txt' ] || exit 9
cp says report.md; echo x >> watch.ndjson; echo y > watch.ndjson.reported; echo z > changes.xml
exit "$(cat code)"`;
const GH = `case "$1 $2" in
  'label create') ;;
  'issue list') [ -f ../issue ] && echo 5 ;;
  'issue view') cat ../issue ;;
  'issue edit') [ "$3" = 5 ] && cp "$5" ../issue ;;
  'issue create') [ ! -f ../issue ] && cp "\${!#}" ../issue ;;
  *) exit 9 ;;
esac
exit 0`;

async function repository(): Promise<string> {
  place = mkdtempSync(join(tmpdir(), 'rodeo-weekly-'));
  const [remote, clone, bin] = ['remote.git', 'clone', 'bin'].map((name) => join(place, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(bin);
  for (const [name, lines] of Object.entries({ npx: NPX, gh: GH })) {
    writeFileSync(join(bin, name), `#!/bin/bash\n${lines}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  await run('git', ['init', '--quiet', '--bare', '--initial-branch=main', remote]);
  await run('git', ['clone', '--quiet', remote, clone]);
  writeFileSync(join(clone, 'models.txt'), 'org/model\n');
  await run('git', ['-C', clone, 'add', 'models.txt']);
  await run('git', [
    '-C',
    clone,
    '-c',
    'user.name=x',
    '-c',
    'user.email=x@example.org',
    'commit',
    '-qm',
    'a list',
  ]);
  await run('git', ['-C', clone, 'push', '--quiet', 'origin', 'HEAD:main']);
  return clone;
}

/** As a runner does: each step's lines by `bash -e -o pipefail`. */
async function week(clone: string, code: number, says: string): Promise<void> {
  writeFileSync(join(clone, 'says'), `${says}\n`);
  writeFileSync(join(clone, 'code'), `${code}\n`);
  const { jobs } = parse(readFileSync(file, 'utf8')) as { jobs: { watch: { steps: { run?: string }[] } } };
  for (const { run: lines } of jobs.watch.steps) {
    if (lines === undefined) continue;
    expect(lines).not.toContain('${{');
    const env = { PATH: `${join(place, 'bin')}:${process.env.PATH}`, HOME: place };
    await run('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', lines], { cwd: clone, env });
  }
}

test('the weekly workflow opens one issue, puts later reports on top of it, and keeps the journal', async () => {
  const clone = await repository();
  const issue = () => readFileSync(join(place, 'issue'), 'utf8');
  await week(clone, 0, 'nothing');
  expect(existsSync(join(place, 'issue'))).toBe(false);
  await week(clone, 1, 'first finding');
  expect(issue()).toBe('first finding\n');
  await week(clone, 3, 'second finding');
  expect(issue()).toBe('second finding\n\n---\n\nfirst finding\n');
  const { stdout } = await run('git', ['-C', join(place, 'remote.git'), 'show', 'main:watch.ndjson']);
  expect(stdout).toBe('x\nx\nx\n');
  await expect(week(clone, 2, 'wrong usage')).rejects.toThrow();
  expect(issue()).toMatch(/^second finding/);
});
