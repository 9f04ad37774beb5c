/** What Llama's licenses and Meta's other terms allow and ask, by id. */
import type { LicenseFacts } from './facts.js';

/** Shared with those who took it over from Llama 2. */
export const NOT_OTHER_LLMS = 'neither the model nor its outputs may improve other language models';

/** What several licenses share word for word. */
const META_700M =
  'a separate license from Meta above 700 million monthly active users (counted when the version came out)';
const META_POLICY = "Meta's acceptable use policy for Llama";
const LLAMA_NAME =
  'show "Built with Llama", begin the names of derived models with "Llama", keep the notice file';
const LLAMA_OUTPUTS = 'outputs may train other models, whose names must then begin with "Llama"';
const NO_EU = 'multimodal models are not licensed to people and companies in the EU (said in the use policy)';

const LLAMA = {
  commercial: 'conditional',
  derivatives: 'yes',
  redistribution: 'with-license',
  limits: META_POLICY,
  threshold: { by: ['users'], says: META_700M },
} as const;

const META_REPOSITORY = 'meta-llama/llama-models on GitHub: LICENSE and USE_POLICY.md of the version';

/** Llama and what else Meta wrote. */
export const META_FACTS: Record<string, LicenseFacts> = {
  llama1: {
    commercial: 'no',
    derivatives: 'research',
    redistribution: 'research',
    limits: 'no military, surveillance or biometric uses',
    source: 'ScanCode llama-license-2023',
    confidence: 'verified',
  },
  llama2: {
    ...LLAMA,
    naming: 'keep the notice file',
    outputs: { train: 'no', says: NOT_OTHER_LLMS },
    source: META_REPOSITORY,
    confidence: 'verified',
  },
  llama3: {
    ...LLAMA,
    naming:
      'show "Built with Meta Llama 3", begin the names of derived models with "Llama 3", keep the notice file',
    credit: 'always',
    outputs: { train: 'no', says: NOT_OTHER_LLMS },
    source: META_REPOSITORY,
    confidence: 'verified',
  },
  'llama3.1': {
    ...LLAMA,
    naming: LLAMA_NAME,
    credit: 'always',
    outputs: { train: 'conditions', says: LLAMA_OUTPUTS },
    source: META_REPOSITORY,
    confidence: 'verified',
  },
  'llama3.2': {
    ...LLAMA,
    naming: LLAMA_NAME,
    credit: 'always',
    outputs: { train: 'conditions', says: LLAMA_OUTPUTS },
    territory: NO_EU,
    source: META_REPOSITORY,
    confidence: 'verified',
  },
  'llama3.3': {
    ...LLAMA,
    naming: LLAMA_NAME,
    credit: 'always',
    outputs: { train: 'conditions', says: LLAMA_OUTPUTS },
    source: META_REPOSITORY,
    confidence: 'verified',
  },
  llama4: {
    ...LLAMA,
    naming: LLAMA_NAME,
    credit: 'always',
    outputs: { train: 'conditions', says: LLAMA_OUTPUTS },
    territory: NO_EU,
    source: META_REPOSITORY,
    confidence: 'verified',
  },
  'chameleon-research': {
    commercial: 'no',
    derivatives: 'research',
    redistribution: 'research',
    source: 'ScanCode chameleon-research-2024',
    confidence: 'verified',
  },
  'fair-noncommercial-research-license': {
    commercial: 'no',
    derivatives: 'research',
    redistribution: 'research',
    limits: "FAIR's acceptable use policy",
    source: 'facebookresearch/spiritlm LICENSE (2024-10-18)',
    confidence: 'verified',
  },
  dinov3: {
    commercial: 'yes',
    derivatives: 'yes',
    redistribution: 'with-license',
    limits: 'no military, nuclear, espionage or arms-controlled end uses; no reverse engineering',
    naming: 'acknowledge the use in publications',
    credit: 'always',
    source: 'facebookresearch/dinov3 LICENSE.md (2026-07)',
    confidence: 'verified',
  },
};
