/** Two results of a model, held against each other: what became better or worse, and where nobody can tell. Pure. */
import * as v from 'valibot';
import { foundIn, type Regression, type Standing, standingOf } from './gate.js';
import { points, range } from './report/wording.js';
import type { SavedResult } from './result/read-result.js';
import { type Change, ChangeSchema, type ItemResult, type Score } from './result/result.js';
import { VERSION } from './version.js';

/** Raised when a field changes its meaning or goes away; new fields do not raise it. */
export const DIFF_VERSION = 1;

/** One of the two results. */
const SideSchema = v.object({
  name: v.string(),
  rubric: v.string(),
  collectedAt: v.string(),
  rodeo: v.string(),
});

/** One model by one rubric. */
export const ModelDiffSchema = v.object({
  name: v.string(),
  rubric: v.string(),
  /** `added` and `removed`: only one of the files has it. */
  status: v.picklist(['compared', 'added', 'removed']),
  was: v.nullable(SideSchema),
  is: v.nullable(SideSchema),
  /** What to know about the comparison, such as another rubric. */
  notes: v.array(v.string()),
  changes: v.array(ChangeSchema),
});
export type ModelDiff = v.InferOutput<typeof ModelDiffSchema>;

/** What `rodeo diff --format json` prints. */
export const DiffSchema = v.object({
  schema: v.literal(DIFF_VERSION),
  rodeo: v.string(),
  /** In the order of the later file, then what is gone. */
  models: v.array(ModelDiffSchema),
});
export type Diff = v.InferOutput<typeof DiffSchema>;

/** Compares all that two files hold. Results are matched by model and rubric. */
export function diffResults(old: readonly SavedResult[], now: readonly SavedResult[]): Diff {
  const earlier = pairs(old, now);
  const used = new Set(earlier.values());
  const models = now.map((is): ModelDiff => {
    const was = earlier.get(is);
    return was ? compared(was, is) : { ...aloneIn(is), status: 'added', was: null, is: sideOf(is) };
  });
  const gone = old
    .filter((was) => !used.has(was))
    .map((was): ModelDiff => ({ ...aloneIn(was), status: 'removed', was: sideOf(was), is: null }));
  return { schema: DIFF_VERSION, rodeo: VERSION, models: [...models, ...gone] };
}

/** The earlier result of each later one; one with one whatever they are about. Each is used once. */
function pairs(old: readonly SavedResult[], now: readonly SavedResult[]): Map<SavedResult, SavedResult> {
  const [was, is] = [old[0], now[0]];
  if (was && is && old.length === 1 && now.length === 1) return new Map([[is, was]]);
  const left = new Set(old);
  const found = new Map<SavedResult, SavedResult>();
  // Who has a match by the same rubric goes first.
  for (const keyOf of [rubricKey, modelKey]) {
    const waiting = new Map<string, SavedResult[]>();
    for (const was of left) waiting.set(keyOf(was), [...(waiting.get(keyOf(was)) ?? []), was]);
    for (const is of now) {
      const was = found.has(is) ? undefined : waiting.get(keyOf(is))?.shift();
      if (!was) continue;
      found.set(is, was);
      left.delete(was);
    }
  }
  return found;
}

const modelKey = ({ target }: SavedResult): string => `${target.kind}\n${target.id.toLowerCase()}`;
const rubricKey = (one: SavedResult): string => `${modelKey(one)}\n${one.rubric.id}`;

/** The first of the same model. */
export const earlierOfModel = (old: readonly SavedResult[], now: SavedResult): SavedResult | null =>
  old.find((was) => modelKey(was) === modelKey(now)) ?? null;

/** The first of the same model by the same rubric. */
export const earlierByRubric = (old: readonly SavedResult[], now: SavedResult): SavedResult | null =>
  old.find((was) => rubricKey(was) === rubricKey(now)) ?? null;

const sideOf = ({ model, rubric, collectedAt, rodeo }: SavedResult) => ({
  ...{ name: model.name, rubric: rubric.id, collectedAt, rodeo },
});

