/** Whether a license allows an act: commercial use, changes, training on outputs and others, in four answers and one sentence. */
import type { License } from '../license.js';
import type { LicenseFacts } from './facts.js';
import { licenseFacts, OPEN_BY_DEFINITION } from './index.js';

/**
 * What people ask whether they may.
 * - `commercial-use`: in business, without a threshold, a registration or a fee
 * - `derivatives`: change it and pass the result on, for any purpose; the same license or limits may have to go along
 * - `redistribution`: pass it on, for any purpose; notices and limits may have to go along
 * - `training-on-outputs`: train other models of its kind on what it puts out
 * - `use-at-any-scale`: no number of users and no revenue from which other terms begin
 * - `use-for-any-purpose`: no field, no policy, no kind of use is excluded, business neither
 * - `use-anywhere`: no country is left out
 * - `use-without-credit`: nobody has to be named in what is offered or published; notices may have to stay in copies
 */
export const ACTS = [
  'commercial-use',
  'derivatives',
  'redistribution',
  'training-on-outputs',
  'use-at-any-scale',
  'use-for-any-purpose',
  'use-anywhere',
  'use-without-credit',
] as const;

export type Act = (typeof ACTS)[number];

/** An act as the beginning of a sentence. */
export const ACT_NAMES: Readonly<Record<Act, string>> = {
  'commercial-use': 'Commercial use',
  derivatives: 'Passing on changed versions',
  redistribution: 'Passing it on',
  'training-on-outputs': 'Training other models on its outputs',
  'use-at-any-scale': 'Use at any scale',
  'use-for-any-purpose': 'Use for any purpose',
  'use-anywhere': 'Use anywhere',
  'use-without-credit': 'Use without naming its source',
};

/** `conditions`: for some uses, some users, or after asking. `unknown`: the terms, or what they say of it, are not known. */
export type Permission = 'yes' | 'conditions' | 'no' | 'unknown';

/** A permission with what it rests on: the words of the condition or the limit. */
export interface Permitted {
  permission: Permission;
  /** What limits it, in the words of the facts. */
  because?: string;
}

/** From the most to the least that is granted; what is not known may be anything but the best. */
const ORDER: readonly Permission[] = ['yes', 'conditions', 'unknown', 'no'];

/**
 * Whether a license allows an act. Of an expression with OR the most generous branch counts, of one with AND the strictest.
 * Without any license nothing is allowed. Terms that nobody read, or that say nothing of it in what was read, are no answer.
 */
export function permits(license: Pick<License, 'id' | 'name' | 'openness'>, act: Act): Permitted {
  const { id, name, openness } = license;
  if (openness === 'none') return { permission: 'no', because: 'no license is stated' };
  if (openness === 'unknown') return { permission: 'unknown', because: 'the license could not be seen' };
  if (id !== null) return ofExpression(id, act);
  return answer(openness === 'open' ? OPEN_BY_DEFINITION : factsOfWords(name), act);
}

function ofExpression(expression: string, act: Act): Permitted {
  const branches = split(expression, ' OR ');
  if (branches.length > 1) return best(branches.map((branch) => ofExpression(branch, act)));
  const parts = split(expression, ' AND ');
  if (parts.length > 1) return worst(parts.map((part) => named(part, ofExpression(part, act))));
  const inner = /^\((.*)\)$/.exec(expression.trim())?.[1];
  if (inner !== undefined) return ofExpression(inner, act);
  return answer(licenseFacts(expression.replace(/ WITH .*/, '').trim()), act);
}

/** The parts between an operator that stands outside all parentheses. */
function split(expression: string, operator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < expression.length; at++) {
    if (expression[at] === '(') depth++;
    else if (expression[at] === ')') depth--;
    else if (depth === 0 && expression.startsWith(operator, at)) {
      parts.push(expression.slice(from, at));
      from = at + operator.length;
    }
  }
  return [...parts, expression.slice(from)];
}

const rank = ({ permission }: Permitted): number => ORDER.indexOf(permission);
const best = (all: readonly Permitted[]): Permitted =>
  all.reduce((one, two) => (rank(two) < rank(one) ? two : one));
const worst = (all: readonly Permitted[]): Permitted =>
  all.reduce((one, two) => (rank(two) > rank(one) ? two : one));

const named = (id: string, { permission, because }: Permitted): Permitted => ({
  permission,
  ...(because && { because: `${id}: ${because}` }),
});

