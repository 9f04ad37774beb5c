/** How large a model is: of the sources that tell, the surest is taken, and names and prose are read with care. */
import { describe, expect, test } from 'vitest';
import { parametersInName, parametersInText } from '../../src/result/parameters.js';
import { resultOf } from './without-checks.js';

describe('the number of parameters', () => {
  test.each([
    ['OLMo-7B', 7e9],
    ['pythia-6.9b-deduped', 6.9e9],
    ['esm2_t33_650M_UR50D', 650e6],
    ['bloom-560m', 560e6],
    ['Qwen1.5-0.5B-Chat', 0.5e9],
    ['Qwen3-30B-A3B', 30e9],
    ['Mixtral-8x7B-v0.1', null],
    ['hyenadna-large-1m-seqlen', null],
    ['distilled-70b-to-7b', null],
    ['biogpt', null],
    ['Phi-3-mini-128k', null],
    ['open_llama_3b_600bt', 3e9],
    ['model-0b', null],
  ])('in the name %s', (name, expected) => {
    expect(parametersInName(name)).toBe(expected);
  });

  test.each([
    [['It has 347 million parameters.'], 347e6],
    [['A decoder of 1.5B parameters', 'with 1.5 billion trainable parameters'], 1.5e9],
    [['A 650M-parameter encoder.'], 650e6],
    [['A student of 7B parameters.', 'Its teacher has 70B parameters.'], null],
    [['Trained on 15 million abstracts.'], null],
    [['The parameters are in 3 files.'], null],
    [['It has 1,300 million parameters.'], null],
  ])('in the text %j', (sentences, expected) => {
    expect(parametersInText(sentences)).toBe(expected);
  });

  test('the Hub’s own count goes before the name, the name before the card', () => {
    const card = 'The model has 9 billion parameters.\n';
    const counted = { parameters: { total: 6_888_095_744, byType: { BF16: 6_888_095_744 } } };
    expect(resultOf({ card, hub: { id: 'a/m-7b', ...counted } }).model.parameters).toEqual({
      count: 6_888_095_744,
      from: 'safetensors',
    });
    expect(resultOf({ card, hub: { id: 'a/m-7b' } }).model.parameters).toEqual({ count: 7e9, from: 'name' });
    expect(resultOf({ card, hub: { id: 'a/m' } }).model.parameters).toEqual({
      count: 9e9,
      from: 'model card',
      at: { url: expect.stringMatching(/\/blob\/[^/]+\/README\.md#L1$/), label: 'README.md', line: 1 },
    });
    expect(resultOf({ readme: card }).model).not.toHaveProperty('parameters');
    expect(resultOf({ hub: {} }).model).not.toHaveProperty('parameters');
  });

  test('the header of a checkpoint goes before the name, and after the dimensions', () => {
    const source = { url: 'https://huggingface.co/a/m-7b/blob/abc/model.pt' };
    const header = { format: 'PyTorch' as const, total: 123, byType: { F32: 123 }, file: 'model.pt' };
    const bloom = { model_type: 'bloom', vocab_size: 10, hidden_size: 4, n_layer: 1 };
    const hub = { id: 'a/m-7b', weightsHeader: { state: 'present' as const, value: header, source } };
    expect(resultOf({ hub }).model.parameters).toMatchObject({
      count: 123,
      from: 'PyTorch',
      at: { label: 'model.pt' },
    });
    expect(resultOf({ hub: { ...hub, dimensions: bloom } }).model.parameters).toMatchObject({
      from: 'config.json',
      at: { label: 'config.json' },
    });
    const unread = { state: 'unavailable' as const, reason: { code: 'timeout' as const }, source };
    expect(resultOf({ hub: { ...hub, weightsHeader: unread } }).model.parameters).toEqual({
      count: 7e9,
      from: 'name',
    });
  });

  test('an organization’s name says nothing', () => {
    expect(resultOf({ hub: { id: 'team-7b/model' } }).model).not.toHaveProperty('parameters');
  });
});
