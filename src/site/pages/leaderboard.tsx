/** The front page: how open all models are, sorted, searched and filtered; and the table that other pages show, too. */
import { compactNumber } from '../../report/compact-number.js';
import { dayOf } from '../../report/wording.js';
import { Distribution } from '../parts/charts.js';
import { pageText } from '../parts/layout.js';
import { Pages } from '../parts/pages.js';
import type { Site } from '../site.js';
import { leaderboardColumns } from '../table/head.js';
import { OPENNESS_WORDS, rangeText } from '../table/marks.js';
import type { Range, Row } from '../table/row.js';
import { Scroll } from '../table/scroll.js';
import { LeaderboardRow } from '../table/views.js';

/** Words of which there are few enough to choose from. */
export interface Choices {
  tasks: readonly string[];
  classes: readonly string[];
  archetypes: readonly string[];
}

export interface LeaderboardPage {
  rows: readonly Row[];
  bins: readonly number[];
  page: number;
  pages: number;
  choices: Choices;
  /** How many models each archetype has, the most frequent first. */
  archetypes: readonly { label: string; count: number }[];
}

export const leaderboardPath = (page: number): string =>
  page === 1 ? 'index.html' : `leaderboard-${page}.html`;

export function leaderboardPage(
  site: Site,
  { rows, bins, page, pages, choices, archetypes }: LeaderboardPage,
): string {
  const models = site.models === 1 ? '1 model' : `${site.models.toLocaleString('en-US')} models`;
  const [headline] = site.columns.scores;
  return pageText(site, {
    path: leaderboardPath(page),
    title: page === 1 ? site.title : `Leaderboard, page ${page}`,
    about: `${models} by how open they really are, each judged from evidence that anyone can check.`,
    within: 'index.html',
    ...(page === 1 && { script: 'models' as const }),
    children: (
      <>
        <header class="page-head split">
          <div>
            <h1>{site.title}</h1>
            <p class="lead">
              {models}, each judged from its own pages, files and licenses: can I run it, can I retrain it,
              and which line proves it. <a href="about.html">How</a>
            </p>
            <dl class="key-facts">
              {site.standing.median && (
                <div>
                  <dt>Median {headline?.title.toLowerCase()}</dt>
                  <dd>{rangeText(site.standing.median)}</dd>
                </div>
              )}
              {archetypes.slice(0, 4).map(({ label, count }) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{compactNumber(count)}</dd>
                </div>
              ))}
              {site.collectedAt !== '' && (
                <div>
                  <dt>Newest evidence</dt>
                  <dd>{dayOf(site.collectedAt)}</dd>
                </div>
              )}
            </dl>
          </div>
          <figure class="place-figure">
            <figcaption>{headline?.title} of all models, by what is proven</figcaption>
            <Distribution bins={bins} title={`How ${models} spread over the scale from 0 to 100`} />
          </figure>
        </header>
        {page === 1 && <Filters choices={choices} />}
        <LeaderboardTable site={site} rows={rows} root="" caption="Models by openness" />
        <Pages page={page} pages={pages} path={leaderboardPath} />
        {site.without > 0 && page === 1 && (
          <p class="note">
            {site.without === 1 ? '1 target of the list has' : `${site.without} targets of the list have`} no
            result: <a href="without.html">which, and why</a>.
          </p>
        )}
      </>
    ),
  });
}

/** Rows with their head. */
export function LeaderboardTable({
  site,
  rows,
  root,
  caption,
}: {
  site: Site;
  rows: readonly Row[];
  root: string;
  caption: string;
}) {
  return (
    <Scroll label={caption}>
      <table class="leaderboard" id="leaderboard">
        <caption class="aside">{caption}</caption>
        <thead>
          <tr>
            {leaderboardColumns(site.columns).map(({ id, title, about, wide, figure }, index) => (
              <th
                key={id}
                scope="col"
                class={[wide && 'wide', figure && 'figure'].filter(Boolean).join(' ')}
                data-column={id}
                title={about}
                {...(index === 2 && { 'aria-sort': 'descending' as const })}
              >
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <LeaderboardRow
              key={row.slug}
              row={row}
              columns={site.columns}
              rank={rankIn(site, row)}
              root={root}
            />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

export function rankIn(site: Site, { scores: [headline], inconclusive }: Row) {
  return headline && !inconclusive ? site.standing.rankOf(headline as Range) : null;
}

const SIZES = [
  ['', 'Any size'],
  ['0-1e9', 'Under 1 B'],
  ['1e9-1e10', '1 to 10 B'],
  ['1e10-1e11', '10 to 100 B'],
  ['1e11-', 'Over 100 B'],
] as const;

/** Shown by the script: without it there is nothing to filter with. */
function Filters({ choices }: { choices: Choices }) {
  return (
    <search>
      <form class="filters" id="filters" hidden>
        <Field id="q" label="Search">
          <input
            id="q"
            name="q"
            type="search"
            autoComplete="off"
            spellcheck={false}
            placeholder="Name or owner"
          />
        </Field>
        <Field id="task" label="Task">
          <Choice id="task" any="Any task" values={choices.tasks} />
        </Field>
        <Field id="openness" label="Weights">
          <Choice
            id="openness"
            any="Any license"
            values={Object.keys(OPENNESS_WORDS)}
            words={OPENNESS_WORDS}
          />
        </Field>
        <Field id="class" label="Class">
          <Choice id="class" any="Any class" values={choices.classes} />
        </Field>
        <Field id="archetype" label="Archetype">
          <Choice id="archetype" any="Any archetype" values={choices.archetypes} />
        </Field>
        <Field id="size" label="Size">
          <select id="size" name="size">
            {SIZES.map(([value, title]) => (
              <option key={value} value={value}>
                {title}
              </option>
            ))}
          </select>
        </Field>
        <details class="more-filters">
          <summary>More filters</summary>
          <div class="filters">
            {[
              ['organization', 'Organization'],
              ['license', 'License'],
              ['base', 'Made from'],
              ['tag', 'Tag'],
            ].map(([id = '', label = '']) => (
              <Field key={id} id={id} label={label}>
                <input id={id} name={id} list={`${id}-list`} autoComplete="off" spellcheck={false} />
                <datalist id={`${id}-list`} />
              </Field>
            ))}
            <Field id="from" label="Released from">
              <input id="from" name="from" type="month" />
            </Field>
            <Field id="to" label="Released to">
              <input id="to" name="to" type="month" />
            </Field>
          </div>
        </details>
        <p class="filter-end">
          <output id="count" aria-live="polite" />
          <button type="reset" class="quiet">
            Clear
          </button>
          <a id="compare-chosen" class="button" href="compare.html" hidden>
            Compare
          </a>
        </p>
      </form>
    </search>
  );
}

function Field({ id, label, children }: { id: string; label: string; children: preact.ComponentChildren }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children}
    </div>
  );
}

function Choice({
  id,
  any,
  values,
  words = {},
}: {
  id: string;
  any: string;
  values: readonly string[];
  words?: Record<string, string>;
}) {
  return (
    <select id={id} name={id}>
      <option value="">{any}</option>
      {values.map((value) => (
        <option key={value} value={value}>
          {words[value] ?? value}
        </option>
      ))}
    </select>
  );
}
