/** Conditions in three values: surely true, surely false, or open because something could not be seen. Pure. */
import type { Finding } from '../checks/check.js';
import { ACT_NAMES, type Permission, permits } from '../licenses/facts/permission.js';
import type { License, LicenseScope, Licenses } from '../licenses/license.js';
import { isApprovedByOsi } from '../licenses/names/osi.js';
import type { Citation } from '../prose/cite.js';
import type { ItemCondition } from './items-schema.js';
import type { StatedFacts } from './stated.js';

/** `low`: surely true. `high`: not surely false. They differ when what decides could not be seen. */
export interface Truth {
  low: boolean;
  high: boolean;
}

/** What a condition rests on, in words for people. */
export interface Reason {
  /** The check, license or item, so that a thing is told once. */
  key: string;
  because: string;
  citations: readonly Citation[];
}

/** A truth with the reasons that decide it, the most telling first; `null` when nothing in the condition applies to the model. */
export type Judgment = (Truth & { reasons: Reason[]; nearness: number }) | null;

/** Everything a condition can ask. */
export interface Facts {
  /** Throws for a check that was not run. */
  finding(check: string): Finding;
  licenses: Licenses;
  stated: StatedFacts;
  /** Whether another item reaches that level; `null` when it does not apply. */
  item(id: string, level: string): Judgment;
}

/**
 * Judges a condition.
 *
 * A check that is not applicable drops out of `all`, `any` and `count`, and lowers a count to what is left to be counted; where nothing
 * is left the condition does not apply. There is no "not": more evidence can only make a condition truer, except for a license that
 * is asked to be none or restricted, and for a fact that is asked to be absent.
 */
export function judge(condition: ItemCondition, facts: Facts): Judgment {
  if (typeof condition === 'string') return ofCheck(facts.finding(condition), 1);
  if ('check' in condition) return ofCheck(facts.finding(condition.check), condition.atLeast ?? 1);
  if ('item' in condition) return facts.item(condition.item, condition.level);
  if ('fact' in condition) return ofFact(condition, facts.stated);
  if ('license' in condition) return ofLicense(condition, facts.licenses[condition.license]);
  if ('all' in condition) return counted(condition.all, condition.all.length, facts);
  if ('any' in condition) return counted(condition.any, 1, facts);
  return counted(condition.of, condition.count, facts);
}

function ofCheck({ check, result, low, high, because, citations }: Finding, atLeast: number): Judgment {
  if (result === 'notApplicable') return null;
  const reasons = [{ key: check, because, citations }];
  return { low: low >= atLeast, high: high >= atLeast, reasons, nearness: low };
}

function ofFact({ fact, is }: Extract<ItemCondition, { fact: unknown }>, stated: StatedFacts): Judgment {
  const { state, because, citations } = stated[fact];
  const met = state === (is ?? 'present');
  return {
    low: met,
    high: met || state === 'unknown',
    reasons: [{ key: `fact ${fact}`, because, citations }],
    nearness: met ? 1 : 0,
  };
}

type LicenseCondition = Extract<ItemCondition, { license: LicenseScope }>;

function ofLicense(condition: LicenseCondition, license: License): Judgment {
  const { openness, name, citations } = license;
  const key = `license of the ${condition.license}`;
  if (openness === 'unknown') {
    const reasons = [{ key, because: `The ${key} could not be seen.`, citations }];
    return { low: false, high: true, reasons, nearness: 0 };
  }
  if ('allows' in condition) return ofAct(condition, license, key);
  const met =
    'osi' in condition
      ? openness === 'open' && license.id !== null && isApprovedByOsi(license.id)
      : condition.is.includes(openness);
  const said = openness === 'none' ? `The ${key} is not stated.` : `The ${key}: ${name}.`;
  return { low: met, high: met, reasons: [{ key, because: said, citations }], nearness: met ? 1 : 0 };
}

const ANSWERS: Record<Permission, string> = {
  yes: 'yes',
  conditions: 'under conditions',
  no: 'no',
  unknown: 'not known',
};

/** What a license allows; terms that are not known leave it open. */
function ofAct(
  condition: Extract<LicenseCondition, { allows: unknown }>,
  license: License,
  key: string,
): Judgment {
  const { permission, because } = permits(license, condition.allows);
  const low = permission === 'yes' || (permission === 'conditions' && condition.under === 'conditions');
  const why = because === undefined ? '' : ` (${because})`;
  const reason = `${ACT_NAMES[condition.allows]} by the ${key}, ${license.name}: ${ANSWERS[permission]}${why}.`;
  return {
    low,
    high: low || permission === 'unknown',
    reasons: [{ key: `${key}: ${condition.allows}`, because: reason, citations: license.citations }],
    nearness: low ? 1 : permission === 'conditions' ? 0.5 : 0,
  };
}

/** At least `count` of the parts that apply, or all of them where fewer do. */
function counted(parts: readonly ItemCondition[], count: number, facts: Facts): Judgment {
  const judged = parts.flatMap((part) => judge(part, facts) ?? []);
  if (judged.length === 0) return null;
  const needed = Math.min(count, judged.length);
  const low = judged.filter((one) => one.low).length >= needed;
  const high = judged.filter((one) => one.high).length >= needed;
  return {
    low,
    high,
    reasons: distinct(deciding(judged, low, high, needed).flatMap(({ reasons }) => reasons)),
    nearness: judged.reduce((sum, one) => sum + one.nearness, 0) / judged.length,
  };
}

/** The parts that a reader should know: those that make it true, or those that keep it from being so. */
function deciding(judged: readonly NonNullable<Judgment>[], low: boolean, high: boolean, needed: number) {
  if (low) return judged.filter((one) => one.low).slice(0, needed);
  const against = judged.filter((one) => (high ? one.high && !one.low : !one.high));
  if (needed === judged.length) return against;
  // Of several ways that all fail, the one that came nearest tells most.
  return [...against].sort((a, b) => b.nearness - a.nearness).slice(0, 1);
}

/** Each reason once. */
export function distinct(reasons: readonly Reason[]): Reason[] {
  const byKey = new Map<string, Reason>();
  for (const reason of reasons) if (!byKey.has(reason.key)) byKey.set(reason.key, reason);
  return [...byKey.values()];
}

/** The checks that a condition asks itself, not through other items, in the order in which they are named. */
export function checksIn(condition: ItemCondition): string[] {
  if (typeof condition === 'string') return [condition];
  if ('check' in condition) return [condition.check];
  return partsIn(condition).flatMap(checksIn);
}

/** The conditions directly inside another. */
export function partsIn(condition: ItemCondition): readonly ItemCondition[] {
  if (typeof condition === 'string') return [];
  if ('all' in condition) return condition.all;
  if ('any' in condition) return condition.any;
  return 'of' in condition ? condition.of : [];
}
