/** A report for terminals that know no Unicode: each sign has one in ASCII that is as wide. */

const SIGNS: Record<string, string> = {
  '✔': '+',
  '◐': '~',
  '✘': 'x',
  '–': '-',
  '—': '-',
  '·': '-',
  '…': '~',
  '─': '-',
  '×': 'x',
  '→': '>',
  '█': '#',
  '▒': ':',
  '░': '.',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
};
/** A part of a block is drawn from an eighth to seven. */
const PARTS = /[▏▎▍▌▋▊▉]/g;

/** Pure. What has no sign of its own, such as letters of other scripts, becomes a question mark. */
export function toAscii(text: string): string {
  return (
    text
      .replace(PARTS, (part) => ('▌▋▊▉'.includes(part) ? '#' : '.'))
      // Accents are left off: é is e.
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII, its line breaks and color sequences too
      .replace(/[^\x00-\x7f]/gu, (sign) => SIGNS[sign] ?? '?')
  );
}
