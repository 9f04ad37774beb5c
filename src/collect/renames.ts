/** Tells that a model or a repository has another name today than the one that was asked for. */
import type { HubModel, Repository } from '../evidence.js';

export function renames(model: HubModel | null, code: Repository | null): string[] {
  const notes: string[] = [];
  if (model?.renamedFrom) notes.push(`${model.renamedFrom} is now ${model.id} on the Hub.`);
  if (code?.renamedFrom) notes.push(`${code.renamedFrom} is now ${code.fullName} on GitHub.`);
  return notes;
}
