/** What the Hub asks people to agree to before it gives access: it may add terms to an open license. */
import type { HubModel } from '../../evidence.js';
import { citeFile, hubPlace, isLocal } from '../../prose/cite.js';
import { splitSentences } from '../../prose/sentences.js';
import { mentionsOf } from '../names/mentions.js';
import { narrowingWords } from '../terms/narrowing.js';
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
      const name = closedTerms(sentence.text);
      if (!name) continue;
      const citations = [citeFile(hubPlace(model), 'README.md', undefined, 'access form of the model page')];
      return { terms: { id: null, name, openness: 'restricted' }, basis: 'gating', citations };
    }
  return null;
}

function closedTerms(sentence: string): string | null {
  const named = mentionsOf(sentence).find(({ terms }) => terms.openness === 'restricted');
  return named?.terms.name ?? narrowingWords(sentence);
}
