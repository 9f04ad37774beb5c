/** Links and download commands in prose that lead to data, and what the prose says the data are for. */
import type { Citation } from '../../prose/cite.js';
import type { Document, Section } from '../../prose/page.js';
import { isDenied, stanceOf } from '../../prose/polarity.js';
import { foldName, namesOfPage } from '../../prose/proper-names.js';
import { splitSentences } from '../../prose/sentences.js';
import { oncePer } from '../../remembered.js';
import { isOnOther } from '../claims/other-models.js';
import { introductionTo } from '../claims/statements.js';
import { codedLinks } from './coded-links.js';
import { isCalledTest, sentenceAround } from './link-words.js';
import { asksOnlySignUp, isSourceDatabase, type StorageKind, storageOf } from './storage.js';

/**
 * `training`: of the released model; `tuning`: of later tasks; `following`: for a tune, with no word of a task that is measured: instructions, preferences; `lookup`: databases that the model searches when it runs;
 * `unstated`: data, without a word on their use.
 */
export type DataUse = 'training' | 'tuning' | 'following' | 'evaluation' | 'example' | 'lookup' | 'unstated';

export interface DataLink {
  url: string;
  /** `hub`: a dataset on the Hub, whose gate is not known from here; `source`: a database that others draw from. */
  kind: StorageKind | 'hub' | 'source';
  use: DataUse;
  /** Only some of the data are there, by the words around the link. */
  part: boolean;
  /** All splits are there, those for evaluation beside those for training. */
  split: boolean;
  at: Citation;
}

