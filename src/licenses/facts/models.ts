/** What RAIL licenses, research terms and permissive model licenses allow and ask, by id. */
import type { LicenseFacts } from './facts.js';

const ATTACHMENT = 'the uses listed in its Attachment A are forbidden, and every copy must pass that on';

const RAIL = {
  commercial: 'yes',
  derivatives: 'same-limits',
  redistribution: 'same-limits',
  limits: ATTACHMENT,
  outputs: {
    train: 'conditions',
    says: 'a model that is distilled from it is a derivative and keeps its limits',
  },
} as const;

const RESEARCH = { commercial: 'no', derivatives: 'research', redistribution: 'research' } as const;

const NON_COMMERCIAL = {
  commercial: 'no',
  derivatives: 'non-commercial',
  redistribution: 'non-commercial',
} as const;

const PERMISSIVE = { commercial: 'yes', derivatives: 'yes', redistribution: 'with-notices' } as const;

/** The RAIL family. */
const RAILS: Record<string, LicenseFacts> = {
  openrail: {
    ...RAIL,
    limits: 'use-based limits of whichever OpenRAIL text is meant',
    source: 'the Hub tag, which names a family',
    confidence: 'inferred',
  },
  'bigscience-openrail-m': {
    ...RAIL,
    naming: 'keep notices, mark changed files',
    source: 'ScanCode bigscience-open-rail-m',
    confidence: 'verified',
  },
  'creativeml-openrail-m': {
    ...RAIL,
    naming: 'keep notices, mark changed files',
    source: 'ScanCode stable-diffusion-2022-08-22',
    confidence: 'verified',
  },
  'bigscience-bloom-rail-1.0': {
    ...RAIL,
    naming: 'keep notices',
    source: 'ScanCode bigscience-rail-1.0',
    confidence: 'verified',
  },
  'bigcode-openrail-m': {
    ...RAIL,
    limits: 'the uses listed in its Attachment A are forbidden; what is passed on keeps them or equivalents',
    naming: 'pass on a copy of the license and the model documentation',
    source: 'ScanCode bigcode-open-rail-m-v1',
    confidence: 'verified',
  },
  'openrail++': {
    ...RAIL,
    limits: `${ATTACHMENT}; the licensor may restrict use from afar`,
    naming: 'keep notices, pass on the license, mark changed files',
    outputs: { train: 'conditions', says: 'outputs are free; distilling the model makes a derivative' },
    source: 'Stability-AI/generative-models LICENSE-SDXL1.0 (2023-07-26), ScanCode bigscience-open-rail-m2',
    confidence: 'verified',
  },
  'deepseek-1.0': {
    ...RAIL,
    limits: `${ATTACHMENT}, military use among them`,
    naming: 'keep notices, mark changed files',
    source: 'ScanCode deepseek-la-1.0',
    confidence: 'verified',
  },
  'fair-ai-public-1.0-sd': {
    commercial: 'yes',
    derivatives: 'share-alike',
    redistribution: 'share-alike',
    limits: 'a list of prohibited uses for the model',
    source: 'ScanCode fair-ai-public-1.0-sd',
    confidence: 'verified',
  },
  'fair-ai-public-1.0': {
    commercial: 'unknown',
    derivatives: 'share-alike',
    redistribution: 'share-alike',
    source: 'ScanCode, title and category only',
    confidence: 'listed',
  },
  'responsible-ai-source-1.1': {
    commercial: 'unknown',
    derivatives: 'unknown',
    redistribution: 'unknown',
    limits: 'limits on use written into the license',
    source: 'ScanCode, title and category only',
    confidence: 'listed',
  },
  'ltxv-open-weights': {
    commercial: 'conditional',
    derivatives: 'same-limits',
    redistribution: 'same-limits',
    limits: 'the uses listed in its Attachment A are forbidden',
    threshold: { by: ['revenue'], says: 'a paid license from 10 million US dollars of yearly revenue' },
    source: 'ScanCode ltxv-owl-2025-05-05',
    confidence: 'verified',
  },
  'ai2-impact': {
    commercial: 'conditional',
    derivatives: 'same-limits',
    redistribution: 'by-tier',
    limits: 'limits by the risk tier of the artifact',
    source: 'memory; the text was not read',
    confidence: 'recalled',
  },
};

