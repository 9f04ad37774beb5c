/** Tells an input that is really there from one that the reader has to think of. */

/** Paths and words that stand for what the reader has. */
const PLACEHOLDER =
  /<[\w ./-]*(?:path|input|file|dir|your|name|model|data|id|checkpoint)[\w ./-]*>|\[(?:path|input|your)[\w ./-]*\]|\b(?:path[_/-]?to|your)[_/ -]|\/path\/|\byour(?:[_-]\w+|\.\w+)|\b(?:INPUT|OUTPUT|DATA|MODEL|CKPT|CHECKPOINT)_?(?:DIR|PATH|FILE|ROOT)\b|\{[A-Z_]{3,}\}|\bxxx+\b/i;
/** Numbers drawn by chance: enough to see shapes, nothing to see a result by. */
const RANDOM = /\b(?:torch|np|numpy|random|jax\.random|tf\.random)\.(?:rand\w*|normal|uniform|ones|zeros)\b/;

/** Whether a piece of code has nothing concrete to work on. */
export const isPlaceholderInput = (code: string): boolean => PLACEHOLDER.test(code) || RANDOM.test(code);
