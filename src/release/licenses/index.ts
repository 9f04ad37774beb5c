/** Which license covers what: weights, code, data and documents, each with how that was established. */
import type { Citation } from '../../checks/check.js';
import type { Reading, Release } from '../index.js';
import { licenseOfCode } from './code.js';
import { type Conflict, findConflicts } from './conflicts.js';
import { licenseOfData } from './data.js';
import { licenseOfDocuments } from './documents.js';
import { readSources } from './sources.js';
import { licenseOfPage, licenseOfWeights } from './weights.js';

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

export interface Resolutions {
  /** `missing` names what could not be seen where it leaves a scope unknown or may still close it. */
  licenses: Reading<Licenses>;
  conflicts: Reading<Conflict[]>;
}

/**
 * Resolves the license of every scope from texts, tags, names, links, fields, statements, GitHub's id, base models and
 * access forms, and tells where they contradict each other.
 */
export function resolveLicenses(release: Omit<Release, 'licenses' | 'conflicts'>): Resolutions {
  const sources = readSources(release);
  const page = licenseOfPage(sources);
  const code = licenseOfCode(sources, page);
  const weights = licenseOfWeights(sources, page, code);
  const data = licenseOfData(sources, release.datasets);
  const documents = licenseOfDocuments(sources, page, code);
  const licenses = {
    weights: weights.license,
    code: code.license,
    data: data.license,
    documents: documents.license,
  };
  const conflicts = findConflicts(sources, { page, licenses });
  const missing = [...weights.missing, ...code.missing, ...data.missing, ...documents.missing];
  return {
    licenses: { value: doubted(licenses, conflicts), missing },
    conflicts: { value: conflicts, missing: [] },
  };
}

/** What is contradicted is not sure. */
function doubted(licenses: Licenses, conflicts: readonly Conflict[]): Licenses {
  const contradicted = new Set(conflicts.filter(({ kind }) => kind !== 'data').map(({ scope }) => scope));
  return Object.fromEntries(
    SCOPES.map((scope) => {
      const license = licenses[scope];
      const low = contradicted.has(scope) && license.confidence;
      return [scope, low ? { ...license, confidence: 'low' } : license];
    }),
  ) as Licenses;
}
