/** Lines for people on stderr, safe for a terminal; stdout carries the report and nothing else. */
import { plainLines } from '../report/terminal.js';

/** `rodeo: <text>` */
export function say(text: string): void {
  process.stderr.write(`rodeo: ${plainLines(text)}\n`);
}

/** What to do about the line before. */
export function hint(text: string): void {
  process.stderr.write(`  ${plainLines(text)}\n`);
}
