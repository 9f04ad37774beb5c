/**
 * Whether the data that trained the released model can be had; data of later tasks or of its evaluation are not they. A
 * ladder: released 1; rebuilt by a script from sources that anyone can fetch 0.75; sources named so that they can be looked up 0.5; described 0.25.
 * What counts as proof, in order: datasets of the card as the Hub answers; links and offers of the pages; what code reads and
 * fetches, and files that the tree holds; names of sources; descriptions.
 */

import { DATA } from '../lexicon/concepts.js';
import { claimsOn, denials } from '../prose/claims.js';
import { baseData } from '../release/claims/base-data.js';
import { dataSources, isPublic } from '../release/claims/data-sources.js';
import { citeDataset, isGated, type LinkedSets, linkedDatasets } from '../release/claims/linked-datasets.js';
import { namedData } from '../release/claims/named-data.js';
import { onlyASample } from '../release/claims/sample-only.js';
import { citeStatement, modelPages, projectPages, type Statement } from '../release/claims/statements.js';
import {
  allDataOffers,
  offersPart,
  trainingDataDenials,
  trainingDataOffers,
  trainingDataRecipes,
} from '../release/claims/training-data.js';
import { citeFact } from '../release/code/bodies.js';
import { fetchedBy, trainingDataInCode } from '../release/code/coded-data.js';
import { citeCommand } from '../release/code/commands.js';
import { recordsGivenTo } from '../release/code/given-data.js';
import { generatesForTraining } from '../release/code/handed-on.js';
import { isFineTune } from '../release/code/lineage.js';
import { plainly, stepEvidence } from '../release/code/steps.js';
import {
  dataFolderFiles,
  linkedDataFolders,
  namedTrainingFiles,
  trainingFilesIn,
} from '../release/files/data-files.js';
import { dataBesideTraining, unstatedLinks } from '../release/links/data-beside-training.js';
import { type DataLink, dataLinks, isForAnyone } from '../release/links/data-links.js';
import { isOfOthers } from '../release/links/others-sets.js';
import type { LinkedDataset, Readings } from '../release/release.js';
import { defineCheck, fail, type Outcome, partial, pass } from './check.js';

type Facts = Pick<Readings, 'hub' | 'repository' | 'documents' | 'datasets' | 'files' | 'code'>;

export default defineCheck({
  id: 'training-data',
  title: 'Training data is released',
  partialTitle: 'Training data is released only in part, on request, or as a recipe',
  describedTitle: 'Training data is only named or described',
  failureTitle: 'Training data is not released',
  why: 'Without the data that it learned from, nobody can retrain the model or find out what it has seen.',
  fix: 'Publish the processed training data, or a script that rebuilds it, and link it under a heading "Training data".',
  component: 'Datasets',
  needs: ['hub', 'repository', 'documents', 'datasets', 'files', 'code'],
  evaluate(facts) {
    const { hub, repository, documents } = facts;
    const tuned = isFineTune(hub, repository, documents);
    const outcome = bestOf(facts, tuned);
    return tuned && outcome.result !== 'fail' ? ofTuning(outcome, facts) : outcome;
  },
});

/** The highest step of the ladder that the facts reach. */
function bestOf(facts: Facts, tuned: boolean): Outcome {
  const released = releasedData(facts, tuned);
  if (released?.result === 'pass') return released;
  const rebuilt = rebuiltData(facts, tuned);
  if (released && !(rebuilt && released.result === 'partial' && released.share < REBUILT)) return released;
  if (rebuilt) return rebuilt;
  if (facts.datasets.length > 0) {
    const sets = linkedDatasets(facts.datasets);
    const given = sets.open.length + sets.gated.length > 0;
    return partial(0.5, reasonFor(sets), {
      at: facts.datasets.map(citeDataset),
      missing: sets.unseen,
      ...(given ? {} : { released: false }),
    });
  }
  return namedOrTold(facts, tuned);
}

/** What a script that rebuilds the data from their sources is worth. */
const REBUILT = 0.75;

