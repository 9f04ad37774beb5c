/** The names of hyper-parameters, seeds and modes, however code spells them. */

const fold = (name: string) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/^-+/, '')
    .replace(/[-.]/g, '_')
    .toLowerCase();

const HYPER =
  /^(?:\w+_)?(?:lr|[gd]lr|lr_[gd]|learn(?:ing)?_rate|lr_init|base_lr|max_lr|peak_lr|min_lr|batch_size|batchsize|bs|train_batch(?:_size)?|micro_batch_size|epochs?|num_epochs|n_epochs?|max_epochs?|nb_epochs?|total_epochs|max_steps|num_steps|train_steps|total_steps|n_steps|num_train_steps|training_steps|max_iters|num_iterations|iterations|weight_decay|wd|l2(?:_reg)?|warmup(?:_steps|_epochs|_ratio)?|num_warmup_steps|optimizer|optim|momentum|beta_?[12]|betas|dropout(?:_rate|_prob)?|gradient_accumulation(?:_steps)?|accumulate_grad_batches|accum_iter|grad_clip|gradient_clip_val|max_grad_norm|clip_norm|lr_scheduler(?:_type)?|scheduler|hidden_(?:size|dim|channels)|d_model|n_embd|embed_dim|embedding_dim|num_(?:hidden_)?layers|n_layers?|num_(?:attention_)?heads|n_heads?|max_seq_len(?:gth)?|context_length|temperature|mask_ratio|mask_prob|patience|early_stop(?:ping)?(?:_iters?|_epochs?|_patience)?|lora_r|lora_alpha|eta|nrounds?|num_boost_round|n_estimators|num_trees|ntree|mtry|max_depth|num_leaves|subsample|colsample_bytree|min_child_weight|min_data_in_leaf|batch|steps|kimg|frames|total_frames|(?:total_)?timesteps|updates)$/;

/** Of logging, saving, measuring or sampling. */
const AROUND = /every|per_|save|log|eval|print|reload|valid|test|infer|(?<!sub|col)sample|bench|plot|vis/;

/** Whether a key, option or constant is a hyper-parameter. */
export const isHyperParameter = (name: string): boolean =>
  name.length < 48 && HYPER.test(fold(name)) && !AROUND.test(fold(name));

/** Those that only a training has; sizes of a network stand in every configuration of a model. */
const OF_TRAINING =
  /(?:^|_)(?:lr|[gd]lr|lr_[gd]|lr_init|kimg|learn(?:ing)?_rate|epochs?|weight_decay|wd|warmup\w*|optim\w*|momentum|betas?_?[12]?|max_steps|train_steps|training_steps|total_steps|steps|batch|iterations|max_iters|gradient_\w+|grad_clip|max_grad_norm|accumulate_grad_batches|accum_iter|lr_scheduler\w*|patience|early_stop\w*|batch_?size|eta|nrounds?|num_boost_round|n_estimators|num_trees|ntree|mtry|max_depth|num_leaves|subsample|colsample_bytree|min_child_weight|min_data_in_leaf|batch|steps|frames|timesteps|updates)$/;

/** Whether a hyper-parameter is one of a training run, not of the network. */
export const isOfTrainingRun = (name: string): boolean => OF_TRAINING.test(fold(name));

/** Whether a key or option is a seed of chance. */
export const isSeed = (name: string): boolean =>
  /^(?:\w+_)?(?:random_)?seed$|^random_state$|^rng_seed$/.test(fold(name));

const MODES: readonly [RegExp, string][] = [
  [/^(?:do_)?(?:pre_?)?train(?:ing)?$|^fit$/, 'train'],
  [/^(?:do_)?fine_?tune$|^finetuning$/, 'fine-tune'],
  [
    /^(?:do_)?(?:eval|evaluate|evaluation|test|validate|benchmark)(?:_only|_mode)?$|^only_(?:eval|test)$/,
    'evaluate',
  ],
  [
    /^(?:do_)?(?:predict|prediction|infer|inference|generate|sample|embed|fold|design)(?:_only|_mode)?$/,
    'predict',
  ],
  [/^(?:preprocess|prepare(?:_data)?|process(?:_data)?|tokenize|build_?data(?:set)?)$/, 'preprocess'],
];

/** The mode that a switch, choice or sub-command names: `train`, `fine-tune`, `evaluate`, `predict`, `preprocess`. */
export function modeOf(name: string): string | null {
  const folded = fold(name);
  return MODES.find(([pattern]) => pattern.test(folded))?.[1] ?? null;
}

/** The modes among the choices that a list in code offers: `["train", 'eval']`. */
export const modesAmong = (list: string): { mode: string; choice: string }[] =>
  [...list.matchAll(/["']([\w-]+)["']/g)].flatMap(([, choice = '']) => {
    const mode = modeOf(choice);
    return mode === null ? [] : [{ mode, choice }];
  });

/** Settings of a training run, by what their names hold. */
const RUN_PARAMETERS: readonly [string, RegExp][] = [
  ['learning rate', /(?:^|_)(?:[gd]?lr|lr_[gd]|lr_init|eta|learn(?:ing)?_?rate)$/],
  ['batch size', /batch/],
  ['length', /epoch|step|iter|kimg|^(?:total_)?frames$|^updates$|rounds?$|n_estimators|(?:num_|n)trees?$/],
  ['size of trees', /max_depth|num_leaves|min_child_weight|min_data_in_leaf/],
  ['sampling', /subsample|colsample|mtry/],
  ['optimizer', /optim/],
  ['weight decay', /decay|(?:^|_)wd$|l2/],
  ['warmup', /warm/],
  ['momentum', /momentum|beta/],
  ['clipping', /clip|grad_norm/],
  ['schedule', /sched|patience|early_stop/],
];

/** Which of the usual settings of a run a name means, in whatever style it is written; `null` for others. */
export function runParameter(name: string): string | null {
  const folded = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[-.]/g, '_')
    .toLowerCase();
  return RUN_PARAMETERS.find(([, pattern]) => pattern.test(folded))?.[0] ?? null;
}
