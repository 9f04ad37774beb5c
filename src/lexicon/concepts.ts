/** Concepts: what owners call the parts of a release. One definition each; who needs a narrower one says which words it leaves out. */
import { entry, wordList } from './entry.js';

/** Parameters of a network, however they are called. */
export const WEIGHTS = wordList(
  entry(
    'weights',
    /\b(?:weights?(?! (?:decay|\d|of evidence))|wts)\b/,
    ['Download the weights.', 'The model weights are here.'],
    'We use a weight decay of 0.1.',
  ),
  entry(
    'checkpoints',
    /\b(?:checkpoints?|ckpts?)\b/,
    ['The checkpoint is on the Hub.', 'All ckpts are released.'],
    'Immune blockade',
  ),
  entry(
    'parameters',
    /\b(?:model|network|trained|learned|released|final|these|our|the) parameters\b(?! (?:of the (?:script|function|command)|are set))/,
    ['The model parameters are released.', 'Terms of the trained parameters'],
    'It has 7 billion parameters.',
  ),
  entry(
    'trained-model',
    /\b(?:(?:pre-?|fine-?|already )?(?:trained|tuned)) (?:[\w-]+ )?(?:models?|networks?|encoders?|backbones?)\b/,
    ['Our pre-trained models are on Zenodo.', 'The trained network'],
    'We trained it on models of mice.',
  ),
  entry(
    'model-files',
    /\bmodel (?:files?|zoo|hub|binar(?:y|ies)|snapshots?)\b/,
    ['See our model zoo.', 'The model files are large.'],
    'The model is large.',
  ),
);

/** A model as a thing that can be handed out: weights, when nothing else is meant. */
export const MODEL = wordList(
  entry(
    'model',
    /\bmodels?\b(?! (?:card|code|architecture|definition|training|size|name|parallel|config\w*|organism|mice))/,
    ['The model is on the Hub.', 'Models can be downloaded.'],
    'See the model card.',
  ),
);

/** Weights, or the model itself where it is spoken of as a thing. */
export const WEIGHTS_OR_MODEL = wordList(...WEIGHTS.entries, ...MODEL.entries);

/** Data of any use. */
export const DATA = wordList(
  entry(
    'data',
    /\b(?:data(?! (?:loader|module|parallel|class|type|structure|augmentation|card|scientist|center)s?)|data-?(?:sets?|bases?)|data (?:sets?|bases?))\b/,
    ['The data are public.', 'Our dataset is large.'],
    'Call the data loader.',
  ),
  entry('corpus', /\b(?:corpus|corpora)\b/, ['The corpus is public.', 'Two corpora'], 'The corps is here.'),
  entry(
    'records',
    /\b(?:training|test|evaluation|validation) (?:examples|samples|sets?|splits?|images|sequences|pairs|records)\b|\b(?:raw|original|patient|source) (?:images|reads|scans|recordings|sequences|records|files|slides|notes|spectra)\b|\b(?:splits|recordings|scans|spectrograms|transcripts|annotations|electronic health records)\b/,
    ['The training examples are here.', 'Raw images cannot be shared.'],
    'See the examples.',
  ),
);

/** The data that the released model learned from. */
export const TRAINING_DATA = wordList(
  entry(
    'training-data',
    /\b(?:pre-?)?train(?:ing)?(?:[\s-]+(?:and\s+\w+\s+)?|(?:\s*[,/&]\s*\w+){1,2}(?:,?\s+(?:and|&|or)\s+\w+)?\s+)(?:data|data-?sets?|data ?bases?|corpus|corpora|sets?|examples|samples|splits?|images|sequences|records|text|pairs)\b/,
    ['The training data are public.', 'Our pretraining corpus'],
    'The training of the model',
  ),
  entry(
    'data-for-training',
    /\b(?:data|data-?sets?|corpus|corpora|images|recordings|sequences|text)\s+(?:(?:that|which|we|were|was|is|are|have|been|had)\s+){0,4}?(?:\w+\s+){0,2}?(?:for|to|in)\s+(?:the\s+)?(?:pre-?)?train/,
    ['The data used for training', 'Dataset for pre-training'],
    'The data are used to test it.',
  ),
  entry(
    'data-trained-on',
    /\b(?:data|data-?sets?|corpus|corpora|images|recordings|sequences|text|records)\b[^.;]{0,50}?\b(?:pre-?)?trained on\b/,
    ['The corpus that the model was trained on', 'The data it was trained on'],
    'We trained on data.',
  ),
  entry(
    'things-fitted-to',
    /\b(?!(?:models|networks|weights|checkpoints|parameters|gpus|tpus|machines|steps|epochs|classifiers|encoders|decoders|agents|tasks|methods|baselines)\b)[a-z-]{3,30}s\s+(?:that|which)\s+(?:(?:it|we|the\s+\w+)\s+(?:was\s+|were\s+)?)(?:pre-?)?(?:trained|fitted|fit|learned)\s+(?:(?:it|them|the\s+\w+)\s+)?(?:on|to|with|from)\b/,
    ['The seismograms that we fitted it to', 'the recordings which the model learned from'],
    'Models that we trained on GPUs',
  ),
  entry(
    'training-data-chinese',
    /训练(?:数据|集|语料)/,
    ['训练数据可以下载', '训练集有十万张图片'],
    '训练模型',
  ),
);

