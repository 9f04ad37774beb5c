/** Which calls say what code does: one table by the last name of the call, shared by all readers of code. */
import type { CodeFactKind } from './facts.js';
import { isPreparing } from './preparing.js';

/** A call that is a fact. `on` and `not` are held against what stands before the last dot; a bare call has an empty one. */
interface Cue {
  kind: CodeFactKind;
  on?: RegExp;
  not?: RegExp;
  /** Only with arguments: `model.train()` sets a mode, `model.train(data)` trains. */
  given?: true;
}

/** What optimizers, trainers and engines are called in variables. */
const OPTIMIZER =
  /(?:^|[._])(?:\w*optim\w*|opt(?:_\w+)?|opt[gd]|[gd]_opt|\w*trainer|engine|model_engine|\w*scaler|solver)$/i;
const TRAINER =
  /(?:trainer|runner|learn(?:er)?|engine|solver|experiment|estimator|Trainer\w*\(.*\)|xgb|lgb|xgboost|lightgbm)$/i;
/** Readers of features are fitted, too; nothing of a model is learned there. */
const NO_MODEL =
  /scaler|pca|encoder$|vectorizer|imputer|umap|tsne|k?means|binarizer|normalizer|transform|tokenizer|^tok$|label|^(?:curve|stats|scipy|norm|gmm)|reducer|le$/i;
const NO_WEIGHTS =
  /tokenizer|config|processor|featureextractor|feature_extractor|scheduler$|json|yaml|pickle|np|numpy|json/i;
const MODEL =
  /model|net(?:work)?$|sampler|diffus\w*|pipe(?:line)?|generator|decoder|predictor|esm|self|policy|vae|gan|llm/i;
const PANDAS = /^(?:pd|pandas|pl|polars|sc|scanpy|dd)$/;

