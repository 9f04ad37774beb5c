import { execFileSync } from 'node:child_process';
import { mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { evidenceText, parseEvidence } from '../../../src/collect/saved.js';
import type { Evidence, Fact, HubModel, Repository } from '../../../src/evidence.js';
import { checkpoint, gguf, stateDict } from '../checkpoint/torch-files.js';
import { collectFolder, refusal, safetensors, temporary, withHeader, write } from './folders.js';

const CARD = `---
license: mit
library_name: transformers
datasets: [org/data]
base_model: org/base
base_model_relation: finetune
model-index: [{ name: tiny, results: [{}, {}] }]
---
# Tiny

A small model, described in arXiv:2401.00001.

## Citation

\`\`\`bibtex
@article{tiny2024,
  title = {Tiny: a small model},
  doi = {10.1000/tiny.1}
}
\`\`\`
`;

const MODEL = {
  'README.md': CARD,
  LICENSE: 'MIT License',
  'config.json': '{"architectures": ["GPT2LMHeadModel"], "model_type": "gpt2"}',
  'model.safetensors': safetensors({ a: ['F32', [10, 20]], b: ['BF16', [3]], scale: ['F32', []] }),
};

let home = '';
let remove = async () => {};
beforeEach(async () => {
  ({ path: home, remove } = await temporary());
});
afterEach(() => remove());

const folderOf = (files: Record<string, string | Buffer>, name = 'model') => write(join(home, name), files);

function value<T>(fact: Fact<T> | undefined): T {
  if (fact?.state !== 'present') throw new Error(`not present: ${JSON.stringify(fact)}`);
  return fact.value;
}
const model = (evidence: Evidence): HubModel => value(evidence.hub);
const code = (evidence: Evidence): Repository => value(evidence.repository);
const paths = (owner: HubModel | Repository) => value(owner.files).entries.map(({ path }) => path);

describe('a folder in the Hub layout', () => {
  test('is read as the Hub would tell of it', async () => {
    const evidence = await collectFolder(await folderOf(MODEL));
    expect(evidence).toMatchObject({
      target: { kind: 'directory', id: 'model' },
      links: { hub: { to: 'model', how: 'given as the target', source: { url: '.' } } },
      notes: [],
      cost: { requests: 0 },
    });
    expect(model(evidence)).toMatchObject({
      id: 'model',
      url: '.',
      revision: 'unpublished',
      gated: false,
      private: false,
      licenses: ['mit'],
      library: 'transformers',
      parameters: { total: 204, byType: { F32: 201, BF16: 3 } },
      config: { architectures: ['GPT2LMHeadModel'], modelType: 'gpt2' },
      evaluationResults: 2,
    });
    expect(model(evidence).tags).toEqual(
      expect.arrayContaining(['safetensors', 'gpt2', 'license:mit', 'dataset:org/data', 'arxiv:2401.00001']),
    );
    expect(paths(model(evidence))).toEqual(['LICENSE', 'README.md', 'config.json', 'model.safetensors']);
    expect(value(model(evidence).texts.LICENSE)).toEqual({ text: 'MIT License' });
    expect(model(evidence).downloads).toBeUndefined();
  });

  test('without a network what it names is not known, and said so', async () => {
    const evidence = await collectFolder(await folderOf(MODEL));
    expect(model(evidence).datasets).toMatchObject([
      { id: 'org/data', info: { state: 'unavailable', reason: { code: 'offline' } } },
    ]);
    expect(model(evidence).baseModels).toMatchObject([{ id: 'org/base', relation: 'finetune' }]);
    expect(evidence.links.paper).toMatchObject({ to: 'doi:10.1000/tiny.1' });
    expect(evidence.paper).toMatchObject({ state: 'unavailable', reason: { code: 'offline' } });
  });

  test('code that a library loads belongs to the model, other code is a repository as well', async () => {
    const loaded = await collectFolder(await folderOf({ ...MODEL, 'modeling_tiny.py': '' }));
    expect(loaded.repository.state).not.toBe('present');
    const both = await collectFolder(await folderOf({ ...MODEL, 'train.py': '' }, 'both'));
    expect(code(both)).toMatchObject({ fullName: 'both', url: '.', archived: false });
    expect(paths(code(both))).toEqual(paths(model(both)));
    expect(code(both).stars).toBeUndefined();
    expect(value(code(both).texts['README.md']).text).toBe(CARD);
  });

  test('front matter that is no YAML is told, and the rest is read', async () => {
    const evidence = await collectFolder(
      await folderOf({ ...MODEL, 'README.md': '---\nlicense: [mit\n---\n# X\n' }),
    );
    expect(model(evidence)).toMatchObject({ cardData: null, library: 'transformers' });
    expect(evidence.notes).toEqual([
      'The front matter of README.md is not valid YAML (line 2), so nothing in it was read.',
    ]);
  });

  test('front matter that grows out of itself takes no time', async () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (let level = 0; level < 9; level++) {
      const last = String.fromCharCode(97 + level);
      const next = String.fromCharCode(98 + level);
      bomb.push(`${next}: &${next} [${Array(9).fill(`*${last}`).join(', ')}]`);
    }
    const evidence = await collectFolder(
      await folderOf({ ...MODEL, 'README.md': `---\n${bomb.join('\n')}\n---\n# X\n` }),
    );
    expect(model(evidence).cardData).toBeNull();
    expect(evidence.notes).toHaveLength(1);
  });

  test('a card longer than the Hub would be read is cut', async () => {
    const evidence = await collectFolder(
      await folderOf({ ...MODEL, 'README.md': CARD + 'é'.repeat(2 ** 20) }),
    );
    const card = value(model(evidence).texts['README.md']);
    expect(card.cut).toBe(true);
    expect(card.text.endsWith('é')).toBe(true);
  });
});

