/** `rodeo cache`: how much is kept on disk, and away with it. */
import { homedir } from 'node:os';
import { readConfig } from '../config.js';
import { type CacheSize, cacheSize, clearCache, type Holding } from '../http/cache/folder.js';
import { jsonText } from '../report/json.js';
import { compactBytes, counted } from '../report/wording.js';
import { plain } from '../terminal.js';
import { writeReport } from './output.js';

export interface CacheFlags {
  format: 'text' | 'json';
}

/** Prints what the cache holds. */
export async function infoCommand({ format }: CacheFlags): Promise<void> {
  const { cacheDir, cacheBytes } = readConfig(process.env, homedir());
  const size = await cacheSize(cacheDir);
  const lines = [
    plain(cacheDir),
    `${kindLine('Answers', size.answers)}; at most ${compactBytes(cacheBytes)}`,
    kindLine('Evidence', size.evidence),
  ];
  await print(format, { folder: cacheDir, limit: cacheBytes, ...told(size) }, lines);
}

/** Empties the cache and says what went. Throws usageError for a folder that is not rodeo's. */
export async function clearCommand({ format }: CacheFlags): Promise<void> {
  const { cacheDir } = readConfig(process.env, homedir());
  const removed = await clearCache(cacheDir);
  const { answers, evidence } = removed;
  const bytes = answers.bytes + evidence.bytes;
  const files = `${counted(answers.files, 'answer')} and ${counted(evidence.files, 'file')} of evidence`;
  await print(format, { folder: cacheDir, removed: told(removed) }, [
    `removed ${files} (${compactBytes(bytes)}) from ${plain(cacheDir)}`,
  ]);
}

function print(format: CacheFlags['format'], value: unknown, lines: readonly string[]): Promise<void> {
  return writeReport(format === 'json' ? jsonText(value) : `${lines.join('\n')}\n`, undefined);
}

/** As machines read it: times in ISO. */
function told(size: CacheSize) {
  const iso = ({ oldest, ...rest }: Holding) => ({
    ...rest,
    oldest: oldest === null ? null : new Date(oldest).toISOString(),
  });
  return { answers: iso(size.answers), evidence: iso(size.evidence) };
}

function kindLine(name: string, { files, bytes, oldest, drafts }: Holding): string {
  const since = oldest === null ? '' : `, the oldest of ${new Date(oldest).toISOString().slice(0, 10)}`;
  const left = drafts === 0 ? '' : `; ${counted(drafts, 'unfinished file')}`;
  return `${name.padEnd(10)}${counted(files, 'file')}, ${compactBytes(bytes)}${since}${left}`;
}
