/** The library's front door: everything that a script needs to audit models without starting a process. */
export type { Attestation, Attestations } from './attest/apply.js';
export { parseAttestations } from './attest/load.js';
export type { Check, Finding } from './checks/check.js';
export { checks } from './checks/index.js';
export { parseEvidence } from './collect/saved.js';
export { type Diff, diffResults, type ModelDiff } from './diff.js';
export { type ErrorCode, ExitCode, type Hint, RodeoError } from './errors.js';
export type { Evidence, Fact } from './evidence.js';
export { EVIDENCE_VERSION } from './evidence.js';
export type { Policy, Regression, Waiver } from './gate.js';
export { type BatchLine, type BatchOptions, type BatchTarget, batch } from './library/batch.js';
export { type AuditOptions, audit, type GatherOptions, gather } from './library/gather.js';
export { auditByRubrics, auditEvidence, gate } from './library/judge.js';
export type { HostEvent, NoteEvent, ProgressEvent, StepEvent, TargetEvent } from './library/progress.js';
export { type ReportOptions, render } from './library/render.js';
export type { License, LicenseScope, Licenses } from './licenses/license.js';
export { type MotRecord, parseRecord } from './mot/record.js';
export { verifyRecord } from './mot/verify.js';
export { type Statement, statementOf } from './proof/statement.js';
export type { Citation } from './prose/cite.js';
export { type Comparison, comparisonOf } from './result/comparison.js';
export {
  type FileLicense,
  type LicenseReport,
  licenseOfFile,
  licensesOfRelease,
  type ReleaseLicenses,
} from './result/license-report.js';
export { readResults, type SavedResult } from './result/read-result.js';
export type {
  Against,
  AttestationResult,
  Baseline,
  Change,
  CheckResult,
  Claim,
  Classification,
  Fix,
  Gate,
  GateCondition,
  ItemResult,
  Model,
  Points,
  Result,
  Score,
  Verdict,
} from './result/result.js';
export { RESULT_VERSION } from './result/result.js';
export { classifyRecord } from './rubric/classification.js';
export { classify, judgeRecord } from './rubric/classify.js';
export type { Item, ItemCondition, ItemRubric } from './rubric/items-schema.js';
export type { Ladder } from './rubric/ladder.js';
export { type LoadOptions, listRubrics, loadLadder, loadRubric } from './rubric/load.js';
export type { Archetype, Criterion, Rubric, WeightedRubric } from './rubric/schema.js';
export type { Tier } from './rubric/values.js';
export { RUBRIC_VERSION } from './rubric/values.js';
