/** What the owner of a model claims of it in a file beside it: found by itself, always shown as a claim, held against the evidence. Pure. */
import { checkWords } from '../checks/words.js';
import { type Evidence, type Fact, type TextFile, valueIn } from '../evidence.js';
import type { LicenseScope } from '../licenses/license.js';
import type { Attestation } from './apply.js';
import { readAttestations } from './load.js';
import { OWNERS_FILE } from './owners-file.js';

/** Whose license covers each component, as the Model Openness Framework sorts them: needed before any ladder is loaded. */
export const SCOPE_OF_COMPONENT: Readonly<Record<string, LicenseScope>> = {
  'Model architecture': 'code',
  'Model parameters (Final)': 'weights',
  'Technical report': 'documents',
  'Evaluation results': 'documents',
  'Model card': 'documents',
  'Data card': 'documents',
  'Sample model outputs': 'documents',
  'Training code': 'code',
  'Inference code': 'code',
  'Evaluation code': 'code',
  'Evaluation data': 'data',
  'Supporting libraries and tools': 'code',
  Datasets: 'data',
  'Data preprocessing code': 'code',
  'Model parameters (Intermediate)': 'weights',
  'Research paper': 'documents',
  'Model metadata': 'weights',
};

const components = Object.fromEntries(
  Object.entries(SCOPE_OF_COMPONENT).map(([name, scope]) => [name, { scope }]),
);

export interface OwnersVoice {
  claims: Attestation[];
  /** Files that could not be taken, and why. */
  notes: string[];
}

/** Claims of the files that the evidence holds, of the model before those of its code. One for each subject. */
export function ownersVoice(evidence: Evidence): OwnersVoice {
  const hub = valueIn(evidence.hub);
  const repository = valueIn(evidence.repository);
  const voice: OwnersVoice = { claims: [], notes: [] };
  if (hub) hear(voice, hub.texts[OWNERS_FILE], hub.id, [hub.id, hub.renamedFrom]);
  if (repository) {
    const names = [repository.fullName, repository.renamedFrom, hub?.id, hub?.renamedFrom];
    hear(voice, repository.texts[OWNERS_FILE], repository.fullName, names);
  }
  return voice;
}

function hear(
  { claims, notes }: OwnersVoice,
  file: Fact<TextFile> | undefined,
  place: string,
  names: readonly (string | undefined)[],
): void {
  const text = file && valueIn(file);
  if (!text) return;
  const label = `${OWNERS_FILE} of ${place}`;
  const read = readAttestations(text.text, label, { checks: checkWords, components });
  if ('problems' in read) {
    const [first] = read.problems;
    notes.push(`${label} is not used: line ${first?.line}: ${first?.message}`);
    return;
  }
  const { model, statements } = read.attestations;
  const named = model?.replace(/^(?:hf|gh):/, '').toLowerCase();
  if (named !== undefined && !names.some((name) => name?.toLowerCase() === named)) {
    notes.push(`${label} is not used: it is about ${model}`);
    return;
  }
  for (const claim of statements) {
    const isSaid = claims.some(({ check, scope }) => check === claim.check && scope === claim.scope);
    if (!isSaid) claims.push({ ...claim, owner: true });
  }
}
