/** Lines that no person wrote, and that cost a parser more than all others. */

/**
 * A longer line is data that a program wrote. Where such a line is no Python, each of its errors costs the parser as much as
 * all errors before it.
 */
const LONGEST_LINE = 5000;

/** The same lines with those that are too long made empty statements. */
export const withoutLongLines = (text: string): string =>
  text.length > LONGEST_LINE
    ? text
        .split('\n')
        .map((line) => (line.length > LONGEST_LINE ? `${/^[ \t]*/.exec(line)?.[0] ?? ''}pass` : line))
        .join('\n')
    : text;
