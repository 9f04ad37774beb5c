/** What Python says of a run without naming it: settings by their place in a call, the length of a loop, measures in what is printed. */
import type { Value } from './python-values.js';

/** What a call is given by place, as the setting that the place stands for. */
interface Placed {
  key: string;
  value: Value;
}

const NUMBER = /^[-+]?\.?\d[\d_.]*(?:e[-+]?\d+)?$/i;
const RATE = /(?:^|[._])(?:lr|learning_rate)$/i;
const BATCH = /(?:^|[._])(?:batch|bs|bsz|batch_?size)$/i;

const isNumber = ({ text }: Value): boolean => text !== undefined && NUMBER.test(text);

/**
 * The settings that a call takes by place: the rate of an optimizer, which stands behind the parameters where the call takes them
 * (PyTorch) and first where it does not (Keras, Optax), and the size of a loader's batches.
 */
function placedSettings(callee: string, placed: () => readonly Value[]): Placed[] {
  const last = callee.slice(callee.lastIndexOf('.') + 1);
  if (/^(?:Adam\w*|SGD|RMSprop|Adagrad|Lion|adamw?|sgd)$/.test(last)) {
    const value = placed()
      .slice(0, 2)
      .find((one) => isNumber(one) || RATE.test(one.name ?? ''));
    return value ? [{ key: 'lr', value }] : [];
  }
  if (/DataLoader$/.test(last)) {
    const value = placed()[1];
    return value && (isNumber(value) || BATCH.test(value.name ?? '')) ? [{ key: 'batch_size', value }] : [];
  }
  return [];
}

/** `for epoch in range(90)`: the loop that a call of `range` counts, by the text in front of it; `null` for other loops. */
function countedBy(before: string): 'epochs' | 'steps' | null {
  const variable = /\bfor\s+(\w+)\s+in\s+(?:\w+(?:\.\w+)*\()?$/.exec(before)?.[1];
  if (variable === undefined) return null;
  if (/^(?:i_?)?epochs?(?:_\w+)?$|^ep$/i.test(variable)) return 'epochs';
  return /^(?:global_)?(?:step|iteration|it|update)$/i.test(variable) ? 'steps' : null;
}

/** `print(f"MAE {error:.1f}")`, `print("test accuracy", share)`: a measure right before the number that is shown for it. */
const SHOWN =
  /["'}][^"'{}\n]{0,60}?(?<![\w-])(accuracy|acc|auc|auroc|auprc|f1|mae|rmse|rmsd|dice|m?iou|bleu|rouge(?:-\w)?|wer|cer|psnr|ssim|fid|pesq|stoi|ndcg(?:@\d+)?|mrr|recall(?:@\d+)?|hit rate|spearman|pearson|win rate|success rate|error rate|test error|top-?[15])(?![\w-])[^"'{}%\n]{0,28}(?:\{|%[.\d]*[dfgs]|["']\s*[,%.+])/i;

/** `correct / total`, `100 * hits / len(pairs)`: how many of all were right. */
const SHARE_OF_HITS =
  /(?:100(?:\.0?)?\s*\*\s*)?(?:float\(|1\.0?\s*\*\s*)?(?:self\.)?(?:\w+_)?(?:hits?|(?:n(?:um)?_)?correct(?:_\w+)?|successes|n_right|num_right)(?:\.\w+(?:\(\))?){0,2}\)?\s*\/(?!\/)/y;

/** Whether the expression at `from` works out how many answers were right. */
export function isShareOfHits(text: string, from: number): boolean {
  SHARE_OF_HITS.lastIndex = from;
  return SHARE_OF_HITS.test(text);
}

/** `(logits.argmax(1) == labels).sum()`, `np.mean(pred == y)`, `pred.eq(target).sum()`: answers held against the truth, one by one. */
const COMPARED =
  /^\(?[^=]{0,80}(?:argmax|pred\w*|guess\w*|answers?|outputs?)\b[^=]{0,40}==(?!=)|^\(?[^=]{0,60}==[^=]{0,60}(?:argmax\(|\bpred\w*)/;

/** `x[pred == 3]`: what is compared chooses rows. */
const IN_INDEX = /\[[^\]=]{0,80}==/;

/** Whether a call counts or averages which answers are right. */
function countsRight(callee: string, given: string): boolean {
  if (callee.startsWith('(') && /\)\.(?:float|double|long|int|type|astype|sum|mean|cpu|to)$/.test(callee))
    return COMPARED.test(callee);
  return /(?:^|\.)(?:sum|mean|average|count_nonzero|reduce_mean|equal)$/.test(callee) && given.length < 200
    ? (COMPARED.test(given) && !IN_INDEX.test(given)) ||
        (/equal$/.test(callee) && /argmax|\bpred/.test(given))
    : /pred\w*\.eq$/.test(callee);
}

/** The measure that a call prints; `null` for what prints none. */
function printedMeasure(callee: string, given: string): string | null {
  if (!/^print$|(?:^|\.)(?:logg?(?:er|ing)?\.)?(?:info|tqdm\.write)$/.test(callee)) return null;
  return SHOWN.exec(given.slice(0, 400))?.[1]?.toLowerCase() ?? null;
}

/**
 * What a call says of a run.
 * @param text the whole body
 * @param from where the call begins
 * @param given its arguments, as written
 * @param placed those of them that stand by place
 */
export function runOf(
  text: string,
  from: number,
  callee: string,
  given: string,
  placed: () => readonly Value[],
): { settings: readonly Placed[]; measure: string | null } {
  const counted = callee === 'range' ? countedBy(text.slice(Math.max(0, from - 60), from)) : null;
  const value = counted ? placed().at(-1) : undefined;
  const settings = counted && value ? [{ key: counted, value }] : placedSettings(callee, placed);
  const measure = countsRight(callee, given) ? 'accuracy' : printedMeasure(callee, given);
  return { settings, measure };
}

/** Whether a condition lets on only what is started as a program. */
export const isGuard = (text: string, from: number): boolean =>
  /^if\s+\(?\s*(?:__name__|["']__main__)/.test(text.slice(from, from + 40));
