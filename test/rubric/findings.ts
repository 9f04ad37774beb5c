/** Findings, licenses and rubrics from a few words, for tests of the arithmetic. */
import type { Finding, ResultName } from '../../src/checks/check.js';
import type { License, Licenses, Openness } from '../../src/licenses/license.js';
import type { Missing } from '../../src/release/reading.js';
import type { WeightedRubric as Rubric } from '../../src/rubric/schema.js';

export const missing: Missing = {
  what: 'the model card',
  reason: { code: 'timeout' },
  source: { url: 'https://huggingface.co/example/model' },
};

/** As `runCheck` would give it: a partial that rests on missing evidence may turn out whole. */
export function finding(
  check: string,
  result: ResultName,
  extra: { share?: number; missing?: Missing[]; license?: License } = {},
): Finding {
  const { share = 0.5, missing: unseen = result === 'unknown' ? [missing] : [], license } = extra;
  const said = {
    check,
    because: `it is a ${result}`,
    citations: [],
    missing: unseen,
    ...(license ? { license } : {}),
  };
  switch (result) {
    case 'pass':
      return { ...said, result, low: 1, high: 1 };
    case 'partial':
      return { ...said, result, share, low: share, high: unseen.length > 0 ? 1 : share };
    case 'unknown':
      return { ...said, result, low: 0, high: 1 };
    default:
      return { ...said, result, low: 0, high: 0 };
  }
}

export const license = (openness: Openness, extra: Partial<License> = {}): License => ({
  id: openness === 'open' ? 'MIT' : null,
  name: openness,
  openness,
  basis: null,
  citations: [],
  ...extra,
});

export const licenses = (openness: Partial<Record<keyof Licenses, Openness>> = {}): Licenses => ({
  weights: license(openness.weights ?? 'open'),
  code: license(openness.code ?? 'open'),
  data: license(openness.data ?? 'open'),
  documents: license(openness.documents ?? 'open'),
});

/** A rubric with one score, `run`, unless more are given. */
export function rubric(criteria: Rubric['criteria'], rest: Partial<Rubric> = {}): Rubric {
  return {
    schema: 1,
    id: 'test',
    title: 'Test',
    minCoverage: 0.8,
    licenseCredit: { open: 1, restricted: 0.2, none: 0.3 },
    scores: { run: { title: 'Run', headline: true } },
    criteria,
    tiers: [{ atLeast: 70, label: 'Open' }, { atLeast: 40, label: 'Partial' }, { label: 'Closed' }],
    ...rest,
  };
}
