/** Runs `rodeo batch` as people start it, in a process of its own, and tells what became of it and what it took. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { JournalLine } from '../../../src/batch/journal-line.js';
import type { Pace } from './fast-clock.js';

/** Files that are bundled from the sources of now. */
export interface Bundles {
  cli: string;
  serve: string;
  /** For `--import`. */
  fastClock: string;
}

export interface RunOptions {
  args: readonly string[];
  env: Record<string, string>;
  /** Where lists and results are, and the cache. */
  folder: string;
  cache?: string;
  pace?: Pace;
}

export interface Running {
  child: ChildProcess;
  /** What it wrote to stderr. */
  said(): string;
  ended: Promise<Ended>;
}

export interface Ended {
  /** The exit code, or the signal that ended it. */
  by: number | string;
  said: string;
  /** By this machine's clock. */
  seconds: number;
  /** Of this process on all cores; 0 when it was killed. */
  cpuSeconds: number;
  peakBytes: number;
  /** Four times a second. */
  memory: Sample[];
}

export interface Sample {
  seconds: number;
  rss: number;
  heap: number;
  heapTotal: number;
  external: number;
}

export function startRodeo(bundles: Bundles, options: RunOptions): Running {
  const { args, env, folder, cache = 'cache', pace } = options;
  const memoryFile = join(folder, `memory-${performance.now()}`);
  // For a closer look: RODEO_BENCH_FLAGS=--cpu-prof and the like.
  const child = spawn(
    process.execPath,
    [
      ...(process.env.RODEO_BENCH_FLAGS?.split(' ') ?? []),
      '--import',
      bundles.fastClock,
      bundles.cli,
      ...args,
    ],
    {
      cwd: folder,
      env: {
        ...env,
        HOME: folder,
        PATH: process.env.PATH ?? '',
        RODEO_CACHE_DIR: join(folder, cache),
        RODEO_BENCH_MEMORY: memoryFile,
        ...(pace && { RODEO_BENCH_PACE: JSON.stringify(pace) }),
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const began = performance.now();
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  const ended = once(child, 'close').then(([code, signal]): Ended => {
    const seconds = (performance.now() - began) / 1000;
    return { by: code ?? signal, said, seconds, ...readMemory(memoryFile) };
  });
  return { child, said: () => said, ended };
}

function readMemory(file: string): Pick<Ended, 'cpuSeconds' | 'peakBytes' | 'memory'> {
  const lines = textOf(file).split('\n').slice(0, -1);
  rmSync(file, { force: true });
  const memory: Sample[] = [];
  let [cpuSeconds, peakBytes] = [0, 0];
  for (const line of lines) {
    const [first, ...rest] = line.split(' ');
    const [one = 0, other = 0, heapTotal = 0, external = 0] = rest.map(Number);
    if (first === 'end') [peakBytes, cpuSeconds] = [one, other];
    else memory.push({ seconds: Number(first), rss: one, heap: other, heapTotal, external });
  }
  return { cpuSeconds, peakBytes, memory };
}

/** `''` when there is no such file. */
export function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** The whole lines of a journal, parsed. */
export function journalIn(file: string): JournalLine[] {
  return textOf(file)
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}

/**
 * Lines as they are in every run: sorted, without times, and without cost, which is counted with whoever asked first for
 * what several share.
 */
export function withoutTimes(lines: readonly JournalLine[]): string[] {
  return lines
    .map(({ at: _, ms: __, result, ...line }) => {
      if (!result) return JSON.stringify(line);
      const { collectedAt, cost, ...rest } = result;
      return JSON.stringify({ ...line, result: rest });
    })
    .sort();
}
