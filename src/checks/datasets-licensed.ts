/** Asks whether each linked dataset says under which terms it may be used; whether they are open is another question. */

import { citeDataset, unreadDatasets, unseenDataset } from '../release/claims/linked-datasets.js';
import type { LinkedDataset } from '../release/release.js';
import { defineCheck, fail, notApplicable, partial, pass, unknown } from './check.js';

/** The Hub's tags for terms that nobody has stated. */
const UNSTATED = /^(unknown|none|unlicensed|n\/?a|)$/i;

export default defineCheck({
  id: 'datasets-licensed',
  title: 'Training datasets state a license',
  partialTitle: 'Only some training datasets state a license',
  failureTitle: 'Training datasets state no license',
  why: 'Data without terms may not be copied at all; whoever retrains on it does so at their own risk.',
  fix: "State the license of each dataset in its card's front matter, or replace datasets that have none.",
  needs: ['datasets', 'documents'],
  evaluate({ datasets, documents }) {
    if (datasets.length === 0) {
      const unread = unreadDatasets(documents, []);
      return unread.length > 0
        ? unknown('A dataset is linked on the Hub, but its own page was not read.', unread)
        : notApplicable('No dataset on the Hub is linked.');
    }
    const seen = datasets.filter(({ info }) => info.state !== 'unavailable');
    const missing = datasets.flatMap(unseenDataset);
    if (seen.length === 0) return unknown('The linked datasets could not be looked up.', missing);
    const silent = seen.filter((dataset) => !statesLicense(dataset));
    const share = (seen.length - silent.length) / datasets.length;
    const names = silent.map(({ id }) => id).join(', ');
    const at = (silent.length > 0 ? silent : seen).slice(0, 3).map(citeDataset);
    if (share === 1) return pass('Every linked dataset states its license.', { at });
    if (silent.length === 0)
      return partial(share, 'Some of the linked datasets could not be looked up.', { at, missing });
    if (share === 0) return fail(`No license is stated for ${names}.`, { at, missing });
    return partial(share, `No license is stated for ${names}.`, { at, missing });
  },
});

const statesLicense = ({ info }: LinkedDataset): boolean =>
  info.state === 'present' && info.value.licenses.some((license) => !UNSTATED.test(license.trim()));
