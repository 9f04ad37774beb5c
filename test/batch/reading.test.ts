/** What is read in evidence once is judged by any rubric as if it had been read for that one, also after it was kept as JSON. */
import { describe, expect, it } from 'vitest';
import { auditByRubrics, auditEvidence } from '../../src/audit.js';
import { judgeReading } from '../../src/judge.js';
import type { Reading } from '../../src/read.js';
import { listRubrics, loadRubric } from '../../src/rubric/load.js';
import type { Rubric } from '../../src/rubric/schema.js';
import { SHIPPED, shippedEvidence, shippedReading } from '../shipped.js';

const ids = (await listRubrics()).flatMap(({ id, kind }) => (kind === 'rubric' ? id : []));
const rubrics = await Promise.all(ids.map((id) => loadRubric(id)));

describe.each(SHIPPED)('%s', (model) => {
  it('gives the same bytes', () => {
    const evidence = shippedEvidence(model);
    const kept: Reading = JSON.parse(JSON.stringify(shippedReading(model)));
    const [first] = rubrics as [Rubric];
    expect(JSON.stringify(judgeReading(kept, first))).toBe(JSON.stringify(auditEvidence(evidence, first)));
    const results = rubrics.map((rubric) => judgeReading(kept, rubric));
    expect(JSON.stringify(results)).toBe(JSON.stringify(auditByRubrics(evidence, rubrics)));
    expect(rubrics.length).toBeGreaterThan(5);
  });
});
