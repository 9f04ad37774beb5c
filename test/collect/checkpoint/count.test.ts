/** What the header of a file of weights tells of its parameters. */
import { describe, expect, test } from 'vitest';
import { countInHeader } from '../../../src/collect/checkpoint/count.js';
import { count, fileOf, pytorch } from './counted.js';
import {
  checkpoint,
  dict,
  gguf,
  join,
  NONE,
  named,
  number,
  oldCheckpoint,
  pickle,
  reduce,
  stateDict,
  tensor,
  text,
  tuple,
  zip,
} from './torch-files.js';

describe('a checkpoint', () => {
  test('is counted by the shapes of its tensors, by type, in one reading', async () => {
    const weights = dict({ a: tensor([100, 20], { type: 'HalfStorage' }), b: tensor([7]) });
    const file = fileOf(checkpoint(weights));
    expect(await countInHeader(file)).toEqual(pytorch({ F16: 2000, F32: 7 }));
    expect(file.asked).toHaveLength(1);
  });

  test('in the format from before zip as well', async () => {
    expect(await count(oldCheckpoint(stateDict({ a: [100, 20], b: [] })))).toEqual(pytorch({ F32: 2001 }));
  });

  test('counts a storage once, whatever shares it', async () => {
    const tied = { key: '0', room: 200 };
    const halves = (offset: number) => tensor([5], { key: '1', room: 10, offset });
    const weights = dict({
      embedding: tensor([20, 10], tied),
      head: tensor([20, 10], tied),
      turned: tensor([10, 20], tied),
      query: halves(0),
      key: halves(5),
      part: tensor([3], { key: '2', room: 1000 }),
    });
    expect(await count(checkpoint(weights))).toEqual(pytorch({ F32: 213 }));
  });

  test.each([
    ['under state_dict', { state_dict: stateDict({ a: [10] }), optimizer: stateDict({ b: [500] }) }],
    [
      'under model',
      { epoch: number(3), optimizer: dict({ state: stateDict({ b: [5] }) }), model: stateDict({ a: [10] }) },
    ],
    ['two wrappings deep', { net: dict({ state_dict: stateDict({ a: [10] }) }), scheduler: NONE }],
    ['under a name of its own', { generator: stateDict({ a: [10] }), steps: number(9) }],
  ])('holds the weights %s', async (_, content) => {
    expect(await count(checkpoint(dict(content)))).toEqual(pytorch({ F32: 10 }));
  });

  test('of which nothing tells what the weights are is not counted', async () => {
    const two = dict({ g: stateDict({ a: [10] }), d: stateDict({ a: [9] }) });
    expect(await count(checkpoint(two))).toBe('nothing in it tells which tensors are the weights');
    expect(await count(checkpoint(dict({ lr: number(1) })))).toBe(
      'nothing in it tells which tensors are the weights',
    );
  });

  test('that is a whole module counts its parameters, and not its buffers', async () => {
    const parameter = (shape: number[]) =>
      reduce(named('torch._utils', '_rebuild_parameter'), tensor(shape), [0x88], NONE);
    const module = (...[parameters, buffers, modules]: Parameters<typeof dict>[0][]) =>
      join(
        reduce(named('net', 'Net')),
        dict({
          _parameters: dict(parameters ?? {}),
          _buffers: dict(buffers ?? {}),
          _modules: dict(modules ?? {}),
        }),
        [0x62],
      );
    const inner = module({ weight: parameter([3, 3]), bias: NONE }, { mean: tensor([1000]) }, {});
    const whole = module({ scale: parameter([2]) }, {}, { first: inner, second: NONE });
    expect(await count(checkpoint(dict({ epoch: number(1), model: whole })))).toEqual(pytorch({ F32: 11 }));
  });

  test('that is a scripted module counts its tensors', async () => {
    const scripted = (name: string, state: Parameters<typeof dict>[0]) =>
      join(named(`__torch__.${name}`, 'Net'), [0x29, 0x81], dict(state), [0x62]);
    const layer = scripted('layer', { weight: tensor([4, 4]), training: [0x88] });
    const files = {
      'net/data/0': Buffer.alloc(300),
      'net/data.pkl': pickle(scripted('net', { layer, scale: tensor([2]), steps: number(3) })),
      'net/code/__torch__.py': Buffer.from('class Net: pass'),
    };
    expect(await count(zip(files))).toEqual(pytorch({ F32: 18 }));
  });

  test('whose description is not the first file is found by the directory', async () => {
    const files = {
      'archive/data/0': Buffer.alloc(300_000),
      'archive/data.pkl': pickle(stateDict({ a: [10, 10] })),
      'archive/version': Buffer.from('3\n'),
    };
    expect(await count(zip(files))).toEqual(pytorch({ F32: 100 }));
    expect(await count(zip(files, { large: true }))).toEqual(pytorch({ F32: 100 }));
    expect(await count(zip(files, { comment: 'made by hand' }))).toEqual(pytorch({ F32: 100 }));
    expect(await count(zip(files, { method: 8 }))).toBe('no checkpoint of PyTorch, or a compressed one');
  });

  test('with a long description is read on', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 4000 }, (_, index) => [`layer.${index}.weight`, [2]]),
    );
    const file = fileOf(checkpoint(stateDict(many)));
    expect(await countInHeader(file)).toEqual(pytorch({ F32: 8000 }));
    expect(file.asked).toHaveLength(2);
  });

  test('of 8-bit floats tells its type apart from its storage', async () => {
    const storage = join(
      tuple(text('storage'), named('torch.storage', 'UntypedStorage'), text('0'), text('cpu'), number(40)),
      [0x51],
    );
    const v3 = reduce(
      named('torch._utils', '_rebuild_tensor_v3'),
      storage,
      number(0),
      tuple(number(40)),
      tuple(number(1)),
      [0x89],
      NONE,
      named('torch', 'float8_e4m3fn'),
    );
    expect(await count(checkpoint(dict({ a: v3 })))).toEqual(pytorch({ F8_E4M3: 40 }));
  });
});

test('a GGUF file is counted by the tensors that its header lists', async () => {
  expect(await count(gguf({ a: [4, 5], b: [6] }))).toEqual({ format: 'GGUF', total: 26, byType: {} });
  // Quantized to less than two bits.
  expect(await count(gguf({ a: [256, 256] }, 12_800))).toMatchObject({ total: 65_536 });
});
