/** What a model's record alone leaves open: names of things, none of them looked at. */
import { absent, type HubModel, type Texts, unavailable, valueIn } from '../evidence.js';
import { fileSource, licensePaths } from './hub/index.js';
import { baseModelNames, datasetNames, type ModelRecord } from './hub/model.js';
import type { Half } from './linked/pages.js';

/** Why nothing was looked at. */
export const NOT_READ = { code: 'not-collected', detail: 'only the record was read' } as const;

/** The record with a card that was not read, or that the list of files does not have. */
export function unreadHalf(record: ModelRecord): Half {
  const files = valueIn(record.files);
  const source = fileSource(record, 'README.md');
  const isThere = files === null || files.entries.some(({ path }) => path === 'README.md');
  return { record, card: isThere ? unavailable(NOT_READ, source) : absent(source) };
}

/** The model of which only the record was read. */
export function unreadModel({ record, card }: Half): HubModel {
  const texts: Texts = { 'README.md': card };
  const { first, more } = licensePaths(record);
  for (const path of [...first, ...more]) texts[path] = unavailable(NOT_READ, fileSource(record, path));
  const unread = (page: string) => unavailable(NOT_READ, { url: page });
  const hub = record.url.slice(0, -record.id.length);
  return {
    ...record,
    texts,
    datasets: datasetNames(record).map((id) => ({ id, info: unread(`${hub}datasets/${encodeURI(id)}`) })),
    baseModels: baseModelNames(record).map((base) => ({
      ...base,
      info: unread(`${hub}${encodeURI(base.id)}`),
    })),
  };
}
