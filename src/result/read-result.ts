/** Reads results that were saved, by this version of rodeo or an earlier one: what such a one did not write yet is filled in. */
import * as v from 'valibot';
import { usageError } from '../errors.js';
import { TargetName } from '../evidence.js';
import {
  CheckResultSchema,
  ClassificationSchema,
  ItemSchema,
  LicenseSchema,
  RESULT_VERSION,
  type Result,
  ScoreSchema,
  VerdictSchema,
} from './result.js';

const text = v.optional(v.string(), '');
const list = <const S extends v.GenericSchema>(of: S) => v.optional(v.array(of), []);

const UNSEEN = { id: null, name: 'unknown', openness: 'unknown' as const, basis: null, citations: [] };
const License = v.optional(v.object({ ...LicenseSchema.entries, citations: list(v.any()) }), UNSEEN);

/**
 * What a comparison needs of a result has to be there; the rest may be missing. Parts that nothing here reads are left out, so
 * that a change of theirs keeps no old file from being read.
 */
const SavedResult = v.object({
  schema: v.pipe(v.number(), v.integer()),
  rodeo: text,
  rubric: v.object({ id: v.string(), title: text }),
  target: TargetName,
  collectedAt: text,
  model: v.object({
    name: v.string(),
    licenses: v.optional(
      v.object({ weights: License, code: License, data: License, documents: License }),
      {},
    ),
  }),
  scores: v.array(
    v.object({
      ...ScoreSchema.entries,
      title: text,
      headline: v.optional(v.boolean(), false),
      score: v.optional(v.nullable(v.number()), null),
      earned: v.optional(v.number(), 0),
      earnedHigh: v.optional(v.number(), 0),
      possible: v.optional(v.number(), 0),
      coverage: v.optional(v.number(), 1),
      inconclusive: v.optional(v.boolean(), false),
      tier: v.optional(v.nullable(v.string()), null),
    }),
  ),
  items: v.optional(
    v.array(v.object({ ...ItemSchema.entries, points: v.any(), because: text, citations: list(v.any()) })),
  ),
  verdict: v.optional(VerdictSchema),
  classification: v.optional(
    v.object({ ...ClassificationSchema.entries, components: list(v.any()), notes: list(v.string()) }),
  ),
  checks: v.array(
    v.object({
      ...CheckResultSchema.entries,
      title: text,
      because: text,
      citations: list(v.any()),
      license: v.optional(v.any()),
      missing: list(v.any()),
      points: v.optional(v.record(v.string(), v.any()), {}),
    }),
  ),
});

/** The parts of a result that comparisons read. */
export type SavedResult = Pick<
  Result,
  'rodeo' | 'rubric' | 'target' | 'collectedAt' | 'scores' | 'items' | 'verdict' | 'classification' | 'checks'
> & { model: Pick<Result['model'], 'name' | 'licenses'> };

const HINT = 'Give a file that rodeo audit … --format json wrote.';

/**
 * The results of a file: one, an array of them, one a line, or the journal of a batch, of which the last of each model counts.
 * @param label how messages name the file
 * @throws RodeoError (usage): no JSON, no result, written by a newer version, or the path of the first field that is wrong
 */
export function readResults(text: string, label: string): SavedResult[] {
  const found = valuesIn(text.replace(/^\uFEFF/, ''), label);
  const results = found.flatMap(({ value, at }) => {
    if (!isJournalLine(value)) return [readResult(value, label, at)];
    return value.result === undefined ? [] : [readResult(value.result, label, at)];
  });
  if (results.length === 0) throw usageError(`${label} holds no result.`, HINT);
  if (!found.some(({ value }) => isJournalLine(value))) return results;
  const latest = results.map(
    (one) => [`${one.target.kind}\n${one.target.id}\n${one.rubric.id}`, one] as const,
  );
  return [...new Map(latest).values()];
}

/** A batch writes the result into a line that says more; what could not be read has none. */
const isJournalLine = (value: unknown): value is { batch: unknown; result?: unknown } =>
  typeof value === 'object' && value !== null && 'batch' in value;

interface Found {
  value: unknown;
  /** Where it stands, for messages. */
  at: string;
}

function valuesIn(text: string, label: string): Found[] {
  const whole = parsed(text);
  if (whole !== undefined) {
    return Array.isArray(whole)
      ? whole.map((value, index) => ({ value, at: `${index}` }))
      : [{ value: whole, at: '' }];
  }
  const lines = text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [{ line, index }]));
  const values = lines.map(({ line, index }) => ({ value: parsed(line), at: `line ${index + 1}` }));
  const [first] = values;
  // The last line of a journal is torn when its writer was stopped.
  if (isJournalLine(first?.value) && values.at(-1)?.value === undefined) values.pop();
  const broken = values.find(({ value }) => value === undefined);
  if (first?.value === undefined || broken === first) throw usageError(`${label} is not JSON.`, HINT);
  if (broken) throw usageError(`${label} is not JSON at ${broken.at}.`, HINT);
  return values;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readResult(value: unknown, label: string, at: string): SavedResult {
  const schema = typeof value === 'object' && value !== null && 'schema' in value ? value.schema : undefined;
  const where = at === '' ? '' : `, at ${at}`;
  if (typeof schema !== 'number' || !('checks' in (value as object))) {
    throw usageError(`${label} is not a result of an audit${where}.`, HINT);
  }
  if (schema > RESULT_VERSION) {
    throw usageError(
      `${label} has a result of version ${schema}; this rodeo reads version ${RESULT_VERSION}${where}.`,
      'Update rodeo.',
    );
  }
  const read = v.safeParse(SavedResult, value);
  if (read.success) return read.output;
  const issue = read.issues[0];
  const path = [...(at === '' ? [] : [at]), v.getDotPath(issue) ?? 'the top level'].join('.');
  throw usageError(
    `${label} is not a valid result: at ${path}: ${issue.message.replace(/\s+/g, ' ').slice(0, 200)}`,
  );
}
