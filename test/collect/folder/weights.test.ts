/** Parameters are counted by the headers of the weights in a folder; weights that cannot be counted are told. */
import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../../src/evidence.js';
import { checkpoint, gguf, stateDict } from '../checkpoint/torch-files.js';
import { collectFolder, freshFolder, safetensors, withHeader } from './folders.js';
import { MODEL, model } from './tiny.js';

const { folderOf } = freshFolder();

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
