/** Models side by side, for a terminal and as Markdown: the numbers, what differs, and what is the same in all. */
import { lastPart } from '../../paths.js';
import type { ComparedAnswer, ComparedModel, ModelComparison } from '../../result/model-comparison.js';
import type { CheckResult } from '../../result/result.js';
import { plain } from '../../terminal.js';
import { compactNumber } from '../compact-number.js';
import { literal } from '../markdown-text.js';
import { isSeen, NOT_ENOUGH } from '../verdict.js';
import { publishedText } from '../wording.js';
import { scoreText } from './comparison.js';
import { displayWidth, flow, shorten } from './display.js';
import { grid, heading, type Look, lookOf, rest } from './grid.js';

const SIGNS: Record<CheckResult['result'], string> = {
  pass: '✔',
  partial: '◐',
  fail: '✘',
  unknown: '?',
  notApplicable: '–',
};
const NOT_ASKED = ' ';
/** Columns that a model gets at least; with more models than fit, they go by numbers. */
const NARROWEST = 9;
const LABEL = 34;
const POINTS = 4;

/** As a report on the model alone says it. */
function inShort({ archetype, uncertain, scores }: ComparedModel): string | undefined {
  if (archetype !== undefined && !isSeen({ scores })) return NOT_ENOUGH;
  return uncertain ? `${archetype} so far` : archetype;
}

/** What is said of each model: under which label, what it is called within a line, and a text for each. */
interface FactRow {
  label: string;
  short: string;
  texts: string[];
}

function factRows({ models }: ModelComparison): FactRow[] {
  const scores = (models[0]?.scores ?? []).map(({ id, title }): FactRow => {
    const texts = models.map((model) => {
      const score = model.scores.find((one) => one.id === id);
      return score ? scoreText({ score }) : '–';
    });
    return { label: plain(title), short: plain(title), texts };
  });
  const of = (label: string, short: string, text: (model: ComparedModel) => string | undefined): FactRow => ({
    ...{ label, short },
    texts: models.map((model) => plain(text(model) ?? '–')),
  });
  const number = (value: number | undefined) => (value === undefined ? undefined : compactNumber(value));
  const license = (scope: string) =>
    of(`License of the ${scope}`, scope, ({ licenses }) =>
      licenses[scope]?.openness === 'unknown' ? 'not seen' : licenses[scope]?.name,
    );
  return [
    ...scores,
    of('In short', '', inShort),
    of('Class', 'class', (model) => (model.class === null ? 'none' : model.class)),
    license('weights'),
    license('code'),
    license('data'),
    of('Parameters', 'parameters', ({ facts }) => number(facts.parameters)),
    of('First published', 'published', ({ facts: { released: date, releasedFrom: from = '' } }) =>
      date === undefined ? undefined : publishedText({ date, from }),
    ),
    of('Downloads in 30 days', 'downloads', ({ facts }) => number(facts.downloads)),
    of('Stars', 'stars', ({ facts }) => number(facts.stars)),
    of('Citations', 'citations', ({ facts }) => number(facts.citations)),
  ].filter(({ texts }) => texts.some((text) => text !== '–'));
}