describe('a folder of code', () => {
  const CODE = { 'README.md': '# Code\n\nNothing else.\n', 'train.py': '', 'requirements.txt': 'torch==2.0' };

  test('is a repository and no model', async () => {
    const evidence = await collectFolder(await folderOf(CODE));
    expect(evidence.hub.state).toBe('absent');
    expect(code(evidence)).toMatchObject({ fullName: 'model', defaultBranch: 'main' });
    expect(code(evidence).tags.state).toBe('absent');
    expect(value(code(evidence).texts['requirements.txt']).text).toBe('torch==2.0');
  });

  test('goes with the model folder that --repo is given for; citations say in which of the two', async () => {
    const target = await folderOf(MODEL);
    const repo = await folderOf(CODE, 'code');
    const evidence = await collectFolder(target, { repo });
    expect(model(evidence).url).toBe('.');
    expect(code(evidence).url).toBe('../code');
    expect(code(evidence).texts['README.md']?.source.url).toBe('../code/README.md');
    expect(evidence.links.repository).toEqual({ to: 'code', how: 'given by --repo' });
  });

  test('that lies elsewhere is named without the way to it', async () => {
    const target = await folderOf(MODEL, 'some/place/model');
    const repo = await folderOf(CODE, 'quite/another/code');
    expect(code(await collectFolder(target, { repo })).url).toBe('code');
    const around = await collectFolder(target, { repo: join(home, 'some') }).catch((error) => error);
    expect(code(around).url).toBe('../..');
  });

  test('--repo none leaves the code in the folder out', async () => {
    const evidence = await collectFolder(await folderOf({ ...MODEL, 'train.py': '' }), { repo: 'none' });
    expect(evidence.repository.state).toBe('absent');
    expect(evidence.links.repository).toBeNull();
    expect(evidence.links.waived).toEqual(['repository']);
  });

  test('a folder without code is one that was looked at, and nothing was waived', async () => {
    const { links } = await collectFolder(await folderOf(MODEL));
    expect(links.repository).toBeNull();
    expect(links).not.toHaveProperty('waived');
  });
});

