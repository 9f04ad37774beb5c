/** A small model as it lies in a folder before it is published, and what evidence tells of its parts. */
import type { Evidence, Fact, HubModel, Repository } from '../../../src/evidence.js';
import { safetensors } from './folders.js';

export const CARD = `---
license: mit
library_name: transformers
datasets: [org/data]
base_model: org/base
base_model_relation: finetune
model-index: [{ name: tiny, results: [{}, {}] }]
---
# Tiny

A small model, described in arXiv:2401.00001.

## Citation

\`\`\`bibtex
@article{tiny2024,
  title = {Tiny: a small model},
  doi = {10.1000/tiny.1}
}
\`\`\`
`;

export const MODEL = {
  'README.md': CARD,
  LICENSE: 'MIT License',
  'config.json': '{"architectures": ["GPT2LMHeadModel"], "model_type": "gpt2"}',
  'model.safetensors': safetensors({ a: ['F32', [10, 20]], b: ['BF16', [3]], scale: ['F32', []] }),
};

/** What a fact says, which must be there. */
export function value<T>(fact: Fact<T> | undefined): T {
  if (fact?.state !== 'present') throw new Error(`not present: ${JSON.stringify(fact)}`);
  return fact.value;
}
export const model = (evidence: Evidence): HubModel => value(evidence.hub);
export const code = (evidence: Evidence): Repository => value(evidence.repository);
export const paths = (owner: HubModel | Repository) => value(owner.files).entries.map(({ path }) => path);
