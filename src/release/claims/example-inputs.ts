/** Tells an input that is really there from one that the reader has to think of. */

/** Paths and words that stand for what the reader has. An option's own name (`--data_dir x`, `data_dir=x`) does not. */
const PLACEHOLDER =
  /<[\w ./-]*(?:path|input|file|dir|your|name|model|data|id|checkpoint)[\w ./-]*>|(?<=-\w[\w-]{0,30}[ =])<[\w ./-]{1,40}>|(?<=-\w[\w-]{0,30}[ =])\[[a-z][\w ./-]{1,40}\]|\[(?:path|input|your)[\w ./-]*\]|\b(?:path[_/-]?to|your)[_/ -]|\/path\/|\byour(?:[_-]\w+|\.\w+)|\bmy[_-][\w-]{0,40}?(?:image|photo|audio|file|data|input|text|folder|video|sequence)s?\.\w|(?<!-)\b(?:INPUT|OUTPUT|DATA|MODEL|CKPT|CHECKPOINT)_?(?:DIR|PATH|FILE|ROOT)\b(?!\s{0,4}=)|\{[A-Z_]{3,}\}|\bxxx+\b/i;
/** Numbers drawn by chance: enough to see shapes, nothing to see a result by. */
const RANDOM = /\b(?:torch|np|numpy|random|jax\.random|tf\.random)\.(?:rand\w*|normal|uniform|ones|zeros)\b/;

/** Whether a piece of code has nothing concrete to work on. */
export const isPlaceholderInput = (code: string): boolean => PLACEHOLDER.test(code) || RANDOM.test(code);
