/** Keeps the memory of commands that run for hours close to what they use. */
import { setFlagsFromString } from 'node:v8';

/** How much garbage may pile up, in percent of what was in use after the last time it was collected; V8 alone would let it be several times as much. */
const GARBAGE_PERCENT = 30;

/**
 * From now on garbage is collected earlier, and the part of the heap for new objects stays as small as it is: a little more work, and
 * about 130 MB less. Costs a single audit nothing, as it is not called there.
 */
export function boundMemory(): void {
  setFlagsFromString(`--heap-growing-percent=${GARBAGE_PERCENT}`);
  setFlagsFromString('--semi-space-growth-factor=1');
}
