/** What may be done with each part of a release, and because of whom: its own license, and what binds from further up. */
import { ACTS, type Act, type Permission, permits } from '../facts/permission.js';
import type { License, LicenseScope, Licenses } from '../license.js';
import { allOrigins, isCopied, type Origin, stepsUp } from './origin.js';

/** Acts that mean something for a part; outputs are those of weights. */
const ACTS_OF: Record<LicenseScope, readonly Act[]> = {
  weights: ACTS,
  code: ACTS.filter((act) => act !== 'training-on-outputs'),
  data: ACTS.filter((act) => act !== 'training-on-outputs'),
  documents: ['commercial-use', 'derivatives', 'redistribution'],
};

export interface Use {
  part: LicenseScope;
  act: Act;
  permission: Permission;
  /** What limits it, in the words of the facts. */
  because?: string;
  /** Name of the license that says so. */
  license: string;
  /** Who binds: an origin's id, its distance as words and in steps; missing where the part's own license does. */
  from?: { id: string; steps: number; away: string };
}

/** From the most to the least that is granted; what is not known may be anything but the best. */
const ORDER: readonly Permission[] = ['yes', 'conditions', 'unknown', 'no'];

/** Every act on every part. Of weights the strictest of the whole chain counts, and the nearest that is so strict. */
export function usesOf(licenses: Licenses, origins: readonly Origin[]): Use[] {
  const binding = allOrigins(origins).filter((one) => isCopied(one) && !one.cycle);
  return (['weights', 'code', 'data', 'documents'] as const).flatMap((part) =>
    ACTS_OF[part].map((act) => {
      const own = useOf(part, act, licenses[part], binding);
      const above = part === 'weights' ? binding.flatMap((one) => boundBy(one, act)) : [];
      return [own, ...above].reduce((strictest, one) =>
        ORDER.indexOf(one.permission) > ORDER.indexOf(strictest.permission) ? one : strictest,
      );
    }),
  );
}

function useOf(part: LicenseScope, act: Act, license: License, origins: readonly Origin[]): Use {
  const { basis, inheritedFrom, name } = license;
  const use: Use = { part, act, ...permits(license, act), license: name };
  const from = basis === 'base-model' ? origins.find(({ id }) => id === inheritedFrom) : undefined;
  return from ? { ...use, from: whoIs(from) } : use;
}

const whoIs = (origin: Origin): NonNullable<Use['from']> => ({
  id: origin.id,
  steps: origin.steps,
  away: stepsUp(origin),
});

/** What an origin limits by terms that are known; one that states nothing may still be asked about, and binds nobody here. */
function boundBy(origin: Origin, act: Act): Use[] {
  const { terms } = origin;
  if (!terms || terms.openness === 'open') return [];
  const permitted = permits(terms, act);
  if (permitted.permission === 'yes') return [];
  return [{ part: 'weights', act, ...permitted, license: terms.name, from: whoIs(origin) }];
}
