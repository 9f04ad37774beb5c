/**
 * The words of all checks, without what they do. A built program has them here as they are, so that whoever judges or shows what was
 * read before loads no reader: the build puts the list itself in the place of this module's code.
 */
import type { CheckWords } from './check.js';
import { checks } from './index.js';

/** In the order of `checks`. */
export const checkWords: readonly CheckWords[] = checks.map(
  ({ id, title, partialTitle, describedTitle, failureTitle, why, fix, component, needs }) => ({
    ...{ id, title, partialTitle, failureTitle, why, fix, needs },
    ...(describedTitle !== undefined && { describedTitle }),
    ...(component !== undefined && { component }),
  }),
);
