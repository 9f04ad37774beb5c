/** The end of the table: what could not be seen, what would raise the scores, and where the verdict comes from. */
import { unavailableText } from '../../evidence.js';
import { dispute } from '../../result/audit-command.js';
import type { Fix, Result } from '../../result/result.js';
import { scoresInOrder } from '../../result/scores.js';
import { plain } from '../../terminal.js';
import { counted, dayOf } from '../wording.js';
import { displayWidth } from './display.js';
import { grid, heading, type Look, rest } from './grid.js';
import { scoreTitle } from './scores.js';

const FIXES_SHOWN = 5;

export function renderMissing(result: Result, look: Look): string[] {
  if (result.missing.length === 0) return [];
  const mark = { width: 2 };
  const rows = result.missing.map((one) => {
    const link = look.verbose ? ` ${look.paint.dim(plain(one.url))}` : '';
    return [look.paint.yellow('?'), `${plain(one.what)}: ${plain(unavailableText(one.reason))}${link}`];
  });
  return [...heading('Could not look', look), ...grid([mark, { width: rest(look, mark.width) }], rows)];
}

export function renderNotes(result: Result, look: Look): string[] {
  if (result.notes.length === 0) return [];
  const rows = result.notes.map((note) => [look.paint.yellow('!'), plain(note)]);
  return [...heading('Notes', look), ...grid([{ width: 2 }, { width: rest(look, 2) }], rows)];
}

/** The gains of a fix, the headline first: `+24 reproducibility`. */
export function renderFixes(result: Result, look: Look): string[] {
  if (result.fixes.length === 0) return [];
  const shown = look.verbose ? result.fixes : result.fixes.slice(0, FIXES_SHOWN);
  const scores = scoresInOrder(result);
  const gains = shown.map((fix) => gainLines(fix, scores));
  const width = Math.max(...gains.flat().map(displayWidth), 0) + 2;
  const rows = shown.map((fix, index) => {
    const id = look.verbose ? ` ${look.paint.dim(`[${plain(fix.check)}]`)}` : '';
    return [look.paint.green((gains[index] ?? []).join('\n')), `${plain(fix.text)}${id}`];
  });
  const left = result.fixes.length - shown.length;
  return [
    ...heading('What would raise the scores most', look),
    ...grid([{ width }, { width: rest(look, width) }], rows),
    ...(left > 0 ? grid([{ width: rest(look) }], [[look.paint.dim(`${left} more: see --verbose`)]]) : []),
  ];
}

function gainLines(fix: Fix, scores: Result['scores']): string[] {
  return scores.flatMap((score) => {
    const gain = fix.gains[score.id] ?? 0;
    return gain > 0 ? [`${`+${gain}`.padStart(3)} ${scoreTitle(score).toLowerCase()}`] : [];
  });
}

/** How to dispute the verdict, for those who look at every line. */
export function renderDispute({ target }: Result, look: Look): string[] {
  if (!look.verbose) return [];
  const { text, command } = dispute(target, look.folders);
  return ['', ...grid([{ width: rest(look) }], [[look.paint.dim(`${text} ${command}.`)]])];
}

export function renderFooter(result: Result, look: Look): string[] {
  const { cost, rubric } = result;
  const waited = cost.waitedMs >= 1000 ? `, waited ${Math.round(cost.waitedMs / 1000)} s` : '';
  const facts = [
    `evidence of ${dayOf(plain(result.collectedAt))}`,
    cost.requests > 0 && `${counted(cost.requests, 'request')}${waited}`,
    `rubric ${plain(rubric.id)}`,
    `rodeo ${plain(result.rodeo)}`,
  ];
  const rule = look.paint.dim('─'.repeat(look.width - 2));
  return [
    '',
    ` ${rule}`,
    ...grid([{ width: rest(look) }], [[look.paint.dim(facts.filter(Boolean).join(' · '))]]),
  ];
}
