/** What a check is: one question about a release, asked of declared evidence only, answered with a sentence and citations. */

import type { License } from '../licenses/license.js';
import type { Citation } from '../prose/cite.js';
import type { Missing } from '../release/reading.js';
import type { Need, Readings, Release } from '../release/release.js';
import { oncePer } from '../remembered.js';

interface Said {
  /** One sentence: what was found or not found. */
  because: string;
  citations: Citation[];
  /** Component checks: the licence that this component is released under, when it differs from its scope's. */
  license?: License;
  /** Partial answers that rest on words alone, or on something else of the kind: nothing of the component itself is released. */
  released?: false;
  /** What could not be read besides the needs as a whole: the body of one file, one dataset of several. */
  missing?: Missing[];
}

export type Outcome =
  | ({ result: 'pass' } & Said)
  | ({ result: 'partial'; share: number } & Said)
  | ({ result: 'fail' } & Said)
  | ({ result: 'unknown'; missing: Missing[] } & Said)
  | ({ result: 'notApplicable' } & Said);

export type ResultName = Outcome['result'];

/**
 * An outcome together with the bounds of what it may turn out to be.
 * `low` and `high` are shares of the thing asked for, 0 to 1; they differ when evidence is missing.
 */
export type Finding = Outcome & {
  check: string;
  low: number;
  high: number;
  missing: Missing[];
  /** The answer, or the license, is a person's statement. */
  attested?: true;
};

/** What a check is about, whatever it finds: its words, and what it needs. */
export interface CheckWords {
  /** Equals the file name. */
  id: string;
  /** What holds when it passes. */
  title: string;
  /** What holds when it earns a part: no report may put a pass's title over half an answer. */
  partialTitle: string;
  /** Instead of `partialTitle`, where nothing of the thing itself is released and the part rests on words alone. */
  describedTitle?: string;
  /** What holds when it fails. */
  failureTitle: string;
  /** Why it matters, one or two sentences. */
  why: string;
  /** What the owner of the model should do, one sentence in the imperative. */
  fix: string;
  /** The exact name of the MOF component it establishes, if it does. */
  component?: string;
  needs: readonly Need[];
}

/** What a check says at most: its facts are the readings it named in `needs`. */
export interface Check<N extends Need = Need> extends CheckWords {
  needs: readonly N[];
  evaluate(facts: Pick<Readings, N>): Outcome;
}

/** The title that an answer wears. An answer that is not known wears that of a pass: it names what was looked for. */
export function titleOf(
  check: Pick<CheckWords, 'title' | 'partialTitle' | 'describedTitle' | 'failureTitle'>,
  { result, released }: { result: ResultName; released?: false },
): string {
  switch (result) {
    case 'fail':
      return check.failureTitle;
    case 'partial':
      return (released === false && check.describedTitle) || check.partialTitle;
    default:
      return check.title;
  }
}

/** Types a check by its `needs`: reading anything that is not declared there is a compile error. */
export function defineCheck<const N extends Need>(check: Check<N>): Check<N> {
  return check;
}

type Extra = {
  at?: Citation | readonly Citation[];
  license?: License;
  missing?: Missing[];
  released?: false;
};

function said(because: string, { at, license, missing, released }: Extra): Said {
  const citations = at === undefined ? [] : Array.isArray(at) ? [...at] : [at as Citation];
  return {
    because,
    citations,
    ...(license && { license }),
    ...(missing && { missing }),
    ...(released === false && { released }),
  };
}

export const pass = (because: string, extra: Extra = {}): Outcome => ({
  result: 'pass',
  ...said(because, extra),
});

/** `share` of the thing is there: more than 0, less than 1. */
export const partial = (share: number, because: string, extra: Extra = {}): Outcome => ({
  result: 'partial',
  share,
  ...said(because, extra),
});

export const fail = (because: string, extra: Extra = {}): Outcome => ({
  result: 'fail',
  ...said(because, extra),
});

export const notApplicable = (because: string, extra: Extra = {}): Outcome => ({
  result: 'notApplicable',
  ...said(because, extra),
});

/** For a check that knows by itself that it could not look; missing needs are handled by `runCheck`. */
export const unknown = (because: string, missing: Missing[], extra: Extra = {}): Outcome => ({
  result: 'unknown',
  ...said(because, extra),
  missing,
});

/**
 * Runs a check on a release and bounds its answer by what could not be seen:
 * a pass stands on the evidence it cites; a partial may turn out whole; a fail or "not applicable" that rests on
 * something unseen is unknown.
 */
export const runCheck = (check: Check, release: Release): Finding => findingsOn(release)(check);

/** What some checks find is asked for again, beside the findings. */
const findingsOn = oncePer((release: Release) => oncePer((check: Check) => findingOf(check, release)));

function findingOf(check: Check, release: Release): Finding {
  const facts = Object.fromEntries(check.needs.map((need) => [need, release[need].value]));
  const outcome = check.evaluate(facts as Pick<Readings, Need>);
  const missing = distinct([
    ...(outcome.missing ?? []),
    ...check.needs.flatMap((need) => release[need].missing),
  ]);
  const finding = { ...outcome, check: check.id, missing };
  switch (outcome.result) {
    case 'pass':
      return { ...finding, low: 1, high: 1 };
    case 'partial':
      return { ...finding, low: outcome.share, high: missing.length > 0 ? 1 : outcome.share };
    case 'unknown':
      return { ...finding, low: 0, high: 1 };
    case 'fail':
    case 'notApplicable':
      if (missing.length > 0 && !isSaid(outcome, missing))
        return { ...finding, result: 'unknown', low: 0, high: 1 };
      return { ...finding, low: 0, high: 0 };
  }
}

/** A page in another language is read as far as its words are known: what it says it says, but its silence proves nothing. */
const isSaid = ({ citations }: Outcome, missing: readonly Missing[]): boolean =>
  citations.length > 0 && missing.every(({ reason }) => reason.code === 'language');

function distinct(missing: Missing[]): Missing[] {
  const byPlace = new Map(missing.map((one) => [`${one.what}\n${one.source.url}`, one]));
  return [...byPlace.values()];
}
