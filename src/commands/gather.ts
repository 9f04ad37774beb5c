/** Where an audit's evidence comes from: a file, what was saved earlier, or the network; the last is loaded only when needed. */
import { homedir } from 'node:os';
import { MOST_BYTES, parseEvidence } from '../collect/saved.js';
import { type Config, readConfig, withEndpoints } from '../config.js';
import type { Depth } from '../depth.js';
import { ExitCode, inconclusiveError, RodeoError, usageError } from '../errors.js';
import type { Evidence, TargetName } from '../evidence.js';
import { nearest } from '../nearest.js';
import type { Endpoints } from '../policy.js';
import { dayOf } from '../report/wording.js';
import { parseTarget, type Target } from '../target.js';
import { exitWith } from './exit-code.js';
import { reportError } from './failure.js';
import { readInput } from './input.js';
import { hint, say } from './messages.js';
import { FIXTURES, offlineModels } from './offline.js';
import { type Progress, startProgress } from './screen.js';

/** Which evidence to judge: flags that commands about models share. */
export interface EvidenceFlags {
  offline?: boolean;
  evidence?: string;
  saveEvidence?: string;
  repo?: string;
  hub?: string;
  paper?: string;
  depth?: Depth;
  /** Seconds. */
  maxWait?: number;
  /** Seconds. */
  timeout?: number;
  verbose?: boolean;
}

/**
 * Endpoints, tokens and limits from the environment and the flags.
 * @param endpoints what a configuration file says where the environment says nothing
 */
export function configOf(flags: EvidenceFlags, endpoints: Endpoints = {}): Config {
  const limits = {
    ...(flags.maxWait !== undefined && { maxWait: flags.maxWait }),
    ...(flags.timeout !== undefined && { timeout: flags.timeout }),
    ...(flags.offline && { offline: true }),
  };
  const { env, unsent } = withEndpoints(process.env, endpoints);
  for (const name of unsent) {
    say(
      `no token is sent to the ${name} endpoint of the configuration file; to send one, set the endpoint in the environment`,
    );
  }
  return readConfig(env, homedir(), limits);
}

/** What the arguments name. Throws usageError for what is no target. */
export function targetsNamed(names: readonly string[], config: Config): Target[] {
  const hosts = { hub: config.hub.endpoint, github: config.github.server };
  return names.map((name) => parseTarget(name, hosts));
}

/**
 * The evidence to judge, one after the other: of a file, of this machine, or of the network.
 * A target that cannot be read is told on stderr, and the exit code remembers it.
 * @param attested addresses that attestations cite: only the network can open them
 */
export async function* evidenceOf(
  targets: readonly Target[],
  flags: EvidenceFlags,
  config: Config,
  attested: readonly string[] = [],
): AsyncGenerator<Evidence> {
  if (flags.evidence !== undefined) yield await sameModel(flags.evidence, targets[0]);
  else yield* gathered(targets, flags, config, attested);
}

async function* gathered(
  targets: readonly Target[],
  flags: EvidenceFlags,
  config: Config,
  attested: readonly string[],
): AsyncGenerator<Evidence> {
  const progress = startProgress();
  const { repo, hub, paper } = flags;
  const links = { ...(repo && { repo }), ...(hub && { hub }), ...(paper && { paper }) };
  // What --max-wait allows is for the whole run.
  let waitedMs = 0;
  const silent = new Set<string>();
  for (const target of targets) {
    try {
      if (config.offline && target.kind !== 'directory') {
        checkOffline(flags);
        yield await evidenceOnDisk(target, config);
        continue;
      }
      const maxWaitMs = Math.max(config.maxWaitMs - waitedMs, 0);
      const verbose = flags.verbose === true;
      const { depth = 'code' } = flags;
      const live = {
        config: { ...config, maxWaitMs },
        links,
        attested,
        progress,
        verbose,
        silent,
        depth,
        alone: targets.length === 1,
      };
      const evidence = await evidenceFromNetwork(target, live);
      waitedMs += evidence.cost.waitedMs;
      yield evidence;
    } catch (caught) {
      progress.clear();
      const error = await withSaved(caught, target, config);
      const isExpected = error instanceof RodeoError && error.exitCode === ExitCode.inconclusive;
      // What goes wrong with one of several is no reason to keep the others' reports back.
      if (!isExpected && targets.length < 2) throw error;
      exitWith(reportError(error, target.id));
    }
  }
}

/** The same error with what is at hand without a network, when the network was what failed. */
async function withSaved(error: unknown, target: Target, config: Config): Promise<unknown> {
  if (!(error instanceof RodeoError) || target.kind === 'directory') return error;
  const { code } = (error.cause as { reason?: { code?: string } } | undefined)?.reason ?? {};
  if (code === undefined || code === 'not-found-or-private' || config.offline) return error;
  const { findSaved } = await import('../collect/saved.js');
  const saved = await findSaved(target, { fixtures: FIXTURES, cache: config.cacheDir }).catch(() => null);
  if (!saved) return error;
  const day = dayOf(saved.evidence.collectedAt);
  const hint = `Evidence of ${day} is on this machine: rodeo audit ${target.id} --offline`;
  const { message, exitCode, cause } = error;
  return new RodeoError(message, { exitCode, hint: [...[error.hint ?? []].flat(), hint], cause });
}

