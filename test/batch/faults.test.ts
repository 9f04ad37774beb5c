/** Whatever services do to a batch, each of its targets ends with a result or with a reason that has a name. */
import { afterEach, expect, it } from 'vitest';
import { auditEvidence } from '../../src/audit.js';
import { auditListed, type Work } from '../../src/batch/audit-listed.js';
import { UnavailableCode } from '../../src/evidence.js';
import { loadRubric } from '../../src/rubric/load.js';
import { parseTarget } from '../../src/target.js';
import { WAYS_TO_FAIL } from '../apis/ways.js';
import { listOf, worldOf } from '../bench/batch/world.js';
import { type Collecting, startCollecting } from '../collect/collecting.js';

const COUNT = 8;
/** Of all requests: far more than anybody meets, so that few models meet none. */
const SHARE = 0.3;
const NAMED: readonly string[] = [...UnavailableCode.options, 'too-little-seen', 'unreadable'];
const HOSTS = { hub: 'https://huggingface.co', github: 'https://github.com' };

let running: Collecting | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

it.each(Object.entries(WAYS_TO_FAIL))('ends in a result or a named reason: %s', async (_, fault) => {
  running = await startCollecting({ ...worldOf(COUNT), faults: [{ ...fault, share: SHARE }] });
  const rubric = await loadRubric('rodeo');
  const collector = running.batch({ timeout: 0.3 });
  const work: Work = {
    rubric: { id: rubric.id, digest: '0' },
    depth: 'full',
    collect: (listed) => collector.collect(listed),
    judge: (evidence) => auditEvidence(evidence, rubric),
    kept: async () => null,
    keep: async () => undefined,
  };
  const names = listOf(COUNT).trim().split('\n');
  const lines = await Promise.all(
    names.map((name) => auditListed({ target: parseTarget(name, HOSTS), at: name }, false, work)),
  );
  const named = lines.map((line) => line?.status === 'done' || NAMED.includes(line?.reason?.code ?? ''));
  expect(named).toEqual(names.map(() => true));
  expect(running.apis.log.length).toBeGreaterThan(COUNT);
});
