/** The one-phrase verdict: the first archetype whose conditions hold, and whether the unknown could still change it. */
import type { Finding } from '../checks/check.js';
import type { Licenses } from '../licenses/license.js';
import type { Score } from '../result/result.js';
import type { Archetype, Condition } from './schema.js';

export interface ArchetypeVerdict {
  label: string;
  /** `false`: what is unknown could still change the label. */
  certain: boolean;
}

/** What archetypes ask besides scores. */
export interface Asked {
  licenses: Licenses;
  findings: ReadonlyMap<string, Finding>;
}

/** A value for each score, by id. */
type Point = Readonly<Record<string, number>>;

/**
 * Judges the low ends, then every combination of what the scores may turn out to be. Scores move independently here, so a label is
 * called certain only when no combination escapes it.
 * @param asked licenses and findings; left out where only scores are known, which then decide alone
 * @returns `null` when no archetype holds, or when a score that they read does not apply to the model
 */
export function archetypeOf(
  scores: readonly Score[],
  archetypes: readonly Archetype[],
  asked?: Asked,
): ArchetypeVerdict | null {
  const read = scores.filter(({ id }) => archetypes.some(({ when }) => when?.[id] !== undefined));
  let points: Point[] = [{}];
  for (const { id, low, high } of read) {
    if (low === null || high === null) return null;
    // Between two cuts nothing changes: the low end and each cut above it stand for all values.
    const values = [low, ...cutsOf(id, archetypes).filter((cut) => low < cut && cut <= high)];
    points = points.flatMap((point) => values.map((value) => ({ ...point, [id]: value })));
  }
  const proven = archetypes.filter((one) => isMet(one, asked, 'low'));
  const possible = archetypes.filter((one) => isMet(one, asked, 'high'));
  const [label, ...others] = [proven, possible].flatMap((some) =>
    points.map((point) => labelAt(point, some)),
  );
  if (label === undefined || label === null) return null;
  return { label, certain: others.every((other) => other === label) };
}

/** Whether what an archetype asks besides scores is surely so (`low`), or may be (`high`). */
function isMet(
  { open = [], released = [] }: Archetype,
  asked: Asked | undefined,
  end: 'low' | 'high',
): boolean {
  if (!asked) return true;
  const { licenses, findings } = asked;
  const isOpen = open.every((scope) => {
    const { openness } = licenses[scope];
    return openness === 'open' || (end === 'high' && openness === 'unknown');
  });
  return isOpen && released.every((id) => (findings.get(id)?.[end] ?? 0) >= 1);
}

function labelAt(point: Point, archetypes: readonly Archetype[]): string | null {
  const holds = ({ when = {} }: Archetype) =>
    Object.entries(when).every(([id, condition]) => {
      const { atLeast, below } = boundsOf(condition);
      const value = point[id] as number;
      return value >= atLeast && value < below;
    });
  return archetypes.find(holds)?.label ?? null;
}

function boundsOf(condition: Condition): { atLeast: number; below: number } {
  const { atLeast = 0, below = Number.POSITIVE_INFINITY } =
    typeof condition === 'number' ? { atLeast: condition } : condition;
  return { atLeast, below };
}

/** The values of a score at which some archetype's answer changes. */
function cutsOf(score: string, archetypes: readonly Archetype[]): number[] {
  const conditions = archetypes.flatMap(({ when }) => when?.[score] ?? []);
  const cuts = conditions.map(boundsOf).flatMap(({ atLeast, below }) => [atLeast, below]);
  return [...new Set(cuts)];
}
