/** The license of the data: what each linked dataset states, taken together; else what the pages say of the data. */
import { valueIn } from '../../evidence.js';
import { unreadDatasets } from '../../release/claims/linked-datasets.js';
import type { Reading } from '../../release/reading.js';
import type { LinkedDataset } from '../../release/release.js';
import type { License } from '../license.js';
import { combine, termsOfTags } from '../names/names.js';
import { type Answer, nothingStated, type Resolved, resolved, unseen } from './answers.js';
import { answerOfFiles } from './license-files.js';
import { granted, type Sources, statementsOn, takenAway, takenFrom } from './sources.js';

/** What a release without any terms for its data is shown as. */
const NO_DATA_LICENSE = 'no license stated';

export function licenseOfData(sources: Sources, datasets: Reading<LinkedDataset[]>): Resolved {
  const away =
    takenFrom(sources.readme, 'data') ??
    takenFrom(sources.card, 'data') ??
    takenAway(sources.dataPages, 'data');
  if (away) return resolved(away);
  const linked = datasets.value.length > 0 ? licenseOfDatasets(datasets.value) : null;
  if (linked && linked.license.openness !== 'none' && linked.license.openness !== 'unknown') return linked;
  const said = ownAnswer(sources);
  if (said) return resolved(said);
  if (linked) return linked;
  const missing = [
    ...sources.hubMissing,
    ...sources.cardMissing,
    ...sources.readmeMissing,
    ...unreadDatasets(sources.pages, datasets.value),
  ];
  if (missing.length > 0) return unseen(missing);
  return nothingStated([], NO_DATA_LICENSE);
}

/** The license of one dataset by its own card, never by the model's. */
export function licenseOfDataset({ id, info }: LinkedDataset): License {
  const citations = [{ url: info.source.url, label: id }];
  if (info.state === 'unavailable')
    return unseen([{ what: `the dataset ${id}`, reason: info.reason, source: info.source }], citations)
      .license;
  const terms = info.state === 'present' ? termsOfTags(info.value.licenses) : null;
  return terms
    ? resolved({ terms, basis: 'tag', citations }).license
    : nothingStated(citations, NO_DATA_LICENSE).license;
}

/** Open when all are open; one that is closed, or that states nothing, decides. */
function licenseOfDatasets(datasets: readonly LinkedDataset[]): Resolved {
  const citations = datasets.map(({ id, info }) => ({ url: info.source.url, label: id }));
  const stated = datasets.flatMap(({ info }) => {
    const dataset = valueIn(info);
    const terms = dataset && termsOfTags(dataset.licenses);
    return terms ? [terms] : [];
  });
  const terms = combine(stated);
  const missing = datasets.flatMap(({ id, info }) =>
    info.state === 'unavailable'
      ? [{ what: `the dataset ${id}`, reason: info.reason, source: info.source }]
      : [],
  );
  if (stated.length > 0 && terms.openness === 'restricted')
    return resolved({ terms, basis: 'tag', citations });
  if (missing.length > 0) return unseen(missing, citations);
  if (stated.length < datasets.length) return nothingStated(citations, NO_DATA_LICENSE);
  return resolved({ terms, basis: 'tag', citations });
}

function ownAnswer({ hub, repository, card, readme, dataPages }: Sources): Answer | null {
  const file =
    (repository && answerOfFiles(repository.files, 'data', repository.place).answer) ??
    (hub && answerOfFiles(hub.files, 'data', hub.place).answer);
  return (
    file ??
    granted(statementsOn(readme, ['data'])) ??
    granted(statementsOn(card, ['data'])) ??
    granted(statementsOn(dataPages, ['data', 'project']))
  );
}
