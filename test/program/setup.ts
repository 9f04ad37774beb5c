/** Builds, packs and unpacks rodeo once for all tests that start it, so that a file missing from the package is missing there too. */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of the package as it is installed: `bin/rodeo.js` is in it. */
    installed: string;
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (isStale()) await build();
  const place = await realpath(await mkdtemp(join(tmpdir(), 'rodeo-installed-')));
  project.provide('installed', await installed(place));
  return () => rm(place, { recursive: true, force: true });
}

/** Whether something that the build reads is newer than what it wrote. */
function isStale(): boolean {
  const built = join(root, 'dist/cli/cli.js');
  if (!existsSync(built)) return true;
  const folders = ['src', 'rubrics'].map((name) => join(root, name));
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name))),
  );
  const others = ['package.json', 'package-lock.json', 'esbuild.config.mjs', 'tsconfig.build.json'];
  const made = statSync(built).mtimeMs;
  return [...files, ...others.map((name) => join(root, name))].some((path) => statSync(path).mtimeMs > made);
}

async function build(): Promise<void> {
  // The compiler writes its output also when it has something to say; `npm run check` is where types are judged.
  await run('npx', ['tsc', '-p', 'tsconfig.build.json'], { cwd: root }).catch(() => undefined);
  await run('npm', ['run', 'build:program', '--silent'], { cwd: root });
}

async function installed(place: string): Promise<string> {
  const pack = ['pack', '--silent', '--ignore-scripts', '--pack-destination', place];
  const { stdout } = await run('npm', pack, { cwd: root });
  await run('tar', ['-xzf', stdout.trim()], { cwd: place });
  const folder = join(place, 'package');
  const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  for (const name of Object.keys(dependencies)) {
    const link = join(folder, 'node_modules', name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(join(root, 'node_modules', name), link);
  }
  return folder;
}
