/** Closed models whose answers a page says that it learned from: what their vendors' terms say of it binds whoever asked them. */
import type { Document } from '../../prose/page.js';
import type { Terms } from '../names/names.js';
import type { NamedBase } from './prose.js';

/** Models that are only had by asking a vendor's service, and whose terms of service they come under. */
const SERVICES: readonly (readonly [models: string, terms: string])[] = [
  [
    '(?:Chat ?)?(?:GPT|gpt)-?(?:3\\.5|4|5)(?!-?[Aa]ll)[\\w.-]*(?: Turbo)?|ChatGPT|text-davinci-\\d+|OpenAI o[134](?:-\\w+)?',
    'OpenAI',
  ],
  ['Claude(?:[- ](?:v?\\d[\\w.]*|Opus|Sonnet|Haiku|Instant))*', 'Anthropic'],
  ['Gemini(?:[- ](?:v?\\d[\\w.]*|Pro|Ultra|Flash|Nano))*', 'Google'],
];

/** https://openai.com/policies/terms-of-use, https://www.anthropic.com/legal/commercial-terms, https://ai.google.dev/gemini-api/terms */
const termsOfService = (vendor: string): Terms => ({
  id: null,
  name: `terms of service of ${vendor}, which exclude training models that compete`,
  openness: 'restricted',
});

const NAME = new RegExp(`\\b(?:${SERVICES.map(([models]) => models).join('|')})`, 'g');

/** Right before the name: learned from it, or its answers were the lessons. */
const LEARNED_FROM =
  /\b(?:distill?(?:ed|ing|ation)|learn(?:s|ed|t)?|imitat\w+) (?:it |knowledge )?(?:from|of)\b[^.;:]{0,40}$|\b(?:outputs?|responses?|answers?|completions?|generations?|instructions?|examples?|samples?|conversations?|dialogu?es?|reasoning traces?|(?:training |synthetic |instruction )?data(?:set)?|labels?|rewrites?)\b[^.;:]{0,30}\b(?:of|from|by|with|using|via|through)\b[^.;:]{0,40}$/i;
/** It was a judge or a rival, or no lesson was taken from it. */
const OF_ANOTHER_USE =
  /\b(?:judg\w+|evaluat\w+|benchmark\w*|compar\w+|baselines?|outperform\w*|better than|score[sd]?|rated|ratings?|versus|unlike|win rates?|grad(?:e|ed|ing)|prompt templates?|API keys?|not|never|without|no)\b/i;
const TRAINED = /\b(?:trained|tuned|tuning|train|tune|distill?\w*|learn\w*|imitat\w+|sft|training)\b/i;
const NOT_ITS_OWN = /related|acknowledg|other|compar|baseline|evaluat|results|changelog/i;

/** Each such model once, in the order of the page. */
export function teachersIn(card: Document | null): NamedBase[] {
  const found = new Map<string, NamedBase>();
  for (const { text, section, line, row } of card?.sentences ?? []) {
    if (row !== undefined || NOT_ITS_OWN.test(section.heading)) continue;
    if (!TRAINED.test(`${text} ${section.heading}`) || OF_ANOTHER_USE.test(text)) continue;
    for (const { 0: written, index } of text.matchAll(NAME)) {
      const name = written.replace(/[.\s-]+$/, '');
      if (!LEARNED_FROM.test(text.slice(Math.max(0, index - FURTHEST), index)) || found.has(name)) continue;
      const vendor = SERVICES.find(([models]) => new RegExp(`^(?:${models})`).test(name))?.[1] ?? '';
      const citation = card?.cite(line);
      if (citation)
        found.set(name, { id: name, relation: 'distilled', citation, terms: termsOfService(vendor) });
    }
  }
  return [...found.values()];
}

/** How far before a name it is told what was learned from it. Characters. */
const FURTHEST = 120;
