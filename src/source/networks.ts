/** Which classes and calls put a network together, by the libraries that there are. */

/** What classes extend that define a network, by the last name: of PyTorch, Lightning, Keras, JAX, Transformers, fairseq. */
const BASE =
  /^(?:Module|LightningModule|Layer|Model|Sequential|PreTrainedModel|\w*PreTrainedModel|\w*PretrainedModel|ModelMixin|HybridBlock|MessagePassing|GraphModule|Bert\w*|Roberta\w*|Llama\w*|Esm\w*|\w+For(?:MaskedLM|CausalLM|SequenceClassification|TokenClassification|ConditionalGeneration|PreTraining)|Fairseq\w*(?:Model|Encoder|Decoder)|BaseFairseqModel|BaseModule|\w*(?:Net|Network|Transformer|Encoder|Decoder|UNet|ResNet|VAE|GAN))$/;
const NO_NETWORK =
  /loss|criterion|metric|dataset|dataloader|sampler|tokenizer|config|schedule|optimizer|callback|transform$|augment|processor|error|enum|datamodule|^(?:node|ast)transformer$|^(?:json|label|onehot|ordinal|target)\w*encoder$|^ColumnTransformer$/i;
/** Bases of these names are networks only in libraries of networks. */
const ONLY_IN = /^(?:Model|Layer|Sequential)$/;
const LIBRARY = /^(?:nn|torch|keras|tf|tfk|tensorflow|layers|models|hk|flax|eqx|nnx|mx|gluon|snt)\b/;

/**
 * Whether a class of this name with this base is a network.
 * @param base as written: `nn.Module`
 * @param hasKeras whether the file imports Keras or TensorFlow, where `Model` stands bare
 */
export function isNetwork(name: string, base: string, hasKeras: boolean): boolean {
  const dot = base.lastIndexOf('.');
  const last = base.slice(dot + 1);
  if (NO_NETWORK.test(name) || NO_NETWORK.test(last) || !BASE.test(last)) return false;
  if (!ONLY_IN.test(last)) return true;
  return dot > 0 ? LIBRARY.test(base) : hasKeras;
}

/** A network that is put together without a class. */
const buildsNetwork = (callee: string): boolean =>
  /(?:^|\.)(?:nn|keras|models|tf\.keras|hk|layers)\.(?:Sequential|Model)$|^(?:Sequential|hk\.transform(?:_with_state)?)$|^tf\.(?:compat\.v1\.)?layers\.(?:dense|conv[12]d)$/.test(
    callee,
  );

/** Keras' functional way to make a network, from its inputs to its outputs: `Model(x, [policy, value])`. In files of Keras only. */
const isFunctionalModel = (callee: string, given: string): boolean =>
  callee === 'Model' && /^(?:\w*inputs?\s*=|[\w.[\]()]+\s*,|\[[^\]]*\]\s*,)/.test(given);

/** Whether a call puts a network together, in Keras also one that goes from inputs to outputs. */
export const putsTogether = (callee: string, given: string, hasKeras: boolean): boolean =>
  buildsNetwork(callee) || (hasKeras && isFunctionalModel(callee, given));
