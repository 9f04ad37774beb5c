/** Attestations in whole audits: scores, classes and items follow them, say so, and follow nothing else. */
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import type { Attestations } from '../../src/attest/apply.js';
import { parseAttestations } from '../../src/attest/load.js';
import { auditByRubrics, auditEvidence } from '../../src/audit.js';
import { checks } from '../../src/checks/index.js';
import { parseEvidence } from '../../src/collect/saved.js';
import { type Evidence, present, unavailable } from '../../src/evidence.js';
import { loadLadder, loadRubric } from '../../src/rubric/load.js';
import type { Rubric } from '../../src/rubric/schema.js';

const rodeo = await loadRubric('rodeo');
const { components } = await loadLadder('mof-1.0');

/** A list of items on the same checks and licenses. */
const LIST = {
  schema: 1,
  id: 'list',
  title: 'A list',
  minCoverage: 0,
  scores: { share: { title: 'Share', headline: true } },
  levels: [
    { id: 'open', label: 'Open', worth: 1 },
    { id: 'closed', label: 'Closed', worth: 0 },
  ],
  items: {
    data: { title: 'Data', levels: { open: 'training-data' } },
    terms: { title: 'Terms', levels: { open: { license: 'data', is: ['open'] } } },
  },
} as Rubric;

const PAGE = 'https://example.org/data';
const path = new URL('../../fixtures/microsoft__biogpt/evidence.json', import.meta.url);
const biogpt = parseEvidence(readFileSync(path, 'utf8'), 'biogpt');
const opened: Evidence = {
  ...biogpt,
  attested: { [PAGE]: present({ url: PAGE, status: 200 }, { url: PAGE }) },
};
/** The same model on a day on which GitHub could not be read. */
const unseen: Evidence = {
  ...biogpt,
  repository: unavailable({ code: 'timeout' }, { url: 'https://github.com/microsoft/BioGPT' }),
};

function attest(...statements: string[]): Attestations {
  const signed = statements.map((one) => `  - { ${one}, by: J, date: 2026-06-01, reason: I know }\n`);
  return parseAttestations(`schema: 1\nattestations:\n${signed.join('')}`, 'a.yaml', { checks, components });
}

const headline = (result: ReturnType<typeof auditEvidence>) => result.scores.find((score) => score.headline);

describe('against evidence that settles it', () => {
  const plain = auditEvidence(biogpt, rodeo);

  it('changes nothing without an address', () => {
    const result = auditEvidence(biogpt, rodeo, attest('check: training-code, status: pass'));
    expect(result.attestations).toMatchObject([{ outcome: 'disputed', found: { result: 'fail' } }]);
    const { attestations: _, ...rest } = result;
    expect(rest).toEqual(plain);
  });

  it('counts with one that was opened: in scores, marked, and without a fix for it', () => {
    const statement = attest(`check: training-code, status: pass, license: MIT, url: "${PAGE}"`);
    const result = auditEvidence(opened, rodeo, statement);
    expect(headline(result)?.earned).toBeCloseTo((headline(plain)?.earned ?? 0) + 9);
    const check = result.checks.find(({ id }) => id === 'training-code');
    expect(check).toMatchObject({ result: 'pass', attested: true, citations: [{ url: PAGE }] });
    expect(result.checks.filter(({ attested }) => attested)).toHaveLength(1);
    expect(result.fixes.map(({ check }) => check)).not.toContain('training-code');
    const component = result.classification?.components.find(({ check }) => check === 'training-code');
    expect(component).toMatchObject({ status: 'open', because: expect.stringContaining('Attested by J') });
    expect(result.classification?.classes[1]?.missing).not.toContain('Training code');
  });
});

describe('where evidence could not be gathered', () => {
  const plain = auditEvidence(unseen, rodeo);
  const filled = auditEvidence(unseen, rodeo, attest('component: Training code, status: pass, license: MIT'));

  it('fills the range from below', () => {
    expect(plain.checks.find(({ id }) => id === 'training-code')?.result).toBe('unknown');
    expect(filled.attestations).toMatchObject([{ outcome: 'used', found: { result: 'unknown' } }]);
    expect(headline(filled)?.earned).toBeCloseTo((headline(plain)?.earned ?? 0) + 9);
    expect(headline(filled)?.earnedHigh).toBeCloseTo(headline(plain)?.earnedHigh ?? 0);
    expect(headline(filled)?.coverage).toBeGreaterThan(headline(plain)?.coverage ?? 1);
  });

  it('still says what could not be seen', () => {
    expect(filled.missing).toEqual(plain.missing);
  });

  it('settles the license of a component in its class', () => {
    const component = filled.classification?.components.find(({ check }) => check === 'training-code');
    expect(component).toMatchObject({ status: 'open', license: { id: 'MIT', basis: 'attested' } });
  });
});

test('a list of items follows checks and scopes', () => {
  const statements = attest(
    `component: Datasets, status: pass, url: "${PAGE}"`,
    `scope: data, license: CC-BY-4.0, url: "${PAGE}"`,
  );
  const [before, after] = [undefined, statements].map((one) => auditEvidence(opened, LIST, one));
  expect(before?.items?.map(({ level }) => level)).toEqual(['closed', 'closed']);
  expect(after?.items?.map(({ level }) => level)).toEqual(['open', 'open']);
});

test('several rubrics give what each gives by itself', () => {
  const statements = attest('check: training-code, status: pass');
  expect(auditByRubrics(biogpt, [rodeo, LIST], statements)).toEqual([
    auditEvidence(biogpt, rodeo, statements),
    { ...auditEvidence(biogpt, LIST), attestations: auditEvidence(biogpt, rodeo, statements).attestations },
  ]);
  expect(auditByRubrics(biogpt, [LIST, rodeo]).map(({ rubric }) => rubric.id)).toEqual(['list', 'rodeo']);
});

test('without statements a result has no word of them', () => {
  expect(auditEvidence(biogpt, rodeo)).not.toHaveProperty('attestations');
  const empty = { file: 'a.yaml', statements: [] };
  expect(auditEvidence(biogpt, rodeo, empty)).toMatchObject({ attestations: [] });
});
