/** Makes text from elsewhere safe for a terminal: nothing that a model's owner wrote may steer it. */
import { stripVTControlCharacters } from 'node:util';

/** Longest piece of foreign text that is shown, in UTF-16 units; evidence may hold megabytes in one field. */
const LONGEST = 2000;

/**
 * What a terminal could act on or hide behind: controls, bidirectional overrides, tags and other invisible formatting,
 * unpaired surrogates, private use, what is no character. The joiners stay: emoji and several scripts need them.
 */
const UNSAFE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{NChar}]/gu;
const SPACES = /[\s\u2028\u2029]+/gu;

/** Any text as one harmless line: escape sequences, control and invisible characters removed, white space collapsed. */
export function plain(text: string): string {
  const head = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return stripVTControlCharacters(head).replace(SPACES, ' ').replace(UNSAFE, '').trim();
}

/**
 * Text of several lines in which none begins a command to the runner of a workflow: it takes `::error::` and `##[error]` at the
 * beginning of a line for one, also behind blanks.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export const withoutCommands = (text: string): string =>
  text.replace(/^([^\S\n]*)([:#])(?=:|#\[)/gm, '$1$2\u200b');

/** The same for text of several lines, such as the message of an error. */
export function plainLines(text: string): string {
  return text.split('\n').map(keepIndent).join('\n').trimEnd();
}

function keepIndent(line: string): string {
  const indent = /^ */.exec(line)?.[0] ?? '';
  return indent.slice(0, 20) + plain(line);
}

/**
 * A page without what no page shows: control characters and signs that turn the direction of writing, in whichever text they came.
 * https://html.spec.whatwg.org/multipage/parsing.html#parse-error-control-character-in-input-stream
 */
export const withoutControls = (page: string): string =>
  page.replace(/(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '');
