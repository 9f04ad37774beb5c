/** Builds, packs and unpacks rodeo once for all tests that start it, so that a file missing from the package is missing there too. */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of the package as it is installed: `bin/rodeo.js` is in it. */
    installed: string;
    /** What is published. */
    tarball: string;
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (isStale()) await build();
  const place = await realpath(await mkdtemp(join(tmpdir(), 'rodeo-installed-')));
  const { folder, tarball } = await installed(place);
  project.provide('installed', folder);
  project.provide('tarball', tarball);
  return () => rm(place, { recursive: true, force: true });
}

/** Whether something that the build reads is newer than what it wrote. */
function isStale(): boolean {
  const built = join(root, 'dist/cli.js');
  if (!existsSync(built)) return true;
  const folders = ['src', 'rubrics'].map((name) => join(root, name));
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name))),
  );
  const others = ['package.json', 'package-lock.json', 'rolldown.config.mjs', 'tsconfig.build.json'];
  const made = statSync(built).mtimeMs;
  return [...files, ...others.map((name) => join(root, name))].some((path) => statSync(path).mtimeMs > made);
}

async function build(): Promise<void> {
  await run('npm', ['run', 'build:program', '--silent'], { cwd: root });
  // `npm run check` is where types are judged: a mistake in them keeps nothing from being tested.
  await run('npm', ['run', 'build:types', '--silent'], { cwd: root }).catch(() => undefined);
}

/** The package as it is published, unpacked, and the two packages of the queue, which whoever runs workers installs. */
async function installed(place: string): Promise<{ folder: string; tarball: string }> {
  const { stdout } = await run(process.execPath, ['test/house/package.mjs', place], { cwd: root });
  const folder = join(place, 'package');
  await mkdir(join(folder, 'node_modules'));
  for (const name of ['bullmq', 'ioredis']) {
    await symlink(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  }
  return { folder, tarball: stdout.trim() };
}
