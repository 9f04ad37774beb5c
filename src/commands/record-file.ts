/** Reads a model file of the Model Openness Tool from disk. */
import { readFile } from 'node:fs/promises';
import { usageError } from '../errors.js';
import { type MotRecord, parseRecord } from '../mot/record.js';
import type { Ladder } from '../rubric/ladder.js';

/** Far above any real record. */
const MAX_BYTES = 1024 * 1024;

/** Throws usageError when the file is missing or no model file. */
export async function readRecord(file: string, ladder: Ladder, strict = false): Promise<MotRecord> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : code;
    throw usageError(`cannot read ${file}: ${why}`, 'rodeo audit <model> --format mot -o <file> writes one.');
  }
  if (text.length > MAX_BYTES) throw usageError(`${file} is larger than 1 MB: no model file`);
  return parseRecord(text, file, ladder, strict);
}
