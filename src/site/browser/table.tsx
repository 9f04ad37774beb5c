/** A table of all models with a window over it: sorted, filtered, and turned page by page. */
import { type Column, sorted } from '../table/head.js';
import type { Row } from '../table/row.js';
import { type Choice, choiceInAddress, choiceOf, chosen, keepInAddress } from './filter.js';

/** A longer table takes seconds to be drawn. */
const WINDOW = 100;

interface Options {
  rows: readonly Row[];
  columns: readonly Column[];
  draw(row: Row): Node;
  /** The column by which the rows come sorted. */
  headline: string;
}

const number = (value: number): string => value.toLocaleString('en-US');

/** Takes over a table that the builder wrote, with the form above and the pages below it. */
export function takeOver(table: HTMLTableElement, { rows, columns, draw, headline }: Options): void {
  const form = document.querySelector<HTMLFormElement>('#filters');
  const count = document.querySelector<HTMLOutputElement>('#count');
  const body = table.tBodies[0];
  if (!form || !body) return;
  const pager = makePager();
  document.querySelector('.pages')?.remove();
  table.closest('.scroll')?.after(pager.element);
  const heads = [...table.querySelectorAll<HTMLElement>('th[data-column]')];
  let { sort = '', ...choice }: Choice = choiceInAddress();
  let from = 0;
  fill(form, choice);

  const byId = (id: string) => columns.find((column) => column.id === id && column.key);
  const current = () => {
    const column = byId(sort.replace(/^-/, ''));
    return column && { column, direction: sort.startsWith('-') ? reverse(column.first) : column.first };
  };
  const show = () => {
    const found = rows.filter(chosen(choice));
    const order = current();
    const all = order ? sorted(found, order.column, order.direction) : found;
    from = Math.min(from, Math.max(0, Math.floor((all.length - 1) / WINDOW) * WINDOW));
    body.replaceChildren(...all.slice(from, from + WINDOW).map(draw));
    for (const head of heads) {
      const own = order?.column.id === head.dataset.column;
      if (own) head.setAttribute('aria-sort', order?.direction ?? 'none');
      else head.removeAttribute('aria-sort');
    }
    if (!order)
      heads.find((head) => head.dataset.column === headline)?.setAttribute('aria-sort', 'descending');
    if (count) {
      count.value =
        found.length === rows.length
          ? `${number(rows.length)} models`
          : `${number(found.length)} of ${number(rows.length)} models`;
    }
    pager.show(from, Math.min(from + WINDOW, all.length), all.length);
  };
  const change = () => {
    choice = choiceOf(form);
    from = 0;
    keepInAddress({ ...choice, ...(sort && { sort }) });
    show();
  };

  for (const head of heads) {
    const column =
      byId(head.dataset.column ?? '') ??
      columns.find(({ id }) => id === 'rank' && head.dataset.column === id);
    if (!column) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.append(head.dataset.label ?? (head.textContent ?? '').trim());
    if (head.querySelector('a')) head.append(button);
    else head.replaceChildren(button);
    if (head.classList.contains('turned')) {
      button.replaceChildren('↕');
      button.setAttribute('aria-label', `Sort by ${column.title}`);
    }
    button.addEventListener('click', () => {
      const now = current();
      if (column.id === 'rank') sort = '';
      else if (now?.column.id === column.id && !sort.startsWith('-')) sort = `-${column.id}`;
      else sort = column.id;
      change();
    });
  }
  form.hidden = false;
  form.addEventListener('input', change);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(change));
  addEventListener('hashchange', () => {
    ({ sort = '', ...choice } = choiceInAddress());
    fill(form, choice);
    show();
  });
  pager.onTurn = (step) => {
    from = Math.max(0, from + step * WINDOW);
    show();
    table.closest('.scroll')?.scrollIntoView({ block: 'start' });
  };
  show();
}

const reverse = (direction: Column['first']): Column['first'] =>
  direction === 'ascending' ? 'descending' : 'ascending';

function fill(form: HTMLFormElement, choice: Choice): void {
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
      field.value = choice[field.name] ?? '';
      if (field.value !== '' && field.closest('details')) field.closest('details')?.setAttribute('open', '');
    }
  }
}

function makePager() {
  const element = document.createElement('nav');
  element.className = 'pages';
  element.setAttribute('aria-label', 'Pages');
  const said = document.createElement('span');
  const pager = {
    element,
    onTurn: (_step: number): void => undefined,
    show(from: number, to: number, of: number) {
      element.hidden = of <= WINDOW;
      said.textContent = of === 0 ? 'none' : `${number(from + 1)}–${number(to)} of ${number(of)}`;
      back.disabled = from === 0;
      on.disabled = to >= of;
    },
  };
  const button = (text: string, step: number) => {
    const one = document.createElement('button');
    one.type = 'button';
    one.textContent = text;
    one.addEventListener('click', () => pager.onTurn(step));
    return one;
  };
  const back = button('← Before', -1);
  const on = button('After →', 1);
  element.append(back, said, on);
  return pager;
}