describe('nothing outside is read', () => {
  beforeEach(() => write(join(home, 'outside'), { 'secret.txt': 'SECRET', 'README.md': 'SECRET' }));

  test('links to files and folders outside, chains of them, circles and dead ends', async () => {
    const folder = await folderOf(MODEL);
    const link = (to: string, name: string) => symlink(to, join(folder, name));
    await link('../outside/secret.txt', 'NOTICE');
    await link(join(home, 'outside'), 'docs');
    await link('NOTICE', 'COPYING');
    await link('..', 'up');
    await link('.', 'self');
    await link('two', 'one');
    await link('one', 'two');
    await link('gone', 'dangling');
    await link('LICENSE', 'LICENSE.md');
    const evidence = await collectFolder(folder);
    expect(paths(model(evidence))).toEqual([
      ...['LICENSE', 'LICENSE.md', 'README.md', 'config.json', 'model.safetensors'],
    ]);
    expect(value(model(evidence).texts['LICENSE.md']).text).toBe('MIT License');
    expect(evidence.notes).toEqual([
      'Links that lead out of the folder were not followed: COPYING, NOTICE, docs and 1 more.',
      'Links that lead nowhere: dangling, one, two.',
    ]);
    expect(evidenceText(evidence)).not.toContain('SECRET');
  });

  test('a card or weights that are links to outside are not there', async () => {
    const folder = await folderOf({ 'config.json': '{}', 'train.py': '' });
    await symlink('../outside/README.md', join(folder, 'README.md'));
    await symlink('/dev/zero', join(folder, 'model.safetensors'));
    const evidence = await collectFolder(folder);
    expect(evidenceText(evidence)).not.toContain('SECRET');
    expect(evidence.notes[0]).toContain('README.md, model.safetensors');
  });

  test('a link to the credentials in .git is one to outside', async () => {
    const folder = await folderOf({ ...MODEL, '.git/config': 'SECRET' });
    await symlink('.git/config', join(folder, 'NOTICE'));
    expect(evidenceText(await collectFolder(folder))).not.toContain('SECRET');
  });

  test('pipes and sockets are never opened', async () => {
    const folder = await folderOf(MODEL);
    execFileSync('mkfifo', [join(folder, 'NOTICE'), join(folder, 'adapter.safetensors')]);
    const evidence = await collectFolder(folder);
    expect(paths(model(evidence))).not.toContain('NOTICE');
    expect(evidence.notes).toEqual([
      'Neither files nor folders, and not opened: NOTICE, adapter.safetensors.',
    ]);
  });

  test('what tools keep beside a project is left out', async () => {
    const evidence = await collectFolder(
      await folderOf({
        ...MODEL,
        'node_modules/x/index.js': '',
        '.venv/lib/x.py': '',
        'env/pyvenv.cfg': '',
        'env/lib/y.py': '',
        '.cache/huggingface/download/x.metadata': '',
        'src/z.py': '',
      }),
    );
    expect(paths(model(evidence)).filter((path) => path.includes('/'))).toEqual(['src/z.py']);
  });

  test('names of any bytes are kept, and cleaned in what is said', async () => {
    const folder = await folderOf({ ...MODEL, 'a\u001b[31m\nb.txt': 'x' });
    await writeFile(
      Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0x66, 0xff, 0x2e, 0x70, 0x79])]),
      'x',
    );
    await mkdir(Buffer.concat([Buffer.from(`${folder}/d`), Buffer.from([0xff])]));
    await symlink('/etc', join(folder, 'out\u001b[2J'));
    const evidence = await collectFolder(folder);
    expect(paths(model(evidence))).toContain('f\ufffd.py');
    expect(evidence.notes).toEqual([
      'Links that lead out of the folder were not followed: out.',
      'Names that are not UTF-8, and which could not be opened: d\ufffd, f\ufffd.py.',
      'The folder was not listed completely: what seems to be missing may be there.',
    ]);
    expect(parseEvidence(evidenceText(evidence), 'x')).toEqual(evidence);
  });

  test('a deep tree is listed as far as it goes, and said to be cut', async () => {
    const folder = await folderOf({ ...MODEL, [`${'d/'.repeat(80)}deep.txt`]: 'x' });
    const evidence = await collectFolder(folder);
    expect(value(model(evidence).files).truncated).toBe(true);
    expect(evidence.notes).toContain(
      'The folder was not listed completely: what seems to be missing may be there.',
    );
  });
});

