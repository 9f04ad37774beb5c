/** Configuration files: what they may say, and how each mistake is told at its line and column. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { readPolicyFile } from '../src/policy.js';

const CHECKS = ['model-card', 'data-card', 'training-code'];

const problemsOf = (text: string) => {
  const read = readPolicyFile(text, 'rodeo.config.yaml', CHECKS);
  return 'policy' in read
    ? []
    : read.problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
};

test('a whole configuration', () => {
  const text = `
targets: [./model, org/name]
rubric: [rodeo, osai-2026]
formats: [table, sarif=out/rodeo.sarif]
baseline: last.json
attest: attestations.yaml
endpoints: { hub: "https://mirror.example" }
maxWait: 60
gate:
  min: { openness: 60, usability: 79.5 }
  requireClass: III
  require: [model-card]
  maxUnknown: 2
  allowUnknown: false
  failOnRegression: true
waivers:
  - { check: data-card, reason: in review, by: Ana Ruiz, until: 2026-12-31 }
`;
  const read = readPolicyFile(text, 'rodeo.config.yaml', CHECKS);
  expect(read).toMatchObject({
    policy: {
      gate: { min: { openness: 60, usability: 79.5 }, requireClass: 'III' },
      waivers: [{ check: 'data-card', until: '2026-12-31' }],
    },
  });
});

test('what docs/ci.md shows, with all that it leaves to the reader', async () => {
  const page = await readFile(new URL('../docs/ci.md', import.meta.url), 'utf8');
  const [, example = ''] = /^```yaml\n# rodeo\.config\.yaml\n([^`]*)^```$/m.exec(page) ?? [];
  const whole = readPolicyFile(example.replace(/^( *)# /gm, '$1'), 'rodeo.config.yaml', [
    ...CHECKS,
    ...['license-text', 'limitations'],
  ]);
  expect(whole).toMatchObject({
    policy: { gate: { requireClass: 'III', maxUnknown: 2 }, waivers: [{ check: 'model-card' }] },
  });
});

test.each([
  ['gate: { minn: { openness: 60 } }', '1:9 unknown key "minn", did you mean "min"?'],
  ['gate: { waivers: [] }', '1:9 unknown key "waivers": it belongs beside "gate", not under it'],
  ['requireClass: III', '1:1 unknown key "requireClass": it belongs under "gate"'],
  [
    'endpoints: { hub: "ftp://mirror.example" }',
    '1:19 must be an http or https URL, such as https://example.org',
  ],
  ['gates: {}', '1:1 unknown key "gates", did you mean "gate"?'],
  ['gate: { min: { openness: 101 } }', '1:26 must not be more than 100'],
  ['gate: { min: { openness: high } }', '1:26 must be a number, not "high"'],
  ['gate: { require: [model-crad] }', '1:19 unknown check "model-crad", did you mean "model-card"?'],
  ['gate: { maxUnknown: 1.5 }', '1:21 must be a whole number'],
  ['waivers:\n  - { check: data-card, by: Ana, until: 2026-12-31 }', '2:5 missing key "reason"'],
  [
    'waivers:\n  - { check: data-card, by: Ana, reason: x, until: 2026-02-30 }',
    '2:52 must be a day that exists: 2026-12-31',
  ],
  [
    'waivers:\n  - { check: data-card, by: Ana, reason: x, until: soon }',
    '2:52 must be a day that exists: 2026-12-31',
  ],
  [
    'waivers:\n  - { check: data-crad, by: Ana, reason: x, until: 2026-12-31 }',
    '2:14 unknown check "data-crad", did you mean "data-card"?',
  ],
  ['gate: 60', '1:7 must be a mapping, not 60'],
  ['', '1:1 the file is empty'],
  ['gate: {\n', '2:1'],
])('%j is told off', (text, problem) => {
  expect(problemsOf(text).join('\n')).toContain(problem);
});

test('one check has one waiver', () => {
  const one = '{ check: data-card, by: Ana, reason: x, until: 2026-12-31 }';
  expect(problemsOf(`waivers:\n  - ${one}\n  - ${one}`)).toEqual([
    '3:14 data-card is waived twice: one waiver for each check',
  ]);
});
