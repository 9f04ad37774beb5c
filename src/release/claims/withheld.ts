/** What prose says of the weights: handed out, on request, elsewhere, or not at all. */
import { PART, WEIGHTS_OR_MODEL } from '../../lexicon/concepts.js';
import { claimsOn } from '../../prose/claims.js';
import type { Document } from '../../prose/page.js';
import { storageOf } from '../links/storage.js';
import { startsTraining } from '../links/weight-links.js';
import { isLabsModel, isOnOther } from './other-models.js';
import type { Statement } from './statements.js';

const OFFERED =
  /\b(?:weights?|checkpoints?|(?:model|network|learned|(?:pre-?)?trained) parameters|(?:pre-?)?trained models?|models)\b[^.;]{0,60}\b(?:are|is|can be|were|will be automatically|automatically) (?:\w+ ){0,3}?(?:downloaded|released|available|provided|open-?sourced|found|hosted|licensed|fetched)\b|\b(?:download|downloads|downloading|release|released|releasing|provide|provides)\b (?:\w+ ){0,3}?(?:weights?|checkpoints?|model parameters|(?:pre-?)?trained models?)\b|\bmodel\b[^.;]{0,20}\bdownloads automatically\b|\b(?:library|package|toolbox|toolkit|repository|comes?|ships?|bundled|provides?) (?:with |already )(?:\w+ ){0,2}?(?:pre-?trained|trained) (?:[\w-]+ ){0,5}?(?:models?|weights)\b/i;

/** What others may train with it: "It is also available for training models". */
const FOR_TRAINING = /\b(?:available|provided|released) for (?:training|fine-?tuning|building|developing)\b/i;

/** Models of things: "point clouds of the catalogue's models will be downloaded". */
const SHAPES = /\b(?:point clouds?|mesh(?:es)?|CAD|shapes?|3D models?|climate models?|building models?)\b/i;
const PARAMETERS = /\b(?:weights?|checkpoints?|parameters|(?:pre-?)?trained)\b/i;

/** A sentence that says that the weights are handed out; the weakest sign, for it names no place. */
export function offeredWeights(documents: readonly Document[]): Statement | undefined {
  return documents
    .filter(({ kind }) => kind !== 'page')
    .flatMap((document) => document.sentences.map((sentence) => ({ document, sentence })))
    .find(
      ({ document, sentence }) =>
        OFFERED.test(sentence.text) &&
        !FOR_TRAINING.test(sentence.text) &&
        !(SHAPES.test(sentence.text) && !PARAMETERS.test(sentence.text)) &&
        !startsTraining(sentence.section.heading, sentence.text) &&
        // Where it leads was judged with the links.
        !document.links.some(
          ({ url, line }) =>
            line === sentence.line && (storageOf(url) !== null || isLabsModel(url, document)),
        ) &&
        !isOnOther(sentence.text, document) &&
        !sentence.negated,
    );
}

/** Headings under which "they" are the weights. */
const HEADING =
  /^\W*(?:(?:model|pre-?trained|trained|released|download) )*(?:weights?|checkpoints?|models?)\W*$/;

/**
 * The first sentence of each kind. `asked`: somebody decides who gets them. `denied`: nobody gets them, or not yet.
 * `elsewhere`: they are not in this place. What is said of other sizes and versions says nothing of the release.
 */
export function withheldWeights(documents: readonly Document[]): {
  asked?: Statement;
  denied?: Statement;
  elsewhere?: Statement;
} {
  const own = documents.filter(({ kind }) => kind !== 'page');
  const claims = claimsOn(own, WEIGHTS_OR_MODEL, HEADING).filter(({ claim }) => !PART.test(claim.clause));
  const of = (...kinds: string[]) => claims.find(({ claim }) => kinds.includes(claim.polarity));
  const [asked, denied, elsewhere] = [of('on-request'), of('withheld', 'announced'), of('elsewhere')];
  return { ...(asked && { asked }), ...(denied && { denied }), ...(elsewhere && { elsewhere }) };
}
