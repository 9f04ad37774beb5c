/** Base models that a page names in prose only: "fine-tuned from [Example](https://huggingface.co/org/example)", or a known family by its name. */

import type { Citation } from '../../prose/cite.js';
import type { Document, DocumentLink } from '../../prose/page.js';
import { namesOfPage } from '../../prose/proper-names.js';
import type { Terms } from '../names/names.js';
import { familiesIn } from './families.js';

export interface NamedBase {
  id: string;
  relation: string;
  citation: Citation;
  /** Of a family that is called by its name, without an id. */
  terms?: Terms;
}

/** How it was made, right before the link. What comes after "tuned on" is data. */
const MADE: readonly (readonly [relation: string, words: RegExp])[] = [
  ['quantized', /\bquanti[sz]\w*(?: \w+){0,3} (?:of|from)\b[^.;]{0,60}$/i],
  ['adapter', /\b(?:adapter|lora)\b(?: \w+){0,3} (?:of|for|from|on top of)\b[^.;]{0,60}$/i],
  ['merge', /\b(?:merge[ds]?|merging)\b(?: \w+){0,3} (?:of|from|with)\b[^.;]{0,80}$/i],
  ['distilled', /\bdistill?(?:ed|ation)\b(?: \w+){0,3} (?:of|from)\b[^.;]{0,60}$/i],
  [
    'finetune',
    /\b(?:fine-?tun\w+|initiali[sz]ed|derived|adapted|converted|abliterated|continued? (?:pre-?)?train\w*)(?: \w+){0,3} (?:from|of)\b[^.;]{0,60}$/i,
  ],
  // "The model starts from the weights of …", "training began from the public checkpoint of …".
  [
    'finetune',
    /\b(?:start(?:s|ed)?|beg[ai]ns?) (?:training )?(?:from|with) the (?:\w+ )?(?:weights|parameters|checkpoints?) of[^.;]{0,30}$/i,
  ],
  ['finetune', /\bfine-?tuned? (?:the |a )?$/i],
  ['finetune', /^[\s>*_-]{0,8}(?:base|parent|foundation|backbone) model[\s*_]{0,4}[:=][\s*_`]{0,4}$/i],
];

const ON_THE_HUB =
  /^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\/(?!datasets|spaces|papers|docs|blog|collections)([\w.-]+\/[\w.-]+?)\/?(?:[?#].*)?$/i;

/** Sections on other models than the page's. */
const NOT_ITS_OWN = /related|acknowledg|other|compar|baseline|variants?|family|changelog/i;

/** Each model once, in the order of the page; what the page says of other models is left out. */
export function basesInProse(card: Document | null): NamedBase[] {
  if (!card) return [];
  const found = new Map<string, NamedBase>();
  for (const link of card.links) {
    const id = ON_THE_HUB.exec(link.url)?.[1];
    const relation = id === undefined || link.denied ? undefined : relationOf(card, link);
    if (id === undefined || relation === undefined) continue;
    if (!found.has(id.toLowerCase()))
      found.set(id.toLowerCase(), { id, relation, citation: card.cite(link.line) });
  }
  if (found.size > 0) return [...found.values()];
  const written = idsWritten(card);
  return written.length > 0 ? written : familiesNamed(card);
}

/** `org/name-7b` as it stands in a sentence: the last part has a digit or a hyphen, and is no file. */
const WRITTEN_ID =
  /(?<![\w/.@:-])([A-Za-z][\w.-]{1,40}\/(?=[\w.-]*[\d-])[A-Za-z][\w.-]{1,80}\w)(?![\w/-])(?<!\.(?:py|sh|md|txt|json|ya?ml|ipynb|pt|pth|bin|safetensors|gguf|csv|html?))/g;

/** How far before an id it is told what was done with it. Characters. */
const FURTHEST = 300;

/** "Not fine-tuned from …": right before it, in the same clause. */
const DENIED = /(?:\b(?:not|never|neither|nor|instead of|rather than)|n['’]t)\b[^.,;:]{0,60}$/i;

/** "We fine-tuned it from example/base-7b": ids that no link leads to. */
function idsWritten(card: Document): NamedBase[] {
  const found = new Map<string, NamedBase>();
  for (const sentence of card.sentences) {
    const { text, section, line } = sentence;
    if (sentence.negated || sentence.row !== undefined || NOT_ITS_OWN.test(section.heading)) continue;
    if (!ACCOUNT.test(text) || A_GUIDE.test(text) || !isOwn(card, text)) continue;
    for (const { 0: whole, 1: id = '', index } of text.matchAll(WRITTEN_ID)) {
      // Dots in the ids before this one end no sentence: "a merge of example/base-3.1 and other/net-7b".
      const before = text
        .slice(Math.max(0, index - FURTHEST), index)
        .replace(WRITTEN_ID, 'id')
        .replace(/[`'"“*[(]+$/, '');
      if (DENIED.test(before)) continue;
      const relation = howMade(before, text.slice(index + whole.length));
      if (relation !== null && !found.has(id.toLowerCase()))
        found.set(id.toLowerCase(), { id, relation, citation: card.cite(line) });
    }
  }
  return [...found.values()];
}

