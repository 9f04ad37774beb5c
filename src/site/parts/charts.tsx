/** Small charts, drawn here: a gauge for the headline, and where a model lies among the others. */

import type { Score } from '../../result/result.js';
import { plain } from '../../terminal.js';
import { Bar, level, rangeText } from '../table/marks.js';
import type { Range } from '../table/row.js';

export const scoreRange = ({ low, high }: Score): Range | null =>
  low === null || high === null ? null : { low, high };

/** The tier in words, with what it may be at most. */
export function tierText(score: Score): string {
  if (score.low === null) return 'does not apply';
  if (score.inconclusive) return `inconclusive: ${Math.floor(score.coverage * 100)}% known`;
  return [score.tier, score.tierAtMost].flatMap((one) => (one ? plain(one) : [])).join(' to ');
}

const RADIUS = 52;
const LENGTH = 2 * Math.PI * RADIUS;
const dash = (percent: number) => `${((percent / 100) * LENGTH).toFixed(1)} ${LENGTH.toFixed(1)}`;

/** The headline as a ring: what is proven, and what could not be seen, as a thin arc that goes on from it. */
export function Gauge({ score }: { score: Score }) {
  const range = scoreRange(score);
  const text = range === null ? '–' : rangeText(range);
  const ring = { cx: 60, cy: 60, r: RADIUS, transform: 'rotate(-90 60 60)' };
  return (
    <svg
      class={`gauge ${range ? level(range.low) : ''}`}
      viewBox="0 0 120 120"
      role="img"
      aria-label={`${plain(score.title)}: ${text} of 100, ${tierText(score)}`}
    >
      <circle class="track" cx={60} cy={60} r={RADIUS} />
      {range && range.high > range.low && (
        <circle class="maybe" {...ring} stroke-dasharray={dash(range.high)} />
      )}
      {range && range.low > 0 && <circle class="sure" {...ring} stroke-dasharray={dash(range.low)} />}
      <text x="60" y="60" class={text.length > 3 ? 'value long' : 'value'}>
        {text}
      </text>
      <text x="60" y="81" class="of">
        of 100
      </text>
    </svg>
  );
}

/** A score with its question, as a line of the verdict. */
export function ScoreLine({ score }: { score: Score }) {
  const range = scoreRange(score);
  return (
    <div class="score-line">
      <div class="score-line-head">
        <span class="score-line-title">
          <strong>{plain(score.title)}</strong>
          {score.asks !== undefined && <span class="asks"> {plain(score.asks)}</span>}
        </span>
        <span>
          <span class={`number ${range ? level(range.low) : ''}`}>{range ? rangeText(range) : '–'}</span>{' '}
          <span class="tier">{tierText(score)}</span>
        </span>
      </div>
      <Bar score={range} />
    </div>
  );
}

/** How many models lie in each twentieth of the scale, by what is proven. */
export const BINS = 20;
export const binOf = (low: number): number => Math.min(BINS - 1, Math.floor((low * BINS) / 100));

const WIDTH = 400;
const HEIGHT = 96;
const STEP = WIDTH / BINS;

/** The distribution of headlines, with the place of a model when one is given. */
export function Distribution({
  bins,
  at,
  title,
}: {
  bins: readonly number[];
  at?: Range | null;
  title: string;
}) {
  const most = Math.max(...bins, 1);
  const tall = HEIGHT - 16;
  return (
    <svg class="distribution" viewBox={`0 -6 ${WIDTH} ${HEIGHT + 24}`} role="img" aria-label={title}>
      {bins.map((count, index) => {
        const height = count === 0 ? 0 : Math.max(2, (count / most) * tall);
        const own = at && binOf(at.low) === index;
        return (
          <rect
            key={index}
            class={`${level((index * 100) / BINS)}${own ? ' own' : ''}`}
            x={index * STEP + 1.5}
            y={(HEIGHT - height).toFixed(1)}
            width={STEP - 3}
            height={height.toFixed(1)}
            rx="2"
          />
        );
      })}
      <path class="axis" d={`M0 ${HEIGHT + 0.5}H${WIDTH}`} />
      {[0, 20, 40, 60, 80, 100].map((value) => (
        <text
          key={value}
          class="tick"
          x={(value / 100) * WIDTH}
          y={HEIGHT + 14}
          text-anchor={value === 0 ? 'start' : value === 100 ? 'end' : 'middle'}
        >
          {value}
        </text>
      ))}
      {at && (
        <path
          class="place"
          d={`M${(at.low / 100) * WIDTH} ${HEIGHT - tall - 4}V${HEIGHT}${
            at.high > at.low
              ? `M${(at.low / 100) * WIDTH} ${HEIGHT - tall - 2}H${(at.high / 100) * WIDTH}`
              : ''
          }`}
        />
      )}
    </svg>
  );
}
