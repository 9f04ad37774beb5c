/** A framework's list of items: each with its level and why, the verdict, and what no repository can tell. */

import type { ItemResult, Result, Verdict } from '../../result/result.js';
import { plain } from '../../terminal.js';
import { points, range } from '../wording.js';
import { displayWidth, flow, shorten } from './display.js';
import { grid, heading, INDENT, type Look, rest } from './grid.js';

const MARK = 2;
/** Columns that a reason needs to stand beside its item. */
const ROOM_FOR_REASONS = 30;

export function renderItems({ items = [], verdict, rubric, scores }: Result, look: Look): string[] {
  if (items.length === 0) return [];
  const judged = items.filter((item) => item.level !== null);
  const [score] = scores;
  return [
    ...(score?.unit === 'count' ? countLines(score, items, look) : []),
    ...verdictLines(verdict, items, look),
    ...heading(plain(rubric.framework?.name ?? rubric.title), look, plain(rubric.framework?.version ?? '')),
    ...sections(judged).flatMap(({ name, items }, index) => [
      ...(index > 0 ? [''] : []),
      ...(name ? grid([{ width: rest(look) }], [[look.paint.cyan.bold(plain(name))]]) : []),
      ...rows(items, judged, look),
    ]),
    ...aside(
      'Does not apply',
      items.filter((item) => item.level === null && !item.notCheckable),
      look,
    ),
    ...aside(
      'Not checkable from a repository',
      items.filter((item) => item.notCheckable),
      look,
    ),
  ];
}

/** `5 of 16 checkable items` */
function countLines(
  { earned, earnedHigh, possible }: Result['scores'][number],
  items: readonly ItemResult[],
  look: Look,
): string[] {
  const checkable = items.some((item) => item.notCheckable) ? 'checkable ' : '';
  const count = look.paint.bold(range(earned, earnedHigh, points));
  const outside = items.length - items.filter((item) => item.level !== null).length;
  const left = outside > 0 ? look.paint.dim(`; ${outside} of ${items.length} are not counted`) : '';
  return [
    '',
    ...grid([{ width: rest(look) }], [[`${count} of ${points(possible)} ${checkable}items${left}`]]),
  ];
}

function verdictLines(verdict: Verdict | undefined, items: readonly ItemResult[], look: Look): string[] {
  if (!verdict) return [];
  const { bold, dim, yellow } = look.paint;
  const titleOf = (id: string) => plain(items.find((item) => item.id === id)?.title ?? id);
  const most = verdict.atMost === undefined ? '' : yellow(`  so far: at most ${plain(verdict.atMost)}`);
  const named = (word: string, ids: readonly string[]) =>
    ids.length > 0 ? [`${word}: ${ids.map(titleOf).join(', ')}`] : [];
  const held = verdict.heldBy && named(verdict.certain ? 'decided by' : 'not settled', verdict.heldBy);
  const label = bold(plain(verdict.label)) + most;
  const rungs = (verdict.rungs ?? []).map(({ label, missing, unknown }) => {
    const lacking = [
      ...named(look.paint.red('missing'), missing),
      ...named(yellow('not seen'), unknown),
    ].join(dim(' · '));
    return [dim(plain(label)), lacking || look.paint.green('met')];
  });
  const width = Math.max(...rungs.map(([name = '']) => displayWidth(name)), 0) + 2;
  return [
    '',
    ...grid([{ width: rest(look) }], [[label]]),
    ...(held
      ? grid(
          [{ width: rest(look) }],
          held.map((text) => [dim(text)]),
        )
      : []),
    ...grid([{ width }, { width: rest(look, width) }], rungs),
  ];
}

function sections(items: readonly ItemResult[]): { name: string | undefined; items: ItemResult[] }[] {
  const bySection = new Map<string | undefined, ItemResult[]>();
  for (const item of items) bySection.set(item.section, [...(bySection.get(item.section) ?? []), item]);
  return [...bySection].map(([name, members]) => ({ name, items: members }));
}

function rows(items: readonly ItemResult[], all: readonly ItemResult[], look: Look): string[] {
  const level = Math.max(...all.map((item) => displayWidth(levelText(item)))) + 2;
  const left = rest(look, MARK, level);
  const beside = left >= 2 * ROOM_FOR_REASONS;
  const reason = beside ? Math.floor(left * 0.6) : 0;
  const columns = [{ width: MARK }, { width: left - reason }, { width: level }, { width: reason + 1 }];
  const row = (item: ItemResult) => {
    const [sign, paint] = mark(item, look);
    const because = look.paint.dim(reasonText(item, look, reason || left));
    const title = plain(item.title);
    return [
      paint(sign),
      beside ? title : `${title}\n${because}`,
      paint(levelText(item)),
      beside ? because : '',
    ];
  };
  if (!look.verbose) return grid(columns, items.map(row));
  return items.flatMap((item) => [...grid(columns, [row(item)]), ...details(item, look)]);
}

function levelText({ label, labelAtMost }: ItemResult): string {
  const low = plain(label ?? '');
  return labelAtMost === undefined ? low : `${low} to ${plain(labelAtMost)}`;
}

/** Full worth, none, or something between; `?` where something could not be seen. */
function mark({ low, high }: ItemResult, look: Look): [string, (text: string) => string] {
  const { green, yellow, red } = look.paint;
  if (low !== high) return ['?', yellow];
  if (low === 1) return ['✔', green];
  return low === 0 ? ['✘', red] : ['◐', yellow];
}

/** At a glance two lines of the reason are enough; the rest is told with `--verbose`. */
const reasonText = ({ because }: ItemResult, look: Look, width: number): string =>
  look.verbose ? plain(because) : shorten(plain(because), Math.max(2 * width - 8, 40));

/** With `--verbose`: keys, sources, checks, and every link in one unbroken line. */
function details({ id, source, checks, citations }: ItemResult, look: Look): string[] {
  const facts = [id, source, checks.length > 0 && `checks ${checks.join(', ')}`].filter(
    (one): one is string => !!one,
  );
  const width = rest(look, MARK);
  const links = citations.map(({ url }) => `${' '.repeat(INDENT + MARK)}${plain(url)}`);
  return [
    ...grid([{ width: MARK }, { width }], [['', look.paint.dim(flow(facts.map(plain), ' · ', width - 1))]]),
    ...links.map((link) => look.paint.dim(link)),
    '',
  ];
}

/** What stands outside the score: names in one paragraph; with `--verbose` each with its reason. */
function aside(title: string, items: readonly ItemResult[], look: Look): string[] {
  if (items.length === 0) return [];
  const head = heading(title, look, `${items.length}, outside the score`);
  if (!look.verbose) {
    const names = items.map((item) => plain(item.title));
    const width = rest(look);
    return [...head, ...grid([{ width }], [[look.paint.dim(flow(names, ' · ', width - 1))]])];
  }
  return [
    ...head,
    ...grid(
      [{ width: MARK }, { width: rest(look, MARK) }],
      items.map((item) => [
        look.paint.dim('–'),
        `${plain(item.title)} ${look.paint.dim(plain(item.because))}`,
      ]),
    ),
  ];
}
