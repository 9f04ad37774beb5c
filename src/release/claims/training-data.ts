/** What the documents say about the data that the released model was trained on. */

import { EVALUATION_DATA, TRAINING_DATA } from '../../lexicon/concepts.js';
import { claimsOn, denials } from '../../prose/claims.js';
import type { Document, Section, Sentence } from '../../prose/page.js';
import { oncePer } from '../../remembered.js';
import { addressesIn, storageOf } from '../links/storage.js';
import { corporaIn } from './corpora.js';
import { isOnOther } from './other-models.js';
import { isUnder, type Passage, passagesUnder, type Statement, withoutTitles } from './statements.js';

const TRAINED = /\b(?:(?:pre|post|re)-?)?train(?:ed|ing)?\b/i;
/** What a model can be said to have learned from without a name being given: "pre-trained on biomedical literature". */
const TRAINED_ON =
  /\btrain(?:ed|ing)?\b[^.;]{0,60}?\b(?:on|from|with|using|over)\b[^.;]{0,80}?\b(?:data|data-?sets?|data ?bases?|corpus|corpora|literature|abstracts|articles|papers|text|web ?pages|sequences|structures|proteins?|genomes?|transcriptomes?|cells|profiles|molecules|conformations|images|slides|scans|videos|recordings|speech|conversations|repositories)\b/i;
const TUNED = /\b(?:fine|instruction)-?\s?tun\w*/i;
const YOURS = /\b(?:your|own|user|users|new)\b|\bcustom (?!\w*(?:implementation|model|layer|kernel|code))/i;
const OFFERED =
  /:\s*https?:|\b(?:downloads?|downloaded|downloadable|available|access(?:ed|ible)?|found|obtained|provided?|releas(?:e|ed)|hosted|shared?|open-?sourced?|here|link)\b/i;
const CODE_ONLY =
  /\b(?:codes?|scripts?|pipelines?|notebooks?|instructions?) (?:\w+ )?(?:for|to|that|used)\b/i;
const FETCHED =
  /\bdata-?sets?\b[^|]{0,30}\bautomatically (?:be )?downloaded\b|\b(?:auto(?:matically)?[- ]?downloads?|automatically (?:fetch|download)(?:es|s)?)\b[^.;|]{0,40}\bdata-?sets?\b/i;
/** All that a paper rests on, and so what its results were measured on. */
const PAPER_DATA =
  /\bdata(?:-?sets?)?\b[^.;]{0,30}\bused (?:\w+ ){0,2}?(?:in|for) (?:the|this|our) (?:\w+ )?(?:paper|manuscript|study|publication|article|work\b|experiments)|\bthe (?:data(?:-?sets?)? used|used data(?:-?sets?)?) in\b/i;
/** How the data came to their owners, not how they can be had. */
const COLLECTED = /\b(?:were|was) (?:\w+ )?(?:downloaded|obtained|collected|accessed|found)\b/i;
/** What is offered is a model or a page about the data. */
const OTHER_OFFERED =
  /\b(?:models?|weights|checkpoints?|tokeni[sz]ers?) (?:is|are|was|were) (?:\w+ )?(?:released|available|provided|shared|hosted|open-?sourced)\b|\b(?:details?|information|statistics|sizes?|descriptions?|documentation)\b[^.;]{0,80}\b(?:provided|presented|found|given|available|described|listed)\b/i;
const ALL_DATA = /\b(?:all|entire|complete)\b(?: of)?(?: the| our| these)?(?: \w+)? data(?:-?sets?)?\b/i;
const LICENSE = /\b(?:licen[cs]e|licensed|CC[- ]BY)\b/i;
/** Terms speak of models that others train; a paper that is pointed to keeps the name to itself. */
export const NO_SOURCE =
  /\b(?:prohibited|commercial(?:ly)?|terms of use|derivatives)\b|\bas (?:described|detailed|reported|specified) in (?:the|our|this) (?:\w+ )?(?:manuscript|paper|publication|article|preprint|supplement\w*)/i;
/** Sets that a section about data lists for what comes after the training. */
const MEASURED_ON = /\b(?:tasks?|benchmarks?|evaluat\w+|test sets?|held-?out|down-?stream)\b/i;
const POINTER = /https?:\/\/|\b[\w./-]+\.(?:sh|py|zip|csv|gz|json|parquet|lmdb|h5ad)\b|\bdata\//;

export const TRAINING_DATA_HEADING =
  /^\W*(?:(?:pre-?)?train(?:ing)?\b.{0,20}\b(?:data|datasets?|corpus|corpora|texts|sequences|images|recordings|sources)\b|(?:data(?:sets?)?|corpora) (?:for|used).{0,20}train|where the (?:training )?\w+ (?:comes?|came|is|are|was|were) from)/i;

/** Sentences that offer the training data: they name them, say that they can be had, and point somewhere. */
export function trainingDataOffers(documents: readonly Document[]): Statement[] {
  return offers(documents, TRAINING_DATA).filter(
    ({ sentence: { text } }) => !TUNED.test(text) && !/\bdown-?stream\b/i.test(text),
  );
}

/** Sentences that offer the data that the model was measured on. */
export function evaluationDataOffers(documents: readonly Document[]): Statement[] {
  return [...offers(documents, EVALUATION_DATA), ...offers(documents, PAPER_DATA)];
}

function offers(documents: readonly Document[], topic: Pick<RegExp, 'test'>): Statement[] {
  return statements(documents, (sentence, document) => {
    const { text } = sentence;
    if (!topic.test(text) || !OFFERED.test(text)) return false;
    if ([YOURS, CODE_ONLY, COLLECTED, OTHER_OFFERED].some((other) => other.test(text))) return false;
    return !isOnOther(text, document) && (POINTER.test(text) || pointsSomewhere(sentence, document));
  });
}

