/** The program as people start it, bundled from the sources of now, so that signals and sudden ends are real. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { build } from 'esbuild';
import { PACKAGE_ROOT } from '../../src/package-root.js';

export interface Program {
  start(args: readonly string[], env: Record<string, string>, cwd: string): Running;
  remove(): Promise<void>;
}

export interface Running {
  child: ChildProcess;
  /** What was written to stderr so far. */
  said(): string;
  /** The exit code, or the signal that ended it. */
  ended: Promise<number | string>;
}

/** Below the package, so that it finds what is shipped with it, and below `node_modules`, where no other tool looks. */
export async function bundled(): Promise<Program> {
  const folder = await mkdtemp(join(PACKAGE_ROOT, 'node_modules', '.rodeo-batch-test-'));
  const outfile = join(folder, 'cli.mjs');
  await build({
    entryPoints: [join(PACKAGE_ROOT, 'src/cli.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    // As in the program that is shipped: what is large, or for few, is found when it is needed.
    external: [
      ...[
        'octokit',
        '@huggingface/hub',
        'undici',
        '@bomb.sh/tab',
        'cli-progress',
        'csv-parse',
        'bullmq',
        'ioredis',
      ],
      ...['@cyclonedx/cyclonedx-library', 'badge-maker', 'csv-stringify/sync', 'fast-xml-builder'],
    ],
    banner: {
      js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
    },
    logLevel: 'error',
  });
  return {
    start(args, env, cwd) {
      const child = spawn(process.execPath, [outfile, ...args], {
        cwd,
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let said = '';
      child.stderr?.on('data', (chunk) => {
        said += chunk;
      });
      child.stdout?.resume();
      const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string);
      return { child, said: () => said, ended };
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Waits until a file has so many lines, or the program has ended. */
export async function untilLines(file: string, count: number, running: Running): Promise<void> {
  while (
    running.child.exitCode === null &&
    running.child.signalCode === null &&
    linesIn(file).length < count
  ) {
    await delay(2);
  }
}

/** Whole lines; none when there is no file yet. */
export function linesIn(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').slice(0, -1);
  } catch {
    return [];
  }
}
