/** What goes wrong beside the targets of a batch, said a few times and no more. */

import type { BatchProgress } from '../batch/progress.js';
import type { Fault } from '../batch/run.js';

const FAULTS_SAID = 10;

/** Says once that nothing can be kept: it is the same for every target. */
export function unkeptTo(keep: (line: string) => void): (error: unknown) => void {
  let said = false;
  return (error) => {
    if (!said) {
      const { code, message } = error as NodeJS.ErrnoException;
      keep(
        `the evidence cannot be kept (${code ?? message}): results are written, but another rubric will have to gather it again; RODEO_CACHE_DIR names another folder`,
      );
    }
    said = true;
  };
}

/** Says the first few; a list of the wrong kind has as many as it has lines. */
export function faultsTo(progress: BatchProgress): (fault: Fault) => void {
  let said = 0;
  return ({ at, fault }) => {
    if (++said > FAULTS_SAID) return;
    progress.keep(`${at}: ${fault}`);
    if (said === FAULTS_SAID) progress.keep('further lines that name no target are only counted');
  };
}
