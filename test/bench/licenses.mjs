// Prints how well license texts are recognized: published ones in disguise, joined ones, and the files of a folder
// (argument or RODEO_LICENSES), those of a checkout of aboutcode-org/scancode-licensedb (--db DIR), beside GitHub's licensee where
// that is installed. A measurement: it always exits 0.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DISGUISES, joined } from './disguises.mjs';
import { benchDatabase } from './license-db.mjs';
import { fromSources } from './sources.mjs';

const [{ nameLicense }, { publishedTexts }, { library }, { recognizeText }] = await fromSources(
  'src/licenses/names/names.ts',
  'src/licenses/text/fingerprint-build.ts',
  'src/licenses/text/fingerprints.ts',
  'src/licenses/text/text.ts',
);

const {
  values: { verbose, db },
  positionals: [folder = process.env.RODEO_LICENSES],
} = parseArgs({
  allowPositionals: true,
  options: { verbose: { type: 'boolean' }, db: { type: 'string' } },
});

const began = performance.now();
library();
const loading = performance.now() - began;

/** Runs something and says how long one core worked on it, in seconds: other work on the machine does not count. */
function timed(work) {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { result, seconds: (user + system) / 1e6 };
}

const texts = publishedTexts();
// Some ids share one text to the letter (the variants of the GFDL): it is open when one of them is.
const sameText = new Map(library().templates.flatMap(({ ids }) => ids.map((id) => [id, ids])));
const isOpen = (id) => sameText.get(id).some((one) => nameLicense(one)?.openness === 'open');
for (const text of [...texts.values()].slice(0, 100)) recognizeText(text);

/** `right`; `pair`: named with others that the text fits as well; `unsure`: found, but said to be altered; or wrong. */
function judge(id, answer) {
  const [first, second] = answer.found;
  if (!first) return 'nothing';
  if (second || ![first.id, ...first.alternatives].includes(id)) return 'wrong';
  if (first.id !== id || first.alternatives.length > 0) return 'pair';
  return answer.terms.id === null ? 'unsure' : 'right';
}

const percent = (part, whole) => `${((100 * part) / whole).toFixed(2)} %`;
const row = (name, cells) =>
  console.log(`${name.padEnd(24)}${cells.map((cell) => String(cell).padStart(11)).join('')}`);

console.log(
  `index: ${loading.toFixed(1)} ms to load, ${library().templates.length} texts of ${texts.size} licenses`,
);
console.log(`\n(a) every published text that is not deprecated, in disguise\n`);
row('', ['right', 'as a pair', 'unsure', 'nothing', 'wrong', 'share', 'wrongly', 'wrongly', 'files/s']);
row('', ['', '', '', '', '', '', 'open', 'not open', '']);
const total = { right: 0, all: 0, wronglyOpen: 0 };
for (const [name, disguise] of Object.entries(DISGUISES)) {
  const files = [...texts].map(([id, text]) => [id, disguise(text)]);
  const { result: answers, seconds } = timed(() => files.map(([id, text]) => [id, recognizeText(text)]));
  const judged = answers.map(([id, answer]) => ({ id, answer, verdict: judge(id, answer) }));
  const count = (verdict) => judged.filter((one) => one.verdict === verdict).length;
  const wronglyOpen = answers.filter(([id, { terms }]) => terms.openness === 'open' && !isOpen(id));
  const wronglyNot = answers.filter(([id, { terms }]) => terms.openness !== 'open' && isOpen(id));
  const right = count('right') + count('pair');
  total.right += right;
  total.all += files.length;
  total.wronglyOpen += wronglyOpen.length;
  row(name, [
    ...['right', 'pair', 'unsure', 'nothing', 'wrong'].map(count),
    ...[
      percent(right, files.length),
      wronglyOpen.length,
      wronglyNot.length,
      Math.round(files.length / seconds),
    ],
  ]);
  if (verbose) {
    for (const { id, answer, verdict } of judged) {
      const { terms, found, closest } = answer;
      if (verdict !== 'right' && verdict !== 'pair')
        console.log(
          `    ${verdict}: ${id} → ${found.map((one) => one.id).join(', ')} (${terms.name}) ${closest?.id ?? ''} ${closest?.similarity.toFixed(3) ?? ''}`,
        );
    }
    for (const [id, { terms }] of wronglyOpen) console.log(`    WRONGLY OPEN: ${id} → ${terms.name}`);
    for (const [id, { terms }] of wronglyNot) console.log(`    not open: ${id} → ${terms.name}`);
  }
}
console.log(
  `\nsingle licenses: ${percent(total.right, total.all)} right (wanted: 99.5 %), ${total.wronglyOpen} wrongly open (wanted: 0)`,
);

const ids = [...texts.keys()];
const pairs = ids
  .map((id, at) => [id, ids[(at * 7 + 13) % ids.length]])
  .filter(([a, b]) => texts.get(a) !== texts.get(b));
