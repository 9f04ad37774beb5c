/** Reads languages that have no parser here, R and Julia above all, by the words of single lines. */
import { servedAt } from './addresses.js';
import { isMeasureName } from './calls.js';
import type { CodeFactKind, CodeFile } from './facts.js';
import { Found } from './found.js';
import { isHyperParameter, isSeed } from './settings.js';

const CUES: readonly [CodeFactKind, RegExp][] = [
  ['network', /\b(nn_module|keras_model\w*|Chain|nn\.Sequential|torch\.nn\.Module)\s*\(/],
  [
    'trains',
    /(?<![\w.])((?:(?:Flux|Optimisers|Lux|MLJ)\.)?(?:fit!?|train!|update!)|xgb\.train|xgboost|lgb\.train|optimizer\$step|optim\.\w+|caret::train|(?:cv\.)?glmnet|randomForest|ranger|gbm|bam|gam|glmer|nnet|neuralnet|earth|lmer|brm|coxph|rpart|svm|trainNetwork|trainnet|trainSoftmaxLayer|OptimizationOptimisers\.\w+|adamupdate|sgdmupdate|fit[cr](?:svm|net|tree|ensemble|knn|nb|linear|discr|gp|ecoc)|TreeBagger|h2o\.(?:automl|gbm|glm|gam|glrm|randomForest|deeplearning|xgboost|naiveBayes|stackedEnsemble|coxph|psvm|rulefit|kmeans|prcomp|word2vec|decision_tree|(?:extendedI|i)solationForest|upliftRandomForest))\s*\(/,
  ],
  ['loads-weights', /\b(torch_load|load_model_\w+|BSON\.load|@load|readRDS|torch\.load)\b/],
  [
    'saves-weights',
    /\b(torch_save|save_model_\w+|saveRDS|BSON\.@save|JLD2\.@?save|jldsave|torch\.save|xgb\.save|lgb\.save|h2o\.saveModel)\b|(?<![\w.])(@?save)\s?\(?[^)]{0,60}(?:model|net\b|ckpt|checkpoint|weights)/,
  ],
  ['runs-model', /\b(predict)\s*\(/],
  ['measures', /\b(confusionMatrix|roc|auc|accuracy|rmse|postResample|evaluate|yardstick::\w+)\s*\(/],
  ['measures', /\b(\w{0,20}brier)\w{0,10} ?(?:=|<-) ?(?:weighted\.)?mean\s*\(/i],
  [
    'writes-data',
    /\b(write\.csv|write_csv|write\.table|fwrite|CSV\.write|saveRDS|jldsave|npzwrite|h5write)\s*\(/,
  ],
  [
    'prepares',
    /\b(na\.omit|drop_na|complete\.cases|dropmissing!?|filter!?|normalize|NormalizeData|scale|FilterCells|log1p|standardize|left_join|inner_join|merge|rowSums|colSums|createDataPartition|initial_split|gsub|str_replace_all|tokenize_words|FindVariableFeatures)\s*\(/,
  ],
  ['seed', /\b(set\.seed|Random\.seed!|torch_manual_seed|manual_seed|math\.randomseed)\s*\(\s*(\d+)?/],
];
/** Calls that read records, of R, Julia and MATLAB. */
const READS =
  /(?<![\w.])((?:\w{2,12}(?:::|\.))?(?:read\.csv2?|read_csv|read\.table|read\.delim|read_tsv|read_delim|read_excel|read_parquet|fread|vroom|readRDS|CSV\.(?:read|File)|readLines|readlines|eachline|readdlm|load_dataset|Read10X|readMM|h5read|h5open|npzread|readtable|readmatrix|readcell|csvread|xlsread|dlmread|imageDatastore|datastore|Arrow\.Table|load))\s?\(/;
/** Functions that put a path together from its parts. */
const JOINS = /^\s?(?:\w{1,20}(?:::|\.))?(?:file\.path|here|joinpath|fullfile|system\.file)\s?\(/;
/** `system.file("extdata", "forest.rds", package = "x")`: what a package keeps in `inst/`. */
const OF_PACKAGE = /\bpackage ?= ?["'][\w.]{1,60}["']/;

/** The path that a call is given first: `"data/x.csv"`, `file.path("data", "x.csv")`, `joinpath(@__DIR__, "data", "x.csv")`. */
function pathIn(given: string): string | undefined {
  const join = JOINS.exec(given);
  const list = join ? (given.slice(join[0].length).split(')')[0] ?? '') : (given.split(/[,)]/)[0] ?? '');
  const parts = [...list.replace(OF_PACKAGE, '').matchAll(/"([^"]{1,120})"|'([^']{1,120})'/g)].map(
    ([, double, single]) => double ?? single,
  );
  if (parts.length === 0) return undefined;
  return OF_PACKAGE.test(list) ? `inst/${parts.join('/')}` : parts.join('/');
}

const ASSIGNED =
  /^\s*([A-Za-z_][\w.]*)\s*(?:<-|=)\s*(-?[\d.]+(?:[eE]-?\d+)?|"[^"]*")\s*[,;]?\s*(?:(?:#|--|%|\/\/).*)?$/;

/** A measure that a script works out itself: `rmse <- sqrt(mean((pred - y)^2))`. */
const WORKED_OUT = /^\s*(\w{1,40}) {0,8}(?:<-|=(?!=))[^(]{0,80}\(/;

/** Named arguments with a number: `eta = 0.05, max_depth = 6`; Julia writes 0.001 as `1f-3`. */
const ARGUMENT =
  /(?<![\w.])([A-Za-z_][\w.]{0,40}) ?= ?(-?\d[\d.]{0,20}(?:[eEf]-?\d{1,4})?)L?(?= ?[,;)\]]|$)/g;
/** `Flux.AdamW(1f-3, …)`: an optimizer and its rate. */
const OPTIMIZER =
  /\b(AdamW?|ADAMW?|NAdam|RAdam|AdaGrad|ADAGrad|RMSProp|Descent|Momentum|Nesterov)\(\s*(\d[\d.]{0,20}(?:[eEf]-?\d{1,4})?)/;
/** `for epoch in 1:250` */
const EPOCHS = /^\s*for \(?\s*(epochs?)\b \s*(?:in|=|∈)\s*(?:1:|seq_len\()(\d+)/;

/** A file of such a language. */
export function readWords(path: string, text: string, language: CodeFile['language']): CodeFile {
  const found = new Found();
  text.split('\n').forEach((line, index) => {
    const at = index + 1;
    if (/^\s*(?:#|--|%|\/\/)/.test(line) || line.length > 2000) return;
    for (const [kind, cue] of CUES) {
      const match = cue.exec(line);
      if (!match) continue;
      const rest = () => pathIn(line.slice(match.index + match[0].length).replace(/^\s?\(/, ''));
      const value = kind === 'seed' ? match[2] : kind === 'loads-weights' ? rest() : undefined;
      found.add(kind, at, match[1] ?? match[2] ?? '', value);
    }
    const read = READS.exec(line);
    if (read) found.add('reads-data', at, read[1] ?? '', pathIn(line.slice(read.index + read[0].length)));
    const [, figure = ''] = WORKED_OUT.exec(line) ?? [];
    if (isMeasureName(figure)) found.add('measures', at, figure);
    const [, key = '', value = ''] = ASSIGNED.exec(line) ?? [];
    if (isSeed(key)) found.add('seed', at, key, value);
    else if (isHyperParameter(key)) found.add('setting', at, key, value);
    for (const [, name = '', number = ''] of line.matchAll(ARGUMENT)) {
      if (name === key) continue;
      if (isSeed(name)) found.add('seed', at, name, number);
      else if (isHyperParameter(name)) found.add('setting', at, name, number);
    }
    const [, optimizer, rate = ''] = OPTIMIZER.exec(line) ?? [];
    if (optimizer !== undefined) {
      found.add('setting', at, 'optimizer', optimizer);
      found.add('setting', at, 'learning_rate', rate);
    }
    const [, loop, times = ''] = EPOCHS.exec(line) ?? [];
    if (loop !== undefined) found.add('setting', at, 'epochs', times);
    const url = /(?:https?|ftp):\/\/[^\s"')]+/.exec(line)?.[0];
    const served = url ? servedAt(url, line) : null;
    if (url && served) found.add(served === 'data' ? 'reads-data' : 'loads-weights', at, 'address', url);
  });
  return { path, language, basis: 'words', entry: 1, facts: found.sorted() };
}
