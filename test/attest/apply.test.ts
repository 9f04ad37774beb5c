/** Each statement against each answer of the evidence: when it counts, and that it is told what became of it in every case. */
import { describe, expect, it, test } from 'vitest';
import { type Attestation, applyAttestations, type Known } from '../../src/attest/apply.js';
import type { Finding, ResultName } from '../../src/checks/check.js';
import { type AttestedPage, absent, type Fact, present, unavailable } from '../../src/evidence.js';
import type { License } from '../../src/licenses/license.js';
import { type Terms, termsOf } from '../../src/licenses/names/names.js';
import { license, licenses } from '../rubric/findings.js';

const URL = 'https://example.org/data';
const GATHERED = '2026-06-15T12:00:00.000Z';

const MISSING = [{ what: 'the card', reason: { code: 'timeout' as const }, source: { url: 'https://x' } }];
const said = { check: 'training-data', because: 'As it was seen.', citations: [], missing: [] };
const FINDINGS: Record<string, Finding> = {
  pass: { ...said, result: 'pass', low: 1, high: 1 },
  half: { ...said, result: 'partial', share: 0.5, low: 0.5, high: 0.5 },
  'half or more': { ...said, missing: MISSING, result: 'partial', share: 0.5, low: 0.5, high: 1 },
  fail: { ...said, result: 'fail', low: 0, high: 0 },
  unknown: { ...said, missing: MISSING, result: 'unknown', low: 0, high: 1 },
  'not applicable': { ...said, result: 'notApplicable', low: 0, high: 0 },
};

function stated(more: Partial<Attestation>): Attestation {
  return {
    check: 'training-data',
    component: 'Datasets',
    coveredBy: 'data',
    subject: 'Datasets',
    by: 'Jane Doe',
    date: '2026-01-01',
    expires: '2026-12-31',
    reason: 'I know',
    ...more,
  };
}

const PAGES: Record<string, Fact<AttestedPage> | null> = {
  'no address': null,
  opens: present({ url: URL, status: 200 }, { url: URL }),
  'is not there': absent({ url: URL }),
  'could not be opened': unavailable({ code: 'timeout' }, { url: URL }),
};

function run(statement: Attestation, finding: Finding, more: Partial<Known> = {}) {
  const known = { findings: [finding], licenses: licenses(), evidence: { collectedAt: GATHERED }, ...more };
  const { findings, licenses: covering, attestations } = applyAttestations([statement], known);
  const [after] = findings as [Finding];
  const [attestation] = attestations as [(typeof attestations)[0]];
  return { after, attestation, covering };
}

const STATED: Record<string, Partial<Attestation>> = {
  pass: { status: 'pass' },
  half: { status: 'partial', share: 0.5 },
  fail: { status: 'fail' },
  'not applicable': { status: 'notApplicable' },
};

/** How a statement relates to what was found: `=` says the same, `+` fills what is open, `!` contradicts. */
const RELATIONS: Record<string, Record<string, '=' | '+' | '!'>> = {
  pass: { pass: '=', half: '!', 'half or more': '+', fail: '!', unknown: '+', 'not applicable': '!' },
  half: { pass: '!', half: '=', 'half or more': '+', fail: '!', unknown: '+', 'not applicable': '!' },
  fail: { pass: '!', half: '!', 'half or more': '!', fail: '=', unknown: '+', 'not applicable': '!' },
  'not applicable': {
    ...{ pass: '!', half: '!', 'half or more': '!', fail: '!', unknown: '+', 'not applicable': '=' },
  },
};

const OUTCOMES: Record<string, Record<'=' | '+' | '!', string>> = {
  'no address': { '=': 'redundant', '+': 'used', '!': 'disputed' },
  opens: { '=': 'redundant', '+': 'used', '!': 'used' },
  'is not there': { '=': 'redundant', '+': 'unresolved', '!': 'unresolved' },
  'could not be opened': { '=': 'redundant', '+': 'used', '!': 'unresolved' },
};

const cases = Object.keys(STATED).flatMap((status) =>
  Object.keys(FINDINGS).flatMap((found) => Object.keys(PAGES).map((page) => ({ status, found, page }))),
);

