/** Whatever services do to a batch, each of its targets ends with a result or with a reason that has a name. */
import { expect, it, onTestFinished } from 'vitest';
import { auditEvidence } from '../../src/audit.js';
import { auditListed, type Work } from '../../src/batch/audit-listed.js';
import { type Evidence, UnavailableCode } from '../../src/evidence.js';
import { loadRubric } from '../../src/rubric/load.js';
import { parseTarget } from '../../src/target.js';
import { WAYS_TO_FAIL } from '../apis/ways.js';
import { listOf, worldOf } from '../bench/batch/world.js';
import { startCollecting } from '../collect/collecting.js';

const COUNT = 8;
/** Of all requests: far more than anybody meets, so that few models meet none. */
const SHARE = 0.3;
const NAMED: readonly string[] = [...UnavailableCode.options, 'too-little-seen', 'unreadable'];
const HOSTS = { hub: 'https://huggingface.co', github: 'https://github.com' };

it.concurrent.for(Object.entries(WAYS_TO_FAIL))(
  'ends in a result or a named reason: %s',
  async ([, fault], { onTestFinished }) => {
    const running = await startCollecting({ ...worldOf(COUNT), faults: [{ ...fault, share: SHARE }] });
    onTestFinished(running.close);
    const rubric = await loadRubric('rodeo');
    const collector = running.batch({ timeout: 1, cache: false });
    const work: Work = {
      rubric: { id: rubric.id, digest: '0' },
      depth: 'full',
      collect: (listed) => collector.collect(listed),
      judge: (evidence) => auditEvidence(evidence, rubric),
      kept: async () => null,
      keep: async () => undefined,
      onUnkept: () => undefined,
    };
    const names = listOf(COUNT).trim().split('\n');
    const lines = await Promise.all(
      names.map((name) => auditListed({ target: parseTarget(name, HOSTS), at: name }, false, work)),
    );
    const named = lines.map((line) => line?.status === 'done' || NAMED.includes(line?.reason?.code ?? ''));
    expect(named).toEqual(names.map(() => true));
    expect(running.apis.log.length).toBeGreaterThan(COUNT);
  },
);

it('a result is not lost where its evidence cannot be kept, nor what was read in it', async () => {
  const running = await startCollecting(worldOf(2));
  onTestFinished(running.close);
  const rubric = await loadRubric('rodeo');
  const collector = running.batch({ timeout: 5 });
  const unkept: string[] = [];
  const full = () => Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' }));
  const judge = (evidence: Evidence) => auditEvidence(evidence, rubric);
  const work: Work = {
    rubric: { id: rubric.id, digest: '0' },
    depth: 'full',
    collect: (listed) => collector.collect(listed),
    judge,
    kept: async () => null,
    keep: full,
    readings: { kept: async () => null, judge: (evidence) => ({ result: judge(evidence), kept: full() }) },
    onUnkept: (error) => void unkept.push((error as NodeJS.ErrnoException).code ?? ''),
  };
  const [name = ''] = listOf(1).trim().split('\n');
  const line = await auditListed({ target: parseTarget(name, HOSTS), at: name }, false, work);
  expect(line).toMatchObject({ target: name, result: { rubric: { id: 'rodeo' } } });
  expect(line?.status).not.toBe('failed');
  expect(unkept).toEqual(['ENOSPC', 'ENOSPC']);
});
