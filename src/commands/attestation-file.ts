/** Reads what people attest from disk, and sees to it that it is about the model at hand. */
import type { Attestations } from '../attest/apply.js';
import { parseAttestations } from '../attest/load.js';
import { checkWords } from '../checks/words.js';
import { usageError } from '../errors.js';
import { type Evidence, valueIn } from '../evidence.js';
import { loadLadder } from '../rubric/load.js';
import { readInput } from './input.js';

/** Throws usageError when the file is missing, or with the line and column of what is wrong with it. */
export async function readAttestationFile(file: string): Promise<Attestations> {
  const text = await readInput(file, 'rodeo schema attestation prints its format.');
  const { components } = await loadLadder('mof-1.0');
  return parseAttestations(text, file, { checks: checkWords, components });
}

/** Throws usageError when the file says that it is about another model. */
export function checkModel({ file, model }: Attestations, evidence: Evidence): void {
  if (model === undefined) return;
  const [hub, code] = [valueIn(evidence.hub), valueIn(evidence.repository)];
  const names = [evidence.target.id, hub?.id, hub?.renamedFrom, code?.fullName, code?.renamedFrom];
  const named = model.replace(/^(?:hf|gh):/, '').toLowerCase();
  if (names.some((name) => name?.toLowerCase() === named)) return;
  throw usageError(`${file} attests ${model}, and this is ${evidence.target.id}`);
}
