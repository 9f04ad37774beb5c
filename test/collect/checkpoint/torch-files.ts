/** Writes checkpoints as PyTorch does, byte by byte: pickles, zip archives around them, and the format from before zip. */

type Op = Buffer | number[];
const line = (text: string) => Buffer.from(`${text}\n`);
const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

export const text = (value: string): Op =>
  Buffer.concat([Buffer.from('X'), uint32(Buffer.byteLength(value)), Buffer.from(value)]);
/** Any size: written as Python writes numbers beyond 32 bits. */
export function number(value: number): Op {
  if (value >= 0 && value < 256) return [0x4b, value];
  if (value >= 0 && value <= 0x7fff_ffff) return Buffer.concat([Buffer.from('J'), uint32(value)]);
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(BigInt(value));
  return Buffer.concat([Buffer.from([0x8a, 8]), bytes]);
}
export const named = (module: string, name: string): Op =>
  Buffer.concat([Buffer.from('c'), line(module), line(name)]);
export const MARK: Op = [0x28];
export const tuple = (...values: Op[]): Op => join(MARK, ...values, [0x74]);
export const join = (...ops: Op[]): Buffer => Buffer.concat(ops.map((op) => Buffer.from(op)));
export const pickle = (...ops: Op[]): Buffer => join([0x80, 2], ...ops, [0x2e]);
/** Calls `of` with what is in the tuple. */
export const reduce = (of: Op, ...args: Op[]): Op => join(of, tuple(...args), [0x52]);
export const dict = (items: Record<string, Op>, ordered = false): Op =>
  join(
    ordered ? reduce(named('collections', 'OrderedDict')) : [0x7d],
    MARK,
    ...Object.entries(items).flatMap(([key, value]) => [text(key), value]),
    [0x75],
  );
export const NONE: Op = [0x4e];

export interface Stored {
  key?: string;
  type?: string;
  offset?: number;
  /** Numbers in the storage; those of the shape unless told. */
  room?: number;
}

let keys = 0;
/** A tensor in a storage of its own, unless told. */
export function tensor(shape: readonly number[], stored: Stored = {}): Op {
  const count = shape.reduce((product, length) => product * length, 1);
  const { key = `own${keys++}`, type = 'FloatStorage', offset = 0, room = count } = stored;
  const storage = join(
    tuple(text('storage'), named('torch', type), text(key), text('cpu'), number(room)),
    [0x51],
  );
  return reduce(
    named('torch._utils', '_rebuild_tensor_v2'),
    storage,
    number(offset),
    tuple(...shape.map(number)),
    tuple(...shape.map(() => number(1))),
    [0x89],
    reduce(named('collections', 'OrderedDict')),
  );
}

/** A state dict: tensors by name. */
export const stateDict = (tensors: Record<string, readonly number[]>, type?: string): Op =>
  dict(
    Object.fromEntries(
      Object.entries(tensors).map(([name, shape]) => [
        name,
        tensor(shape, type === undefined ? {} : { type }),
      ]),
    ),
    true,
  );

interface ZipOptions {
  /** Offsets and sizes in fields of 64 bits, as in archives over 4 GB. */
  large?: boolean;
  /** By the directory: 8 is compressed. */
  method?: number;
  comment?: string;
}

/** A zip archive of files that are stored as they are; sizes stand in the directory alone, as PyTorch writes it. */
export function zip(
  files: Record<string, Buffer>,
  { large = false, method = 0, comment = '' }: ZipOptions = {},
): Buffer {
  const local: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const [path, body] of Object.entries(files)) {
    const name = Buffer.from(path);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50);
    head.writeUInt16LE(0x0808, 6);
    head.writeUInt16LE(method, 8);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50);
    entry.writeUInt16LE(0x0808, 8);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(large ? 0xffff_ffff : body.length, 20);
    entry.writeUInt32LE(large ? 0xffff_ffff : body.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt16LE(large ? 28 : 0, 30);
    entry.writeUInt32LE(large ? 0xffff_ffff : at, 42);
    const extra = Buffer.alloc(large ? 28 : 0);
    if (large) {
      extra.writeUInt16LE(1, 0);
      extra.writeUInt16LE(24, 2);
      for (const [index, value] of [body.length, body.length, at].entries())
        extra.writeBigUInt64LE(BigInt(value), 4 + 8 * index);
    }
    local.push(head, name, body);
    entries.push(entry, name, extra);
    at += 30 + name.length + body.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(large ? 0xffff : Object.keys(files).length, 10);
  end.writeUInt32LE(large ? 0xffff_ffff : directory.length, 12);
  end.writeUInt32LE(large ? 0xffff_ffff : at, 16);
  end.writeUInt16LE(comment.length, 20);
  const parts = [...local, directory];
  if (large) {
    const record = Buffer.alloc(56);
    record.writeUInt32LE(0x06064b50);
    record.writeBigUInt64LE(BigInt(directory.length), 40);
    record.writeBigUInt64LE(BigInt(at), 48);
    const locator = Buffer.alloc(20);
    locator.writeUInt32LE(0x07064b50);
    locator.writeBigUInt64LE(BigInt(at + directory.length), 8);
    parts.push(record, locator);
  }
  return Buffer.concat([...parts, end, Buffer.from(comment)]);
}

/** What `torch.save` writes: the description first, then the storages, here as so many bytes of nothing. */
export const checkpoint = (description: Op, bytes = 100_000, options?: ZipOptions): Buffer =>
  zip(
    {
      'archive/data.pkl': pickle(description),
      'archive/data/0': Buffer.alloc(bytes),
      'archive/version': line('3'),
    },
    options,
  );

/** What PyTorch wrote before 1.6: magic number, version, system, description, keys, then the storages. */
export function oldCheckpoint(description: Op, bytes = 100_000): Buffer {
  const magic = Buffer.from('8a0a6cfc9c46f9206aa85019', 'hex');
  const system = dict({ protocol_version: number(1001), little_endian: [0x88] });
  return Buffer.concat([
    pickle(magic),
    pickle(number(1001)),
    pickle(system),
    pickle(description),
    pickle([0x5d]),
    Buffer.alloc(bytes),
  ]);
}

/** A GGUF file with one text and one list among its keys. */
export function gguf(tensors: Record<string, readonly number[]>, bytes = 60_000): Buffer {
  const uint64 = (value: number) => {
    const eight = Buffer.alloc(8);
    eight.writeBigUInt64LE(BigInt(value));
    return eight;
  };
  const string = (value: string) => Buffer.concat([uint64(Buffer.byteLength(value)), Buffer.from(value)]);
  const words = ['a', 'b', 'c'].map(string);
  return Buffer.concat([
    ...[Buffer.from('GGUF'), uint32(3), uint64(Object.keys(tensors).length), uint64(3)],
    ...[string('general.name'), uint32(8), string('tiny')],
    ...[string('tokenizer.ggml.tokens'), uint32(9), uint32(8), uint64(words.length), ...words],
    ...[string('general.file_type'), uint32(4), uint32(1)],
    ...Object.entries(tensors).flatMap(([name, shape]) => [
      ...[string(name), uint32(shape.length), ...shape.map(uint64), uint32(0), uint64(0)],
    ]),
    Buffer.alloc(bytes),
  ]);
}
