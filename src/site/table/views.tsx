/** Rows of the tables, drawn by the site's builder and by the browser's script alike. */
import { lastPart } from '../../paths.js';
import { compactNumber } from '../../report/compact-number.js';
import { ANSWERS, Bar, level, OPENNESS_WORDS, rangeText } from './marks.js';
import type { Columns, Mark, Row } from './row.js';
import type { Rank } from './standing.js';

export interface RowProps {
  row: Row;
  columns: Columns;
  /** `null` where too little is known to rank it. */
  rank: Rank | null;
  /** From the page to the top of the site: empty, or `../`. */
  root: string;
}

export const rankText = (rank: Rank | null): string =>
  rank === null ? '–' : rank.best === rank.worst ? String(rank.best) : `${rank.best}–${rank.worst}`;

/**
 * Where the page of an organization lies, by one of its models: the folder of the model's page or, where the model was asked for by
 * an old name without an owner, the owner's own name. Empty for models that have none.
 */
export function organizationSlug({ slug, organization }: Pick<Row, 'slug' | 'organization'>): string {
  if (slug.includes('/')) return slug.slice(0, slug.lastIndexOf('/'));
  const name = organization.toLowerCase();
  return /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(name) ? name : '';
}

/** The part of a name before the last slash; empty for none. */
export const ownerOf = (name: string): string => name.slice(0, Math.max(0, name.lastIndexOf('/')));

const count = (value: number | undefined) => (value === undefined ? <Nothing /> : compactNumber(value));

/** Read aloud in full, seen as a dash. */
function Nothing() {
  return (
    <span class="nothing">
      <span aria-hidden="true">–</span>
      <span class="aside">not stated</span>
    </span>
  );
}

/** Name and owner, each with its page; on narrow screens also what other columns say on wide ones. */
function Model({ row, columns, root }: Omit<RowProps, 'rank'>) {
  const owner = organizationSlug(row);
  const others = columns.scores.slice(1).map(({ title }, index) => {
    const score = row.scores[index + 1];
    return score ? `${title} ${rangeText(score)}` : '';
  });
  const facts = [...others, row.classRank > 0 ? row.className : '', row.license].filter(Boolean);
  return (
    <th scope="row" class="model">
      <a href={`${root}models/${row.slug}.html`}>{lastPart(row.name)}</a>
      {owner !== '' && (
        <a class="owner" href={`${root}organizations/${owner}.html`}>
          {row.organization}
        </a>
      )}
      <span class="narrow">{facts.join(' · ')}</span>
    </th>
  );
}

function Score({ row, index }: { row: Row; index: number }) {
  const score = row.scores[index] ?? null;
  if (score === null) {
    return (
      <td class="score">
        <Nothing />
      </td>
    );
  }
  const headline = index === 0;
  return (
    <td class={headline ? 'score headline' : 'score wide'}>
      <span class={`number ${level(score.low)}`}>{rangeText(score)}</span>
      <Bar score={score} />
      {headline && <span class="tier">{row.inconclusive ? `${row.known}% known` : row.tier}</span>}
    </td>
  );
}

/** A row of the leaderboard. */
export function LeaderboardRow({ row, columns, rank, root }: RowProps) {
  return (
    <tr>
      <td class="rank">{rankText(rank)}</td>
      <Model row={row} columns={columns} root={root} />
      {columns.scores.map(({ id }, index) => (
        <Score key={id} row={row} index={index} />
      ))}
      <td class="wide">
        {row.className || <Nothing />}
        {row.classOpen && <span class="sub">or higher</span>}
      </td>
      <td class="wide words">{row.archetype || <Nothing />}</td>
      <td class="wide words">
        {row.license}
        <span class={`sub license ${row.openness}`}>{OPENNESS_WORDS[row.openness] ?? row.openness}</span>
      </td>
      <td class="wide figure">{count(row.parameters)}</td>
      <td class="wide figure">{count(row.downloads)}</td>
      <td class="wide figure">{count(row.stars)}</td>
      <td class="wide figure">{count(row.citations)}</td>
      <td class="wide figure">{row.released?.slice(0, 7) ?? <Nothing />}</td>
      <td class="wide figure">{row.known}%</td>
    </tr>
  );
}

/** A row of the grid: a sign for each check. */
export function GridRow({ row, columns, root }: RowProps) {
  const [score] = row.scores;
  return (
    <tr>
      <th scope="row" class="model">
        <a href={`${root}models/${row.slug}.html`}>{row.name}</a>
      </th>
      <td class={`figure number ${score ? level(score.low) : ''}`}>{score ? rangeText(score) : '–'}</td>
      {columns.checks.map(({ id, title }, index) => {
        const { sign, word, style } = ANSWERS[(row.marks[index] ?? ' ') as Mark];
        return (
          <td key={id} class={`mark ${style}`} title={`${title}: ${word}`}>
            <span aria-hidden="true">{sign}</span>
            <span class="aside">{word}</span>
          </td>
        );
      })}
    </tr>
  );
}