describe('weights', () => {
  const notesOf = async (body: Buffer) => {
    const evidence = await collectFolder(await folderOf({ ...MODEL, 'model.safetensors': body }));
    expect(model(evidence).parameters).toBeUndefined();
    return evidence.notes;
  };

  test.each([
    ['a header that is no JSON', withHeader('{"a": ', undefined, 100), 'its header is broken'],
    ['a header that is no object', withHeader('[]', undefined, 100), 'its header is broken'],
    ['a shape of negative size', safetensors({ a: ['F32', [-1]] }), 'its header is broken'],
    ['a shape beyond counting', safetensors({ a: ['F32', [2 ** 40, 2 ** 40]] }), 'its header is broken'],
    ['a type that is none', safetensors({ a: ['\u001b[2J', [1]] }), 'its header is broken'],
    ['a length beyond the file', withHeader('{}', 1000n), 'its header claims to be longer than the file'],
    [
      'a length beyond all files',
      withHeader('{}', 2n ** 64n - 1n),
      'its header claims to be longer than the file',
    ],
    ['a header beyond reading', withHeader('{}', 2n ** 25n, 2 ** 25), 'its header is too large to be read'],
    ['an empty file', Buffer.alloc(0), 'too short for a safetensors file'],
    [
      'a pointer',
      Buffer.from(`version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12345\n`),
      'a pointer of Git LFS, not the weights themselves',
    ],
  ])('%s is told', async (_, body, reason) => {
    expect(await notesOf(body)).toEqual([`model.safetensors: ${reason}, so parameters were not counted.`]);
  });

  test('shards are counted together, and not when one is missing', async () => {
    const { 'model.safetensors': _, ...rest } = MODEL;
    const shards = {
      'model-00001-of-00002.safetensors': safetensors({ a: ['F16', [100]] }),
      'model-00002-of-00002.safetensors': safetensors({ b: ['F16', [50]] }),
    };
    const whole = await collectFolder(await folderOf({ ...rest, ...shards }));
    expect(model(whole).parameters).toEqual({ total: 150, byType: { F16: 150 } });
    const part = await folderOf(
      { ...rest, 'model-00001-of-00002.safetensors': safetensors({ a: ['F16', [9]] }), 'b.safetensors': '' },
      'part',
    );
    expect(model(await collectFolder(part)).parameters).toBeUndefined();
  });
});

