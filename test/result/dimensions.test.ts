/** Parameters by the dimensions of a configuration: equal to what the Hub counts in the weights of models that everybody knows. */
import { describe, expect, test } from 'vitest';
import { type Dimensions, parametersByDimensions } from '../../src/result/dimensions.js';

/** Counts are those of the published weights, each tensor once. */
const MODELS: [string, number, Dimensions, string?][] = [
  [
    'BioGPT',
    346_763_264,
    {
      ...{ model_type: 'biogpt', vocab_size: 42384, hidden_size: 1024, num_hidden_layers: 24 },
      ...{ num_attention_heads: 16, intermediate_size: 4096, max_position_embeddings: 1024 },
    },
  ],
  [
    'GPT-2',
    124_439_808,
    { model_type: 'gpt2', vocab_size: 50257, n_embd: 768, n_layer: 12, n_head: 12, n_positions: 1024 },
  ],
  [
    'BERT base',
    109_482_240,
    {
      ...{
        model_type: 'bert',
        vocab_size: 30522,
        hidden_size: 768,
        num_hidden_layers: 12,
        intermediate_size: 3072,
      },
      ...{ max_position_embeddings: 512, type_vocab_size: 2 },
    },
  ],
  [
    'BERT base with its masked head',
    109_514_298,
    {
      ...{
        model_type: 'bert',
        vocab_size: 30522,
        hidden_size: 768,
        num_hidden_layers: 12,
        intermediate_size: 3072,
      },
      ...{ max_position_embeddings: 512, type_vocab_size: 2 },
    },
    'BertForMaskedLM',
  ],
  [
    'RoBERTa base',
    124_697_433,
    {
      ...{ model_type: 'roberta', vocab_size: 50265, hidden_size: 768, num_hidden_layers: 12 },
      ...{ intermediate_size: 3072, max_position_embeddings: 514, type_vocab_size: 1 },
    },
    'RobertaForMaskedLM',
  ],
  [
    'OPT-125m',
    125_239_296,
    {
      ...{ model_type: 'opt', vocab_size: 50272, hidden_size: 768, num_hidden_layers: 12, ffn_dim: 3072 },
      ...{ max_position_embeddings: 2048, word_embed_proj_dim: 768 },
    },
  ],
  [
    'GPT-Neo-125m',
    125_198_592,
    {
      model_type: 'gpt_neo',
      vocab_size: 50257,
      hidden_size: 768,
      num_layers: 12,
      max_position_embeddings: 2048,
    },
  ],
  [
    'Pythia-160m',
    162_322_944,
    {
      ...{ model_type: 'gpt_neox', vocab_size: 50304, hidden_size: 768, num_hidden_layers: 12 },
      ...{ intermediate_size: 3072, tie_word_embeddings: false },
    },
  ],
  ['GPT-J', 6_050_882_784, { model_type: 'gptj', vocab_size: 50400, n_embd: 4096, n_layer: 28 }],
  ['BLOOM-560m', 559_214_592, { model_type: 'bloom', vocab_size: 250880, hidden_size: 1024, n_layer: 24 }],
  [
    'T5 small',
    60_506_624,
    {
      ...{ model_type: 't5', vocab_size: 32128, d_model: 512, d_kv: 64, d_ff: 2048, num_heads: 8 },
      ...{ num_layers: 6, relative_attention_num_buckets: 32 },
    },
  ],
  [
    'BART base',
    139_420_416,
    {
      ...{ model_type: 'bart', vocab_size: 50265, d_model: 768, max_position_embeddings: 1024 },
      ...{ encoder_layers: 6, decoder_layers: 6, encoder_ffn_dim: 3072, decoder_ffn_dim: 3072 },
    },
  ],
  [
    'Llama 3.1 8B',
    8_030_261_248,
    {
      ...{ model_type: 'llama', vocab_size: 128256, hidden_size: 4096, num_hidden_layers: 32 },
      ...{ intermediate_size: 14336, num_attention_heads: 32, num_key_value_heads: 8 },
      tie_word_embeddings: false,
    },
  ],
  [
    'Mistral 7B',
    7_241_732_096,
    {
      ...{ model_type: 'mistral', vocab_size: 32000, hidden_size: 4096, num_hidden_layers: 32 },
      ...{ intermediate_size: 14336, num_attention_heads: 32, num_key_value_heads: 8 },
    },
  ],
  [
    'Mixtral 8x7B',
    46_702_792_704,
    {
      ...{ model_type: 'mixtral', vocab_size: 32000, hidden_size: 4096, num_hidden_layers: 32 },
      ...{ intermediate_size: 14336, num_attention_heads: 32, num_key_value_heads: 8, num_local_experts: 8 },
    },
  ],
  [
    'Qwen2 0.5B',
    494_032_768,
    {
      ...{ model_type: 'qwen2', vocab_size: 151936, hidden_size: 896, num_hidden_layers: 24 },
      ...{ intermediate_size: 4864, num_attention_heads: 14, num_key_value_heads: 2 },
      tie_word_embeddings: true,
    },
  ],
];

test.each(MODELS)('%s has %d', (_, count, dimensions, architecture) => {
  expect(parametersByDimensions(dimensions, architecture ? [architecture] : [])).toBe(count);
});

describe('nothing is guessed', () => {
  const [, , biogpt] = MODELS[0] as (typeof MODELS)[number];
  test.each(Object.keys(biogpt).filter((key) => !['num_attention_heads', 'intermediate_size'].includes(key)))(
    'without %s',
    (key) => {
      const { [key]: _, ...rest } = biogpt;
      expect(parametersByDimensions(rest)).toBeNull();
    },
  );

  test.each([
    { ...biogpt, model_type: 'somebodys-own' },
    { ...biogpt, num_hidden_layers: -1 },
    { ...biogpt, hidden_size: 'wide' },
    { ...biogpt, vocab_size: 1e300 },
    { model_type: '__proto__' },
    {},
  ])('of %o', (dimensions) => {
    expect(parametersByDimensions(dimensions as Dimensions)).toBeNull();
  });
});
