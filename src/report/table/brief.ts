/** The report on one screen: verdict, scores, class, licenses, what is missing by its cost, what is there, and what to do next. */

import { checkAddress } from '../../docs-address.js';
import { unavailableText } from '../../evidence.js';
import { auditCommand } from '../../result/audit-command.js';
import type { CheckResult, Result, Score } from '../../result/result.js';
import { scoresInOrder } from '../../result/scores.js';
import { tokenAdvice } from '../../result/token-advice.js';
import { plain } from '../../terminal.js';
import { hyperlink } from '../hyperlink.js';
import { archetypeWord, ENOUGH_SEEN, NOT_ENOUGH, verdictBeside } from '../verdict.js';
import { displayWidth, flow, shortPath, wrap } from './display.js';
import { type Look, rest } from './grid.js';
import { identity, licenseName } from './head.js';
import { licenseCost } from './license-cost.js';
import { renderScoreRows, tierText } from './scores.js';

/** Lines of a report: what a laptop's terminal shows at once. */
const LINES = 45;
/** Gaps that are always told in full, however little room is left. */
const FEWEST_GAPS = 3;
const SIGN = 2;
/** What is there is told in no more. */
const LINES_OF_NAMES = 5;

/** What other parts of a full report have been asked for by flags; they stand below the scores. */
export function renderBrief(result: Result, look: Look, asked: readonly string[]): string[] {
  const sentence = verdictBeside(result);
  const verdict = sentence === '' ? [] : paragraph(look.paint.bold(sentence), look);
  const head = [
    ...paragraph(`${look.paint.bold.cyan(plain(result.model.name))}  ${identity(result, look)}`, look),
    ...verdict,
    '',
    ...renderScoreRows(result, look),
    ...rangeLine(result, look),
    ...classLines(result, look),
    '',
    ...licenseLines(result, look),
    ...asked,
  ];
  const there = thereLines(result, look);
  const unseen = unseenLines(result, look);
  const end = endLines(result, look);
  const room = LINES - head.length - there.length - unseen.length - end.length - 3;
  return ['', ...head, ...gapLines(result, room, look), ...there, ...unseen, ...end];
}

function paragraph(text: string, look: Look, indent = 1): string[] {
  const pad = ' '.repeat(indent);
  return wrap(text, look.width - indent - 1).map((line) => pad + line.trimStart());
}

function rangeLine(result: Result, look: Look): string[] {
  if (result.scores.every(({ low, high }) => low === high)) return [];
  return paragraph(
    look.paint.dim('Ranges run from what is proven to the score if everything unseen were there.'),
    look,
  );
}

/** The class and the one thing that keeps it from the next. */
function classLines(result: Result, look: Look): string[] {
  const { classification } = result;
  const word = archetypeWord(result);
  if (!classification) return word ? paragraph(word, look) : [];
  const { label, atMost, classes } = classification;
  const next = classes.find(({ progress }) => progress < 100);
  const why = next && reasonAgainst(next);
  const most = atMost ? `, class ${plain(atMost.class ?? 'none')} at most` : '';
  const framework = plain(classification.title).replace(/^the /i, '');
  const against = next && why ? look.paint.dim(` – not class ${plain(next.class)}: ${why}`) : '';
  return paragraph(`${word ? `${word} · ` : ''}${plain(label)}${most} in the ${framework}${against}`, look);
}

function reasonAgainst(next: NonNullable<Result['classification']>['classes'][number]): string {
  const reasons = [
    ...next.missing.map((name) => `no ${plain(name).toLowerCase()}`),
    ...next.notOpen.map((name) => `${plain(name).toLowerCase()} not open`),
    ...next.unlicensed.map((name) => `${plain(name).toLowerCase()} without a license`),
    ...next.unknown.map((name) => `${plain(name).toLowerCase()} or its license not seen`),
  ];
  const [first = '', ...others] = reasons;
  return others.length > 0 ? `${first} and ${others.length} more` : first;
}

/** Whole points that a license must cost before its factor is explained. */
const WORTH_A_LINE = 5;

