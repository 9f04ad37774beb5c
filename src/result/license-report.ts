/** The licenses of a release or of files as one versioned object: what covers what, how that is known, what it means in plain words. */
import * as v from 'valibot';
import { type Evidence, TargetName, unavailableText } from '../evidence.js';
import { relicensed } from '../licenses/conflicts/time.js';
import { ACTS } from '../licenses/facts/permission.js';
import { plainWords } from '../licenses/facts/plain-words.js';
import type { License, LicenseScope } from '../licenses/license.js';
import { originsOf } from '../licenses/lineage/index.js';
import type { Origin } from '../licenses/lineage/origin.js';
import { usesOf } from '../licenses/lineage/uses.js';
import { licenseOfDataset } from '../licenses/scopes/data.js';
import { licenseOfPaper } from '../licenses/scopes/documents.js';
import { type RecognizedText, recognizeText } from '../licenses/text/text.js';
import { readRelease } from '../release/index.js';
import { VERSION } from '../version.js';
import { ConflictSchema, LicenseSchema, MissingSchema } from './result.js';

/** Raised when a field changes its meaning or goes away; new fields do not raise it. */
export const LICENSE_REPORT_VERSION = 1;

const Verdict = v.picklist(['yes', 'likely', 'no', 'undecided', 'not applicable']);

/** `says` begins with "As far as known" where the license itself was not read; `confidence` says how it is known. */
const PlainSchema = v.object({
  mof: Verdict,
  osi: Verdict,
  osaid: Verdict,
  says: v.array(v.string()),
  source: v.nullable(v.string()),
  confidence: v.nullable(v.picklist(['verified', 'partly', 'second-hand', 'inferred', 'recalled', 'listed'])),
});

const PartSchema = v.object({
  /** `weights`, `code`, `data`, `documents`, `paper`, or the id of a dataset. */
  part: v.string(),
  scope: v.picklist(['weights', 'code', 'data', 'documents']),
  license: LicenseSchema,
  plain: PlainSchema,
});
export type LicensedPart = v.InferOutput<typeof PartSchema>;

/** A model that this one was made from, with its own origins: a tree. */
export interface LineageNode {
  id: string;
  /** In the Hub's words: `finetune`, `adapter`, `quantized`, `merge`; of prose also `distilled`. */
  relation: string | null;
  /** 1 for what the model itself was made from. */
  steps: number;
  /** `null`: it states none, or could not be looked at. */
  license: {
    id: string | null;
    name: string;
    openness: v.InferOutput<typeof LicenseSchema>['openness'];
  } | null;
  /** Its page could not be read; the license is that of its vendor's family. */
  byFamily: boolean;
  /** Why it could not be looked at. */
  missing: string | null;
  /** It is named above itself: the chain stops there. */
  cycle: boolean;
  url: string;
  /** Names of its training sets, which were not looked up. */
  datasets: string[];
  origins: LineageNode[];
}

const LineageSchema: v.GenericSchema<LineageNode> = v.object({
  id: v.string(),
  relation: v.nullable(v.string()),
  steps: v.number(),
  license: v.nullable(
    v.object({ id: v.nullable(v.string()), name: v.string(), openness: LicenseSchema.entries.openness }),
  ),
  byFamily: v.boolean(),
  missing: v.nullable(v.string()),
  cycle: v.boolean(),
  url: v.string(),
  datasets: v.array(v.string()),
  origins: v.array(v.lazy(() => LineageSchema)),
});

const UseSchema = v.object({
  part: v.picklist(['weights', 'code', 'data', 'documents']),
  act: v.picklist(ACTS),
  permission: v.picklist(['yes', 'conditions', 'no', 'unknown']),
  because: v.optional(v.string()),
  /** Name of the license that says so. */
  license: v.string(),
  /** Whose it is, when it is not the model's own. */
  from: v.optional(v.object({ id: v.string(), steps: v.number(), away: v.string() })),
});

export const ReleaseLicensesSchema = v.object({
  schema: v.literal(LICENSE_REPORT_VERSION),
  kind: v.literal('release'),
  rodeo: v.string(),
  target: TargetName,
  name: v.string(),
  collectedAt: v.string(),
  parts: v.array(PartSchema),
  /** What it was made from; empty for a model that names no other. */
  lineage: v.array(LineageSchema),
  /** Every act on every part, with who limits it. */
  uses: v.array(UseSchema),
  conflicts: v.array(ConflictSchema),
  missing: v.array(MissingSchema),
});
export type ReleaseLicenses = v.InferOutput<typeof ReleaseLicensesSchema>;

const Lines = { line: v.number(), lastLine: v.number() };

