/** The models that a card says in prose it was made from. */
import { basesInProse } from '../../licenses/lineage/prose.js';
import { page } from '../../prose/page.js';
import type { ModelRecord } from './model.js';

/** Without a link to the Hub and a word on how it was made a card names no base model: most are not parsed for it. */
const A_MODEL_PAGE = /\b(?:huggingface|hf)\.co\//i;
const HOW_IT_WAS_MADE = /fine-?tun|quanti[sz]|merg|adapt|distil|deriv|initiali/i;

/** Ids of models that a card names in prose as what it was made from. */
export function basesNamedIn(record: ModelRecord, text: string): string[] {
  if (!A_MODEL_PAGE.test(text) || !HOW_IT_WAS_MADE.test(text)) return [];
  const place = { url: record.url, revision: record.revision };
  const card = page({ kind: 'card', label: 'model card', path: 'README.md', text, place, root: record.url });
  return basesInProse(card).map(({ id }) => id);
}
