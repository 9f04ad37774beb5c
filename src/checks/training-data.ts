/** Whether the data that trained the released model can be had; data of later tasks or of its evaluation are not they. */

import type { Citation } from '../prose/cite.js';
import { citeDataset, unseenDataset } from '../release/claims/linked-datasets.js';
import { citePassage, citeStatement, projectPages, trainingPages } from '../release/claims/statements.js';
import {
  allDataOffers,
  namedTrainingSources,
  trainingDataDenials,
  trainingDataOffers,
  trainingDataSections,
} from '../release/claims/training-data.js';
import { isFineTune } from '../release/code/lineage.js';
import { stepEvidence } from '../release/code/steps.js';
import { trainingFilesIn } from '../release/files/data-files.js';
import { type DataLink, dataLinks } from '../release/links/data-links.js';
import type { Missing } from '../release/reading.js';
import type { LinkedDataset } from '../release/release.js';
import { defineCheck, fail, partial, pass } from './check.js';

/** More links than this, without a word on their use, are a list of where data came from. */
const FEW_LINKS = 4;

export default defineCheck({
  id: 'training-data',
  title: 'Training data are released',
  partialTitle: 'Training data are released only in part or on request',
  describedTitle: 'Training data are only described',
  failureTitle: 'Training data are not released',
  why: 'Without the data that it learned from nobody can retrain the model or find out what it has seen.',
  fix: 'Publish the processed training data, or a script that rebuilds them, and link them under a heading "Training data".',
  component: 'Datasets',
  needs: ['hub', 'repository', 'documents', 'datasets', 'files'],
  evaluate({ hub, repository, documents, datasets, files }) {
    const sets = linkedDatasets(datasets);
    if (datasets.length > 0 && sets.open.length === datasets.length) {
      return pass(`The training data are on the Hub: ${names(sets.open)}.`, {
        at: sets.open.map(citeDataset),
      });
    }
    const links = dataLinks(documents).filter(({ kind, url }) => kind !== 'source' && !isGated(url, sets));
    const [denial] = trainingDataDenials(documents);
    const tuned = isFineTune(hub, repository);
    const training = links.filter(
      ({ use, kind }) => kind !== 'account' && (use === 'training' || (tuned && use === 'tuning')),
    );
    if (training.length > 0 && denial) {
      return partial(0.5, 'Training data are linked, but more of them are withheld or only announced.', {
        at: [...firstFew(training), citeStatement(denial)],
      });
    }
    const whole = training.filter(({ part }) => !part);
    if (whole.length > 0) {
      return pass('The documents link the training data for download.', { at: firstFew(whole) });
    }
    const offer = trainingDataOffers(documents).find(
      ({ document, sentence }) =>
        !document.links.some(({ line, url }) => line === sentence.line && isGated(url, sets)),
    );
    if (offer) return pass('The documents say where the training data are.', { at: citeStatement(offer) });
    const [all] = denial ? [] : allDataOffers(documents);
    if (all) return pass('The documents say where all data are.', { at: citeStatement(all) });
    const unstated = dataLinks(trainingPages(documents, repository)).filter(
      ({ use, kind, url }) => use === 'unstated' && kind !== 'source' && !isGated(url, sets),
    );
    const open = unstated.filter(({ kind, part }) => kind !== 'account' && !part);
    const trains = stepEvidence('training', files, documents).scripts.length > 0;
    if (!denial && trains && open.length > 0 && unstated.length <= FEW_LINKS) {
      return pass('Data are linked for download beside the training code.', { at: firstFew(open) });
    }
    const shipped = trainingFilesIn(files, documents, tuned);
    if (shipped.length > 0 && denial) {
      return partial(0.5, 'The repository holds a training split, but more is withheld or only announced.', {
        at: [...shipped.slice(0, 3), citeStatement(denial)],
      });
    }
    if (shipped.length > 0) {
      return pass('The repository holds a training split.', { at: shipped.slice(0, 3) });
    }
    const parts = [...training, ...unstated].filter(({ part, kind }) => part && kind !== 'account');
    if (parts.length > 0) {
      return partial(0.5, 'Part of the training data is linked for download.', { at: firstFew(parts) });
    }
    if (datasets.length > 0) {
      return partial(0.5, reasonFor(sets), { at: datasets.map(citeDataset), missing: sets.unseen });
    }
    const at = namedAt(projectPages(documents, repository));
    const withheld = denial ? ', and the documents withhold or only announce them' : '';
    if (at.length > 0) {
      return partial(
        0.5,
        `Sources of the training data are named, but the data themselves are not released${withheld}.`,
        {
          at: denial ? [...at, citeStatement(denial)] : at,
          released: false,
        },
      );
    }
    return denial
      ? fail('The training data are withheld or only announced.', { at: citeStatement(denial) })
      : fail('Nothing says what the model was trained on.');
  },
});

interface LinkedSets {
  open: LinkedDataset[];
  gated: LinkedDataset[];
  unseen: Missing[];
}

function linkedDatasets(datasets: readonly LinkedDataset[]): LinkedSets {
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
const isGated = (url: string, { gated }: LinkedSets): boolean =>
  gated.some(({ id }) => url.toLowerCase().includes(`/datasets/${id.toLowerCase()}`));

function reasonFor({ open, gated, unseen }: LinkedSets): string {
  if (open.length > 0)
    return `Of the datasets that the card names only ${names(open)} can be downloaded freely.`;
  if (gated.length > 0) return `Access to ${names(gated)} must be requested.`;
  if (unseen.length > 0) return 'The card names datasets that could not be looked up.';
  return 'The card names datasets that were not found on the Hub.';
}

const names = (datasets: readonly LinkedDataset[]) => datasets.map(({ id }) => id).join(', ');
const firstFew = (links: readonly DataLink[]) => links.slice(0, 3).map(({ at }) => at);

/** Where the documents name what the model learned from: sentences first, then sections, then links. */
function namedAt(documents: Parameters<typeof dataLinks>[0]): Citation[] {
  const sources = namedTrainingSources(documents).map(citeStatement);
  const sections = trainingDataSections(documents).map(citePassage);
  const linked = dataLinks(documents)
    .filter(({ use }) => use === 'training' || use === 'unstated' || use === 'lookup')
    .map(({ at }) => at);
  return [...sources, ...sections, ...linked].slice(0, 3);
}
