/** What reads the services: each audit's own, unless a batch shares its memory among many. */
import type { Config } from '../config.js';
import type { Fact, Paper } from '../evidence.js';
import type { Http } from '../http/client.js';
import { type GithubReader, githubReader } from './github/index.js';
import { type HubReader, hubReader } from './hub/index.js';
import { type ImpactReader, impactReader } from './impact/index.js';
import { askIndexes, readPaper } from './paper/index.js';

/** One reader for each kind of service. */
export interface Readers {
  hub: HubReader;
  github: GithubReader;
  /** @param id `doi:…` or `arxiv:…` */
  paper(id: string): Promise<Fact<Paper>>;
  impact: ImpactReader;
}

/**
 * Readers that ask for everything anew.
 * @param silent hosts that need not be asked again in this run
 * @param alone whether the target is the only one of it
 */
export function createReaders(config: Config, http: Http, silent?: Set<string>, alone = false): Readers {
  const ask = askIndexes(http, silent);
  return {
    hub: hubReader(config, http),
    github: githubReader(config, http, alone),
    paper: (id) => readPaper(id, config, ask),
    impact: impactReader(config, http),
  };
}
