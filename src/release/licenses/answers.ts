/** How one scope is answered: terms with how they were established, or that nothing is stated, or could not be seen. */
import type { Citation } from '../../checks/check.js';
import type { Missing } from '../index.js';
import type { License, LicenseBasis } from './index.js';
import { NO_TERMS, type Terms } from './names.js';

export interface Answer {
  terms: Terms;
  basis: LicenseBasis;
  citations: Citation[];
  inheritedFrom?: string;
}

/** The license of a scope and what could not be seen although it might change it. */
export interface Resolved {
  license: License;
  missing: Missing[];
}

export function resolved(answer: Answer, missing: Missing[] = []): Resolved {
  const { terms, basis, citations, inheritedFrom } = answer;
  if (terms.openness === 'none' && terms.id === null) return { ...nothingStated(citations), missing };
  const { id, name, openness } = terms;
  const license: License = { id, name, openness, basis, citations };
  return { license: inheritedFrom ? { ...license, inheritedFrom } : license, missing };
}

/** Looked everywhere, no terms found. */
export function nothingStated(citations: Citation[] = [], name = NO_TERMS.name): Resolved {
  return { license: { id: null, name, openness: 'none', basis: null, citations }, missing: [] };
}

/** What could have answered could not be seen. */
export function unseen(missing: Missing[], citations: Citation[] = []): Resolved {
  return { license: { id: null, name: 'unknown', openness: 'unknown', basis: null, citations }, missing };
}

/** The answer of what it is shipped with. What is unknown or not stated there is so here. */
export function inherit({ license, missing }: Resolved, inheritedFrom: string): Resolved {
  if (license.openness === 'none' || license.openness === 'unknown') return { license, missing };
  return { license: { ...license, basis: 'inherited', inheritedFrom }, missing };
}
