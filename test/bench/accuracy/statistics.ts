/** The figures of agreement between a measurement and people's labels, each by its textbook definition. */

/** Ranks from 1, ties sharing the mean of the places they take. */
export function ranks(values: readonly number[]): number[] {
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
  const result: number[] = new Array(values.length);
  for (let start = 0; start < order.length; ) {
    let end = start;
    while (end < order.length && order[end]?.value === order[start]?.value) end++;
    for (const { index } of order.slice(start, end)) result[index] = (start + 1 + end) / 2;
    start = end;
  }
  return result;
}

export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Mean absolute value; of errors: the mean absolute error. */
export const meanAbsolute = (errors: readonly number[]): number | null => mean(errors.map(Math.abs));

/** Pearson's product-moment correlation; `null` when either side does not vary. */
function correlation(a: readonly number[], b: readonly number[]): number | null {
  const [meanA, meanB] = [mean(a) ?? 0, mean(b) ?? 0];
  let both = 0;
  let squareA = 0;
  let squareB = 0;
  a.forEach((value, index) => {
    const [x, y] = [value - meanA, (b[index] as number) - meanB];
    both += x * y;
    squareA += x * x;
    squareB += y * y;
  });
  return squareA === 0 || squareB === 0 ? null : both / Math.sqrt(squareA * squareB);
}

/** Spearman's rank correlation, with ties: the correlation of the ranks. */
export function spearman(a: readonly number[], b: readonly number[]): number | null {
  return correlation(ranks(a), ranks(b));
}

/** Counts by row (the label) and column (the answer). */
export type Confusion = readonly (readonly number[])[];

/** @param pairs label and answer of each case, as positions in an ordered scale of `size` steps */
export function confusion(pairs: readonly (readonly [number, number])[], size: number): Confusion {
  const counts = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (const [label, answer] of pairs)
    (counts[label] as number[])[answer] = (counts[label]?.[answer] ?? 0) + 1;
  return counts;
}

/** Share of cases on the diagonal; `null` without cases. */
export function accuracy(counts: Confusion): number | null {
  const all = counts.flat().reduce((sum, count) => sum + count, 0);
  return all === 0 ? null : counts.reduce((sum, row, index) => sum + (row[index] ?? 0), 0) / all;
}

/**
 * Cohen's kappa with linear weights: 1 is full agreement, 0 what chance would give. A miss by two steps counts twice.
 * Cohen, J. (1968), Psychological Bulletin 70(4), 213-220. `null` when both sides name one and the same step only.
 */
export function weightedKappa(counts: Confusion): number | null {
  const rows = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columns = counts.map((_, column) => counts.reduce((sum, row) => sum + (row[column] ?? 0), 0));
  const all = rows.reduce((sum, count) => sum + count, 0);
  let observed = 0;
  let expected = 0;
  counts.forEach((row, label) => {
    row.forEach((count, answer) => {
      const distance = Math.abs(label - answer);
      observed += distance * count;
      expected += (distance * (rows[label] ?? 0) * (columns[answer] ?? 0)) / all;
    });
  });
  return all === 0 || expected === 0 ? null : 1 - observed / expected;
}

/** A bound below and above; equal when the answer is certain. */
export interface Range {
  low: number;
  high: number;
}

/** How far a value lies outside a range: positive when the range is above it, negative when below, 0 inside. */
export function beyond({ low, high }: Range, value: number): number {
  if (value < low) return low - value;
  return value > high ? high - value : 0;
}
