// Feeds every reader what nobody foresaw, for as long as it is told: `npm run fuzz [-- --minutes 10] [--seed N] [--only NAME]`.
// A reader may refuse an input with an error that people can mend; a crash, or an input that takes more than two seconds of the
// processor, ends it with exit code 1 and the input.
import fc from 'fast-check';
import { PIECES } from './hostile-pieces.mjs';
import { fromSources } from './sources.mjs';

const [
  { auditEvidence },
  { loadRubric },
  { parseEvidence },
  { RodeoError },
  { checks },
  { readPolicyFile },
  { readEither },
  { readLine },
  { unpacked, unpackedLine, Order },
  { licenseOfFile },
  { readModelRecord },
  { readCodeFile },
  { parseRecord },
  { readResults },
  { loadLadder },
] = await fromSources(
  'src/audit.ts',
  'src/rubric/load.ts',
  'src/collect/saved.ts',
  'src/errors.ts',
  'src/checks/index.ts',
  'src/policy.ts',
  'src/rubric/load.ts',
  'src/batch/journal-line.ts',
  'src/queue/order.ts',
  'src/result/license-report.ts',
  'src/collect/hub/model.ts',
  'src/source/read.ts',
  'src/mot/record.ts',
  'src/result/read-result.ts',
  'src/rubric/load.ts',
);
const { safeParse } = await import('valibot');
const { mkdtempSync, writeFileSync, readFileSync } = await import('node:fs');
const { tmpdir } = await import('node:os');
const { join } = await import('node:path');

const argument = (name) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};
const MINUTES = Number(argument('--minutes') ?? 10);
const SEED = Number(argument('--seed') ?? Date.now() % 1_000_000);
const SLOW_MS = 2000;

const rubric = await loadRubric('rodeo');
const ladder = await loadLadder('mof-1.0');
const folder = mkdtempSync(join(tmpdir(), 'rodeo-fuzz-'));
const shipped = readFileSync(
  new URL('../../fixtures/microsoft__biogpt/evidence.json', import.meta.url),
  'utf8',
);
const ofModel = JSON.parse(shipped);

/** Text as strangers write it: pieces that readers stumble over, repeated, mixed, broken off. */
const piece = fc.constantFrom(...PIECES);
const run = fc.tuple(piece, fc.integer({ min: 1, max: 400 })).map(([one, times]) => one.repeat(times));
const text = fc
  .array(fc.oneof(piece, piece, run, fc.string({ unit: 'binary', maxLength: 20 })), { maxLength: 60 })
  .map((parts) => parts.join(''));
const json = fc.jsonValue({ maxDepth: 6, stringUnit: 'binary' });

/** The shipped evidence with some of its values replaced by others, wherever they stand. */
const mutated = fc.tuple(fc.array(fc.tuple(fc.nat(), json), { maxLength: 4 })).map(([changes]) => {
  const copy = structuredClone(ofModel);
  for (const [at, value] of changes) {
    const places = [];
    const walk = (node) => {
      for (const key of Object.keys(node)) {
        places.push([node, key]);
        if (typeof node[key] === 'object' && node[key] !== null) walk(node[key]);
      }
    };
    walk(copy);
    const [node, key] = places[at % places.length];
    node[key] = value;
  }
  return JSON.stringify(copy);
});

function withText(path, body) {
  const copy = structuredClone(ofModel);
  const { value } = copy.hub;
  const source = { url: value.url, revision: value.revision };
  value.texts[path] = { state: 'present', value: { text: body }, source };
  return JSON.stringify(copy);
}

const audited = (evidence) => auditEvidence(parseEvidence(evidence, 'fuzz'), rubric);
const ids = checks.map(({ id }) => id);
const file = (name, body) => {
  const path = join(folder, name);
  writeFileSync(path, body);
  return path;
};

const READERS = {
  card: [text, (body) => audited(withText('README.md', body))],
  'front matter': [text, (body) => audited(withText('README.md', `---\n${body}\n---\n# M\n`))],
  'license text': [text, (body) => licenseOfFile('LICENSE', body)],
  'license in evidence': [text, (body) => audited(withText('LICENSE', body))],
  'evidence file': [mutated, audited],
  'evidence of anything': [json, (value) => audited(JSON.stringify(value))],
  'model record': [json, (value) => readModelRecord(value, 'org/m', 'https://huggingface.co')],
  configuration: [text, (body) => readPolicyFile(body, 'rodeo.config.yaml', ids)],
  rubric: [text, (body) => readEither(file('r.yaml', body)).catch(expected)],
  journal: [text, (body) => readLine(Buffer.from(body))],
  'journal of anything': [json, (value) => readLine(Buffer.from(JSON.stringify(value)))],
  'queue job': [json, (value) => safeParse(Order, value)],
  'queue result': [text, (body) => unpackedLine(body)],
  'queue rules': [text, (body) => attempt(() => unpacked(body))],
  'model file': [text, (body) => parseRecord(body, 'm.yml', ladder, false)],
  results: [text, (body) => readResults(body, 'r.json')],
  python: [text, (body) => readCodeFile('train.py', body)],
  notebook: [json, (value) => readCodeFile('a.ipynb', JSON.stringify({ cells: value }))],
  'config.json': [json, (value) => readCodeFile('config.json', JSON.stringify(value))],
  yaml: [text, (body) => readCodeFile('config.yaml', body)],
  toml: [text, (body) => readCodeFile('pyproject.toml', body)],
  shell: [text, (body) => readCodeFile('run.sh', body)],
};

/** What people can mend is an answer. */
function expected(error) {
  if (!(error instanceof RodeoError)) throw error;
}

/** Packed text that is broken throws, by its promise; what catches it is tested elsewhere. */
function attempt(call) {
  try {
    call();
  } catch (error) {
    if (error instanceof RangeError) throw error;
  }
}

const only = argument('--only');
const readers = Object.entries(READERS).filter(([name]) => only === undefined || name === only);
const until = Date.now() + MINUTES * 60_000;
const counts = new Map();
const faults = [];
console.log(`seed ${SEED}, ${MINUTES} minutes, ${readers.length} readers`);
for (let round = 0; Date.now() < until && faults.length === 0; round++) {
  for (const [name, [input, read]] of readers) {
    const samples = fc.sample(input, { numRuns: 20, seed: SEED + round });
    for (const sample of samples) {
      if (Date.now() >= until) break;
      counts.set(name, (counts.get(name) ?? 0) + 1);
      const { user } = process.cpuUsage();
      try {
        await read(sample);
      } catch (error) {
        if (!(error instanceof RodeoError)) faults.push([name, sample, error.stack]);
      }
      const ms = (process.cpuUsage().user - user) / 1000;
      if (ms > SLOW_MS) faults.push([name, sample, `${ms.toFixed(0)} ms`]);
    }
  }
}
for (const [name, sample, why] of faults) {
  console.log(`${name}: ${why}\n${JSON.stringify(sample).slice(0, 2000)}`);
}
const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
console.log(`${total} inputs (${[...counts].map(([name, count]) => `${name} ${count}`).join(', ')})`);
console.log(`${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;
