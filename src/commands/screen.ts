/** What the terminal can do: its width, its colors, and one line of progress that leaves no trace. */
import { plain } from '../report/terminal.js';

const PLAIN_WIDTH = 80;

/** Columns of stdout; 80 where it is no terminal, so that redirected reports are the same everywhere. */
export function screenWidth(): number {
  return process.stdout.isTTY ? process.stdout.columns || PLAIN_WIDTH : PLAIN_WIDTH;
}

/**
 * Whether a report gets color: the flag decides, then FORCE_COLOR, then NO_COLOR (https://no-color.org: set and not
 * empty), in Node's own order; otherwise a terminal gets it and a pipe or file does not.
 */
export function wantsColor(flag: boolean | undefined, toFile: boolean): boolean {
  if (flag !== undefined) return flag;
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: term } = process.env;
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  if (no !== undefined && no !== '') return false;
  return !toFile && process.stdout.isTTY === true && term !== 'dumb';
}

/** One line on stderr that says what is going on. On anything but a terminal, only what is worth keeping is written. */
export interface Progress {
  /** Replaces the line. Shown on a terminal only. */
  show(text: string): void;
  /** A line that stays, also in a log. */
  keep(text: string): void;
  /** Removes the line. */
  clear(): void;
}

export function startProgress(): Progress {
  const screen = process.stderr;
  const live = screen.isTTY === true && process.env.TERM !== 'dumb';
  let shown = false;
  const clear = () => {
    if (shown) screen.write('\r\u001b[K');
    shown = false;
  };
  if (live) {
    // The line must not stay behind when the user gives up; then the signal does what it always does.
    process.once('SIGINT', () => {
      clear();
      process.kill(process.pid, 'SIGINT');
    });
  }
  return {
    show(text) {
      if (!live) return;
      clear();
      screen.write(plain(text).slice(0, Math.max((screen.columns || PLAIN_WIDTH) - 1, 1)));
      shown = true;
    },
    keep(text) {
      clear();
      screen.write(`rodeo: ${plain(text)}\n`);
    },
    clear,
  };
}
