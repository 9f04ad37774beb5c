/** Models side by side, for a terminal and as Markdown: the numbers, what differs, and what is the same in all. */
import type { ComparedAnswer, ComparedModel, ModelComparison } from '../../result/model-comparison.js';
import type { CheckResult } from '../../result/result.js';
import { compactNumber } from '../compact-number.js';
import { literal } from '../markdown-text.js';
import { plain } from '../terminal.js';
import { monthOf } from '../wording.js';
import { scoreText } from './comparison.js';
import { shorten } from './display.js';
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

/** What is said of each model: a label, and a text for each. */
function factRows({ models }: ModelComparison): [string, string[]][] {
  const scores = (models[0]?.scores ?? []).map(({ id, title }): [string, string[]] => [
    plain(title),
    models.map((model) => {
      const score = model.scores.find((one) => one.id === id);
      return score ? scoreText({ score }) : '–';
    }),
  ]);
  const of = (label: string, text: (model: ComparedModel) => string | undefined): [string, string[]] => [
    label,
    models.map((model) => plain(text(model) ?? '–')),
  ];
  const number = (value: number | undefined) => (value === undefined ? undefined : compactNumber(value));
  const license = (scope: string) =>
    of(`License of the ${scope}`, ({ licenses }) =>
      licenses[scope]?.openness === 'unknown' ? 'could not look' : licenses[scope]?.name,
    );
  return [
    ...scores,
    of('In short', ({ archetype }) => archetype),
    of('Class', (model) => (model.class === null ? 'none' : model.class)),
    license('weights'),
    license('code'),
    license('data'),
    of('Parameters', ({ facts }) => number(facts.parameters)),
    of('Released', ({ facts }) => facts.released && monthOf(facts.released)),
    of('Downloads in 30 days', ({ facts }) => number(facts.downloads)),
    of('Stars', ({ facts }) => number(facts.stars)),
    of('Citations', ({ facts }) => number(facts.citations)),
  ].filter(([, texts]) => texts.some((text) => text !== '–'));
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
    look.paint.bold.cyan(
      numbered ? `[${index + 1}]` : shorten(plain(name).split('/').at(-1) ?? '', width - 1),
    ),
  );
  const facts = numbered
    ? []
    : factRows(comparison).map(([name, texts]) => [look.paint.dim(name), '', ...texts]);
  const lines = [
    '',
    ...grid(
      [{ width: 5 }, { width: rest(look, 5) }],
      models.map((model, index) => [`[${index + 1}]`, numbered ? numberedText(model) : plain(model.name)]),
    ),
    '',
    ...grid(columns, [['', '', ...names], ...facts]),
    ...heading('Where they differ', look, 'and how many points of the headline that is'),
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

const numberedText = ({ name, scores, archetype }: ComparedModel): string =>
  [
    plain(name),
    ...scores.map((score) => `${plain(score.title)} ${scoreText({ score })}`),
    archetype && plain(archetype),
  ]
    .filter(Boolean)
    .join(' · ');

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
    ...factRows(comparison).map(([name, texts]) => line([literal(name), ...texts.map(literal)])),
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
