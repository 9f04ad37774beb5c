/** Who cites the paper: how many and when, the newest and the most cited of them, and what they are about. */

import { compactNumber } from '../../report/compact-number.js';
import { dayOf } from '../../report/wording.js';
import type { Model } from '../../result/result.js';
import { plain } from '../../terminal.js';
import { Out } from './out.js';

type Citing = NonNullable<Model['citing']>;
type Cites = Citing['top'][number];

const INDEX_NAMES = { 'semantic-scholar': 'Semantic Scholar', openalex: 'OpenAlex' } as const;
const FIELDS_SHOWN = 8;

export function CitingPapers({ citing }: { citing: Citing }) {
  const { total, influential, recent, top, fields, provider, at } = citing;
  const most = Math.max(...fields.map(({ count }) => count), 1);
  return (
    <>
      <p class="part-lead">
        {compactNumber(total)} {total === 1 ? 'paper cites' : 'papers cite'} it
        {influential !== undefined && influential > 0 && (
          <>, {compactNumber(influential)} of them build on it</>
        )}
        . By {INDEX_NAMES[provider]}, {dayOf(at)}; no score counts this.
      </p>
      <div class="citing">
        <section class="fact-card">
          <h3>By year</h3>
          <Years years={citing.years} />
        </section>
        <section class="fact-card">
          <h3>Fields they come from</h3>
          <ul class="shares">
            {fields.slice(0, FIELDS_SHOWN).map(({ name, count }) => (
              <li key={name}>
                <span>{plain(name)}</span>
                <svg class="share" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                  <rect class="track" width="100" height="6" rx="3" />
                  <rect class="sure" width={((100 * count) / most).toFixed(1)} height="6" rx="3" />
                </svg>
                <span class="figure">{compactNumber(count)}</span>
              </li>
            ))}
          </ul>
        </section>
        <Papers title="Most cited" papers={top} />
        <Papers title="Newest" papers={recent} />
      </div>
    </>
  );
}

function Papers({ title, papers }: { title: string; papers: readonly Cites[] }) {
  if (papers.length === 0) return null;
  return (
    <section class="fact-card">
      <h3>{title}</h3>
      <ol class="cited">
        {papers.map(({ title, url, year, venue, citations, influential }) => (
          <li key={url}>
            <Out href={url}>{plain(title)}</Out>
            <span class="sub">
              {[
                venue && plain(venue),
                year,
                citations !== undefined && `cited ${compactNumber(citations)} times`,
                influential && 'builds on it',
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

const WIDTH = 400;
const HEIGHT = 110;
const YEARS_SHOWN = 15;

/** Citations by year. The figures stand in the text for those who cannot see the bars. */
function Years({ years }: { years: Citing['years'] }) {
  const shown = years.slice(-YEARS_SHOWN);
  if (shown.length === 0) return <p class="note">Their years are not known.</p>;
  const most = Math.max(...shown.map(({ count }) => count), 1);
  const step = WIDTH / shown.length;
  const width = Math.min(step - 6, 44);
  return (
    <svg
      class="years"
      viewBox={`0 0 ${WIDTH} ${HEIGHT + 20}`}
      role="img"
      aria-label={`Citing papers by year: ${shown.map(({ year, count }) => `${year} ${count}`).join(', ')}`}
    >
      {shown.map(({ year, count }, index) => {
        const height = count === 0 ? 0 : Math.max(2, (count / most) * (HEIGHT - 20));
        const middle = (index + 0.5) * step;
        return (
          <g key={year}>
            <rect
              class="sure"
              x={(middle - width / 2).toFixed(1)}
              y={(HEIGHT - height).toFixed(1)}
              width={width.toFixed(1)}
              height={height.toFixed(1)}
              rx="3"
            />
            <text x={middle.toFixed(1)} y={(HEIGHT - height - 5).toFixed(1)} text-anchor="middle">
              {compactNumber(count)}
            </text>
            <text x={middle.toFixed(1)} y={HEIGHT + 15} text-anchor="middle">
              {shown.length > 8 ? `’${String(year).slice(2)}` : year}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
