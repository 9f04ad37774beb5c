/** Walks from the base models to what they were made from, level by level, until nothing names any more. */
import { type BaseModelInfo, type Fact, type HubModel, unavailable, valueIn } from '../../evidence.js';

/** Levels above the base models, and models in all: longer chains were not met, and a card may name anything. */
const LEVELS = 6;
const MOST = 20;

type Look = (id: string) => Fact<BaseModelInfo> | Promise<Fact<BaseModelInfo>>;

/**
 * Everything above the base models, each model once however many were made from it. The models of a level are asked for
 * side by side: a chain of n steps costs n rounds. What is beyond the limits is `unavailable`, so that the chain says where it was cut.
 * @param named what the card's prose names as origins, where its front matter states none
 */
export async function ancestorsOf(
  bases: HubModel['baseModels'],
  named: readonly string[],
  look: Look,
): Promise<NonNullable<HubModel['ancestors']>> {
  const found = new Map<string, { id: string; info: Fact<BaseModelInfo> }>();
  const known = new Set(bases.map(({ id }) => id.toLowerCase()));
  let level = bases.map(({ info }) => info);
  for (let depth = 0; level.length > 0 || (depth === 0 && named.length > 0); depth++) {
    const above = level.flatMap((info) => valueIn(info)?.baseModels?.map(({ id }) => id) ?? []);
    const all = depth === 0 ? [...above, ...named] : above;
    const ids = [...new Map(all.map((id) => [id.toLowerCase(), id])).entries()]
      .filter(([key]) => !known.has(key))
      .map(([, id]) => id);
    const isCut = (index: number) => depth >= LEVELS || found.size + index >= MOST;
    const infos = await Promise.all(
      ids.map((id, index) => (isCut(index) ? unavailable(TOO_FAR, { url: id }) : look(id))),
    );
    for (const [index, id] of ids.entries()) {
      known.add(id.toLowerCase());
      found.set(id.toLowerCase(), { id, info: infos[index] as Fact<BaseModelInfo> });
    }
    level = infos;
  }
  return [...found.values()];
}

const TOO_FAR = { code: 'not-collected', detail: 'over the limit of base models' } as const;
