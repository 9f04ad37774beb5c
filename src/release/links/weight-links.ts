/** Links and download commands in prose that lead to parameters kept outside of the repository. */
import { lastPart } from '../../paths.js';
import type { Citation } from '../../prose/cite.js';
import type { Document, DocumentLink, Section } from '../../prose/page.js';
import { isDenied, stanceOf } from '../../prose/polarity.js';
import { foldName, namesOfPage } from '../../prose/proper-names.js';
import { oncePer } from '../../remembered.js';
import { isLabsModel, isOnOther } from '../claims/other-models.js';
import { introductionTo } from '../claims/statements.js';
import { codedLinks } from './coded-links.js';
import { sentenceAround } from './link-words.js';
import { isBlankAddress, type StorageKind, storageOf } from './storage.js';
import { isBackbone, isOnLibraryHost } from './weights-in-code.js';

export interface WeightLink {
  url: string;
  /** `hub`: the page of a model on the Hub, whose gate is not known from here. */
  kind: StorageKind | 'hub';
  at: Citation;
}

const WEIGHTS =
  /\b(the (?:trained |fitted )?(?:network|model|classifier) itself|weights?|checkpoints?|ckpts?|pre-?trained|model (files?|parameters|zoo|cards?|hub)|(trained|released|final|our) models?)\b/i;
const MODEL = /\bmodels?\b/i;
const DATA = /\b(data|data-?sets?|corpus|corpora|benchmarks?|embeddings?|predictions?)\b/i;
/** What a link leads to that calls itself data. */
const OTHER_THING = /\b(?:data-?sets?|corpus|corpora|annotations)\b/i;
const PARAMETER_FILE = /\.(safetensors|pth?|ckpt|bin|onnx|gguf|nemo|pth\.tar)(\?|$)/i;
/** Archives of sequences, structures and patients' data: nobody keeps models there. */
const DATA_ARCHIVE =
  /\/\/([\w-]+\.)*(ebi\.ac\.uk|nih\.gov|rcsb\.org|wwpdb\.org|uniprot\.org|ensembl\.org|ukbiobank\.ac\.uk)\//i;