describe('weights of other formats', () => {
  const { 'model.safetensors': _, ...rest } = MODEL;
  const header = (evidence: Evidence) => model(evidence).weightsHeader;

  test('are counted by the header of the checkpoint, whole or in parts', async () => {
    const body = checkpoint(stateDict({ a: [100, 20] }));
    const one = await collectFolder(await folderOf({ ...rest, 'pytorch_model.bin': body }));
    expect(header(one)).toEqual({
      state: 'present',
      value: { format: 'PyTorch', total: 2000, byType: { F32: 2000 }, file: 'pytorch_model.bin' },
      source: { url: 'pytorch_model.bin' },
    });
    const names = ['1', '2', '3'].map((part) => `pytorch_model-0000${part}-of-00003.bin`);
    const parts = Object.fromEntries(names.map((name) => [name, body]));
    const three = await collectFolder(await folderOf({ ...rest, ...parts }, 'parts'));
    expect(header(three)).toMatchObject({ value: { total: 6000, parts: 3 } });
    const gguf4 = await collectFolder(
      await folderOf({ ...rest, 'tiny-Q4_0.gguf': gguf({ a: [4, 5] }) }, 'gguf'),
    );
    expect(header(gguf4)).toMatchObject({ value: { format: 'GGUF', total: 20 } });
  });

  test('are not opened where the configuration tells enough', async () => {
    const config = JSON.stringify({ model_type: 'bloom', vocab_size: 10, hidden_size: 4, n_layer: 1 });
    const files = { ...rest, 'config.json': config, 'pytorch_model.bin': Buffer.alloc(90_000) };
    const evidence = await collectFolder(await folderOf(files));
    expect(header(evidence)).toBeUndefined();
    expect(model(evidence).dimensions).toMatchObject({ model_type: 'bloom', hidden_size: 4 });
    expect(evidence.notes).toEqual([]);
  });

  test('that cannot be counted are told', async () => {
    const pointer = Buffer.from(`version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\n`);
    const evidence = await collectFolder(await folderOf({ ...rest, 'pytorch_model.bin': pointer }));
    expect(header(evidence)).toBeUndefined();
    expect(evidence.notes).toEqual([
      'pytorch_model.bin: a pointer of Git LFS, not the weights themselves, so parameters were not counted.',
    ]);
  });
});

describe("a snapshot in the Hub's cache", () => {
  const COMMIT = 'a'.repeat(40);
  const cache = async () => {
    const place = join(home, 'hub', 'models--org--tiny');
    const snapshot = join(place, 'snapshots', COMMIT);
    await write(join(home, 'hub', 'models--org--other', 'blobs'), { other: 'SECRET' });
    await mkdir(snapshot, { recursive: true });
    for (const [path, body] of Object.entries(MODEL)) {
      await write(join(place, 'blobs'), { [`blob-${path}`]: body });
      await symlink(`../../blobs/blob-${path}`, join(snapshot, path));
    }
    return { place, snapshot };
  };

  test('is read with the blobs of its own model and no others', async () => {
    const { snapshot } = await cache();
    await symlink('../../../models--org--other/blobs/other', join(snapshot, 'NOTICE'));
    await symlink('../../refs', join(snapshot, 'COPYING'));
    const evidence = await collectFolder(snapshot);
    expect(model(evidence)).toMatchObject({ id: 'org/tiny', revision: COMMIT, parameters: { total: 204 } });
    expect(paths(model(evidence))).toEqual(Object.keys(MODEL).sort());
    expect(evidenceText(evidence)).not.toContain('SECRET');
    expect(evidence.notes[0]).toContain('NOTICE');
  });

  test('other folders may not lead into blobs', async () => {
    const { place } = await cache();
    const folder = await folderOf({ 'config.json': '{}' });
    await symlink(join(place, 'blobs', 'blob-README.md'), join(folder, 'README.md'));
    expect(paths(model(await collectFolder(folder)))).toEqual(['config.json']);
  });

  test("a model's place in the cache is not a folder of a model", async () => {
    const error = await refusal(collectFolder((await cache()).place));
    expect(error).toMatchObject({ exitCode: 2 });
    expect(error.hint).toContain('/snapshots/<commit>');
  });
});

describe('evidence', () => {
  test('is the same wherever the folder lies, and tells nothing of the machine', async () => {
    const folder = await folderOf({ ...MODEL, 'train.py': '', 'docs/training.md': '# Training\n' });
    const here = evidenceText(await collectFolder(folder));
    await mkdir(join(home, 'deep/er'), { recursive: true });
    await rename(folder, join(home, 'deep/er/model'));
    expect(evidenceText(await collectFolder(join(home, 'deep/er/model')))).toBe(here);
    expect(here).not.toContain(home);
    expect(here).not.toContain('file:');
    expect(evidenceText(parseEvidence(here, 'x'))).toBe(here);
  });
});