describe.each(cases)('stated $status, found $found, address: $page', ({ status, found, page }) => {
  const fact = PAGES[page] as Fact<AttestedPage> | null;
  const statement = stated({ ...STATED[status], ...(fact && { url: URL }) });
  const finding = FINDINGS[found] as Finding;
  const evidence = { collectedAt: GATHERED, ...(fact && { attested: { [URL]: fact } }) };
  const relation = RELATIONS[status]?.[found] as '=' | '+' | '!';

  it('counts as the rule says, and shows what was found', () => {
    const { after, attestation } = run(statement, finding, { evidence });
    expect(attestation.outcome).toBe(OUTCOMES[page]?.[relation]);
    expect(attestation.found).toMatchObject({ result: finding.result, low: finding.low, high: finding.high });
    if (attestation.outcome !== 'used') return expect(after).toBe(finding);
    const value = { pass: 1, half: 0.5, fail: 0, 'not applicable': 0 }[status];
    expect(after).toMatchObject({
      result: statement.status,
      low: value,
      high: value,
      missing: [],
      attested: true,
    });
    expect(after.because).toBe('Attested by Jane Doe on 2026-01-01: I know.');
    expect(after.citations.map(({ url }) => url)).toEqual(fact ? [URL] : []);
  });

  it('is shown and not used when it expired before the evidence was gathered', () => {
    const { after, attestation } = run({ ...statement, expires: '2026-06-14' }, finding, { evidence });
    expect(attestation.outcome).toBe('expired');
    expect(after).toBe(finding);
  });
});

test('it holds on its last day', () => {
  const fills = stated({ status: 'pass', expires: '2026-06-15' });
  expect(run(fills, FINDINGS.unknown as Finding).attestation.outcome).toBe('used');
});

test('an address that the evidence has no word of was not looked up', () => {
  const { attestation } = run(stated({ status: 'pass', url: URL }), FINDINGS.fail as Finding);
  expect(attestation).toMatchObject({
    outcome: 'unresolved',
    because: expect.stringContaining('not looked up'),
  });
});

test('a statement that no rubric looks at is told so', () => {
  const { attestation } = run(stated({ check: 'limitations', status: 'pass' }), FINDINGS.fail as Finding);
  expect(attestation).toMatchObject({ outcome: 'redundant', because: expect.stringContaining('No rubric') });
  expect(attestation).not.toHaveProperty('found');
});

test('findings and statements keep their order, and what was given is not changed', () => {
  const findings = ['a', 'b', 'c'].map((check) => ({ ...(FINDINGS.unknown as Finding), check }));
  const known = { findings, licenses: licenses({ code: 'none' }), evidence: { collectedAt: GATHERED } };
  const before = JSON.stringify(known);
  const statements = [
    stated({ check: 'c', subject: 'c', status: 'pass' }),
    stated({ check: 'a', subject: 'a', status: 'fail' }),
  ];
  const { findings: after, attestations } = applyAttestations(statements, known);
  expect(after.map(({ check, result }) => `${check} ${result}`)).toEqual(['a fail', 'b unknown', 'c pass']);
  expect(attestations.map(({ subject }) => subject)).toEqual(['c', 'a']);
  expect(JSON.stringify(known)).toBe(before);
});

