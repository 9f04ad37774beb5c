/** Models against checks: who releases what, at a glance. */
import { pageText } from '../parts/layout.js';
import { Pages } from '../parts/pages.js';
import type { Site } from '../site.js';
import { ANSWERS } from '../table/marks.js';
import type { Row } from '../table/row.js';
import { Scroll } from '../table/scroll.js';
import { GridRow } from '../table/views.js';
import { rankIn } from './leaderboard.js';

export interface GridPage {
  rows: readonly Row[];
  page: number;
  pages: number;
  /** Of each check, the share of the models that pass it, in percent of those that could be looked at; `null` for none. */
  passing: readonly (number | null)[];
}

export const gridPath = (page: number): string => (page === 1 ? 'grid.html' : `grid-${page}.html`);

export function gridPage(site: Site, { rows, page, pages, passing }: GridPage): string {
  const { checks, scores } = site.columns;
  return pageText(site, {
    path: gridPath(page),
    title: page === 1 ? 'Grid' : `Grid, page ${page}`,
    about: 'Every model against every check: what is released, what is not, and what could not be seen.',
    within: 'grid.html',
    ...(page === 1 && { script: 'models' as const }),
    children: (
      <>
        <header class="page-head">
          <h1>Who releases what</h1>
          <p class="lead">Every model against every check. The last row says how many meet each.</p>
          <ul class="legend">
            {Object.entries(ANSWERS)
              .filter(([mark]) => mark !== ' ')
              .map(([mark, { sign, word, style }]) => (
                <li key={mark}>
                  <span class={`mark ${style}`} aria-hidden="true">
                    {sign}
                  </span>{' '}
                  {word}
                </li>
              ))}
          </ul>
          <form class="filters" id="filters" hidden>
            <div class="field">
              <label for="q">Search</label>
              <input
                id="q"
                name="q"
                type="search"
                autoComplete="off"
                spellcheck={false}
                placeholder="Name or owner"
              />
            </div>
            <p class="filter-end">
              <output id="count" aria-live="polite" />
            </p>
          </form>
        </header>
        <Scroll label="Models against checks" class="grid-scroll">
          <table class="grid" id="grid">
            <caption class="aside">Models against checks</caption>
            <thead>
              <tr>
                <th scope="col" data-column="model">
                  Model
                </th>
                <th scope="col" class="figure" data-column={scores[0]?.id ?? ''} aria-sort="descending">
                  {scores[0]?.title}
                </th>
                {checks.map(({ id, title }) => (
                  <th key={id} scope="col" class="turned" data-column={`check-${id}`}>
                    <a href={`checks.html#${id}`} title={title}>
                      {id.replaceAll('-', ' ')}
                    </a>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <GridRow key={row.slug} row={row} columns={site.columns} rank={rankIn(site, row)} root="" />
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">Models that pass, of those that could be looked at</th>
                <td />
                {passing.map((share, index) => (
                  <td key={checks[index]?.id} class="figure">
                    {share === null ? '–' : `${share}%`}
                  </td>
                ))}
              </tr>
            </tfoot>
          </table>
        </Scroll>
        <Pages page={page} pages={pages} path={gridPath} />
      </>
    ),
  });
}
