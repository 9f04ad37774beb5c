/** A license as it was established: what it is called, how open it is, what says so. */
import type { Citation } from '../prose/cite.js';

/**
 * `open`: meets the Open Source Definition or its counterparts for data and content.
 * `restricted`: terms that exclude uses, users or derivatives. `none`: nothing states any terms.
 * `unclear`: there are terms, but rodeo cannot name or judge them; counted like restricted, and said.
 * `unknown`: could not be looked at.
 */
export type Openness = 'open' | 'restricted' | 'unclear' | 'none' | 'unknown';

/** How a license was established, strongest first. */
export type LicenseBasis =
  | 'text' // the license text was recognized
  | 'tag' // the card's `license`
  | 'name' // the card's `license_name`
  | 'link' // the card's `license_link`
  | 'statement' // a sentence in the card or README
  | 'github' // GitHub's own detection
  | 'metadata' // the license field of a package or of CITATION.cff
  | 'gating' // what the Hub asks for before it gives access
  | 'base-model'
  | 'library' // the license of the library whose class is used
  | 'inherited' // from the scope it is shipped with
  | 'attested'; // stated by a person, not by the release

/** `high`: the text itself. `medium`: a tag or field. `low`: prose, taken over, or contradicted. */
export type LicenseConfidence = 'high' | 'medium' | 'low';

export interface License {
  /** SPDX id or expression, or the id of a known AI license; `null` when none or unnamed. */
  id: string | null;
  /** As shown to people: the id, the owner's own words, or `no license`. */
  name: string;
  openness: Openness;
  basis: LicenseBasis | null;
  /** Missing where no terms are known. */
  confidence?: LicenseConfidence;
  /** Scope or thing it was taken over from: `code`, `the repository`. */
  inheritedFrom?: string;
  citations: Citation[];
}

export const SCOPES = ['weights', 'code', 'data', 'documents'] as const;

export type LicenseScope = (typeof SCOPES)[number];

export type Licenses = Record<LicenseScope, License>;
