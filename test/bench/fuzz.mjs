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
  { readAttestations },
  { readManifest },
  { readList },
  { readConfig },
  { readAnswer, toldBy },
  papers,
  { readDataset, readBaseModel, dimensionsIn },
  { githubMentions, hubMentions },
  { withoutSubmodules },
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
  'src/attest/load.ts',
  'src/source/manifests.ts',
  'src/batch/list.ts',
  'src/config.ts',
  'src/collect/github/graphql.ts',
  'src/collect/paper/description.ts',
  'src/collect/hub/model.ts',
  'src/collect/linked/mentions.ts',
  'src/collect/folder/submodules.ts',
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
const config = readConfig({}, '/nowhere');
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

/** JSON with the names that a reader asks for, at any depth, and anything behind them. */
const shaped = (...keys) =>
  fc.letrec((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      fc.jsonValue({ maxDepth: 1, stringUnit: 'binary' }),
      run,
      fc.dictionary(fc.constantFrom(...keys), tie('node'), { maxKeys: 10 }),
      fc.array(tie('node'), { maxLength: 4 }),
    ),
  })).node;

/** Lines in the grammar of Python, mostly: what no parser takes is read by words, and that is tried elsewhere. */
const python = fc
  .array(
    fc.tuple(
      fc.nat({ max: 3 }),
      fc.constantFrom(
        ...[
          'import torch',
          'import torch.nn as nn',
          'from a import b as c',
          'class A(nn.Module):',
          'class B(A):',
        ],
        ...[
          'def train(model, data):',
          'def step(self, x):',
          'def __getattr__(self, n):',
          'for x in loader:',
          'with a as b:',
        ],
        ...[
          'if a:',
          'else:',
          'try:',
          'except E as e:',
          'return f(x)',
          'yield a',
          'pass',
          'self.a = nn.Linear(1, 2)',
        ],
        ...[
          'loss.backward()',
          'optimizer.step()',
          'data = load_dataset("a/b")',
          'data = data.map(f).filter(g)',
        ],
        ...[
          'model = A.from_pretrained("a/b")',
          'train(model, data)',
          'torch.manual_seed(1)',
          'x = {"a": [1, (2,)]}',
        ],
        ...[
          'x = [a for a in b if c]',
          'f = lambda *a, **k: f(*a, **k)',
          '@a.b(c)',
          'main()',
          'x = """',
          "y = f'{a!r:>{b}}'",
        ],
        ...[
          'model.save_pretrained("a")',
          'trainer = Trainer(model=model, train_dataset=data)',
          'trainer.train()',
          'x = x',
          'a, b = b, a',
        ],
      ),
    ),
    { maxLength: 60 },
  )
  .map((lines) => lines.map(([depth, line]) => `${'    '.repeat(depth)}${line}\n`).join(''));

/** What cards say of how a model came to be, stage by stage, in clauses that lack what they begin. */
const account = fc
  .array(
    fc.constantFrom(
      ...[
        '# Training\n\n',
        '## Pre-training data\n\n',
        '## Fine-tuning\n\n',
        '| stage | data |\n|---|---|\n',
        '| SFT | ',
        ' |\n',
      ],
      ...[
        'We pre-trained ',
        'It was fine-tuned on ',
        'then aligned by DPO with ',
        'on 15T tokens of ',
        'the Pile',
        'C4',
        'ImageNet',
      ],
      ...[
        '[data](https://huggingface.co/datasets/a/b)',
        ', ',
        ' and ',
        '. ',
        '\n\n',
        '- ',
        ': ',
        'not ',
        'will be released ',
        '(',
        ')',
      ],
      ...[
        'in-house data',
        'licensed from ',
        'a mixture of ',
        'collected by ',
        'from 2019 to 2021',
        'stage 1',
        'stage 2: ',
        '**',
        '`',
      ],
    ),
    { maxLength: 120 },
  )
  .map((parts) => parts.join(''));

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

