/** Where a model comes from, all the way: base models, adapters, merges and quantizations, each with its license and how far up it stands. */
import { type BaseModelInfo, type Fact, type HubModel, valueIn } from '../../evidence.js';
import type { Citation } from '../../prose/cite.js';
import { citeFile, hubPlace } from '../../prose/cite.js';
import type { Document } from '../../prose/page.js';
import { type Terms, termsOf, termsOfTags } from '../names/names.js';
import { licenseOfFamily } from './families.js';
import { MERGE_FILE, mergedModels } from './merges.js';
import type { Origin } from './origin.js';
import { basesInProse } from './prose.js';
import { teachersIn } from './teachers.js';

/** A merge of merges names the same models again and again; what is beyond adds nothing. */
const MOST = 100;

interface Named {
  id: string;
  relation?: string | undefined;
  /** Where it is named, when its own page is not in the evidence. */
  citation?: Citation;
  /** Of what is called by its family's name and not by an id. */
  terms?: Terms;
}

/**
 * What the model was made from. Pure: what is not in the evidence is known by its vendor's family, or missing.
 * @param card the model card, whose prose may name what its front matter does not; without a page on the Hub, the README
 */
export function originsOf(hub: HubModel | null, card: Document | null): Origin[] {
  const stated = hub?.baseModels ?? [];
  const infos = new Map<string, Fact<BaseModelInfo>>(
    [...stated, ...(hub?.ancestors ?? [])].map(({ id, info }) => [id.toLowerCase(), info]),
  );
  let count = 0;
  const originOf = ({ id, relation, citation, terms }: Named, path: readonly string[]): Origin => {
    count++;
    const info = infos.get(id.toLowerCase());
    const value = info && valueIn(info);
    const cycle = path.some((one) => one.toLowerCase() === id.toLowerCase());
    const own = value ? termsIn(value) : null;
    const family = own || value ? null : (terms ?? licenseOfFamily(id));
    const way = [...path, id];
    const further = cycle || count > MOST ? [] : (value?.baseModels ?? []);
    return {
      id,
      relation: relation ?? null,
      steps: path.length,
      path: way.slice(1),
      terms: own ?? family,
      byFamily: family !== null,
      citation: citation ?? { url: info?.source.url ?? hub?.url ?? '', label: id },
      missing: missingOf(id, info),
      cycle,
      datasets: value?.datasets ?? [],
      origins: further.map((one) => originOf(one, way)),
    };
  };
  // Prose is asked only where nothing is stated: a card that states its base links to relatives as well.
  const named = [stated, hub ? merged(hub) : [], basesInProse(card)].find(({ length }) => length > 0) ?? [];
  const self = hub?.id.toLowerCase();
  return [...named, ...teachersIn(card)]
    .filter(({ id }) => id.toLowerCase() !== self)
    .map((one) => originOf(one, [hub?.id ?? '']));
}

/** What the configuration of a merge names, which lies beside its result. */
function merged(hub: HubModel): Named[] {
  const file = hub.texts[MERGE_FILE];
  const text = (file && valueIn(file)?.text) ?? '';
  return mergedModels(text).map((id) => ({
    id,
    relation: 'merge',
    citation: citeFile(hubPlace(hub), MERGE_FILE),
  }));
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
