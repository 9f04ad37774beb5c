/** What cards write around the link to their own code, and around links to other code. */

/** Code that model cards praise, require or measure with: never the model's own unless the card says so plainly. */
export const LIBRARIES = new Set(
  `transformers diffusers accelerate peft trl datasets tokenizers optimum optimum-quanto safetensors candle
  text-generation-inference text-embeddings-inference sentence-transformers setfit hub-docs notebooks alignment-handbook
  autotrain-advanced huggingface_hub transformers-bloom-inference pytorch-image-models open_clip fairseq xformers
  bitsandbytes pytorch ao torchtune torchtitan executorch vision tensorflow keras jax flax t5x seqio mesh mlx mlx-lm
  deepspeed megatron-lm megatron-deepspeed apex tensorrt-llm fastertransformer nemo-aligner composer streaming
  flash-attention triton lm-evaluation-harness bigcode-evaluation-harness alpaca_eval mteb human-eval evalplus
  llama.cpp whisper.cpp ggml ollama vllm sglang lmdeploy exllama exllamav2 autogptq autoawq gptq-for-llama llm-awq
  text-generation-webui stable-diffusion-webui comfyui axolotl llama-factory unsloth mergekit fastchat qlora
  sentencepiece nltk spacy scanpy rdkit biopython lightning pytorch-lightning wandb gradio streamlit langchain
  llama_index onnx onnxruntime openvino coremltools`.split(/\s+/),
);

export const LABEL =
  /(?:^|[>|•·([+-]\s*|[^\p{L}\p{N}\s,;]\s+|\s{2,})((?:\p{L}+[ /-]){0,4}\p{L}+)\s*[:：]\s*$/u;
export const CODE_WORD =
  /\b(repositor(?:y|ies)|repos?|github|git|(?:source|training|official|original)? ?code|codebase|implementation)\b/i;
export const OTHER_WORD =
  /\b(library|framework|harness|evaluations?|benchmarks?|datasets?|optimi[sz]er|orchestration|demo|profile|data|discussions?|notebooks?)\b/i;
export const NAMED =
  /^(?:the |our |this |project |official |original |main )*(?:github(?: (?:repo(?:sitory)?|page|link|code|project))?|(?:source |training |inference )?code(?:base)?|repo(?:sitory)?|code repo(?:sitory)?|(?:official|original) (?:implementation|codebase|code|repo(?:sitory)?)|source|standalone repo(?:sitory)?)$/;
export const REPOSITORY_NAMED = /\b(?:repositor(?:y|ies)|repo|github|codebase)\b|\bcode$/i;
export const USES =
  /\b(?:using|uses?|with|via|based on|built (?:on|with|upon)|powered by|requires?|install(?:ed|ing)?|thanks? to|inspired by|compatible with|supported by|adapted from|converted (?:from|with)|evaluated (?:on|with|using)|library|framework|like|such as|and)\s+(?:[\w'’-]+\s+){0,3}$/i;
export const ASIDE =
  /acknowledg|reference|related|credit|requirement|dependenc|thank|contribut|benchmark|evaluation|software/;

/** What a card says of itself in so many words, strongest first: pattern over the words up to and with the link. */
export const STATEMENTS: readonly [RegExp, number, string][] = [
  [
    /\b(?:first|originally|initially|officially) released (?:in|at|on|by|under)\b[^.]*$/i,
    50,
    'after "first released in"',
  ],
  [/\boriginal implementation\b[^.]*$/i, 50, 'after "original implementation"'],
  [
    /\bofficial (?:pytorch |jax |tensorflow |github |code )?(?:implementation|repo(?:sitory)?|code(?:base)?)\b[^.]*$/i,
    50,
    'after "official repository"',
  ],
  [
    /\bour (?:official |main |github |code |reference )?(?:github|code(?:base)?|repo(?:sitory)?)\b[^.]*$/i,
    45,
    'after "our repository"',
  ],
  [
    /\b(?:code|implementation|scripts?|repository|recipes?|codebase)\b[^.]{0,80}\b(?:found|available|accessible|released|hosted|here|includes|contains)\b[^.]*$/i,
    40,
    'where the card says that the code is',
  ],
  [
    /\b(?:repository|repo) (?:of|for|on) (?:this|the|our) (?:model|paper|work|project)\b[^.]*$/i,
    40,
    'after "repository of"',
  ],
];
