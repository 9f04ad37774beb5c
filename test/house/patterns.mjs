// Keeps patterns from taking for ever: none may need exponential time on any text, and of those that may need more than linear
// time, which the readers of pages bound by the length of a sentence or a line, none is added. `--update` writes down those that went.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'rolldown/parseAst';
import { analyse } from 'scslre';

const root = fileURLToPath(new URL('../..', import.meta.url));
const record = new URL('patterns.json', import.meta.url);
const allowed = new Set(JSON.parse(readFileSync(record, 'utf8')));

/** Every literal pattern of a file, and its line. */
function patternsIn(path) {
  const text = readFileSync(`${root}${path}`, 'utf8');
  const found = [];
  const visit = (node) => {
    if (node === null || typeof node !== 'object') return;
    if (Array.isArray(node)) return node.forEach(visit);
    if (node.regex)
      found.push({ ...node.regex, raw: node.raw, line: text.slice(0, node.start).split('\n').length });
    else for (const value of Object.values(node)) visit(value);
  };
  visit(parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts' }));
  return found;
}

let known = 0;
const slow = [];
for (const name of readdirSync(`${root}src`, { recursive: true })) {
  const path = `src/${name.replaceAll('\\', '/')}`;
  if (!/\.tsx?$/.test(path)) continue;
  for (const { pattern, flags, raw, line } of patternsIn(path)) {
    known++;
    // What may begin anywhere is tried anywhere ("Move"): that is the price of every search, and no fault of a pattern.
    const reports = analyse({ source: pattern, flags }, { reportTypes: { Move: false } }).reports;
    if (reports.length > 0) slow.push({ path, line, raw, endless: reports.some((one) => one.exponential) });
  }
}

const raws = new Set(slow.map(({ raw }) => raw));
if (process.argv.includes('--update')) {
  writeFileSync(
    record,
    `${JSON.stringify(
      [...allowed].filter((raw) => raws.has(raw)),
      null,
      2,
    )}\n`,
  );
} else if ([...allowed].some((raw) => !raws.has(raw))) {
  console.error('A slow pattern is gone: npm run check:patterns -- --update');
  process.exitCode = 1;
}
for (const { path, line, raw, endless } of slow) {
  if (!endless && allowed.has(raw)) continue;
  console.error(
    `${path}:${line} ${endless ? 'takes exponential time' : 'takes more than linear time'} on some texts: ${raw.slice(0, 80)}`,
  );
  process.exitCode = 1;
}
if (process.argv.includes('--verbose')) console.error(`${known} patterns, ${slow.length} of them slow`);
