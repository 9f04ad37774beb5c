/** Counts the numbers in the tensors that the pickle of a PyTorch checkpoint describes; the tensors themselves lie behind it. */
import { Made, Named, Outside } from './pickled.js';

/** Numbers by type, as the headers of safetensors name types, and the least bytes they take. */
export interface Tensors {
  byType: Map<string, number>;
  bytes: number;
}

/** Name and bytes of the types of PyTorch. https://pytorch.org/docs/stable/tensor_attributes.html#torch-dtype */
const TYPES: Readonly<Record<string, readonly [string, number]>> = {
  float: ['F32', 4],
  float32: ['F32', 4],
  double: ['F64', 8],
  float64: ['F64', 8],
  half: ['F16', 2],
  float16: ['F16', 2],
  bfloat16: ['BF16', 2],
  long: ['I64', 8],
  int64: ['I64', 8],
  int: ['I32', 4],
  int32: ['I32', 4],
  short: ['I16', 2],
  int16: ['I16', 2],
  char: ['I8', 1],
  int8: ['I8', 1],
  byte: ['U8', 1],
  uint8: ['U8', 1],
  uint16: ['U16', 2],
  uint32: ['U32', 4],
  uint64: ['U64', 8],
  bool: ['BOOL', 1],
  complexfloat: ['C64', 8],
  complex64: ['C64', 8],
  complexdouble: ['C128', 16],
  complex128: ['C128', 16],
  qint8: ['I8', 1],
  quint8: ['U8', 1],
  qint32: ['I32', 4],
  float8_e4m3fn: ['F8_E4M3', 1],
  float8_e5m2: ['F8_E5M2', 1],
};

interface Tensor {
  /** What tells storages apart: tensors that share one are told once. */
  storage: string;
  /** Numbers in the storage. */
  room: number;
  type: readonly [string, number];
  count: number;
  /** Where in the storage, and in what shape. */
  place: string;
}

/** Names under which training programs keep the weights beside optimizers and counters, the surest first. */
const WEIGHTS_KEYS = [
  ...['state_dict', 'model_state_dict', 'model_state', 'model_weights', 'model', 'module', 'net', 'network'],
  ...['weights', 'params', 'parameters'],
];
/** Weights are not wrapped deeper. */
const DEEPEST = 4;
const MOST_TENSORS = 500_000;
const MOST_DIMENSIONS = 64;

/** What was looked at: maps may hold each other, or the same one again and again. */
type Seen = Set<unknown>;

/**
 * The weights in what a checkpoint holds: a map of tensors, alone or beside the state of a training, or a whole module.
 * @returns `null` where nothing tells which tensors are the weights, or a tensor is not described in full
 */
export function tensorsIn(root: unknown): Tensors | null {
  const found = weightsIn(root, DEEPEST, new Set());
  if (found === null || found.length === 0 || found.length > MOST_TENSORS) return null;
  const storages = new Map<string, { room: number; type: Tensor['type']; places: Map<string, number> }>();
  for (const value of found) {
    const tensor = tensorOf(value);
    if (tensor === null) return null;
    const storage = storages.get(tensor.storage) ?? { ...tensor, places: new Map() };
    storage.places.set(tensor.place, tensor.count);
    storages.set(tensor.storage, storage);
  }
  const tensors: Tensors = { byType: new Map(), bytes: 0 };
  for (const { room, type, places } of storages.values()) {
    const [name, width] = type;
    const all = [...places.values()].reduce((sum, count) => sum + count, 0);
    // What overlaps or is repeated is there once.
    const count = Math.min(all, room);
    tensors.byType.set(name, (tensors.byType.get(name) ?? 0) + count);
    tensors.bytes += count * width;
  }
  return Number.isSafeInteger(tensors.bytes) ? tensors : null;
}

function weightsIn(value: unknown, deepest: number, seen: Seen): unknown[] | null {
  if (isModule(value)) return parametersOf(value, seen);
  const map = mapIn(value);
  if (map === null || deepest === 0 || seen.has(map)) return null;
  seen.add(map);
  for (const key of WEIGHTS_KEYS) {
    const inner = map.has(key) ? weightsIn(map.get(key), deepest - 1, seen) : null;
    if (inner && inner.length > 0) return inner;
  }
  const direct = [...map.values()].filter(isTensor);
  if (direct.length > 0) return direct;
  const within = [...map.values()].flatMap((inner) => {
    const found = weightsIn(inner, deepest - 1, seen);
    return found === null || found.length === 0 ? [] : [found];
  });
  // Of several, one may be the state of an optimizer, or an average of the other.
  return within.length === 1 ? (within[0] as unknown[]) : null;
}