const HUB_DATASET = /^https?:\/\/(?:huggingface\.co|hf\.co)\/datasets\/[\w.-]+(?:\/[\w.-]+)?(?:[/?#]|$)/;
/** Kaggle's pages for a set, and for the data of a competition. */
const KAGGLE_DATA =
  /^https?:\/\/(?:www\.)?kaggle\.com\/(?:datasets\/[\w.-]+\/|c(?:ompetitions)?\/[\w.-]+\/data\b)/;
const DATA =
  /\b(?:data|data-?(?:sets?|bases?)|corpus|corpora|(?:train(?:ing)?|test|validation|evaluation) (?:sets?|examples|samples)|sequences|spectra|demonstrations|msas?|alignments|splits?)\b|数据|語料|语料|训练集|测试集|データ|コーパス|데이터|말뭉치/i;
const WEIGHTS =
  /\b(?:weights?|checkpoints?|ckpts?|pre-?trained models?|model (?:files?|parameters|zoo)|trained models?)\b|模型|权重|モデル|모델/i;
/** A model by what it learned from, which is not what is offered: "Model trained on word images", "models trained on the odometry split". */
const MODEL_BY_ITS_DATA =
  /\b(?:models?|networks?|encoders?|decoders?|vocoders?|backbones?|checkpoints?|weights)\b[^.;:]{0,40}?\b(?:(?:pre-?)?trained|fine-?tuned|tuned)\b|\bpre-?trained (?:[\w-]+ ){0,3}(?:models?|networks?|encoders?|decoders?|vocoders?|backbones?)\b|\b(?:download|get|fetch)\s+(?:the |our |this |a )?(?:[\w-]+ )?models?\b(?!['’]s| data)/i;
const OUTPUTS = /\b(?:outputs?|predictions?|results|embeddings|figures?|samples? generated|designs)\b/i;
/** What the model put out, among the words for data: "our generated sequences". */
const MADE_BY_MODEL =
  /\b(?:generated|predicted|designed|sampled) (?:\w+ )?(?:sequences|structures|proteins|molecules|images|samples)\b|\bgenerations\b/i;
const PARAMETER_FILE = /\.(?:safetensors|pth?|ckpt|bin|onnx|gguf|nemo|pth\.tar)(?:[?#]|$)/i;
/** Pages that tell of a version, beside which there may be anything. */
const RELEASE_NOTES = /\b(?:releases? (?:page|notes?)|change-?log)\b/i;

/** Where a command puts what it fetches: the folder says for what, not what it is. */
const TARGET = /\s(?:-[a-zA-Z]*[PodO]|--(?:directory-prefix|output(?:-document)?|dir))[ =]\S+/g;

const OPENS = /\b(?:read_\w+|load\w*|open|imread|urlopen|from_\w+)\(/;

/** BibTeX names an address and offers nothing. */
const REFERENCE = /^\s*@\w+\s*\{/m;

/** Pictures, papers and courses on the same hosts. */
const NO_DATA =
  /\.(?:svg|png|jpe?g|gif|pdf|html?|ipynb|md|py|whl)(?:[?#]|$)|\/(?:pmc|pubmed|articles?\/PMC|structure|spaces)\/|\bebi\.ac\.uk\/training\/|\/archive\/refs\/|\/license$/i;
/** Files that tell which records were held out, not the records. */
const SPLIT_FILE =
  /(?:^|[_.-])(?:valid(?:ation)?|test|dev|held-?out|splits?|headers?|ids|index|metadata)(?=[_.-]|$)/i;

const PART = /\b(?:subsets?|parts?|portions?|excerpts?) of (?:our|the|its)\b/i;

/** What stands beside data that are to be had elsewhere: `annotations`, `image pairs`, `file lists`. */
const ACCOMPANIES =
  /\b(?:annotations?|pairs|meta-?data|(?:file|id|video|image) ?lists?|identifiers|ids|indices|labels|captions|embeddings|(?:pre-?(?:extracted|computed) )?features)\W*$/i;

/** What a sentence offers is what goes with data: "we share our annotation files", "pre-extracted embeddings can be downloaded". */
const COMPANIONS =
  /\b(?:(?:annotation|label|meta-?data|split|file ?list|index) files?|meta-?data|annotations|(?:pre-?(?:extracted|computed)) (?:features|embeddings)|embeddings|(?:image|video|file|sample) (?:ids|lists))\b/i;
const offersCompanions = (said: string): boolean => {
  const words = said.replace(/https?:\/\/\S+/g, ' ');
  return (
    COMPANIONS.test(words) &&
    !/\b(?:data-?sets?|corpus|corpora|(?:images|recordings|videos|data) (?:and|with))\b/i.test(words)
  );
};

/** "Train, validation and test": all splits are in one place. */
const ALL_SPLITS =
  /\btrain(?:ing)?(?:\s*[,/&+]\s*|,? and )(?:(?:and )?)(?:val\w*|dev\w*|test\w*|held-?out)\b/i;

/** What data are for, by the words around the link; the first that fits counts. */
const USES: readonly [DataUse, RegExp][] = [
  ['example', /\b(?:on|with|using|for|process|prepare) your (?:own )?(?:\w+ )?data/i],
  ['training', ALL_SPLITS],
  [
    'following',
    /^(?!.*\bpre-?train)(?=.*\b(?:fine-?tun\w*|tuned|SFT|DPO|RLHF)).*\b(?:instruct\w*|chat\w*|assistants?|conversation\w*|preferences?|SFT|DPO|RLHF|FT data-?set)\b/i,
  ],
  [
    'tuning',
    /^(?!.*\bpre-?train)(?=.*\b(?:tasks?|down-?stream|benchmarks?|test|evaluat\w+|classif\w+|regression|recognition|segmentation|detection|prediction|retrieval|recipes?|splits?)\b).*\bfine-?tun\w*/i,
  ],
  ['following', /^(?!.*\bpre-?train).*\bfine-?tun\w*/i],
  [
    'training',
    /训练(?:数据|集|语料)|学習(?:用)?データ|학습 ?데이터|\bpre-?train(?:ing)?\b|\b(?:training|train(?:ed)?) (?:and|&|\/|on|data|sets?|corp|splits?|samples|examples|sequences|code)|\bfor (?:the )?(?:[\w-]+ )?training\b|\bused? (?:\w+ )?(?:to|for|in) train|\b(?:network|model|classifier|it) was fitted on\b|(?<!\b(?:we|lessons) )\blearn(?:ed|t|s) from\b|\bfitted (?:it |them )?(?:to|on)\b|\bwas fit (?:to|on)\b/i,
  ],
  [
    'lookup',
    /\bfor (?:the |our |building |making |computing )*(?:multiple[- ]sequence[- ]alignments?|alignments|msas?)\b|\bdata ?bases?\b[^.;]{0,40}\b(?:to (?:be )?search|search(?:ed|es) )/i,
  ],
  ['tuning', /\bfine-?tun\w*|\bdown-?stream\b|\bprob(?:e|ing)\b|\b(?:task|tasks)\b/i],
  [
    'evaluation',
    /测试(?:数据|集)|评测(?:数据|集)|评估(?:数据|集)|テストデータ|테스트 ?데이터|\b(?:test(?:ing)?|evaluat\w+|benchmark\w*|validation|val(?=[ -](?:data|sets?|splits?))|held-?out|zero-?shot|leaderboard|reproduce)\b/i,
  ],
  ['example', /(?<!\bfor )\b(?:examples?|demo|tutorials?|toy|sample)\b/i],
];
/** A card's "Datasets:" is a list of what the model learned from, as in its front matter. */
const LISTS_DATA = /^\W*(?:the )?(?:data-?sets?|data|corpora)(?: used)?\W*$/i;
const TRAINING_HEADING = /\btrain(?:ing)?\b/i;
/** A section about what alignments and templates are searched in. */
const LOOKUP_HEADING =
  /\b(?:reference|genetic|sequence|structure|search|template|msa|mirrored|third[- ]party) data ?bases?\b/i;

/** Whether anyone can have what a link leads to, with an account of their own at the most; nobody has to agree. */
export const isForAnyone = ({ kind, url }: Pick<DataLink, 'kind' | 'url'>): boolean =>
  kind !== 'account' || asksOnlySignUp(url);

/** All links to data, in the order of the documents. Denied and announced ones are left out. */
export const dataLinks = (documents: readonly Document[]): DataLink[] => documents.flatMap(linksOn);

/** Nine checks ask for them. */
const linksOn = oncePer((document: Document): readonly DataLink[] => {
  const linked = document.links.map((link) => {
    const { url, text, context, section, line } = link;
    return {
      url,
      text,
      isDenied: () => link.denied || isOnOther(sentenceAround(context, text), document),
      isTest: isCalledTest(text, sentenceAround(context, text)),
      said: `${text} ${sentenceAround(context, text)}`,
      lead: link.lead,
      section,
      line,
    };
  });
  return [...linked, ...commandsIn(document)].flatMap(
    ({ url, text, said, lead, isDenied, isTest, section, line }): DataLink[] => {
      const isOwn = isOwnPageOf(text, url, document) || isOwnRepositoryOf(url, document);
      const kind = kindOf(url) ?? (isOwn ? 'storage' : null);
      if (!kind || offersWeights(text, said) || isDenied()) return [];
      if (!isLearnedFrom(text, said) && !isAboutData(url, said, section)) return [];
      const part = PART.test(said) || ACCOMPANIES.test(text) || offersCompanions(said);
      // What a line of a program opens to show how it is called is an example.
      const isOpened = text === '' && OPENS.test(said);
      const isListed = document.kind === 'card' && LISTS_DATA.test(lead);
      const told = isTest ? 'evaluation' : isListed ? 'training' : useOf(said, lead, url, section);
      const use = isOpened && told === 'evaluation' ? 'example' : told;
      return [{ url, kind, use, part, split: ALL_SPLITS.test(said), at: document.cite(line) }];
    },
  );
});

/** "[Dataset](https://heron.org/dataset)" on the page of Heron: where a project's own site hands out its data. */
const isOwnPageOf = (text: string, url: string, document: Document): boolean =>
  DATA_ALONE.test(text) &&
  /^https?:\/\/[^/]+\/(?:[\w-]+\/)*(?:data|data-?sets?|downloads?)(?:[/.?#]|$)/i.test(url) &&
  namesOfPage(document).some((name) => foldName(/^https?:\/\/([^/]+)/.exec(url)?.[1] ?? '').includes(name)) &&
  !/github\.com|gitlab\./.test(url);
const DATA_ALONE = /^\W*(?:download )?(?:the |our )?(?:training )?(?:data|data-?sets?)\W*$/i;

/** A repository that holds data and no program, by its name: `time-series-data`, `ABC_corpus`. Those of others are sources. */
const DATA_REPOSITORY =
  /^https?:\/\/(?:www\.)?(?:github|gitlab)\.com\/([\w.-]+)\/(?![\w.-]*(?:outputs?|results?|predict|generat|benchmark))[\w.-]*(?:[-_]|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[a-z]))(?:data|data-?sets?|corpus|corpora)(?:\.git)?\/?$/i;
const isOwnRepositoryOf = (url: string, document: Document): boolean => {
  const owner = DATA_REPOSITORY.exec(url)?.[1];
  return owner !== undefined && document.cite().url.toLowerCase().includes(`.com/${owner.toLowerCase()}/`);
};

function kindOf(url: string): DataLink['kind'] | null {
  if (NO_DATA.test(url)) return null;
  if (HUB_DATASET.test(url)) return 'hub';
  return isSourceDatabase(url) ? 'source' : storageOf(url);
}

/** Of words above a command the sentence next to it speaks. */
function denies(introduction: string): boolean {
  const last = splitSentences(introduction).at(-1);
  const stance = last ? stanceOf(last.text) : null;
  return stance !== null && isDenied(stance);
}

/** The comment above a command speaks for it, or the sentence above the block. */
function commandsIn(document: Document) {
  return codedLinks(document)
    .filter(({ block }) => !REFERENCE.test(block.text))
    .map(({ url, command, comment, line, block }) => {
      const introduction = comment ?? introductionTo(block, document);
      return {
        url,
        text: '',
        said: `${introduction} ${command.replace(TARGET, ' ')}`,
        // What is above the block speaks for all of it, whatever a comment adds.
        lead: introductionTo(block, document),
        isDenied: () => denies(introduction),
        isTest: false,
        section: block.section,
        line,
      };
    });
}

/** The clause before the link names weights; the data are in the words that introduce the list or the rest of the sentence. */
function offersWeights(text: string, said: string): boolean {
  if (PARAMETER_FILE.test(text) || MODEL_BY_ITS_DATA.test(text)) return true;
  const at = text === '' ? -1 : said.lastIndexOf(text);
  const before = said.slice(0, Math.max(at, 0));
  if (isLearnedFrom(text, said)) return false;
  if (MODEL_BY_ITS_DATA.test(before) && !DATA.test(before) && !DATA.test(text)) return true;
  const clause =
    at < 0
      ? ''
      : (said
          .slice(0, at)
          .split(/[:;]\s/)
          .at(-1) ?? '');
  if (MODEL_BY_ITS_DATA.test(clause) && !DATA_AT_LAST.test(clause) && !DATA.test(text)) return true;
  const offered = WEIGHTS.test(clause) || /\b(?:the|our|this|a) models?\W*$/i.test(clause);
  return offered && !DATA.test(clause) && !DATA.test(text);
}

/** What follows is what was learned from: "was fine-tuned on [Songs]". */
const LEARNED_FROM =
  /\b(?:trained|tuned) (?:\w+ly )?(?:on|over|using|from) (?:(?:the|a|an|our|both)\s)*\W*$/i;

const isLearnedFrom = (text: string, said: string): boolean =>
  text !== '' && LEARNED_FROM.test(said.slice(0, Math.max(said.lastIndexOf(text), 0)));

/** The clause ends in the data that the link is put on: "trained on the corpus [here]", "the dataset that it was trained on:". */
const DATA_AT_LAST =
  /\b(?:data|data-?sets?|corpus|corpora)\b[^.;:]{0,20}$|\b(?:data|data-?sets?|corpus|corpora)\b[^.;]{0,40}\btrained (?:on|with)\W*$/i;

function isAboutData(url: string, linked: string, section: Section): boolean {
  if (PARAMETER_FILE.test(url)) return false;
  if (HUB_DATASET.test(url) || KAGGLE_DATA.test(url)) return true;
  // An address that is written out says nothing by the names in it.
  const said = linked.replace(/https?:\/\/\S+/g, ' ');
  if (RELEASE_NOTES.test(said)) return false;
  if (WEIGHTS.test(said) && !DATA.test(said)) return false;
  if (MADE_BY_MODEL.test(said) && !/\btrain/i.test(said)) return false;
  if (DATA.test(said)) return true;
  if (WEIGHTS.test(section.heading) || OUTPUTS.test(said)) return false;
  return (
    headingsOf(section).some((heading) => DATA.test(heading) || LEARNED.test(heading)) ||
    /(?:^|[/_-])(?:data|dataset|corpus|train)/i.test(url)
  );
}

/** "What it learned from": the data, in other words. */
const LEARNED =
  /\b(?:it|the (?:model|network)) (?:(?:was|is) trained on|(?:has )?learn(?:ed|t|s)? from)\W*$/i;

/** Longer headings are sentences in large letters: a warning, not what is below it. Words; where they are not parted, two characters each. */
const LONGEST_HEADING = 14;
const headingsOf = ({ path }: Section): string[] =>
  path.filter(
    (heading) =>
      heading.split(/\s+/).length +
        (heading.match(/[\p{Script=Han}\p{Script=Hiragana}]/gu)?.length ?? 0) / 2 <=
      LONGEST_HEADING,
  );

/** Reference databases are none of it; else the file's own name first, then the words next to the link, then the headings from the innermost out. */
function useOf(said: string, lead: string, url: string, section: Section): DataUse {
  if ([lead, ...section.path].some((heading) => LOOKUP_HEADING.test(heading))) return 'lookup';
  const file =
    url
      .replace(/[?#].*$/, '')
      .split('/')
      .at(-1) ?? '';
  if (SPLIT_FILE.test(file)) return 'evaluation';
  for (const words of [said, lead, ...headingsOf(section).toReversed()]) {
    const use = USES.find(([, pattern]) => pattern.test(words));
    if (use) return use[0];
    if (words !== said && TRAINING_HEADING.test(words)) return 'training';
  }
  return 'unstated';
}