const CUES: Partial<Record<CodeFactKind, Record<string, Omit<Cue, 'kind'>>>> = {
  trains: {
    step: { on: OPTIMIZER, not: /lr_|sched/i },
    backward: { not: /^(?:autograd|torch\.autograd)$/ },
    fit: { on: /./, not: NO_MODEL },
    fit_generator: {},
    fit_one_cycle: {},
    train_and_evaluate: {},
    fine_tune: { on: /learn/ },
    train: { on: TRAINER },
    train_model: {},
    train_epoch: {},
    train_one_epoch: {},
    run_training: {},
    LightningCLI: {},
    train_on_batch: {},
    train_step: { not: /^self\.model$/ },
    trainer: { on: /^$/, given: true },
    apply_gradients: {},
    apply_updates: { on: /optax/ },
    minimize: { on: /optim|opt$|train/i, not: /scipy/ },
    GradientTape: {},
    value_and_grad: {},
    learn: { on: /model|agent/, given: true },
  },
  'loads-weights': {
    from_pretrained: { not: NO_WEIGHTS },
    load_state_dict: { not: /optim|sched|scaler/i },
    load: { on: /^(?:torch|hub|torch\.hub|tf\.saved_model|joblib|saved_model)$|torch\.jit$|Model$/ },
    load_from_checkpoint: {},
    load_checkpoint: {},
    load_model: {},
    load_model_and_alphabet: {},
    load_weights: {},
    restore_checkpoint: {},
    restore: { on: /saver|check|ckpt|orbax/i },
    load_state_dict_from_url: {},
    hf_hub_download: {},
    snapshot_download: {},
    load_learner: {},
    InferenceSession: {},
    load_pretrained: {},
    load_pretrained_model: {},
    init_from_checkpoint: {},
  },
  'saves-weights': {
    save: { on: /^torch$|^ckpt|saver|model$|^checkpoint/ },
    save_pretrained: { not: /tokenizer|processor/i },
    save_checkpoint: {},
    save_weights: {},
    save_model: {},
    push_to_hub: {},
    save_lora_weights: {},
  },
  'runs-model': {
    generate: {},
    predict: {},
    predict_proba: {},
    predict_step: {},
    infer: {},
    inference: {},
    run_inference: {},
    sample: { on: MODEL },
    pipeline: {},
    no_grad: { on: /torch/ },
    inference_mode: {},
    eval: { on: MODEL },
    embed: {},
    encode: { on: /model|esm|bert/i },
    fold: { on: /model|predictor|runner|esm/i },
    p_sample_loop: {},
    ddim_sample: {},
  },
  measures: {
    evaluate: {},
    evaluation: {},
    compute_metrics: {},
    load_metric: {},
    simple_evaluate: {},
    make_evaluation_predictions: {},
    Evaluator: {},
    COCOeval: {},
    test: { on: /trainer/i },
    validate: { on: /trainer/i },
  },
  times: {
    perf_counter: {},
    timeit: {},
    do_bench: {},
    Timer: { on: /benchmark|timeit/ },
    Event: { on: /cuda/ },
    elapsed_time: {},
    time: { on: /^time$/ },
  },
  'reads-data': {
    load_dataset: {},
    load_from_disk: {},
    read_csv: { on: PANDAS },
    read_table: { on: PANDAS },
    read_parquet: {},
    read_json: { on: PANDAS },
    read_pickle: {},
    read_excel: {},
    read_h5ad: {},
    read_10x_mtx: {},
    read_10x_h5: {},
    read_hdf: {},
    load: { on: /^(?:np|numpy|nib|nibabel|tfds|librosa|torchaudio)$/ },
    loadtxt: {},
    loadmat: {},
    fetch_openml: {},
    get_dataset: { on: /openml/ },
    DictReader: {},
    reader: { on: /^csv$/ },
    genfromtxt: {},
    parse: { on: /SeqIO/ },
    open: { on: /^(?:pyBigWig|pysam|rasterio|zarr)$/ },
    Fasta: {},
    AlignmentFile: {},
    VariantFile: {},
    File: { on: /h5py/ },
    ImageFolder: {},
    TFRecordDataset: {},
    TextLineDataset: {},
    urlretrieve: {},
    download: { on: /^(?:wget|gdown|nltk|kaggle\w*)$/ },
    download_file: {},
    extract_archive: {},
    imread: {},
    glob: { on: /glob/ },
    open_dataset: {},
    open_mfdataset: {},
    open_zarr: {},
    read: { on: /^(?:sf|soundfile|wavfile|rasterio|ase\.io)$|wavfile$/ },
  },
  'writes-data': {
    to_csv: {},
    to_parquet: {},
    to_json: {},
    to_pickle: {},
    to_hdf: {},
    save: { on: /^(?:np|numpy|nib|nibabel|torchaudio|tok|tokenizer)$|im(?:age|g)?$|mask/i },
    savez: {},
    savez_compressed: {},
    savetxt: {},
    to_zarr: {},
    to_netcdf: {},
    save_npz: {},
    tofile: {},
    finalize: { on: /builder/i },
    MDSWriter: {},
    ShardWriter: {},
    save_to_disk: {},
    write_h5ad: {},
    create_dataset: {},
    dump: { on: /^(?:json|pickle|pkl|joblib|jsonlines)$|^\(…\)$|^(?:np|numpy)\.(?:as)?array|_array$/ },
    TFRecordWriter: {},
    write: { on: /SeqIO|adata|writer|jsonl|\.copy\(…?\)$|^(?:sf|soundfile|wavfile)$|wavfile/ },
    writerow: {},
    imwrite: {},
    imsave: {},
    put: { on: /txn/ },
  },
  seed: {
    manual_seed: {},
    manual_seed_all: {},
    seed: { on: /random|^np|torch/ },
    set_seed: {},
    seed_everything: {},
    set_random_seed: {},
    PRNGKey: {},
    fix_seed: {},
    setup_seed: {},
    seed_all: {},
  },
  deterministic: {
    use_deterministic_algorithms: {},
    enable_op_determinism: {},
    enable_full_determinism: {},
  },
  remote: {
    InferenceClient: {},
    OpenAI: {},
    AzureOpenAI: {},
    Anthropic: {},
    ChatCompletion: {},
    post: { on: /^(?:requests|httpx|session)$/ },
  },
};

/** What is told something and trained, whatever it is: `experiment.train(setting)`, but not `tokenizer.train(files)`. */
const OWN_TRAIN: Cue = { kind: 'trains', not: NO_MODEL, given: true };

const TABLE = new Map<string, Cue[]>();
for (const [kind, names] of Object.entries(CUES) as [CodeFactKind, Record<string, Omit<Cue, 'kind'>>][])
  for (const [name, cue] of Object.entries(names))
    TABLE.set(name, [...(TABLE.get(name) ?? []), { kind, ...cue }]);
TABLE.set('train', [...(TABLE.get('train') ?? []), OWN_TRAIN]);

/** Measures by the names that the field gives them: `roc_auc_score`, `compute_rmsd`, `calc_lddt`. */
const METRIC =
  /^(?!pred)(?:\w+_)?(?:accuracy|acc|auc|auroc|auprc|f1|mae|mse|rmse|rmsd|lddt|tm_?score|gdt(?:_ts)?|dice|iou|miou|bleu|rouge|wer|cer|perplexity|ppl|psnr|ssim|fid|pesq|stoi|si_?sdr|sdr|chrf|meteor|cider|lpips|chamfer(?:_distance)?|mcc|r2|precision|recall|ndcg|mean_average_precision|hit_?rate|enrichment|spearmanr?|pearsonr?|kendalltau|matthews_corrcoef|confusion_matrix|classification_report|structural_similarity|silhouette|cohen_kappa|adjusted_rand|normalized_mutual_info|balanced_accuracy|average_precision|roc_auc|precision_recall|roc|concordance_index|s?mape|mase|crps|brier)(?:_score|_scores|_error|_curve|_fscore_support|_index|_metrics?|_coefficient)?$/i;
