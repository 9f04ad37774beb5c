/** A terminal's text with its colors as a picture: SVG, each run of one style at its column, so that any font keeps the columns. */

const CELL = 8.4;
const LINE = 18;
const MARGIN = 16;

/** Colors of a dark terminal that are told apart by people who see red and green alike, too. */
const COLORS: Record<number, string> = { 31: '#ff7b72', 32: '#56d364', 33: '#e3b341', 36: '#79c0ff' };
const TEXT = '#c9d1d9';

interface Style {
  color: string;
  bold: boolean;
  dim: boolean;
}

/** @param text what was printed, with color sequences */
export function terminalPicture(command: string, text: string): string {
  const lines = [`$ ${command}`, ...text.trimEnd().split('\n')];
  const height = lines.length * LINE + 2 * MARGIN;
  const width = Math.ceil(80 * CELL + 2 * MARGIN);
  const drawn = lines.map((line, index) =>
    runsOf(line)
      .map((run) => tspan(run, index))
      .join(''),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(command)}">`,
    `<rect width="100%" height="100%" rx="8" fill="#0d1117"/>`,
    `<g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,DejaVu Sans Mono,monospace" font-size="14" xml:space="preserve">`,
    ...drawn.filter(Boolean),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

interface Run extends Style {
  text: string;
  column: number;
}

function runsOf(line: string): Run[] {
  let style: Style = { color: TEXT, bold: false, dim: false };
  let column = 0;
  const runs: Run[] = [];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the color sequences
  for (const [, code, text = ''] of line.matchAll(/\u001b\[(\d+)m|([^\u001b]+)/g)) {
    if (code !== undefined) style = styled(style, Number(code));
    else {
      runs.push({ ...style, text, column });
      column += [...text].length;
    }
  }
  return runs.filter(({ text }) => text.trim() !== '');
}

function styled(style: Style, code: number): Style {
  if (code === 1) return { ...style, bold: true };
  if (code === 2) return { ...style, dim: true };
  if (code === 22) return { ...style, bold: false, dim: false };
  return { ...style, color: COLORS[code] ?? TEXT };
}

function tspan({ text, column, color, bold, dim }: Run, line: number): string {
  const lead = text.length - text.trimStart().length;
  const shown = text.trim();
  const x = (MARGIN + (column + lead) * CELL).toFixed(1);
  const y = MARGIN + line * LINE + 13;
  const length = ([...shown].length * CELL).toFixed(1);
  const look = `${bold ? ' font-weight="bold"' : ''}${dim ? ' opacity="0.65"' : ''}`;
  return `<text x="${x}" y="${y}" textLength="${length}" lengthAdjust="spacingAndGlyphs" fill="${color}"${look}>${escaped(shown)}</text>`;
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