/** The data themselves, whole or in part; `null` when they are not to be had. */
function releasedData(
  { hub, repository, documents, datasets, files, code }: Facts,
  tuned: boolean,
): Outcome | null {
  const sets = linkedDatasets(datasets);
  if (datasets.length > 0 && sets.open.length === datasets.length) {
    return pass(`The training data is on the Hub: ${names(sets.open)}.`, { at: sets.open.map(citeDataset) });
  }
  const links = dataLinks(documents).filter(({ kind, url }) => kind !== 'source' && !isGated(url, sets));
  const denials = trainingDataDenials(documents);
  // What is still to do takes nothing from what is there.
  const denial: Statement | undefined =
    plainly(denials)[0] ?? dataSources(projectPages(documents, repository), tuned).remainder;
  const training = links.filter(
    (one) =>
      isForAnyone(one) &&
      (one.use === 'training' || (tuned && (one.use === 'tuning' || one.use === 'following'))),
  );
  if (training.length > 0 && denial) {
    return partial(0.5, 'Training data is linked, but more of it is withheld or only announced.', {
      at: [...firstFew(training), citeStatement(denial)],
    });
  }
  const whole = training.filter(({ part }) => !part);
  // What a script of the release makes training data of is their raw form.
  const isRaw = stepEvidence('preprocessing', files, documents, code).scripts.length > 0;
  if (whole.length > 0 && isRaw && whole.every((one) => isOfOthers(one, repository, hub))) {
    return partial(REBUILT, 'Scripts make the training data of sets that others keep on the Hub.', {
      at: firstFew(whole),
    });
  }
  if (whole.length > 0) {
    return pass('The documents link the training data for download.', { at: firstFew(whole) });
  }
  const offer = trainingDataOffers(documents).find(
    ({ document, sentence }) =>
      !document.links.some(({ line, url }) => line === sentence.line && isGated(url, sets)),
  );
  if (offer && (denial || offersPart(offer))) {
    return partial(0.5, 'The documents say where a part of the training data is.', {
      at: [offer, ...(denial ? [denial] : [])].map(citeStatement),
    });
  }
  if (offer) return pass('The documents say where the training data is.', { at: citeStatement(offer) });
  const [all] = denials.length > 0 ? [] : allDataOffers(documents);
  if (all) return pass('The documents say where all of the data is.', { at: citeStatement(all) });
  const unstated = unstatedLinks(documents, repository).filter(({ url }) => !isGated(url, sets));
  const beside = denials.length > 0 ? [] : dataBesideTraining(unstated, { files, documents, code });
  if (beside.length > 0 && isRaw && beside.every((one) => isOfOthers(one, repository, hub))) {
    return partial(REBUILT, 'Scripts make the training data of sets that others keep on the Hub.', {
      at: firstFew(beside),
    });
  }
  if (beside.length > 0) {
    return pass('Data is linked for download beside the training code.', { at: firstFew(beside) });
  }
  const sample = onlyASample(documents);
  const shipped = trainingFilesIn(files, documents, tuned, sample !== undefined);
  if (shipped.length > 0 && sample) {
    return partial(0.5, 'The repository holds a sample of the training data.', {
      at: [...shipped.slice(0, 3), citeStatement(sample)],
    });
  }
  if (shipped.length > 0 && denial) {
    return partial(0.5, 'The repository holds a training split, but more is withheld or only announced.', {
      at: [...shipped.slice(0, 3), citeStatement(denial)],
    });
  }
  if (shipped.length > 0) return pass('The repository holds a training split.', { at: shipped.slice(0, 3) });
  const steps = [stepEvidence(tuned ? 'fine-tuning' : 'training', files, documents, code)];
  const named = denial
    ? []
    : [
        ...namedTrainingFiles(files, documents),
        ...steps.flatMap((step) => recordsGivenTo(step, files, documents)),
      ];
  if (named.length > 0)
    return pass('The repository holds the data that its pages say it was trained on.', {
      at: named.slice(0, 3),
    });
  const coded = trainingDataInCode(code, tuned, documents);
  const held = coded.filter(({ place }) => place === 'tree');
  if (held.length > 0 && !denial)
    return pass('The repository holds the data that its training code reads.', {
      at: held.slice(0, 3).map(({ located }) => citeFact(located)),
    });
  const fetched = coded.filter(({ place }) => place === 'open');
  if (fetched.length > 0 && !denial && !isRaw)
    return pass('The training code fetches its data.', {
      at: fetched.slice(0, 3).map(({ located }) => citeFact(located)),
    });
  const trains = stepEvidence('training', files, documents, code).scripts.length > 0;
  const linkedHere =
    (trains || (tuned && stepEvidence('fine-tuning', files, documents, code).scripts.length > 0)) && !denial
      ? linkedDataFolders(files, documents)
      : [];
  if (linkedHere.length > 0)
    return pass('The repository holds the data that its pages lead to, beside the code that trains.', {
      at: linkedHere.slice(0, 3),
    });
  const foldered = trains && !denial && !tuned && !sample ? dataFolderFiles(files, documents) : [];
  if (foldered.length > 0)
    return pass('The repository holds data in a folder beside its training code.', {
      at: foldered.slice(0, 3),
    });
  const parts = [...training, ...unstated].filter((one) => one.part && isForAnyone(one));
  return parts.length > 0
    ? partial(0.5, 'Part of the training data is linked for download.', { at: firstFew(parts) })
    : null;
}

