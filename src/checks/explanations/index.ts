/** Finds what is explained of a check. */
import { documented } from './documented.js';
import type { Explanation, Illustrated } from './explanation.js';
import { released } from './released.js';
import { reproduced } from './reproduced.js';

const explanations: Record<string, Illustrated> = { ...released, ...documented, ...reproduced };

/** What a check takes for what; in its own titles where nobody has written more, which a test does not let stand. */
export function explanationOf({ id, title, failureTitle }: Titled): Explanation {
  const found = Object.hasOwn(explanations, id) ? explanations[id] : undefined;
  return found ?? { passes: `${title}.`, fails: `${failureTitle}.`, examples: {} };
}

interface Titled {
  id: string;
  title: string;
  failureTitle: string;
}

/** Ids of all that is explained. */
export const explained: readonly string[] = Object.keys(explanations);
