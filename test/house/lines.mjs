// Keeps files short: none grows past 300 lines, and one that is longer today may only shrink. `--update` writes down what shrank.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const MOST = 300;
const root = fileURLToPath(new URL('../..', import.meta.url));
const record = new URL('lines.json', import.meta.url);
const allowed = JSON.parse(readFileSync(record, 'utf8'));

const lengths = new Map();
for (const folder of ['src', 'test']) {
  for (const name of readdirSync(`${root}${folder}`, { recursive: true })) {
    const path = `${folder}/${name.replaceAll('\\', '/')}`;
    if (/\.m?tsx?$/.test(path))
      lengths.set(path, readFileSync(`${root}${path}`, 'utf8').split('\n').length - 1);
  }
}

const grown = [...lengths].filter(([path, lines]) => lines > (allowed[path] ?? MOST));
const left = Object.entries(allowed).flatMap(([path, most]) => {
  const now = Math.min(most, lengths.get(path) ?? 0);
  return now > MOST ? [[path, now]] : [];
});
const shrank = Object.keys(allowed).filter((path) => (lengths.get(path) ?? 0) < allowed[path]);

if (process.argv.includes('--update')) {
  writeFileSync(record, `${JSON.stringify(Object.fromEntries(left.sort()), null, 2)}\n`);
} else {
  for (const path of shrank) {
    console.error(
      `${path} is shorter than ${record.pathname.slice(root.length)} allows: npm run check:lines -- --update`,
    );
  }
  if (shrank.length > 0) process.exitCode = 1;
}
for (const [path, lines] of grown) {
  console.error(
    `${path} has ${lines} lines, ${allowed[path] ?? MOST} are allowed: move a part of it to a file of its own`,
  );
  process.exitCode = 1;
}
