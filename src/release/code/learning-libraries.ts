/** Libraries that code rests on: what a program can be about is told by what it imports. */

/** Libraries in which networks, trees or other models are trained and run. */
export const LEARNING =
  /^(?:torch\w*|tensorflow|tf_keras|keras|jax|flax|haiku|optax|equinox|mxnet|paddle\w*|sklearn|xgboost|lightgbm|catboost|lightning|pytorch_lightning|transformers|diffusers|accelerate|deepspeed|fastai|timm|peft|trl|megatron|fairseq\w*|mm\w+|detectron2|monai|nnunet\w*|sentence_transformers|openmm|tinygrad|dgl|composer|nemo|chainer|theano|caffe|onnxruntime|esm|unicore|allennlp|spacy|gensim|speechbrain|espnet\w*|stable_baselines3|ray|ultralytics|hydra|functorch|tensor2tensor|t5|trax|scvi|geneformer)(?:\.|$)/;

/** Libraries of whole models, which a program has train by one call. */
export const MODELS =
  /^(?:scvi|geneformer|gensim|spacy|speechbrain|nemo|ultralytics|stable_baselines3|fastai|allennlp|nnunet\w*|darts|gluonts|pykeen|recbole|anomalib)(?:\.|$)/;

/** Libraries that read, crop and batch what is ready, and the machinery of the language. */
export const FEEDERS =
  /^(?:torch|torch\.utils\.data\S*|torchvision\S*|timm\S*|PIL\S*|cv2|numpy|pandas|h5py|math|os\S*|sys|json|glob\S*|random|pickle|pathlib\S*|typing\S*|__future__\S*|collections\S*|abc|functools|itertools|warnings|logging|copy|csv|lmdb|io|tqdm\S*|keras\.utils|tensorflow\S*|albumentations\S*)$/;

/** Libraries of models without networks. */
export const CLASSIC =
  /^(?:sklearn|xgboost|lightgbm|catboost|statsmodels|pygam|imblearn|lifelines|sksurv)(?:\.|$)/;
/** Libraries of networks: beside them a classic model is a probe of what they put out. */
export const DEEP =
  /^(?:torch\w*|tensorflow|tf_keras|keras|jax|flax|haiku|mxnet|paddle\w*|lightning|pytorch_lightning|transformers|diffusers|timm|sentence_transformers|esm|fastai|onnxruntime)(?:\.|$)/;
