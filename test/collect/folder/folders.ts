/** Makes folders for tests and gathers evidence of them, with no server to ask unless one is given. */

import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { collectEvidence } from '../../../src/collect/index.js';
import { readConfig } from '../../../src/config.js';
import type { RodeoError } from '../../../src/errors.js';
import type { Evidence } from '../../../src/evidence.js';
import { createHttp } from '../../../src/http/client.js';
import { parseTarget } from '../../../src/target.js';

export type Files = Record<string, string | Buffer>;

/** A new empty folder, and the way to be rid of it. */
export async function temporary(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'rodeo-folder-')));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** A new place for each test of the file that calls it, gone after it. */
export function freshFolder() {
  let place = { path: '', remove: async () => {} };
  beforeEach(async () => {
    place = await temporary();
  });
  afterEach(() => place.remove());
  return {
    home: () => place.path,
    /** Writes a folder there, named as given. */
    folderOf: (files: Files, name = 'model') => write(join(place.path, name), files),
  };
}

export async function write(folder: string, files: Files): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const [path, body] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), body);
  }
  return folder;
}

/** A safetensors file: tensors by name with type and shape, and that many bytes of nothing after the header. */
export function safetensors(tensors: Record<string, [string, number[]]>, bytes = 60_000): Buffer {
  const described = Object.entries(tensors).map(([name, [dtype, shape]]) => [
    name,
    { dtype, shape, data_offsets: [0, 0] },
  ]);
  return withHeader(JSON.stringify(Object.fromEntries(described)), undefined, bytes);
}

/** Any header, said to be of any length. */
export function withHeader(header: string, length = BigInt(Buffer.byteLength(header)), bytes = 0): Buffer {
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(length);
  return Buffer.concat([size, Buffer.from(header), Buffer.alloc(bytes)]);
}

/** Runs git in a folder as somebody, with nothing of this machine's settings. */
export function git(folder: string, ...args: string[]): string {
  return execFileSync('git', args, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      ...process.env,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'Ann',
      GIT_AUTHOR_EMAIL: 'ann@example.org',
      GIT_COMMITTER_NAME: 'Ann',
      GIT_COMMITTER_EMAIL: 'ann@example.org',
      GIT_AUTHOR_DATE: '2024-05-01T10:00:00+02:00',
      GIT_COMMITTER_DATE: '2024-05-01T10:00:00+02:00',
    },
  });
}

/** Makes a checkout of what is in the folder, with one commit. */
export function commitAll(folder: string, origin?: string): string {
  git(folder, 'init', '--quiet', '--initial-branch=main');
  if (origin !== undefined) git(folder, 'remote', 'add', 'origin', origin);
  git(folder, 'add', '.');
  git(folder, 'commit', '--quiet', '--message', 'All');
  return git(folder, 'rev-parse', 'HEAD').trim();
}

/** Evidence of a folder without any network. */
export async function collectFolder(
  path: string,
  links: { repo?: string; hub?: string; paper?: string } = {},
  env: Record<string, string> = {},
): Promise<Evidence> {
  const config = readConfig(env, '/nowhere', { offline: true, cacheDir: '/nowhere' });
  const http = createHttp(config);
  try {
    const target = parseTarget(path, { hub: config.hub.endpoint, github: config.github.server });
    return await collectEvidence(target, { config, http, now: new Date('2026-01-02T03:04:05Z'), links });
  } finally {
    await http.close();
  }
}

/** The error that something ends with, which must not succeed. */
export async function refusal(promise: Promise<unknown>): Promise<RodeoError> {
  return promise.then(
    () => {
      throw new Error('was not refused');
    },
    (error: unknown) => error as RodeoError,
  );
}
