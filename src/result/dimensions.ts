/**
 * How many parameters a network has by the dimensions in its `config.json`: the arithmetic of the families that most models belong to,
 * as transformers builds them. https://github.com/huggingface/transformers/tree/main/src/transformers/models
 */
import type { HubModel } from '../evidence.js';

/** Numbers, words and switches at the top of a `config.json`. */
export type Dimensions = Readonly<Record<string, number | string | boolean>>;

/** A family of networks: given a reader of dimensions, its parameters; `NaN` where one that it needs is not stated. */
type Family = (of: Reading) => number;

class Reading {
  readonly #dimensions: Dimensions;
  /** A network with a head on top of it has more parameters than the bare one. */
  readonly architecture: string;

  constructor(dimensions: Dimensions, architecture: string) {
    this.#dimensions = dimensions;
    this.architecture = architecture;
  }

  /** The first that is stated. */
  number(...names: string[]): number {
    return this.maybe(...names) ?? Number.NaN;
  }

  maybe(...names: string[]): number | undefined {
    for (const name of names) {
      const value = this.#dimensions[name];
      if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value;
    }
    return undefined;
  }

  is(name: string, usual: boolean): boolean {
    const value = this.#dimensions[name];
    return typeof value === 'boolean' ? value : usual;
  }

  text(name: string): string {
    const value = this.#dimensions[name];
    return typeof value === 'string' ? value : '';
  }

  get hidden(): number {
    return this.number('hidden_size', 'n_embd', 'd_model', 'dim');
  }
  get layers(): number {
    return this.number('num_hidden_layers', 'n_layer', 'num_layers', 'n_layers');
  }
  get vocabulary(): number {
    return this.number('vocab_size');
  }
  get inner(): number {
    return this.maybe('intermediate_size', 'n_inner', 'ffn_dim', 'd_ff', 'hidden_dim') ?? 4 * this.hidden;
  }
}

/** A matrix with a bias for each output. */
const linear = (from: number, to: number): number => from * to + to;
/** Scale and shift. */
const norm = (width: number): number => 2 * width;
const attention = (hidden: number): number => 4 * linear(hidden, hidden);
const feedForward = (hidden: number, inner: number): number => linear(hidden, inner) + linear(inner, hidden);
const block = (hidden: number, inner: number): number =>
  attention(hidden) + feedForward(hidden, inner) + 2 * norm(hidden);

/** Decoders with learned places and biases everywhere, whose output shares the embedding. */
const gpt =
  (places: (of: Reading) => number): Family =>
  (of) =>
    (of.vocabulary + places(of)) * of.hidden + of.layers * block(of.hidden, of.inner) + norm(of.hidden);

/** Encoders after BERT. @param types kinds of segments that have embeddings */
const bert =
  (types: number): Family =>
  (of) => {
    const { hidden, layers, inner, vocabulary } = of;
    const segments = types === 0 ? 0 : (of.maybe('type_vocab_size') ?? types);
    const rows = vocabulary + of.number('max_position_embeddings') + segments;
    const masked = linear(hidden, hidden) + norm(hidden) + vocabulary;
    const head = of.architecture.endsWith('ForMaskedLM') ? masked : types > 0 ? linear(hidden, hidden) : 0;
    return rows * hidden + norm(hidden) + layers * block(hidden, inner) + head;
  };

/** Decoders after Llama: turned places, gated feed-forward, norms without shift, attention that may share keys and values. */
const llama =
  ({ tied = false, biases = false, norms = 2, headNorms = false, experts = false } = {}): Family =>
  (of) => {
    const { hidden, layers, vocabulary } = of;
    const inner = of.number('intermediate_size');
    const heads = of.number('num_attention_heads');
    const size = of.maybe('head_dim') ?? hidden / heads;
    const keys = (of.maybe('num_key_value_heads') ?? heads) * size;
    const values = keys;
    const biased = of.is('attention_bias', biases) ? heads * size + keys + values : 0;
    const ofHeads = headNorms ? 2 * size : 0;
    const look = hidden * (heads * size + keys + values) + heads * size * hidden + biased + ofHeads;
    const gated = 3 * hidden * inner;
    const count = of.number('num_local_experts', 'num_experts');
    const think = experts ? count * gated + hidden * count : gated;
    const embeddings = (of.is('tie_word_embeddings', tied) ? 1 : 2) * vocabulary * hidden;
    return embeddings + layers * (look + think + norms * hidden) + hidden;
  };

