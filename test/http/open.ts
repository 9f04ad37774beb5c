/** Opens the HTTP stack the way the commands do, with stand-in services and an empty cache, and cleans up afterwards. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { type Config, type ConfigFlags, readConfig } from '../../src/config.js';
import {
  createHttp,
  failureOf,
  type Http,
  type RequestFailed,
  type RequestLog,
} from '../../src/http/client.js';
import { type Apis, type ApisOptions, startApis } from '../apis/index.js';

const cleanups: (() => Promise<unknown>)[] = [];

/** Runs after the test, last registered first. */
export function afterwards(cleanup: () => Promise<unknown>): void {
  cleanups.push(cleanup);
}

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

export interface Opened {
  apis: Apis;
  config: Config;
  http: Http;
  /** Lines about waiting. */
  waits: string[];
  log: RequestLog[];
  /** A second stack with the same configuration and cache, as the next run has it. */
  again(): Http;
}

export interface OpenOptions extends ApisOptions, ConfigFlags {
  /** Valid tokens unless `false`; or these variables. */
  tokens?: boolean | Record<string, string>;
  env?: Record<string, string>;
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rodeo-http-'));
  afterwards(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export async function open(options: OpenOptions = {}): Promise<Opened> {
  const { tokens = false, env = {}, ...rest } = options;
  const apis = await startApis(rest);
  afterwards(() => apis.close());
  const secrets = tokens === true ? apis.tokens : tokens || {};
  const config = readConfig(
    { ...apis.env, ...secrets, RODEO_CACHE_DIR: await temporaryFolder(), ...env },
    '/home/nobody',
    { timeout: 5, ...rest },
    () => null,
  );
  const waits: string[] = [];
  const log: RequestLog[] = [];
  const again = () => {
    const http = createHttp(config, {
      onWait: (line) => waits.push(line),
      onRequest: (entry) => log.push(entry),
      backoffMs: 5,
    });
    afterwards(() => http.close());
    return http;
  };
  return { apis, config, http: again(), waits, log, again };
}

/** The failure of a request that must fail. */
export async function failing(request: Promise<unknown>): Promise<RequestFailed> {
  const error = await request.then(
    () => new Error('The request was answered.'),
    (thrown: unknown) => thrown,
  );
  const failure = failureOf(error);
  if (!failure) throw error;
  return failure;
}
