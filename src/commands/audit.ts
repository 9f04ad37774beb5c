/** `rodeo audit`: from names to reports. One model that cannot be read does not keep the others from being reported. */
import { auditEvidence } from '../audit.js';
import { ExitCode, usageError } from '../errors.js';
import type { Evidence } from '../evidence.js';
import type { Result } from '../report/result.js';
import { loadRubric } from '../rubric/load.js';
import { classesOf, type Rubric } from '../rubric/schema.js';
import { checkFlags, configOf, type EvidenceFlags, evidenceOf, targetsNamed } from './gather.js';
import { say } from './messages.js';
import { writeWhole } from './output.js';
import { type ReportFlags, reportsFor, writeReports } from './reports.js';

export interface AuditFlags extends EvidenceFlags, Omit<ReportFlags, 'verbose'> {
  rubric: string;
  /** A model file of the Model Openness Tool to verify. */
  against?: string;
  /** A contradicted claim fails the run. */
  strict?: boolean;
}

/**
 * Audits every target and writes the reports. Sets the exit code to 3 when a target could not be read or its headline is
 * inconclusive, and to 1 when `--strict` finds a claim contradicted; the other reports are written all the same.
 * @throws RodeoError for wrong usage (exit 2), or when no target at all could be read (exit 3)
 */
export async function audit(names: readonly string[], flags: AuditFlags): Promise<void> {
  checkFlags(names, flags);
  if (flags.against !== undefined && names.length > 1) {
    throw usageError('--against is about one model, and several targets are given');
  }
  if (flags.strict && flags.against === undefined) throw usageError('--strict is about --against');
  const config = configOf(flags);
  const targets = targetsNamed(names, config);
  const several = names.length > 1;
  const reports = await reportsFor(
    flags,
    several,
    flags.saveEvidence === undefined ? [] : [flags.saveEvidence],
  );
  const rubric = await loadRubric(flags.rubric);
  const verify = flags.against === undefined ? null : await verifierOf(flags.against, rubric);

  const results: Result[] = [];
  const tell = (result: Result) => {
    results.push(result);
    warnIfInconclusive(result);
  };
  for await (const evidence of evidenceOf(targets, flags, config)) {
    if (flags.saveEvidence !== undefined) await saveEvidence(evidence, flags.saveEvidence);
    const result = auditEvidence(evidence, rubric);
    tell(verify ? verify(result) : result);
  }
  if (results.length === 0) return;
  await writeReports(results, reports, flags, several);
  if (flags.strict && results.some(isContradicted)) process.exitCode = ExitCode.gateFailed;
}

const isContradicted = ({ against }: Result): boolean =>
  against?.claims.some(({ verdict }) => verdict === 'contradicted') ?? false;

/** Reads the record before anything is fetched. Throws usageError when there is nothing to hold it against. */
async function verifierOf(file: string, rubric: Rubric): Promise<(result: Result) => Result> {
  const ladder = classesOf(rubric);
  if (!ladder) throw usageError(`--against needs a rubric with classes, and ${rubric.id} has none`);
  const [{ readRecord }, { verifyRecord }] = await Promise.all([
    import('./record-file.js'),
    import('../mot/verify.js'),
  ]);
  const record = await readRecord(file, ladder);
  return (result) => ({ ...result, against: verifyRecord(record, result, ladder, file) });
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
