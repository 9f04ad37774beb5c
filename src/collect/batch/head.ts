/** Where a model or a repository stands: what tells that there is something to look at again. */
import type { HubModel, Unavailable } from '../../evidence.js';

/** What changes when anything does. A missing key was not told. */
export interface Head {
  commit?: string;
  gated?: HubModel['gated'];
  archived?: boolean;
}

export type HeadAnswer = Head | { reason: Unavailable };
