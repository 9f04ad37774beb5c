/** How one scope is answered: terms with how they were established, or that nothing is stated, or could not be seen. */
import type { Citation } from '../../prose/cite.js';
import type { Missing } from '../../release/reading.js';
import type { License, LicenseBasis, LicenseConfidence } from '../license.js';
import { NO_TERMS, type Terms } from '../names/names.js';

export interface Answer {
  terms: Terms;
  basis: LicenseBasis;
  citations: Citation[];
  inheritedFrom?: string;
  /** How sure a text was recognized, 0 to 1. */
  recognized?: number;
}

/** The license of a scope and what could not be seen although it might change it. */
export interface Resolved {
  license: License;
  missing: Missing[];
  /** It is that of single files, and grants nothing of what is shipped with them. */
  ofFiles?: true;
}

/** A resolved scope with all that was asked. A contradiction is a pair of the answers. */
export interface Ranked extends Resolved {
  /** What each place states by itself, strongest first, before sentences or a base take anything away. */
  answers: readonly Answer[];
}

/** @param missing what could not be seen and might have said otherwise */
export function resolved(answer: Answer, missing: Missing[] = []): Resolved {
  const { terms, basis, citations, inheritedFrom } = answer;
  if (terms.openness === 'none' && terms.id === null) return { ...nothingStated(citations), missing };
  const { id, name, openness } = terms;
  const license: License = { id, name, openness, basis, confidence: confidenceIn(answer), citations };
  return { license: inheritedFrom ? { ...license, inheritedFrom } : license, missing };
}

/** A text beats what is said of it in a field; a field beats prose and what is taken over from elsewhere. */
const CONFIDENCE: Record<LicenseBasis, LicenseConfidence> = {
  text: 'high',
  tag: 'medium',
  name: 'medium',
  link: 'medium',
  github: 'medium',
  metadata: 'medium',
  gating: 'medium',
  statement: 'low',
  'base-model': 'medium',
  library: 'medium',
  inherited: 'low',
  attested: 'low',
};

/** Recognized as surely as a text that only its copyright line or a few words tell from the published one. */
const SURE = 0.9;
const LIKELY = 0.75;

function confidenceIn({ terms, basis, recognized = 1 }: Answer): LicenseConfidence {
  if (terms.openness === 'unclear' || recognized < LIKELY) return 'low';
  return recognized < SURE && CONFIDENCE[basis] === 'high' ? 'medium' : CONFIDENCE[basis];
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
export function inherit({ license, missing, ofFiles }: Resolved, inheritedFrom: string): Resolved {
  if (ofFiles && license.openness === 'open') return nothingStated(license.citations);
  if (license.openness === 'none' || license.openness === 'unknown') return { license, missing };
  return { license: { ...license, basis: 'inherited', confidence: 'low', inheritedFrom }, missing };
}
