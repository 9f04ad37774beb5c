/** Finds what is explained of a check. */
import { documented } from './documented.js';
import type { Explanation } from './explanation.js';
import { released } from './released.js';
import { reproduced } from './reproduced.js';

const explanations: Record<string, Explanation> = { ...released, ...documented, ...reproduced };

/** What a check takes for what. Throws for a check without: a test keeps every check explained. */
export function explanationOf(id: string): Explanation {
  const found = Object.hasOwn(explanations, id) ? explanations[id] : undefined;
  if (!found) throw new Error(`${id} is not explained: add it below src/checks/explanations`);
  return found;
}

/** Ids of all that is explained. */
export const explained: readonly string[] = Object.keys(explanations);
