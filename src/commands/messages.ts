/** Lines for people on stderr, safe for a terminal and for the log of a workflow; stdout carries the report and nothing else. */
import type { Hint } from '../errors.js';
import { plain, withoutCommands } from '../terminal.js';

/** `rodeo: <text>`, always one line: what breaks lines in it was written by somebody else. */
export function say(text: string): void {
  process.stderr.write(`rodeo: ${plain(text)}\n`);
}

/** What to do about the line before. */
export function hint(text: Hint): void {
  for (const line of [text].flat()) process.stderr.write(withoutCommands(`  ${plain(line)}\n`));
}
