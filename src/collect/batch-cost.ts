/** Tells apart what each target of a batch costs, although all share one HTTP stack and run at the same time. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Cost } from '../evidence.js';
import type { Http } from '../http/client.js';

interface Account {
  cost: Cost;
  waveOpen: boolean;
}

export interface Accounts {
  /** Runs the work of one target on an account of its own. */
  open<T>(work: () => Promise<T>): Promise<T>;
  /** The stack as one target sees it: `cost` and `startWave` are about the target whose work is running. */
  http: Http;
  /** Requests that callers wait for at this moment, those queueing for their turn included. */
  underWay(): number;
  /** Gets a call whenever nothing is under way any more. */
  onLull(listener: () => void): void;
}

const nothing = (): Cost => ({ requests: 0, cached: 0, waves: 0, waitedMs: 0, byHost: {} });

/**
 * A request that several targets wait for is counted with the one that asked first. Waiting for limits belongs to the
 * run and to no target: `waitedMs` is 0.
 */
export function openAccounts(http: Http): Accounts {
  const current = new AsyncLocalStorage<Account>();
  const listeners: (() => void)[] = [];
  let underWay = 0;

  http.watch(({ host, outcome }) => {
    const account = current.getStore();
    if (!account) return;
    const { cost } = account;
    if (outcome === 'cached' || outcome === 'unchanged') cost.cached++;
    if (outcome === 'cached') return;
    if (account.waveOpen) cost.waves++;
    account.waveOpen = false;
    cost.requests++;
    cost.byHost[host] = (cost.byHost[host] ?? 0) + 1;
  });

  return {
    open: (work) => current.run({ cost: nothing(), waveOpen: true }, work),
    http: {
      ...http,
      async fetch(input, init) {
        underWay++;
        try {
          return await http.fetch(input, init);
        } finally {
          underWay--;
          if (underWay === 0) for (const listener of listeners) listener();
        }
      },
      startWave() {
        const account = current.getStore();
        if (account) account.waveOpen = true;
      },
      cost() {
        const cost = current.getStore()?.cost ?? nothing();
        return { ...cost, byHost: { ...cost.byHost } };
      },
    },
    underWay: () => underWay,
    onLull: (listener) => void listeners.push(listener),
  };
}
