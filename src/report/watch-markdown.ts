/** What a watch found, as the body of an issue. */
import { AS_OPEN, causeText, headline, type WatchReport } from '../watch/report.js';
import { changeTable } from './diff-markdown.js';
import { literal } from './markdown-text.js';
import { dayOf } from './wording.js';

/** An issue holds 65,536 characters. */
const MOST_STEPS = 40;
const MOST_NAMES = 20;

export function renderWatchMarkdown(report: WatchReport): string {
  const { since, at, steps, fresh, unseen } = report;
  const days = `report of ${dayOf(at)}${since === null ? '' : `, after the report of ${dayOf(since)}`}`;
  const lines = [`**${literal(headline(report))}**`, '', `<sub>${literal(days)}</sub>`];
  for (const { target, causes, because, changes } of steps.slice(0, MOST_STEPS)) {
    lines.push('', `### ${literal(target)}`, '', `Because of ${causeText(causes)}:`, '');
    lines.push(...because.map((line) => `- ${literal(line)}`));
    const table = changeTable(changes, AS_OPEN);
    lines.push(...(table.length > 0 ? table : ['', 'Nothing that counts has changed.']));
  }
  if (steps.length > MOST_STEPS)
    lines.push('', `… and ${steps.length - MOST_STEPS} further changes; the journal has all.`);
  if (unseen.length > 0) {
    lines.push('', '### Not seen this time', '');
    lines.push(
      ...names(
        unseen.map(({ target, reason }) => `${literal(target)}: ${literal(reason.detail ?? reason.code)}`),
      ),
    );
  }
  if (since !== null && fresh.length > 0) lines.push('', '### New', '', ...names(fresh.map(literal)));
  return `${lines.join('\n')}\n`;
}

function names(all: readonly string[]): string[] {
  const more = all.length - MOST_NAMES;
  return [...all.slice(0, MOST_NAMES), ...(more > 0 ? [`… and ${more} more`] : [])].map(
    (name) => `- ${name}`,
  );
}
