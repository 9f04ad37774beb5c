/** What a model was made from: the datasets and models that it names, with the terms that their own pages state. Pure. */
import type { HubModel } from '../evidence.js';
import { NO_TERMS, termsOfTags } from '../licenses/names/names.js';
import type { Material } from './result.js';

type Linked = HubModel['datasets'][number] | HubModel['baseModels'][number];

/** Datasets first, each kind in the order in which the model names them; `null` when it names nothing. */
export function materialsOf({ datasets, baseModels }: HubModel): Material[] | null {
  const all = [
    ...datasets.map((one) => material('dataset', one)),
    ...baseModels.map((one) => material('baseModel', one, one.relation)),
  ];
  return all.length > 0 ? all : null;
}

function material(kind: Material['kind'], { id, info }: Linked, relation?: string): Material {
  const value = info.state === 'present' ? info.value : null;
  return {
    kind,
    id,
    ...(relation !== undefined && { relation }),
    url: info.source.url,
    ...(value?.revision !== undefined && { revision: value.revision }),
    license: licenseIn(info),
  };
}

function licenseIn(info: Linked['info']): NonNullable<Material['license']> {
  if (info.state === 'unavailable') return { id: null, name: 'could not be looked up', openness: 'unknown' };
  const terms = info.state === 'present' ? termsOfTags(info.value.licenses) : null;
  const { id, name, openness } = terms ?? NO_TERMS;
  return { id, name, openness };
}
