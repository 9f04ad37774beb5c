/** Whether a release is a tune of another model, by what its card says at its top. */
import { describe, expect, it } from 'vitest';
import { isFineTune } from '../../../src/release/code/lineage.js';
import { release } from '../../release-builder.js';

const isTune = (text: string) => {
  const { hub, repository, documents } = release({ card: `# Wren-2\n\n${text}\n` });
  return isFineTune(hub.value, repository.value, documents.value);
};

describe('a card', () => {
  it.each([
    'We finetuned the multilingual models FINCH and mT5 on tasks in many languages.',
    'We have fine-tuned ROBIN-7B on dialogues.',
    'We finetuned the models WRE and mT5 on tasks in many languages.',
    'Wren-2 is a fine-tuned Robin language model.',
  ])('says that its model is a tune: %s', (text) => {
    expect(isTune(text)).toBe(true);
  });

  it.each([
    'To measure it, we fine-tuned Wren-2 on three tasks.',
    'You can fine-tune ROBIN-7B in the same way.',
    'As a baseline, we fine-tuned ROBIN-7B on the same tasks.',
    'We fine-tuned the learning rate of AdamW.',
    'Wren-2 was pre-trained on a large corpus.',
  ])('does not: %s', (text) => {
    expect(isTune(text)).toBe(false);
  });
});

describe('a README', () => {
  const tuned = (text: string) => {
    const { hub, repository, documents } = release({ readme: `# Heron\n\n${text}\n` });
    return isFineTune(hub.value, repository.value, documents.value);
  };

  it.each([
    'A LoRA fine-tune of Wren-7B on statutes.',
    'Heron is a fine-tuned version of Wren-2.',
    'Our instruction-tuned model based on [Wren-7B](https://x.org).',
  ])('calls its model a tune: %s', (text) => {
    expect(tuned(text)).toBe(true);
  });

  it.each([
    'A library to fine-tune Wren-7B.',
    'Heron outperforms a fine-tuned version of Wren-2.',
    'Heron is a language model of 7B parameters.',
  ])('does not: %s', (text) => {
    expect(tuned(text)).toBe(false);
  });
});
