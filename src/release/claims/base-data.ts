/** What can be told, without an audit of it, of the data that the base of a tuned model learned from in its pre-training. */
import { type BaseModelInfo, type Fact, type HubModel, valueIn } from '../../evidence.js';
import type { Citation } from '../../prose/cite.js';
import type { Document } from '../../prose/page.js';
import { corporaIn } from './corpora.js';
import { accountsOfBase } from './learned-from.js';
import { citeStatement } from './statements.js';

export interface BaseData {
  /** Sets by their names, on the page of a model at the root of the lineage or in a sentence; each once. */
  names: string[];
  /** Who names them: the Hub id of a root, or nothing for the release's own pages. */
  by: string[];
  /** Where they are named. */
  named: Citation[];
  /** Where the release's own pages tell of them without a name. */
  described: Citation[];
}

/**
 * The front matter of the models that nothing is said to have come before, and sentences of the release's own pages on its base.
 * A base that is a tune itself names the data of its own tuning, which is not asked here.
 */
export function baseData(hub: HubModel | null, documents: readonly Document[]): BaseData {
  const recorded = rootsOf(hub).flatMap(({ id, info }) => {
    const sets = valueIn(info)?.datasets ?? [];
    return sets.length > 0 ? [{ id, sets, at: { url: info.source.url, label: id } }] : [];
  });
  const told = accountsOfBase(documents, hub?.baseModels.map(({ id }) => id) ?? []);
  const withNames = told.filter(({ from }) => corporaIn(from).length > 0);
  return {
    names: [
      ...new Set([
        ...recorded.flatMap(({ sets }) => sets),
        ...withNames.flatMap(({ from }) => corporaIn(from)),
      ]),
    ],
    by: recorded.map(({ id }) => id),
    named: [...recorded.map(({ at }) => at), ...withNames.map(citeStatement)],
    described: told.filter((one) => !withNames.includes(one)).map(citeStatement),
  };
}

/** Models of the lineage that were made from no other, as far as the Hub could be asked. */
function rootsOf(hub: HubModel | null): { id: string; info: Fact<BaseModelInfo> }[] {
  const all = hub ? [...hub.baseModels, ...(hub.ancestors ?? [])] : [];
  return all.filter(({ info }) => (valueIn(info)?.baseModels ?? []).length === 0);
}
