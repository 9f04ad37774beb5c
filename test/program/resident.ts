/** Starts the process that runs commands of the program one after the other, once for all tests of a worker, and gives it commands. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

export interface Resident {
  port: string;
  child: ChildProcess;
}

const residents = new Map<string, Promise<Resident>>();

/** @param installed a folder of the package */
export function residentOf(installed: string): Promise<Resident> {
  const known = residents.get(installed);
  if (known) return known;
  const started = start(installed);
  residents.set(installed, started);
  return started;
}

async function start(installed: string): Promise<Resident> {
  const script = fileURLToPath(new URL('resident.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, join(installed, 'dist', 'cli.js')], {
    env: {},
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface(child.stdout);
  const [port] = await once(lines, 'line');
  lines.close();
  // It ends when this process does, as its input ends then, and keeps nobody waiting.
  child.unref();
  for (const stream of [child.stdin, child.stdout]) (stream as unknown as { unref(): void }).unref();
  child.on('exit', () => residents.delete(installed));
  return { port, child };
}

/** Lines of bash that give their process's command to the resident one, and go on where it needs a process of its own, or that one is gone. */
export const askResident = (
  port: string,
): string => `if { exec 3<> /dev/tcp/127.0.0.1/${port}; } 2> /dev/null; then
    (echo $$ >&3) # in a shell of its own, as this one's output is looked at
    read -r -u 3 code
    [[ $code == own ]] || exit "\${code:-70}"
    exec 3>&-
  fi`;

export interface Ended {
  /** `null` when it had to be ended. */
  exit: number | null;
  stdout: string;
  stderr: string;
}

export interface Ran {
  cwd: string;
  env: Record<string, string>;
  /** Ends what would hang, ms. */
  timeout?: number;
}

let folder = '';
process.on('exit', () => folder && rmSync(folder, { recursive: true, force: true }));
let count = 0;

/**
 * Runs a command as a process of its own would, with nothing to read. Where a signal ended the process that runs them, which the
 * program's own processes never were, the command runs anew in one of its own, and it is said.
 * @param installed a folder of the package
 */
export async function runInResident(
  installed: string,
  args: readonly string[],
  { cwd, env, timeout = 60_000 }: Ran,
): Promise<Ended> {
  folder ||= mkdtempSync(join(tmpdir(), 'rodeo-resident-'));
  const [out, err] = ['out', 'err'].map((name) => join(folder, `${count++}.${name}`)) as [string, string];
  const { port, child } = await residentOf(installed);
  const socket = connect(Number(port), '127.0.0.1');
  let isOver = false;
  const limit = setTimeout(() => {
    isOver = true;
    child.kill('SIGKILL');
  }, timeout);
  let answer = '';
  socket.setEncoding('utf8').on('data', (text) => {
    answer += text;
  });
  socket.write(`${JSON.stringify({ args, cwd, env, files: ['/dev/null', out, err] })}\n`);
  // A process that is ended in the middle hangs up.
  await new Promise((resolve) => socket.on('error', () => undefined).on('close', resolve));
  clearTimeout(limit);
  const code = answer.trim();
  if (code === '' && !isOver) {
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    if (child.signalCode !== null) {
      console.warn(
        `${child.signalCode} ended the process that runs commands: rodeo ${args[0]} runs in its own.`,
      );
      return runAlone(installed, args, { cwd, env, timeout });
    }
  }
  if (code === 'own') throw new Error(`needs a process of its own: rodeo ${args.join(' ')}`);
  const read = (path: string) => readFile(path, 'utf8').catch(() => '');
  const [stdout, stderr] = await Promise.all([read(out), read(err)]);
  rmSync(out, { force: true });
  rmSync(err, { force: true });
  return { exit: code === '' ? null : Number(code), stdout, stderr };
}

/** Runs a command in a process of its own; the servers that it asks may be in this one. */
async function runAlone(
  installed: string,
  args: readonly string[],
  { cwd, env, timeout }: Required<Ran>,
): Promise<Ended> {
  const script = join(installed, 'dist', 'cli.js');
  const child = spawn(process.execPath, [script, ...args], {
    ...{ cwd, env, timeout },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr, [exit]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { exit, stdout, stderr };
}
