/** Results that every format is shown: three real models, a gate in each state, a framework's list of items, and hostile text. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { changesBetween } from '../../../src/diff.js';
import { Evidence } from '../../../src/evidence.js';
import { type Statement, statementOf } from '../../../src/proof/statement.js';
import { formats } from '../../../src/report/formats.js';
import type { RenderOptions } from '../../../src/report/renderer.js';
import {
  type CheckResult,
  type Gate,
  type ItemResult,
  type Result,
  ResultSchema,
} from '../../../src/result/result.js';
import { loadRubric } from '../../../src/rubric/load.js';
import { sampleResult } from '../../result/sample-result.js';
import { shippedResult } from '../../shipped.js';

/** Each format is a name here and a folder beside this file. */
export const MACHINE_FORMATS = {
  markdown: 'md',
  csv: 'csv',
  sarif: 'sarif',
  junit: 'xml',
  github: 'txt',
  badge: 'svg',
  shields: 'json',
  cyclonedx: 'json',
  'cyclonedx@1.6': 'json',
  spdx: 'json',
} as const;
/** What is about one model, for a signature, an index or a registry. */
export const SINGLE_FORMATS = { 'in-toto': 'json', mot: 'yaml', 'oci-annotations': 'json' } as const;
export type MachineFormat = keyof typeof MACHINE_FORMATS | keyof typeof SINGLE_FORMATS;

/** A model in the middle, one that could hardly be looked at, and an open one. */
export const MODELS = ['microsoft__biogpt', 'google__gemma-7b', 'EleutherAI__pythia-12b'] as const;

/** As an audit once gave it: what is tested is how a result is shown, so a check that learns something changes nothing here. */
export function resultOf(model: (typeof MODELS)[number]): Result {
  return v.parse(ResultSchema, read(`./results/${model}.json`));
}

const osaid = await loadRubric('osaid-1.0');

/** By the list of a framework that is shipped. */
export function itemsOf(model: (typeof MODELS)[number]): Result {
  return shippedResult(model, osaid);
}

const small = await loadRubric(fileURLToPath(new URL('../../cli/files/small-rubric.yaml', import.meta.url)));

/** What a signature would be about: that result, as if the shipped evidence had been gathered at a commit. */
export function statementAbout(model: (typeof MODELS)[number]): Statement {
  const evidence = v.parse(Evidence, read(`../../../fixtures/${model}/evidence.json`));
  const { hub } = evidence;
  if (hub.state === 'present') hub.value.revision = 'c0ffee'.padEnd(40, '0');
  const { predicate, ...statement } = statementOf(evidence, small);
  const result = resultOf(model);
  return {
    ...statement,
    predicate: { ...predicate, tool: { ...predicate.tool, version: result.rodeo }, result },
  };
}

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));

export const OPTIONS: RenderOptions = { width: 80, color: false, verbose: false, several: false };

export async function render(
  format: MachineFormat,
  results: readonly Result[],
  options: Partial<RenderOptions> = {},
): Promise<string> {
  const renderer = await formats[format]?.load();
  if (!renderer) throw new Error(`no format ${format}`);
  return renderer(results, { ...OPTIONS, several: results.length > 1, ...options });
}

export const gate: Gate = {
  verdict: 'fail',
  conditions: [
    { id: 'openness', wanted: 'at least 60', found: '73', verdict: 'pass', because: 'It is reached.' },
    { id: 'usability', wanted: 'at least 90', found: '84', verdict: 'fail', because: 'It is not reached.' },
    { id: 'class', wanted: 'III', found: 'none', verdict: 'inconclusive', because: 'A license is unseen.' },
    {
      ...{ id: 'training-code', wanted: 'pass', found: 'fail', verdict: 'waived', check: 'training-code' },
      because: 'It follows in May.',
    },
    {
      ...{ id: 'data-card', wanted: 'pass', found: 'unknown', verdict: 'expired', check: 'data-card' },
      because: 'The waiver ended on 2026-10-01.',
    },
  ],
};

export const gated: Result = { ...sampleResult, gate };

/** Made from datasets and models whose pages state terms of every kind. */
export const made: Result = {
  ...sampleResult,
  model: {
    ...sampleResult.model,
    datasets: ['org/open-text', 'org/own-terms', 'Web pages'],
    baseModels: ['org/base', 'org/unseen'],
    materials: [
      {
        ...{ kind: 'dataset', id: 'org/open-text', url: 'https://huggingface.co/datasets/org/open-text' },
        ...{ revision: 'a'.repeat(40), license: { id: 'CC-BY-4.0', name: 'CC-BY-4.0', openness: 'open' } },
      },
      {
        ...{ kind: 'dataset', id: 'org/own-terms', url: 'https://huggingface.co/datasets/org/own-terms' },
        license: { id: null, name: 'Terms of the org_1, with a (bracket)', openness: 'unclear' },
      },
      { kind: 'dataset', id: 'Web pages', license: { id: null, name: 'no license', openness: 'none' } },
      {
        ...{
          kind: 'baseModel',
          id: 'org/base',
          relation: 'finetune',
          url: 'https://huggingface.co/org/base',
        },
        ...{ revision: 'b'.repeat(40), license: { id: 'gemma', name: 'gemma', openness: 'restricted' } },
      },
      {
        ...{ kind: 'baseModel', id: 'org/unseen', relation: 'adapter' },
        license: { id: null, name: 'could not be looked up', openness: 'unknown' },
      },
    ],
  },
};

