/** Tells apart what each target of a batch costs, although all share one HTTP stack, its answers and their readers. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Http } from '../../http/client.js';

export interface Accounts {
  /** Runs the work of one target on an account of its own. */
  open<T>(work: () => Promise<T>): Promise<T>;
  /**
   * The stack as one target sees it: what is asked, `startWave`, `cost` and `notes` are about the target whose work is
   * running. What several targets wait for is counted with the one that asked first.
   */
  http: Http;
  /** Requests that callers wait for at this moment, those queueing for their turn included. */
  underWay(): number;
  /** Gets a call whenever nothing is under way any more. */
  onLull(listener: () => void): void;
}

/** @param http shared by all targets; what each of them asks through `open` is counted as its own */
export function openAccounts(http: Http): Accounts {
  const scopes = new AsyncLocalStorage<Http>();
  const own = () => scopes.getStore() ?? http;
  const listeners: (() => void)[] = [];
  let underWay = 0;
  return {
    open: (work) => scopes.run(http.scope(), work),
    http: {
      ...http,
      async fetch(input, init) {
        underWay++;
        try {
          return await own().fetch(input, init);
        } finally {
          underWay--;
          if (underWay === 0) for (const listener of listeners) listener();
        }
      },
      startWave: () => own().startWave(),
      cost: () => own().cost(),
      notes: () => own().notes(),
    },
    underWay: () => underWay,
    onLull: (listener) => void listeners.push(listener),
  };
}