/** Words of a guide or tool: what people may do with it, and no account of how this model was made. */
const A_GUIDE =
  /\b(?:you|your|users?|supports?|examples?|tutorials?|guides?|recipes?|notebooks?|how to|can be|e\.g|such as|baselines?|compar\w+|ablations?|versus|unlike|architectures?|tokenizers?)\b/i;
/** Beside the ways of making that a link is told by. */
const STARTED =
  /\b(?:start(?:s|ed|ing)? (?:training )?from|built on top of|fine-?tun(?:e|es|ing) (?:of )?)(?: the)?(?: pre-?trained)?\s*$/i;

/** "We took example/base-7b and tuned it", "using Example 7B as the backbone": what was done stands behind the name. */
const TAKEN =
  /\b(?:took|take|taking|use[ds]?|using|with|chose)(?: the)?(?: (?:pre-?trained|open|public))?(?: weights of)?\s*$/i;
const AND_TUNED =
  /^[`'"”*\])]*(?: (?:model|weights|checkpoint))?,? (?:as (?:the|our|its|a) (?:\w+ )?(?:base(?: model)?|backbone|starting point|initiali[sz]ation|foundation)\b|(?:and|which) (?:\w+ ){0,2}(?:fine-?)?tuned\b)/i;

/** The relation to a model by the words before and behind its name; `null` where they tell of none. */
function howMade(before: string, behind: string): string | null {
  const made = MADE.find(([, words]) => words.test(before))?.[0];
  if (made !== undefined) return made;
  return STARTED.test(before) || (TAKEN.test(before) && AND_TUNED.test(behind)) ? 'finetune' : null;
}

/** "We initialize Example with LLaMA-2 13B": known families that a page says it was made from. */
function familiesNamed(card: Document): NamedBase[] {
  const found = new Map<string, NamedBase>();
  for (const sentence of card.sentences) {
    const { text, section, line } = sentence;
    if (sentence.negated || sentence.row !== undefined || NOT_ITS_OWN.test(section.heading)) continue;
    if (!ACCOUNT.test(text) || A_GUIDE.test(text) || !isOwn(card, text)) continue;
    for (const { name, at, terms } of familiesIn(text)) {
      const before = text.slice(0, at);
      if (DENIED.test(before)) continue;
      const relation = howMade(before, text.slice(at + name.length));
      const key = name.toLowerCase();
      if (relation !== null && !found.has(key))
        found.set(key, { id: name, relation, citation: card.cite(line), terms });
    }
  }
  return [...found.values()];
}

/** Without one of these a sentence tells nothing of how a model was made. */
const ACCOUNT =
  /tuned\b|fine-?tun|base model|parent model|foundation model|backbone|quanti[sz]|merg|adapt|distil|deriv|initiali|start|built on|pre-?train/i;

function relationOf(card: Document, { text, section, context }: DocumentLink): string | undefined {
  if (NOT_ITS_OWN.test(section.heading)) return undefined;
  const sentence = card.sentences.find(
    (one) => one.section === section && text !== '' && one.text.includes(text),
  );
  const whole = sentence?.text ?? context;
  if (sentence?.negated || sentence?.row !== undefined || !isOwn(card, whole)) return undefined;
  const before = whole.slice(0, Math.max(0, whole.indexOf(text)));
  if (/\b(?:compar\w+|baselines?|such as|unlike|versus|other (?:models?|data))\b/i.test(before))
    return undefined;
  return MADE.find(([, words]) => words.test(before))?.[0];
}

/** It speaks of this model: by its name, as "this" or "we", or by beginning with what was done. */
function isOwn(card: Document, sentence: string): boolean {
  if (/\b(?:this|our|we|it|the (?:model|weights|checkpoint))\b/i.test(sentence)) return true;
  if (
    /^\W*(?:an? )?(?:fine-?tun|quanti[sz]|merge|adapter|lora|distill|initiali|derived|converted|(?:base|parent|foundation|backbone) model)/i.test(
      sentence,
    )
  )
    return true;
  const said = sentence.toLowerCase().replace(/[^a-z0-9]/g, '');
  return namesOfPage(card).some(
    (name) => said.includes(name) || (said.length > 0 && sharesName(name, sentence)),
  );
}

/** "AlphaWren is …" on a page titled "AlphaWren VAE". */
const sharesName = (name: string, sentence: string): boolean => {
  const first = /^\W*([\w.-]{4,})/
    .exec(sentence)?.[1]
    ?.toLowerCase()
    .replace(/[^a-z0-9]/g, '');
  return first !== undefined && name.startsWith(first);
};
