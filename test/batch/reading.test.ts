/** What is read in evidence once is judged by any rubric as if it had been read for that one, also after it was kept as JSON. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { auditByRubrics, auditEvidence, judgeReading, type Reading, readEvidence } from '../../src/audit.js';
import type { Evidence } from '../../src/evidence.js';
import { PACKAGE_ROOT } from '../../src/package-root.js';
import { listRubrics, loadRubric } from '../../src/rubric/load.js';
import type { Rubric } from '../../src/rubric/schema.js';

const FIXTURES = join(PACKAGE_ROOT, 'fixtures');
const models = (await readdir(FIXTURES)).sort();
const ids = (await listRubrics()).flatMap(({ id, kind }) => (kind === 'rubric' ? id : []));
const rubrics = await Promise.all(ids.map((id) => loadRubric(id)));

describe.each(models)('%s', (model) => {
  it('gives the same bytes', async () => {
    const evidence: Evidence = JSON.parse(await readFile(join(FIXTURES, model, 'evidence.json'), 'utf8'));
    const kept: Reading = JSON.parse(JSON.stringify(readEvidence(evidence)));
    const [first] = rubrics as [Rubric];
    expect(JSON.stringify(judgeReading(kept, first))).toBe(JSON.stringify(auditEvidence(evidence, first)));
    const results = rubrics.map((rubric) => judgeReading(kept, rubric));
    expect(JSON.stringify(results)).toBe(JSON.stringify(auditByRubrics(evidence, rubrics)));
    expect(rubrics.length).toBeGreaterThan(5);
  });
});