async function withCode(files) {
  const copy = structuredClone(ofModel);
  const { value } = copy.hub;
  const source = { url: value.url, revision: value.revision };
  const read = await Promise.all(files.map((body, index) => readCodeFile(`src/train_${index}.py`, body)));
  value.code = {
    facts: { state: 'present', value: { reader: 1, files: read, left: 0 }, source },
    unread: {},
  };
  return JSON.stringify(copy);
}

async function* chunksOf(body) {
  yield Buffer.from(body);
}

/** A folder that holds nothing but one file of submodules. */
const folderOf = (body) => ({
  readBytes: async () => ({ bytes: Buffer.from(body), cut: false }),
  isEmpty: async (path) => path.length % 2 === 0,
});
const listing = { entries: [{ path: 'a/b.py' }, { path: 'README.md' }], truncated: false, notes: [] };

const MANIFESTS = [
  'pyproject.toml',
  'pixi.toml',
  'setup.cfg',
  'setup.py',
  'CITATION.cff',
  'package.json',
  'environment.yml',
];

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
  'python of its grammar': [python, (body) => readCodeFile('train.py', body)],
  'code in evidence': [fc.array(python, { maxLength: 4 }), async (files) => audited(await withCode(files))],
  'an account of training': [account, (body) => audited(withText('README.md', body))],
  'a page in reStructuredText': [text, (body) => audited(withText('README.rst', body))],
  'a preamble of licenses': [
    text,
    (body) => audited(withText('LICENSE', `The code is under the MIT License.\n${body}\nApache License\n`)),
  ],
  manifests: [text, (body) => MANIFESTS.map((name) => readManifest(name, body))],
  submodules: [
    text,
    (body) =>
      withoutSubmodules(folderOf(`[submodule "a"]\n path = ${body.replaceAll(' ', '\n path = ')}`), listing),
  ],
  attestation: [text, (body) => readAttestations(body, 'a.yaml', { checks: ids, components: [] })],
  list: [text, (body) => drained(readList(chunksOf(body), 'l.txt', config))],
  'answer of GitHub': [
    shaped(
      'at',
      'target',
      'oid',
      'history',
      'nodes',
      'totalCount',
      'releases',
      'refs',
      'licenseInfo',
      'owner',
      'f0',
      'text',
      'name',
    ),
    (value) =>
      refusing(() => readAnswer({ data: { ...value, at: { oid: 'a' } }, failed: new Map() }, undefined, 'u')),
  ],
  'errors of GitHub': [
    fc.array(shaped('type', 'message', 'path', 'extensions'), { maxLength: 4 }),
    (value) => toldBy(value),
  ],
  'answer about a paper': [
    shaped(
      'authors',
      'name',
      'abstract',
      'tldr',
      'text',
      'authorships',
      'institutions',
      'abstract_inverted_index',
      'issued',
      'date-parts',
      'author',
      'affiliation',
      'creators',
      'dates',
      'descriptions',
      'subjects',
      'topics',
      'field',
      'bibtex',
    ),
    (value) => {
      const data = typeof value === 'object' && value !== null ? value : {};
      for (const described of Object.values(papers)) if (typeof described === 'function') described(data);
    },
  ],
  'record of a dataset': [
    shaped(
      'cardData',
      'tags',
      'license',
      'gated',
      'sha',
      'description',
      'name',
      'config',
      'base_model',
      'datasets',
      'license_name',
    ),
    (value) => [readDataset(value, 'a/b'), readBaseModel(value, 'a/b')],
  ],
  dimensions: [text, (body) => refusing(() => dimensionsIn(body))],
  links: [text, (body) => [githubMentions(body), hubMentions(body)]],
};

async function drained(rows) {
  for await (const _ of rows) void _;
}

/** An answer that makes no sense is refused with an error of the request, which has a reason. */
function refusing(call) {
  try {
    call();
  } catch (error) {
    if (!(error instanceof Error) || !('reason' in error || error instanceof SyntaxError)) throw error;
  }
}

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
    const samples = fc.sample(input, { numRuns: 5, seed: SEED + round });
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
