/** Audits what a corpus holds with the whole tool, from the identifier to the result, over its own HTTP stack. */
import { auditEvidence } from '../../../src/audit.js';
import { collectEvidence } from '../../../src/collect/index.js';
import { type Config, readConfig } from '../../../src/config.js';
import type { Evidence } from '../../../src/evidence.js';
import { createHttp } from '../../../src/http/client.js';
import type { Result } from '../../../src/result/result.js';
import type { Rubric } from '../../../src/rubric/schema.js';
import { parseTarget } from '../../../src/target.js';
import type { Apis } from '../../apis/index.js';
import type { CalibrationRow, Corpus, OsaiProject } from './corpus.js';
import { recordedNames } from './corpus.js';

export interface Links {
  repo?: string;
  hub?: string;
  paper?: string;
}

/** What a person would type for a model. */
export interface Asked {
  target: string;
  links: Links;
}

/** @param cacheDir is written to; answers are kept in it, so it must be empty at first */
export function configFor(apis: Apis, cacheDir: string): Config {
  // Without waiting: a stand-in that fails does so on purpose and will not come round.
  return readConfig({ ...apis.env, ...apis.tokens, RODEO_CACHE_DIR: cacheDir }, cacheDir, { maxWait: 0 });
}

/** Gathers evidence as `rodeo audit <target> --repo … --hub … --paper …` does. */
export async function gather({ target, links }: Asked, config: Config): Promise<Evidence> {
  const http = createHttp(config);
  try {
    const name = parseTarget(target, { hub: config.hub.endpoint, github: config.github.server });
    return await collectEvidence(name, { config, http, now: new Date(), links });
  } finally {
    await http.close();
  }
}

/** A model with the links that its curator gave: nothing is left to be found, and what is not given does not exist. */
export function askedAsCurated({ repo, hub, paper }: CalibrationRow): Asked {
  const links = paper === '' ? {} : { paper };
  if (hub === '') return { target: `gh:${repo}`, links: { ...links, hub: 'none' } };
  return { target: hub, links: { ...links, repo: repo === '' ? 'none' : repo } };
}

/** A project of the index. Links that the index does not give are looked for. */
export function askedOfProject({ hf_id: hub, github_repo: repo }: OsaiProject): Asked | null {
  if (hub !== null) return { target: hub, links: repo === null ? {} : { repo } };
  return repo === null ? null : { target: `gh:${repo}`, links: {} };
}

export interface AuditedRow {
  row: CalibrationRow;
  result: Result;
  /** Nothing of the repository or the Hub model is missing from the recordings, its list of files included. */
  complete: boolean;
}

/** All calibration rows whose repository or Hub model is recorded, audited with the curator's links. */
export async function auditCalibration(
  corpus: Corpus,
  config: Config,
  rubric: Rubric,
): Promise<AuditedRow[]> {
  const recorded = recordedNames(corpus);
  const audited: AuditedRow[] = [];
  for (const row of corpus.calibration) {
    const { repo, hub } = row;
    const hasRepository = recorded.repositories.has(repo.toLowerCase());
    const hasModel = recorded.models.has(hub.toLowerCase());
    if (!hasRepository && !hasModel) continue;
    const evidence = await gather(askedAsCurated(row), config);
    audited.push({
      row,
      result: auditEvidence(evidence, rubric),
      complete: (repo === '' || hasRepository) && (hub === '' || recorded.listed.has(hub.toLowerCase())),
    });
  }
  return audited;
}
