/** What the documents say about the data that the released model was trained on. */

import { EVALUATION_DATA, TRAINING_DATA } from '../../lexicon/concepts.js';
import { claimsOn, denials } from '../../prose/claims.js';
import type { Document, Section, Sentence } from '../../prose/page.js';
import { oncePer } from '../../remembered.js';
import { addressesIn, storageOf } from '../links/storage.js';
import { corporaIn } from './corpora.js';
import { isOnOther } from './other-models.js';
import {
  isUnder,
  PAPER_ADDRESS,
  type Passage,
  passagesUnder,
  type Statement,
  withoutTitles,
} from './statements.js';

const TRAINED = /\b(?:(?:pre|post|re)-?)?train(?:ed|ing)?\b/i;
/** What a model can be said to have learned from without a name being given: "pre-trained on biomedical literature". */
const TRAINED_ON =
  /\btrain(?:ed|ing)?\b[^.;]{0,60}?\b(?:on|from|with|using|over)\b[^.;]{0,80}?\b(?:data|data-?sets?|data ?bases?|corpus|corpora|literature|abstracts|articles|papers|text|web ?pages|sequences|structures|proteins?|genomes?|transcriptomes?|cells|profiles|molecules|conformations|images|slides|scans|videos|recordings|speech|conversations|repositories)\b/i;
const TUNED = /\b(?:fine|instruction)-?\s?tun\w*/i;
const YOURS = /\b(?:your|own|user|users|new)\b|\bcustom (?!\w*(?:implementation|model|layer|kernel|code))/i;
const OFFERED =
  /:\s*https?:|\b(?:downloads?|downloaded|downloadable|available|access(?:ed|ible)?|found|obtained|provided?|releas(?:e|ed)|hosted|shared?|open-?sourced?|here|link|fetched|had)\b|下载|获取|公开/i;
/** Papers carry files beside them, which journals hand to anyone. */
const IN_SUPPLEMENT =
  /\b(?:is|are|found|given|listed|provided|available) (?:in|as|with|part of) (?:the |our )?(?:supplement\w*|supporting) (?:\w+ )?(?:materials?|information|data|files?|tables?)\b/i;
const CODE_ONLY =
  /\b(?:codes?|scripts?|pipelines?|notebooks?|instructions?) (?:\w+ )?(?:for|to|that|used)\b/i;
