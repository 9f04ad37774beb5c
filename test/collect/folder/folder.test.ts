/** A folder is read as the Hub or GitHub would tell of it once it is published, and it tells nothing of the machine. */
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { evidenceText, parseEvidence } from '../../../src/collect/saved.js';
import { collectFolder, freshFolder } from './folders.js';
import { CARD, code, MODEL, model, paths, value } from './tiny.js';

const { home, folderOf } = freshFolder();

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
    const around = await collectFolder(target, { repo: join(home(), 'some') }).catch((error) => error);
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

describe('evidence', () => {
  test('is the same wherever the folder lies, and tells nothing of the machine', async () => {
    const folder = await folderOf({ ...MODEL, 'train.py': '', 'docs/training.md': '# Training\n' });
    const here = evidenceText(await collectFolder(folder));
    await mkdir(join(home(), 'deep/er'), { recursive: true });
    await rename(folder, join(home(), 'deep/er/model'));
    expect(evidenceText(await collectFolder(join(home(), 'deep/er/model')))).toBe(here);
    expect(here).not.toContain(home());
    expect(here).not.toContain('file:');
    expect(evidenceText(parseEvidence(here, 'x'))).toBe(here);
  });
});