/** Sentences that offer all data there are, or that say that the code fetches them, without a word on their use. */
export function allDataOffers(documents: readonly Document[]): Statement[] {
  return statements(documents, (sentence, document) => {
    const { text } = sentence;
    if ([YOURS, TUNED, CODE_ONLY, COLLECTED].some((other) => other.test(text))) return false;
    if (FETCHED.test(text)) return true;
    if (!ALL_DATA.test(text) || LICENSE.test(text) || !OFFERED.test(text)) return false;
    const near = [...linksOf(sentence, document), ...addressesBelow(sentence, document)];
    return near.some((url) => /^(?:archive|storage)$/.test(storageOf(url) ?? ''));
  });
}

/** Addresses in the code that a sentence ending in a colon introduces. */
function addressesBelow({ line, text, section }: Sentence, document: Document): string[] {
  if (!/:\W*$/.test(text)) return [];
  const code = document.code.find(
    (one) => one.section === section && one.line > line && one.line <= line + 4,
  );
  return code ? addressesIn(code.text) : [];
}

/** A link on the sentence's own line that needs no account, or the commands right below it. */
function pointsSomewhere(sentence: Sentence, document: Document): boolean {
  const { line, text } = sentence;
  if (linksOf(sentence, document).some((url) => storageOf(url) !== 'account')) return true;
  const announcesCommands = /(?:\bat|:|\bfollowing|\bbelow)\W*$/i.test(text);
  return announcesCommands && document.code.some((code) => code.line > line && code.line <= line + 4);
}

const linksOf = ({ line, section }: Sentence, document: Document): string[] =>
  document.links.filter((link) => link.line === line && link.section === section).map(({ url }) => url);

/** Sentences that say that the training data are withheld, announced or to be asked for. */
export const trainingDataDenials = (documents: readonly Document[]): Statement[] =>
  denials(claimsOn(documents, TRAINING_DATA, TRAINING_DATA_HEADING));

/** `DATASET.md`, `docs/data.md`: pages on what is needed to train. */
const DATA_PAGE = /(?:^|\/)(?:data|data-?sets?)(?:[-_](?:preparation|prep))?\.(?:md|rst)$/i;
/** What whoever trains has to get first. */
const PREPARES =
  /^\W*(?:(?:\d|step|first|then|please|to train)\b[^.;]{0,40})?\b(?:download|obtain|prepare)\b[^.;]{0,60}\b(?:data|data-?sets?|corpus|corpora)\b/i;

/** Sentences that name what the model was trained on: a well-known corpus, or a data set by its own name. */
export const namedTrainingSources = (documents: readonly Document[]): Statement[] =>
  documents.flatMap(sourcesNamedOn);

/** Each check on data asks for them, by pages of its own choice. */
const sourcesNamedOn = oncePer((document: Document): readonly Statement[] =>
  statements([document], (sentence) => {
    const { section } = sentence;
    if (isOnOthersWork(section)) return false;
    const text = withoutTitles(sentence, document);
    if (YOURS.test(text) || isAdvice(text) || isOnOther(text, document)) return false;
    const named = corporaIn(text).length > 0;
    if (!TRAINED.test(text)) {
      const isAbout = isTrainingSection(section) || DATA_PAGE.test(document.path) || PREPARES.test(text);
      return named && isAbout && !MEASURED_ON.test(text) && !MEASURED_ON.test(section.heading);
    }
    if (TUNED.test(text) && !/\bpre-?train/i.test(text)) return false;
    return named || (TRAINED_ON.test(text) && !NO_SOURCE.test(text));
  }),
);

/** Sections that list what others wrote or built: their titles tell what those works are about. */
const OTHERS_WORK =
  /^\W*(?:(?:how to )?cit(?:e|ing|ations?)|cited by|references|bibliography|related|similar|acknowledge?ments?|credits|awesome|(?:papers?|publications?|projects?|works?|studies)\b.*\b(?:us(?:e|ing)|cit(?:e|ing)|based|built|build))\b/i;

export const isOnOthersWork = ({ path }: Section): boolean =>
  path.some((heading) => OTHERS_WORK.test(heading));

/** What readers may train on, and what is put on top of a finished model to look into it, says nothing of the data behind it. */
const ADVICE =
  /\b(?:we (?:recommend|suggest|advise|encourage)|(?:you|users|one) (?:can|could|may|might|should|must|need)|if you|feel free)\b[^.;]{0,80}\btrain|\b(?:sparse )?auto-?encoders?\b[^.;]{0,40}\btrained (?:on|over)\b[^.;]{0,80}\b(?:reveal|interpret\w*|features|activations?|layers?)\b|\b(?:SAEs?|lens(?:es)?|transcoders?)\b[^.;]{0,40}\btrained on\b/i;

export const isAdvice = (text: string): boolean => ADVICE.test(text);

/** Sections of their own about the training data, with enough text to say what they are. */
export function trainingDataSections(documents: readonly Document[]): Passage[] {
  return passagesUnder(documents, TRAINING_DATA_HEADING).filter(
    ({ text, section }) =>
      text.length >= 60 && !/\bformats?\b|\bpreparation\b|\btemplate\b/i.test(section.heading),
  );
}

function isTrainingSection(section: Section): boolean {
  return (
    isUnder(section, TRAINING_DATA_HEADING) ||
    /^\W*(?:training|pre-?training|data(?:sets?)?)\b/i.test(section.heading)
  );
}

function statements(
  documents: readonly Document[],
  holds: (sentence: Sentence, document: Document) => boolean,
): Statement[] {
  return documents.flatMap((document) =>
    document.sentences
      .filter((sentence) => holds(sentence, document) && !sentence.negated)
      .map((sentence) => ({ document, sentence })),
  );
}
