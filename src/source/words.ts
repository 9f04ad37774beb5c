/** Reads languages that have no parser here, R and Julia above all, by the words of single lines. */
import { servedAt } from './addresses.js';
import type { CodeFactKind, CodeFile } from './facts.js';
import { Found } from './found.js';
import { isHyperParameter, isSeed } from './settings.js';

const CUES: readonly [CodeFactKind, RegExp][] = [
  ['network', /\b(nn_module|keras_model\w*|Chain|nn\.Sequential|torch\.nn\.Module)\s*\(/],
  [
    'trains',
    /(?<![\w.])(fit|train!|Flux\.train!|xgb\.train|lgb\.train|optimizer\$step|optim\.\w+|update!|caret::train|glmnet|randomForest|ranger)\s*\(/,
  ],
  ['loads-weights', /\b(torch_load|load_model_\w+|BSON\.load|@load|readRDS|torch\.load)\b/],
  ['saves-weights', /\b(torch_save|save_model_\w+|saveRDS|BSON\.@save|torch\.save)\b/],
  ['runs-model', /\b(predict)\s*\(/],
  ['measures', /\b(confusionMatrix|roc|auc|accuracy|rmse|postResample|yardstick::\w+)\s*\(/],
  [
    'reads-data',
    /\b(read\.csv|read_csv|read\.table|fread|CSV\.read|readLines|load_dataset|read_tsv|Read10X|readMM|h5read|npzread)\s*\(\s*["']?([^"',)]*)/,
  ],
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
const ASSIGNED =
  /^\s*([A-Za-z_][\w.]*)\s*(?:<-|=)\s*(-?[\d.]+(?:[eE]-?\d+)?|"[^"]*")\s*[,;]?\s*(?:(?:#|--|%|\/\/).*)?$/;

/** A file of such a language. */
export function readWords(path: string, text: string, language: CodeFile['language']): CodeFile {
  const found = new Found();
  text.split('\n').forEach((line, index) => {
    const at = index + 1;
    if (/^\s*(?:#|--|%|\/\/)/.test(line) || line.length > 2000) return;
    for (const [kind, cue] of CUES) {
      const match = cue.exec(line);
      if (match) found.add(kind, at, match[1] ?? '', match[2] || undefined);
    }
    const [, key = '', value = ''] = ASSIGNED.exec(line) ?? [];
    if (isSeed(key)) found.add('seed', at, key, value);
    else if (isHyperParameter(key)) found.add('setting', at, key, value);
    const url = /(?:https?|ftp):\/\/[^\s"')]+/.exec(line)?.[0];
    const served = url ? servedAt(url, line) : null;
    if (url && served) found.add(served === 'data' ? 'reads-data' : 'loads-weights', at, 'address', url);
  });
  return { path, language, basis: 'words', entry: 1, facts: found.sorted() };
}
