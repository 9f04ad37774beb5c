/** Whether the released model was made by tuning another one, so that its tuning is its training. */
import type { HubModel, Repository } from '../../evidence.js';
import type { Document } from '../../prose/page.js';
import { activityOf } from '../files/activities.js';

/** Relations that leave the parameters' training to the base model. */
const NO_TRAINING = new Set(['quantized', 'merge']);

/**
 * The model names a base model that it was tuned or adapted from, or its repository's own name says that it is a tune.
 * Source: the Hub's `base_model` and `base_model_relation` (finetune, adapter, quantized, merge).
 */
export function isFineTune(
  hub: HubModel | null,
  repository: Repository | null,
  documents: readonly Document[] = [],
): boolean {
  if (hub?.baseModels.some(({ relation }) => !NO_TRAINING.has(relation ?? ''))) return true;
  const own = hub?.id ?? '';
  if (documents.some((document) => document.kind === 'card' && callsItselfATune(document, own))) return true;
  if (
    !hub &&
    documents.some(
      (document) => document.kind === 'readme' && (isTitledATune(document) || saysItsModelIsATune(document)),
    )
  )
    return true;
  return repository !== null && activityOf(repository.fullName.split('/')[1] ?? '') === 'fine-tuning';
}

/** `Finetuned from model: …`, `X is a fine-tuned Y language model`, `a fine-tuned version of Y`, `the model was fine-tuned on Z`. */
const A_TUNE =
  /^\W*(?:fine-?tuned|adapted|instruction-tuned) from\b|^[^.;,]{0,60}\b(?:is|are) an? (?:\w+ ){0,2}(?:fine|instruction)-?tuned\b|\bfine-?tuned (?:version|variant|checkpoint)s? of\b|^(?!.*\bpre-?train)[^.;,]{0,40}\b(?:model|network|it) (?:is|was|has been) (?:\w+ )?fine-?tuned (?:on|from|with|using)\b/i;

/** A README speaks of several models; it is a tune's where the sentence that introduces the model says how it was made. */
const MADE_AS_A_TUNE =
  /^[^.;,]{0,40}\b(?:is|are) an? (?:[\w-]+ ){0,3}(?:models?|assistants?|chatbots?|LLMs?),? (?:(?:pre-?)?trained|(?:fine|instruction)-?tuned|obtained|built|made) (?:with|by|via|using|through|from|on top of) (?:parameter-efficient |supervised |instruction )?(?:\[?Q?LoRA\b|low-?rank adapt(?:ation|ing)|fine-?tuning|instruction tuning|LLaMA|Llama)/i;

/** "A LoRA fine-tune of Wren-7B", "Heron is a fine-tuned version of Wren": of one model by its name. */
const IS_A_TUNE =
  /^(?:[^.;,]{0,40}\b(?:is|are) )?(?:an?|the|our) (?:[\w-]+ ){0,3}?(?:(?:q?lora|qlora|peft|instruction|supervised)[- ])?(?:fine-?tunes?|(?:fine|instruction)-?tuned (?:version|variant|checkpoint|model)s?|lora|adapters?)(?: adapters?)? (?:of|for|on|from|based on) (?:the )?\[?[A-Z][\w./-]*\d/i;

function saysItsModelIsATune({ sections, sentences }: Document): boolean {
  const opening = new Set(sections.slice(0, 4));
  return sentences.some(
    (one) =>
      opening.has(one.section) && (MADE_AS_A_TUNE.test(one.text) || IS_A_TUNE.test(one.text)) && !one.negated,
  );
}

/** A title of a few words that bears the way of tuning, as repositories of tunes are called. */
function isTitledATune({ sections }: Document): boolean {
  const title = sections.find(({ depth }) => depth === 1)?.heading.split(/[:–—(]/)[0] ?? '';
  return title.length <= 60 && TUNE_IN_TITLE.test(title) && !/\bpre-?train/i.test(title);
}

const TUNE_IN_TITLE =
  /\bfine-?\s?tun(?:ed?|ing)\b|(?:^|[^a-z])(?:q?lora|peft|sft)(?![a-z])|\binstruct(?:ion)?-?\s?tun(?:ed|ing)\b/i;

/** "We finetuned the multilingual models BLOOM and mT5": the name of what was tuned. */
const WE_TUNED =
  /\b[Ww]e (?:have |further )?(?:instruction-)?fine-?tun(?:e|ed) (?:the |a |an )?(?:(?!(?:of|on|with|for|by|in|to|from|using)\b)[a-z][\w-]* ){0,4}([A-Z][\w.-]*[A-Z\d][\w.-]*)/;

/** Tuned for a comparison, which makes another model. */
const BESIDE = /\b(?:baselines?|compar\w+|evaluat\w+|benchmark\w*|down-?stream|ablations?|as well)\b/i;

/** Said at the top of a card, where it introduces itself. */
function callsItselfATune({ sections, sentences }: Document, own: string): boolean {
  const opening = new Set(sections.slice(0, 4));
  const title = sections.find(({ depth }) => depth === 1)?.heading ?? '';
  const names = new Set(partsOf(`${title} ${own}`));
  return sentences.some((one) => {
    if (!opening.has(one.section)) return false;
    const other = BESIDE.test(one.text) ? undefined : WE_TUNED.exec(one.text)?.[1];
    // A model that was tuned itself, to be measured on a task, is no tune.
    const tunesAnother = other !== undefined && partsOf(other).some((part) => !names.has(part));
    return (tunesAnother || A_TUNE.test(one.text)) && !one.negated;
  });
}

/** Of a name: `lab/Wren-7B` is of `lab`, `wren` and `7b`. */
const partsOf = (name: string): string[] => name.toLowerCase().match(/[a-z\d.]+/g) ?? [];
