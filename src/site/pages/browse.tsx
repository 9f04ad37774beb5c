/** Ways into the models other than the leaderboard: organizations, tasks, tags and licenses, and a page for each of them. */
import { compactNumber } from '../../report/compact-number.js';
import { Avatar } from '../parts/avatar.js';
import { Distribution } from '../parts/charts.js';
import { pageText } from '../parts/layout.js';
import { Out } from '../parts/out.js';
import { Pages } from '../parts/pages.js';
import type { Account, Site } from '../site.js';
import { Bar, level, rangeText } from '../table/marks.js';
import type { Range, Row } from '../table/row.js';
import { LeaderboardTable } from './leaderboard.js';

export const KINDS = {
  organizations: { one: 'Organization', many: 'Organizations', filter: 'organization' },
  tasks: { one: 'Task', many: 'Tasks', filter: 'task' },
  licenses: { one: 'License of the weights', many: 'Licenses', filter: 'license' },
  tags: { one: 'Tag', many: 'Tags', filter: 'tag' },
} as const;
export type Kind = keyof typeof KINDS;

/** What the pages of a kind have in common with one another. */
export interface Group {
  kind: Kind;
  /** Where its page lies in the folder of its kind. */
  slug: string;
  title: string;
  count: number;
  /** The middle of the headlines that are known well enough. */
  median: Range | null;
}

export interface GroupPage {
  group: Group;
  /** Rows of this page, of all that the group has. */
  rows: readonly Row[];
  bins: readonly number[];
  /** From 1. */
  page: number;
  pages: number;
  /** Of an organization, where the Hub was asked about it. */
  account?: Account;
}

export const groupPath = ({ kind, slug }: Pick<Group, 'kind' | 'slug'>, page = 1): string =>
  `${kind}/${slug}${page > 1 ? `.${page}` : ''}.html`;

export function groupPage(site: Site, { group, rows, bins, page, pages, account }: GroupPage): string {
  const { kind, count, median } = group;
  const title = account?.name ?? group.title;
  const { one, many, filter } = KINDS[kind];
  const path = groupPath(group, page);
  const root = '../'.repeat(path.split('/').length - 1);
  const models = count === 1 ? '1 model' : `${compactNumber(count)} models`;
  return pageText(site, {
    path,
    title: page > 1 ? `${title}, page ${page}` : title,
    about: `${title}: ${models}, how open each is, and the evidence.`,
    within: 'organizations.html',
    children: (
      <>
        <nav class="crumbs" aria-label="Breadcrumb">
          <ol>
            <li>
              <a href={`${root}${kind}.html`}>{many}</a>
            </li>
          </ol>
        </nav>
        <header class="page-head split">
          <div>
            <p class="eyebrow">{one}</p>
            <h1>
              {account?.picture !== undefined && <Avatar src={root + account.picture} />}
              {title}
            </h1>
            {account && <Elsewhere account={account} id={group.title} />}
            <dl class="key-facts">
              <div>
                <dt>Models here</dt>
                <dd>{count}</dd>
              </div>
              {median && (
                <div>
                  <dt>Median {site.columns.scores[0]?.title.toLowerCase()}</dt>
                  <dd class={`number ${level(median.low)}`}>{rangeText(median)}</dd>
                </div>
              )}
              {account?.facts.map(({ title, value }) => (
                <div key={title}>
                  <dt>{title}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
            <p>
              <a href={`${root}index.html#${filter}=${encodeURIComponent(filterValue(group, rows))}`}>
                Sort and filter these models
              </a>
            </p>
          </div>
          <Distribution bins={bins} title={`Scores of ${title}`} />
        </header>
        <LeaderboardTable site={site} rows={rows} root={root} caption={`Models of ${title}`} />
        <Pages page={page} pages={pages} path={(number) => root + groupPath(group, number)} />
      </>
    ),
  });
}

/** Where the Hub tells of it. A picture that is not stored here is a link: nothing of a page is loaded from elsewhere. */
function Elsewhere({ account: { url, avatar, picture }, id }: { account: Account; id: string }) {
  const shown = picture === undefined ? avatar : null;
  if (url === null && shown === null) return null;
  return (
    <p class="elsewhere">
      {url !== null && <Out href={url}>{id} on the Hub</Out>}
      {shown !== null && <Out href={shown}>Picture</Out>}
    </p>
  );
}

/** What the leaderboard's own filter calls the group. */
function filterValue({ kind, title }: Group, rows: readonly Row[]): string {
  const [row] = rows;
  if (kind === 'organizations' || kind === 'tags' || !row) return title;
  return kind === 'tasks' ? row.task : row.license;
}

/** All groups of a kind, the largest first. */
export function groupsPage(site: Site, kind: Kind, groups: readonly Group[]): string {
  const { many } = KINDS[kind];
  const kinds = (Object.keys(KINDS) as Kind[]).filter(
    (one) => one !== 'tags' || kind === 'tags' || site.tags.size > 0,
  );
  return pageText(site, {
    path: `${kind}.html`,
    title: many,
    about: `${many} by how open their models are.`,
    within: 'organizations.html',
    children: (
      <>
        <header class="page-head">
          <h1>{many}</h1>
          <nav class="tabs" aria-label="Browse by">
            <ul>
              {kinds.map((one) => (
                <li key={one}>
                  <a href={`${one}.html`} {...(one === kind && { 'aria-current': 'page' as const })}>
                    {KINDS[one].many}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </header>
        <table class="plain-table groups">
          <caption class="aside">{many}</caption>
          <thead>
            <tr>
              <th scope="col">{KINDS[kind].one}</th>
              <th scope="col" class="figure">
                Models
              </th>
              <th scope="col">Median {site.columns.scores[0]?.title.toLowerCase()}</th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={group.slug}>
                <th scope="row">
                  <a href={groupPath(group)}>{group.title}</a>
                </th>
                <td class="figure">{group.count}</td>
                <td class="score">
                  <span class={`number ${group.median ? level(group.median.low) : ''}`}>
                    {group.median ? rangeText(group.median) : '–'}
                  </span>
                  <Bar score={group.median} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {groups.length === 0 && <p>None of the models states one.</p>}
      </>
    ),
  });
}
