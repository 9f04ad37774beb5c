/** Up to where the changes in a journal were reported: kept beside it, so that a run that was killed is reported by the next. */
import * as v from 'valibot';
import { readRegular } from '../regular-file.js';
import { replaceFile } from '../whole-file.js';
import type { Reported } from './history.js';

const VERSION = 1;
/** It is one short line. */
const MOST_BYTES = 64 * 1024;

const Kept = v.object({
  schema: v.literal(VERSION),
  offset: v.pipe(v.number(), v.integer(), v.minValue(0)),
  at: v.string(),
});

const besideOf = (journal: string): string => `${journal}.reported`;

/** `null` when nothing was reported yet, or when nobody can read what was. */
export async function readReported(journal: string): Promise<Reported | null> {
  try {
    const { offset, at } = v.parse(
      Kept,
      JSON.parse((await readRegular(besideOf(journal), MOST_BYTES)).toString('utf8')),
    );
    return { offset, at };
  } catch {
    return null;
  }
}

/** Throws what the system says. */
export const keepReported = (journal: string, { offset, at }: Reported): Promise<void> =>
  replaceFile(besideOf(journal), `${JSON.stringify({ schema: VERSION, offset, at })}\n`);
