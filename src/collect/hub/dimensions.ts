/** Reads the numbers of a model's configuration that its parameters can be worked out from. */
import { type HubModel, valueIn } from '../../evidence.js';
import { isLocal } from '../../prose/cite.js';
import type { HubReader } from './index.js';
import { dimensionsIn, type ModelRecord } from './model.js';

/** One request, where there is a configuration and nothing has counted the parameters yet. */
export async function readDimensions(hub: HubReader, record: ModelRecord): Promise<HubModel['dimensions']> {
  const isThere = valueIn(record.files)?.entries.some(({ path }) => path === 'config.json');
  if (!isThere || record.parameters || record.ggufParameters || isLocal(record.url)) return undefined;
  const read = (await hub.readTexts(record, ['config.json']))['config.json'];
  return read?.state === 'present' ? dimensionsIn(read.value.text) : undefined;
}