const { result: both, seconds } = timed(() =>
  pairs.map(([a, b]) => [a, b, recognizeText(joined(texts.get(a), texts.get(b)))]),
);
const named = ({ found }) => found.flatMap((one) => [one.id, ...one.alternatives]);
const missed = both.filter(([a, b, answer]) => ![a, b].every((id) => named(answer).includes(id)));
const wronglyOpen = both.filter(
  ([a, b, { terms }]) => terms.openness === 'open' && !(isOpen(a) && isOpen(b)),
);
const more = both.filter(([, , { found }]) => new Set(found.map(({ id }) => id)).size > 2);
console.log(
  `two in one file: both found in ${percent(pairs.length - missed.length, pairs.length)} of ${pairs.length} (wanted: 98 %), a third named in ${more.length}, ${wronglyOpen.length} wrongly open, ${Math.round(pairs.length / seconds)} files/s`,
);
if (verbose) {
  for (const [a, b, { found }] of missed)
    console.log(`    missed: ${a} + ${b} → ${found.map(({ id }) => id).join(', ')}`);
  for (const [a, b, { found }] of more)
    console.log(`    more: ${a} + ${b} → ${found.map(({ id }) => id).join(', ')}`);
  for (const [a, b, { terms }] of wronglyOpen) console.log(`    WRONGLY OPEN: ${a} + ${b} → ${terms.name}`);
}

const shipped = folder
  ? readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
  : [];
const disguised = Object.entries(DISGUISES).flatMap(([how, disguise]) =>
  [...texts].map(([id, text]) => ({ name: `${id}\t${how}`, text: disguise(text) })),
);
const other = licensee([...shipped, ...disguised]);

if (shipped.length > 0) {
  const { result: answers, seconds: took } = timed(() =>
    shipped.map(({ name, text }) => [name, recognizeText(text)]),
  );
  console.log(`\n(b) ${shipped.length} files as shipped, ${Math.round(shipped.length / took)} files/s\n`);
  const width = Math.max(...shipped.map(({ name }) => name.length)) + 2;
  for (const [name, { terms, as, confidence, closest, added, changed }] of answers)
    console.log(
      [
        name.padEnd(width) + as.padEnd(14) + terms.openness.padEnd(12) + confidence.toFixed(2),
        terms.name,
        closest && `~ ${closest.id} ${closest.similarity.toFixed(2)}`,
        added.length > 0 && `+${added.length}`,
        changed.length > 0 && `±${changed.length}`,
        other && `[licensee: ${other.answers.get(name) ?? 'none'}]`,
      ]
        .filter(Boolean)
        .join('  '),
    );
}

if (db !== undefined) benchDatabase(db, verbose ? 'developed on' : null);

console.log('\n(c) beside licensee\n');
if (!other) console.log('licensee is not installed (Debian: ruby-licensee)');
else {
  const sameAs = (id, said) =>
    said !== undefined && (said === id || said === id.replace(/-(?:only|or-later)$/, ''));
  const known = disguised.filter(({ name }) => other.known.some((id) => sameAs(name.split('\t')[0], id)));
  const { result: own, seconds: took } = timed(() =>
    disguised.map(({ name, text }) => [name, judge(name.split('\t')[0], recognizeText(text))]),
  );
  const ownRight = new Set(
    own.filter(([, verdict]) => verdict === 'right' || verdict === 'pair').map(([name]) => name),
  );
  const otherRight = new Set(
    disguised
      .filter(({ name }) => sameAs(name.split('\t')[0], other.answers.get(name)))
      .map(({ name }) => name),
  );
  const among = (right) => percent(known.filter(({ name }) => right.has(name)).length, known.length);
  row('', ['of all', 'of known', 'files/s']);
  row('rodeo', [
    percent(ownRight.size, disguised.length),
    among(ownRight),
    Math.round(disguised.length / took),
  ]);
  row('licensee', [
    percent(otherRight.size, disguised.length),
    among(otherRight),
    Math.round((disguised.length + shipped.length) / other.seconds),
  ]);
  console.log(
    `\n${disguised.length} files; "known": the ${known.length} of licenses that licensee has a text of. One run takes licensee ${other.start.toFixed(2)} s on the command line.`,
  );
}

/** Answers of licensee for the same texts in one process; `null` when it is not on the PATH. */
function licensee(files) {
  const before = performance.now();
  if (spawnSync('licensee', ['version']).status !== 0) return null;
  const start = (performance.now() - before) / 1000;
  const { stdout, status } = spawnSync('ruby', [fileURLToPath(new URL('licensee.rb', import.meta.url))], {
    input: files.map((file) => JSON.stringify(file)).join('\n'),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) return null;
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const { seconds: took, known } = lines.pop();
  return {
    answers: new Map(lines.map(({ name, id }) => [name, id ?? undefined])),
    seconds: took,
    known,
    start,
  };
}
