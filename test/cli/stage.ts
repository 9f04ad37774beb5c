/** Where transcripts play: a home of their own, the installed program on the path, and the services that it talks to. */
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import { VERSION } from '../../src/version.js';
import type { Apis } from '../apis/index.js';
import { askResident, residentOf } from '../program/resident.js';
import { startWorld } from './world.js';

export const here = fileURLToPath(new URL('.', import.meta.url));

export interface Stage {
  folder: string;
  env: Record<string, string>;
  /** What differs between machines, days and versions, by a name for it. @param work where commands ran */
  sameEverywhere(text: string, work: string): string;
  /** The signal that ended the process which commands share, if one did. */
  endedBy(): NodeJS.Signals | null;
  close(): Promise<void>;
}

/**
 * @param processes `shared`: commands run in one process, but for those that need one of their own, as on a terminal; `own`: each in
 * one of its own, as everything is with `PROCESSES=own`
 */
export async function openStage(
  processes: 'own' | 'shared' = process.env.PROCESSES === 'own' ? 'own' : 'shared',
): Promise<Stage> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'rodeo-cli-')));
  await mkdir(join(folder, 'bin'));
  await mkdir(join(folder, 'lib'));
  await symlink(inject('installed'), join(folder, 'lib', 'package'));
  const resident =
    processes === 'shared' && existsSync('/proc/self/environ') ? await residentOf(inject('installed')) : null;
  await writeFile(join(folder, 'bin', 'rodeo'), starter(resident?.port));
  await chmod(join(folder, 'bin', 'rodeo'), 0o755);
  const world = await startWorld();
  return {
    folder,
    env: {
      ...world.env,
      PATH: [join(folder, 'bin'), dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter),
      HOME: join(folder, 'home'),
      RODEO_CACHE_DIR: join(folder, 'cache'),
      LANG: 'C.UTF-8',
      TERM: 'xterm',
    },
    sameEverywhere: (text, work) => sameEverywhere(text, work, { folder, world }),
    endedBy: () => resident?.child.signalCode ?? null,
    close: async () => {
      await world.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The program on the path. @param port where a process waits for commands */
function starter(port: string | undefined): string {
  const start = `exec "${process.execPath}" "${join(inject('installed'), 'bin', 'rodeo.js')}" "$@"\n`;
  if (port === undefined) return `#!/bin/sh\n${start}`;
  return `#!/bin/bash
if [[ ! -t 1 && ! -t 2 && -z $NODE_OPTIONS ]]; then
  ${askResident(port)}
fi
${start}`;
}

/** What differs between machines, days and versions, by a name for it. */
function sameEverywhere(
  text: string,
  work: string,
  { folder, world }: { folder: string; world: Apis },
): string {
  let same = text.replaceAll(work, '<here>').replaceAll(folder, '<home>').replaceAll(VERSION, '<version>');
  for (const [name, url] of Object.entries(world.env)) {
    const { host } = new URL(url);
    const service = name.replace(/_(ENDPOINT|API_URL|GRAPHQL_URL)$/, '').toLowerCase();
    same = same.replaceAll(host, `<${service}>`);
  }
  return same
    .replaceAll(process.versions.node, '<node>')
    .replace(/\/dev\/fd\/\d+/g, '/dev/fd/<n>')
    .replace(/\b\d+ ms\b/g, '<n> ms')
    .replace(/(conclusive results?\b.*) in \d+ s$/gm, '$1 in <n> s')
    .replace(/\b\d+ of (\d+) requests left/g, '<n> of $1 requests left')
    .replace(/\(\d+ files?, [\d.]+[KM]?B\)/g, '(<n> files)')
    .replace(/\b\d+ models? shipped/g, '<n> models shipped')
    .replace(/\b\d+ years? ago/g, '<n> years ago')
    .replace(/(resets at) \d\d:\d\d/g, '$1 <time>')
    .replace(/((?:as|evidence|report) of) \d+ [A-Z][a-z]+ 20\d\d/g, '$1 <date>');
}
