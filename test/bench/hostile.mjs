// How the time of each reader grows while a nasty text doubles: prints the exponent, 1 for linear. Run by hand:
// `npm run bench:hostile [-- --unit TEXT] [--length N] [--place NAME] [--all]`. A reader that is worse than linear and slow ends it with
// exit code 1. Places are tried with a whole audit, readers by themselves and with pieces of their own language.

import { PIECES } from './hostile-pieces.mjs';
import { READERS } from './hostile-readers.mjs';
import { fromSources } from './sources.mjs';

const [{ auditEvidence }, { loadRubric }, { parseEvidence }] = await fromSources(
  'src/audit.ts',
  'src/rubric/load.ts',
  'src/collect/saved.ts',
);

const argument = (name) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};
const LENGTH = Number(argument('--length') ?? 40_000);
/** Faster than this nobody waits, whatever the exponent: it is the noise of a busy machine. CPU ms at the full length. */
const FAST_MS = 400;
const STEEP = 1.5;

const rubric = await loadRubric('rodeo');

/** Where a stranger's text may stand. */
const PLACES = {
  'card, a paragraph': (text) => ({ card: `# M\n\n## Training data\n\n${text}\n` }),
  'card, a heading': (text) => ({ card: `# ${text}\n\nA model.\n` }),
  'card, a list': (text) => ({ card: `# M\n\n- ${text}\n` }),
  'card, a table': (text) => ({ card: `# M\n\n| a |\n|---|\n| ${text.replaceAll('\n', ' ')} |\n` }),
  'card, a code block': (text) => ({ card: `# M\n\n\`\`\`python\n${text}\n\`\`\`\n` }),
  'card, under License': (text) => ({ card: `# M\n\n## License\n\n${text}\n` }),
  'license file': (text) => ({ LICENSE: text }),
  requirements: (text) => ({ 'requirements.txt': text }),
  'CITATION.cff': (text) => ({ 'CITATION.cff': `cff-version: 1.2.0\nmessage: ${text}\n` }),
  'pyproject.toml': (text) => ({ 'pyproject.toml': `[project]\nname = "x"\ndescription = """${text}"""\n` }),
  'setup.py': (text) => ({ 'setup.py': `from setuptools import setup\nsetup(name="${text}")\n` }),
  'README.rst': (text) => ({ 'README.rst': `M\n=\n\n${text}\n` }),
  'a path': (text) => ({ [`${text.replaceAll('\n', ' ').slice(0, 4000)}.py`]: 'x = 1' }),
};

function evidenceOf(texts) {
  const source = { url: 'https://huggingface.co/org/m', revision: 'b' };
  const { card = '# M\n\nA model.\n', ...rest } = texts;
  const fact = (text) => ({ state: 'present', value: { text }, source });
  const files = (bodies) => ({
    state: 'present',
    value: { entries: Object.keys(bodies).map((path) => ({ path })) },
    source,
  });
  const textsOf = (bodies) =>
    Object.fromEntries(Object.entries(bodies).map(([path, text]) => [path, fact(text)]));
  const hub = { 'README.md': card, 'model.safetensors': '' };
  const code = { 'README.md': card, ...rest };
  return parseEvidence(
    JSON.stringify({
      schema: 1,
      collectedAt: '2026-01-02T03:04:05.000Z',
      target: { kind: 'hub', id: 'org/m' },
      links: { hub: null, repository: null, paper: null },
      hub: {
        state: 'present',
        source,
        value: {
          ...{ id: 'org/m', url: source.url, revision: 'b', private: false, gated: false, disabled: false },
          ...{ tags: [], licenses: [], cardData: null, datasets: [], baseModels: [] },
          ...{ files: files(hub), texts: textsOf(hub) },
        },
      },
      repository: {
        state: 'present',
        source,
        value: {
          ...{ fullName: 'org/m', url: 'https://github.com/org/m', defaultBranch: 'main', commit: 'b' },
          ...{
            stars: 0,
            forks: 0,
            openIssues: 0,
            archived: false,
            disabled: false,
            fork: false,
            license: null,
          },
          ...{ topics: [], contributors: { state: 'absent', source }, releases: { state: 'absent', source } },
          ...{ tags: { state: 'absent', source }, files: files(code), texts: textsOf(code) },
        },
      },
      paper: { state: 'absent', source },
      notes: [],
      cost: { requests: 0, cached: 0, waves: 0, waitedMs: 0, byHost: {} },
    }),
    'the bench',
  );
}

function millisecondsFor(texts) {
  const evidence = evidenceOf(texts);
  const { user } = process.cpuUsage();
  auditEvidence(evidence, rubric);
  return (process.cpuUsage().user - user) / 1000;
}

/** @param read is given the text */
async function millisecondsOf(read, text) {
  const { user } = process.cpuUsage();
  await read(text);
  return (process.cpuUsage().user - user) / 1000;
}

const only = argument('--unit');
const where = argument('--place');
const pieces = only === undefined ? PIECES : [JSON.parse(`"${only}"`)];
const trialled = [
  ...Object.entries(READERS).map(([name, [read, own]]) => ({ name, read, own })),
  ...Object.entries(PLACES).map(([name, put]) => ({
    name,
    read: (text) => millisecondsFor(put(text)),
    own: [],
  })),
].filter(({ name }) => where === undefined || name.includes(where));
const slow = [];
let trials = 0;
millisecondsFor({});
for (const { name, read, own } of trialled) {
  // A text of one empty piece is made by the reader's own rule.
  const all = own[0] === '' ? [' '] : [...new Set([...own, ...pieces])];
  for (const piece of only === undefined ? all : pieces) {
    const text = (length) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
    try {
      const whole = await millisecondsOf(read, text(LENGTH));
      trials++;
      if (whole < FAST_MS && !process.argv.includes('--all')) continue;
      const half = await millisecondsOf(read, text(LENGTH / 2));
      const twice = await millisecondsOf(read, text(LENGTH * 2));
      const exponent = Math.log2(twice / half) / 2;
      const row = `${exponent.toFixed(2)}  ${whole.toFixed(0).padStart(6)} ms  ${name}: ${JSON.stringify(piece).slice(0, 60)}`;
      console.log(row);
      if (exponent > STEEP && whole > FAST_MS) slow.push(row);
    } catch (error) {
      slow.push(`crash      ${name}: ${JSON.stringify(piece).slice(0, 60)}: ${error.message.slice(0, 100)}`);
      console.log(slow.at(-1));
    }
  }
}
console.log(`${trials} trials of ${LENGTH} characters; ${slow.length} worse than linear`);
process.exitCode = slow.length > 0 ? 1 : 0;
