/** Asks whether one can tell which model this one was made from, or that it was made from none. */
import { citeFile, hubPlace } from '../prose/cite.js';
import { citeStatement, modelPages, statementsOn } from '../release/claims/statements.js';
import { defineCheck, fail, partial, pass } from './check.js';

const FROM_SCRATCH =
  /(?<!\b(?:not|n['’]t|without|of|than|instead of) (?:\w+ )?)\b(?:pre-?)?trained\b[^.]{0,60}\bfrom scratch\b|\brandom(?:ly)? initiali[sz](?:ed|ation)\b/i;
/** A name: a capital or a digit inside of a word, a path, or a word of several parts. */
const NAME =
  '(?:the )?(?:\\w{1,30} ){0,3}?[`"“[]?[\\w-]{0,40}(?:[A-Z][\\w.-]{0,40}\\d|[a-z\\d][A-Z]|[A-Z]{2,}|[\\w.-]{1,40}\\/[\\w.-]|[A-Z]\\w{1,40}-|(?!state-of)[a-z]\\w{0,40}(?:-[\\w.]{1,40}){2,9})';
/** Made from something that has a name. What comes after "tuned on" is data. */
const MADE_FROM = new RegExp(
  `\\b(?:fine-?tuned?(?: version| checkpoint)?|initiali[sz]ed|distilled(?: version)?|adapted|derived|adapter|merge|(?<!non-)quanti[sz]ed version|continually (?:pre-?)?trained)\\b[^.;,]{0,20}?\\b(?:from|of|for)\\b ${NAME}|\\b[Ww]e fine-?tuned?\\b[^.;,]{0,40}\\bmodels? ${NAME}|\\b(?:began|begins|start(?:s|ed)|initiali[sz]ed)\\b[^.;,]{0,30}\\b(?:weights|checkpoint|parameters)\\b of ${NAME}|\\b(?:is|was|are|were)\\b[^.;,]{0,60}\\b(?:based|built) (?:up)?on(?: top of)? ${NAME}`,
);
/** Pages, code and data are made from others as well. */
const OTHER_THING =
  /\b(?:your|you can|data-?sets?|corpus|will be|PyTorch|TensorFlow|JAX|NVIDIA|GPUs?|(?:model )?card|code(?:base)?|repository|implementation|scripts?|tutorial|paper|API|server|docker|image|notebook|toolkit|package|architecture|find|see|how to|reproduce)\b/i;
const TUNED =
  /(?<!\b(?:not|n['’]t|without|never)\b[^.]{0,20})\bfine-?tuned\b(?! versions?\b)|\bpre-?trained (?:backbone|encoder|model|checkpoint)\b/i;

export default defineCheck({
  id: 'base-model-stated',
  title: "The model's origin is stated",
  partialTitle: 'Tuning is mentioned, but not what was tuned',
  failureTitle: "The model's origin is not stated",
  why: 'Errors, biases and license terms of a base model live on in what is built on it.',
  fix: "Name the base model under `base_model` in the card's front matter, or say that the model was trained from scratch.",
  needs: ['hub', 'documents'],
  evaluate({ hub, documents }) {
    const [base] = hub?.baseModels ?? [];
    if (hub && base) {
      return pass(`The front matter names ${base.id}.`, {
        at: citeFile(hubPlace(hub), 'README.md', undefined, 'front matter'),
      });
    }
    const pages = modelPages(documents);
    const [scratch] = statementsOn(pages, FROM_SCRATCH);
    if (scratch) return pass('A page says that it was trained from scratch.', { at: citeStatement(scratch) });
    const made = statementsOn(pages, MADE_FROM).find(({ sentence }) => !OTHER_THING.test(sentence.text));
    if (made) return pass('A page says what it was made from.', { at: citeStatement(made) });
    const [tuned] = statementsOn(pages, TUNED);
    if (tuned)
      return partial(0.5, 'A page mentions tuning, but not what was tuned.', { at: citeStatement(tuned) });
    return fail('Nothing says whether the model was made from another one.');
  },
});
