/** How checks speak of a dataset that the card links on the Hub. */
import type { Citation } from '../../prose/cite.js';
import type { Missing } from '../reading.js';
import type { LinkedDataset } from '../release.js';

/** Cites the dataset's own page. */
export const citeDataset = ({ id, info }: LinkedDataset): Citation => ({ url: info.source.url, label: id });

/** What is missing when the Hub gave no answer about the dataset. */
export function unseenDataset({ id, info }: LinkedDataset): Missing[] {
  return info.state === 'unavailable'
    ? [{ what: `the dataset ${id}`, reason: info.reason, source: info.source }]
    : [];
}
