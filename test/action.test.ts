/** The GitHub Action as a runner would run it: the steps of action.yml, their shell as it is written, with files for what they say. */
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { parse } from 'yaml';
import { parseEvidence } from '../src/collect/saved.js';
import { statementOf } from '../src/proof/statement.js';
import { loadRubric } from '../src/rubric/load.js';
import { askResident, residentOf } from './program/resident.js';
import { startSigstore, tokenOf } from './proof/sigstore.js';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Step {
  id: string;
  shell: string;
  env?: Record<string, string>;
  run: string;
}
interface Action {
  inputs: Record<string, { description: string; default: string }>;
  runs: { using: string; steps: Step[] };
}
const action: Action = parse(await readFile(join(root, 'action.yml'), 'utf8'));
const { inputs, runs } = action;
const [install, audit, sign] = runs.steps as [Step, Step, Step];

let place = '';
/** A release as the runner checks it out: with what is built, without what is installed. */
const checkedOut = () => join(place, 'action');
let environment: NodeJS.ProcessEnv = {};

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'rodeo-action-'));
  await cp(inject('installed'), checkedOut(), {
    recursive: true,
    filter: (path) => !path.endsWith('/node_modules'),
  });
  await mkdir(join(place, 'bin'));
  // What `npm ci` does to a checkout, without a registry.
  const { stdout } = await promisify(execFile)('bash', ['-c', 'command -v npm']);
  const npm = `"${stdout.trim()}"`;
  await executable('npm', [
    `if [ "$1" != ci ]; then exec ${npm} "$@"; fi`,
    `echo "$PWD: npm $*" >> "${join(place, 'npm.log')}"`,
    `ln -s "${join(root, 'node_modules')}" node_modules`,
  ]);
  // What the program does is done by one process. It looks at its asker by way of Linux.
  if (existsSync('/proc/self/environ')) {
    const { port } = await residentOf(checkedOut());
    await executable('node', [
      `if [[ $1 == "${join(checkedOut(), 'bin/rodeo.js')}" ]]; then`,
      `  ${askResident(port)}`,
      'fi',
      `exec "${process.execPath}" "$@"`,
    ]);
  }
  environment = {
    PATH: [join(place, 'bin'), dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter),
    HOME: join(place, 'home'),
    RODEO_CACHE_DIR: join(place, 'cache'),
    GITHUB_ACTION_PATH: checkedOut(),
  };
  const { exit, said } = await ran(install, place, {});
  expect(exit, said).toBe(0);
}, 240_000);

afterAll(() => rm(place, { recursive: true, force: true }));

async function executable(name: string, lines: string[]): Promise<void> {
  await writeFile(join(place, 'bin', name), ['#!/bin/bash', 'set -e', ...lines, ''].join('\n'));
  await chmod(join(place, 'bin', name), 0o755);
}

/** An expression of the runner; those that the action uses are names of inputs. */
function evaluated(text: string, given: Record<string, string>): string {
  return text.replace(/\$\{\{\s*([\w.-]+)\s*\}\}/g, (_, name: string) => {
    if (name === 'github.token') return '';
    const input = /^inputs\.([\w-]+)$/.exec(name)?.[1] ?? '';
    expect(Object.keys(inputs)).toContain(input);
    return given[input] ?? evaluated(inputs[input]?.default ?? '', given);
  });
}

/** As the runner starts a step with `shell: bash`: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax */
async function ran(
  step: Step,
  workspace: string,
  given: Record<string, string>,
  more: NodeJS.ProcessEnv = {},
) {
  const own = await mkdtemp(join(place, 'step-'));
  const script = join(own, 'script.sh');
  await writeFile(script, step.run);
  // A file, which the process that does the work can write to as well.
  const log = await open(join(own, 'log'), 'a+');
  const env = Object.entries(step.env ?? {}).map(([name, value]) => [name, evaluated(value, given)]);
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
    cwd: workspace,
    env: {
      ...environment,
      ...Object.fromEntries(env),
      ...files(workspace),
      GITHUB_WORKSPACE: workspace,
      ...more,
    },
    stdio: ['ignore', log.fd, log.fd],
  });
  const exit = await new Promise((resolve) => child.on('close', resolve));
  await log.close();
  return { exit, said: await readFile(join(own, 'log'), 'utf8') };
}

const files = (workspace: string) => ({
  GITHUB_OUTPUT: `${workspace}.output`,
  GITHUB_STEP_SUMMARY: `${workspace}.summary.md`,
});