/** `width` is in columns; `verbose` lists also what all have in common. */
export function renderModels(
  comparison: ModelComparison,
  options: { width: number; color: boolean; verbose: boolean },
): string {
  const look = lookOf(options);
  const { models, differences, same } = comparison;
  const each = Math.floor(rest(look, LABEL, POINTS) / models.length);
  const numbered = each < NARROWEST;
  const width = numbered ? Math.max(each, 4) : Math.min(each, 26);
  const label = Math.max(Math.min(rest(look, POINTS) - width * models.length, 50), 20);
  const columns = [
    { width: label },
    { width: POINTS, align: 'right' as const },
    ...models.map(() => ({ width })),
  ];
  const names = models.map(({ name }, index) =>
    look.paint.bold.cyan(numbered ? `[${index + 1}]` : shorten(lastPart(plain(name)), width - 1)),
  );
  const rows = factRows(comparison);
  // What is too wide for a narrow column stands below the model's name.
  const fits = ({ texts }: FactRow) => !numbered || texts.every((text) => displayWidth(text) < width);
  const facts = rows.filter(fits).map(({ label, texts }) => [look.paint.dim(label), '', ...texts]);
  const wide = rows.filter((row) => !fits(row));
  const lines = [
    '',
    ...grid(
      [{ width: 5 }, { width: rest(look, 5) }],
      models.map((model, index) => [`[${index + 1}]`, headText(model, index, wide, look)]),
    ),
    '',
    ...grid(columns, [['', '', ...names], ...facts]),
    ...heading('Where they differ', look, 'and by how many points of the headline'),
    ...grid(
      columns,
      differences.map((row) => answerRow(row, look)),
    ),
    ...(differences.length === 0 ? grid([{ width: rest(look) }], [['nowhere']]) : []),
    ...sameLines(same, columns, look),
    '',
    ...grid(
      [{ width: rest(look) }],
      [[look.paint.dim('✔ there · ◐ in part · ✘ missing · ? could not be seen · – does not apply')]],
    ),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function headText({ name }: ComparedModel, index: number, wide: readonly FactRow[], look: Look): string {
  const facts = wide.flatMap(({ short, texts }) =>
    texts[index] === '–' ? [] : [`${short} ${texts[index]}`.trim()],
  );
  const below = flow(facts, look.paint.dim(' · '), rest(look, 5) - 1);
  return [plain(name), below].filter(Boolean).join('\n');
}

function answerRow({ title, id, spread, answers }: ComparedAnswer, look: Look): string[] {
  const amount = spread >= 0.5 ? look.paint.dim(String(Math.round(spread))) : '';
  return [plain(title || id), amount, ...answers.map((answer) => signOf(answer?.result, look))];
}

function signOf(result: CheckResult['result'] | undefined, look: Look): string {
  if (result === undefined) return NOT_ASKED;
  const sign = SIGNS[result];
  if (result === 'pass') return look.paint.green(sign);
  return result === 'fail' ? look.paint.red(sign) : look.paint.yellow(sign);
}

function sameLines(
  same: readonly ComparedAnswer[],
  columns: Parameters<typeof grid>[0],
  look: Look,
): string[] {
  if (same.length === 0) return [];
  if (look.verbose)
    return [
      ...heading('The same in all', look),
      ...grid(
        columns,
        same.map((row) => answerRow(row, look)),
      ),
    ];
  const counts = (Object.keys(SIGNS) as CheckResult['result'][]).flatMap((result) => {
    const count = same.filter(({ answers }) => answers[0]?.result === result).length;
    return count > 0 ? [`${SIGNS[result]} ${count}`] : [];
  });
  return [
    '',
    ...grid(
      [{ width: rest(look) }],
      [[`The same in all: ${counts.join('  ')}  ${look.paint.dim('(--verbose lists them)')}`]],
    ),
  ];
}

/** Two tables: the facts, and every answer, those that differ first. */
export function renderModelsMarkdown(comparison: ModelComparison): string {
  const { models, differences, same } = comparison;
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const head = ['', ...models.map(({ name }) => literal(name))];
  const rule = [':--', ...models.map(() => ':--')];
  const answers = (rows: readonly ComparedAnswer[]) =>
    rows.map(({ title, answers: given }) =>
      line([literal(title), ...given.map((one) => (one ? SIGNS[one.result] : ''))]),
    );
  return [
    `## ${models.map(({ name }) => literal(name)).join(' · ')}`,
    '',
    line(head),
    line(rule),
    ...factRows(comparison).map(({ label, texts }) => line([literal(label), ...texts.map(literal)])),
    '',
    '**Where they differ**',
    '',
    line(head),
    line(rule),
    ...answers(differences),
    '',
    `<details><summary>The same in all: ${same.length}</summary>`,
    '',
    line(head),
    line(rule),
    ...answers(same),
    '',
    '</details>',
    '',
    `<sub>✔ there · ◐ in part · ✘ missing · ? could not be seen · – does not apply · rubric ${literal(comparison.rubric.id)}</sub>`,
    '',
  ].join('\n');
}
