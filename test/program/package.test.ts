/** What is published, installed into an empty folder where no registry answers, and used from there. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startApis } from '../apis/index.js';
import { runInResident } from './resident.js';

/** What the examples of the page name, as the stand-ins know it. */
const MODEL = {
  id: 'microsoft/biogpt',
  cardData: { license: 'mit' },
  tags: ['license:mit'],
  files: {
    'README.md': '---\nlicense: mit\n---\n# BioGPT\n',
    'config.json': '{}',
    'model.safetensors': 1_500_000,
  },
};
const CODE = {
  full_name: 'EleutherAI/pythia',
  files: { 'README.md': '# Pythia\n', 'train.py': 'print()\n' },
};

const root = fileURLToPath(new URL('../..', import.meta.url));
const MB = 1_000_000;

let folder = '';
let said = '';
const at = (...parts: string[]) => join(folder, ...parts);

/** A command in the folder, with nothing of the caller's; both streams, and how it ended. */
async function run(command: string, ...args: string[]) {
  return runWith({}, command, ...args);
}

async function runWith(further: Record<string, string>, command: string, ...args: string[]) {
  const env = {
    ...further,
    PATH: [dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(delimiter),
    HOME: at('home'),
    RODEO_CACHE_DIR: at('cache'),
  };
  return promisify(execFile)(command, args, { cwd: folder, env }).then(
    ({ stdout, stderr }) => ({ exit: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ exit: code as number, stdout, stderr }),
  );
}

async function bytesIn(place: string): Promise<number> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rodeo-package-'));
  await mkdir(at('home'));
  await writeFile(at('package.json'), '{ "private": true, "type": "module" }\n');
  const install = [
    'install',
    '--offline',
    '--no-update-notifier',
    '--no-audit',
    '--no-fund',
    inject('tarball'),
  ];
  const { exit, stdout, stderr } = await run('npm', ...install);
  said = stderr;
  expect(exit, stdout + stderr).toBe(0);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the package', () => {
  it('is small, comes alone, runs nothing when it is installed, and npm has nothing to say about it', async () => {
    expect((await stat(inject('tarball'))).size).toBeLessThan(2 * MB);
    expect(await bytesIn(at('node_modules'))).toBeLessThan(10 * MB);
    const names = await readdir(at('node_modules'));
    expect(names.filter((name) => !name.startsWith('.'))).toEqual(['rodeo']);
    const manifest = JSON.parse(await readFile(at('node_modules/rodeo/package.json'), 'utf8'));
    expect(manifest).not.toHaveProperty('scripts');
    expect(manifest).not.toHaveProperty('dependencies');
    expect(Object.keys(manifest.peerDependenciesMeta)).toEqual(Object.keys(manifest.peerDependencies));
    expect(said).toBe('');
  });

  it('names every package that it carries, with its license', async () => {
    const notices = await readFile(at('node_modules/rodeo/dist/THIRD-PARTY-NOTICES.txt'), 'utf8');
    for (const name of [
      'commander',
      'undici',
      'octokit',
      '@huggingface/hub',
      'chalk',
      'cli-table3',
      'yaml',
    ]) {
      expect(notices).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(.+\\)$`, 'm'));
    }
  });

  it('audits a model that came with it', async () => {
    const { exit, stdout } = await run(
      'node',
      'node_modules/rodeo/bin/rodeo.js',
      'audit',
      'microsoft/biogpt',
      '--offline',
    );
    expect(exit).toBe(0);
    expect(stdout).toContain('Usability');
  });

  it.each([
    'markdown',
    'html',
    'csv',
    'sarif',
    'junit',
    'badge',
    'cyclonedx',
    'spdx',
    'mot',
    'oci-annotations',
  ])('has all that a report as %s needs', async (format) => {
    const command = ['audit', 'microsoft/biogpt', '--offline', '--format', format];
    const { exit, stdout, stderr } = await runInResident(at('node_modules/rodeo'), command, {
      ...{ cwd: folder, env: { PATH: '/usr/bin:/bin', HOME: at('home'), RODEO_CACHE_DIR: at('cache') } },
    });
    expect(stderr).not.toContain('a bug in rodeo');
    expect(exit).toBe(0);
    expect(stdout).not.toBe('');
  });

  it('says what to install for a queue', async () => {
    await writeFile(at('list.txt'), 'microsoft/biogpt\n');
    const { exit, stderr } = await run(
      'node',
      'node_modules/rodeo/bin/rodeo.js',
      'worker',
      '--queue=redis://127.0.0.1:1',
    );
    expect(stderr).toContain('npm install bullmq ioredis');
    expect(exit).toBe(2);
  });
});

/** What the compiler says about files of the folder, under the strictest settings, with no package beside rodeo's own. */
async function compiled(...files: string[]): Promise<string> {
  const compilerOptions = {
    ...{
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      skipLibCheck: false,
    },
    ...{ module: 'NodeNext', target: 'ES2023', lib: ['ES2023'], outDir: 'out' },
    ...{ types: ['node'], typeRoots: [join(root, 'node_modules/@types')] },
  };
  await writeFile(at('tsconfig.json'), JSON.stringify({ compilerOptions, files }));
  return (await run('node', join(root, 'node_modules/typescript/bin/tsc'), '-p', '.')).stdout;
}

describe('the library', () => {
  it('is used under the strictest settings without a package beside it', async () => {
    await writeFile(
      at('use.ts'),
      `import { readFile } from 'node:fs/promises';
import { auditEvidence, checks, loadRubric, parseEvidence, type Result, RodeoError } from 'rodeo';

const low = (result: Result): number | null => result.scores[0]?.low ?? null;
// @ts-expect-error A check's title is a text.
export const wrong: number = checks[0]?.title;

const path = 'node_modules/rodeo/fixtures/microsoft__biogpt/evidence.json';
const evidence = parseEvidence(await readFile(path, 'utf8'), path);
const rubric = await loadRubric('rodeo');
const score: number | null = low(auditEvidence(evidence, rubric));
console.log(rubric.title, score === null ? 'none' : 'a score', RodeoError.name);
`,
    );
    expect(await compiled('use.ts')).toBe('');
    const used = await run('node', 'out/use.js');
    expect(used.stdout).toBe('Can I run it, can I retrain it a score RodeoError\n');
  });

  it('does what its page shows: each example as it is written there', async () => {
    const page = await readFile(join(root, 'docs/library.md'), 'utf8');
    const blocks = [...page.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, kind, code = '']) => ({
      kind,
      code,
    }));
    const examples = blocks
      .filter(({ kind }) => kind === 'ts')
      .map(({ code }, index) => ({ name: `example-${index}`, code }));
    // The recipe for a webhook has a test of its own, as it is a server.
    expect(blocks.filter(({ kind }) => kind !== 'ts').map(({ code }) => code.split('\n')[0])).toEqual([
      '// hook.mjs',
    ]);
    for (const { name, code } of examples) await writeFile(at(`${name}.ts`), code);
    expect(await compiled(...examples.map(({ name }) => `${name}.ts`))).toBe('');
    const apis = await startApis({ models: [MODEL], repositories: [CODE] });
    try {
      const printed = await Promise.all(
        examples.map(({ name }) => runWith(apis.env, 'node', `out/${name}.js`)),
      );
      expect(
        printed.map(({ exit, stderr }) => ({
          exit,
          stderr: stderr.replace(/^\S+: (begun|done|inconclusive), \d of 2 done\n/gm, ''),
        })),
      ).toEqual(examples.map(() => ({ exit: 0, stderr: '' })));
      const [score = '', verdict = '', lines = ''] = printed.map(({ stdout }) => stdout);
      expect(Number(score)).toBeGreaterThan(0);
      expect(verdict).toMatch(/^(pass|fail|inconclusive) ## \[microsoft\/biogpt\]/);
      expect(lines.trim().split('\n').sort()).toEqual([
        expect.stringMatching(/^gh:EleutherAI\/pythia (done|inconclusive) \S/),
        expect.stringMatching(/^hf:microsoft\/biogpt (done|inconclusive) \S/),
      ]);
    } finally {
      await apis.close();
    }
  });
});
