/** `rodeo license`: the licenses of models alone, or which license a file is. */
import { ExitCode, RodeoError, usageError } from '../errors.js';
import { jsonText } from '../report/json.js';
import type { LicenseReport } from '../result/license-report.js';
import { reportError } from './failure.js';
import type { EvidenceFlags } from './gather.js';
import { type LicenseArgument, licenseArguments, readLicenseFile } from './license-arguments.js';
import { say } from './messages.js';
import { checkWritable, writeReport } from './output.js';
import { screenWidth, wantsColor } from './screen.js';

export interface LicenseFlags extends Omit<EvidenceFlags, 'saveEvidence'> {
  /** Earlier evidence on the one target. */
  before?: string;
  format: 'table' | 'json';
  output?: string;
  color?: boolean;
}

/**
 * Reports on every argument: existing files and `-` are read as license texts, anything else is a target.
 * Exit code 3 when a file's license is unknown or a target could not be read, 2 when a file could not be read.
 * @throws RodeoError for wrong usage (exit 2)
 */
export async function license(names: readonly string[], flags: LicenseFlags): Promise<void> {
  const all = await licenseArguments(names, flags.evidence !== undefined);
  if (flags.output !== undefined) await checkWritable(flags.output);
  const reports = [...(await reportsOnFiles(all)), ...(await reportsOnTargets(all, flags))];
  if (reports.length === 0) return;
  const several = names.length > 1;
  const text =
    flags.format === 'json'
      ? jsonText(several ? reports : reports[0])
      : (await import('../report/table/license.js')).renderLicenses(reports, {
          width: flags.output === undefined ? screenWidth() : 80,
          color: wantsColor(flags.color, flags.output !== undefined),
          verbose: flags.verbose === true,
        });
  await writeReport(text, flags.output);
}

async function reportsOnFiles(all: readonly LicenseArgument[]): Promise<LicenseReport[]> {
  const reports: LicenseReport[] = [];
  const { licenseOfFile } = await import('../result/license-report.js');
  for (const { kind, name } of all) {
    if (kind !== 'file') continue;
    try {
      const { text, unread } = await readLicenseFile(name);
      const report = licenseOfFile(name, text, unread);
      if (report.id === null) process.exitCode ??= ExitCode.inconclusive;
      reports.push(report);
    } catch (error) {
      // One file that cannot be read does not keep the others from being identified.
      if (!(error instanceof RodeoError)) throw error;
      process.exitCode = reportError(error);
    }
  }
  return reports;
}

async function reportsOnTargets(
  all: readonly LicenseArgument[],
  flags: LicenseFlags,
): Promise<LicenseReport[]> {
  const names = all.flatMap(({ kind, name }) => (kind === 'target' ? [name] : []));
  if (names.length === 0 && flags.evidence === undefined) return [];
  const [{ checkFlags, configOf, evidenceOf, sameModel, targetsNamed }, { licensesOfRelease }] =
    await Promise.all([import('./gather.js'), import('../result/license-report.js')]);
  checkFlags(names, flags);
  if (flags.before !== undefined && names.length > 1)
    throw usageError('--before is about one model, but several targets are given');
  const config = configOf(flags);
  const targets = targetsNamed(names, config);
  const reports: LicenseReport[] = [];
  for await (const evidence of evidenceOf(targets, flags, config)) {
    const before = flags.before === undefined ? undefined : await sameModel(flags.before, evidence.target);
    const report = licensesOfRelease(evidence, before);
    const seen = report.parts.some(
      ({ part, license }) => !part.includes('/') && license.openness !== 'unknown',
    );
    if (!seen) {
      say(`${report.name}: inconclusive: nothing that states a license could be looked at`);
      process.exitCode ??= ExitCode.inconclusive;
    }
    reports.push(report);
  }
  return reports;
}
