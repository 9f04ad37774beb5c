/** `rodeo verify`: what a signed result is worth, found out on this machine alone. */
import { homedir } from 'node:os';
import { parseEvidence } from '../collect/saved.js';
import { readConfig } from '../config.js';
import { ExitCode, usageError } from '../errors.js';
import { type Finding, recompute } from '../proof/recompute.js';
import { aboutOf, parsed, parseStatement, type Statement, subjectsOf } from '../proof/statement.js';
import { isBundle, verifyBundle } from '../proof/verify.js';
import { verdictOf } from '../report/bill/verdict.js';
import { jsonText } from '../report/json.js';
import { loadRubric } from '../rubric/load.js';
import { parseTarget } from '../target.js';
import { plain } from '../terminal.js';
import { type TrustFlags, trustOf } from './bundles.js';
import { readInput } from './input.js';
import { checkWritable, writeReport, writeWhole } from './output.js';
import { STATEMENT_BYTES, STATEMENT_HINT } from './sign.js';

export interface VerifyFlags extends TrustFlags {
  evidence?: string;
  rubric?: string;
  attest?: string;
  format: 'table' | 'json';
  output?: string;
  badge?: string;
  bundleUrl?: string;
}

const EVIDENCE_BYTES = 256 * 1024 * 1024;

/**
 * Verifies and reports. The exit code is 1 when anything differs, and 3 when it cannot be told who signed.
 * @throws RodeoError for files that cannot be read or hold something else (exit 2)
 */
export async function verify(file: string, model: string | undefined, flags: VerifyFlags): Promise<void> {
  if (flags.bundleUrl !== undefined && flags.badge === undefined)
    throw usageError('--bundle-url goes with --badge');
  if (flags.key !== undefined && (flags.identity ?? flags.issuer) !== undefined)
    throw usageError(
      '--key cannot be combined with --identity or --issuer: a signature made with a key names nobody',
    );
  for (const path of [flags.output, flags.badge]) if (path !== undefined) await checkWritable(path);
  const text = await readInput(file, STATEMENT_HINT, STATEMENT_BYTES);
  const { statement, signature } = await readSigned(text, file, flags);
  const findings = [
    signature,
    ...(model === undefined ? [] : [isAbout(statement, model)]),
    ...(await computedAgain(statement, flags)),
  ];
  const differs = findings.some(({ verdict }) => verdict === 'differs');
  const isTrusted = signature.verdict === 'holds';
  const verified = !differs && isTrusted;
  await writeReport(
    flags.format === 'json' ? jsonText({ verified, findings, statement }) : table(statement, findings),
    flags.output,
  );
  if (flags.badge !== undefined && verified) {
    const { renderSignedBadge } = await import('../report/badge.js');
    await writeWhole(flags.badge, renderSignedBadge(statement.predicate.result, flags.bundleUrl));
  }
  if (differs) process.exitCode = ExitCode.gateFailed;
  else if (!isTrusted) process.exitCode = ExitCode.inconclusive;
}

async function readSigned(
  text: string,
  file: string,
  flags: VerifyFlags,
): Promise<{ statement: Statement; signature: Finding }> {
  const json = parsed(text, file);
  if (!isBundle(json)) {
    const because = 'it is not signed: rodeo sign FILE signs a statement';
    return {
      statement: parseStatement(text, file),
      signature: { about: 'signature', verdict: 'differs', because },
    };
  }
  const { payload, finding } = await verifyBundle(json, file, await trustOf(flags));
  return { statement: parseStatement(payload, file), signature: finding };
}

/** Whether the statement is about the model that was named, at the revision if one was. */
function isAbout(statement: Statement, named: string): Finding {
  const { hub: place, github } = readConfig(process.env, homedir());
  const { id, revision, kind } = parseTarget(named, { hub: place.endpoint, github: github.server });
  const { hub, repository } = statement.predicate.result.model;
  const [name, commit] =
    kind === 'github' ? [repository?.fullName, repository?.commit] : [hub?.id, hub?.revision];
  const isIt = name?.toLowerCase() === id.toLowerCase() && (revision === undefined || revision === commit);
  return isIt
    ? { about: 'subject', verdict: 'holds', because: `it is about ${aboutOf(statement)}` }
    : {
        about: 'subject',
        verdict: 'differs',
        because: `it is about ${aboutOf(statement)}, not about ${named}`,
      };
}

async function computedAgain(statement: Statement, flags: VerifyFlags): Promise<Finding[]> {
  const { evidence: file, rubric: named, attest } = flags;
  if (file === undefined) {
    const because = 'the result was not computed again: --evidence FILE gives what it was judged from';
    return [{ about: 'result', verdict: 'unchecked', because }];
  }
  const hint = 'rodeo audit <model> --save-evidence <file> writes one.';
  const evidence = parseEvidence(await readInput(file, hint, EVIDENCE_BYTES), file);
  if (subjectsOf(evidence).length === 0) {
    return [
      { about: 'subject', verdict: 'differs', because: `${file} is not about anything that has a commit` },
    ];
  }
  const { readAttestationFile } = await import('./attestation-file.js');
  const attestations = attest === undefined ? undefined : await readAttestationFile(attest);
  const rubric = await loadRubric(named ?? statement.predicate.rubric.id);
  return recompute(statement, evidence, rubric, attestations);
}

const MARKS = { holds: '✔', differs: '✘', unchecked: '?' } as const;

function table(statement: Statement, findings: readonly Finding[]): string {
  const { result, tool, evidence } = statement.predicate;
  const lines = findings.flatMap(({ verdict, because, details = [] }) => [
    ` ${MARKS[verdict]} ${plain(because)}`,
    ...details.map((one) => `     ${plain(one)}`),
  ]);
  const files = statement.subject.filter(({ digest }) => digest.sha256 !== undefined).length;
  const weights = files > 0 ? `, ${files} weight file${files === 1 ? '' : 's'} by hash` : '';
  const told = [
    ` ${plain(aboutOf(statement))}${weights}`,
    ` ${verdictOf(result)}`,
    ` By rodeo ${plain(tool.version)}, from evidence of ${plain(evidence.collectedAt.slice(0, 10))}.`,
  ];
  return `\n${[...told, '', ...lines].join('\n')}\n`;
}
