/** Holds each check that looks for a component against what a careful reader found in the same repositories. */
import type { CheckResult, Result } from '../../../src/result/result.js';

import type { Features } from './corpus.js';
import type { Disputes } from './disputes.js';
import { number, type Part, type Row } from './part.js';
import { beyond, mean, meanAbsolute } from './statistics.js';

/** The column of the reader's table that answers the same question as a check. */
export const READERS_COLUMN: Readonly<Record<string, string>> = {
  'model-weights': 'weights',
  'inference-code': 'inference_code',
  'model-architecture': 'architecture',
  'training-code': 'training_code',
  'preprocessing-code': 'preprocessing',
  'evaluation-code': 'evaluation_code',
  'training-data': 'training_data',
  'evaluation-data': 'evaluation_data',
  'training-configuration': 'hyperparameters',
  'intermediate-checkpoints': 'intermediate_checkpoints',
  'model-card': 'model_card',
  'data-card': 'data_card',
  'sample-outputs': 'sample_outputs',
  'worked-example': 'notebooks',
  'installable-package': 'packaging',
  environment: 'environment',
};

/** From this share on a component counts as there, and a miss as one to read. */
const THERE = 0.5;

/** A result and the row of the reader's table that it is held against. */
export interface Audited {
  row: { slug: string };
  result: Result;
  complete: boolean;
}

interface Case {
  slug: string;
  label: number;
  check: CheckResult;
  complete: boolean;
  disputed: boolean;
  /** Positive: the check finds more than the reader. */
  error: number;
}

/** A check that could not look says nothing and is left out; one that saw a part is held against its range. */
export function measureDetectors(
  audited: readonly Audited[],
  features: ReadonlyMap<string, Features>,
  disputes: Disputes,
): Part {
  const part: Part = { figures: {}, rows: {}, sections: [] };
  const table: string[][] = [];
  const undisputed: string[][] = [];
  const misses: string[][] = [];
  for (const [id, column] of Object.entries(READERS_COLUMN)) {
    const cases = casesOf(id, column, audited, features, disputes);
    const all = figuresOf(cases);
    const clean = cases.filter(({ disputed }) => !disputed);
    for (const [name, value] of Object.entries(all)) part.figures[`${id}: ${name}`] = value;
    for (const one of cases) part.rows[`${id}: ${one.slug}`] = rowOf(one);
    table.push([id, ...cellsOf(all), String(cases.length - clean.length)]);
    const missed = cases
      .filter(({ error }) => Math.abs(error) >= THERE)
      .map(({ slug, label, check, disputed }) => `${slug} ${label}→${check.low}${disputed ? '*' : ''}`);
    if (missed.length > 0) misses.push([id, String(missed.length), missed.join(', ')]);
    if (clean.length === cases.length) continue;
    const without = figuresOf(clean);
    for (const [name, value] of Object.entries(without))
      part.figures[`${id}, disputes left out: ${name}`] = value;
    undisputed.push([id, ...cellsOf(without)]);
  }
  const errors = (name: string) =>
    Object.keys(READERS_COLUMN).flatMap((id) => part.figures[`${id}: ${name}`] ?? []);
  part.figures['all: mean error'] = mean(errors('mean error'));
  part.figures['all: mean error, complete'] = mean(errors('mean error, complete'));
  table.push([
    'all, each check once',
    '',
    number(part.figures['all: mean error'], 3),
    ...['', '', '', ''],
    number(part.figures['all: mean error, complete'], 3),
    '',
  ]);
  const head = [
    'check',
    'n',
    'mean error',
    'bias',
    'precision',
    'recall',
    'n complete',
    'mean error, complete',
  ];
  part.sections = [
    {
      heading: 'Detectors against a reader’s table',
      text: `A component counts as there from a share of ${THERE} on. What a check could not see is left out; where it saw a part, the error is the distance to its range. Complete: rows without unrecorded pages.`,
      table: { head: [...head, 'disputed'], rows: table },
    },
    ...(undisputed.length > 0
      ? [{ heading: 'The same without disputed labels', table: { head, rows: undisputed } }]
      : []),
    {
      heading: `Detectors: misses of ${THERE} and more (label→ours; * disputed)`,
      table: { head: ['check', 'n', 'models'], rows: misses },
    },
  ];
  return part;
}

function casesOf(
  id: string,
  column: string,
  audited: readonly Audited[],
  features: ReadonlyMap<string, Features>,
  disputes: Disputes,
): Case[] {
  return audited.flatMap(({ row: { slug }, result, complete }): Case[] => {
    const label = features.get(slug)?.[column];
    const check = result.checks.find((one) => one.id === id);
    if (label === null || label === undefined || !check || check.result === 'unknown') return [];
    const error = beyond(check, label);
    return [{ slug, label, check, complete, disputed: disputes.has(slug, column), error }];
  });
}

function figuresOf(cases: readonly Case[]) {
  // A range that reaches over the limit is no answer to "is it there?".
  const decided = cases.filter(({ check: { low, high } }) => low >= THERE || high < THERE);
  const positive = decided.filter(({ check }) => check.low >= THERE);
  const real = decided.filter(({ label }) => label >= THERE);
  const both = positive.filter(({ label }) => label >= THERE).length;
  const errors = (some: readonly Case[]) => some.map(({ error }) => error);
  const complete = cases.filter((one) => one.complete);
  return {
    n: cases.length,
    'mean error': meanAbsolute(errors(cases)),
    bias: mean(errors(cases)),
    precision: positive.length === 0 ? null : both / positive.length,
    recall: real.length === 0 ? null : both / real.length,
    'n complete': complete.length,
    'mean error, complete': meanAbsolute(errors(complete)),
  };
}

function cellsOf(figures: ReturnType<typeof figuresOf>): string[] {
  return Object.entries(figures).map(([name, value]) => number(value, name.startsWith('n') ? 0 : 2));
}

function rowOf({ label, check: { low, high }, error }: Case): Row {
  return { want: String(label), got: low === high ? String(low) : `${low}–${high}`, miss: Math.abs(error) };
}
