/** What README.md and docs/ show is what happens: their commands, the picture, and the recipe for a webhook. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { terminalPicture } from './picture.js';
import { here, openStage, type Stage } from './stage.js';
import { parseTranscript, runCommand } from './transcripts.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** A block whose first line is the name of a file. */
const FILE = /^```\w+\n(# (rodeo\.config\.yaml)\n[\s\S]*?)^```$/m;

/** What the pages show is printed by the program too: stdout of offline commands, to the letter. */
describe.each(['docs/how-it-works.md', 'docs/ci.md', 'docs/licenses.md', 'docs/rubrics.md'])('%s', (name) => {
  it('shows what is printed', async () => {
    const path = join(root, name);
    const written = await readFile(path, 'utf8');
    const transcript = parseTranscript(written);
    const work = join(stage.folder, 'work', name);
    await cp(join(here, 'files'), work, { recursive: true });
    const blocks: string[] = [];
    for (const { command, before } of transcript.steps) {
      // A file that the page shows is there for the commands below it.
      const [, content, file] = FILE.exec(before) ?? [];
      if (file && content) await writeFile(join(work, file), content);
      const { stdout, exit } = await runCommand(command, work, stage.env);
      expect(exit).toBe(0);
      blocks.push(`$ ${command}\n${stdout.trimEnd()}`);
    }
    const printed = transcript.with(blocks);
    if (process.env.UPDATE === '1') await writeFile(path, printed);
    else expect(printed).toBe(written);
    expect(transcript.steps.length).toBeGreaterThan(0);
  });
});

describe('README.md', () => {
  it('has a picture of what a terminal shows', async () => {
    const command = 'rodeo audit microsoft/biogpt --offline --color';
    const { stdout, exit } = await runCommand(command, stage.folder, stage.env);
    expect(exit).toBe(0);
    const drawn = terminalPicture(command.replace(' --color', ''), stdout);
    const path = join(root, 'docs', 'biogpt.svg');
    if (process.env.UPDATE === '1') await writeFile(path, drawn);
    else expect(drawn).toBe(await readFile(path, 'utf8'));
    expect(drawn).toContain('Usability');
  });

  it('is short, and says how to begin', async () => {
    const page = await readFile(join(root, 'README.md'), 'utf8');
    expect(page.split('\n').length).toBeLessThanOrEqual(150);
    expect(page).toContain('npm ci && npx rodeo audit microsoft/biogpt --offline');
    expect(page).toContain('npm ci && npm test');
  });
});

/** The page's recipe for a webhook, as it is written, with the package installed beside it. */
describe('hook.mjs of docs/library.md', () => {
  it('audits what is pushed, for who knows the secret', async () => {
    const [, source = ''] =
      /^```js\n(\/\/ hook\.mjs\n[\s\S]*?)^```$/m.exec(
        await readFile(join(root, 'docs/library.md'), 'utf8'),
      ) ?? [];
    const work = join(stage.folder, 'hook');
    await mkdir(join(work, 'node_modules'), { recursive: true });
    await symlink(inject('installed'), join(work, 'node_modules', 'rodeo'));
    await writeFile(join(work, 'hook.mjs'), `${source}console.log('ready');\n`);
    const port = await freePort();
    const own = { ...stage.env, WEBHOOK_SECRET: 'open sesame', PORT: String(port) };
    const server = spawn(process.execPath, ['hook.mjs'], { cwd: work, env: own });
    const lines = createInterface(server.stdout)[Symbol.asyncIterator]();
    try {
      expect((await lines.next()).value).toBe('ready');
      const push = async (secret: string | null, body: string) => {
        const headers = secret === null ? {} : { 'X-Webhook-Secret': secret };
        return (await fetch(`http://127.0.0.1:${port}`, { method: 'POST', headers, body })).status;
      };
      const body = JSON.stringify({ repo: { type: 'model', name: 'aurora/tiny-lm' } });
      expect(await push(null, body)).toBe(403);
      expect(await push('guess', body)).toBe(403);
      expect(await push('open sesame', 'no JSON')).toBe(202);
      expect(await push('open sesame', body)).toBe(202);
      const told = JSON.parse((await lines.next()).value);
      expect(told).toMatchObject({ model: 'aurora/tiny-lm', scores: [{ id: 'openness' }, {}, {}] });
    } finally {
      server.kill();
    }
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

it('every transcript has a test of its own, so that they run side by side', async () => {
  const names = await readdir(here);
  const transcripts = names.filter((name) => name.endsWith('.md'));
  expect(transcripts.filter((name) => !names.includes(name.replace(/md$/, 'test.ts')))).toEqual([]);
});
