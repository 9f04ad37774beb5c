/** One word for a list of items: the highest rung of a ladder, or the weakest level of all. Pure. */
import type { ItemResult, Verdict } from '../result/result.js';
import type { Asked, ItemRubric } from './items-schema.js';

/** `null` when the rubric asks for no verdict, or when no item applies to the model. */
export function verdictOf(items: readonly ItemResult[], rubric: ItemRubric): Verdict | null {
  if (rubric.ladder) return onLadder(items, rubric.ladder, rubric);
  return rubric.verdict === 'weakest' ? weakest(items, rubric) : null;
}

/** Rungs include those before them. An item that does not apply asks nothing. */
function onLadder(
  items: readonly ItemResult[],
  ladder: NonNullable<ItemRubric['ladder']>,
  rubric: ItemRubric,
): Verdict {
  const byId = new Map(items.map((item) => [item.id, item]));
  const rank = (id: string) => rubric.levels.findIndex((level) => level.id === id);
  const standing = (asked: Asked): 'met' | 'missing' | 'unknown' => {
    const { item: id, level = rubric.levels[0]?.id ?? '' } =
      typeof asked === 'string' ? { item: asked } : asked;
    const item = byId.get(id);
    if (!item || item.level === null) return 'met';
    if (rank(item.level) <= rank(level)) return 'met';
    return rank(item.levelAtMost ?? item.level) <= rank(level) ? 'unknown' : 'missing';
  };
  const rungs = ladder
    .filter(({ all }) => all !== undefined)
    .map(({ label, all = [] }) => {
      const having = (wanted: ReturnType<typeof standing>) =>
        all
          .filter((asked) => standing(asked) === wanted)
          .map((asked) => (typeof asked === 'string' ? asked : asked.item));
      return { label, missing: having('missing'), unknown: having('unknown') };
    });
  const none = ladder.find(({ all }) => all === undefined)?.label ?? `below ${rungs[0]?.label}`;
  const highest = (isMet: (rung: (typeof rungs)[number]) => boolean): string => {
    const first = rungs.findIndex((rung) => !isMet(rung));
    return rungs[(first === -1 ? rungs.length : first) - 1]?.label ?? none;
  };
  const label = highest((rung) => rung.missing.length + rung.unknown.length === 0);
  const atMost = highest((rung) => rung.missing.length === 0);
  const certain = label === atMost;
  return { kind: 'ladder', label, ...(certain ? {} : { atMost }), certain, rungs };
}

/** As strong as its weakest item. Where that one may still be better, nothing is proven: the answer is open, not the lowest level. */
function weakest(items: readonly ItemResult[], { levels }: ItemRubric): Verdict | null {
  const judged = items.filter((item) => item.level !== null);
  if (judged.length === 0) return null;
  const rank = (id: string | null) => levels.findIndex((level) => level.id === id);
  const proven = Math.max(...judged.map((item) => rank(item.level)));
  const possible = Math.max(...judged.map((item) => rank(item.levelAtMost ?? item.level)));
  const certain = proven === possible;
  const nothingProven = !certain && proven === levels.length - 1;
  const label = (at: number) => levels[at]?.label ?? '';
  const holds = (item: ItemResult) =>
    rank(item.level) === proven && (!certain || item.levelAtMost === undefined);
  return {
    kind: 'weakest',
    label: nothingProven ? 'Unknown' : label(proven),
    ...(certain ? {} : { atMost: label(possible) }),
    certain,
    heldBy: judged.filter(holds).map(({ id }) => id),
  };
}
