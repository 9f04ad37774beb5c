/** All checks, in the order in which a report lists them when the rubric does not say otherwise. */
import type { Check } from './check.js';

export const checks: readonly Check[] = [];