const DERIVATIVES: Record<LicenseFacts['derivatives'], Permitted> = {
  yes: { permission: 'yes' },
  'share-alike': { permission: 'yes', because: 'under the same license' },
  'same-limits': { permission: 'yes', because: 'with the same limits on use' },
  named: { permission: 'yes', because: 'under the name that it prescribes' },
  limited: { permission: 'conditions', because: 'to a limited extent' },
  internal: { permission: 'conditions', because: 'for internal use only' },
  'non-production': { permission: 'conditions', because: 'not for production' },
  'non-commercial': { permission: 'conditions', because: 'for non-commercial use only' },
  'non-commercial-share-alike': {
    permission: 'conditions',
    because: 'for non-commercial use only, under the same license',
  },
  research: { permission: 'conditions', because: 'for research only' },
  no: { permission: 'no' },
  unknown: { permission: 'unknown' },
};

const REDISTRIBUTION: Record<LicenseFacts['redistribution'], Permitted> = {
  yes: { permission: 'yes' },
  'with-notices': { permission: 'yes', because: 'with its notices' },
  'with-license': { permission: 'yes', because: 'with a copy of the license' },
  'same-limits': { permission: 'yes', because: 'with the same limits on use' },
  'share-alike': { permission: 'yes', because: 'under the same license' },
  'no-sublicense': { permission: 'yes', because: 'without sublicensing' },
  'non-commercial': { permission: 'conditions', because: 'for non-commercial use only' },
  research: { permission: 'conditions', because: 'for research only' },
  territory: { permission: 'conditions', because: 'within its territory only' },
  'no-commercial-sublicense': { permission: 'conditions', because: 'without commercial sublicensing' },
  'by-tier': { permission: 'conditions', because: 'depending on its tier' },
  no: { permission: 'no' },
  unknown: { permission: 'unknown' },
};

/** Known from memory, or from a title: not enough to answer anybody. */
const NOT_READ = new Set<LicenseFacts['confidence']>(['recalled', 'listed']);

function answer(facts: LicenseFacts | null, act: Act): Permitted {
  if (!facts) return { permission: 'unknown', because: 'its terms are not known' };
  if (NOT_READ.has(facts.confidence)) return { permission: 'unknown', because: 'its terms were not read' };
  const { limits, threshold, outputs, territory } = facts;
  switch (act) {
    case 'commercial-use':
      return commercial(facts);
    case 'derivatives':
      return DERIVATIVES[facts.derivatives];
    case 'redistribution':
      return REDISTRIBUTION[facts.redistribution];
    case 'training-on-outputs':
      if (outputs) return { permission: outputs.train, because: outputs.says };
      return silent(facts, facts.commercial === 'no' ? 'conditions' : 'yes');
    case 'use-at-any-scale':
      if (!threshold?.by.some((kind) => kind === 'users' || kind === 'revenue')) return silent(facts, 'yes');
      return { permission: threshold.beyond === 'duties' ? 'conditions' : 'no', because: threshold.says };
    case 'use-for-any-purpose':
      if (limits) return { permission: 'no', because: limits };
      if (facts.commercial === 'yes') return silent(facts, 'yes');
      return commercial(facts);
    case 'use-anywhere':
      return territory ? { permission: 'no', because: territory } : silent(facts, 'yes');
    case 'use-without-credit':
      return withoutCredit(facts);
  }
}

function commercial({ commercial, threshold, limits }: LicenseFacts): Permitted {
  if (commercial !== 'conditional') return { permission: commercial };
  const because = threshold?.says ?? limits;
  return { permission: 'conditions', ...(because && { because }) };
}

function withoutCredit(facts: LicenseFacts): Permitted {
  const { credit, naming } = facts;
  if (credit) {
    const because = naming ?? 'credit must be given';
    return { permission: credit === 'always' ? 'no' : 'conditions', because };
  }
  // Open licenses may well ask for credit: being open promises nothing here.
  if (facts === OPEN_BY_DEFINITION) return { permission: 'unknown', because: 'its duties were not read' };
  return silent(facts, 'yes');
}

/** That nothing is said counts only where all was read, or where a definition promises it. */
function silent(facts: LicenseFacts, otherwise: Permission): Permitted {
  const whole = facts.confidence === 'verified' || facts === OPEN_BY_DEFINITION;
  return whole
    ? { permission: otherwise }
    : { permission: 'unknown', because: 'its text was not read as a whole' };
}

const NO_BUSINESS =
  /non-?\s?commercial|\bNC\b|no commercial|not for commercial|research[\s-]only|(?:research|academic) use only/i;
const NO_CHANGES = /\bND\b|no-?\s?deriv/i;

/** What the words for unnamed terms give away: "MIT with added terms (non-commercial)". */
function factsOfWords(name: string): LicenseFacts | null {
  const closed = NO_BUSINESS.test(name);
  const fixed = NO_CHANGES.test(name);
  if (!closed && !fixed) return null;
  return {
    commercial: closed ? 'no' : 'unknown',
    derivatives: fixed ? 'no' : 'unknown',
    redistribution: 'unknown',
    source: 'the words that stand for the license',
    confidence: 'inferred',
  };
}
