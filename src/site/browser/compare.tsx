/** The comparison: models that the address names, side by side, the differences first. */
import { compactNumber } from '../../report/compact-number.js';
import { ANSWERS, Bar, level, OPENNESS_WORDS, rangeText } from '../table/marks.js';
import type { Mark, Row } from '../table/row.js';
import { Scroll } from '../table/scroll.js';
import { rankText } from '../table/views.js';
import { type Compared, type Models, root } from './data.js';

/** More do not fit beside one another. */
export const MOST = 4;

interface Line {
  title: string;
  /** Equal for models that do not differ in it. */
  plain: string[];
  cells: (Node | string)[];
}

/** Takes over the page. */
export function comparison(models: Models): void {
  const form = document.querySelector<HTMLFormElement>('#chooser');
  const input = document.querySelector<HTMLInputElement>('#add');
  const place = document.querySelector<HTMLElement>('#comparison');
  const said = document.querySelector<HTMLOutputElement>('#said');
  if (!form || !input || !place) return;
  const bySlug = new Map(models.rows.map((row) => [row.slug, row]));
  const more = new Map<string, Compared>();
  const chosen = () =>
    location.hash
      .slice(1)
      .split(',')
      .map((slug) => decodeURIComponent(slug))
      .filter((slug) => bySlug.has(slug))
      .slice(0, MOST);
  const choose = (slugs: string[]) => {
    history.replaceState(null, '', `#${slugs.map(encodeURIComponent).join(',')}`);
    show();
  };
  const show = () => {
    const rows = chosen().flatMap((slug) => bySlug.get(slug) ?? []);
    for (const { slug } of rows) if (!more.has(slug)) load(slug);
    place.replaceChildren(rows.length === 0 ? empty() : table(rows));
  };
  const load = (slug: string) => {
    more.set(slug, { licenses: [], answers: [] });
    const script = document.createElement('script');
    script.src = `${root}data/models/${slug}.js`;
    document.head.append(script);
  };
  globalThis.rodeoCompared = (slug, one) => {
    more.set(slug, one);
    show();
  };

  const empty = () => {
    const text = document.createElement('p');
    text.textContent = 'No model is chosen yet.';
    return text;
  };
  const table = (rows: Row[]): Node => {
    const lines = linesOf(rows, models, more);
    const differs = ({ plain }: Line) => new Set(plain).size > 1;
    const groups = [
      { title: 'What differs', lines: lines.filter(differs) },
      { title: rows.length > 1 ? 'What is the same' : 'All', lines: lines.filter((line) => !differs(line)) },
    ].filter((group) => group.lines.length > 0);
    const out = (slug: string) => choose(chosen().filter((one) => one !== slug));
    return (
      <Scroll label="Comparison">
        <table class="comparison">
          <caption class="aside">Models side by side</caption>
          <thead>
            <tr>
              <td />
              {rows.map((row) => (
                <th scope="col">
                  <a href={`${root}models/${row.slug}.html`}>{row.name}</a>
                  {button(`Remove ${row.name}`, () => out(row.slug))}
                </th>
              ))}
            </tr>
          </thead>
          {groups.map((group) => (
            <tbody>
              <tr class="group">
                <th scope="rowgroup" colSpan={rows.length + 1}>
                  {group.title}
                </th>
              </tr>
              {group.lines.map(({ title, cells }) => (
                <tr>
                  <th scope="row">{title}</th>
                  {cells.map((cell) => (
                    <td>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </Scroll>
    ) as unknown as Node;
  };

  const names = document.querySelector('#add-list');
  const suggest = () => {
    const typed = input.value.toLowerCase();
    const found = models.rows.filter(({ name }) => name.toLowerCase().includes(typed)).slice(0, 20);
    names?.replaceChildren(
      ...found.map(({ name }) => {
        const option = document.createElement('option');
        option.value = name;
        return option;
      }),
    );
  };
  input.addEventListener('input', suggest);
  suggest();
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const typed = input.value.trim().toLowerCase();
    const row =
      models.rows.find(({ name, slug }) => name.toLowerCase() === typed || slug === typed) ??
      models.rows.find(({ name }) => typed !== '' && name.toLowerCase().includes(typed));
    const now = chosen();
    const text =
      row === undefined
        ? `There is no model "${input.value}" here.`
        : now.includes(row.slug)
          ? `${row.name} is already compared.`
          : now.length >= MOST
            ? `${MOST} models are compared at most: remove one first.`
            : '';
    if (said) said.value = text;
    if (row === undefined || text !== '') return;
    input.value = '';
    suggest();
    choose([...now, row.slug]);
  });
  form.hidden = false;
  addEventListener('hashchange', show);
  show();
}

function button(label: string, act: () => void): Node {
  const one = document.createElement('button');
  one.type = 'button';
  one.className = 'quiet';
  one.textContent = '✕';
  one.setAttribute('aria-label', label);
  one.addEventListener('click', act);
  return one;
}

function linesOf(rows: Row[], models: Models, more: ReadonlyMap<string, Compared>): Line[] {
  const text = (title: string, read: (row: Row) => string): Line => {
    const plain = rows.map(read);
    return { title, plain, cells: plain };
  };
  const count = (value: number | undefined) => (value === undefined ? '–' : compactNumber(value));
  const scopes = ['weights', 'code', 'data', 'documents'];
  return [
    text('Rank', (row) => rankText(models.rankOf(row))),
    ...models.columns.scores.map(({ title }, index): Line => {
      const plain = rows.map(({ scores }) => (scores[index] ? rangeText(scores[index]) : '–'));
      const cells = rows.map(({ scores }, at) => {
        const score = scores[index];
        if (!score) return '–';
        return (
          <div class="score">
            <span class={`number ${level(score.low)}`}>{plain[at]}</span>
            <Bar score={score} />
          </div>
        ) as unknown as Node;
      });
      return { title, plain, cells };
    }),
    text('Archetype', ({ archetype }) => archetype || '–'),
    text('Class', ({ className }) => className || '–'),
    ...scopes.map((scope) =>
      text(`License of the ${scope}`, ({ slug }) => {
        const found = more.get(slug)?.licenses.find(([one]) => one === scope);
        return found ? `${found[1]} (${OPENNESS_WORDS[found[2]] ?? found[2]})` : '…';
      }),
    ),
    text('Parameters', ({ parameters }) => count(parameters)),
    text('Task', ({ task }) => task || '–'),
    text('Made from', ({ bases }) => bases.join(', ') || '–'),
    text('Downloads', ({ downloads }) => count(downloads)),
    text('Stars', ({ stars }) => count(stars)),
    text('Citations', ({ citations }) => count(citations)),
    text('Released', ({ released }) => released ?? '–'),
    ...models.columns.checks.map(({ id, title }, index): Line => {
      const marks = rows.map(({ marks }) => (marks[index] ?? ' ') as Mark);
      const cells = rows.map(({ slug }, at) => {
        const { sign, word, style } = ANSWERS[marks[at] as Mark];
        const reason = more.get(slug)?.answers.find(([check]) => check === id)?.[2];
        return (
          <div class="compared">
            <span class={`sign ${style}`}>
              <span aria-hidden="true">{sign}</span> <span class="aside">{word}</span>
            </span>
            <span>{reason ?? word}</span>
          </div>
        ) as unknown as Node;
      });
      return { title, plain: marks, cells };
    }),
  ];
}
