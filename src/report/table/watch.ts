/** What a watch found, for people: each change with its cause. */

import { plain } from '../../terminal.js';
import { AS_OPEN, causeText, headline, type WatchReport } from '../../watch/report.js';
import { dayOf } from '../wording.js';
import { changeLines } from './diff.js';
import { grid, lookOf, rest } from './grid.js';

const MOST_NAMES = 20;

export function renderWatch(report: WatchReport, options: { width: number; color: boolean }): string {
  const look = lookOf({ ...options, verbose: false });
  const { bold, dim, yellow } = look.paint;
  const paragraphs = (texts: readonly string[]) =>
    grid(
      [{ width: rest(look) }],
      texts.map((text) => [text]),
    );
  const { since, steps, unseen, fresh } = report;
  const more = unseen.length - MOST_NAMES;
  const blocks = [
    paragraphs([
      bold(headline(report)),
      ...(since === null ? [] : [dim(`since the report of ${dayOf(since)}`)]),
    ]),
    ...steps.map(({ target, causes, because, changes }) => [
      ...paragraphs([
        `${bold(plain(target))} ${dim(`because of ${causeText(causes)}`)}`,
        ...because.map((line) => dim(plain(line))),
      ]),
      ...(changes.length > 0
        ? changeLines(changes, look, AS_OPEN)
        : paragraphs(['nothing that counts has changed'])),
    ]),
    ...(unseen.length > 0
      ? [
          paragraphs([
            ...unseen
              .slice(0, MOST_NAMES)
              .map(
                ({ target, reason }) =>
                  `${yellow('not seen')} ${plain(target)}: ${plain(reason.detail ?? reason.code)}`,
              ),
            ...(more > 0 ? [`… and ${more} more`] : []),
          ]),
        ]
      : []),
    ...(since !== null && fresh.length > 0
      ? [
          paragraphs([
            `new: ${fresh.slice(0, MOST_NAMES).map(plain).join(', ')}${fresh.length > MOST_NAMES ? ', …' : ''}`,
          ]),
        ]
      : []),
  ];
  return `\n${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
