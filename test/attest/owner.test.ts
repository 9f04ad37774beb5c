/** What an owner claims in a file beside the model: found by itself, shown as a claim, and never before evidence. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SCOPE_OF_COMPONENT } from '../../src/attest/owner.js';
import { OWNERS_FILE } from '../../src/attest/owners-file.js';
import { auditEvidence } from '../../src/audit.js';
import { parseEvidence } from '../../src/collect/saved.js';
import { type Evidence, present } from '../../src/evidence.js';
import { loadLadder, loadRubric } from '../../src/rubric/load.js';

const rubric = await loadRubric('rodeo');
const tiny = parseEvidence(
  readFileSync(new URL('../cli/files/tiny-lm.json', import.meta.url), 'utf8'),
  'tiny-lm.json',
);

const claim = (about: string, more = '') =>
  `  - { ${about}, by: Aurora, date: 2026-11-01, reason: We made it${more} }\n`;
const file = (claims: string, head = '') => `schema: 1\n${head}attestations:\n${claims}`;

/** The model with a file of its owner on the Hub, or beside its code. */
function claimed(text: string, where: 'hub' | 'repository' = 'hub'): Evidence {
  const evidence = structuredClone(tiny);
  const place = evidence[where];
  if (place.state !== 'present') throw new Error(`${where} is there`);
  place.value.texts[OWNERS_FILE] = present({ text }, { url: `https://example.org/${OWNERS_FILE}` });
  return evidence;
}

const audited = (evidence: Evidence) => auditEvidence(evidence, rubric);
const answer = (evidence: Evidence, id: string) => audited(evidence).checks.find((one) => one.id === id);

describe('a claim of the owner', () => {
  it('never goes before evidence, even with an address that opens', () => {
    const url = 'https://example.org/tag';
    const evidence = claimed(file(claim('check: tagged-release, status: pass', `, url: '${url}'`)));
    evidence.attested = { [url]: present({ url, status: 200 }, { url }) };
    expect(audited(evidence).attestations).toMatchObject([
      { check: 'tagged-release', owner: true, outcome: 'disputed', found: { result: 'fail' } },
    ]);
    expect(answer(evidence, 'tagged-release')).toEqual(answer(tiny, 'tagged-release'));
  });

  it('cannot relicense what stands under other terms', () => {
    const evidence = claimed(file(claim('scope: weights, license: Apache-2.0')));
    expect(audited(evidence).attestations).toMatchObject([{ scope: 'weights', outcome: 'disputed' }]);
    expect(audited(evidence).scores).toEqual(audited(tiny).scores);
  });

  it('is told to be one where it fills what nobody could see', () => {
    const evidence = claimed(file(claim('check: training-code, status: pass')));
    const code = evidence.repository;
    if (code.state !== 'present') throw new Error('the code is there');
    const reason = { code: 'timeout' } as const;
    code.value.files = { state: 'unavailable', reason, source: code.source };
    code.value.texts = {};
    const unseen = structuredClone(evidence);
    if (unseen.hub.state === 'present') delete unseen.hub.value.texts[OWNERS_FILE];
    expect(answer(unseen, 'training-code')?.result).toBe('unknown');
    expect(answer(evidence, 'training-code')).toMatchObject({ result: 'pass', attested: true });
    expect(answer(evidence, 'training-code')?.because).toMatch(/^Claimed by the owner, Aurora on 2026-11-01/);
  });

  it('is heard beside the code, too, and that of the model goes first', () => {
    const about = 'check: tagged-release, status: pass';
    expect(audited(claimed(file(claim(about)), 'repository')).attestations).toHaveLength(1);
    const both = claimed(file(claim(about, ' (model)')));
    const other = claimed(
      file(claim(about, ' (code)') + claim('check: change-log, status: fail')),
      'repository',
    );
    const evidence = { ...both, repository: other.repository };
    expect(audited(evidence).attestations?.map(({ reason }) => reason)).toEqual([
      'We made it (model)',
      'We made it',
    ]);
  });

  it.each([
    [
      'is about another model',
      file(claim('check: change-log, status: pass'), 'model: aurora/other\n'),
      'aurora/other',
    ],
    ['names no check', file(claim('check: chang-log, status: pass')), 'chang-log'],
    ['is no YAML', 'schema: [', 'line 1'],
  ])('that %s counts for nothing, and that is said', (_, text, said) => {
    const result = audited(claimed(text));
    expect(result.attestations).toBeUndefined();
    expect(result.scores).toEqual(audited(tiny).scores);
    expect(result.notes.join()).toContain(OWNERS_FILE);
    expect(result.notes.join()).toContain(said);
  });
});

it('knows whose license covers a component as the class ladder does', async () => {
  const { components } = await loadLadder('mof-1.0');
  expect(SCOPE_OF_COMPONENT).toEqual(
    Object.fromEntries(Object.entries(components).map(([name, { scope }]) => [name, scope])),
  );
});