/** Research and other uses without business. */
const CLOSED: Record<string, LicenseFacts> = {
  'h-research': { ...RESEARCH, source: 'memory; the text was not read', confidence: 'recalled' },
  'intel-research': { ...RESEARCH, source: 'memory; the text was not read', confidence: 'recalled' },
  'msr-la': { ...RESEARCH, source: 'memory; the text was not read', confidence: 'recalled' },
  'apple-amlr': {
    ...RESEARCH,
    naming: 'a set sentence of attribution; derivatives are identified as such',
    credit: 'always',
    source: 'apple/ml-mobileclip LICENSE_MODELS (2025-09)',
    confidence: 'verified',
  },
  'deepfloyd-if-license': {
    ...RESEARCH,
    limits: 'no military, surveillance, biometric or production uses',
    source: 'deep-floyd/IF LICENSE-MODEL',
    confidence: 'verified',
  },
  'sdxl-0.9-research': {
    ...RESEARCH,
    source: 'Stability-AI/generative-models model_licenses/LICENSE-SDXL0.9, in part',
    confidence: 'partly',
  },
  'mistral-mrl-0.1': {
    ...RESEARCH,
    naming: 'a sentence in the notice file',
    outputs: { train: 'conditions', says: 'outputs, too, are for research only' },
    source: 'the text as a model page quotes it',
    confidence: 'verified',
  },
  'mistral-mnpl-0.1': {
    commercial: 'no',
    derivatives: 'non-production',
    redistribution: 'non-commercial',
    source: 'clause 3.2 as quoted on simonwillison.net (2024-05-30)',
    confidence: 'second-hand',
  },
  'exaone-1.1-nc': {
    ...RESEARCH,
    naming: 'begin the names of changed models with "EXAONE", and cite',
    credit: 'always',
    outputs: {
      train: 'no',
      says: 'may not develop or improve other models; the licensor owns derivatives and outputs',
    },
    source: 'ScanCode exaone-ai-model-1.1-nc',
    confidence: 'verified',
  },
  'ont-public-1.0': {
    ...RESEARCH,
    naming: 'keep notices',
    note: 'the words of MPL-2.0 with a clause that allows research purposes only',
    source: 'nanoporetech/dorado LICENCE.txt',
    confidence: 'verified',
  },
  'qwen-research-2024': {
    ...NON_COMMERCIAL,
    naming: 'say "Built with Qwen"',
    credit: 'always',
    source: 'definitions of the text on Qwen2.5-3B pages',
    confidence: 'second-hand',
  },
  'tongyi-qianwen-research': {
    ...NON_COMMERCIAL,
    source: 'heading of the LICENSE of Qwen-1_8B',
    confidence: 'second-hand',
  },
  'nvidia-nc': { ...NON_COMMERCIAL, source: 'memory; the text was not read', confidence: 'recalled' },
  'stabilityai-nc': {
    ...NON_COMMERCIAL,
    naming: 'keep the notice file',
    source: 'ScanCode stability-ai-nc-2023-12-06',
    confidence: 'verified',
  },
  'flux-1-dev-nc': {
    ...NON_COMMERCIAL,
    outputs: { train: 'no', says: 'outputs may be used in business, but not to train competing models' },
    source: 'ScanCode flux-1-nc',
    confidence: 'verified',
  },
  'alphafold3-parameters': {
    commercial: 'no',
    derivatives: 'internal',
    redistribution: 'no',
    limits: 'a policy of prohibited uses; the terms may be withdrawn and changed',
    threshold: {
      by: ['registration', 'organization'],
      says: 'non-commercial organizations only, on request',
    },
    outputs: {
      train: 'no',
      says: 'outputs may not train similar structure predictors, and their terms travel with them',
    },
    source: 'terms of 2024-11-09 in google-deepmind/alphafold3',
    confidence: 'verified',
  },
  'cambrian-non-commercial': {
    commercial: 'no',
    derivatives: 'non-commercial-share-alike',
    redistribution: 'non-commercial',
    threshold: { by: ['organization'], says: 'non-commercial organizations only' },
    naming: 'show "Built with ESM", with "ESM" in the titles of derivatives',
    credit: 'always',
    outputs: { train: 'conditions', says: 'outputs may not be offered as a service' },
    source: 'evolutionaryscale/esm LICENSE.md and the gated page of its model',
    confidence: 'verified',
  },
  'esm3-community': {
    ...NON_COMMERCIAL,
    limits: 'no drug development',
    outputs: { train: 'no', says: 'may not train similar models, not even without profit' },
    source: 'gated page of EvolutionaryScale/esm3-sm-open-v1',
    confidence: 'verified',
  },
  'cohere-cc-by-nc-aup': {
    ...NON_COMMERCIAL,
    limits: "Cohere's acceptable use policy on top of CC-BY-NC",
    source: 'cards of Command R',
    confidence: 'second-hand',
  },
  'open-aleph-1.0': {
    ...NON_COMMERCIAL,
    limits: 'administrative use is excluded, too',
    source: 'ScanCode open-aleph-1.0',
    confidence: 'verified',
  },
  'genentech-apache-2.0-nc': {
    ...NON_COMMERCIAL,
    source: 'README of prescient-design/ibex',
    confidence: 'second-hand',
  },
  'arxiv-nonexclusive-1.0': {
    commercial: 'no',
    derivatives: 'no',
    redistribution: 'no',
    note: 'it grants something to arXiv only, and nothing to readers',
    source: 'memory; the text was not read',
    confidence: 'recalled',
  },
  'hfoil-1.0': {
    commercial: 'conditional',
    derivatives: 'unknown',
    redistribution: 'unknown',
    source: 'ScanCode hfoil-1.0, category only',
    confidence: 'listed',
  },
};

/** Free of limits, on no list of open licenses but one. */
const PERMISSIVE_MODELS: Record<string, LicenseFacts> = {
  'OpenMDW-1.0': { ...PERMISSIVE, source: 'ScanCode openmdw-1.0', confidence: 'verified' },
  'openmdw-1.1': {
    ...PERMISSIVE,
    source: 'OpenMDW/OpenMDW 1.1/LICENSE.OpenMDW-1.1',
    confidence: 'verified',
  },
  'apple-ascl': {
    ...PERMISSIVE,
    naming: 'keep the notice when it is passed on unchanged; no Apple marks',
    note: 'a personal copyright license without patents',
    source: 'the opening of the text',
    confidence: 'inferred',
  },
  'openatom-model-1.0': {
    ...PERMISSIVE,
    redistribution: 'with-license',
    source: 'ScanCode openatom-model-1.0',
    confidence: 'verified',
  },
  'open-weights-permissive-1.0': {
    ...PERMISSIVE,
    source: 'ScanCode open-weights-permissive-1.0.0',
    confidence: 'verified',
  },
};

export const MODEL_FACTS: Readonly<Record<string, LicenseFacts>> = {
  ...RAILS,
  ...CLOSED,
  ...PERMISSIVE_MODELS,
};
