/** What prose says of the weights: handed out, on request, or not at all. */
import type { Document } from '../../prose/page.js';
import { startsTraining } from '../links/weight-links.js';
import type { Statement } from './statements.js';

const WEIGHTS = /\b(weights?(?! \d)|checkpoints?|(?:model )?parameters|(?:pre-?)?trained models?)\b/i;
const ASKED =
  /\b(?:up)?on (?:\w+ )?request\b|\b(?:request|apply for|obtain|gain) (?:\w+ ){0,4}(?:access|permission)\b|\b(?:request|apply for) (?:\w+ ){0,4}(?:weights|parameters|checkpoints?)\b|\b(?:complete|completing|fill (?:in|out)|filling (?:in|out)|submit(?:ting)?) (?:\w+ ){0,4}form\b|\b(?:contact|e-?mail|write to) (?:us|me|the authors?)\b|\b(?:API|access) (?:key|token)s? (?:is|are) (?:required|needed|necessary) (?:to|for) (?:\w+ ){0,6}(?:weights|parameters|checkpoints?)\b|\brequests? (?:for|to access) (?:\w+ ){0,4}(?:weights|parameters|checkpoints?)\b/i;

const OFFERED =
  /\b(?:weights?|checkpoints?|parameters|(?:pre-?)?trained models?|models)\b[^.;]{0,60}\b(?:are|is|can be|were|will be automatically|automatically) (?:\w+ ){0,3}?(?:downloaded|released|available|provided|open-?sourced|found|hosted|licensed|fetched)\b|\b(?:download|downloads|downloading|release|released|releasing|provide|provides)\b (?:\w+ ){0,3}?(?:weights?|checkpoints?|model parameters|(?:pre-?)?trained models?)\b|\bmodel\b[^.;]{0,20}\bdownloads automatically\b/i;

/** A sentence that says that the weights are handed out; the weakest sign, for it names no place. */
export function offeredWeights(documents: readonly Document[]): Statement | undefined {
  return documents
    .filter(({ kind }) => kind !== 'page')
    .flatMap((document) => document.sentences.map((sentence) => ({ document, sentence })))
    .find(
      ({ sentence }) =>
        OFFERED.test(sentence.text) &&
        !startsTraining(sentence.section.heading, sentence.text) &&
        !sentence.negated,
    );
}

/** `asked`: somebody decides who gets them. `denied`: nobody gets them, or not yet. */
export function withheldWeights(documents: readonly Document[]): { asked?: Statement; denied?: Statement } {
  const about = documents
    .filter(({ kind }) => kind !== 'page')
    .flatMap((document) =>
      document.sentences.filter(({ text }) => WEIGHTS.test(text)).map((sentence) => ({ document, sentence })),
    );
  const asked = about.find(({ sentence }) => ASKED.test(sentence.text));
  const denied = about.find(({ sentence }) => !ASKED.test(sentence.text) && sentence.negated);
  return { ...(asked && { asked }), ...(denied && { denied }) };
}
