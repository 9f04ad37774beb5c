/** Reads a model file of the Model Openness Tool from disk. */
import { type MotRecord, parseRecord } from '../mot/record.js';
import type { Ladder } from '../rubric/ladder.js';
import { readInput } from './input.js';

/** Far above any real record. */
const MAX_BYTES = 1024 * 1024;

/** Throws usageError when the file is missing or no model file. */
export async function readRecord(file: string, ladder: Ladder, strict = false): Promise<MotRecord> {
  const text = await readInput(file, 'rodeo audit <model> --format mot -o <file> writes one.', MAX_BYTES);
  return parseRecord(text, file, ladder, strict);
}