/** A checkout with a model in it, the action run in it, and what it left behind. */
async function inWorkspace(given: Record<string, string>, configuration?: string) {
  const workspace = await mkdtemp(join(place, 'workspace-'));
  await cp(join(root, 'test/cli/files/my-model'), join(workspace, 'my-model'), { recursive: true });
  if (configuration !== undefined) await writeFile(join(workspace, 'rodeo.config.yaml'), configuration);
  const before = await readdir(workspace);
  const { exit, said } = await ran(audit, workspace, { offline: 'true', ...given });
  const written = await readFile(files(workspace).GITHUB_OUTPUT, 'utf8').catch(() => '');
  const summary = await readFile(files(workspace).GITHUB_STEP_SUMMARY, 'utf8').catch(() => '');
  const all = [...written.matchAll(/^(\w+)<<(\w+)\n([\s\S]*?)\n\2$/gm)];
  const added = (await readdir(workspace)).filter((name) => !before.includes(name));
  return {
    ...{ exit, said, summary, added, workspace },
    outputs: Object.fromEntries(all.map(([, name, , value]) => [name, value])),
  };
}

describe('installing it', () => {
  it('starts a release as it was checked out, and asks npm for nothing', async () => {
    expect(await ran(install, place, {})).toMatchObject({ exit: 0, said: '' });
    await expect(readFile(join(place, 'npm.log'), 'utf8')).rejects.toThrow('ENOENT');
  });

  it('bundles any other commit where it was checked out, once, and compiles nothing', async () => {
    const commit = join(place, 'commit');
    const files = ['package.json', 'package-lock.json', 'rolldown.config.mjs', 'tsconfig.json'];
    for (const name of [...files, 'bin', 'src', 'rubrics', 'fixtures']) {
      await cp(join(root, name), join(commit, name), { recursive: true });
    }
    const released = environment.GITHUB_ACTION_PATH;
    environment.GITHUB_ACTION_PATH = commit;
    try {
      for (let twice = 0; twice < 2; twice++) {
        expect(await ran(install, place, {})).toMatchObject({ exit: 0 });
      }
      expect(await readFile(join(place, 'npm.log'), 'utf8')).toBe(
        `${commit}: npm ci --include=dev --ignore-scripts --no-audit --no-fund\n`,
      );
      const run = await inWorkspace({ target: './my-model' });
      expect(run.exit, run.said).toBe(0);
      expect(await readdir(join(commit, 'dist'))).not.toContain('types');
    } finally {
      environment.GITHUB_ACTION_PATH = released;
    }
  });

  it('says which Node it needs', async () => {
    const old = join(place, 'old');
    await mkdir(old);
    await writeFile(join(old, 'node'), '#!/bin/bash\nexit 1\n');
    await chmod(join(old, 'node'), 0o755);
    const { PATH } = environment;
    environment.PATH = [old, PATH].join(delimiter);
    const { exit, said } = await ran(install, place, {});
    environment.PATH = PATH;
    expect(exit).toBe(2);
    expect(said).toContain('needs Node 20.19');
  });
});