const SQUARED =
  /^(?:mean_(?:squared|absolute)_error|r2_score|top_k_accuracy(?:_score)?|calculate_metrics|get_metrics|compute_scores?|eval_metrics)$/i;
/** How exactly numbers are kept, which is called precision as well. */
const ARITHMETIC = /^(?:set_|get_|reduce_).*precision$|(?:matmul|supported|mixed|half)_precision$/i;
/** Whether what is worked out under this name says how good a model is. */
export const isMeasureName = (name: string): boolean =>
  name !== 'precision' && // of numbers, more often
  /^(?:(?:total|test|val|valid|dev|eval|avg|mean|best)_)?(?:ndcg|hit_?rate|ppl|perplexity|accuracy|acc|win_?rat(?:e|io)|success_?rat(?:e|io)|(?:episode_)?rewards?|returns?|r2_value|(?:n(?:um)?_)correct|correct_count|n(?:um)?_success(?:es)?|pass_?rate|rmse|r[rs]e|rae|s?mape|mase|crps|brier|corr(?:elation)?|mae|psnr|ssim|m?iou|dice|bleu|[cwp]er|f1|auroc|auc|mrr|recall|precision)(?:_score|_at_\d+|@\d+|_?\d+)?$/i.test(
    name,
  );
/** What programs call their own measuring of a model; a bare `test` or `validate` may be anything. */
const OWN_MEASURE =
  /^(?:run_|do_)?(?:evaluate|eval)_(?:model|epoch|one_epoch|loop|dataset|valid|test|val|policy|net|network|checkpoint|split|set|problems?|predictions?|outputs?|results?|samples?|tasks?|benchmark|agent)$|^policy_evaluate$|^estimate_loss$|^(?:test|validate|valid)_(?:model|epoch|one_epoch|loop)$/;
/** What programs call their own way to a finished model: `load_best_model_weight`, `load_pretrained_net`. */
const LOADS_WEIGHTS =
  /^_?(?:load|restore)_(?:\w+_)?(?:weights?|checkpoints?|ckpts?|pretrained(?:_(?:model|net|network|weights?|encoder|decoder))?|(?:best|trained|pre_?trained)_(?:model|net|network))$/;
/** Losses share names with measures; they guide a training. */
const LOSS = /loss|criterion|^F$|functional$/i;

/**
 * What a call does.
 * @param callee as written: `torch.optim.Adam`
 * @param given whether it has arguments
 */
export function kindsOfCall(callee: string, given: boolean): CodeFactKind[] {
  const kinds = actsOfCall(callee, given);
  return isPreparing(callee) ? [...kinds, 'prepares'] : kinds;
}

function actsOfCall(callee: string, given: boolean): CodeFactKind[] {
  const dot = callee.lastIndexOf('.');
  const last = callee.slice(dot + 1);
  const before = dot < 0 ? '' : callee.slice(0, dot);
  const cues = TABLE.get(last);
  if (cues) {
    return cues
      .filter((cue) => (!cue.on || cue.on.test(before)) && !cue.not?.test(before) && (!cue.given || given))
      .map(({ kind }) => kind);
  }
  if ((METRIC.test(last) || SQUARED.test(last)) && !LOSS.test(before) && !LOSS.test(last))
    return ARITHMETIC.test(last) ? [] : ['measures'];
  if (OWN_MEASURE.test(last)) return ['measures'];
  return LOADS_WEIGHTS.test(last) && !NO_WEIGHTS.test(last) ? ['loads-weights'] : [];
}

/** Calls that add an option to a command line, that take settings by name, and by which a program reads what it was started with. */
export const OPTION = /(?:^|\.)(?:add_argument|add_option|option|argument|DEFINE_\w+|Option)$/;
export const OPTIMIZERS =
  /(?:^|\.)(?:Adam\w*|adamw?|sgd|SGD|RMSprop|Adagrad|Lamb|LAMB|Lion|AdaFactor|Adafactor|\w*TrainingArguments|\w+Config|\w*Trainer|\w*DataLoader|XGB\w+|LGBM\w+|CatBoost\w+|RandomForest\w+|\w*GradientBoosting\w+|fit\w*|(?:pre|fine)?_?(?:train|tune)\w*|dict|\w*Dict|(?:Simple)?Namespace|H[Pp]arams)$/;
export const PROGRAM =
  /(?:^|\.)(?:LightningCLI|parse_args|parse_known_args|Fire|app\.run|typer\.run|ray\.init)$|^input$/;

/** `model.train(False)`: how a network behaves from here on, which is no training. */
export const setsMode = (callee: string, given: string): boolean =>
  /(?:^|\.)train$/.test(callee) &&
  /^(?:mode\s*=\s*)?(?:True|False|mode|is_train\w*|training|not\s+\w+)$/.test(given);