/** Held against an earlier day, on which the card was whole, and training code and weights as they are. */
export const sinceBaseline: Result = {
  ...gated,
  gate: {
    ...gate,
    conditions: gate.conditions.map((one) => ({
      ...one,
      ...(one.id === 'usability' && { since: 'new' as const }),
      ...(one.id === 'training-code' && { since: 'standing' as const }),
    })),
  },
  baseline: {
    file: 'last.json',
    collectedAt: '2026-10-01T08:00:00.000Z',
    notes: ['judged by rodeo 0.0.9 then and 0.1.0 now: checks may have changed in between'],
    changes: changesBetween(
      {
        ...sampleResult,
        checks: [
          ...sampleResult.checks.map((one) =>
            one.id === 'model-card' ? { ...one, result: 'pass' as const, low: 1, high: 1 } : one,
          ),
          { ...(sampleResult.checks[5] as CheckResult), id: 'retired', title: 'A check of the past' },
        ].map((one) => (one.id === 'training-data' ? { ...one, low: 0.1, high: 0.1 } : one)),
      },
      sampleResult,
    ),
  },
};

/** Held against a record with a claim of each kind. */
export const claimed: Result = {
  ...gated,
  against: {
    file: 'model.yml',
    name: 'BioGPT',
    unclaimed: ['Evaluation code'],
    claims: (['confirmed', 'contradicted', 'notFound', 'couldNotLook'] as const).map((verdict) => ({
      ...{ about: 'license', what: `Component ${verdict}`, claimed: 'Apache-2.0', found: 'MIT', verdict },
      ...{ because: `It is ${verdict}.`, citations: [] },
    })),
  },
};

const item = (
  id: string,
  low: number | null,
  high: number | null,
  extra: Partial<ItemResult>,
): ItemResult => ({
  id,
  title: `Item ${id}`,
  section: 'Availability',
  level: low === null ? null : 'some',
  label: 'Some',
  low,
  high,
  points: { earned: low ?? 0, earnedHigh: high ?? 0, possible: low === null ? 0 : 1 },
  because: `Evidence of ${id}.`,
  citations: [],
  checks: [],
  ...extra,
});

export const itemized: Result = {
  ...sampleResult,
  archetype: null,
  checks: sampleResult.checks.map((check) => ({ ...check, points: {} })),
  fixes: [],
  items: [
    item('open', 1, 1, {}),
    item('half', 0.5, 0.5, {}),
    item('closed', 0, 0, { section: 'Documentation' }),
    item('unseen', 0, 1, { levelAtMost: 'all', labelAtMost: 'All', checks: ['training-code'] }),
    item('hours', null, null, { notCheckable: true, because: 'Only the developer knows.' }),
  ],
  verdict: { kind: 'ladder', label: 'Bronze', atMost: 'Silver', certain: false },
};

/** Everything that a server could send to break out of a page, a cell, a string or a terminal. */
export const HOSTILE = [
  '\u001b[31mred\u001b[0m \u009b2J',
  ']]> <![CDATA[ <!-- --> &amp; &#0;',
  '::error::stolen\n::set-output name=x::y\r\n##[error]z',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '| a | b |\n| - | - |',
  '=cmd()|calc!A0',
  '\u202egnp.exe\u202c \u2066hidden\u2069 \u200f',
  '\u0000\u0001\u0007 \ufffe\uffff \ud800',
  '@everyone owner/repo#12 GH-7 #1; https://evil.example/x www.evil.example [x](javascript:alert(1)) ![i](http://evil.example)',
  '</details><summary>`code` **bold** ~~no~~ $x$ {0} \\ " \'',
  '\n# heading\n- list\n1. one\n> quote',
].join(' ');

/** What a person states, and the evidence disputes. */
const statement: NonNullable<Result['attestations']>[number] = {
  check: 'training-code',
  subject: 'training-code',
  status: 'pass',
  license: 'MIT',
  url: 'https://example.org/code',
  by: 'Ana Ruiz',
  date: '2026-05-01',
  expires: '2027-05-01',
  reason: 'It is there.',
  outcome: 'disputed',
  because: 'The evidence says otherwise and counts.',
};

/** Every text of a result, ids and numbers aside, made hostile. */
export function hostile(): Result {
  const kept = new Set([
    'schema',
    'state',
    'result',
    'verdict',
    'openness',
    'basis',
    'status',
    'kind',
    'level',
    'change',
    'problem',
    'since',
    'about',
    'outcome',
  ]);
  const poison = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') {
      if (kept.has(key)) return value;
      if (key === 'url') return `${value}/${HOSTILE}`;
      return `${HOSTILE}${value}`;
    }
    if (Array.isArray(value)) return value.map((one) => poison(one, key));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, poison(one, name)]));
  };
  const { baseline } = sinceBaseline;
  const whole = {
    ...claimed,
    gate: sinceBaseline.gate,
    baseline,
    attestations: [statement],
    items: undefined,
  };
  return poison(whole, '') as Result;
}
