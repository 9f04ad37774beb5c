/** Parameters by the header of a checkpoint on the Hub: asked for where nothing else tells them, and in parts of the file only. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type HubModel, valueIn } from '../../../src/evidence.js';
import type { Fault, HubRepo } from '../../apis/index.js';
import { checkpoint, dict, gguf, pickle, stateDict, tensor, zip } from '../checkpoint/torch-files.js';
import { type Collecting, type CollectingOptions, startCollecting } from '../collecting.js';

let world: Collecting;
afterEach(() => world.close());

const WEIGHTS = stateDict({ a: [100, 100], b: [50] });

async function collect(
  files: HubRepo['files'],
  more: { fields?: Partial<HubRepo>; faults?: Fault[]; options?: CollectingOptions } = {},
) {
  const model = { id: 'org/model', files: { 'README.md': '# Model', ...files }, ...more.fields };
  world = await startCollecting({ models: [model], ...(more.faults && { faults: more.faults }) });
  const evidence = await world.collect('org/model', more.options);
  return { evidence, hub: valueIn(evidence.hub) as HubModel };
}
const asked = () => world.apis.requests('cdn');

test('one part of the file tells, with where it was told', async () => {
  const { hub, evidence } = await collect({ 'pytorch_model.bin': checkpoint(WEIGHTS, 2_000_000) });
  expect(hub.weightsHeader).toMatchObject({
    state: 'present',
    value: { format: 'PyTorch', total: 10_050, byType: { F32: 10_050 }, file: 'pytorch_model.bin' },
    source: { url: `${hub.url}/blob/${hub.revision}/pytorch_model.bin`, revision: hub.revision },
  });
  expect(asked().map(({ status }) => status)).toEqual([206]);
  expect(evidence.notes).toEqual([]);
});

test.each<[string, HubRepo['files'], Partial<HubRepo>]>([
  ['safetensors', {}, { safetensors: { total: 7, parameters: { F32: 7 } } }],
  ['GGUF, by the Hub', {}, { gguf: { total: 7 } }],
  [
    'the configuration',
    { 'config.json': JSON.stringify({ model_type: 'bloom', vocab_size: 10, hidden_size: 4, n_layer: 1 }) },
    {},
  ],
])('no request is made where the number is told by %s', async (_, files, fields) => {
  const { hub } = await collect({ 'pytorch_model.bin': checkpoint(WEIGHTS), ...files }, { fields });
  expect(hub.weightsHeader).toBeUndefined();
  expect(asked()).toEqual([]);
});

test('of a configuration that is not understood the header is asked', async () => {
  const config = JSON.stringify({ model_type: 'novel', vocab_size: 10 });
  const { hub } = await collect({ 'config.json': config, 'best.ckpt': checkpoint(WEIGHTS) });
  expect(hub.weightsHeader).toMatchObject({ value: { total: 10_050, file: 'best.ckpt' } });
});

test('of two checkpoints beside each other nothing is asked', async () => {
  const { hub } = await collect({ 'a.pt': checkpoint(WEIGHTS), 'b.pt': checkpoint(WEIGHTS) });
  expect(hub.weightsHeader).toBeUndefined();
  expect(asked()).toEqual([]);
});

test('state of a training beside the weights is not asked', async () => {
  const { hub } = await collect({
    'model.pth': checkpoint(WEIGHTS),
    'optimizer.pt': checkpoint(stateDict({ a: [9] })),
    'training_args.bin': checkpoint(stateDict({ a: [9] })),
  });
  expect(hub.weightsHeader).toMatchObject({ value: { total: 10_050, file: 'model.pth' } });
});

test('quantizations of one model are asked once', async () => {
  const { hub } = await collect({
    'tiny-Q4_K_M.gguf': gguf({ a: [4, 5] }, 1000),
    'tiny-f16.gguf': gguf({ a: [4, 5] }, 5000),
  });
  expect(hub.weightsHeader).toMatchObject({ value: { format: 'GGUF', total: 20, file: 'tiny-Q4_K_M.gguf' } });
  expect(asked()).toHaveLength(1);
});

describe('a checkpoint in parts', () => {
  const part = (index: number, type?: string) =>
    checkpoint(stateDict({ [`a${index}`]: [100, 100] }, type), 60_000);
  const parts = (count: number, type?: string) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, at) => [
        `pytorch_model-0000${at + 1}-of-0000${count}.bin`,
        part(at, type),
      ]),
    );
  const index = (metadata: object) => ({
    'pytorch_model.bin.index.json': JSON.stringify({ metadata, weight_map: {} }),
  });

  test('of two is counted by both headers', async () => {
    const { hub } = await collect({ ...parts(2), ...index({ total_size: 80_000 }) });
    expect(hub.weightsHeader).toMatchObject({
      value: { total: 20_000, parts: 2, file: 'pytorch_model.bin.index.json' },
    });
  });

  test('of more by the bytes in its index and the type in its first part', async () => {
    const { hub } = await collect({ ...parts(5, 'HalfStorage'), ...index({ total_size: 100_000 }) });
    expect(hub.weightsHeader).toMatchObject({
      value: { total: 50_000, byType: { F16: 50_000 }, parts: 5, file: 'pytorch_model.bin.index.json' },
    });
    expect(asked()).toHaveLength(1);
  });

  test('or by the number in its index', async () => {
    const { hub } = await collect({ ...parts(5), ...index({ total_parameters: 50_123 }) });
    expect(hub.weightsHeader).toMatchObject({ value: { total: 50_123 } });
    expect(asked()).toEqual([]);
  });

  test.each<[string, HubRepo['files'], string]>([
    ['without an index', parts(5), 'the parts have no index'],
    [
      'whose index claims too much',
      { ...parts(5), ...index({ total_size: 1e12 }) },
      'it claims more than the parts hold',
    ],
    ['whose index is empty', { ...parts(5), ...index({}) }, 'it does not say how large the whole is'],
  ])('%s is not counted', async (_, files, detail) => {
    const { hub, evidence } = await collect(files);
    expect(hub.weightsHeader).toMatchObject({
      state: 'unavailable',
      reason: { code: 'invalid-response', detail },
    });
    expect(evidence.notes).toEqual([]);
  });

  test('that is not whole is not asked', async () => {
    const { 'pytorch_model-00003-of-00005.bin': _, ...rest } = parts(5);
    expect((await collect(rest)).hub.weightsHeader).toBeUndefined();
  });
});

describe('a server', () => {
  const large = (first: boolean) => {
    const description = pickle(WEIGHTS);
    const bytes = Buffer.alloc(48 * 1024 * 1024);
    return first
      ? zip({ 'archive/data.pkl': description, 'archive/data/0': bytes })
      : zip({ 'archive/data/0': bytes, 'archive/data.pkl': description });
  };

  test('that sends the whole file is left when the beginning is there', async () => {
    const { hub } = await collect({ 'model.pt': large(true) }, { faults: [{ host: 'cdn', whole: true }] });
    expect(hub.weightsHeader).toMatchObject({ value: { total: 10_050 } });
    await vi.waitFor(() => expect(asked()).toMatchObject([{ status: 200, left: true }]));
  });

  test('that sends it in place of a later part is left at once', async () => {
    const { hub } = await collect({ 'model.pt': large(false) }, { faults: [{ host: 'cdn', whole: true }] });
    const detail = 'the whole file in place of the part that was asked for';
    expect(hub.weightsHeader).toMatchObject({
      state: 'unavailable',
      reason: { code: 'invalid-response', detail },
    });
    const left = { status: 200, left: true };
    await vi.waitFor(() => expect(asked()).toMatchObject([left, left]));
  });

  test('that sends parts is asked for three of them where the description comes last', async () => {
    const { hub } = await collect({ 'model.pt': large(false) });
    expect(hub.weightsHeader).toMatchObject({ value: { total: 10_050 } });
    expect(asked().map(({ status }) => status)).toEqual([206, 206, 206]);
  });

  test.each<[string, Fault, string]>([
    ['answers with an error', { status: 500 }, 'server-error'],
    ['refuses ranges', { status: 416 }, 'invalid-response'],
    ['hangs up', { reset: true }, 'network'],
    ['breaks off', { truncate: true }, 'truncated'],
    [
      'sends another part',
      { status: 206, headers: { 'content-range': 'bytes 5-9/100' }, body: 'other' },
      'invalid-response',
    ],
    ['sends a web page', { html: true }, 'invalid-response'],
  ])('that %s leaves the number open', async (_, fault, code) => {
    const { hub, evidence } = await collect(
      { 'model.pt': checkpoint(WEIGHTS) },
      { faults: [{ host: 'cdn', ...fault }] },
    );
    expect(hub.weightsHeader).toMatchObject({ state: 'unavailable', reason: { code } });
    expect(evidence.notes.join()).toMatch(
      code === 'invalid-response' ? /^$/ : /^The header of model\.pt could not be read \(.+\)/,
    );
  });
});

test('of a gated model the header is only asked for with a token', async () => {
  const files = { 'model.pt': checkpoint(WEIGHTS) };
  const gated = { gated: 'manual' as const, readers: [] };
  const without = await collect(files, { fields: gated, options: { tokens: 'none' } });
  expect(without.hub.weightsHeader).toBeUndefined();
  await world.close();
  const refused = await collect(files, { fields: gated });
  expect(refused.hub.weightsHeader).toMatchObject({ state: 'unavailable', reason: { code: 'gated' } });
});

test('a hostile description harms nobody', async () => {
  const { hub } = await collect({ 'model.pt': checkpoint(dict({ a: tensor([2 ** 40]) })) });
  expect(hub.weightsHeader).toMatchObject({
    state: 'unavailable',
    reason: { detail: 'it claims more tensors than it has bytes for' },
  });
});
