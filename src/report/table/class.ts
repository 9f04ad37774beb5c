/** The class of the model in a framework: the word, what stands in the way of each class, and with `--verbose` every component. */
import type { ClassComponent, Classification, ClassVerdict } from '../../result/result.js';
import { plain } from '../../terminal.js';
import { grid, type Look, rest } from './grid.js';
import { licenseName } from './head.js';

const LABEL = 11;
const SYMBOL = 2;

/** In short: a row per class with what it asks for beyond the classes before it. */
export function renderClass(classification: Classification | undefined, look: Look): string[] {
  if (!classification) return [];
  const { title, label, atMost, classes, components, notes } = classification;
  const { bold, dim, yellow } = look.paint;
  const most = atMost ? yellow(`  so far: class ${plain(atMost.class ?? '')} at most`) : '';
  const width = rest(look, LABEL);
  const rows = classes.map((one, index) => [
    dim(`Class ${plain(one.class)}`),
    classText(one, classes[index - 1], look),
  ]);
  const warned = classes.at(-1)?.mismatched ?? [];
  return [
    '',
    ...grid([{ width: rest(look) }], [[`${bold(plain(label))} ${dim(`in the ${plain(title)}`)}${most}`]]),
    ...grid(
      [{ width: LABEL }, { width }],
      [...rows, ...(warned.length > 0 ? [[dim('Note'), warning(warned, look)]] : [])],
    ),
    ...grid(
      [{ width: SYMBOL }, { width: rest(look, SYMBOL) }],
      notes.map((note) => [yellow('!'), plain(note)]),
    ),
    ...(look.verbose ? ['', ...components.flatMap((one) => componentLines(one, look))] : []),
  ];
}

function warning(names: readonly string[], look: Look): string {
  const who = names.length === 1 ? '1 component is' : `${names.length} components are`;
  const what = `${who} under an open license written for another kind of content`;
  return look.verbose
    ? `${what}: ${names.map(plain).join(', ')}`
    : `${what}${look.paint.dim(' (--verbose names them)')}`;
}

function classText(one: ClassVerdict, before: ClassVerdict | undefined, look: Look): string {
  const { green, red, yellow, dim } = look.paint;
  if (one.progress === 100) return green('met');
  const added = (list: 'missing' | 'notOpen' | 'unlicensed' | 'unknown') =>
    one[list].filter((name) => !before?.[list].includes(name)).map(plain);
  const reasons = [
    { word: red('missing'), names: added('missing') },
    { word: yellow('not open'), names: added('notOpen') },
    { word: yellow('no license'), names: added('unlicensed') },
    { word: yellow('not seen'), names: added('unknown') },
  ].flatMap(({ word, names }) => (names.length > 0 ? [`${word}: ${names.join(', ')}`] : []));
  const also = before && before.progress < 100 ? 'also ' : '';
  const count = `${one.open} of ${one.required}`;
  return [count, ...reasons.map((reason, index) => (index === 0 ? also : '') + reason)].join(dim(' · '));
}

const SIGNS: Record<ClassComponent['status'], { sign: string; color: 'green' | 'yellow' | 'red' }> = {
  open: { sign: '✔', color: 'green' },
  notOpen: { sign: '◐', color: 'yellow' },
  unlicensed: { sign: '◐', color: 'yellow' },
  missing: { sign: '✘', color: 'red' },
  unknown: { sign: '?', color: 'yellow' },
};

/** A component with its license and reason; each link is one unbroken line. */
function componentLines(one: ClassComponent, look: Look): string[] {
  const { dim } = look.paint;
  const { sign, color } = SIGNS[one.status];
  const asked = dim(` · class ${plain(one.class)}${one.required ? '' : ', optional'}`);
  const license = one.license ? ` ${dim('·')} ${licenseName(one.license, look)}` : '';
  const from = one.license?.inheritedFrom ? dim(` (from ${plain(one.license.inheritedFrom)})`) : '';
  const part = one.share === undefined ? '' : dim(' · in part');
  const columns = [{ width: SYMBOL }, { width: rest(look, SYMBOL) }];
  const links = [...one.citations, ...(one.license?.citations ?? [])].map(({ url }) => plain(url));
  return [
    ...grid(columns, [
      [look.paint[color](sign), `${plain(one.component)}${asked}${license}${from}${part}`],
      ['', dim(plain(one.because))],
    ]),
    ...[...new Set(links)].map((link) => dim(`${' '.repeat(SYMBOL + 1)}${link}`)),
  ];
}