const aloneIn = ({ model, rubric }: SavedResult) => ({
  ...{ name: model.name, rubric: rubric.id, notes: [], changes: [] },
});

const compared = (was: SavedResult, is: SavedResult): ModelDiff => ({
  ...{ name: is.model.name, rubric: is.rubric.id, status: 'compared' },
  ...{ was: sideOf(was), is: sideOf(is), notes: notesOn(was, is), changes: changesBetween(was, is) },
});

/** What a reader has to know before the numbers mean anything. */
export function notesOn(was: SavedResult, is: SavedResult): string[] {
  const notes: string[] = [];
  if (modelKey(was) !== modelKey(is)) notes.push(`${was.target.id} is compared with ${is.target.id}`);
  if (was.rubric.id !== is.rubric.id) {
    notes.push(
      `the rubric was ${was.rubric.id} and is ${is.rubric.id}: what has the same name in both is compared`,
    );
  }
  if (was.rodeo !== is.rodeo) {
    notes.push(`judged by rodeo ${was.rodeo} then and ${is.rodeo} now: checks may have changed in between`);
  }
  return notes;
}

/** Everything that either result has: scores, the class, licenses, items and checks, each in the order of the later one. */
export function changesBetween(was: SavedResult, is: SavedResult): Change[] {
  return [
    ...sideBySide(was.scores, is.scores, ({ id }) => id).map((pair) => changeOf('score', pair, scoreState)),
    ...classChange(was, is),
    ...SCOPES.map((id) =>
      changeOf('license', [was.model.licenses[id], is.model.licenses[id], id], (license) => ({
        ...{ title: `License of the ${id}`, text: license.name, bounds: LICENSE_BOUNDS[license.openness] },
      })),
    ),
    ...sideBySide(was.items ?? [], is.items ?? [], ({ id }) => id).map((pair) =>
      changeOf('item', pair, itemState),
    ),
    ...sideBySide(was.checks, is.checks, ({ id }) => id).map((pair) => changeOf('check', pair, checkState)),
  ];
}

/**
 * What got worse, or may have: what the gate is asked about with `--fail-on-regression`. Something that only the later result asks
 * is none.
 */
export function regressionsIn(changes: readonly Change[]): Regression[] {
  return changes.flatMap(({ kind, id, title, was, is, change, mayBeWorse }): Regression[] => {
    if (was === null || is === null || (change !== 'worse' && !mayBeWorse)) return [];
    const verdict = change === 'worse' ? 'worse' : 'cannotTell';
    // A title says how it is now, and would not fit what it was.
    const what = kind === 'check' || kind === 'item' ? id : title;
    return [{ what, was, is, verdict, ...(kind === 'check' && { check: id }) }];
  });
}

const SCOPES = ['weights', 'code', 'data', 'documents'] as const;

/** What a value is known to lie between; `null` when there is nothing to compare. */
interface Bounds {
  low: number;
  high: number;
}

/** How one thing stands in one result. */
interface State {
  title: string;
  text: string;
  bounds: Bounds | null;
  /** Of checks and items: it is a failure, lacks a part or could not be seen. */
  problem?: boolean;
}

/** `unclear` terms may be anything but none; unseen ones anything. */
const LICENSE_BOUNDS: Record<SavedResult['model']['licenses']['code']['openness'], Bounds> = {
  none: { low: 0, high: 0 },
  restricted: { low: 1, high: 1 },
  unclear: { low: 1, high: 2 },
  open: { low: 2, high: 2 },
  unknown: { low: 0, high: 2 },
};

type Pair<T> = [was: T | undefined, is: T | undefined, id: string];

function sideBySide<T>(old: readonly T[], now: readonly T[], idOf: (one: T) => string): Pair<T>[] {
  const before = new Map(old.map((one) => [idOf(one), one]));
  const after = new Map(now.map((one) => [idOf(one), one]));
  return [...new Set([...after.keys(), ...before.keys()])].map((id) => [before.get(id), after.get(id), id]);
}

