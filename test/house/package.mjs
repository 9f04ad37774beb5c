// Lays out what is published, from what is built: node test/house/package.mjs DIR. The package in it needs no other to be
// installed or built, so its package.json names neither scripts nor what the build was made of.
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const place = resolve(process.argv[2] ?? 'dist-package');
mkdirSync(place, { recursive: true });
const draft = mkdtempSync(join(place, '.draft-'));
const npm = (folder, ...args) =>
  execFileSync('npm', [...args, '--silent', '--ignore-scripts', '--pack-destination', draft], {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  }).trim();

const whole = npm(root, 'pack');
execFileSync('tar', ['-xzf', whole], { cwd: draft });
const manifest = join(draft, 'package', 'package.json');
const {
  scripts: _,
  devDependencies: __,
  overrides: ___,
  ...published
} = JSON.parse(readFileSync(manifest, 'utf8'));
writeFileSync(manifest, `${JSON.stringify(published, null, 2)}\n`);
// Evidence is laid out for whoever compares two of it, and a program reads it as well without.
const fixtures = join(draft, 'package', 'fixtures');
for (const name of readdirSync(fixtures)) {
  const file = join(fixtures, name, 'evidence.json');
  writeFileSync(file, JSON.stringify(JSON.parse(readFileSync(file, 'utf8'))));
}
const tarball = npm(join(draft, 'package'), 'pack');
renameSync(join(draft, tarball), join(place, tarball));
rmSync(join(place, 'package'), { recursive: true, force: true });
renameSync(join(draft, 'package'), join(place, 'package'));
rmSync(draft, { recursive: true });
console.log(join(place, tarball));