/** The data that the model was measured on. */
export const EVALUATION_DATA = wordList(
  entry(
    'evaluation-data',
    /\b(?:test(?:ing)?|evaluation|benchmark\w*|validation|held-?out|down-?stream(?: tasks?)?)[\s-]+(?:and\s+\w+\s+)?(?:data|data-?sets?|sets?|splits?|suites?)\b/,
    ['The test set is here.', 'Benchmark datasets are linked.'],
    'We test it.',
  ),
);

/** Source code of any use. */
export const CODE = wordList(
  entry(
    'code',
    /\b(?:(?:source |python )?codes?(?! of conduct)|codebase|scripts?|pipelines?|recipes?|notebooks?|implementations?|source files?|configs?|configuration files?|software)\b/,
    ['The code is public.', 'Training scripts are included.'],
    'Read the code of conduct.',
  ),
);

/** What a model puts out. */
export const OUTPUTS = wordList(
  entry(
    'outputs',
    /\b(?:outputs?|predictions?|embeddings?|generations|designs|predicted \w+|samples generated|generated (?:samples|sequences|structures|images|text|content))\b/,
    ['Predictions for all proteins', 'Model outputs are here.'],
    'It predicts structures.',
  ),
  entry(
    'results',
    /\b(?:results|figures?)\b/,
    ['Results are on Zenodo.', 'Figure data'],
    'The resulting file',
  ),
);

/** Which code: words of an activity beside words for code. */
const CODE_WORDS = '(?:source )?(?:codes?|codebase|scripts?|pipelines?|recipes?|notebooks?)';

export const TRAINING_CODE = wordList(
  entry(
    'training-code',
    new RegExp(
      String.raw`\b(?:pre-?)?train(?:ing)?\b[^.]{0,30}\b${CODE_WORDS}\b|\b${CODE_WORDS}\b.{0,25}\b(?:pre-?)?train(?:ing)?\b`,
    ),
    ['The training code is here.', 'Scripts to train the model'],
    'The training data',
  ),
);

export const TUNING_CODE = wordList(
  entry(
    'tuning-code',
    new RegExp(String.raw`\bfine-?tun(?:e|ing)\b[^.]{0,30}\b${CODE_WORDS}\b`),
    ['Fine-tuning code', 'The finetuning scripts'],
    'The training code',
  ),
);

export const EVALUATION_CODE = wordList(
  entry(
    'evaluation-code',
    new RegExp(
      String.raw`\b(?:evaluat\w+|benchmark\w*)\b[^.]{0,30}\b${CODE_WORDS}\b|\b${CODE_WORDS}\b.{0,25}\b(?:evaluat\w+|benchmark\w*)\b`,
    ),
    ['The evaluation code is here.', 'Scripts for benchmarking'],
    'The evaluation set',
  ),
);

export const INFERENCE_CODE = wordList(
  entry(
    'inference-code',
    new RegExp(String.raw`\b(?:inference|prediction|generation|sampling)\b[^.]{0,30}\b${CODE_WORDS}\b`),
    ['The inference code is here.', 'Sampling scripts'],
    'The training code',
  ),
);

export const PREPROCESSING_CODE = wordList(
  entry(
    'preprocessing-code',
    new RegExp(String.raw`\b(?:data )?(?:pre-?)?processing\b[^.]{0,30}\b${CODE_WORDS}\b`),
    ['Preprocessing scripts', 'The data processing pipeline'],
    'The preprocessed data',
  ),
);

/** Words that make something a part, another size or an extra of the release: what holds for it does not hold for the whole. */
export const PART = wordList(
  entry(
    'other-size',
    /\b(?:larger|bigger|smaller|other|additional|more|further|remaining|extra|intermediate|older|newer|earlier|previous|next|future|new|quanti[sz]ed|distilled|fine-?tuned|instruct\w*|optimi[sz]er|some of|subsets? of|the rest of)\b|\b\d+(?:\.\d+)?[BM]\b|\bv\d/,
    ['The larger weights are not public.', 'The 13B checkpoint is not released.'],
    'The weights are not public.',
  ),
);
