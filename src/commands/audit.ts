/** `rodeo audit`: from names to reports. One model that cannot be read does not keep the others from being reported. */
import { homedir } from 'node:os';
import { auditEvidence } from '../audit.js';
import { type Config, readConfig } from '../config.js';
import { ExitCode, RodeoError, usageError } from '../errors.js';
import type { Evidence, TargetName } from '../evidence.js';
import { nearest } from '../nearest.js';
import { formats, type Renderer } from '../report/formats.js';
import type { Result } from '../report/result.js';
import { loadRubric } from '../rubric/load.js';
import { parseTarget } from '../target.js';
import { reportError } from './failure.js';
import { evidenceFromFile, evidenceFromNetwork, evidenceOnDisk } from './gather.js';
import { say } from './messages.js';
import { checkWritable, writeReport, writeWhole } from './output.js';
import { screenWidth, startProgress, wantsColor } from './screen.js';

export interface AuditFlags {
  offline?: boolean;
  evidence?: string;
  saveEvidence?: string;
  rubric: string;
  format: string;
  output?: string;
  repo?: string;
  hub?: string;
  paper?: string;
  /** Seconds. */
  maxWait?: number;
  /** Seconds. */
  timeout?: number;
  verbose?: boolean;
  color?: boolean;
}

/**
 * Audits every target and writes one report. Sets the exit code to 3 when a target could not be read or its headline is
 * inconclusive; the other reports are written all the same.
 * @throws RodeoError for wrong usage (exit 2), or when no target at all could be read (exit 3)
 */
export async function audit(names: readonly string[], flags: AuditFlags): Promise<void> {
  checkFlags(names, flags);
  const config = readConfig(process.env, homedir(), {
    ...(flags.maxWait !== undefined && { maxWait: flags.maxWait }),
    ...(flags.timeout !== undefined && { timeout: flags.timeout }),
    ...(flags.offline && { offline: true }),
  });
  if (config.offline) checkOffline(flags);
  const hosts = { hub: config.hub.endpoint, github: config.github.server };
  const targets = names.map((name) => parseTarget(name, hosts));
  const render = await rendererFor(flags.format);
  const rubric = await loadRubric(flags.rubric);
  for (const file of [flags.output, flags.saveEvidence]) if (file !== undefined) await checkWritable(file);

  const results: Result[] = [];
  const tell = (result: Result) => {
    results.push(result);
    warnIfInconclusive(result);
  };
  if (flags.evidence !== undefined) {
    tell(auditEvidence(await sameModel(flags.evidence, targets[0]), rubric));
  } else {
    for await (const evidence of gathered(targets, flags, config)) {
      if (flags.saveEvidence !== undefined) await saveEvidence(evidence, flags.saveEvidence);
      tell(auditEvidence(evidence, rubric));
    }
    if (results.length === 0) return;
  }
  const text = render(results, {
    width: flags.output === undefined ? screenWidth() : 80,
    color: wantsColor(flags.color, flags.output !== undefined),
    verbose: flags.verbose === true,
    several: names.length > 1,
  });
  await writeReport(text, flags.output);
}

/** Evidence of each target that can be read; the others are told on stderr, and the exit code remembers them. */
async function* gathered(targets: TargetName[], flags: AuditFlags, config: Config): AsyncGenerator<Evidence> {
  const progress = startProgress();
  const { repo, hub, paper } = flags;
  const links = { ...(repo && { repo }), ...(hub && { hub }), ...(paper && { paper }) };
  // What --max-wait allows is for the whole run.
  let waitedMs = 0;
  for (const target of targets) {
    try {
      if (config.offline) {
        yield await evidenceOnDisk(target, config);
        continue;
      }
      const maxWaitMs = Math.max(config.maxWaitMs - waitedMs, 0);
      const live = { config: { ...config, maxWaitMs }, links, progress, verbose: flags.verbose === true };
      const evidence = await evidenceFromNetwork(target, live);
      waitedMs += evidence.cost.waitedMs;
      yield evidence;
    } catch (error) {
      progress.clear();
      if (!(error instanceof RodeoError) || error.exitCode !== ExitCode.inconclusive) throw error;
      process.exitCode = reportError(error);
    }
  }
}

function checkFlags(names: readonly string[], flags: AuditFlags): void {
  if (names.length === 0 && flags.evidence === undefined) {
    throw usageError('no target is given', 'For example: rodeo audit microsoft/biogpt');
  }
  if (flags.evidence !== undefined) {
    if (names.length > 1) throw usageError('--evidence is about one model, and several targets are given');
    if (flags.saveEvidence !== undefined) throw clash('--evidence', '--save-evidence');
  }
  if (flags.saveEvidence !== undefined && names.length > 1) {
    throw usageError('--save-evidence writes one file, and several targets are given');
  }
  for (const name of ['repo', 'hub', 'paper'] as const) {
    if (flags[name] === undefined) continue;
    if (names.length > 1) throw usageError(`--${name} is about one model, and several targets are given`);
    if (flags.evidence !== undefined) throw clash(`--${name}`, '--evidence');
  }
}

/** Evidence on disk was gathered along other links; to ignore what was asked for would mislead. */
function checkOffline(flags: AuditFlags): void {
  for (const name of ['repo', 'hub', 'paper'] as const) {
    if (flags[name] !== undefined) throw clash(`--${name}`, '--offline');
  }
}

function clash(one: string, other: string): RodeoError {
  return usageError(`${one} and ${other} cannot be used together`);
}

async function rendererFor(format: string): Promise<Renderer> {
  const found = Object.hasOwn(formats, format) ? formats[format] : undefined;
  if (found) return found.load();
  const known = Object.keys(formats);
  const near = nearest(format, known);
  throw usageError(
    `there is no format "${format}"${near ? `; did you mean ${near}?` : ''}`,
    `Formats: ${known.join(', ')}.`,
  );
}

/** A target beside `--evidence` must be the one that the file is about. */
async function sameModel(file: string, target: TargetName | undefined): Promise<Evidence> {
  const evidence = await evidenceFromFile(file);
  const about = evidence.target;
  if (target && (target.kind !== about.kind || target.id.toLowerCase() !== about.id.toLowerCase())) {
    throw usageError(`${file} is evidence of ${about.id}, not of ${target.id}`);
  }
  return evidence;
}

async function saveEvidence(evidence: Evidence, file: string): Promise<void> {
  const { evidenceText } = await import('../collect/saved.js');
  await writeWhole(file, evidenceText(evidence));
}

function warnIfInconclusive(result: Result): void {
  const headline = result.scores.find((score) => score.headline);
  if (!headline?.inconclusive) return;
  const known = Math.floor(headline.coverage * 100);
  say(`${result.model.name}: inconclusive: only ${known}% of what ${headline.title} asks could be looked at`);
  process.exitCode = ExitCode.inconclusive;
}
