/** Whether words are about another model than the page's own: one that it builds on, is held against, or explains. */

import { KNOWN_MODEL, LAB_ACCOUNT, OWN_PART } from '../../lexicon/known-models.js';
import { KIND_OF_NETWORK, TECHNIQUE } from '../../lexicon/techniques.js';
import type { Document } from '../../prose/page.js';
import { foldName, NAME_IN_CAPITALS, namesOfPage, recurs } from '../../prose/proper-names.js';
import { oncePer, oncePerText } from '../../remembered.js';
import { benchmarksIn, METRIC } from './benchmarks.js';
import { corporaIn } from './corpora.js';

/** What stands between the start of a clause and the model that it is about. */
const OPENING =
  /(?:^|[.,;:(–—]\s?|\b(?:while|whereas|that|and|but|of)\s)[\s"“*_]*(?:(?:the|original|training|pre-?training)\s)*$/i;
/** Names take no article: "the CNN" is a kind of network. */
const NAME_OPENING = /(?:^|[.,;:(–—]\s|\b(?:while|whereas|that|but)\s)[\s"“*_]*(?:training\s)?$/i;
/** What a model did or is, or that something is its. */
const PREDICATE =
  /^(?:['’]s\b|(?: models?)?,? (?:(?:which|that|also|only|itself|originally) )*(?:was|were|is|are|has|had|emitt?ed|uses?d?|learn(?:s|ed)|releas(?:es|ed)|reach(?:es|ed)|achiev(?:es|ed)|scor(?:es|ed)|took|required|saw)\b)/;
/** Of these, what only a model does or suffers, whatever its name: data are not trained, and do not learn. */
const ACT_OF_MODELS =
  /^(?: models?)?,? (?:(?:which|that|also|only|itself|originally) )*(?:(?:was|were|is|are|has been|have been) (?:\w+ly |only |also |first |then |itself )*(?:pre-?|re-)?(?:train|fine-?tun|distill|intended)\w*|emitt?ed|learn(?:s|ed)|releas(?:es|ed) \S+ (?:\w+ )?(?:checkpoint|weight|model)s?|reach(?:es|ed)|achiev(?:es|ed)|scor(?:es|ed))\b/;
/** "Training Corvid-2 emitted …": what stands before the name says that it is a model. */
const TRAINING_OF = /\btraining (?:of )?$/i;
const COSTS = /^ (?:emitt?ed|took|required|cost)\b/;
/** The owner, or the model of the page. */
const OWN = /\b(?:we|our|ours|us|this (?:model|repo\w*|work|checkpoint|card|version))\b/i;
const PARTS =
  '(?:(?:pre-?trained|original|official|base|model|training|pre-?training)\\s)*(?:weights?|checkpoints?|parameters|data|data-?sets?|corpus)';
const OF = new RegExp(`\\b${PARTS} (?:of|for|behind|from) (?:the )?(?:original )?$`, 'i');
const ITS = new RegExp(`^(?:['’]s)? ${PARTS}\\b`, 'i');
/** What was made of another model is one's own. */
const MADE_OWN =
  /\b(?:fine-?tun\w+|adapted|re-?train\w+|continu\w+|distill?ed|quanti[sz]ed|merged|converted)\b/i;
const NAME = new RegExp(`(?<![\\p{L}\\d./_-])${NAME_IN_CAPITALS}(?=\\s?[,(]|\\s\\p{Ll})`, 'gu');

/** Whether a text says something of another model, and nothing of the page's own. */
export const isOnOther = (text: string, document: Document): boolean => askedOn(document)(text);

/** A dozen questions are asked of each sentence of a page, and this one comes first. */
const askedOn = oncePer((document: Document) => oncePerText((text) => saysOfOther(text, document)));

function saysOfOther(text: string, document: Document): boolean {
  if (!/\p{Lu}/u.test(text) || OWN.test(text) || MADE_OWN.test(text)) return false;
  const isSubject = hasOtherSubject(text, document);
  const known = isSubject ? [] : [...text.matchAll(KNOWN_MODEL)];
  if (!isSubject && known.length === 0) return false;
  const own = ownWords(document);
  if (own.some((name) => isSaidIn(text, name))) return false;
  return isSubject || known.some(({ 0: name, index }) => isOfKnown(text, name, index, own));
}

/** Whether words hold a name, with or without what tells its versions apart: `Evo 2` and `evo2-7b`, but not "evolution". */
function isSaidIn(text: string, name: string): boolean {
  const words = text.split(/[^\p{L}\d]+/u);
  return words.some((first, index) => {
    let said = '';
    for (const word of [first, ...words.slice(index + 1, index + LONGEST)]) {
      said += foldName(word);
      if (said === name || (said.startsWith(name) && !/^[a-z]{2}/.test(said.slice(name.length)))) return true;
    }
    // `CorvidNet`, `CorvidLM`: a family's names begin alike.
    return foldName(first).startsWith(name) && /^[\p{Lu}\d]/u.test(first.slice(name.length));
  });
}

/** Words in the longest name of a model. */
const LONGEST = 6;

/** Without one of these, nobody does or suffers what `ACT_OF_MODELS` and `COSTS` say. */
const VERB = /train|tun|distill|intended|emit|learn|releas|reach|achiev|scor|took|required|cost/;

/** Whether a clause begins with a proper name that does what models do; the name is none of the page's own. */
function hasOtherSubject(text: string, document: Document): boolean {
  if (!VERB.test(text)) return false;
  return [...text.matchAll(NAME)].some(({ 0: written, index }) => {
    const name = written.trim();
    const before = text.slice(0, index);
    const after = text.slice(index + name.length);
    const acts =
      NAME_OPENING.test(before) &&
      (ACT_OF_MODELS.test(after) || (TRAINING_OF.test(before) && COSTS.test(after)));
    return acts && isModelName(name) && !isNamedHere(name, document);
  });
}

/** Title Case is no name; corpora, benchmarks, measures, kinds of networks and numbered parts are none of a model. */
const isModelName = (name: string): boolean =>
  /\p{Ll}\p{Lu}|\p{Lu}{2}|\p{L}[- ]?\d/u.test(name) &&
  ![TECHNIQUE, KIND_OF_NETWORK, METRIC].some((other) => other.test(name)) &&
  !OWN_PART.test(name) &&
  corporaIn(name).length === 0 &&
  benchmarksIn(name).length === 0;

/** A name in the title, the address or a heading, or one that the page keeps speaking of. */
function isNamedHere(name: string, document: Document): boolean {
  const folded = foldName(name);
  const family = foldName(/^[\p{L} ]{2,}/u.exec(name)?.[0] ?? name);
  return (
    ownWords(document).some((own) => own.includes(family)) ||
    document.sections.some(({ heading }) => foldName(heading).includes(folded)) ||
    recurs(document, name)
  );
}

/** The last hint: well-known names, some of them written like any word, with predicates and parts that others may have, too. */
function isOfKnown(text: string, name: string, index: number, own: readonly string[]): boolean {
  const family = foldName(/^[\p{L} ]{2,}/u.exec(name)?.[0] ?? name);
  if (own.some((one) => one.includes(family))) return false;
  const before = text.slice(0, index);
  const after = text.slice(index + name.length);
  return (OPENING.test(before) && PREDICATE.test(after)) || OF.test(before) || ITS.test(after);
}

/** What the page's title and its address call the model, and its owner, folded. */
const ownWords = oncePer((document: Document): readonly string[] => {
  const title = document.sections.find(({ depth }) => depth > 0)?.heading ?? '';
  const [owner = '', name = ''] = placeOf(document);
  const [head = ''] = title.split(/[:–—(|]|\s-\s/);
  const words = [head, title, name, owner].map(foldName).filter((one) => one.length > 2);
  return [...new Set([...words, ...namesOfPage(document)])].filter((word) => !SAYS_NOTHING.test(word));
});

/** A title or a folder may say only what kind of thing is in it. */
const SAYS_NOTHING = /^(?:models?|code|repo\w*|weights|data|main|hub|readme|modelcard|project|research)$/;

/** Owner and name of the place that a page stands in. */
const placeOf = (document: Document): string[] =>
  (/^\w+:\/\/[^/]+\/([\w.-]+\/[\w.-]+)/.exec(document.cite().url)?.[1] ?? '').split('/');

/** Whether an address leads to a model that a laboratory keeps under its own name, and the page is not that laboratory's. */
export function isLabsModel(url: string, document: Document): boolean {
  const [, account = '', model = ''] = HUB_MODEL.exec(url) ?? [];
  if (!LAB_ACCOUNT.test(account)) return false;
  const [owner = '', name = ''] = placeOf(document).map(foldName);
  const lab = foldName(account);
  if (owner !== '' && (owner.startsWith(lab.slice(0, SAME)) || lab.startsWith(owner.slice(0, SAME))))
    return false;
  return !ownWords(document).some(
    (own) => foldName(model).includes(own) || (own === name && own.includes(foldName(model))),
  );
}

const HUB_MODEL = /^https?:\/\/(?:huggingface\.co|hf\.co)\/([\w.-]+)\/([\w.-]+)/;
/** Letters that a laboratory's accounts begin with alike: `facebook` and `facebookresearch`. */
const SAME = 6;
