/** When models were released, and how open they are: each as a point, or as a cell where there are too many for points. */
import { pageText } from '../parts/layout.js';
import type { Site } from '../site.js';
import { Bar, level, rangeText } from '../table/marks.js';
import type { Range } from '../table/row.js';
import { Scroll } from '../table/scroll.js';

export interface Dated {
  name: string;
  slug: string;
  /** `2022`, `2022-10` or `2022-10-19`. */
  released: string;
  score: Range;
}

export interface Year {
  year: string;
  count: number;
  median: Range | null;
}

/** More would be a cloud: then each cell of a month and five points is drawn by how many lie in it. */
export const POINTS = 600;

const WIDTH = 1100;
const HEIGHT = 420;
const LEFT = 36;
const BOTTOM = 28;

/** @param cells how many models lie in each month and twentieth of the scale; used instead of points when there are many */
export function timelinePage(
  site: Site,
  {
    points,
    cells,
    years,
    undated,
  }: {
    points: readonly Dated[] | null;
    cells: ReadonlyMap<string, number>;
    years: readonly Year[];
    undated: number;
  },
): string {
  const [headline] = site.columns.scores;
  return pageText(site, {
    path: 'timeline.html',
    title: 'Timeline',
    about: 'How open models are, by when they were released.',
    within: 'timeline.html',
    children: (
      <>
        <header class="page-head">
          <h1>Is it getting better?</h1>
          <p class="lead">
            {headline?.title} by date of release. A line is a range: what could not be seen might lift the
            model to its upper end.
            {undated > 0 && <> {undated === 1 ? '1 model has' : `${undated} models have`} no known date.</>}
          </p>
        </header>
        {years.length > 0 && (
          <Scroll label="Chart">
            <Chart points={points} cells={cells} years={years} />
          </Scroll>
        )}
        <table class="plain-table">
          <caption>By year</caption>
          <thead>
            <tr>
              <th scope="col">Released</th>
              <th scope="col" class="figure">
                Models
              </th>
              <th scope="col">Median {headline?.title.toLowerCase()}</th>
            </tr>
          </thead>
          <tbody>
            {years.map(({ year, count, median }) => (
              <tr key={year}>
                <th scope="row">{year}</th>
                <td class="figure">{count}</td>
                <td class="score">
                  <span class={`number ${median ? level(median.low) : ''}`}>
                    {median ? rangeText(median) : '–'}
                  </span>
                  <Bar score={median} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </>
    ),
  });
}

/** Years as a number: a month is a twelfth; what is dated by the year alone stands in its middle. */
function moment(released: string): number {
  const [year = '0', month, day] = released.split('-');
  if (month === undefined) return Number(year) + 0.5;
  return Number(year) + (Number(month) - 1) / 12 + (day === undefined ? 1 / 24 : Number(day) / 372);
}

function Chart({
  points,
  cells,
  years,
}: {
  points: readonly Dated[] | null;
  cells: ReadonlyMap<string, number>;
  years: readonly Year[];
}) {
  const named = years.map(({ year }) => Number(year));
  const [first, last] = [Math.min(...named), Math.max(...named) + 1];
  const x = (time: number) => LEFT + ((time - first) / (last - first)) * (WIDTH - LEFT - 8);
  const y = (score: number) => 10 + (1 - score / 100) * (HEIGHT - BOTTOM - 10);
  const marks = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const step = Math.ceil(marks.length / 14);
  const most = Math.max(...cells.values(), 1);
  return (
    <svg
      class="timeline"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role={points ? 'group' : 'img'}
      aria-label="Score by date of release"
    >
      {[0, 20, 40, 60, 80, 100].map((score) => (
        <g key={score}>
          <path class="line" d={`M${LEFT} ${y(score)}H${WIDTH}`} />
          <text class="tick" x={LEFT - 8} y={y(score) + 4} text-anchor="end">
            {score}
          </text>
        </g>
      ))}
      {marks.map((year, index) => (
        <g key={year}>
          <path class="line" d={`M${x(year).toFixed(1)} ${y(0)}v6`} />
          {index % step === 0 && year < last && (
            <text class="tick" x={x(year + 0.5).toFixed(1)} y={HEIGHT - 6} text-anchor="middle">
              {year}
            </text>
          )}
        </g>
      ))}
      {points?.map(({ name, slug, released, score }) => {
        const [at, low, high] = [x(moment(released)).toFixed(1), y(score.low), y(score.high)];
        return (
          <a key={slug} href={`models/${slug}.html`} class={level(score.low)}>
            <title>{`${name}: ${rangeText(score)}, released ${released}`}</title>
            {high < low && <path class="reach" d={`M${at} ${low.toFixed(1)}V${high.toFixed(1)}`} />}
            <circle cx={at} cy={low.toFixed(1)} r="6" />
          </a>
        );
      })}
      {points === null &&
        [...cells].map(([cell, count]) => {
          const [month = '', bin = '0'] = cell.split(' ');
          const bottom = Number(bin) * 5;
          return (
            <rect
              key={cell}
              class={`cell ${level(bottom)}`}
              x={x(moment(month) - 1 / 24).toFixed(1)}
              y={y(bottom + 5).toFixed(1)}
              width={Math.max(2, x(first + 1 / 12) - x(first) - 0.5).toFixed(1)}
              height={(y(0) - y(5) - 0.5).toFixed(1)}
              opacity={(0.2 + 0.8 * Math.sqrt(count / most)).toFixed(2)}
            >
              <title>{`${month}, ${bottom} to ${bottom + 5}: ${count}`}</title>
            </rect>
          );
        })}
    </svg>
  );
}
