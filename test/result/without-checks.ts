/** The result of evidence that no check looks at, for tests of what is said of the model itself. */
import { auditEvidence } from '../../src/audit.js';
import type { Result } from '../../src/result/result.js';
import { evidence, type Facts } from '../release-builder.js';
import { rubric } from '../rubric/findings.js';

export const resultOf = (facts: Facts): Result => auditEvidence(evidence(facts), rubric({}));