const FETCHED =
  /\bdata-?sets?\b[^|]{0,30}\bautomatically (?:be )?downloaded\b|\b(?:auto(?:matically)?[- ]?downloads?|automatically (?:fetch|download)(?:es|s)?)\b[^.;|]{0,40}\bdata-?sets?\b|\bautomatically (?:be )?(?:downloaded|fetched)\b[^.;]{0,40}\b(?:to|into|in) (?:the )?[`"']?(?:data|data-?sets?)\/?[`"']? (?:folder|directory)\b/i;
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
/** Files and folders that a sentence names without a link. */
const POINTER = /https?:\/\/|\b[\w./-]+\.(?:zip|csv|gz|json|parquet|lmdb|h5ad)\b|\bdata\//;
const SCRIPT = /\b[\w./-]+\.(?:sh|py)\b/;
/** Commands that bring files from elsewhere. */
const FETCHES =
  /:\/\/|\b(?:wget|curl|gdown|aria2c?|rsync|scp|gsutil|azcopy|download\w*)\b|\bget_\w*data|\bload_dataset\(|\b(?:aws s3|git (?:lfs )?(?:clone|pull)|kaggle)\b/i;
/** What the model put out. */
const OUTPUTS =
  /\b(?:unconditional|generated|model)(?:, | )(?:[\w-]+,? ){0,4}(?:samples|outputs|generations)\b/i;

export const TRAINING_DATA_HEADING =
  /^\W*(?:(?:pre-?)?train(?:ing)?\b.{0,20}\b(?:data|datasets?|corpus|corpora|texts|sequences|images|recordings|sources)\b|(?:data(?:sets?)?|corpora) (?:for|used).{0,20}train|(?:(?:the|our) )?(?:corpus|corpora)\W*$|(?:what|which (?:data|images|texts?|recordings)) (?:it|the model|we) (?:was|were|is)? ?trained (?:it )?on|(?:\w.{0,30}\b)?what\b.{0,40}?\b(?:it|the (?:model|network)|they|models|you) (?:(?:was|were|is|are|has been|have) )?(?:trained|learn(?:ed|t|s)?) (?:on|from)\W*$|\w.{2,40} (?:it|the (?:model|network)) (?:was trained on|(?:has )?learn(?:ed|t|s)? from)\W*$|训练(?:数据|集|语料)|学習(?:用)?データ|학습 ?데이터|(?:(?:the|our|study) )?(?:cohorts?|study population)\W*$|where the (?:training )?\w+ (?:comes?|came|is|are|was|were) from)/i;

/** Sentences that offer the training data: they name them, say that they can be had, and point somewhere. */
export function trainingDataOffers(documents: readonly Document[]): Statement[] {
  return [...offers(documents, TRAINING_DATA), ...offersOfTheSame(documents)].filter(
    ({ sentence: { text } }) => !TUNED.test(text) && !/\bdown-?stream\b/i.test(text),
  );
}

/** "The dataset can be accessed using …", right after the sentence that says what was trained on it. */
function offersOfTheSame(documents: readonly Document[]): Statement[] {
  return documents.flatMap((document) =>
    document.sentences.flatMap((sentence, index) => {
      if (!THE_SAME.test(sentence.text) || !OFFERED.test(sentence.text) || sentence.negated) return [];
      if ([YOURS, CODE_ONLY, OTHER_OFFERED].some((other) => other.test(sentence.text))) return [];
      const told = document.sentences
        .slice(Math.max(0, index - 2), index)
        .some(
          (one) =>
            one.section === sentence.section &&
            sentence.line - one.line <= 2 &&
            TRAINED_ON_IT.test(one.text) &&
            !one.negated &&
            !isOnOther(one.text, document),
        );
      return told && pointsSomewhere(sentence, document) ? [{ document, sentence }] : [];
    }),
  );
}

const THE_SAME =
  /^(?:we (?:also )?(?:provide|release|share|host|publish) )?(?:this|these|the|our|both) (?:\w+ )?(?:data-?sets?|data|corpus|corpora)\b/i;
const TRAINED_ON_IT =
  /\b(?:pre-?)?train(?:ed)?\b[^.;]{0,80}\bon\b[^;]{0,200}?\b(?:data-?sets?|data|samples?|corpus|corpora|images|recordings|sequences)\b/i;

/** Sentences that offer the data that the model was measured on. */
export function evaluationDataOffers(documents: readonly Document[]): Statement[] {
  return [...offers(documents, EVALUATION_DATA, true), ...offers(documents, PAPER_DATA, true)];
}

/** @param byScript a script that brings them from somebody's page offers them as well */
function offers(documents: readonly Document[], topic: Pick<RegExp, 'test'>, byScript = false): Statement[] {
  return statements(documents, (sentence, document) => {
    const { text } = sentence;
    // The cells of a row speak for themselves: a column of data beside a column of downloads offers none.
    const says = (sentence.row === undefined ? [text] : text.split(' | ')).some(
      (part) => topic.test(part) && (OFFERED.test(part) || IN_SUPPLEMENT.test(part)),
    );
    if (!says || isOnOthersWork(sentence.section)) return false;
    if ([YOURS, CODE_ONLY, COLLECTED, OTHER_OFFERED].some((other) => other.test(text))) return false;
    if (OUTPUTS.test(text) || isOnOther(text, document)) return false;
    if (IN_SUPPLEMENT.test(text)) return true;
    return (byScript && SCRIPT.test(text)) || pointsSomewhere(sentence, document);
  });
}

/** Words that a part is meant: "Part of the training data is available". */
export const offersPart = ({ sentence: { text } }: Statement): boolean =>
  /\b(?:part|parts|portions?|subsets?|some|\d+ ?%|fraction) of (?:the|our|its)\b[^.;]{0,40}\b(?:data|data-?sets?|corpus|images|recordings)\b/i.test(
    text,
  );

/** "To mine a similar training set, see [Data](Data)": a recipe of the release's own for the training data. */
export function trainingDataRecipes(documents: readonly Document[]): Statement[] {
  return statements(documents, (sentence, document) => {
    const { text } = sentence;
    if (!TRAINING_DATA.test(text) || !REMADE.test(text) || YOURS.test(text) || isOnOther(text, document))
      return false;
    return (
      SCRIPT.test(text) ||
      namesScriptBelow(sentence, document) ||
      linksOf(sentence, document).some((url) => isOwn(url, document))
    );
  });
}

/** "The code that builds the training set is in:", and below it the path of a program. */
const namesScriptBelow = ({ line, section }: Sentence, { code }: Document): boolean =>
  code.some(
    (block) =>
      block.section === section &&
      block.line > line &&
      block.line - line <= 3 &&
      /^\s*[\w./-]+\.(?:sh|py|ipynb)\b/.test(block.text),
  );

const REMADE =
  /\b(?:training|train)(?:\/test|(?: and|,) (?:test|validation))? (?:data-?)?sets? (?:construction|creation|generation|preparation|building)\b|\b(?:(?:re-?)?(?:build|creat|generat|construct|produc|collect|assembl|mak|prepar|mine?|download)(?:e|es|ing)?|scrap(?:e|ing)|crawl(?:ing)?)\b[^.;]{0,60}\b(?:training|train|pre-?training) (?:data|data-?sets?|sets?|corpus|splits?)\b/i;

/** A folder or a script of the page's own repository. */
function isOwn(url: string, document: Document): boolean {
  const root = /^https?:\/\/[^/]+\/[^/]+\/[^/]+\//.exec(document.cite().url)?.[0] ?? '';
  return root !== '' && url.startsWith(root) && !/\.(?:md|rst|txt|pdf|png|jpe?g)(?:[?#]|$)/i.test(url);
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

/**
 * A link on the sentence's own line that needs no account, or the commands right below it. Parameters of a model are no data, and
 * a page under the proper name of a set, "[FFHQ](…)", is that set's own page: a source.
 */
function pointsSomewhere(sentence: Sentence, document: Document): boolean {
  const { line, section, text } = sentence;
  const links = document.links.filter(
    (link) =>
      link.section === section &&
      (link.line === line || (link.line > line && link.line <= line + 2 && text.endsWith(link.text))),
  );
  const isSource = links.some(({ url, text: linked }) => leadsToPage(url) && isProperName(linked));
  if (links.some(({ url, text: linked }) => handsOver(url, linked) && !(isSource && leadsToPage(url))))
    return true;
  if (!isSource && (SCRIPT.test(text) || POINTER.test(text))) return true;
  if (/:\W*$/.test(text)) {
    const below = document.links.find(
      (link) => link.section === section && link.line > line && link.line <= line + 2,
    );
    if (below && handsOver(below.url, below.text)) return true;
  }
  const announcesCommands = /(?:\bat|:|\bfollowing|\bbelow|\busing)\W*$/i.test(text);
  return (
    announcesCommands &&
    document.code.some((code) => code.line > line && code.line <= line + 4 && FETCHES.test(code.text))
  );
}

const handsOver = (url: string, linked: string): boolean =>
  storageOf(url) !== 'account' &&
  !PARAMETERS.test(url) &&
  !PARAMETERS.test(linked) &&
  !(PAPER_ADDRESS.test(url) && storageOf(url) === null);
const leadsToPage = (url: string): boolean => storageOf(url) === null && !HUB_DATASET.test(url);
const PARAMETERS = /\.(?:safetensors|pth?|ckpt|bin|onnx|gguf|nemo|h5)(?:[?#]|$)/i;
const HUB_DATASET = /^https?:\/\/(?:huggingface\.co|hf\.co)\/datasets\//;
/** What a link is put on when it leads to something that others keep under a name: `FFHQ`, `Japanese CC-100`, `Open X-Embodiment Dataset`. */
const isProperName = (text: string): boolean =>
  /^(?!https?:)(?:the )?[\p{Lu}\d]/u.test(text) &&
  /\p{Lu}{2}|\p{Ll}\p{Lu}|\d|\p{Lu}\w{1,40} \p{Lu}/u.test(text);

const linksOf = ({ line, section }: Sentence, document: Document): string[] =>
  document.links.filter((link) => link.line === line && link.section === section).map(({ url }) => url);

/** Sentences that say that the training data are withheld, announced or to be asked for. */
export const trainingDataDenials = (documents: readonly Document[]): Statement[] =>
  denials(claimsOn(documents, TRAINING_DATA, TRAINING_DATA_HEADING)).filter(
    ({ sentence: { text } }) => !TAKEDOWN.test(text),
  );

/** What may be taken away one day at somebody's wish is there today. */
const TAKEDOWN = /\b(?:taken down|take(?:s|n)? (?:it|them) down|removed?)\b[^.;]{0,60}\brequest/i;

/** `DATASET.md`, `docs/data.md`: pages on what is needed to train. */
const DATA_PAGE =
  /(?:^|\/)(?:data|data-?sets?)(?:[-_](?:preparation|prep))?\.(?:md|rst)$|(?:^|\/)(?:data|data-?sets?|corpus|corpora)\/readme\.(?:md|rst|txt)$/i;
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
    if (named && NOT_USED.test(text)) return false;
    if (!TRAINED.test(text)) {
      const isAbout = isTrainingSection(section) || DATA_PAGE.test(document.path) || PREPARES.test(text);
      return named && isAbout && !MEASURED_ON.test(text) && !MEASURED_ON.test(section.heading);
    }
    if (TUNED.test(text) && !/\bpre-?train/i.test(text)) return false;
    return named || (TRAINED_ON.test(text) && !NO_SOURCE.test(text));
  }),
);

/** Names of what was left out: "does not use TCGA for pre-training". */
const NOT_USED =
  /\b(?:(?:do|does|did|was|were|is|are|has|have) (?:not|never)|(?:do|does|did|was|were|is|are|has|have)n['’]t) (?:been )?(?:\w+ )?(?:us(?:e|ed|ing)|rely|includ\w*|contain\w*|(?:pre-?)?train\w*)\b/i;

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
