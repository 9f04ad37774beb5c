/** A license in plain words: whether it counts as open and by whom, what it allows, and what it asks in return. */

import type { License, LicenseScope } from '../license.js';
import { isApprovedByOsi, partsOf } from '../names/osi.js';
import type { FactsConfidence, LicenseFacts } from './facts.js';
import { licenseFacts } from './index.js';

/** `likely`: no list decides, and the terms meet the definition. `undecided`: the terms are not known well enough. */
export type Verdict = 'yes' | 'likely' | 'no' | 'undecided' | 'not applicable';

export interface PlainLicense {
  /** Model Openness Framework: an open license, whatever the kind of component. */
  mof: Verdict;
  /** On the list of the Open Source Initiative. */
  osi: Verdict;
  /** Open Source AI Definition: code by the OSI's list; for weights and data there is no list. */
  osaid: Verdict;
  /** Sentences on what is allowed and asked. Empty when the terms are not known. */
  says: string[];
  /** Where that was read, and how surely; `null` beside an empty `says`. */
  source: string | null;
  confidence: FactsConfidence | null;
}

/** The license of a scope in words. Facts that were not read in the license itself begin with "as far as known". */
export function plainWords(license: Pick<License, 'id' | 'openness'>, scope: LicenseScope): PlainLicense {
  const parts = partsOf(license.id);
  const facts = parts.map((id) => ({ id, facts: licenseFacts(id) }));
  const known = facts.flatMap(({ id, facts }) => (facts ? [{ id, facts }] : []));
  return {
    ...frameworks(license, scope),
    says: known.flatMap(({ id, facts }) =>
      sentences(facts).map((one) => (parts.length > 1 ? `${id}: ${one}` : one)),
    ),
    source: known.length > 0 ? [...new Set(known.map(({ facts }) => facts.source))].join('; ') : null,
    confidence: weakest(known.map(({ facts }) => facts.confidence)),
  };
}

const RELIABILITY: readonly FactsConfidence[] = [
  'verified',
  'partly',
  'second-hand',
  'inferred',
  'recalled',
  'listed',
];

function weakest(all: readonly FactsConfidence[]): FactsConfidence | null {
  return all.length === 0
    ? null
    : (RELIABILITY[Math.max(...all.map((one) => RELIABILITY.indexOf(one)))] ?? null);
}

function frameworks(
  { id, openness }: Pick<License, 'id' | 'openness'>,
  scope: LicenseScope,
): Pick<PlainLicense, 'mof' | 'osi' | 'osaid'> {
  if (openness === 'unknown') return { mof: 'undecided', osi: 'undecided', osaid: 'undecided' };
  const mof: Verdict = openness === 'open' ? 'yes' : openness === 'unclear' ? 'undecided' : 'no';
  const osi =
    openness === 'none' || openness === 'restricted' ? 'no' : id ? verdict(isApprovedByOsi(id)) : 'undecided';
  if (scope === 'documents') return { mof, osi, osaid: 'not applicable' };
  const osaid = scope === 'code' ? osi : mof === 'yes' ? 'likely' : mof;
  return { mof, osi, osaid };
}

const verdict = (yes: boolean): Verdict => (yes ? 'yes' : 'no');

const COMMERCIAL: Record<LicenseFacts['commercial'], string> = {
  yes: 'Commercial use is allowed.',
  conditional: 'Commercial use is allowed under conditions.',
  no: 'Commercial use is not allowed.',
  unknown: '',
};

const DERIVATIVES: Record<LicenseFacts['derivatives'], string> = {
  yes: 'It may be changed.',
  'share-alike': 'Changed versions must be passed on under the same license.',
  'same-limits': 'Changed versions must pass on its limits on use.',
  named: 'Changed versions are allowed under the name that it prescribes.',
  limited: 'It may be changed to a limited extent.',
  internal: 'It may be changed for internal use only.',
  'non-production': 'It may be changed, but not for production.',
  'non-commercial': 'It may be changed for non-commercial use.',
  'non-commercial-share-alike': 'Changed versions are non-commercial and under the same license.',
  research: 'It may be changed for research only.',
  no: 'Changed versions may not be passed on.',
  unknown: '',
};

const REDISTRIBUTION: Record<LicenseFacts['redistribution'], string> = {
  yes: 'It may be passed on.',
  'with-notices': 'It may be passed on with its notices.',
  'with-license': 'It may be passed on with a copy of the license.',
  'same-limits': 'Who passes it on must pass on its limits on use.',
  'share-alike': 'It may be passed on under the same license.',
  'non-commercial': 'It may be passed on for non-commercial use.',
  research: 'It may be passed on for research.',
  territory: 'It may be passed on within its territory only.',
  'no-sublicense': 'It may be passed on, but not sublicensed.',
  'no-commercial-sublicense': 'It may be passed on, but not sublicensed for commercial use.',
  'by-tier': 'Whether it may be passed on depends on its tier.',
  no: 'It may not be passed on.',
  unknown: '',
};

function sentences(facts: LicenseFacts): string[] {
  const labelled = (label: string, text: string | undefined) => (text ? `${label}: ${text}.` : '');
  const all = [
    COMMERCIAL[facts.commercial],
    DERIVATIVES[facts.derivatives],
    REDISTRIBUTION[facts.redistribution],
    labelled('Limits on use', facts.limits),
    labelled('Threshold', facts.threshold?.says),
    labelled('Naming', facts.naming),
    labelled('Outputs', facts.outputs?.says),
    labelled('Territory', facts.territory),
    labelled('Note', facts.note),
  ].filter((text) => text !== '');
  if (facts.confidence === 'verified') return all;
  return all.map((text) => `As far as known: ${text.charAt(0).toLowerCase()}${text.slice(1)}`);
}
