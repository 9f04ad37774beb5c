/** Where an audit's evidence comes from: a file, what was saved earlier, or the network; the last is loaded only when needed. */
import { readFile } from 'node:fs/promises';
import { parseEvidence } from '../collect/saved.js';
import type { Config } from '../config.js';
import { inconclusiveError, usageError } from '../errors.js';
import type { Evidence, TargetName } from '../evidence.js';
import { nearest } from '../nearest.js';
import { dayOf } from '../report/wording.js';
import { hint, say } from './messages.js';
import { FIXTURES, offlineModels } from './offline.js';
import type { Progress } from './screen.js';

/** Evidence that a user saved. Throws usageError when the file is missing or broken. */
export async function evidenceFromFile(file: string): Promise<Evidence> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : code;
    throw usageError(`cannot read ${file}: ${why}`, 'rodeo audit <model> --save-evidence <file> writes one.');
  }
  return parseEvidence(text, file);
}

/** The newest evidence that is on this machine. Says its date on stderr. Throws inconclusiveError when there is none. */
export async function evidenceOnDisk(target: TargetName, config: Config): Promise<Evidence> {
  const { findSaved } = await import('../collect/saved.js');
  const saved = await findSaved(target, { fixtures: FIXTURES, cache: config.cacheDir });
  if (!saved) {
    const models = await offlineModels();
    const near = nearest(target.id, models);
    const guess = near ? `Did you mean ${near}? ` : '';
    const asked = target.revision === undefined ? target.id : `${target.id}@${target.revision}`;
    throw inconclusiveError(
      `${asked}: no evidence on this machine`,
      `${guess}Available offline: ${models.join(', ') || 'nothing'}. Without --offline it is gathered anew.`,
    );
  }
  const where = saved.path.startsWith(FIXTURES) ? 'shipped with rodeo' : saved.path;
  say(`offline: ${target.id} as of ${dayOf(saved.evidence.collectedAt)} (${where})`);
  return saved.evidence;
}

export interface LiveOptions {
  config: Config;
  links: { repo?: string; hub?: string; paper?: string };
  verbose: boolean;
  progress: Progress;
}

/** Asks the network, and keeps what it said for `--offline`. Rejects with inconclusiveError when the target cannot be read. */
export async function evidenceFromNetwork(target: TargetName, options: LiveOptions): Promise<Evidence> {
  const { config, links, progress, verbose } = options;
  const [{ createHttp }, { collectEvidence }, { saveToCache }] = await Promise.all([
    import('../http/client.js'),
    import('../collect/index.js'),
    import('../collect/saved.js'),
  ]);
  const http = createHttp(config, {
    onWait: (line) => progress.keep(line),
    onRequest: (entry) => {
      if (!verbose) return;
      const status = entry.reason ?? entry.status ?? '';
      progress.keep(
        `${entry.outcome} ${entry.method} ${entry.url} ${status} (${entry.ms} ms, wave ${entry.wave})`,
      );
    },
  });
  try {
    const evidence = await collectEvidence(target, {
      config,
      http,
      now: new Date(),
      links,
      onProgress: (line) => progress.show(line),
    });
    try {
      await saveToCache(evidence, config.cacheDir);
    } catch (error) {
      say(`could not keep the evidence for --offline: ${(error as Error).message}`);
      hint('RODEO_CACHE_DIR names another folder.');
    }
    return evidence;
  } finally {
    progress.clear();
    if (verbose) {
      const { requests, cached, waves, waitedMs } = http.cost();
      progress.keep(
        `${requests} requests in ${waves} waves, ${cached} answers from cache, waited ${waitedMs} ms`,
      );
    }
    await http.close();
  }
}