/** The parameters of a pickled module and of those in it; all tensors of a scripted one, which does not tell them from its buffers. */
function parametersOf(root: Made, seen: Seen): unknown[] | null {
  const found: unknown[] = [];
  const waiting: unknown[] = [root];
  const look = (map: Map<unknown, unknown> | null, into: unknown[]) => {
    if (map === null || seen.has(map)) return;
    seen.add(map);
    for (const one of map.values()) if (one !== null) into.push(one);
  };
  while (waiting.length > 0) {
    const module = waiting.pop();
    if (isScripted(module)) look(mapIn(module.state), waiting);
    else if (isTensor(module)) found.push(module);
    const state = isModule(module) ? mapIn(module.state) : null;
    look(mapIn(state?.get('_parameters')), found);
    look(mapIn(state?.get('_modules')), waiting);
  }
  return found;
}

const isModule = (value: unknown): value is Made =>
  (value instanceof Made && mapIn(value.state)?.has('_parameters') === true) || isScripted(value);

/** https://github.com/pytorch/pytorch/blob/main/torch/csrc/jit/docs/serialization.md */
const isScripted = (value: unknown): value is Made =>
  value instanceof Made && value.by instanceof Named && value.by.module.startsWith('__torch__');

/** The items of a dictionary, ordered or not. */
function mapIn(value: unknown): Map<unknown, unknown> | null {
  if (value instanceof Map) return value;
  const isDictionary =
    value instanceof Made && value.by instanceof Named && /Dict$|^defaultdict$/.test(value.by.name);
  return isDictionary ? value.items : null;
}

const REBUILD = /^_rebuild_(?:q?tensor|tensor_v\d)$/;
const WRAPPERS = /^_rebuild_(?:parameter|parameter_with_state|from_type|from_type_v2)$/;

/** What makes the tensor, without the parameter or class around it. */
function unwrapped(value: unknown): Made | null {
  let current = value;
  for (let depth = 0; depth < DEEPEST; depth++) {
    if (!(current instanceof Made) || !(current.by instanceof Named)) return null;
    if (!current.by.module.startsWith('torch')) return null;
    if (REBUILD.test(current.by.name)) return current;
    if (!WRAPPERS.test(current.by.name)) return null;
    const [first, , args] = current.args;
    current =
      current.by.name.startsWith('_rebuild_from_type') && Array.isArray(args) ? new Made(first, args) : first;
  }
  return null;
}

const isTensor = (value: unknown): boolean => unwrapped(value) !== null;

/**
 * `_rebuild_tensor_v2(storage, offset, size, stride, …)`; with `v3` the type comes last.
 * https://github.com/pytorch/pytorch/blob/main/torch/_utils.py
 */
function tensorOf(value: unknown): Tensor | null {
  const made = unwrapped(value);
  if (made === null) return null;
  const [outside, offset, size] = made.args;
  const storage = storageOf(outside, made.args.at(-1));
  const shape = shapeOf(size);
  if (storage === null || shape === null || typeof offset !== 'number') return null;
  const count = shape.reduce((product, length) => product * length, 1);
  if (!Number.isSafeInteger(count)) return null;
  return { ...storage, count, place: `${offset} ${count}` };
}

/** `('storage', class, key, location, numbers, …)`. */
function storageOf(value: unknown, last: unknown): Pick<Tensor, 'storage' | 'room' | 'type'> | null {
  const id = value instanceof Outside ? value.id : null;
  if (!Array.isArray(id) || id[0] !== 'storage') return null;
  const [, by, key, , size] = id as unknown[];
  if (!(by instanceof Named) || (typeof key !== 'string' && typeof key !== 'number') || !isCount(size))
    return null;
  const name = by.name.replace(/Storage$/, '').toLowerCase();
  const isUntyped = name === 'untyped' && last instanceof Named;
  const type = typeNamed(isUntyped ? last.name : name);
  return type && { storage: String(key), room: isUntyped ? Math.floor(size / type[1]) : size, type };
}

const typeNamed = (name: string) => (Object.hasOwn(TYPES, name) ? (TYPES[name] ?? null) : null);

/** A tuple, or a `torch.Size` around one. */
function shapeOf(size: unknown): number[] | null {
  const lengths = size instanceof Made ? size.args[0] : size;
  return Array.isArray(lengths) && lengths.length <= MOST_DIMENSIONS && lengths.every(isCount)
    ? lengths
    : null;
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
