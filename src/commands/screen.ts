/** What the terminal can do: its width, its colors, and one line of progress that leaves no trace. */
import { plain } from '../terminal.js';

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

/** Whether stdout is a terminal that opens links (OSC 8); others may print the sequences. */
export function opensLinks(): boolean {
  const { FORCE_HYPERLINK: force, TERM = '', TERM_PROGRAM = '', VTE_VERSION, ...rest } = process.env;
  if (force !== undefined && force !== '') return force !== '0';
  if (process.stdout.isTTY !== true || TERM === 'dumb' || !wantsColor(undefined, false)) return false;
  return (
    /kitty|alacritty|foot|ghostty|^tmux/.test(TERM) ||
    /^(iTerm\.app|vscode|WezTerm|ghostty|Hyper|rio|zed)$/.test(TERM_PROGRAM) ||
    Number(VTE_VERSION) >= 5000 ||
    [rest.WT_SESSION, rest.KONSOLE_VERSION, rest.DOMTERM].some((one) => one !== undefined)
  );
}

/** Whether what stdout leads to knows Unicode: files and pipes take UTF-8, a terminal what its locale says (POSIX: LC_ALL goes first). */
export function knowsUnicode(): boolean {
  if (process.stdout.isTTY !== true || process.platform === 'win32') return true;
  const { LC_ALL, LC_CTYPE, LANG, TERM } = process.env;
  const locale = LC_ALL || LC_CTYPE || LANG || '';
  return TERM !== 'linux' && /utf-?8/i.test(locale);
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
