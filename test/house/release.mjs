// What follows a new version in package.json and CHANGELOG.md: node test/house/release.mjs VERSION. Commits it, tags a commit beside
// main that carries the built program (the action starts it as it is checked out), publishes the package, and the tag as a release.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [version = ''] = process.argv.slice(2);
if (!/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))
  throw new Error('usage: node test/house/release.mjs VERSION');
const tag = `v${version}`;
const run = (command, ...args) => execFileSync(command, args, { cwd: root, stdio: 'inherit' });
const read = (name) => readFileSync(join(root, name), 'utf8');

for (const name of ['package.json', 'CITATION.cff', 'docs/ci.md']) {
  if (read(name).includes('github.com/OWNER/'))
    throw new Error(`${name} still names no owner of the repository`);
}
writeFileSync(
  join(root, 'CITATION.cff'),
  read('CITATION.cff')
    .replace(/^version: .*$/m, `version: ${version}`)
    .replace(
      /^(?:date-released: .*\n)?(?=keywords:)/m,
      `date-released: ${new Date().toISOString().slice(0, 10)}\n`,
    ),
);
run('npm', 'run', 'build');
const place = mkdtempSync(join(tmpdir(), 'rodeo-release-'));
run(process.execPath, 'test/house/package.mjs', place);
const [, notes = ''] =
  new RegExp(`^## \\[?${version.replaceAll('.', '\\.')}\\b.*\\n([\\s\\S]*?)(?=^## |$(?![\\s\\S]))`, 'm').exec(
    read('CHANGELOG.md'),
  ) ?? [];
const notesFile = join(place, 'notes.md');
writeFileSync(notesFile, notes.trim());

run('git', 'commit', '--quiet', '--all', '--message', `Release ${version}`);
run('git', 'checkout', '--quiet', '--detach');
run('git', 'add', '--force', 'dist');
run('git', 'commit', '--quiet', '--message', `The program of ${version}, built`);
run('git', 'tag', '--annotate', tag, '--message', tag);
run('git', 'checkout', '--quiet', 'main');
run('npm', 'publish', join(place, 'package'), '--provenance', '--access', 'public');
run('git', 'push', '--atomic', 'origin', 'main', tag);
run('gh', 'release', 'create', tag, '--title', tag, '--notes-file', notesFile);
