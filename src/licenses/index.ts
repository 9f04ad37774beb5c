/** Which license covers what: weights, code, data and documents, each with how that was established. */
import type { Reading } from '../release/reading.js';
import type { Release } from '../release/release.js';
import type { Conflict } from './conflicts/conflict.js';
import { findConflicts } from './conflicts/index.js';
import { type Licenses, SCOPES } from './license.js';
import { licenseOfCode } from './scopes/code.js';
import { licenseOfData } from './scopes/data.js';
import { licenseOfDocuments } from './scopes/documents.js';
import { readSources } from './scopes/sources.js';
import { licenseOfPage, licenseOfWeights } from './scopes/weights.js';

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
  const conflicts = findConflicts(sources, { page, code, weights, licenses });
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
