/** Asks whether the named training data can be found and fetched today. */
import type { Unavailable } from '../evidence.js';
import { citeDataset, unseenDataset } from '../release/claims/linked-datasets.js';
import { namedData } from '../release/claims/named-data.js';
import { trainingPages } from '../release/claims/statements.js';
import { isFineTune } from '../release/code/lineage.js';
import type { LinkedDataset } from '../release/release.js';
import { defineCheck, fail, notApplicable, type Outcome, partial, pass, unknown } from './check.js';

/** Answers that keep a stranger from the data, whatever lies behind them. */
const REFUSALS: ReadonlySet<Unavailable['code']> = new Set([
  'not-found-or-private',
  'gated',
  'forbidden',
  'disabled',
  'blocked-451',
]);
/** What a gate that opens by itself is worth: a form stands before the data, but no decision. */
const AUTOMATIC_GATE = 0.5;

export default defineCheck({
  id: 'datasets-resolvable',
  title: 'Training datasets can be downloaded',
  partialTitle: 'Training datasets can be downloaded, with limits',
  failureTitle: 'Training datasets cannot be downloaded',
  why: 'A name that leads nowhere does not let anyone retrain or inspect the model.',
  fix: 'Publish the datasets, or link the archive (DOI, Hub id, accession) from which each can be downloaded.',
  needs: ['hub', 'repository', 'datasets', 'documents'],
  evaluate({ hub, repository, datasets, documents }) {
    if (datasets.length > 0) return onHub(datasets);
    const { names, links, at } = namedData(
      trainingPages(documents, repository),
      isFineTune(hub, repository, documents),
    );
    const cited = links.slice(0, 3).map((link) => link.at);
    const kinds = new Set(links.map(({ kind }) => kind));
    if (kinds.has('archive')) return pass('The data is linked in a public archive.', { at: cited });
    if (kinds.has('hub')) {
      return partial(0.75, 'The data is linked on the Hub; whether it is gated was not looked up.', {
        at: cited,
      });
    }
    if (kinds.has('storage'))
      return partial(0.75, 'The data is linked on storage that is not an archive.', { at: cited });
    if (kinds.has('source')) {
      return partial(0.5, 'The databases that the data came from are linked, but not the data.', {
        at: cited,
      });
    }
    if (kinds.has('account'))
      return partial(0.5, 'The data is linked where an account is needed.', { at: cited });
    if (names.length > 0)
      return fail(`Data is named (${names.join(', ')}) without a link to fetch it.`, { at });
    return notApplicable('No training dataset is named.');
  },
});

function onHub(datasets: readonly LinkedDataset[]): Outcome {
  const judged = datasets.map((dataset) => ({ dataset, open: openness(dataset) }));
  const seen = judged.flatMap(({ open }) => (open === null ? [] : [open]));
  const missing = judged.flatMap(({ dataset, open }) => (open === null ? unseenDataset(dataset) : []));
  const worst = judged.filter(({ open }) => open !== null && open < 1);
  const share = seen.reduce((sum, open) => sum + open, 0) / datasets.length;
  const at = (worst.length > 0 ? worst : judged).slice(0, 3).map(({ dataset }) => citeDataset(dataset));
  const names = worst.map(({ dataset }) => dataset.id).join(', ');
  if (seen.length === 0) return unknown('The named datasets could not be looked up.', missing, { at });
  if (share === 1) return pass('Every named dataset is on the Hub and open to all.', { at });
  if (worst.length === 0)
    return partial(share, 'Some of the named datasets could not be looked up.', { at, missing });
  if (share === 0) return fail(`Not publicly available: ${names}.`, { at, missing });
  return partial(share, `Not publicly available: ${names}.`, { at, missing });
}

/** 0 to 1; `null` when the Hub gave no answer about the dataset. */
function openness({ info }: LinkedDataset): number | null {
  if (info.state === 'absent') return 0;
  if (info.state === 'unavailable') return REFUSALS.has(info.reason.code) ? 0 : null;
  if (info.value.disabled || info.value.gated === 'manual') return 0;
  return info.value.gated === 'auto' ? AUTOMATIC_GATE : 1;
}