/** Encoder and decoder after T5: no biases, places by distance. */
const t5: Family = (of) => {
  const { hidden, layers, vocabulary, inner } = of;
  const width = of.number('num_heads') * of.number('d_kv');
  const look = 4 * hidden * width + hidden;
  const isGated = of.text('feed_forward_proj').startsWith('gated') || of.is('is_gated_act', false);
  const think = (isGated ? 3 : 2) * hidden * inner + hidden;
  const decoders = of.maybe('num_decoder_layers') ?? layers;
  const distances = 2 * (of.maybe('relative_attention_num_buckets') ?? 32) * of.number('num_heads');
  const embeddings = (of.is('tie_word_embeddings', true) ? 1 : 2) * vocabulary * hidden;
  return embeddings + layers * (look + think) + decoders * (2 * look + think) + distances + 2 * hidden;
};

/** Encoder and decoder after BART. @param ends norms after the last layer of each */
const bart =
  (ends: number): Family =>
  (of) => {
    const { hidden, vocabulary } = of;
    const places = 2 * (of.number('max_position_embeddings') + 2);
    const encoder = of.number('encoder_layers') * block(hidden, of.number('encoder_ffn_dim'));
    const decoder =
      of.number('decoder_layers') *
      (block(hidden, of.number('decoder_ffn_dim')) + attention(hidden) + norm(hidden));
    return (vocabulary + places) * hidden + encoder + decoder + (2 + ends) * norm(hidden);
  };

const bloom: Family = ({ vocabulary, hidden, layers }) =>
  vocabulary * hidden + norm(hidden) + layers * block(hidden, 4 * hidden) + norm(hidden);

const gptNeox: Family = (of) =>
  (of.is('tie_word_embeddings', false) ? 1 : 2) * of.vocabulary * of.hidden +
  of.layers * block(of.hidden, of.inner) +
  norm(of.hidden);

const gptj: Family = ({ vocabulary, hidden, layers, inner }) =>
  vocabulary * hidden +
  linear(hidden, vocabulary) +
  layers * (4 * hidden * hidden + feedForward(hidden, inner) + norm(hidden)) +
  norm(hidden);

/** As GPT-2, without biases before attention. */
const gptNeo: Family = (of) =>
  gpt((one) => one.number('max_position_embeddings'))(of) - of.layers * 3 * of.hidden;

/** The network itself is as wide as its embedding, unless it says otherwise. */
const opt: Family = (of) => {
  const narrow = of.maybe('word_embed_proj_dim') ?? of.hidden;
  if (narrow === of.hidden) return gpt((one) => one.number('max_position_embeddings') + 2)(of);
  const places = (of.number('max_position_embeddings') + 2) * of.hidden;
  const ends = of.is('do_layer_norm_before', true) ? norm(of.hidden) : 0;
  return (
    of.vocabulary * narrow + 2 * narrow * of.hidden + places + of.layers * block(of.hidden, of.inner) + ends
  );
};

/** By `model_type`. */
const FAMILIES: Readonly<Record<string, Family>> = {
  gpt2: gpt((of) => of.number('n_positions', 'n_ctx')),
  biogpt: gpt((of) => of.number('max_position_embeddings') + 2),
  opt,
  gpt_neo: gptNeo,
  gpt_neox: gptNeox,
  gptj,
  bloom,
  bert: bert(2),
  roberta: bert(1),
  'xlm-roberta': bert(1),
  camembert: bert(1),
  distilbert: bert(0),
  t5,
  mt5: t5,
  bart: bart(0),
  mbart: bart(2),
  llama: llama(),
  mistral: llama(),
  qwen2: llama({ biases: true }),
  qwen3: llama({ headNorms: true }),
  gemma: llama({ tied: true }),
  gemma2: llama({ tied: true, norms: 4 }),
  mixtral: llama({ experts: true }),
};

/**
 * The number of parameters, or `null` for families that are not known and dimensions that are not stated.
 * @param architectures the classes that `config.json` names
 */
export function parametersByDimensions(
  dimensions: Dimensions,
  architectures: readonly string[] = [],
): number | null {
  const type = String(dimensions.model_type ?? '');
  const family = Object.hasOwn(FAMILIES, type) ? FAMILIES[type] : undefined;
  if (!family) return null;
  const count = family(new Reading(dimensions, architectures[0] ?? ''));
  return Number.isSafeInteger(count) && count > 0 ? count : null;
}

/** The same of a model on the Hub; `null` for an adapter, whose configuration may be a copy of that of the whole. */
export function countByConfiguration({
  dimensions,
  config,
  library,
}: Pick<HubModel, 'dimensions' | 'config' | 'library'>): number | null {
  return dimensions && library !== 'peft' ? parametersByDimensions(dimensions, config?.architectures) : null;
}
