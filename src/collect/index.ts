/** Gathers the evidence of one target: what was named first, then all that it points at, side by side. */
import type { Config } from '../config.js';
import type { Depth } from '../depth.js';
import { EVIDENCE_VERSION, type Evidence, type Links, valueIn } from '../evidence.js';
import type { Http } from '../http/client.js';
import { nameOf, type Target } from '../target.js';
import { readAttested } from './attested.js';
import type { Course, Parts } from './course.js';
import { fromDirectory } from './from-folder.js';
import { fromGithub } from './from-github.js';
import { fromHub } from './from-hub.js';
import type { ModelRecord } from './hub/model.js';
import { type Overrides, readOverrides } from './linked/overrides.js';
import { PartReader } from './parts.js';
import { createReaders, type Readers } from './readers.js';
import { fromRecord } from './record-only.js';
import { renames } from './renames.js';

export interface CollectOptions {
  config: Config;
  http: Http;
  /** The time that goes into the evidence. */
  now: Date;
  /** What the user says instead of what would be found: an identifier, or `none`. */
  links?: { repo?: string; hub?: string; paper?: string };
  /** Addresses that attestations cite, to be opened. */
  attested?: readonly string[];
  /** Gets a line when something new is looked at. */
  onProgress?(line: string): void;
  /** What reads the services; made for this target alone unless told. */
  readers?: Readers;
  /** The only target of the run: it may spend more of the calls that GitHub answers without a token. */
  alone?: boolean;
  /** Hosts that did not answer in time earlier in this run; those that do not now are added. */
  silent?: Set<string>;
  /** What a list already told about the model that is the target. */
  record?: ModelRecord;
  /** `code`, the usual one. */
  depth?: Depth;
}

/**
 * Gathers the evidence of a target.
 * Rejects with an inconclusive error (exit 3) when the target itself cannot be read; whatever else fails is a fact in
 * the evidence, with its reason. Rejects with a usage error for an override that is no identifier.
 */
export async function collectEvidence(target: Target, options: CollectOptions): Promise<Evidence> {
  const { config, http, depth = 'code', now, record } = options;
  const given = readOverrides(options.links ?? {}, config);
  const readers = options.readers ?? createReaders(config, http, options.silent, options.alone);
  const reader = new PartReader(target, given, readers, { config, http, depth });
  const startWave = (line: string) => {
    http.startWave();
    options.onProgress?.(line);
  };
  const { hub, github } = readers;
  const parts = await gather(
    { target, config, http, given, record, hub, github, parts: reader, startWave },
    depth,
  );
  const attested = options.attested ?? [];
  if (attested.length > 0) startWave('opening what attestations cite');
  const pages = await readAttested(attested, http);
  const model = valueIn(parts.hub);
  if (depth === 'impact') startWave('asking who made it and who cites it');
  const impact = depth === 'impact' ? await readers.impact(model, valueIn(parts.paper), now) : null;
  return {
    schema: EVIDENCE_VERSION,
    collectedAt: now.toISOString(),
    target: nameOf(target),
    ...parts,
    links: withWaived(parts.links, given),
    ...(impact && { impact }),
    ...(attested.length > 0 && { attested: pages }),
    notes: [...http.notes(), ...reader.notes, ...renames(model, valueIn(parts.repository))],
    cost: http.cost(),
  };
}

function gather(course: Course, depth: Depth): Promise<Parts> {
  switch (course.target.kind) {
    case 'hub':
      return depth === 'list' ? fromRecord(course) : fromHub(course);
    case 'github':
      return fromGithub(course);
    case 'directory':
      return fromDirectory(course);
  }
}

/** Nothing led there because nobody was to look: that is the user's word, and says nothing of the model. */
function withWaived(links: Links, { hub, repo, paper }: Overrides): Links {
  const said = { hub, repository: repo, paper };
  const waived = LINKED.filter((part) => said[part] === null && links[part] === null);
  return waived.length > 0 ? { ...links, waived } : links;
}

const LINKED = ['hub', 'repository', 'paper'] as const;
