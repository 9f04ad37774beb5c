/** The models that a model was made from, as its record, the configuration of a merge or its card names them. */
import { type HubModel, type Texts, valueIn } from '../../evidence.js';
import { MERGE_FILE, mergedModels } from '../../licenses/lineage/merges.js';
import type { Half } from '../linked/pages.js';
import { basesNamedIn } from './bases-named.js';
import type { HubReader } from './index.js';

/** @param texts with the configuration of a merge, where there is one */
export async function readLineage(
  hub: HubReader,
  { record, card }: Half,
  texts: Promise<Texts> | null,
): Promise<{ baseModels: HubModel['baseModels']; ancestors: NonNullable<HubModel['ancestors']> }> {
  const baseModels = await hub.readBaseModels(record);
  const merge = baseModels.length > 0 ? undefined : (await texts)?.[MERGE_FILE];
  const merged = mergedModels((merge && valueIn(merge)?.text) ?? '');
  const inProse = baseModels.length > 0 ? [] : basesNamedIn(record, valueIn(card)?.text ?? '');
  const named = merged.length > 0 ? merged : inProse;
  const others = named.filter((id) => id.toLowerCase() !== record.id.toLowerCase());
  return { baseModels, ancestors: await hub.readAncestors(baseModels, others) };
}
