/** Gathers what no score counts and every page shows: who made a model, who cites it, how much it is used. */
import type { Config } from '../../config.js';
import type { Evidence, HubModel, Paper } from '../../evidence.js';
import type { Http } from '../../http/client.js';
import { isLocal } from '../../prose/cite.js';
import { eachTime, type Once } from '../once.js';
import { readCiting } from './citing.js';
import { readOrganization, readReach } from './organization.js';

type Impact = NonNullable<Evidence['impact']>;

/** @param at when it is asked, for these figures grow by the day */
export type ImpactReader = (model: HubModel | null, paper: Paper | null, at: Date) => Promise<Impact>;

/** @param once remembers organizations and papers, of which several models share one */
export function impactReader(config: Config, http: Http, once: Once = eachTime): ImpactReader {
  return async (model, paper, at) => {
    const published = model && !isLocal(model.url) ? model : null;
    const owner = published?.id.includes('/') ? published.id.slice(0, published.id.indexOf('/')) : null;
    const [organization, reach, citing] = await Promise.all([
      owner && once(`organization ${owner}`, () => readOrganization(owner, config, http)),
      published && readReach(published.id, config, http),
      paper && once(`citing ${paper.url}`, () => readCiting(paper, config, http)),
    ]);
    return {
      at: at.toISOString(),
      ...(organization && { organization }),
      ...(reach && { reach }),
      ...(citing && { citing }),
    };
  };
}
