/** `rodeo audit`: from names to reports. One model that cannot be read does not keep the others from being reported. */
import type { Attestations } from '../attest/apply.js';
import { ExitCode, usageError } from '../errors.js';
import type { Evidence } from '../evidence.js';
import type { Result } from '../result/result.js';
import { tokenAdvice } from '../result/token-advice.js';
import { tooLittleSeen } from '../result/too-little.js';
import { classesOf, type Rubric } from '../rubric/schema.js';
import { baselineOf } from './baseline.js';
import {
  foldersOf,
  type ReportFlags,
  reportsFor,
  tellWorkflow,
  wantsProof,
  writeReports,
} from './destinations.js';
import { exitWith } from './exit-code.js';
import { reportError } from './failure.js';
import { checkFlags, configOf, type EvidenceFlags, evidenceOf, targetsNamed } from './gather.js';
import { gateOf } from './gating.js';
import { judgedBy } from './judging.js';
import { say } from './messages.js';
import { writeWhole } from './output.js';
import { type PolicyFlags, settingsFrom, withSettings } from './policy.js';
import { rubricsNamed } from './rubrics-named.js';

export interface AuditFlags extends EvidenceFlags, Omit<ReportFlags, 'verbose'>, PolicyFlags {
  /** Ids and files, several of them parted by commas or given one by one. */
  rubric?: readonly string[];
  /** What people state about the model. */
  attest?: string;
  /** A model file of the Model Openness Tool to verify. */
  against?: string;
  /** A contradicted claim fails the run. */
  strict?: boolean;
}

/**
 * Audits every target and writes the reports. Sets the exit code to 3 when a target could not be read, or when one of its scores or its
 * gate is inconclusive, and to 1 when a gate fails or `--strict` finds a claim contradicted; the other reports are written all the same.
 * @throws RodeoError for wrong usage (exit 2), or when no target at all could be read (exit 3)
 */
export async function audit(given: readonly string[], typed: AuditFlags): Promise<void> {
  const settings = await settingsFrom(typed);
  const flags = withSettings(typed, settings);
  const names = given.length === 0 && flags.evidence === undefined ? settings.targets : given;
  checkFlags(names, flags);
  for (const name of ['against', 'attest'] as const) {
    if (flags[name] === undefined || names.length < 2) continue;
    throw usageError(`--${name} is about one model, but several targets are given`);
  }
  if (flags.strict && flags.against === undefined && !flags.format?.some((name) => /^junit\b/.test(name)))
    throw usageError('--strict goes with --against or --format junit, and neither is given');
  const config = configOf(flags, settings.endpoints);
  const targets = targetsNamed(names, config);
  const named = await rubricsNamed(flags.rubric);
  const many = { models: names.length > 1, rubrics: named.length };
  const baseline = await baselineOf(settings, many);
  const gate = await gateOf(settings, named[0] as Rubric, baseline);
  const rubrics = [gate?.rubric ?? (named[0] as Rubric), ...named.slice(1)];
  const reports = await reportsFor(flags, many, flags.saveEvidence === undefined ? [] : [flags.saveEvidence]);
  const attest = flags.attest === undefined ? null : await attester(flags.attest);
  const verify = flags.against === undefined ? null : await verifierOf(flags.against, rubrics);

  const results: Result[] = [];
  const statements: object[] = [];
  const proof = wantsProof(reports) ? await import('../proof/statement.js') : null;
  const tell = (result: Result) => {
    results.push(result);
    if (!result.gate) warnIfInconclusive(result, rubrics.length > 1);
    const advice = results.length === 1 ? tokenAdvice(result) : null;
    if (advice) say(advice);
  };
  for await (const evidence of evidenceOf(targets, flags, config, attest?.addresses)) {
    for (const note of evidence.notes) if (/token/i.test(note)) say(note);
    if (flags.saveEvidence !== undefined) await saveEvidence(evidence, flags.saveEvidence);
    try {
      const stated = attest?.about(evidence);
      if (proof) {
        const made = named.map((one) => proof.statementOf(evidence, one, stated));
        const [first] = made;
        if (first && proof.isByBranch(first)) say(`the statement is about ${proof.aboutOf(first)}`);
        statements.push(...made);
      }
      const judged = await judgedBy(rubrics, evidence, { flags, config, stated });
      for (const [index, result] of judged.entries()) {
        const known = baseline ? baseline.compared(result) : result;
        const gated = gate && index === 0 ? gate.judged(known) : known;
        tell(verify ? verify(gated) : gated);
      }
    } catch (error) {
      if (targets.length < 2) throw error;
      exitWith(reportError(error, evidence.target.id));
    }
  }
  if (results.length > 0) {
    await writeReports(results, reports, flags, many, foldersOf(targets), statements);
  }
  const complete = results.length === rubrics.length * Math.max(targets.length, 1);
  await tellWorkflow(results, reports, many, complete);
  gate?.conclude(results);
  if (flags.strict && results.some(isContradicted)) exitWith(ExitCode.gateFailed);
}

const isContradicted = ({ against }: Result): boolean =>
  against?.claims.some(({ verdict }) => verdict === 'contradicted') ?? false;

/** Reads the record before anything is fetched. Throws usageError when there is nothing to hold it against. */
async function verifierOf(file: string, rubrics: readonly Rubric[]): Promise<(result: Result) => Result> {
  const rubric = rubrics.find(classesOf);
  const ladder = rubric && classesOf(rubric);
  if (!ladder) {
    const ids = rubrics.map(({ id }) => id).join(', ');
    throw usageError(`--against needs a rubric with classes, but ${ids} has none`);
  }
  const [{ readRecord }, { verifyRecord }] = await Promise.all([
    import('./record-file.js'),
    import('../mot/verify.js'),
  ]);
  const record = await readRecord(file, ladder);
  return (result) =>
    result.rubric.id === rubric.id
      ? { ...result, against: verifyRecord(record, result, ladder, file) }
      : result;
}

/** Reads the statements before anything is fetched: their addresses are part of what is. */
async function attester(file: string) {
  const [{ readAttestationFile, checkModel }, { citedAddresses }] = await Promise.all([
    import('./attestation-file.js'),
    import('../attest/apply.js'),
  ]);
  const attestations = await readAttestationFile(file);
  return {
    addresses: citedAddresses(attestations),
    /** Throws usageError when they are about another model. */
    about(evidence: Evidence): Attestations {
      checkModel(attestations, evidence);
      return attestations;
    },
  };
}

async function saveEvidence(evidence: Evidence, file: string): Promise<void> {
  const { evidenceText } = await import('../collect/saved.js');
  await writeWhole(file, evidenceText(evidence));
}

/**
 * Says which scores rest on too little, and sets the exit code to 3.
 * @param several whether the rubric must be named
 */
export function warnIfInconclusive(result: Result, several: boolean): void {
  const open = result.scores.filter((score) => score.inconclusive);
  if (open.length === 0) return;
  const rubric = several ? ` (rubric ${result.rubric.id})` : '';
  say(`${result.model.name}: inconclusive: ${tooLittleSeen(open)}${rubric}`);
  exitWith(ExitCode.inconclusive);
}