export const FileLicenseSchema = v.object({
  schema: v.literal(LICENSE_REPORT_VERSION),
  kind: v.literal('file'),
  rodeo: v.string(),
  file: v.string(),
  /** SPDX id or expression, or rodeo's id of a model license; `null`: unknown, or altered so that it is another. */
  id: v.nullable(v.string()),
  name: v.string(),
  openness: LicenseSchema.entries.openness,
  /** `text`: the license itself; otherwise the file only names or links to it. */
  as: v.picklist(['text', 'notice', 'link', 'links', 'unrecognized']),
  /** 0 to 1; 0 for what was not recognized. */
  confidence: v.number(),
  closest: v.nullable(v.object({ id: v.string(), similarity: v.number() })),
  found: v.array(
    v.object({ id: v.string(), alternatives: v.array(v.string()), similarity: v.number(), ...Lines }),
  ),
  added: v.array(v.object({ text: v.string(), ...Lines })),
  changed: v.array(v.object({ text: v.string(), was: v.string(), ...Lines })),
  headline: v.nullable(v.string()),
  /** Why not all of it was read. */
  unread: v.nullable(v.string()),
  plain: PlainSchema,
});
export type FileLicense = v.InferOutput<typeof FileLicenseSchema>;

export const LicenseReportSchema = v.variant('kind', [ReleaseLicensesSchema, FileLicenseSchema]);
export type LicenseReport = v.InferOutput<typeof LicenseReportSchema>;

/**
 * The licenses of a release, from the same evidence and by the same rules as an audit. Pure.
 * @param before earlier evidence on the same model: what was relicensed since is among the conflicts
 */
export function licensesOfRelease(evidence: Evidence, before?: Evidence): ReleaseLicenses {
  const release = readRelease(evidence);
  const { weights, code, data, documents } = release.licenses.value;
  const paper = release.paper.value;
  const origins = originsOf(release.hub.value, release.card.value);
  const parts: [string, LicenseScope, License][] = [
    ['weights', 'weights', weights],
    ['code', 'code', code],
    ['data', 'data', data],
    ...release.datasets.value.map((one): [string, LicenseScope, License] => [
      one.id,
      'data',
      licenseOfDataset(one),
    ]),
    ['documents', 'documents', documents],
    ...(paper ? [['paper', 'documents', licenseOfPaper(paper)] as [string, LicenseScope, License]] : []),
  ];
  return {
    schema: LICENSE_REPORT_VERSION,
    kind: 'release',
    rodeo: VERSION,
    target: evidence.target,
    name: release.hub.value?.id ?? release.repository.value?.fullName ?? evidence.target.id,
    collectedAt: evidence.collectedAt,
    parts: parts.map(([part, scope, license]) => ({
      part,
      scope,
      license,
      plain: plainWords(license, scope),
    })),
    lineage: origins.map(nodeOf),
    uses: usesOf(release.licenses.value, origins),
    conflicts: [...release.conflicts.value, ...(before ? relicensed(before, evidence) : [])],
    missing: distinct(release.licenses.missing),
  };
}

function nodeOf(origin: Origin): LineageNode {
  const { id, relation, steps, terms, byFamily, missing, cycle, citation, datasets } = origin;
  return {
    id,
    relation,
    steps,
    license: terms && { id: terms.id, name: terms.name, openness: terms.openness },
    byFamily,
    missing: missing && unavailableText(missing.reason),
    cycle,
    url: citation.url,
    datasets: [...datasets],
    origins: origin.origins.map(nodeOf),
  };
}

function distinct(
  missing: ReturnType<typeof readRelease>['licenses']['missing'],
): ReleaseLicenses['missing'] {
  const byPlace = new Map(missing.map((one) => [`${one.what}\n${one.source.url}`, one]));
  return [...byPlace.values()].map(({ what, reason, source }) => ({ what, reason, url: source.url }));
}

/**
 * Which license the text of a file is. Pure.
 * @param unread why `text` is not all of the file
 */
export function licenseOfFile(file: string, text: string, unread: string | null = null): FileLicense {
  const answer = recognizeText(text);
  const { terms, as, confidence, closest, found, added, changed, headline } = answer;
  const cut = unread !== null && terms.openness === 'open';
  return {
    schema: LICENSE_REPORT_VERSION,
    kind: 'file',
    rodeo: VERSION,
    file,
    id: cut ? null : terms.id,
    name: cut ? `${terms.name}, and more than could be read` : terms.name,
    openness: cut ? 'unclear' : terms.openness,
    as: as satisfies RecognizedText['as'],
    confidence: rounded(confidence),
    closest: closest && { id: closest.id, similarity: rounded(closest.similarity) },
    found: found.map((one) => ({
      ...one,
      alternatives: [...one.alternatives],
      similarity: rounded(one.similarity),
    })),
    added: [...added],
    changed: [...changed],
    headline,
    unread: unread ?? answer.unread,
    plain: plainWords(cut ? { id: null, openness: 'unclear' } : terms, 'code'),
  };
}

/** Three decimals, never rounded up to a certainty that is not there. */
const rounded = (share: number): number => Math.floor(share * 1000) / 1000;
