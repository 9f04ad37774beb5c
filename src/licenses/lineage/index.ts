/** Where a model comes from, all the way: base models, adapters, merges and quantizations, each with its license and how far up it stands. */
import { type BaseModelInfo, type Fact, type HubModel, valueIn } from '../../evidence.js';
import type { Citation } from '../../prose/cite.js';
import type { Document } from '../../prose/page.js';
import { type Terms, termsOf, termsOfTags } from '../names/names.js';
import { licenseOfFamily } from './families.js';
import type { Origin } from './origin.js';
import { basesInProse } from './prose.js';

/** A merge of merges names the same models again and again; what is beyond adds nothing. */
const MOST = 100;

interface Named {
  id: string;
  relation?: string | undefined;
  /** Where it is named, when its own page is not in the evidence. */
  citation?: Citation;
}

/**
 * What the model was made from. Pure: what is not in the evidence is known by its vendor's family, or missing.
 * @param card the model card, whose prose may name what its front matter does not
 */
export function originsOf(hub: HubModel | null, card: Document | null): Origin[] {
  if (!hub) return [];
  const infos = new Map<string, Fact<BaseModelInfo>>(
    [...hub.baseModels, ...(hub.ancestors ?? [])].map(({ id, info }) => [id.toLowerCase(), info]),
  );
  let count = 0;
  const originOf = ({ id, relation, citation }: Named, path: readonly string[]): Origin => {
    count++;
    const info = infos.get(id.toLowerCase());
    const value = info && valueIn(info);
    const cycle = path.some((one) => one.toLowerCase() === id.toLowerCase());
    const own = value ? termsIn(value) : null;
    const family = own || value ? null : licenseOfFamily(id);
    const way = [...path, id];
    const further = cycle || count > MOST ? [] : (value?.baseModels ?? []);
    return {
      id,
      relation: relation ?? null,
      steps: path.length,
      path: way.slice(1),
      terms: own ?? family,
      byFamily: family !== null,
      citation: citation ?? { url: info?.source.url ?? hub.url, label: id },
      missing: missingOf(id, info),
      cycle,
      datasets: value?.datasets ?? [],
      origins: further.map((one) => originOf(one, way)),
    };
  };
  const stated = new Set(hub.baseModels.map(({ id }) => id.toLowerCase()));
  const inProse = basesInProse(card).filter(
    ({ id }) => !stated.has(id.toLowerCase()) && id.toLowerCase() !== hub.id.toLowerCase(),
  );
  // Prose is asked only where nothing is stated: a card that states its base links to relatives as well.
  const named: Named[] = hub.baseModels.length > 0 ? hub.baseModels : inProse;
  return named.map((one) => originOf(one, [hub.id]));
}

function termsIn({ licenses, licenseName }: BaseModelInfo): Terms | null {
  const tagged = termsOfTags(licenses);
  if (licenseName !== undefined && tagged?.openness === 'unclear') return termsOf(licenseName);
  return tagged;
}

/** A page that is not there is a link that is missing, too: nobody can say what binds. */
function missingOf(id: string, info: Fact<BaseModelInfo> | undefined): Origin['missing'] {
  const what = `the license of the base model ${id}`;
  if (info?.state === 'unavailable') return { what, reason: info.reason, source: info.source };
  return null;
}
