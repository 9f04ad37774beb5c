/**
 * Walks over a pickle and builds the plain data in it: numbers, texts, lists and maps. Nothing of it is ever run: what would be called or
 * made is kept as a note of the name and the arguments. https://github.com/python/cpython/blob/main/Lib/pickletools.py lists the opcodes.
 */

/** A class or a function, by its name; it is never looked up. */
export class Named {
  constructor(
    readonly module: string,
    readonly name: string,
  ) {}
}

/** What a pickle would have called or made: whom, with what, and the state and items given to it afterwards. */
export class Made {
  state: unknown = null;
  readonly items = new Map<unknown, unknown>();
  constructor(
    readonly by: unknown,
    readonly args: readonly unknown[],
  ) {}
}

/** What lies outside of the pickle: of PyTorch, a storage. */
export class Outside {
  constructor(readonly id: unknown) {}
}

/** The bytes end before the pickle does. */
export class EndsEarly extends Error {}
/** No pickle, or one that is not read: why, for people. */
export class NoPickle extends Error {}

/** About 50,000 tensors. */
const MOST_OPCODES = 2_000_000;
/** Texts are names of tensors; what is longer is cut, since nobody asks for it. */
const LONGEST_TEXT = 1024;
/** More digits than any count has. */
const LONGEST_NUMBER = 32;

const MARK = Symbol('mark');

/**
 * @param bytes with the pickle at `start`
 * @returns what the pickle holds, and where it ends
 * @throws EndsEarly, NoPickle
 */
export function readPickle(bytes: Buffer, start = 0): { value: unknown; end: number } {
  const walk = new Walk(bytes, start);
  for (let count = 0; count < MOST_OPCODES; count++) {
    if (walk.step()) return { value: walk.pop(), end: walk.at };
  }
  throw new NoPickle('more steps than a list of tensors takes');
}

class Walk {
  at: number;
  readonly #bytes: Buffer;
  #stack: unknown[] = [];
  readonly #memo = new Map<number, unknown>();

  constructor(bytes: Buffer, start: number) {
    this.#bytes = bytes;
    this.at = start;
  }

  /** One opcode. @returns whether it was the last */
  step(): boolean {
    const code = this.#uint(1);
    switch (code) {
      case 0x2e: // STOP
        return true;
      case 0x80: // PROTO
        this.#skip(1);
        break;
      case 0x95: // FRAME
        this.#skip(8);
        break;
      case 0x28: // MARK
        this.#push(MARK);
        break;
      case 0x30: // POP
        this.#popAny();
        break;
      case 0x31: // POP_MARK
        this.#popMarked();
        break;
      case 0x32: // DUP
        this.#push(this.#top());
        break;
      case 0x4e: // NONE
        this.#push(null);
        break;
      case 0x88: // NEWTRUE
      case 0x89: // NEWFALSE
        this.#push(code === 0x88);
        break;
      case 0x49: // INT
      case 0x4c: // LONG
      case 0x46: // FLOAT
        this.#push(numberIn(this.#line()));
        break;
      case 0x4a: // BININT
        this.#push(this.#take(4).readInt32LE());
        break;
      case 0x4b: // BININT1
        this.#push(this.#uint(1));
        break;
      case 0x4d: // BININT2
        this.#push(this.#uint(2));
        break;
      case 0x8a: // LONG1
        this.#push(longIn(this.#take(this.#uint(1))));
        break;
      case 0x8b: // LONG4
        this.#push(longIn(this.#take(this.#uint(4))));
        break;
      case 0x47: // BINFLOAT
        this.#push(this.#take(8).readDoubleBE());
        break;
      case 0x53: // STRING
        this.#push(this.#line().replace(/^(['"])(.*)\1$/, '$2'));
        break;
      case 0x56: // UNICODE
        this.#push(this.#line());
        break;
      case 0x55: // SHORT_BINSTRING
      case 0x8c: // SHORT_BINUNICODE
        this.#push(this.#text(this.#uint(1)));
        break;
      case 0x54: // BINSTRING
      case 0x58: // BINUNICODE
        this.#push(this.#text(this.#uint(4)));
        break;
      case 0x8d: // BINUNICODE8
        this.#push(this.#text(this.#uint(8)));
        break;
      case 0x43: // SHORT_BINBYTES
        this.#pushBytes(this.#uint(1));
        break;
      case 0x42: // BINBYTES
        this.#pushBytes(this.#uint(4));
        break;
      case 0x8e: // BINBYTES8
      case 0x96: // BYTEARRAY8
        this.#pushBytes(this.#uint(8));
        break;
      case 0x29: // EMPTY_TUPLE
      case 0x5d: // EMPTY_LIST
        this.#push([]);
        break;
      case 0x74: // TUPLE
      case 0x6c: // LIST
        this.#push(this.#popMarked());
        break;
      case 0x85: // TUPLE1
      case 0x86: // TUPLE2
      case 0x87: // TUPLE3
        this.#push(this.#popSome(code - 0x84));
        break;
      case 0x61: // APPEND
        this.#append([this.pop()]);
        break;
      case 0x65: // APPENDS
      case 0x90: // ADDITEMS
        this.#append(this.#popMarked());
        break;
      case 0x7d: // EMPTY_DICT
      case 0x8f: // EMPTY_SET
        this.#push(new Map());
        break;
      case 0x64: // DICT
        this.#push(mapOf(this.#popMarked(), new Map()));
        break;
      case 0x91: // FROZENSET
        this.#popMarked();
        this.#push(new Map());
        break;
      case 0x73: // SETITEM
        this.#setItems(this.#popSome(2));
        break;
      case 0x75: // SETITEMS
        this.#setItems(this.#popMarked());
        break;
      case 0x63: // GLOBAL
        this.#push(new Named(this.#line(), this.#line()));
        break;
      case 0x93: // STACK_GLOBAL
        this.#push(namedBy(this.#popSome(2)));
        break;
      case 0x52: // REDUCE
      case 0x81: // NEWOBJ
        this.#make(this.#popSome(2));
        break;
      case 0x92: // NEWOBJ_EX
        this.#make(this.#popSome(3));
        break;
      case 0x69: {
        // INST
        const by = new Named(this.#line(), this.#line());
        this.#push(new Made(by, this.#popMarked()));
        break;
      }
      case 0x6f: {
        // OBJ
        const [by, ...args] = this.#popMarked();
        this.#push(new Made(by, args));
        break;
      }
      case 0x62: {
        // BUILD
        const state = this.pop();
        const made = this.#top();
        if (made instanceof Made) made.state = state;
        break;
      }
      case 0x50: // PERSID
        this.#push(new Outside(this.#line()));
        break;
      case 0x51: // BINPERSID
        this.#push(new Outside(this.pop()));
        break;
      case 0x67: // GET
        this.#recall(numberIn(this.#line()));
        break;
      case 0x68: // BINGET
        this.#recall(this.#uint(1));
        break;
      case 0x6a: // LONG_BINGET
        this.#recall(this.#uint(4));
        break;
      case 0x70: // PUT
        this.#memo.set(numberIn(this.#line()), this.#top());
        break;
      case 0x71: // BINPUT
        this.#memo.set(this.#uint(1), this.#top());
        break;
      case 0x72: // LONG_BINPUT
        this.#memo.set(this.#uint(4), this.#top());
        break;
      case 0x94: // MEMOIZE
        this.#memo.set(this.#memo.size, this.#top());
        break;
      default:
        throw new NoPickle('not a pickle, or one with parts that lie elsewhere');
    }
    return false;
  }

  /** The value on top, taken away. */
  pop(): unknown {
    const value = this.#popAny();
    if (value === MARK) throw new NoPickle('a broken pickle');
    return value;
  }

  #popAny(): unknown {
    if (this.#stack.length === 0) throw new NoPickle('a broken pickle');
    return this.#stack.pop();
  }

  #top(): unknown {
    if (this.#stack.length === 0) throw new NoPickle('a broken pickle');
    return this.#stack.at(-1);
  }

  #push(value: unknown): void {
    this.#stack.push(value);
  }