/** Flags that cannot be meant together. Throws usageError, with an example of `command`. */
export function checkFlags(names: readonly string[], flags: EvidenceFlags, command = 'rodeo audit'): void {
  if (names.length === 0 && flags.evidence === undefined) {
    throw usageError('no target is given', `For example: ${command} microsoft/biogpt`);
  }
  if (flags.evidence !== undefined) {
    if (names.length > 1) throw usageError('--evidence is about one model, but several targets are given');
    if (flags.saveEvidence !== undefined) throw clash('--evidence', '--save-evidence');
  }
  if (flags.saveEvidence !== undefined && names.length > 1) {
    throw usageError('--save-evidence writes one file, and several targets are given');
  }
  for (const name of ['repo', 'hub', 'paper'] as const) {
    if (flags[name] === undefined) continue;
    if (names.length > 1) throw usageError(`--${name} is about one model, but several targets are given`);
    if (flags.evidence !== undefined) throw clash(`--${name}`, '--evidence');
  }
}

/** Evidence on disk was gathered along other links; to ignore what was asked for would mislead. */
function checkOffline(flags: EvidenceFlags): void {
  for (const name of ['repo', 'hub', 'paper'] as const) {
    if (flags[name] !== undefined) throw clash(`--${name}`, '--offline');
  }
}

function clash(one: string, other: string): RodeoError {
  return usageError(`${one} and ${other} cannot be used together`);
}

/** Evidence of a file, which must be about the target where there is one. Throws usageError. */
export async function sameModel(file: string, target: TargetName | undefined): Promise<Evidence> {
  const evidence = await evidenceFromFile(file);
  const about = evidence.target;
  if (target && (target.kind !== about.kind || target.id.toLowerCase() !== about.id.toLowerCase())) {
    throw usageError(`${file} is evidence of ${about.id}, not of ${target.id}`);
  }
  return evidence;
}

/** Evidence that a user saved. Throws usageError when the file is missing or broken. */
async function evidenceFromFile(file: string): Promise<Evidence> {
  const text = await readInput(file, 'rodeo audit <model> --save-evidence <file> writes one.', MOST_BYTES);
  return parseEvidence(text, file);
}

/** The newest evidence that is on this machine. Says its date on stderr. Throws inconclusiveError when there is none. */
async function evidenceOnDisk(target: TargetName, config: Config): Promise<Evidence> {
  const { findSaved } = await import('../collect/saved.js');
  const saved = await findSaved(target, { fixtures: FIXTURES, cache: config.cacheDir });
  if (!saved) {
    const models = await offlineModels();
    const near = nearest(target.id, models);
    const guess = near ? `Did you mean ${near}? ` : '';
    const { isFolder } = await import('../collect/folder/index.js');
    const folder = (await isFolder(target.id)) ? `The folder of that name is ./${target.id}. ` : '';
    const asked = target.revision === undefined ? target.id : `${target.id}@${target.revision}`;
    throw inconclusiveError(
      `${asked}: no evidence on this machine`,
      `${folder}${guess}Available offline: ${models.join(', ') || 'nothing'}. Without --offline it is gathered again.`,
    );
  }
  const where = saved.path.startsWith(FIXTURES) ? 'shipped with rodeo' : saved.path;
  say(`offline: ${target.id} as of ${dayOf(saved.evidence.collectedAt)} (${where})`);
  return saved.evidence;
}

export interface LiveOptions {
  config: Config;
  links: { repo?: string; hub?: string; paper?: string };
  attested?: readonly string[];
  verbose: boolean;
  progress: Progress;
  /** Hosts that did not answer in time earlier in this run. */
  silent?: Set<string>;
  alone?: boolean;
  depth?: Depth;
}

/** Reads a folder or asks the network, and keeps what it said for `--offline`. Rejects with inconclusiveError when the target cannot be read. */
async function evidenceFromNetwork(target: Target, options: LiveOptions): Promise<Evidence> {
  const { config, links, attested = [], progress, verbose, silent, depth, alone } = options;
  const [{ createHttp }, { collectEvidence }, { saveToCache }] = await Promise.all([
    import('../http/client.js'),
    import('../collect/index.js'),
    import('../collect/saved.js'),
  ]);
  let step = '';
  const http = createHttp(config, {
    onWait: (line) => progress.keep(line),
    onRequest: (entry) => {
      if (!verbose) {
        progress.show([step, entry.host].filter(Boolean).join(' · '));
        return;
      }
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
      attested,
      ...(silent && { silent }),
      ...(alone && { alone }),
      ...(depth && { depth }),
      onProgress: (line) => {
        step = line;
        progress.show(step);
      },
    });
    // A folder is at hand whenever it is asked for again.
    if (target.kind === 'directory') return evidence;
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
