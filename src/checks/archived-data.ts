/** Asks whether the training data are kept in an archive: a specialist repository, Zenodo and its like, or under a DOI of the Hub. */

import { citeDataset, unseenDataset } from '../release/claims/linked-datasets.js';
import { dataLinks } from '../release/links/data-links.js';
import { defineCheck, fail, partial, pass, unknown } from './check.js';

export default defineCheck({
  id: 'archived-data',
  title: 'The training data is archived',
  partialTitle: 'Some of the training data is archived',
  failureTitle: 'The training data is not archived',
  why: 'A link to somebody’s storage breaks; an accession or a DOI names the same data for good.',
  fix: "Deposit the training data in the field's own repository, or else on Zenodo, and cite the accession or DOI.",
  needs: ['datasets', 'documents'],
  evaluate({ datasets, documents }) {
    const named = datasets.filter(({ info }) => info.state === 'present');
    const kept = named.filter(({ info }) => info.state === 'present' && info.value.tags?.some(isDoi));
    if (kept.length > 0 && kept.length === datasets.length) {
      return pass('Every named dataset has a DOI.', { at: kept.slice(0, 3).map(citeDataset) });
    }
    const archived = dataLinks(documents).filter(
      ({ kind, use }) => kind === 'archive' && (use === 'training' || use === 'unstated'),
    );
    if (archived.length > 0) {
      return pass('The data is linked in a public archive.', {
        at: archived.slice(0, 3).map(({ at }) => at),
      });
    }
    if (kept.length > 0) {
      const at = kept.slice(0, 3).map(citeDataset);
      return partial(kept.length / datasets.length, 'Some of the named datasets have a DOI.', { at });
    }
    const missing = datasets.flatMap(unseenDataset);
    if (missing.length > 0) return unknown('The named datasets could not be looked up.', missing);
    return fail('No archive holds the training data.', { at: named.slice(0, 3).map(citeDataset) });
  },
});

const isDoi = (tag: string): boolean => /^doi:10\./.test(tag);
