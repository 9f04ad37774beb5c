/** What is written like a name, and is neither data nor a model: machines, methods, programs, languages. */

/** Such a name at the start of a text; case matters. */
export const TECHNIQUE =
  /^(?:(?:\d{1,4}x?|x)?(?:[AHVPTBL]\d{1,3}\w*|RTX\w*|TPU\w*|GPU\w*|CPU\w*|NPU\w*|NVIDIA|Nvidia|AMD|Google|Cloud|Azure|AWS|DGX|SLURM)|Adam\w*|SGD|PyTorch\w*|TensorFlow|JAX|Flax|Lightning|DeepSpeed|Megatron\S*|FSDP|(?:MX|NV)?B?FP\d\w*|BF\d+|B?[Ff]loat\d+|U?INT\d+|NF\d|TF32|E\dM\d|GPTQ|AWQ|GGUF|ONNX|CUDA\S*|ROCm|XLA|LoRA|QLoRA|DPO|ORPO|KTO|GRPO|IPO|RLHF|RLAIF|RLVR|RL|SFT|PEFT|QAT|PPO|MLM|CLM|MoE|GAN|VAE|VICReg|BYOL|SimCLR|DINO(?:v\d)?|Info-?NCE|NT-Xent|MSE|RMSE|MAE|BCE|CE|KL|CTC|LAMB|Lion|Muon|RMSprop|Adafactor|AdaGrad|ZeRO\S*|Horovod|Ray|Apex|AMP|Keras|Colossal-?AI|NeMo|Unsloth|Axolotl|TRL|AI|ML|LLMs?|DNA|RNA|Trainer|English|Chinese|German|French|Spanish|Italian|Portuguese|Japanese|Korean|Russian|Arabic|Hindi|Python|Java|JavaScript|TypeScript|Ruby|Go|PHP|Rust|Scala|Swift|Kotlin|SQL|Hugging|HuggingFace|Transformers|GitHub|Zenodo|FLOPs?)\b/;

/** Kinds of networks and of training, by the letters that they are known by: "CNN", "LLMs", "VAE". */
export const KIND_OF_NETWORK =
  /^(?:\w{0,3}NNs?|W?GANs?|VAEs?|VQ-?VAEs?|V?LLMs?|[PVS]LMs?|LMs?|MLPs?|(?:Bi)?LSTMs?|GRUs?|MoEs?|ViTs?|U-?Nets?|DDPMs?|EMA|NLP|OCR|ASR|TTS)$/;
