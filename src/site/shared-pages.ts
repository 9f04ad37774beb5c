/** All pages that are about more than one model: made from the rows alone. */
import type { Catalog } from './catalog.js';
import { groupPage, groupPath, groupsPage, KINDS, type Kind } from './pages/browse.js';
import { comparePage } from './pages/compare.js';
import { gridPage, gridPath } from './pages/grid.js';
import { leaderboardPage, leaderboardPath } from './pages/leaderboard.js';
import { aboutPage, checksPage } from './pages/method.js';
import { apiPage, faqPage, submitPage, withoutPage } from './pages/plain.js';
import { type Dated, POINTS, timelinePage, type Year } from './pages/timeline.js';
import { binOf } from './parts/charts.js';
import { ROWS } from './parts/pages.js';
import type { Site } from './site.js';
import type { Range, Row } from './table/row.js';
import { standingOf } from './table/standing.js';

interface File {
  path: string;
  text: string;
}

/** @param without targets that have no result */
export function* sharedPages(
  site: Site,
  catalog: Catalog,
  without: readonly { target: string; reason: string }[],
): Generator<File> {
  const counts = countsOf(catalog);
  const bins = catalog.binsOf(catalog.all());
  const pages = Math.max(1, Math.ceil(catalog.size / ROWS));
  for (let page = 1; page <= pages; page++) {
    const rows = catalog.rows((page - 1) * ROWS, page * ROWS);
    yield {
      path: leaderboardPath(page),
      text: leaderboardPage(site, { rows, bins, page, pages, ...counts }),
    };
    yield { path: gridPath(page), text: gridPage(site, { rows, page, pages, passing: counts.passing }) };
  }
  yield { path: 'timeline.html', text: timeline(site, catalog) };
  yield { path: 'compare.html', text: comparePage(site) };
  for (const kind of Object.keys(KINDS) as Kind[]) {
    if (kind === 'tags' && site.tags.size === 0) continue;
    yield* groupPages(site, catalog, kind);
  }
  const shares = new Map(site.columns.checks.map(({ id }, index) => [id, counts.passing[index] ?? null]));
  yield { path: 'about.html', text: aboutPage(site) };
  yield { path: 'checks.html', text: checksPage(site, shares) };
  yield { path: 'faq.html', text: faqPage(site) };
  yield { path: 'submit.html', text: submitPage(site) };
  yield { path: 'api.html', text: apiPage(site) };
  yield { path: 'without.html', text: withoutPage(site, without) };
}

function* groupPages(site: Site, catalog: Catalog, kind: Kind): Generator<File> {
  const groups = catalog.groups(kind);
  yield { path: `${kind}.html`, text: groupsPage(site, kind, groups) };
  for (const group of groups) {
    const bins = catalog.binsOf(group.rows.map((index) => catalog.row(index)));
    const pages = Math.ceil(group.rows.length / ROWS);
    for (let page = 1; page <= pages; page++) {
      const rows = group.rows.slice((page - 1) * ROWS, page * ROWS).map((index) => catalog.row(index));
      const account = kind === 'organizations' ? catalog.accounts.get(group.slug) : undefined;
      yield {
        path: groupPath(group, page),
        text: groupPage(site, { group, rows, bins, page, pages, ...(account && { account }) }),
      };
    }
  }
}

/** What is counted over all rows, in one going through. */
function countsOf(catalog: Catalog) {
  const tasks = new Set<string>();
  const classes = new Map<string, number>();
  const archetypes = new Map<string, number>();
  const passed = catalog.columns.checks.map(() => 0);
  const looked = catalog.columns.checks.map(() => 0);
  for (const row of catalog.all()) {
    if (row.task) tasks.add(row.task);
    if (row.className) classes.set(row.className, row.classRank);
    if (row.archetype && !row.inconclusive)
      archetypes.set(row.archetype, (archetypes.get(row.archetype) ?? 0) + 1);
    for (const [index, mark] of [...row.marks].entries()) {
      if (mark === 'p') passed[index] = (passed[index] ?? 0) + 1;
      if (mark === 'p' || mark === 'h' || mark === 'f') looked[index] = (looked[index] ?? 0) + 1;
    }
  }
  const frequent = [...archetypes]
    .map(([label, count]) => ({ label, count }))
    .sort((one, other) => other.count - one.count || (one.label < other.label ? -1 : 1));
  return {
    passing: looked.map((count, index) =>
      count === 0 ? null : Math.round((100 * (passed[index] ?? 0)) / count),
    ),
    archetypes: frequent,
    choices: {
      tasks: [...tasks].sort(),
      classes: [...classes].sort(([, one], [, other]) => other - one).map(([name]) => name),
      archetypes: frequent.map(({ label }) => label).sort(),
    },
  };
}

function timeline(site: Site, catalog: Catalog): string {
  const dated = (row: Row) => /^(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?$/.test(row.released ?? '');
  const byYear = new Map<string, { count: number; scores: Range[] }>();
  const cells = new Map<string, number>();
  const points: Dated[] = [];
  let undated = 0;
  for (const row of catalog.all()) {
    const [score] = row.scores;
    if (!dated(row) || !score || row.inconclusive) {
      undated += dated(row) ? 0 : 1;
      continue;
    }
    const released = row.released as string;
    const year = byYear.get(released.slice(0, 4)) ?? { count: 0, scores: [] };
    byYear.set(released.slice(0, 4), { count: year.count + 1, scores: year.scores });
    year.scores.push(score);
    const cell = `${released.slice(0, 7)} ${binOf(score.low)}`;
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
    if (points.length <= POINTS) points.push({ name: row.name, slug: row.slug, released, score });
  }
  const years: Year[] = [...byYear]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([year, { count, scores }]) => ({ year, count, median: standingOf(scores).median }));
  return timelinePage(site, { points: points.length > POINTS ? null : points, cells, years, undated });
}
