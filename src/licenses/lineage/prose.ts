/** Base models that a card names in prose only: "fine-tuned from [Example](https://huggingface.co/org/example)". */

import type { Citation } from '../../prose/cite.js';
import type { Document, DocumentLink } from '../../prose/page.js';
import { namesOfPage } from '../../prose/proper-names.js';

export interface NamedBase {
  id: string;
  relation: string;
  citation: Citation;
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
  ['finetune', /\bfine-?tuned? (?:the |a )?$/i],
];

const ON_THE_HUB =
  /^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\/(?!datasets|spaces|papers|docs|blog|collections)([\w.-]+\/[\w.-]+?)\/?(?:[?#].*)?$/i;

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
  return [...found.values()];
}

function relationOf(card: Document, { text, section, context }: DocumentLink): string | undefined {
  if (/related|acknowledg|other|compar|baseline|variants?|family|changelog/i.test(section.heading))
    return undefined;
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
    /^\W*(?:an? )?(?:fine-?tun|quanti[sz]|merge|adapter|lora|distill|initiali|derived|converted)/i.test(
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
