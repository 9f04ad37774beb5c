/** The settings of a training run that sentences, tables and lines of code on pages give, each with its value. */

/** The usual ones; each counts once, and only with its value. */
const PARAMETERS: Record<string, RegExp> = {
  'learning rate': /(?<![a-z])(learning[ _-]?rate|lr|max_lr|peak_lr)(?![a-z])[^\n]{0,40}?\d/i,
  'batch size':
    /(?<![a-z])(batch[ _-]?size|bsz?|batch_tokens|max[_-]tokens)(?![a-z])[^\n]{0,40}?\d|\bbatch(es)? of \d/i,
  optimizer: /(?<![a-z])(adamw?|adafactor|lamb|lion|sgd|rmsprop|muon)\b/i,
  steps:
    /(?<![a-z])(epochs?|(max|total|train(ing)?|update|num_train)?[ _-]?steps|iterations|max[_-]update)(?![a-z])[^\n]{0,25}?\d|\d[\d,.k]*\s*(\w+ )?(epochs|steps|iterations|updates)\b/i,
  warmup: /(?<![a-z])warm-?[ _]?up(?![a-z])[^\n]{0,40}?\d|\d[\d,.%k]*\s*(\w+ )?warm-?up\b/i,
  'weight decay': /(?<![a-z])weight[ _-]?decay\b[^\n]{0,20}?\d/i,
  dropout: /(?<![a-z])dropout(?![a-z])[^\n]{0,20}?\d/i,
  schedule:
    /(?<![a-z])(cosine|linear|polynomial|inverse[ _]s(qrt|quare)|constant|noam)\b[^\n]{0,30}\b(decay|schedul\w*|anneal\w*)|\blr[ _-]?scheduler(_type)?\b/i,
  precision: /(?<![a-z])(bf16|fp16|bfloat16|float16|mixed[ _-]precision)\b/i,
  clipping: /(?<![a-z])(grad(ient)?[ _-]?(norm[ _-]?)?clip\w*|clip[_-]norm|max_grad_norm)\b/i,
  'sequence length':
    /(?<![a-z])((max|sequence|context|block)[ _-]?(seq(uence)?[ _-]?)?(length|size|len)|block_size|tokens[_-]per[_-]sample)\b[^\n]{0,25}?\d/i,
  betas: /(?<![a-z])(adam[_ -])?(beta[ _]?[12s]|betas|β[12₁₂]?|epsilon|eps)\b\D{0,12}\d/i,
};

/** A list that has none of these is about something else than a training run. */
export const ESSENTIAL: readonly string[] = ['learning rate', 'batch size', 'optimizer', 'steps'];

/** By their names, the settings that a text gives. */
export const parametersIn = (text: string): string[] =>
  Object.keys(PARAMETERS).filter((name) => PARAMETERS[name]?.test(text));