/** The licenses, and once what a license that is not open costs. */
function licenseLines(result: Result, look: Look): string[] {
  const { model, fixes, checks, conflicts = [] } = result;
  const names = Object.entries(model.licenses).map(
    ([scope, license]) => `${look.paint.dim(scope)} ${licenseName(license, look)}`,
  );
  const costs = fixes
    .filter(({ kind, gains }) => kind === 'license' && Math.max(...Object.values(gains)) >= WORTH_A_LINE)
    .slice(0, 1)
    .flatMap((fix) => licenseCost(fix, result, checks));
  const doubts = conflicts.slice(0, 2).map(({ because }) => `${look.paint.yellow('!')} ${plain(because)}`);
  const left = conflicts.length - doubts.length;
  if (left > 0)
    doubts.push(look.paint.dim(`${left} more license conflict${left === 1 ? '' : 's'}: see --points`));
  return [
    ...flow(names, look.paint.dim(' · '), look.width - 2)
      .split('\n')
      .map((line) => ` ${line}`),
    ...[...costs, ...doubts].flatMap((text) => paragraph(text, look)),
  ];
}

interface Gap {
  check: CheckResult;
  /** Whole points of the headline, or of the score that loses most by it. */
  cost: number;
  score: Score;
}

/** What is not there, or only in part, the costliest first; ties keep the rubric's order. */
function gapsOf(result: Result): Gap[] {
  const scores = scoresInOrder(result);
  const lossIn = (check: CheckResult, { id, possible }: Score): number => {
    const points = check.points[id];
    return points && possible > 0 ? (100 * (points.possible - points.earned)) / possible : 0;
  };
  return result.checks
    .filter(({ result: outcome }) => outcome === 'fail' || outcome === 'partial')
    .flatMap((check): Gap[] => {
      const losses = scores.map((score) => ({ score, cost: lossIn(check, score) }));
      const [headline] = losses;
      const first = headline && headline.cost > 0 ? headline : losses.find(({ cost }) => cost > 0);
      return first ? [{ check, ...first }] : [];
    })
    .sort((a, b) => b.cost - a.cost);
}

function gapLines(result: Result, room: number, look: Look): string[] {
  const gaps = gapsOf(result);
  if (gaps.length === 0) return [];
  const shown: string[] = [];
  let told = 0;
  for (const gap of gaps) {
    const lines = gapText(gap, look);
    const isLast = told === gaps.length - 1;
    if (told >= FEWEST_GAPS && shown.length + lines.length > room - (isLast ? 0 : 1)) break;
    shown.push(...lines);
    told++;
  }
  const left = gaps.length - told;
  const more =
    left > 0 ? [` ${look.paint.dim(`${left} smaller gap${left === 1 ? '' : 's'}: see --points`)}`] : [];
  return ['', ` ${look.paint.bold('What is missing, costliest first')}`, ...shown, ...more];
}

/** Two lines: the title with its cost and the check's id, and the reason with its place. */
function gapText({ check, cost }: Gap, look: Look): string[] {
  const sign = check.result === 'fail' ? look.paint.red('✘') : look.paint.yellow('◐');
  const amount = cost >= 0.95 ? `−${Math.round(cost)}` : '<1';
  const id = `[${plain(check.id)}]`;
  const linked = look.links ? hyperlink(id, checkAddress(check.id)) : id;
  const [title = '', ...further] = wrap(plain(check.title), rest(look, SIGN, 5));
  const fits = displayWidth(title) + displayWidth(id) + 1 <= rest(look, SIGN, 5) && further.length === 0;
  const head = ` ${sign} ${look.paint.dim(amount.padStart(3).replace('−', '-'))} ${title}`;
  const indent = ' '.repeat(1 + SIGN + 4);
  return [
    head + (fits ? ` ${look.paint.dim(linked)}` : ''),
    ...further.map((line) => indent + line.trimStart()),
    ...(fits ? [] : [indent + look.paint.dim(linked)]),
    ...reasonLines(check, indent.length, look),
  ];
}

/** The reason, and where it was seen: at its end where that fits, else on a line of its own. */
function reasonLines(check: CheckResult, indent: number, look: Look): string[] {
  const pad = ' '.repeat(indent);
  const width = look.width - indent - 1;
  const lines = wrap(plain(check.because), width).map((line) => line.trimStart());
  const [first] = check.citations;
  const place =
    first && shortPath(plain(first.label), first.line === undefined ? '' : `:${first.line}`, width);
  const shown = lines.map((line) => look.paint.dim(line));
  if (!first || !place) return shown.map((line) => pad + line);
  const link = look.links ? hyperlink(place, first.url) : place;
  const last = lines.length - 1;
  if (displayWidth(lines[last] ?? '') + 2 + displayWidth(place) <= width)
    shown[last] += `  ${look.paint.cyan(link)}`;
  else shown.push(look.paint.cyan(link));
  return shown.map((line) => pad + line);
}

