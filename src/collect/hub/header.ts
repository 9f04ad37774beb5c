/** The header of a model's checkpoint, when it is all that is left to be asked. */
import type { HubModel } from '../../evidence.js';
import type { Course } from '../course.js';

/** Adds to the model what the headers tell, in a wave of their own; nothing where something else tells the parameters. */
export async function readHeaderOf(model: HubModel | null, course: Course): Promise<void> {
  const files = course.parts.headerOf(model);
  if (model === null || files === null) return;
  course.startWave('reading the header of the weights');
  await course.parts.readHeader(model, files);
}
