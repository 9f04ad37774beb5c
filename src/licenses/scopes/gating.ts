/** What the Hub asks people to agree to before it gives access: it may add terms to an open license. */
import type { HubModel } from '../../evidence.js';
import { citeFile, hubPlace, isLocal } from '../../prose/cite.js';
import { splitSentences } from '../../prose/sentences.js';
import { mentionsOf } from '../names/mentions.js';
import type { Terms } from '../names/names.js';
import { inOwnWords } from '../names/own-words.js';
import { narrowingWords } from '../terms/narrowing.js';
import { type Act, readSentence, speaksOfAnother } from '../terms/reading.js';
import type { Answer } from './answers.js';

/** Keys of the front matter: https://huggingface.co/docs/hub/models-gated#customize-requested-information */
const PROSE = [
  'extra_gated_prompt',
  'extra_gated_description',
  'extra_gated_heading',
  'extra_gated_button_content',
];

/** Longer prompts hold whole licenses; the terms that they add stand near the beginning. Characters. */
const LONGEST = 20_000;

/**
 * The first limit on use in the access form of a gated model; `null` when it asks for names and addresses only.
 * The keys prove nothing where a published model is not gated: copies keep them. In a folder they say what will be asked.
 */
export function termsOfGate(model: HubModel): Answer | null {
  if ((!model.gated && !isLocal(model.url)) || !model.cardData) return null;
  const fields = model.cardData.extra_gated_fields;
  const texts = [
    ...PROSE.map((key) => model.cardData?.[key]),
    ...(fields && typeof fields === 'object' ? Object.keys(fields) : []),
  ].filter((text): text is string => typeof text === 'string');
  for (const text of texts)
    for (const sentence of splitSentences(text.slice(0, LONGEST))) {
      const terms = closedTerms(sentence.text);
      if (!terms) continue;
      const citations = [citeFile(hubPlace(model), 'README.md', undefined, 'access form of the model page')];
      return { terms, basis: 'gating', citations };
    }
  return null;
}

/** To agree, to accept and to ask is what every such form is for; what is agreed to says the rest. */
const OF_THE_FORM: ReadonlySet<Act> = new Set(['permission', 'agreement', 'license', 'asks']);

/** Whom a form asks for more than to be filled in: "companies need a license". */
const OF_BUSINESS =
  /\b(?:commercial\w*|business(?:es)?|compan(?:y|ies)|enterprises?|for-?profit|industr\w+|employees|products?|revenue)\b/i;

function closedTerms(sentence: string): Terms | null {
  const { limits, sure, act, besideName, likely, words } = readSentence(sentence);
  const named = mentionsOf(sentence).find(({ terms }) => terms.openness === 'restricted');
  // What is said of other models, or of what was, is no term of this one.
  const isMeant = limits || (likely >= MEANT_FROM && !speaksOfAnother(sentence));
  const name = isMeant ? (named?.terms.name ?? narrowingWords(sentence)) : null;
  if (name) return { id: null, name, openness: 'restricted' };
  if (!limits || !besideName || (OF_THE_FORM.has(act) && !(OF_BUSINESS.test(sentence) && act !== 'asks')))
    return null;
  return { id: null, name: inOwnWords(words), openness: sure ? 'restricted' : 'unclear' };
}

/** A license by name is meant unless the sentence hardly reads as a limit. */
const MEANT_FROM = 0.25;
