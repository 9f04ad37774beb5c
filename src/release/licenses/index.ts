/** Which licence covers what: weights, code, data and documents, each with how that was established. */
import type { Citation } from '../../checks/check.js';
import type { Reading, Release } from '../index.js';

/**
 * `open`: meets the Open Source Definition or its counterparts for data and content.
 * `restricted`: terms that exclude uses, users or derivatives. `none`: nothing states any terms.
 * `unclear`: there are terms, but rodeo cannot name or judge them; counted like restricted, and said.
 * `unknown`: could not be looked at.
 */
export type Openness = 'open' | 'restricted' | 'unclear' | 'none' | 'unknown';

/** How a licence was established, strongest first. */
export type LicenseBasis =
  | 'text' // the licence text was recognised
  | 'tag' // the card's `license`
  | 'name' // the card's `license_name`
  | 'link' // the card's `license_link`
  | 'statement' // a sentence in the card or README
  | 'github' // GitHub's own detection
  | 'base-model'
  | 'library' // the licence of the library whose class is used
  | 'inherited'; // from the scope it is shipped with

export interface License {
  /** SPDX id or expression, or the id of a known AI licence; `null` when none or unnamed. */
  id: string | null;
  /** As shown to people: the id, the owner's own words, or `no license`. */
  name: string;
  openness: Openness;
  basis: LicenseBasis | null;
  /** Scope or thing it was taken over from: `code`, `the repository`. */
  inheritedFrom?: string;
  citations: Citation[];
}

export const SCOPES = ['weights', 'code', 'data', 'documents'] as const;
export type LicenseScope = (typeof SCOPES)[number];
export type Licenses = Record<LicenseScope, License>;

/** Resolves the licence of every scope from texts, tags, statements and API ids. */
export function resolveLicenses(release: Omit<Release, 'licenses'>): Reading<Licenses> {
  throw new Error(`not written yet ${release.hub.missing.length}`);
}
