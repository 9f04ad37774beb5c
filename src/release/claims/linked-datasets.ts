/** How checks speak of a dataset that the card links on the Hub. */
import type { Citation } from '../../prose/cite.js';
import type { Document } from '../../prose/page.js';
import { dataLinks } from '../links/data-links.js';
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

/** Datasets on the Hub that prose links for training: only those that the front matter names are looked up. */
export function unreadDatasets(
  documents: readonly Document[],
  datasets: readonly LinkedDataset[],
): Missing[] {
  const known = new Set(datasets.map(({ id }) => id.toLowerCase()));
  return dataLinks(documents).flatMap(({ url, kind, use }): Missing[] => {
    const [page, id] = (kind === 'hub' && use === 'training' && url.match(DATASET_PAGE)) || [];
    if (!page || !id || known.has(id.toLowerCase())) return [];
    known.add(id.toLowerCase());
    return [{ what: `the dataset ${id}`, reason: { code: 'not-collected' }, source: { url: page } }];
  });
}

const DATASET_PAGE = /^.*?\/datasets\/([\w.-]+(?:\/(?!(?:resolve|blob|tree|viewer)(?:\/|$))[\w.-]+)?)/;

/** Sets that the card names, by whether anyone may have them. */
export interface LinkedSets {
  open: LinkedDataset[];
  gated: LinkedDataset[];
  unseen: Missing[];
}

/** Sorts them by what the Hub answered; what it does not know is in none of the lists. */
export function linkedDatasets(datasets: readonly LinkedDataset[]): LinkedSets {
  const sets: LinkedSets = { open: [], gated: [], unseen: [] };
  for (const dataset of datasets) {
    const { info } = dataset;
    sets.unseen.push(...unseenDataset(dataset));
    if (info.state === 'present') {
      (info.value.gated || info.value.disabled ? sets.gated : sets.open).push(dataset);
    }
  }
  return sets;
}

/** A link in prose does not open what the Hub keeps behind a form. */
export const isGated = (url: string, { gated }: LinkedSets): boolean =>
  gated.some(({ id }) => url.toLowerCase().includes(`/datasets/${id.toLowerCase()}`));