/** What is there, as short as it can be said. */
function thereLines(result: Result, look: Look): string[] {
  const names = result.checks
    .filter((check) => check.result === 'pass' && Object.keys(check.points).length > 0)
    .map((check) => plain(check.component ?? check.title).replace(/ (is|are) released$/, ''));
  if (names.length === 0) return [];
  const shown = listed([...new Set(names)], look.width - 4);
  const sign = look.paint.green('✔');
  return [
    '',
    ` ${look.paint.bold('What is there')}`,
    ...shown.map((line, index) => ` ${index === 0 ? sign : ' '} ${line}`),
  ];
}

/** Names in as many lines as there are for them, and how many more there are. */
function listed(names: readonly string[], width: number): string[] {
  const linesOf = (parts: readonly string[]) =>
    flow(parts, ' · ', width)
      .split('\n')
      .flatMap((line) => wrap(line, width))
      .map((line) => line.trimStart());
  const all = linesOf(names);
  if (all.length <= LINES_OF_NAMES) return all;
  for (let count = names.length - 1; count > 0; count--) {
    const some = linesOf([...names.slice(0, count), `and ${names.length - count} more`]);
    if (some.length <= LINES_OF_NAMES) return some;
  }
  return all.slice(0, LINES_OF_NAMES);
}

/** What could not be seen, by its reason. */
function unseenLines({ missing, notes }: Result, look: Look): string[] {
  const reasons = new Map<string, string[]>();
  for (const { what, reason } of missing) {
    const text = unavailableText({ code: reason.code });
    reasons.set(text, [...(reasons.get(text) ?? []), plain(what)]);
  }
  const rows = [...reasons].map(([reason, whats]) => {
    const names = [...new Set(whats)];
    const few = names.slice(0, 2).join(', ');
    return { sign: '?', text: `${few}${names.length > 2 ? ` and ${names.length - 2} more` : ''}: ${reason}` };
  });
  const said = [...rows.slice(0, 4), ...notes.slice(0, 2).map((note) => ({ sign: '!', text: plain(note) }))];
  if (said.length === 0) return [];
  return [
    '',
    ...said.flatMap(({ sign, text }) =>
      briefly(wrap(text, look.width - 4), look).map(
        (line, index) => ` ${index === 0 ? look.paint.yellow(sign) : ' '} ${line.trimStart()}`,
      ),
    ),
  ];
}

/** Columns below which a sentence takes more lines than a wide screen grants it. */
const NARROW = 70;

/** The first lines of a paragraph; where some are left out, it says so. */
function briefly(lines: readonly string[], { width }: Look): string[] {
  const most = width < NARROW ? 4 : 2;
  if (lines.length <= most) return [...lines];
  return lines
    .slice(0, most)
    .map((line, index) => (index === most - 1 ? `${line.slice(0, width - 6)} …` : line));
}

/** The verdict again, and the next command to type. */
function endLines(result: Result, look: Look): string[] {
  const [headline] = scoresInOrder(result);
  const [gap] = gapsOf(result);
  const advice = tokenAdvice(result);
  const again = `${auditCommand(result.target, look.folders)} --points`;
  const next = [
    ...(gap ? [`rodeo explain ${plain(gap.check.id)}`] : []),
    ...(displayWidth(again) <= look.width - 8 ? [again] : []),
    'rodeo explain dispute',
  ];
  const score = headline ? `${plain(headline.title)} ${scoreWords(headline)}. ` : '';
  return [
    '',
    ...paragraph((look.paint.bold(score) + verdictBeside(result)).trimEnd(), look),
    ...(advice ? paragraph(look.paint.yellow(advice), look) : []),
    ...flow(
      next.map((command) => look.paint.cyan(command)),
      look.paint.dim('  ·  '),
      look.width - 8,
    )
      .split('\n')
      .map((line, index) => ` ${index === 0 ? look.paint.dim('Next') : '    '}  ${line}`),
  ];
}

function scoreWords(score: Score): string {
  const { low, high, coverage } = score;
  if (low === null || high === null) return 'does not apply';
  const amount = low === high ? String(low) : `${low}–${high}`;
  const word = coverage < ENOUGH_SEEN ? NOT_ENOUGH.toLowerCase() : tierText(score);
  return word ? `${amount}, ${word}` : amount;
}
