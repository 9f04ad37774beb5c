/** What pages say that the model learned from, whether or not the data can be had: what it was trained on, saw, or was fed; what its corpus holds. */
import { TECHNIQUE } from '../../lexicon/techniques.js';
import type { Document, Sentence } from '../../prose/page.js';
import { oncePer } from '../../remembered.js';
import { corporaIn } from './corpora.js';
import { isOnOther } from './other-models.js';
import { isUnder, type Statement, withoutTitles } from './statements.js';
import { isAdvice, NO_SOURCE, namedTrainingSources } from './training-data.js';

/** "was pre-trained for two epochs on …", "learned from …", "was fitted to …": what follows is what it learned from. */
const LEARNED =
  /\b(?:(?:pre-?|re-?|post-?)?(?:trained|training)|(?:fine-?|instruction-?\s?)?tuned|learn(?:ed|t|s))\b[^.;:]{0,60}?\b(?:on|from|over)\s+|\bfitted\b[^.;:]{0,60}?\b(?:on|from|over|to)\s+/i;
const SAW =
  /\b(?:saw|seen|was shown|were shown|was fed|ingested|consumed|was exposed to)\s+(?=(?:\w+ly )?(?:\d|(?:hundreds|thousands|millions|billions|trillions)\b)|(?:(?:these|those|the|several|many|other) )?(?:[\w-]+ )?(?:data-?)?sets\b)/i;
/** "The recordings that the network learned from belong to the state": what stands before is what it learned from. */
const STRANDED =
  /\b((?:[\w'’()-]+ ){0,6}[\w'’-]+),? (?:(?:that|which) (?:[\w-]+ ){0,4}?|(?=(?:the|our|this|we|it)\b)(?:[\w-]+ ){1,4}?)(?:(?:pre-?|re-?)?trained|fit(?:ted)?|learn(?:ed|t|s))(?: (?:it|them|the \w+))? (?:on|from|to|with|over)(?= (?:is|are|was|were|can|cannot|has|have|had|belongs?|comes?|came|lies?|may|as well)\b|\W{0,2}$|[.,;:)])/i;

/** "We use ABC-1 to train the model", "The XYZ corpus is used for training": what stands between is what it learned from. */
const USED =
  /\b(?:we|our (?:model|system|network)|the (?:model|system|network)) (?:\w+ )?(?:us(?:e[sd]?|ing)|employ(?:s|ed)?|adopt(?:s|ed)?|rel(?:y|ies|ied) on|utili[sz]e[sd]?) (?!it\b|this\b|them\b)((?:[^.;:]|\.(?=\d)){3,120}?)(?:\[[^\]]{1,40}\]\s?)?,? (?:to|for|in|when|as) (?:\w+ ){0,3}?(?:(?:pre-?|re-?)?train(?:ing)?|learn)\b(?! (?:loop|script|code|run|speed|time))/i;
/** "In training, the ABC-1 set is used": the same with the data as its subject. */
const IS_USED =
  /^\W*(?:in|for|during) (?:the |our |model )?(?:pre-?)?training\b[^.;:,]{0,20}, ((?:[^.;:]|\.(?=\d)){3,120}?) (?:is|are|was|were) (?:\w+ )?(?:used|employed|adopted|utili[sz]ed)\b/i;
/** "… to train the baseline", "… for training a reward model": what is trained is not the model. */
const TRAINS_ANOTHER =
  /^\s(?:of )?(?:(?:the|our|an?|all|each|every|both|two|three|other|another)\s)?(?:[\w-]+ ){0,2}(?:baselines?|competitors?|probes?|classifiers? on top|tokeni[sz]ers?|teachers?|reward models?|reranker|vocoders?)\b/i;
/** "Our corpus consists of …", "The training set was compiled from …". */
const HOLDS =
  /\b(?:(?:pre-?)?training (?:data|data-?sets?|sets?|corpus|corpora|mixture|mix|split)|(?:our|the (?:pre-?training|training)) (?:data|data-?sets?|corpus|corpora|mixture|mix)|^the (?:corpus|corpora|text)|(?:data|data-?sets?|structures|images|sequences|recordings|properties) (?:that (?:we|were|are) )?used (?:in|for) (?:our|the|this) (?:paper|study|work|model|training|manuscript))\b[^.;:]{0,40}?\b(?:consists? of|compris(?:es?|ed|ing)(?: of)?|contains?|includes?|spans?|covers?|(?:is|are|was|were) (?:made (?:up )?of|composed of|an? (?:\w+ )?(?:mix|mixture|blend|subset|collection|sample) of)|(?:comes?|came|stems?) from|(?:is|are|was|were) (?:\w+ )?(?:collected|compiled|scraped|crawled|gathered|taken|drawn|sourced|derived|sampled|assembled|curated|built|extracted|downloaded|recorded)(?: [^.;:]{0,30}?)?? (?:from|at|in|by|of))\s+/i;
