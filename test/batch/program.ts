/** The program as people start it, so that signals and sudden ends are real. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { inject } from 'vitest';

export interface Program {
  start(args: readonly string[], env: Record<string, string>, cwd: string): Running;
}

export interface Running {
  child: ChildProcess;
  /** What was written to stderr so far. */
  said(): string;
  /** The exit code, or the signal that ended it. */
  ended: Promise<number | string>;
}

/** The package as it is installed. */
export const program: Program = {
  start(args, env, cwd) {
    const file = join(inject('installed'), 'bin', 'rodeo.js');
    const child = spawn(process.execPath, [file, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stderr?.on('data', (chunk) => {
      said += chunk;
    });
    child.stdout?.resume();
    const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string);
    return { child, said: () => said, ended };
  },
};

/** Waits until a file has so many lines, or the program has ended. */
export async function untilLines(file: string, count: number, running: Running): Promise<void> {
  let size = -1;
  while (running.child.exitCode === null && running.child.signalCode === null) {
    // Reading megabytes again and again would take the time of the program that writes them.
    const now = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    if (now !== size && linesIn(file).length >= count) return;
    size = now;
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
