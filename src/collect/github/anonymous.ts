/** How many calls an audit may spend without a token, of the 60 that GitHub answers anybody in an hour. */

/** One target of many. */
const USUAL = 5;
/** The only target of a run. */
const ALONE = 15;

/** What the further ones are spent on: contributors, releases and tags; files that decide much, beside the first. */
export const COUNTS = 3;
export const FURTHER_BODIES = 3;
/** A guess that was looked at and refused. */
export const REFUSED = 2;

export interface SpareCalls {
  /** Calls beyond the usual ones that may still be spent. */
  readonly left: number;
  spend(calls: number): void;
}

export function spareCalls(alone: boolean): SpareCalls {
  let left = alone ? ALONE - USUAL : 0;
  return {
    get left() {
      return left;
    },
    spend: (calls) => {
      left = Math.max(left - calls, 0);
    },
  };
}