/** "Training data: …", also as a row of a table. */
const LABEL =
  /^\W*(?:(?:pre-?)?train(?:ing|ed)? (?:data|data-?sets?|sets?|corpus|corpora|sources?)(?: used)?|trained on)\W{0,4}[:：|–—]\W*/i;

/** Where what was learned from ends and how it was done begins. */
const END =
  /[.;]\s|,? (?:with (?:an?|the|batch|learning|adam\w*|early)\b|using\b|by (?:means|minimi|maximi|predict|optimi)\w*|in order\b|so that\b|via\b|until\b|before\b|, (?:and|but|which|whose) (?:we|is|are|can|cannot|will)\b)/i;

/** Nobody learned it: another thing, a wish, advice, a question, or the contrary. */
const NOT_TOLD =
  /\b(?:(?:can|could|may|might|should|must|will|would|to) (?:\w+ )?(?:be|get) (?:\w+ )?(?:pre-?|re-?)?(?:train|fit|fine)\w*|(?:to|you|will|would|please|can|if|when) (?:\w+ )?(?:train|learn|fit)|if (?:\w+ )?trained)\b|\b(?:your|user) own\b|\byour (?:data|own)\b|^\W*(?:train|how|what|which|where|why)\b|\?\s*$/i;
const YOURS = /\b(?:your|user) own\b|\byour\b/i;
const DENIED =
  /(?:\b(?:not|never|nor|neither|no)|n['’]t)\s+(?:\w+ly\s+|been\s+|ever\s+|model (?:\w+ )?)*$|\b(?:unlike|than|instead of|rather than|as opposed to|in contrast to|compared (?:to|with))\b[^,;:.]*$|\bwithout (?:\w+ )?$/i;

/** Within such a clause. */
const NEVER = /\b(?:not|never|hardly)\b|n['’]t\b/i;

/** Machines, objectives, lengths: what a training also goes "on", "from" or "over". */
const NO_DATA =
  /^(?:\W|\b(?:an?|the|our|one|single|two|four|eight|cluster of|nodes? of|\d+\s?(?:x|×)?)\s)*(?:nvidia|amd|[ahvpt]\d{1,3}s?\b|rtx|titan|[gctn]pus?\b|tpu|gpu|dgx|clusters?\b(?! (?:representatives|cent(?:er|re)s|members))|nodes?\b|machines?\b|workstations?\b|servers?\b|supercomputers?\b|laptops?\b|devices?\b|hardware|colab|slurm|aws|azure|google cloud|(?:public |private )?cloud|top of|scratch|(?:pre-?trained|existing|previous|last) (?:models?|weights|checkpoints?)|checkpoints?\b|hugging ?face\b|(?:torch ?)?hub\b|behalf|average|purpose|zero|random)/i;
const HEAD_OF_TASK =
  /^[^,.;]{0,40}\b(?:prediction|model(?:l)?ing|objectives?|loss(?:es)?|tasks?|rewards?|epochs?|steps|iterations|batch(?:es)?|hours|days|weeks|gpu|sizes?|resolutions?|lengths?|contexts?|subtasks?|feedback|mistakes|experience)\b(?! (?:of|from) (?:\w+ )?(?:speech|audio|video|music|recordings|data|footage))/i;

/** What can be learned from: nouns for contents of data, whatever the field. */
const CONTENT =
  /\b(?:abstracts|annotations|articles|assays|audio|blogs|\w*books|captions|cells|clips|code|comments|compounds|conformations|conversations|crystals|demonstrations|dialogu?es|documents|episodes|examples|faces|footage|frames|games|genomes?|graphs|images|instructions|judg(?:e)?ments|lectures|literature|logs|maps|measurements|messages|molecules|music|news|notes|novels|observations|pages|pairs|papers|patents|photos|photographs|pictures|podcasts|poems|posts|problems|profiles|proteins?|proteomes?|questions|reactions|readings|reanalys[ie]s|recipes|recordings|records|reports|repositories|reviews|samples|scans|scores|sentences|sequences|sessions|signals|simulations|sites|slides|songs|spectra|speech|stories|structures|studies|subtitles|tables|texts?|threads|tiles|trajectories|transcriptomes?|transcripts|translations|tweets|utterances|videos|web ?pages|websites)\b/i;
const COUNTED =
  /^(?:\W|about |around |over |more than |some |nearly |roughly |approximately |the |our |all )*~?\d[\d.,]*\s?(?:k|m|b|t|bn|thousand|million|billion|trillion|hours of|years of|hundred)?\+?\s(?:[\w-]+ ){0,3}[a-z]{3,}s\b/i;
const GATHERED = /\b(?:scraped|crawled|gathered|digiti[sz]ed|transcribed|harvested|mined)\b/i;
/** A name as a set of data has: capitals inside, digits, or several words in capitals. */
const NAMED =
  /^(?:the |our |both |a subset of )?["'“*`]?(?:[A-Z][\w.-]{0,30}?[A-Z\d]|[a-z]{1,2}[A-Z][\w.-]{2,30}|(?:[A-Z][\w.-]{1,30} ){1,5}(?:data-?sets?|corpus|data)\b)/;
const UNTOLD =
  /^\W*(?:(?:the |an? )?(?:none|unknown|imagefolder|audiofolder|generator) data-?set|not|none|n\/?a|tbd|tba|undisclosed|unknown|proprietary|private|internal|confidential|see|coming|more information|will|is (?:not|private)|are (?:not|private)|\[)/i;
/** Of it alone it is clear that there were data, not which. */
const BARE =
  /^(?:\W|\b(?:an?|the|our|own|some|all|its|this|that|same|very|large|huge|massive|big|vast|small|amounts?|of|lots?|diverse|various|high-quality|quality|curated|custom|proprietary|private|internal|in-house|undisclosed|non-public|public|publicly|available|open|new|and|mixture|mix|collection|set)\b)*(?:data|data-?sets?|corpus|corpora|sources)\b(?!\s+(?:of|from|with|about)\b)/i;

/** A sentence that says what the model learned from, and the words of it that do. */
export interface Account extends Statement {
  from: string;
}

/**
 * Sentences that say what the model learned from, and enough of it that a reader knows which kind of data it was. That the data
 * cannot be had takes nothing from it: "our 40,000 recipes, which we cannot share".
 * @param tuned the release is a tune, so that what it was tuned on counts
 */
export function learnedFrom(documents: readonly Document[], tuned = false): Account[] {
  return documents.flatMap(accountsOn[tuned ? 'ofTune' : 'ofBase']);
}

const accountsIn = (document: Document, tuned: boolean): Account[] =>
  document.sentences.flatMap((sentence) => {
    const from = sourcesIn(sentence, document, tuned);
    return from === null || isOnOther(sentence.text, document) ? [] : [{ document, sentence, from }];
  });

/** Each check on data asks for them, by pages of its own choice. */
const accountsOn = {
  ofTune: oncePer((document: Document): readonly Account[] => accountsIn(document, true)),
  ofBase: oncePer((document: Document): readonly Account[] => accountsIn(document, false)),
};

/** All sentences on what the model learned from: accounts of it, and those that name a source elsewhere. */
export function trainingSources(
  documents: readonly Document[],
  tuned = false,
  accounts: readonly Account[] = learnedFrom(documents, tuned),
): Statement[] {
  const named = namedTrainingSources(documents);
  const known = new Set(named.map(({ sentence }) => sentence));
  return [...named, ...accounts.filter(({ sentence }) => !known.has(sentence))];
}

/**
 * Accounts of what a tune's base learned from: "The base model was pre-trained on …", "Wren-7B was trained on …".
 * @param bases Hub ids of what it was made from
 */
export function accountsOfBase(documents: readonly Document[], bases: readonly string[]): Account[] {
  const names = bases.flatMap((id) => familyIn(id.slice(id.indexOf('/') + 1)));
  return documents.flatMap((document) =>
    document.sentences.flatMap((sentence) => {
      if (!isOnBase(sentence.text, names) || sentence.negated) return [];
      const from = sourcesIn(sentence, document, false);
      return from === null ? [] : [{ document, sentence, from }];
    }),
  );
}

/** The words of a name before its size and kind: `Wren-2-7B-hf` is of the family `Wren-2`. Shorter ones are any word. */
const familyIn = (name: string): string[] => {
  const family = name.replace(/[-_](?:\d+(?:\.\d+)?[BMbm]\b|hf|base|v\d).*$/, '');
  return family.length >= 3 ? [family.toLowerCase().replace(/[-_]/g, ' ')] : [];
};

/** A pre-training is told, or the base is what the sentence is about; "a tune of Wren trained on …" is about the tune. */
function isOnBase(text: string, names: readonly string[]): boolean {
  if (/\bpre-?train/i.test(text)) return true;
  const folded = text.toLowerCase().replace(/[-_]/g, ' ');
  const verb = folded.search(/\b(?:train|learn|saw|seen)/);
  return ['base model', ...names].some((name) => {
    const at = folded.indexOf(name);
    return (
      at >= 0 &&
      at < verb &&
      !/\b(?:of|from|on|with|using|over|than|like)\s+(?:the |an? )?(?:\w+ )?$/.test(folded.slice(0, at))
    );
  });
}

const TUNED = /\b(?:fine|instruction|prompt|preference)-?\s?tun\w*/i;

function sourcesIn(sentence: Sentence, document: Document, tuned: boolean): string | null {
  const text = withoutTitles(sentence, document);
  const use = USED.exec(text) ?? IS_USED.exec(text);
  const used = use?.[1];
  if (
    use &&
    used !== undefined &&
    isUsed(used) &&
    !TRAINS_ANOTHER.test(text.slice(use.index + use[0].length)) &&
    (tuned || !TUNED.test(text)) &&
    !YOURS.test(text) &&
    !NO_SOURCE.test(text) &&
    !isUnder(sentence.section, OF_OTHERS)
  )
    return used;
  if (
    [NOT_TOLD, NO_SOURCE].some((one) => one.test(text)) ||
    isAdvice(text) ||
    (!tuned && TUNED.test(text) && !/\bpre-?train/i.test(text))
  )
    return null;
  const stranded = STRANDED.exec(text);
  if (stranded && !isUnder(sentence.section, OF_OTHERS) && !NEVER.test(stranded[0])) {
    const [, before = ''] = stranded;
    if (isContent(before, false)) return before;
  }
  const found = LABEL.exec(text) ?? HOLDS.exec(text) ?? SAW.exec(text) ?? LEARNED.exec(text);
  if (!found || DENIED.test(text.slice(0, found.index)) || isUnder(sentence.section, OF_OTHERS)) return null;
  const [from = ''] = text.slice(found.index + found[0].length).split(END);
  const isHeld = HOLDS.test(found[0]);
  return isContent(from, isHeld) ? from : null;
}

/** Of what a training uses only data count: a name of a data set, a corpus, or contents that are called data. */
const isUsed = (said: string): boolean =>
  corporaIn(said).length > 0 ||
  (/\b(?:data|data-?sets?|data ?base|corpus|corpora|recordings|images|texts?)\b/i.test(said) &&
    !BARE.test(said) &&
    !UNTOLD.test(said) &&
    !NO_DATA.test(said) &&
    isContent(said, true));

/** Headings under which pages speak of other models, or of what others may do. */
const OF_OTHERS =
  /\b(?:related work|comparison|baselines?|acknowledg\w*|citations?|references|fine-?tun\w*)\b/;

/** @param heldBy the data were named before, so that what follows is what they hold */
function isContent(said: string, heldBy: boolean): boolean {
  if (UNTOLD.test(said) || NO_DATA.test(said)) return false;
  if (corporaIn(said).length > 0) return true;
  if (HEAD_OF_TASK.test(said)) return false;
  if (BARE.test(said)) return false;
  return (
    CONTENT.test(said) ||
    COUNTED.test(said) ||
    GATHERED.test(said) ||
    NAMED.test(said) ||
    (heldBy && said.split(' ').length > 2)
  );
}

/** Sizes and kinds that names of models end in: a model is tuned from it, or held against it. */
export const IS_A_MODEL =
  /[-_](?:\d+(?:\.\d+)?B(?=[-_]|$|[a-z])|Chat|Instruct|Base|LLM|GPT|VL)\b|[-_]\d+(?:\.\d+)?B/i;

/** A piece of a list that is a name and no more: `RecipeNLG (2M recipes)`, `the OpenBooks corpus`. */
const NAME_ALONE =
  /^\W{0,5}(?:the |our |parts of |subsets? of ){0,3}["'“*`]?((?=[\w.-]{0,40}[a-z])[A-Z][\w.-]{1,40}|[A-Z][\w.-]{0,30}\d[\w.-]{0,10}|[a-z]{1,2}[A-Z][\w.-]{2,30}|[A-Z][A-Z-]{2,20}(?= (?:data-?sets?|corpus|collection|data ?base)\b))["'”*`]?(?: (?:data-?sets?|corpus|corpora|collection|data ?base|dump))?(?: \(?[vV]?(?:ersion )?\d[\w.]*\)?)?\W{0,5}(?:\([^)]{0,60}\)\W{0,5})?$/;

/** The pieces of a list that are names. */
export const namesIn = (list: string): string[] =>
  list.split(/,\s|;|\s(?:and|as well as|plus|&)\s/).flatMap((piece) => {
    const name = NAME_ALONE.exec(piece)?.[1];
    return name === undefined || TECHNIQUE.test(name) || IS_A_MODEL.test(name)
      ? []
      : [name.replace(/[.,]$/, '')];
  });
