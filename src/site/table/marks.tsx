/** Signs, bars and words that pages and the browser's script draw alike: never a color without a word or a sign beside it. */
import type { Mark, Range } from './row.js';

/** How each answer looks and is read aloud. */
export const ANSWERS = {
  p: { sign: '✔', word: 'yes', style: 'pass' },
  h: { sign: '◐', word: 'in part', style: 'partial' },
  f: { sign: '✘', word: 'no', style: 'fail' },
  u: { sign: '?', word: 'could not be seen', style: 'unknown' },
  n: { sign: '–', word: 'does not apply', style: 'none' },
  ' ': { sign: '', word: 'not asked', style: 'none' },
} as const satisfies Record<Mark, { sign: string; word: string; style: string }>;

/** What the openness of a license is called. */
export const OPENNESS_WORDS: Record<string, string> = {
  open: 'open',
  restricted: 'restricted',
  unclear: 'unclear',
  none: 'none stated',
  unknown: 'could not be seen',
};

/** The word in which colors are chosen: by value, whatever a rubric calls its tiers. */
export const level = (low: number): 'high' | 'middle' | 'low' =>
  low >= 70 ? 'high' : low >= 40 ? 'middle' : 'low';

export const rangeText = ({ low, high }: Range): string => (low === high ? String(low) : `${low}–${high}`);

/**
 * A score as a bar: what is proven is full, what could not be seen is hatched.
 * @param score percent
 */
export function Bar({ score, label }: { score: Range | null; label?: string }) {
  if (score === null) return <span class="bar" aria-hidden="true" />;
  const { low, high } = score;
  const named =
    label === undefined ? { 'aria-hidden': 'true' as const } : { role: 'img' as const, 'aria-label': label };
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: either named or hidden, as the number stands beside it
    <svg class={`bar ${level(low)}`} viewBox="0 0 100 8" preserveAspectRatio="none" {...named}>
      <rect class="track" width="100" height="8" rx="1" />
      {high > low && <rect class="maybe" x={low} width={high - low} height="8" />}
      {high > low && <Hatch from={low} to={high} />}
      <rect class="sure" width={low} height="8" rx="1" />
    </svg>
  );
}

/** Strokes instead of a pattern: patterns go by ids, and a page has many bars. */
function Hatch({ from, to }: { from: number; to: number }) {
  const strokes = [];
  for (let x = from + 1; x < to; x += 3) strokes.push(`M${x} 8V0`);
  return <path class="hatch" d={strokes.join('')} />;
}

/** The sign of an answer, with its word for those who listen. */
export function Sign({ mark }: { mark: Mark }) {
  const { sign, word, style } = ANSWERS[mark];
  return (
    <span class={`sign ${style}`}>
      <span aria-hidden="true">{sign}</span>
      <span class="aside">{word}</span>
    </span>
  );
}
