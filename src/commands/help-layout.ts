/** How help fits the width of a terminal: what stands below the flags is wrapped like them, and narrow ones get descriptions below. */
import type { AddHelpTextContext, Help } from 'commander';
import { displayWidth, wrap } from '../report/table/display.js';

/** Columns that a description needs to stand beside what it describes. */
const ROOM_BESIDE = 30;
const INDENT = 2;
const GAP = 2;
/** Of a description that stands below. */
const BELOW = ' '.repeat(6);
/** Help that nobody reads in a terminal is as wide as this. */
const USUAL = 80;

/** A flag or a command with its description, beside it or below. For commander's `configureHelp`. */
export function formatItem(this: Help, term: string, termWidth: number, description: string): string {
  const lead = ' '.repeat(INDENT) + term;
  if (!description) return lead;
  const width = this.helpWidth ?? USUAL;
  const beside = width - INDENT - termWidth - GAP;
  if (beside < ROOM_BESIDE) return [lead, ...indented(description, BELOW, width)].join('\n');
  const pad = ' '.repeat(INDENT + termWidth + GAP);
  const [first = '', ...others] = indented(description, pad, width);
  return [lead.padEnd(pad.length) + first.trimStart(), ...others].join('\n');
}

/**
 * Text for `addHelpText`. Paragraphs are set anew; a line that begins with spaces stays one, as it is there to be copied, but for a
 * remark two columns behind it.
 */
export const belowFlags =
  (text: string) =>
  ({ command, error }: AddHelpTextContext): string => {
    const { getOutHelpWidth, getErrHelpWidth } = command.configureOutput();
    const width = (error ? getErrHelpWidth?.() : getOutHelpWidth?.()) ?? USUAL;
    return laidOut(text, width);
  };

const REMARK = /^( {2}\S.*?\S {2,})(\S.*)$/;
/** A line that heads those below it, or a part of a command that goes on. */
const STANDS_ALONE = /^(?: |[\w ]+:$)/;

function laidOut(text: string, width: number): string {
  const lines: string[] = [];
  let paragraph: string[] = [];
  const close = () => {
    if (paragraph.length > 0) lines.push(...wrap(paragraph.join(' '), width).map((line) => line.trimStart()));
    paragraph = [];
  };
  for (const line of text.split('\n')) {
    if (line !== '' && !STANDS_ALONE.test(line)) {
      paragraph.push(line);
      continue;
    }
    close();
    lines.push(...(displayWidth(line) > width ? remarkWrapped(line, width) : [line]));
  }
  close();
  return lines.join('\n');
}

function remarkWrapped(line: string, width: number): string[] {
  const [, lead, remark] = REMARK.exec(line) ?? [];
  if (lead === undefined || remark === undefined) return [line];
  if (width - lead.length < ROOM_BESIDE) return [lead.trimEnd(), ...indented(remark, BELOW, width)];
  const [first = '', ...others] = indented(remark, ' '.repeat(lead.length), width);
  return [lead + first.trimStart(), ...others];
}

const indented = (text: string, pad: string, width: number): string[] =>
  wrap(text, Math.max(width - pad.length, 10)).map((line) => pad + line.trimStart());
