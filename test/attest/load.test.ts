/** Attestation files as people write them: what is read from a sound one, and where each mistake is told to stand. */
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseAttestations, readAttestations } from '../../src/attest/load.js';
import { Statement } from '../../src/attest/schema.js';
import { checks } from '../../src/checks/index.js';
import { RodeoError } from '../../src/errors.js';
import { loadLadder } from '../../src/rubric/load.js';

const { components } = await loadLadder('mof-1.0');
const known = { checks, components };
const SIGNED = 'by: Jane Doe, date: 2026-01-31, reason: I know';
const one = (statement: string) => `schema: 1\nattestations:\n  - { ${statement} }\n`;

function problemsOf(text: string): string[] {
  const read = readAttestations(text, 'a.yaml', known);
  if ('attestations' in read) return [];
  return read.problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

function read(text: string) {
  return parseAttestations(text, 'a.yaml', known).statements;
}

describe('a sound file', () => {
  it('is what the documentation shows', async () => {
    const page = await readFile(new URL('../../docs/how-it-works.md', import.meta.url), 'utf8');
    const [, example = ''] = /^```yaml\n([^`]*^attestations:[^`]*)^```$/m.exec(page) ?? [];
    expect(read(example)).toHaveLength(1);
  });

  it('names checks, components and scopes', () => {
    const text = `
schema: 1
model: org/model
attestations:
  - check: limitations
    status: partial
    share: 0.5
    by: Jane Doe
    date: 2026-01-31
    expires: 2026-02-28
    url: https://example.org/limits
    reason: |
      Over
      two lines.
  - component: Datasets
    status: pass
    license: apache 2.0
    ${SIGNED.replaceAll(', ', '\n    ')}
  - scope: code
    license: none
    ${SIGNED.replaceAll(', ', '\n    ')}
`;
    const attestations = parseAttestations(text, 'a.yaml', known);
    expect(attestations).toMatchObject({ file: 'a.yaml', model: 'org/model' });
    expect(attestations.statements).toMatchObject([
      { check: 'limitations', subject: 'limitations', status: 'partial', share: 0.5, expires: '2026-02-28' },
      {
        check: 'training-data',
        component: 'Datasets',
        coveredBy: 'data',
        subject: 'Datasets',
        license: { id: 'Apache-2.0', openness: 'open' },
      },
      { scope: 'code', subject: 'license of the code', license: { id: null, openness: 'none' } },
    ]);
  });

  test.each([
    ['2026-01-31', '2027-01-31'],
    ['2024-02-29', '2025-03-01'],
    ['9999-06-01', '9999-12-31'],
  ])('holds for a year from %s: to %s', (date, expires) => {
    const [statement] = read(one(`check: limitations, status: pass, by: J, date: ${date}, reason: I know`));
    expect(statement).toMatchObject({ date, expires });
  });

  test.each(checks.map(({ id }) => id))('may attest the check %s', (id) => {
    expect(read(one(`check: ${id}, status: fail, ${SIGNED}`))).toHaveLength(1);
  });

  test.each(Object.keys(components))('may attest the component %s', (name) => {
    expect(read(one(`component: "${name}", license: MIT, ${SIGNED}`))).toMatchObject([
      { component: name, coveredBy: components[name]?.scope },
    ]);
  });

  it('may state nothing at all', () => {
    expect(read('schema: 1\nattestations: []\n')).toEqual([]);
  });
});

describe('a mistake is told with its place', () => {
  /** `▸` marks the place. */
  test.each([
    ['check: ▸trainin-code, status: pass', 'unknown check "trainin-code", did you mean "training-code"?'],
    ['component: ▸Dataset, status: pass', 'unknown component "Dataset", did you mean "Datasets"?'],
    ['scope: ▸wights, license: MIT', 'must be one of weights, code, data, documents, not "wights"'],
    ['status: pass, ▸by: J', 'what is it about? Name a check, a component, a scope'],
    ['check: limitations, ▸scope: code, license: MIT', 'a statement is about one thing: check or scope'],
    ['check: limitations, status: ▸yes', 'must be one of pass, partial, fail, notApplicable, not "yes"'],
    ['check: limitations, ▸by: J', 'nothing is stated: give a status, a license, or both'],
    ['check: limitations, status: ▸partial', 'partial needs a share'],
    ['check: limitations, status: pass, ▸share: 0.5', 'a share belongs to partial'],
    ['check: limitations, status: partial, share: ▸1', 'must be less than 1'],
    ['check: limitations, status: partial, share: ▸0', 'must be more than 0'],
    ['component: Datasets, status: fail, ▸license: MIT', 'what is stated as fail has no license'],
    [
      'check: limitations, ▸license: MIT',
      'limitations is about no component, so there is nothing to license',
    ],
    ['component: Datasets, license: ▸Apche-2.0', 'unknown license "Apche-2.0", did you mean "Apache-2.0"?'],
    ['component: Datasets, license: ▸various', 'unknown license "various": give an SPDX id'],
    [
      'scope: code, ▸status: pass, license: MIT',
      'a scope has a license but no status: state that for a check or component',
    ],
    ['check: limitations, status: pass, url: ▸example.org', 'must be a whole address: https://…'],
    ['check: limitations, status: pass, url: ▸"file:///etc/passwd"', 'must begin with https:// or http://'],
    [
      'check: limitations, status: pass, url: ▸"https://me:it@example.org/"',
      'must not hold a user name or a password',
    ],
    ['check: limitations, status: pass, expires: ▸2025-01-01', 'expires before its date'],
    ['check: limitations, status: pass, expires: ▸2027-02-30', 'there is no such day: 2027-02-30'],
    ['check: limitations, status: pass, date: ▸2026-02-30', 'there is no such day: 2026-02-30'],
    ['check: limitations, status: pass, date: ▸soon', 'must be a date such as 2026-11-23'],
    ['check: limitations, status: pass, reason: ▸" "', 'must not be empty'],
    ['check: limitations, status: pass, reason: ▸[x]', 'must be text, not a list'],
    ['check: limitations, status: pass, ▸reasn: x', 'unknown key "reasn", did you mean "reason"?'],
  ])('%s', (statement, message) => {
    const signed = ['by: J', 'date: 2026-01-31', 'reason: I know'].filter(
      (key) => !statement.includes(`${key.split(':')[0]}:`),
    );
    const marked = one([statement, ...signed].join(', '));
    const column = (marked.split('\n')[2] as string).indexOf('▸') + 1;
    expect(problemsOf(marked.replace('▸', ''))).toEqual([`3:${column} ${message}`]);
  });

  test.each(['by', 'date', 'reason'])('without %s', (key) => {
    const signed = SIGNED.split(', ').filter((one) => !one.startsWith(key));
    expect(problemsOf(one(`check: limitations, status: pass, ${signed.join(', ')}`))).toEqual([
      `3:5 missing key "${key}"`,
    ]);
  });

  test.each([
    ['an empty file', '', '1:1 the file is empty'],
    ['a list', '- check: x\n', '1:1 an attestation file is a mapping of keys to values'],
    ['no version', 'attestations: []\n', '1:1 missing key "schema"'],
    ['another version', 'schema: 2\nattestations: []\n', '1:9 '],
    ['no statements', 'schema: 1\n', '1:1 missing key "attestations"'],
    ['broken YAML', 'schema: 1\nattestations: [\n', '3:1 '],
    ['a key twice', 'schema: 1\nschema: 1\nattestations: []\n', '2:1 this key is given twice'],
    ['an anchor', 'schema: &a 1\nattestations: []\n', '1:12 anchors are not allowed'],
  ])('%s', (_, text, expected) => {
    expect(problemsOf(text)[0]).toContain(expected);
  });

  test('one subject twice, by its check and by its component', () => {
    const text = `schema: 1
attestations:
  - { check: training-data, status: pass, ${SIGNED} }
  - { component: Datasets, status: fail, ${SIGNED} }
`;
    expect(problemsOf(text)).toEqual(['4:18 Datasets is attested twice: one statement for each']);
  });

  test('a huge file is refused before it is read', () => {
    expect(problemsOf(`# ${'x'.repeat(300_000)}`)).toEqual(['1:1 the file is too large for attestations']);
  });

  test('the first is the error, the others its hint', () => {
    const text = `schema: 1
attestations:
  - { check: limitation, status: pass, ${SIGNED} }
  - { check: limitations, status: pass, share: 0.5, ${SIGNED} }
`;
    expect(() => parseAttestations(text, 'a.yaml', known)).toThrow(
      expect.objectContaining({
        exitCode: 2,
        message: 'a.yaml:3:14: unknown check "limitation", did you mean "limitations"?',
        hint: ['a.yaml:4:41: a share belongs to partial'],
      }),
    );
  });
});

test('whatever stands in a file, it is read or its mistake is told', () => {
  const words = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('pass', 'Datasets', 'limitations', '2026-01-31', 'MIT', 'https://example.org/', 'data'),
    fc.double(),
  );
  const keys = fc.constantFrom(...Object.keys(Statement.entries), '__proto__', 'x');
  const file = fc.record({
    schema: fc.oneof(fc.constant(1), words),
    attestations: fc.oneof(fc.array(fc.dictionary(keys, words)), words),
  });
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.json(),
        file.map((one) => JSON.stringify(one)),
      ),
      (text) => {
        try {
          parseAttestations(text, 'a.yaml', known);
        } catch (error) {
          expect(error).toBeInstanceOf(RodeoError);
          expect((error as RodeoError).message).toMatch(/^a\.yaml:\d+:\d+: /);
        }
      },
    ),
    { numRuns: 500 },
  );
});
