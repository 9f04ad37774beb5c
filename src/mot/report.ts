/** What `rodeo mof` says of one model file: its class by what it states, and how it was read. */
import * as v from 'valibot';
import { ClassificationSchema } from '../result/result.js';
import { classifyRecord } from '../rubric/classification.js';
import type { Ladder } from '../rubric/ladder.js';
import type { MotRecord } from './record.js';

export const RecordReportSchema = v.object({
  schema: v.literal(1),
  file: v.string(),
  name: v.string(),
  /** As the Model Openness Tool evaluates, gaps included. */
  strict: v.boolean(),
  classification: ClassificationSchema,
  /** How the file was read where it does not say what it means. */
  notes: v.array(v.string()),
});
export type RecordReport = v.InferOutput<typeof RecordReportSchema>;

/** Classifies a record by what it states alone. */
export function reportOnRecord(
  record: MotRecord,
  file: string,
  ladder: Ladder,
  strict: boolean,
): RecordReport {
  const classification = classifyRecord(record, ladder, { strict });
  return { schema: 1, file, name: record.name, strict, classification, notes: record.notes };
}
