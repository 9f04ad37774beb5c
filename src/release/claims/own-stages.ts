/** Models that are trained in two stages of their own: what pages say of the first, and whether any code trains it. */

import { lastPart } from '../../paths.js';
import type { Document } from '../../prose/page.js';
import type { StepEvidence } from '../code/steps.js';
import { isOnOther } from './other-models.js';
import type { Statement } from './statements.js';

/** What turns data into codes or latents for the model that is trained on them. */
const ENCODER =
  '(?:VQ-?(?:VAE|GAN)|VAE|(?:variational )?auto-?encoder|(?:audio |image |neural )?(?:codec|tokeni[sz]er)|codebook)';
const FIRST = '(?:first(?:ly)?|(?:first|initial) stage|stage (?:1|one|I))';
/** "We first train a VAE", "in the first stage a tokenizer is trained". */
const TRAINED_FIRST = new RegExp(
  String.raw`\b${FIRST}\b[^.;,]{0,60}?\b(?:train\w*|learn\w*)\b[^.;,]{0,40}?\b${ENCODER}s?\b|\b${FIRST}\b[^.;,]{0,60}?\b${ENCODER}s?\b[^.;,]{0,40}?\b(?:train\w*|learn\w*)\b`,
  'i',
);
const AND_THEN = /\b(?:then|second|stage (?:2|two|II)|afterwards|next|finally)\b/i;
/** One that was there already is nobody's first stage. */
const BORROWED =
  /\b(?:pre-?trained|off-the-shelf|existing|publicly available|frozen|borrowed|unlike|in contrast|whereas|we (?:use|reuse|take))\b/i;
/** What trains the first stage says so by its name. */
const OF_ENCODER =
  /vae|vq|auto_?encoder|(?:^|_)ae(?:_|\.|$)|tokeni[sz]er|codec|codebook|stage[-_]?(?:1|one|i(?![a-z]))|first/i;
/** And what trains the second one: any other name may stand for both. */
const OF_SECOND =
  /transformer|diffusion|prior|(?:^|_)lm|gpt|unet|(?:^|_)dit(?:_|\.|$)|latent|ldm|second|stage[-_]?(?:2|two)|flow|maskgit|(?:^|_)ar(?:_|\.|$)/i;

/** A configuration or a number of a stage, as a command is given them. */
const SETTINGS = /[\w./-]{1,80}\.ya?ml\b|--?stage[ =]\S{1,20}/;

/** Where pages tell of a first stage that none of the programs which train is called after, while all are called after the second. */
export function untrainedStage(
  documents: readonly Document[],
  { scripts, parts, commands }: StepEvidence,
): Statement | undefined {
  const programs = scripts.map(({ file }) => lastPart(file.path));
  if (programs.length === 0 || !programs.every((name) => OF_SECOND.test(name) && !OF_ENCODER.test(name)))
    return undefined;
  const others = [
    ...parts.map(({ file }) => lastPart(file.path)),
    ...commands.map(({ script, text }) => `${lastPart(script ?? '')} ${SETTINGS.exec(text)?.[0] ?? ''}`),
  ];
  if (others.some((name) => OF_ENCODER.test(name))) return undefined;
  for (const document of documents.filter(({ kind }) => kind !== 'page')) {
    const sentence = document.sentences.find(
      ({ text, negated }, index) =>
        TRAINED_FIRST.test(text) &&
        (AND_THEN.test(text) || AND_THEN.test(document.sentences[index + 1]?.text ?? '')) &&
        !BORROWED.test(text) &&
        !negated &&
        !isOnOther(text, document),
    );
    if (sentence) return { document, sentence };
  }
  return undefined;
}
