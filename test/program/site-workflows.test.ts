/** The workflows that publish a site do what they say: their own lines, run by bash in a repository with a remote, with shipped evidence. */
import { execFile } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, expect, inject, test } from 'vitest';
import { parse } from 'yaml';

const run = promisify(execFile);
const docs = fileURLToPath(new URL('../../docs/site/', import.meta.url));

interface Workflow {
  jobs: { publish: { steps: { name?: string; uses?: string; run?: string }[] } };
}

const VALUES: Record<string, string> = {
  'steps.pages.outputs.base_url': 'https://example.github.io/open',
  'github.server_url': 'https://github.com',
  'github.repository': 'example/open',
  'vars.SPACE': 'example/open',
};

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A clone of a repository with a list, and programs in its path that stand for what the workflow installs. */
async function repository() {
  const place = mkdtempSync(join(tmpdir(), 'rodeo-workflow-'));
  folders.push(place);
  const [remote, clone, bin] = ['remote.git', 'clone', 'bin'].map((name) => join(place, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(bin);
  const program = (name: string, lines: string) => {
    writeFileSync(join(bin, name), `#!/bin/bash\n${lines}\n`);
    chmodSync(join(bin, name), 0o755);
  };
  const rodeo = join(inject('installed'), 'bin/rodeo.js');
  program(
    'npx',
    `[ "$1 $2" = '--yes rodeo' ] || exit 9\nshift 2\nexec '${process.execPath}' '${rodeo}' "$@"`,
  );
  program('pipx', 'exit 0');
  program('hf', `printf '%s\\n' "$@" > '${place}/hf.txt'; cp -r "$3" '${place}/space'`);
  await run('git', ['init', '--quiet', '--bare', '--initial-branch=main', remote]);
  await run('git', ['clone', '--quiet', remote, clone]);
  writeFileSync(join(clone, 'models.txt'), 'microsoft/biogpt\ngoogle/gemma-7b\nno/such-model\n');
  const git = (...args: string[]) =>
    run('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.org', ...args], { cwd: clone });
  await git('add', '.');
  await git('commit', '--quiet', '-m', 'a list');
  await git('push', '--quiet', 'origin', 'HEAD:main');
  return { place, remote, clone, bin };
}

/** As a runner does: each step's lines by `bash -e -o pipefail`. */
async function execute(file: string, { clone, bin, place }: { clone: string; bin: string; place: string }) {
  const workflow = parse(readFileSync(join(docs, file), 'utf8')) as Workflow;
  const steps = workflow.jobs.publish.steps.flatMap((step) => step.run ?? []);
  expect(steps.length).toBeGreaterThan(2);
  for (const step of steps) {
    const lines = step.replace(
      /\$\{\{\s*([\w.]+)\s*\}\}/g,
      (_, name: string) => VALUES[name] ?? `no ${name}`,
    );
    expect(lines).not.toContain('${{');
    const env = {
      ...{ PATH: `${bin}:${process.env.PATH}`, HOME: place, RODEO_CACHE_DIR: join(place, 'cache') },
      HF_HUB_OFFLINE: '1',
    };
    await run('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', lines], { cwd: clone, env });
  }
}

test('GitHub Pages: a journal is kept in the repository, and the pages have its models and its history', async () => {
  const at = await repository();
  mkdirSync(join(at.clone, 'journals'));
  await execute('github-pages.yml', at);
  const { stdout } = await run('git', ['-C', at.remote, 'ls-tree', '--name-only', 'main', 'journals/']);
  expect(stdout).toMatch(/^journals\/\d{4}-\d\d-\d\d\.ndjson\n$/);
  const page = readFileSync(join(at.clone, 'public/models/microsoft/biogpt.html'), 'utf8');
  expect(page).toContain('https://example.github.io/open/models/microsoft/biogpt.html');
  expect(page).toContain('github.com/example/open/issues/new?title=Dispute');
  expect(readFileSync(join(at.clone, 'public/without.html'), 'utf8')).toContain('no/such-model');
  expect(readFileSync(join(at.clone, 'public/sitemap.xml'), 'utf8')).toContain('models/google/gemma-7b.html');

  // Another week; nothing is lost when nothing has changed.
  cpSync(join(at.clone, stdout.trim()), join(at.clone, 'journals/2020-01-06.ndjson'));
  await execute('github-pages.yml', at);
  const kept = await run('git', ['-C', at.remote, 'ls-tree', '--name-only', 'main', 'journals/']);
  expect(kept.stdout.trim().split('\n')).toHaveLength(2);
});

test('a Space: the pages are uploaded with the head that makes it a static one', async () => {
  const at = await repository();
  await execute('space.yml', at);
  expect(readFileSync(join(at.place, 'hf.txt'), 'utf8')).toMatch(
    /^upload\nexample\/open\npublic\n\.\n--repo-type\nspace\n/,
  );
  const head = readFileSync(join(at.place, 'space/README.md'), 'utf8');
  expect(parse(head.split('---\n')[1] ?? '')).toMatchObject({ sdk: 'static', app_file: 'index.html' });
  expect(readFileSync(join(at.place, 'space/index.html'), 'utf8')).toContain('2 models');
});
