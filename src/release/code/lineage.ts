/** Whether the released model was made by tuning another one, so that its tuning is its training. */
import type { HubModel, Repository } from '../../evidence.js';
import { activityOf } from '../files/activities.js';

/** Relations that leave the parameters' training to the base model. */
const NO_TRAINING = new Set(['quantized', 'merge']);

/**
 * The model names a base model that it was tuned or adapted from, or its repository's own name says that it is a tune.
 * Source: the Hub's `base_model` and `base_model_relation` (finetune, adapter, quantized, merge).
 */
export function isFineTune(hub: HubModel | null, repository: Repository | null): boolean {
  if (hub?.baseModels.some(({ relation }) => !NO_TRAINING.has(relation ?? ''))) return true;
  return repository !== null && activityOf(repository.fullName.split('/')[1] ?? '') === 'fine-tuning';
}
