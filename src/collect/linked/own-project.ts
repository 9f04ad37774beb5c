/** Where a model's own project lies in a repository that may hold several: by its name, and by what its card links to. */
import { type Repository, valueIn } from '../../evidence.js';
import { type ProjectPlace, projectIn } from '../../licenses/scopes/license-paths.js';
import { lastPart } from '../../paths.js';
import type { Half } from './pages.js';

export function projectOf({ record, card }: Half, { fullName }: Repository): ProjectPlace {
  const text = valueIn(card)?.text ?? '';
  const urls = [...text.matchAll(/https?:\/\/(?:www\.)?github\.com\/[^\s()<>"'\]]{1,300}/gi)].map(
    ([url]) => url,
  );
  return projectIn(fullName, [lastPart(record.id)], urls);
}
