/** What one collection goes by, wherever it begins: the target, what the user said, what is read with, and its waves. */
import type { Config } from '../config.js';
import type { Evidence } from '../evidence.js';
import type { Http } from '../http/client.js';
import type { Target } from '../target.js';
import type { GithubReader } from './github/index.js';
import type { HubReader } from './hub/index.js';
import type { ModelRecord } from './hub/model.js';
import type { Overrides } from './linked/overrides.js';
import type { PartReader } from './parts.js';

/** What a collection brings. */
export type Parts = Pick<Evidence, 'links' | 'hub' | 'repository' | 'paper'>;

export interface Course {
  target: Target;
  config: Config;
  http: Http;
  given: Overrides;
  /** What a list already told about the model that is the target. */
  record?: ModelRecord | undefined;
  hub: HubReader;
  github: GithubReader;
  parts: PartReader;
  /** What is asked from now on depends on what came before. @param line for people */
  startWave(line: string): void;
}