/** A recipe that anyone can follow: sources that can be fetched and a program that makes the data of them, or one that makes them from nothing. */
function rebuiltData({ documents, repository, files, code }: Facts, tuned: boolean): Outcome | null {
  const [denial] = plainly(trainingDataDenials(documents));
  const pages = projectPages(documents, repository);
  const sources = dataSources(pages, tuned);
  if (denial || sources.remainder) return null;
  const { generated } = sources;
  const trains = stepEvidence('training', files, documents, code);
  const prepares = stepEvidence('preprocessing', files, documents, code);
  if (generated && (trains.scripts.length > 0 || trains.commands.length > 0)) {
    return partial(REBUILT, 'The training data is generated by a program in the release.', {
      at: [
        citeStatement(generated),
        ...trains.scripts.slice(0, 1).map(({ tree, file }) => tree.cite(file.path)),
        ...(trains.scripts.length > 0 ? [] : trains.commands.slice(0, 1).map(citeCommand)),
      ],
    });
  }
  const made = code.find((one) => generatesForTraining(one, code));
  if (made) {
    return partial(REBUILT, 'A program of the release generates the data that its training reads.', {
      at: made.tree.cite(made.file.path),
    });
  }
  const [recipe] = trainingDataRecipes(pages);
  if (recipe) {
    return partial(REBUILT, 'The documents say how to rebuild the training data.', {
      at: citeStatement(recipe),
    });
  }
  const scripts = prepares.scripts.map(({ tree, file }) => tree.cite(file.path));
  const coded = trainingDataInCode(code, tuned, documents).filter(({ place }) => place !== 'tree');
  const fetched = fetchedBy(prepares.proven, code);
  if (scripts.length === 0 || trains.scripts.length === 0) return null;
  const at = [...coded.map(({ located }) => located), ...fetched].map(citeFact).concat(sources.linked);
  if (at.length === 0) return null;
  return partial(REBUILT, 'A script rebuilds the training data from sources that anyone can fetch.', {
    at: [...scripts.slice(0, 2), ...at.slice(0, 2)],
  });
}

/** Names without the data. Sources count as named where nothing is said to be left out. */
function namedOrTold({ documents, repository }: Facts, tuned: boolean): Outcome {
  const [denial] = trainingDataDenials(documents);
  const { resolvable, told, remainder } = dataSources(projectPages(documents, repository), tuned);
  const left: Statement | undefined = remainder ?? denial;
  const withheld = left ? ', and the documents withhold or only announce the rest' : '';
  const also = left ? [citeStatement(left)] : [];
  if (resolvable.length > 0 && !left) {
    return partial(
      0.5,
      'The sources of the training data are named and can be looked up, but the data itself is not released.',
      { at: resolvable.slice(0, 3), released: false },
    );
  }
  const byName = left ? null : namedData(projectPages(documents, repository), tuned);
  const lookedUp = byName?.names.filter(isPublic) ?? [];
  if (byName && lookedUp.length > 0) {
    return partial(0.5, `The training data is named, but not released: ${lookedUp.join(', ')}.`, {
      at: byName.at,
      released: false,
    });
  }
  if (told.length > 0) {
    return partial(0.25, `The training data is only described${withheld}.`, {
      at: [...told.slice(0, 3), ...also],
      released: false,
    });
  }
  const [data] = denials(claimsOn(modelPages(documents), DATA, UNDER_DATA)).filter(({ sentence }) =>
    UNDER_DATA.test(sentence.section.path.at(-1) ?? ''),
  );
  const kept = denial ?? data;
  return kept
    ? fail('The training data is withheld or only announced.', { at: citeStatement(kept) })
    : fail('Nothing says what the model was trained on.');
}

/** Where a page speaks of its data, and keeps them back, they are those that it learned from. */
const UNDER_DATA = /^\W*(?:the |our )?(?:data|data-?sets?|data availability)\W*$/;

/** Of a tune the tuning is the release's own training; what its base learned from is another question, and is said so. */
function ofTuning(outcome: Outcome, { hub, documents }: Facts): Outcome {
  const { names, by, described } = baseData(hub, documents);
  const base =
    names.length > 0
      ? `that of ${by.length > 0 ? by.join(' and ') : 'its base model'} is named: ${names.slice(0, 3).join(', ')}${names.length > 3 ? ' and more' : ''}`
      : described.length > 0
        ? 'that of its base model is described'
        : 'nothing here says what its base model learned from';
  return { ...outcome, because: `${outcome.because.replace(/\.$/, '')} (tuning data; ${base}).` };
}

function reasonFor({ open, gated, unseen }: LinkedSets): string {
  if (open.length > 0)
    return `Of the datasets that the card names, only ${names(open)} can be downloaded freely.`;
  if (gated.length > 0) return `Access to ${names(gated)} must be requested.`;
  if (unseen.length > 0) return 'The card names datasets that could not be looked up.';
  return 'The card names datasets that were not found on the Hub.';
}

const names = (datasets: readonly LinkedDataset[]) => datasets.map(({ id }) => id).join(', ');
const firstFew = (links: readonly DataLink[]) => links.slice(0, 3).map(({ at }) => at);
