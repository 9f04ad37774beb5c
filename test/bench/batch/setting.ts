/** What each part of the bench is given. */
import type { Bundles } from './run.js';

/** How many targets each part has, or how often it does something. */
export interface Size {
  long: number;
  steady: number;
  rescored: number;
  killed: number;
  kills: number;
  faulty: number;
}

export interface Setting {
  bundles: Bundles;
  /** Empty, and of this part alone. */
  folder: string;
  size: Size;
  /** Recorded models to be served, NDJSON in gzip. */
  corpus: string | undefined;
}