  #popSome(count: number): unknown[] {
    if (this.#stack.length < count) throw new NoPickle('a broken pickle');
    const values = this.#stack.splice(-count);
    if (values.includes(MARK)) throw new NoPickle('a broken pickle');
    return values;
  }

  #popMarked(): unknown[] {
    const mark = this.#stack.lastIndexOf(MARK);
    if (mark < 0) throw new NoPickle('a broken pickle');
    const values = this.#stack.splice(mark);
    values.shift();
    return values;
  }

  #append(values: readonly unknown[]): void {
    const list = this.#top();
    if (Array.isArray(list)) for (const value of values) list.push(value);
  }

  #setItems(values: readonly unknown[]): void {
    const target = this.#top();
    if (target instanceof Map) mapOf(values, target);
    else if (target instanceof Made) mapOf(values, target.items);
  }

  #make([by, args]: readonly unknown[]): void {
    this.#push(new Made(by, Array.isArray(args) ? args : []));
  }

  #recall(index: number): void {
    if (!this.#memo.has(index)) throw new NoPickle('a broken pickle');
    this.#push(this.#memo.get(index));
  }

  #take(length: number): Buffer {
    const end = this.at + length;
    if (end > this.#bytes.length) throw new EndsEarly();
    const taken = this.#bytes.subarray(this.at, end);
    this.at = end;
    return taken;
  }

  #skip(length: number): void {
    this.#take(length);
  }

  #uint(width: 1 | 2 | 4 | 8): number {
    const taken = this.#take(width);
    return width === 8 ? Number(taken.readBigUInt64LE()) : taken.readUIntLE(0, width);
  }

  #text(length: number): string {
    return this.#take(length).toString('utf8', 0, Math.min(length, LONGEST_TEXT));
  }

  /** Bytes are of no use here. */
  #pushBytes(length: number): void {
    this.#skip(length);
    this.#push(null);
  }

  #line(): string {
    const end = this.#bytes.indexOf(0x0a, this.at);
    if (end < 0) throw new EndsEarly();
    const line = this.#bytes.toString('utf8', this.at, Math.min(end, this.at + LONGEST_TEXT));
    this.at = end + 1;
    return line.replace(/\r$/, '');
  }
}

function mapOf(values: readonly unknown[], map: Map<unknown, unknown>): Map<unknown, unknown> {
  if (values.length % 2 === 1) throw new NoPickle('a broken pickle');
  for (let index = 0; index < values.length; index += 2) map.set(values[index], values[index + 1]);
  return map;
}

/** Only texts name anything: lists in lists would be written out at any length. */
function namedBy([module, name]: readonly unknown[]): Named {
  if (typeof module !== 'string' || typeof name !== 'string') throw new NoPickle('a broken pickle');
  return new Named(module, name);
}

const numberIn = (line: string): number => Number(line.slice(0, LONGEST_NUMBER).replace(/L$/, ''));

/** Little-endian, two's complement. */
function longIn(bytes: Buffer): number {
  if (bytes.length > 8) return Number.NaN;
  if (bytes.length === 0) return 0;
  return Number(BigInt.asIntN(8 * bytes.length, BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`)));
}
