/** A model that another was made from, with its license and its own origins: a chain, or a tree where models were merged. */
import type { Citation } from '../../prose/cite.js';
import type { Missing } from '../../release/reading.js';
import type { Terms } from '../names/names.js';

export interface Origin {
  id: string;
  /** In the Hub's words: `finetune`, `adapter`, `quantized`, `merge`; of prose also `distilled`. */
  relation: string | null;
  /** 1 for what the model itself was made from. */
  steps: number;
  /** Ids on the way from the model, this one last. */
  path: readonly string[];
  /** `null` when it states none, or could not be looked at. */
  terms: Terms | null;
  /** The vendor's family says so; its page could not be read. */
  byFamily: boolean;
  /** Its page, or where it is named. */
  citation: Citation;
  /** Why it could not be looked at. */
  missing: Missing | null;
  /** It is named again above itself: the chain stops here. */
  cycle: boolean;
  /** Names of its training sets, which were not looked up. */
  datasets: readonly string[];
  origins: readonly Origin[];
}

/** All origins, the nearest first. */
export function allOrigins(origins: readonly Origin[]): Origin[] {
  const found: Origin[] = [];
  for (let level = [...origins]; level.length > 0; level = level.flatMap((one) => one.origins))
    found.push(...level);
  return found;
}

/** What was learned from another model's outputs is no copy of its weights. */
export const isCopied = ({ relation }: Origin): boolean => relation !== 'distilled';

/** "two steps up": how far from the model. */
export function stepsUp({ steps }: Pick<Origin, 'steps'>): string {
  const words = ['', 'one step up', 'two steps up', 'three steps up', 'four steps up', 'five steps up'];
  return words[steps] ?? `${steps} steps up`;
}