describe('a step', () => {
  it('passes, and leaves outputs, a summary and a report', async () => {
    const run = await inWorkspace({
      target: './my-model',
      min: 'usability=10\nopenness=1',
      format: 'table\nsarif=rodeo.sarif\njunit=rodeo.xml\n',
    });
    expect(run).toMatchObject({ exit: 0, added: ['rodeo.sarif', 'rodeo.xml'] });
    expect(run.outputs).toMatchObject({ verdict: 'pass', class: 'none', report: 'rodeo.sarif' });
    for (const score of ['usability', 'reproducibility', 'openness']) {
      expect(run.outputs[score]).toMatch(/^\d+$/);
    }
    expect(run.said).toContain('Usability');
    expect(run.summary).toContain('Gate passed');
    const places = await readFile(join(run.workspace, 'rodeo.sarif'), 'utf8');
    expect(places).toContain('"uri": "my-model/README.md"');
  });

  it.each([
    ['a threshold that is missed', { min: 'usability=100' }, 1, 'fail'],
    ['a class that is missed', { 'require-class': 'III' }, 1, 'fail'],
    ['a check that fails', { require: 'model-card\nlicense-text' }, 1, 'fail'],
    ['a rubric that is not there', { rubric: 'none.yaml' }, 2, undefined],
    ['a number that is none', { 'max-unknown': 'few' }, 2, undefined],
    ['a folder that is not there', { target: './none' }, 2, undefined],
    ['a model that nobody saw', { target: 'aurora/none' }, 3, 'inconclusive'],
  ])('ends with the exit code of %s', async (_, given, exit, verdict) => {
    const run = await inWorkspace({ target: './my-model', ...given });
    expect(run.exit).toBe(exit);
    expect(run.outputs.verdict).toBe(verdict);
  });

  it('signs as the workflow, and keeps the bundle with the repository where it may', async () => {
    const temp = await mkdtemp(join(place, 'temp-'));
    const services = await startSigstore({
      '/token': { value: tokenOf({ iss: 'https://token.example', sub: 'repo:aurora/tiny-lm' }) },
      '/repos/aurora/tiny-lm/attestations': { id: 1 },
    });
    const { url } = services;
    for (const name of ['a', 'b', 'c']) await mkdir(join(temp, name));
    const more = {
      ...{ RUNNER_TEMP: temp, GITHUB_REPOSITORY: 'aurora/tiny-lm', GITHUB_API_URL: url },
      ...{ FULCIO_URL: url, REKOR_URL: url, CI: 'true' },
    };
    const token = { ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/token?`, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'x' };
    try {
      expect(await ran(sign, join(temp, 'a'), {}, more)).toMatchObject({
        exit: 0,
        said: expect.stringContaining('there is no verdict to sign'),
      });
      const evidence = await readFile(join(root, 'test/cli/files/tiny-lm.json'), 'utf8');
      const statement = statementOf(parseEvidence(evidence, 'tiny-lm.json'), await loadRubric('rodeo'));
      await writeFile(join(temp, 'rodeo.intoto.json'), JSON.stringify(statement));
      expect(await ran(sign, join(temp, 'a'), {}, more)).toMatchObject({
        exit: 2,
        said: expect.stringContaining('id-token: write'),
      });
      const signed = await ran(sign, join(temp, 'b'), {}, { ...more, ...token });
      expect(signed, signed.said).toMatchObject({ exit: 0 });
      expect(signed.said).not.toContain('attestations: write');
      const bundle = join(temp, 'rodeo.intoto.json.sigstore.json');
      expect(await readFile(files(join(temp, 'b')).GITHUB_OUTPUT, 'utf8')).toBe(`bundle=${bundle}\n`);
      const other = { ...more, ...token, GITHUB_REPOSITORY: 'aurora/other' };
      const alone = await ran(sign, join(temp, 'c'), {}, other);
      expect(alone).toMatchObject({ exit: 0, said: expect.stringContaining('attestations: write') });
    } finally {
      await services.close();
    }
  });

  it('finds the configuration of the workspace, also from a folder in it', async () => {
    const policy = 'targets: [./my-model]\ngate: { require: [license-text] }\n';
    expect(await inWorkspace({}, policy)).toMatchObject({ exit: 1, outputs: { verdict: 'fail' } });
    const inside = await inWorkspace(
      { 'working-directory': 'my-model', target: '.', format: 'sarif=out.sarif' },
      policy,
    );
    expect(inside).toMatchObject({ exit: 1, outputs: { report: 'my-model/out.sarif' } });
    const sarif = await readFile(join(inside.workspace, 'my-model/out.sarif'), 'utf8');
    expect(sarif).toContain('"uri": "my-model/README.md"');
  });

  it('holds a result against a baseline', async () => {
    const first = await inWorkspace({ target: './my-model', format: 'json=last.json' });
    const last = join(first.workspace, 'last.json');
    const same = { target: './my-model', baseline: last, 'fail-on-regression': 'true' };
    expect(await inWorkspace(same)).toMatchObject({ exit: 0, outputs: { verdict: 'pass' } });
    const better = (await readFile(last, 'utf8')).replaceAll(
      '"result": "fail",\n      "low": 0',
      '"result": "pass",\n      "low": 1',
    );
    await writeFile(last, better.replaceAll('"low": 1,\n      "high": 0', '"low": 1,\n      "high": 1'));
    expect(await inWorkspace(same)).toMatchObject({ exit: 1, outputs: { verdict: 'fail' } });
  });

  describe.each([
    '; touch pwned',
    '$(touch pwned)',
    '`touch pwned`',
    '" ; touch pwned ; "',
    "' ; touch pwned ; '",
    './my-model\n; touch pwned',
    '--output=pwned',
    '-o\npwned',
    '--format=json=pwned',
    '*',
    '\u001b[31m',
  ])('with %j', (hostile) => {
    // The shell takes the working directory last, and rodeo stops at the first thing that is wrong.
    const others = Object.keys(inputs).filter((name) => !['working-directory', 'format'].includes(name));
    it.each([['target'], ['working-directory'], ['config'], others])(
      'as %s runs nothing and writes nothing',
      async (...names) => {
        const given = Object.fromEntries(names.map((name) => [name, hostile]));
        const run = await inWorkspace({ target: './my-model', ...given });
        expect(run.added).toEqual([]);
        expect(await readdir(join(run.workspace, 'my-model'))).not.toContain('pwned');
        expect(run.said).not.toContain('\u001b');
        expect(run.said).not.toContain('a bug in rodeo');
      },
    );
  });
});