describe('licenses', () => {
  const terms = (name: string): Terms => termsOf(name);
  const own = (openness: License['openness']) => license(openness);
  const opens = { collectedAt: GATHERED, attested: { [URL]: PAGES.opens as Fact<AttestedPage> } };

  test.each([
    ['open', 'MIT', 'redundant'],
    ['open', 'Apache-2.0', 'disputed'],
    ['restricted', 'MIT', 'disputed'],
    ['none', 'MIT', 'disputed'],
    ['unclear', 'MIT', 'used'],
    ['unknown', 'MIT', 'used'],
  ] as const)('what covers a component is %s, stated is %s: %s', (openness, name, outcome) => {
    const statement = stated({ license: terms(name) });
    const { after, attestation } = run(statement, FINDINGS.pass as Finding, {
      licenses: licenses({ data: openness }),
    });
    expect(attestation).toMatchObject({ outcome, license: name });
    expect(after.license?.basis).toBe(outcome === 'used' ? 'attested' : undefined);
    expect(after.result).toBe('pass');
  });

  test('the own license of a component goes before what covers it', () => {
    const finding = { ...(FINDINGS.pass as Finding), license: own('restricted') };
    expect(run(stated({ license: terms('MIT') }), finding).attestation.outcome).toBe('disputed');
  });

  test('with an address that opens it counts, and both are shown', () => {
    const { after, attestation } = run(
      stated({ license: terms('Apache-2.0'), url: URL }),
      FINDINGS.pass as Finding,
      {
        evidence: opens,
      },
    );
    expect(after).toMatchObject({
      result: 'pass',
      license: { id: 'Apache-2.0', openness: 'open' },
      attested: true,
    });
    expect(after.because).toBe('As it was seen. The license is attested by Jane Doe on 2026-01-01: I know.');
    expect(attestation).toMatchObject({ outcome: 'used', found: { license: 'open' } });
  });

  test('what was not seen may have a license of its own, whatever is around it', () => {
    const statement = stated({ status: 'pass', license: terms('CC-BY-4.0') });
    const { after } = run(statement, FINDINGS.unknown as Finding, { licenses: licenses({ data: 'none' }) });
    expect(after).toMatchObject({ result: 'pass', license: { id: 'CC-BY-4.0' } });
  });

  test('one contradiction is enough: nothing of the statement counts', () => {
    const statement = stated({ status: 'pass', license: terms('MIT') });
    const finding = FINDINGS['half or more'] as Finding;
    const { after, attestation } = run(statement, finding, { licenses: licenses({ data: 'restricted' }) });
    expect(attestation.outcome).toBe('disputed');
    expect(after).toBe(finding);
  });

  test('what is not there has no license, even with an address that opens', () => {
    const statement = stated({ license: terms('MIT'), url: URL });
    const { attestation } = run(statement, FINDINGS.fail as Finding, { evidence: opens });
    expect(attestation).toMatchObject({ outcome: 'disputed', because: expect.stringContaining('status') });
  });

  test.each([
    ['unknown', undefined, 'used'],
    ['none', undefined, 'disputed'],
    ['none', URL, 'used'],
    ['open', undefined, 'redundant'],
  ] as const)('a whole scope that is %s, with the address %s: %s', (openness, url, outcome) => {
    const { check: _, component: __, coveredBy: ___, ...rest } = stated({ license: terms('MIT') });
    const statement: Attestation = { ...rest, scope: 'code', ...(url && { url }) };
    const { covering, attestation } = run(statement, FINDINGS.pass as Finding, {
      licenses: licenses({ code: openness }),
      evidence: opens,
    });
    expect(attestation.outcome).toBe(outcome);
    expect(covering.code.basis).toBe(outcome === 'used' ? 'attested' : null);
    expect(covering.data).toEqual(license('open'));
  });

  test('a scope is settled before the components in it', () => {
    const { check: _, component: __, coveredBy: ___, ...rest } = stated({ license: terms('MIT') });
    const known = {
      findings: [FINDINGS.pass as Finding],
      licenses: licenses({ data: 'unknown' }),
      evidence: { collectedAt: GATHERED },
    };
    const component = stated({ license: terms('MIT') });
    const { attestations } = applyAttestations([component, { ...rest, scope: 'data' }], known);
    expect(attestations.map(({ outcome }) => outcome)).toEqual(['redundant', 'used']);
  });
});

test('a statement replaces words of something by the thing itself', () => {
  const finding: Finding = { ...(FINDINGS['half or more'] as Finding), released: false } as Finding;
  const { after } = run(stated({ status: 'pass' }), finding);
  expect(after).not.toHaveProperty('released');
});

const results: ResultName[] = ['pass', 'partial', 'fail', 'unknown', 'notApplicable'];
test('every answer of a check is in the table', () => {
  expect(new Set(Object.values(FINDINGS).map(({ result }) => result))).toEqual(new Set(results));
});