/** Pages on a host of models on which nobody keeps any: competitions, their talk, sets of data, notebooks. */
const NO_MODELS = /^https?:\/\/(?:www\.)?kaggle\.com\/(?:c|competitions|code|discussions|datasets)\//i;
/** Papers that stand beside weights in the same place. */
const NO_PARAMETERS =
  /\/(?:licen[cs]e|readme|notice|citation)[\w.-]*(?:[?#].*)?$|\.(?:md|pdf|txt|ipynb|py|csv|tsv)(?:[?#]|$)/i;
/** Words before a link that make it a part of another model, or the one that this one was made from. */
const ANOTHER_MODEL =
  /\btokeni[sz]ers?\b[^.;]*$|\b(?:based|built|builds|trained on top) (?:up)?on\b[^.;,]*$|\b(?:tuned|adapted|distilled|initiali[sz]ed|derived|started|converted)(?: version)? (?:from|of|on|with)\b[^.;,]*$|\bbase models?\W*$|\b(?:compared (?:to|with)|unlike|similar to|instead of)\b[^.;,]*$/i;
/** Under instructions to train, weights are what a training starts from, unless they are said to be its result. */
const TRAINING_STEP = /^(?!.*(?:pre-?train|weights|checkpoints)).*\btrain(?:ing)?\b/i;
const RESULT =
  /\b(?:our|ours|released?|final|resulting|(?<!pre-)trained) (?:\w+ ){0,2}(?:weights?|checkpoints?|ckpts?|models?)\b|\b(?:skip|instead of|without) (?:\w+ ){0,2}training\b/i;
/** Networks that others are built on: "Download the pre-trained ResNet weights". */
const BACKBONE =
  /\b(?:pre-?trained|download)\b[^.;|]{0,30}\b(?:ViT|ResNet\w*|Swin|SAM2?|VGG\w*|EfficientNet|DenseNet\w*|DINO(?:v\d)?|BERT|RoBERTa|ImageNet)\b[^.;|]{0,12}\b(?:models?|weights?|checkpoints?|backbones?)\b/i;
/** What a training sets out from: "We use pre-trained word vectors from Other". */
const BORROWED = /\bwe (?:use|used|employ|adopt) (?:the |a )?pre-?trained (?:[\w-]+ ){1,4}(?:from|by)\b/i;
/** What the model is held against. */
const RIVALS =
  /\bfor (?:the |a |our )?comparisons?\b|\bto compare (?:with|to|against)\b|\bbaselines?['’]?s? (?:weights?|checkpoints?|models?)\b/i;
/** The page of an owner on the Hub, or of a collection, which lists models where the words say so. */
const HUB_OWNER =
  /^https?:\/\/(?:huggingface\.co|hf\.co)\/(?:collections\/[\w.-]+(?:\/[\w.-]+)?|(?!(?:datasets|spaces|docs|papers|collections|blog|organizations|models|join|login|settings|pricing|tasks)\b)[\w.-]+)\/?$/;
const HUB_PAGE =
  /^https?:\/\/(huggingface\.co|hf\.co)\/(?!datasets\/|spaces\/|docs\/|papers\/|collections\/|blog\/|organizations\/|models\b)[\w.-]+\/[\w.-]+\/?$/;

/** Whether words under a heading speak of weights that a training starts from, which are another model's. */
export const startsTraining = (heading: string, said: string): boolean =>
  TRAINING_STEP.test(heading) && !RESULT.test(said);

/** All links to weights, in the order of the documents. Denied and announced ones are left out. */
export const weightLinks = (documents: readonly Document[]): WeightLink[] => documents.flatMap(linksOn);

/** Several checks ask for the links of the same pages. */
const linksOn = oncePer((document: Document): readonly WeightLink[] => {
  const linked = document.links.map((link) => {
    const { url, text, context, section, line } = link;
    return {
      url,
      text,
      isDenied: () => link.denied || isCredited(link, document) || isAnothers(link, document),
      // `pytorch_weights` are weights, too.
      said: withVectors(`${text} ${context}`.replaceAll('_', ' '), document),
      before: context.slice(0, Math.max(context.indexOf(text), 0)),
      heading: headingsOf(section),
      step: section.heading,
      line,
    };
  });
  const coded = codedLinks(document).map(({ url, command, comment, line, block }) => ({
    url,
    text: '',
    isDenied: () => denies(comment ?? '') || isInOthersProject(url, document),
    said: codedLinks(document).some((other) => other.block === block && other.url !== url)
      ? command
      : `${comment ?? introductionTo(block, document)} ${command}`,
    before: '',
    heading: headingsOf(block.section),
    step: block.section.heading,
    line,
  }));
  return [...linked, ...coded].flatMap(
    ({ url, text, said, isDenied, before, heading, step, line }): WeightLink[] => {
      const isOwner =
        HUB_OWNER.test(url) && (WEIGHTS.test(said) || WEIGHTS.test(heading)) && !isDataset(said);
      if (isBlankAddress(url)) return [];
      const kind =
        isOwner || HUB_PAGE.test(url)
          ? 'hub'
          : (storageOf(url) ??
            (isNamedDownload(url, text) || (text !== '' && isReleased(url, said)) ? 'storage' : null));
      if (kind === 'hub' && ANOTHER_MODEL.test(before)) return [];
      if (RIVALS.test(said) || BORROWED.test(said) || startsTraining(step, said)) return [];
      if (BACKBONE.test(step) || BACKBONE.test(said)) return [];
      // What a link says itself goes before what the paragraph around it is about.
      if (OTHER_THING.test(text) && !WEIGHTS.test(text) && !PARAMETER_FILE.test(url)) return [];
      const isOwn = HUB_PAGE.test(url) && isOwnPage(url, document);
      return kind && (isOwn || isAboutWeights(url, said, heading)) && !isDenied()
        ? [{ url, kind, at: document.cite(line) }]
        : [];
    },
  );
});

/** A link that calls itself the download of weights, on a host of the owner's own, to a folder of weights or to a file. */
const isNamedDownload = (url: string, text: string): boolean =>
  /\b(?:weights|checkpoints?|ckpts?)\b/i.test(text) &&
  /\bdownload/i.test(text) &&
  /\/[^/?#]*(?:weights?|checkpoints?|ckpts?|models?|params)[^/?#]*\/?(?:[?#].*)?$/i.test(url) &&
  !PAGES.test(url);

/** The page of a project's releases, where the words beside the link name a file of weights in it: "newest release: `net.h5`". */
const isReleased = (url: string, said: string): boolean =>
  /^https?:\/\/github\.com\/[^/]+\/[^/]+\/releases(?:\/latest)?\/?$/i.test(url) && NAMED_FILE.test(said);
const NAMED_FILE = /[\w-]\.(?:safetensors|pth?|ckpt|h5|keras|onnx|gguf|nemo|tflite|torchscript)\b/i;

/** Where pages stand, not files. */
const PAGES =
  /^https?:\/\/(?:www\.)?(?:[\w-]+\.)*(?:github\.(?:com|io)|gitlab\.com|arxiv\.org|doi\.org|readthedocs\.io|medium\.com|youtube\.com|wikipedia\.org|paperswithcode\.com|huggingface\.co|hf\.co|kaggle\.com|colab\.research\.google\.com)\/|\.(?:html?|php|md)(?:[?#]|$)/i;

/** A laboratory's model, or words in the link's sentence on another well-known one. */
const isAnothers = ({ url, text, context }: DocumentLink, document: Document): boolean =>
  isLabsModel(url, document) ||
  isInOthersProject(url, document) ||
  isOnOther(sentenceAround(context, text), document);

/** A model's page on the Hub that is called like the page that links it. */
function isOwnPage(url: string, document: Document): boolean {
  const name = foldName(lastPart(url.replace(/\/$/, '')));
  return namesOfPage(document).some((own) => own.length >= LEAST_NAME && name.startsWith(own));
}

/** Shorter names begin other words by chance. Letters. */
const LEAST_NAME = 4;

/**
 * A file that another project on GitHub released: of another owner, where the page's is known, and under a name that
 * is none of the page's.
 */
function isInOthersProject(url: string, document: Document): boolean {
  const [, home] = HOME.exec(document.cite().url) ?? [];
  if (isOnLibraryHost(url) && (home === undefined ? isBackbone(url) : !KEEPS_LIBRARIES.test(home)))
    return !namesOfPage(document).some(
      (name) => name.length > LEAST_NAME + 1 && foldName(url).includes(name),
    );
  const [owner = '', project = ''] = (RELEASED.exec(url) ?? []).slice(1).filter((part) => part !== undefined);
  if (owner === '' || (HUB_FILE.test(url) && !isBackbone(url))) return false;
  if (foldName(home ?? '') === foldName(owner)) return false;
  const own = namesOfPage(document);
  const names = [project, owner, lastPart(url)].map(foldName);
  return (
    own.length > 0 &&
    !own.some((one) => names.some((name) => name.includes(one) || (name !== '' && one.includes(name))))
  );
}

/** The owner of the place that a page stands in. */
const HOME = /^https?:\/\/[^/]+\/([\w.-]+)\/[\w.-]+\/(?:blob|raw|resolve)\//;
/** Owners of the places where libraries keep their networks. */
const KEEPS_LIBRARIES =
  /^(?:facebook|meta|fair|openai|google|deepmind|tensorflow|pytorch|open-mmlab|dmlc|huggingface)/i;
/** On the Hub people keep files of their own under any name, and networks of others by theirs. */
const HUB_FILE = /^https?:\/\/(?:huggingface\.co|hf\.co)\//;
const RELEASED =
  /^https?:\/\/(?:(?:www\.)?github\.com\/([\w.-]+)\/([\w.-]+)\/releases\/download\/|(?:huggingface\.co|hf\.co)\/([\w.-]+)\/([\w.-]+)\/(?:resolve|blob)\/)/;

/** A collection of an owner's may hold data alone. */
const isDataset = (said: string) => /\bdata-?sets?\b/i.test(said) && !/\bmodels?\b/i.test(said);

/** A repository of somebody else in the words behind a link: "model.pkl (from the Other [Model Zoo](…))". */
function isCredited({ url, text, context, line }: DocumentLink, { links, cite }: Document): boolean {
  const after = context.slice(context.indexOf(text) + text.length);
  if (!/^\W{0,3}(?:taken |provided |released |downloaded )?(?:from|by|of) (?:the )?/i.test(after))
    return false;
  const [, own] = GITHUB.exec(cite().url) ?? [];
  return links.some((other) => {
    const [, owner] = GITHUB.exec(other.url) ?? [];
    if (other.line !== line || other.url === url || owner === undefined) return false;
    const at = after.indexOf(other.text);
    return at >= 0 && at < NEAR && owner.toLowerCase() !== own?.toLowerCase();
  });
}

const GITHUB = /^https?:\/\/(?:www\.)?github\.com\/([\w.-]+)\//;
/** Characters between a file and whose it is. */
const NEAR = 80;

const denies = (comment: string): boolean => {
  const stance = stanceOf(comment);
  return stance !== null && isDenied(stance);
};

/** Pages on word vectors, which are all the parameters that such a model has. */
const OF_VECTORS =
  /\b(?:word|sub-?word|fast-?text|glove|word2vec|static|cross-lingual)\b[^.;]{0,40}\b(?:vectors|embeddings)\b|\b(?:vectors|embeddings) (?:of|for) (?:\w+ )?words\b|\b(?:glove|word2vec|fasttext|skip-?gram)\b/i;
const isOfVectors = oncePer((document: Document): boolean => {
  const opening = new Set(document.sections.slice(0, 2));
  return (
    [...opening].some(({ heading }) => OF_VECTORS.test(heading)) ||
    document.sentences.some(({ section, text }) => opening.has(section) && OF_VECTORS.test(text))
  );
});
const withVectors = (said: string, document: Document): string =>
  isOfVectors(document) ? said.replace(/\b(?:vectors|embeddings)\b/gi, '$& weights') : said;

/** The section and the one around it: `Pretrained weights > Download`. */
const headingsOf = ({ path }: Section): string => path.slice(-2).join(' > ');

function isAboutWeights(url: string, said: string, heading: string): boolean {
  if (DATA_ARCHIVE.test(url) || NO_PARAMETERS.test(url) || NO_MODELS.test(url)) return false;
  if (PARAMETER_FILE.test(url) || WEIGHTS.test(said) || NAMED_FILE.test(said)) return true;
  if (DATA.test(said)) return false;
  return MODEL.test(said) || WEIGHTS.test(heading) || (MODEL.test(heading) && !DATA.test(heading));
}
