/** The stand-in services of a measurement, in a process of their own, so that their memory and work are not those of the tool. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Fault, Window } from '../../apis/index.js';
import type { Pace } from './fast-clock.js';

/** What to serve, as it can be sent to another process. */
export interface ServersOptions {
  /** A made-up world of so many models, or the recordings in a file (NDJSON, gzip). */
  world: number | string;
  /** With the quotas of a user with free tokens; without any otherwise. */
  quotas: boolean;
  /** That of quotas; the machine's unless told. */
  pace?: Pace;
  faults?: Fault[];
  /** What an answer takes, by the clock of the machine. */
  latencyMs?: number;
}

/** What the services saw. */
export interface Seen {
  /** Requests by service and status, redirect hops not counted: `hub 200`. */
  requests: Record<string, number>;
  windows: { hub: Window[]; github: Window[] };
  invalidQueries: string[];
}

export interface Servers {
  env: Record<string, string>;
  seen(): Promise<Seen>;
  close(): Promise<void>;
}

/** What the process of the services is asked. */
export type Question = { start: ServersOptions } | 'seen';

/** @param bundle `serve.ts` with all that it imports */
export async function startServers(bundle: string, options: ServersOptions): Promise<Servers> {
  const child = fork(bundle, [], { serialization: 'advanced' });
  const ask = async <T>(question: Question): Promise<T> => {
    child.send(question);
    const [answer] = (await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(([code]) => Promise.reject(new Error(`the stand-ins ended with ${code}`))),
    ])) as [T];
    return answer;
  };
  const env = await ask<Record<string, string>>({ start: options });
  return {
    env,
    seen: () => ask<Seen>('seen'),
    async close() {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}
