/** Networks of published libraries, told by the class or the name that code builds them from. */

/** Classes of Transformers that are put together from settings or loaded: `BertForMaskedLM`, `ViTModel`. */
const TRANSFORMERS =
  /^(?!Auto|TFAuto|FlaxAuto)(?:TF|Flax)?[A-Z]\w*(?:For(?:MaskedLM|CausalLM|PreTraining|ConditionalGeneration|SequenceClassification|TokenClassification|QuestionAnswering|ImageClassification|SemanticSegmentation|ObjectDetection|CTC|AudioClassification)|LMHeadModel)$/;
/** Functions that build a network by its name. */
const BY_NAME = /(?:^|\.)(?:create_model|get_model|model_zoo\.\w+|segmentation_models\.\w+)$/;
/** Functions and classes of torchvision and Keras that are networks. */
const OF_VISION =
  /^(?:torchvision\.)?models\.(?:\w+\.)*((?:resnet|resnext|vgg|densenet|efficientnet|mobilenet|convnext|vit|swin|inception|alexnet|googlenet|squeezenet|regnet|deeplabv3|fcn|fasterrcnn|maskrcnn|retinanet|unet)\w*)$|(?:^|\.)applications\.(?:\w+\.)?([A-Z]\w+)$|^smp\.([A-Z]\w+)$/;
/** Classes of other libraries that are networks: embedders of text, models of single cells. */
const OF_OTHERS =
  /^(?:ElmoEmbedder|ElmoTokenEmbedder|Elmo|FlairEmbeddings|(?:Linear)?SCVI|SCANVI|SOLO|TOTALVI|MULTIVI|PEAKVI|CONDSCVI)$/;
/** Models of libraries without networks. */
const CLASSIC =
  /(?:^|\.)((?:XGB|LGBM|CatBoost|GradientBoosting|HistGradientBoosting|RandomForest|ExtraTrees|AdaBoost|DecisionTree|KNeighbors|GaussianProcess|MLP|Ridge|Bagging|Stacking|Voting)(?:Classifier|Regressor|Ranker)|LogisticRegression|LinearRegression|ElasticNet|SV[CR]|GaussianNB|MultinomialNB)$/;
/** Functions that train such a model as a whole. */
const BOOSTER = /^(lgb|lightgbm|xgb|xgboost)\.(?:train|cv)$/;

/**
 * The network that a call builds; `null` for other calls.
 * @param callee as written: `timm.create_model`
 * @param given its arguments, as written
 */
export function networkOfLibrary(callee: string, given: string): string | null {
  const dot = callee.lastIndexOf('.');
  const last = callee.slice(dot + 1);
  const before = dot < 0 ? '' : callee.slice(0, dot);
  if (TRANSFORMERS.test(last) || OF_OTHERS.test(last)) return last;
  if (/^(?:from_pretrained|from_config)$/.test(last)) {
    const name = before.slice(before.lastIndexOf('.') + 1);
    return TRANSFORMERS.test(name) ? name : null;
  }
  if (BY_NAME.test(callee)) return /^["']([\w./:-]+)["']/.exec(given)?.[1] ?? null;
  const vision = OF_VISION.exec(callee);
  if (vision) return vision[1] ?? vision[2] ?? vision[3] ?? null;
  const booster = BOOSTER.exec(callee)?.[1];
  if (booster) return booster.startsWith('l') ? 'LightGBM' : 'XGBoost';
  return CLASSIC.exec(callee)?.[1] ?? null;
}
