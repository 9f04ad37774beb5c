/** Reads and runs transcripts: Markdown in which each console block is a command with what it printed and its exit code. */
import { spawn } from 'node:child_process';

/** A console block of a transcript: `$ command`, its stdout, its stderr after `! `, and `[exit N]`. */
export interface Step {
  command: string;
  /** The block's lines as they are written, fences left out. */
  written: string;
  /** What stands between the block before and this one. */
  before: string;
}

export interface Transcript {
  steps: Step[];
  /** The document with each block's text replaced, in order. */
  with(blocks: string[]): string;
}

const BLOCK = /^```console\n([\s\S]*?)\n```$/gm;

export function parseTranscript(text: string): Transcript {
  let end = 0;
  const steps = [...text.matchAll(BLOCK)].map(({ 0: block, 1: body = '', index }) => {
    const [first = ''] = body.split('\n', 1);
    if (!first.startsWith('$ ')) throw new Error(`a console block begins with "$ ": ${first}`);
    const before = text.slice(end, index);
    end = index + block.length;
    return { command: first.slice(2), written: body, before };
  });
  return {
    steps,
    with: (blocks) => {
      let next = 0;
      return text.replace(BLOCK, () => `\`\`\`console\n${blocks[next++]}\n\`\`\``);
    },
  };
}

export interface Ran {
  stdout: string;
  stderr: string;
  /** Exit code, or the name of the signal that ended it. */
  exit: number | string;
}

/** Runs a command line in a shell, with this environment and nothing of the caller's. */
export function runCommand(command: string, cwd: string, env: Record<string, string>): Promise<Ran> {
  return new Promise((resolve, reject) => {
    // Node's own pipes are sockets, which nobody else can open by their name.
    const piped = `{ ${command}\n} > >(cat) 2> >(cat >&2)`;
    const child = spawn('bash', ['-o', 'pipefail', '-c', piped], {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
    child.stdout.on('data', (chunk) => chunks.stdout.push(chunk));
    child.stderr.on('data', (chunk) => chunks.stderr.push(chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const text = (name: keyof typeof chunks) => Buffer.concat(chunks[name]).toString('utf8');
      resolve({ stdout: text('stdout'), stderr: text('stderr'), exit: code ?? signal ?? 'unknown' });
    });
  });
}

/**
 * What was printed, as a block. Control characters are written out, so that a reader of the transcript sees them;
 * `replace` takes out what differs between machines and versions.
 */
export function blockOf(command: string, ran: Ran, replace: (text: string) => string): string {
  const lines = [`$ ${command}`];
  if (ran.stdout !== '') lines.push(...visible(replace(ran.stdout)).replace(/\n$/, '').split('\n'));
  if (ran.stderr !== '') {
    const said = visible(replace(ran.stderr)).replace(/\n$/, '').split('\n');
    lines.push(...said.map((line) => `! ${line}`));
  }
  lines.push(`[exit ${ran.exit}]`);
  return lines.join('\n');
}

function visible(text: string): string {
  return text.replace(/(?!\n)[\p{Cc}\p{Cf}]/gu, (one) =>
    one === '\u001b' ? '␛' : `<U+${one.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}>`,
  );
}
