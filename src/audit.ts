/** The street from a name to a verdict, in one page; also the library's front door. */
import { homedir } from 'node:os';
import { type Finding, runCheck } from './checks/check.js';
import { checks } from './checks/index.js';
import { readConfig } from './config.js';
import type { Evidence } from './evidence.js';
import { readRelease } from './release/index.js';
import { buildResult } from './report/build.js';
import type { Result } from './report/result.js';
import { classifyRelease } from './rubric/classification.js';
import { loadRubric } from './rubric/load.js';
import type { Rubric } from './rubric/schema.js';
import { scoreFindings } from './rubric/score.js';
import { parseTarget } from './target.js';

export interface AuditOptions {
  /** Id of a shipped rubric, path of a file, or a loaded rubric; `rodeo` by default. */
  rubric?: string | Rubric;
  /** Where endpoints and tokens are looked up: pass `process.env` to use them. By default only the Hub's token file is. */
  env?: Record<string, string | undefined>;
  /** What the model links to, when it is not found or the wrong one is; `none` looks for nothing. */
  links?: { repo?: string; hub?: string; paper?: string };
  /** The time that goes into the evidence; now by default. */
  now?: Date;
  onProgress?(line: string): void;
}

/**
 * Gathers evidence over the network and scores it.
 * @param target a Hub model or a GitHub repository, in any form that `rodeo audit` takes
 * @throws RodeoError `usage` for what is no target or no rubric, `inconclusive` when the target cannot be read
 */
export async function audit(target: string, options: AuditOptions = {}): Promise<Result> {
  const { rubric = 'rodeo', env = {}, links, now = new Date(), onProgress } = options;
  const config = readConfig(env, homedir());
  const name = parseTarget(target, { hub: config.hub.endpoint, github: config.github.server });
  const loaded = typeof rubric === 'string' ? await loadRubric(rubric) : rubric;
  const [{ createHttp }, { collectEvidence }] = await Promise.all([
    import('./http/client.js'),
    import('./collect/index.js'),
  ]);
  const http = createHttp(config);
  try {
    const given = { ...(links && { links }), ...(onProgress && { onProgress }) };
    return auditEvidence(await collectEvidence(name, { config, http, now, ...given }), loaded);
  } finally {
    await http.close();
  }
}

/**
 * Scores evidence by a rubric. Pure: the same evidence and rubric give the same result, on every machine.
 * @param evidence what was collected, or a saved file that passed `parseEvidence`
 * @param rubric a loaded rubric (see `loadRubric`); it names only checks that exist
 */
export function auditEvidence(evidence: Evidence, rubric: Rubric): Result {
  const release = readRelease(evidence);
  const asked = rubric.ladder?.components ?? {};
  const isAsked = ({ component }: { component?: string }) =>
    component !== undefined && Object.hasOwn(asked, component);
  const wanted = checks.filter((check) => Object.hasOwn(rubric.criteria, check.id) || isAsked(check));
  const findings = wanted.map((check) => runCheck(check, release));
  const licenses = release.licenses.value;
  const scored = scoreFindings(findings, rubric, licenses);
  const found = wanted.flatMap(({ component }, index) =>
    component === undefined ? [] : [{ component, finding: findings[index] as Finding }],
  );
  const classification = rubric.ladder && classifyRelease(found, licenses, rubric.ladder);
  return buildResult(evidence, release, rubric, scored, checks, classification);
}
