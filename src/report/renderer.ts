/** What every format is: a pure function from results to text. */
import type { Result } from '../result/result.js';

export interface RenderOptions {
  /** Columns of the terminal. */
  width: number;
  color: boolean;
  verbose: boolean;
  /** The table shows how the scores add up. */
  points?: boolean;
  /** Whatever is missing fails, also what no gate asks for (JUnit). */
  strict?: boolean;
  /** The terminal opens links (OSC 8). */
  links?: boolean;
  /** The terminal knows no Unicode. */
  ascii?: boolean;
  /** Several models were asked for, or several rubrics, so that a machine format gives a list even when one result is left. */
  several: boolean;
  /** By how many rubrics each model was judged; its results stand together, in the order of the rubrics. */
  rubrics?: number;
  /** For formats that are about the sources of a result: one for each result, in their order. */
  statements?: readonly object[];
  /** Where audited folders lie, relative to the working directory, by the id of their target; `/` parts names. */
  folders?: Record<string, string>;
}

/** Turns results into the text of the whole report, with its final line break. Pure. */
export type Renderer = (results: readonly Result[], options: RenderOptions) => string;
