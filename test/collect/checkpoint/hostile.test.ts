/** Files of weights that are broken, or made to harm whoever reads them: each ends soon, with words or a number. */
import { describe, expect, test } from 'vitest';
import { countInHeader } from '../../../src/collect/checkpoint/count.js';
import { count, fileOf, pytorch } from './counted.js';
import {
  checkpoint,
  dict,
  gguf,
  join,
  MARK,
  NONE,
  named,
  oldCheckpoint,
  pickle,
  reduce,
  stateDict,
  tensor,
  text,
  zip,
} from './torch-files.js';

/** A list of two of the list before, and so on: 2^depth elements to whoever writes them out. */
const laughs = (depth: number) =>
  join(
    [0x5d, 0x71, 0],
    ...Array.from({ length: depth }, (_, index) => [
      0x5d,
      0x71,
      index + 1,
      0x28,
      0x68,
      index,
      0x68,
      index,
      0x65,
    ]),
  );

describe('what is hostile or broken is told in words', () => {
  const uint64 = (value: bigint) => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64LE(value);
    return bytes;
  };
  const claiming = (shape: number[], stored = {}) => checkpoint(dict({ a: tensor(shape, stored) }));
  const WRONG = 'nothing in it tells which tensors are the weights';

  test.each<[string, Buffer, string]>([
    ['no checkpoint', Buffer.alloc(500), 'not a checkpoint of a format that is read'],
    ['an empty file', Buffer.alloc(0), 'not a checkpoint of a format that is read'],
    ['a web page', Buffer.from('<!doctype html><p>Not found'), 'not a checkpoint of a format that is read'],
    ['a pointer', Buffer.from('version https://git-lfs'), 'a pointer of Git LFS, not the weights themselves'],
    [
      'a description cut short',
      checkpoint(stateDict({ a: [9] })).subarray(0, 120),
      'its header is cut short',
    ],
    ['a zip cut short', zip({ 'a/b': Buffer.alloc(99_999) }).subarray(0, 50_000), 'its directory is broken'],
    ['a pickle of nothing', zip({ 'a/data.pkl': pickle() }), 'a broken pickle'],
    ['marks out of place', zip({ 'a/data.pkl': pickle(MARK) }), 'a broken pickle'],
    ['an end without a mark', zip({ 'a/data.pkl': pickle([0x74]) }), 'a broken pickle'],
    ['what was never put away', zip({ 'a/data.pkl': pickle([0x68, 9]) }), 'a broken pickle'],
    ['half a pair', zip({ 'a/data.pkl': pickle([0x7d, 0x28, 0x4e, 0x75]) }), 'a broken pickle'],
    [
      'a name made of lists',
      zip({ 'a/data.pkl': pickle(laughs(60), laughs(60), [0x93]) }),
      'a broken pickle',
    ],
    [
      'parts elsewhere',
      zip({ 'a/data.pkl': pickle([0x82, 1]) }),
      'not a pickle, or one with parts that lie elsewhere',
    ],
    ['a text of 4 GB', zip({ 'a/data.pkl': pickle([0x58, 255, 255, 255, 255]) }), 'its header is cut short'],
    [
      'a text of more than all',
      zip({ 'a/data.pkl': pickle(join([0x8d], uint64(2n ** 64n - 1n))) }),
      'its header is cut short',
    ],
    ['a command', checkpoint(reduce(named('os', 'system'), text('touch /tmp/owned'))), WRONG],
    [
      'a command beside tensors',
      checkpoint(dict({ x: reduce(named('builtins', 'eval'), text('1')), y: NONE })),
      WRONG,
    ],
    ['a tensor of nobody', checkpoint(dict({ a: reduce(named('evil', '_rebuild_tensor_v2'), NONE) })), WRONG],
    [
      'a tensor of nothing',
      checkpoint(dict({ a: reduce(named('torch._utils', '_rebuild_tensor_v2')) })),
      WRONG,
    ],
    ['a shape below zero', claiming([-5, -5]), WRONG],
    ['a shape beyond counting', claiming([2 ** 40, 2 ** 40], { room: 9 }), WRONG],
    ['a type that is none', claiming([5], { type: 'constructorStorage' }), WRONG],
    ['more than the file holds', claiming([1_000_000]), 'it claims more tensors than it has bytes for'],
    ['tensors of nothing', claiming([0]), 'its tensors are empty'],
    ['lists in lists', checkpoint(laughs(200)), WRONG],
    [
      'GGUF with a text beyond all',
      Buffer.concat([
        Buffer.from('GGUF'),
        Buffer.from([3, 0, 0, 0]),
        uint64(1n),
        uint64(1n),
        uint64(2n ** 63n),
      ]),
      'its header is cut short',
    ],
    [
      'GGUF with tensors beyond all',
      Buffer.concat([Buffer.from('GGUF'), Buffer.from([3, 0, 0, 0]), uint64(2n ** 60n), uint64(0n)]),
      'its header is broken',
    ],
    [
      'GGUF with more than the file holds',
      gguf({ a: [2 ** 20] }),
      'it claims more tensors than it has bytes for',
    ],
    ['GGUF with tensors of nothing', gguf({ a: [4, 0] }), 'its tensors are empty'],
    [
      'GGUF of a version to come',
      Buffer.concat([Buffer.from('GGUF'), Buffer.from([99, 0, 0, 0]), Buffer.alloc(80)]),
      'its header is broken',
    ],
  ])('%s', async (_, bytes, words) => {
    expect(await count(bytes)).toBe(words);
  });

  test('maps within themselves come to an end', async () => {
    const circle = join([0x7d, 0x71, 0, 0x28], text('model'), [0x68, 0], text('other'), [0x68, 0, 0x75]);
    expect(await count(checkpoint(circle))).toBe(WRONG);
    const modules = join([0x7d, 0x71, 1, 0x28], text('again'), [0x68, 0], [0x75]);
    const state = dict({ _parameters: dict({ a: tensor([5]) }), _modules: modules });
    const module = join(reduce(named('net', 'Net')), [0x71, 0], state, [0x62]);
    expect(await count(checkpoint(module))).toEqual(pytorch({ F32: 5 }));
  });

  test('one map many times in each of many is looked at once', async () => {
    const layers = Array.from({ length: 3 }, (_, level) =>
      join(
        [0x7d, 0x71, level + 1, 0x28],
        ...Array.from({ length: 5000 }, (_, index) => join(text(`k${index}`), [0x68, level])),
        [0x75],
      ),
    );
    const bytes = checkpoint(join([0x7d, 0x71, 0], ...layers));
    expect(await count(bytes)).toBe(WRONG);
  });

  test('a pickle without end is left after so many steps, and so many bytes', async () => {
    const steps = zip({ 'a/data.pkl': pickle(Buffer.alloc(3_000_000, 0x4e)) });
    expect(await count(steps)).toBe('more steps than a list of tensors takes');
    const bytes = zip({ 'a/data.pkl': pickle(join([0x58, 0, 0, 0, 2], Buffer.alloc(2 ** 25))) });
    const file = fileOf(bytes);
    expect(await countInHeader(file)).toBe('its header is too large to be read');
    expect(file.asked.reduce((sum, length) => sum + length, 0)).toBeLessThanOrEqual(2 ** 24);
  });

  test('whatever bytes are changed, there is an answer', async () => {
    const good = [
      checkpoint(stateDict({ a: [10, 2], b: [3] })),
      oldCheckpoint(stateDict({ a: [4] })),
      gguf({ a: [4] }),
    ];
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return seed % below;
    };
    for (const bytes of good) {
      for (let round = 0; round < 400; round++) {
        const changed = Buffer.from(bytes.subarray(0, 900));
        for (let change = 0; change <= random(4); change++) changed[random(changed.length)] = random(256);
        const counted = await count(changed);
        expect(typeof counted === 'string' || Number.isSafeInteger(counted.total)).toBe(true);
      }
    }
  });
});