function changeOf<T>(kind: Change['kind'], [old, now, id]: Pair<T>, stateOf: (one: T) => State): Change {
  const [was, is] = [old && stateOf(old), now && stateOf(now)];
  const title = (is ?? was)?.title || id;
  const problem = is?.problem ? (was?.problem ? 'standing' : 'new') : was?.problem ? 'mended' : undefined;
  return {
    ...{ kind, id, title, was: was?.text ?? null, is: is?.text ?? null },
    ...verdictOn(was, is),
    ...(problem && { problem }),
  };
}

/** What does not apply is as if it were not asked. */
function verdictOn(was?: State, is?: State): Pick<Change, 'change' | 'mayBeWorse'> {
  const [from, to] = [was?.bounds, is?.bounds];
  if (!from && !to) return { change: was && is ? 'same' : is ? 'added' : 'removed' };
  if (!from) return { change: 'added' };
  if (!to) return { change: 'removed' };
  if (to.low > from.high) return { change: 'better' };
  if (to.high < from.low) return { change: 'worse' };
  const uncertain = from.low < from.high || to.low < to.high;
  const moved = from.low !== to.low || from.high !== to.high || (uncertain && was?.text !== is?.text);
  if (!moved) return { change: 'same' };
  return { change: 'cannotTell', ...(to.low < from.high && { mayBeWorse: true }) };
}

function scoreState({ title, low, high, unit, earned, earnedHigh, possible }: Score): State {
  if (low === null || high === null) return { title, text: 'not applicable', bounds: null };
  const text =
    unit === 'count' ? `${range(earned, earnedHigh, points)} of ${points(possible)}` : range(low, high);
  return { title, text, bounds: { low, high } };
}

function itemState({ title, label, labelAtMost, level, low, high }: ItemResult): State {
  const name = label ?? level ?? 'not applicable';
  const text = labelAtMost === undefined ? name : `${name} – ${labelAtMost}`;
  const bounds = low === null || high === null ? null : { low, high };
  return { title, text, bounds, problem: bounds !== null && bounds.low < 1 };
}

function checkState(check: SavedResult['checks'][number]): State {
  const { title, result, low, high } = check;
  const applies = result !== 'notApplicable';
  return {
    ...{ title, text: foundIn(check), bounds: applies ? { low, high } : null },
    problem: applies && result !== 'pass',
  };
}

/** Classes are compared along one ladder; of two ladders only the names are told. */
function classChange(was: SavedResult, is: SavedResult): Change[] {
  const [old, now] = [standingOf(was), standingOf(is)];
  const title = is.classification?.framework.name ?? is.rubric.title;
  if (!old && !now) return wordChange(was, is, title);
  const names = (standing: Standing | null) => JSON.stringify(standing?.steps.map(({ name }) => name));
  const stateOf = ({ label, atMost, low, high }: Standing): State => ({
    ...{ title, text: label === atMost ? label : `${label} – ${atMost}`, bounds: { low, high } },
  });
  if (old && now && names(old) !== names(now)) {
    return [
      changeOf('class', [old, undefined, 'class'], stateOf),
      changeOf('class', [undefined, now, 'class'], stateOf),
    ];
  }
  return [changeOf('class', [old ?? undefined, now ?? undefined, 'class'], stateOf)];
}

/** The weakest of all items, in one word. */
function wordChange(was: SavedResult, is: SavedResult, title: string): Change[] {
  if (!was.verdict && !is.verdict) return [];
  const stateOf = ({ verdict, items = [] }: SavedResult): State => ({
    title,
    text: verdict?.atMost ? `${verdict.label} – ${verdict.atMost}` : (verdict?.label ?? ''),
    bounds: {
      low: Math.min(1, ...items.flatMap(({ low }) => low ?? [])),
      high: Math.min(1, ...items.flatMap(({ high }) => high ?? [])),
    },
  });
  const given = (one: SavedResult) => (one.verdict ? one : undefined);
  return [changeOf('class', [given(was), given(is), 'class'], stateOf)];
}
