/**
 * Walks over a pickle and builds the plain data in it: numbers, texts, lists and maps. Nothing of it is ever run: what would be called or
 * made is kept as a note of the name and the arguments. https://github.com/python/cpython/blob/main/Lib/pickletools.py lists the opcodes.
 */

import { ByteReader } from './bytes.js';
import { longIn, Made, mapOf, Named, NoPickle, namedBy, numberIn, Outside } from './pickled.js';

/** About 50,000 tensors. */
const MOST_OPCODES = 2_000_000;

const MARK = Symbol('mark');

/**
 * @param bytes with the pickle at `start`
 * @returns what the pickle holds, and where it ends
 * @throws EndsEarly, NoPickle
 */
export function readPickle(bytes: Buffer, start = 0): { value: unknown; end: number } {
  const from = new ByteReader(bytes, start);
  const walk = new Walk(from);
  for (let count = 0; count < MOST_OPCODES; count++) {
    if (walk.step()) return { value: walk.pop(), end: from.at };
  }
  throw new NoPickle('more steps than a list of tensors takes');
}

class Walk {
  readonly #from: ByteReader;
  #stack: unknown[] = [];
  readonly #memo = new Map<number, unknown>();

  constructor(from: ByteReader) {
    this.#from = from;
  }

  /** One opcode. @returns whether it was the last */
  step(): boolean {
    const code = this.#from.uint(1);
    switch (code) {
      case 0x2e: // STOP
        return true;
      case 0x80: // PROTO
        this.#from.take(1);
        break;
      case 0x95: // FRAME
        this.#from.take(8);
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
        this.#push(numberIn(this.#from.line()));
        break;
      case 0x4a: // BININT
        this.#push(this.#from.take(4).readInt32LE());
        break;
      case 0x4b: // BININT1
        this.#push(this.#from.uint(1));
        break;
      case 0x4d: // BININT2
        this.#push(this.#from.uint(2));
        break;
      case 0x8a: // LONG1
        this.#push(longIn(this.#from.take(this.#from.uint(1))));
        break;
      case 0x8b: // LONG4
        this.#push(longIn(this.#from.take(this.#from.uint(4))));
        break;
      case 0x47: // BINFLOAT
        this.#push(this.#from.take(8).readDoubleBE());
        break;
      case 0x53: // STRING
        this.#push(this.#from.line().replace(/^(['"])(.*)\1$/, '$2'));
        break;
      case 0x56: // UNICODE
        this.#push(this.#from.line());
        break;
      case 0x55: // SHORT_BINSTRING
      case 0x8c: // SHORT_BINUNICODE
        this.#push(this.#from.text(this.#from.uint(1)));
        break;
      case 0x54: // BINSTRING
      case 0x58: // BINUNICODE
        this.#push(this.#from.text(this.#from.uint(4)));
        break;
      case 0x8d: // BINUNICODE8
        this.#push(this.#from.text(this.#from.uint(8)));
        break;
      case 0x43: // SHORT_BINBYTES
        this.#pushBytes(this.#from.uint(1));
        break;
      case 0x42: // BINBYTES
        this.#pushBytes(this.#from.uint(4));
        break;
      case 0x8e: // BINBYTES8
      case 0x96: // BYTEARRAY8
        this.#pushBytes(this.#from.uint(8));
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
        this.#push(new Named(this.#from.line(), this.#from.line()));
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
        const by = new Named(this.#from.line(), this.#from.line());
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
        this.#push(new Outside(this.#from.line()));
        break;
      case 0x51: // BINPERSID
        this.#push(new Outside(this.pop()));
        break;
      case 0x67: // GET
        this.#recall(numberIn(this.#from.line()));
        break;
      case 0x68: // BINGET
        this.#recall(this.#from.uint(1));
        break;
      case 0x6a: // LONG_BINGET
        this.#recall(this.#from.uint(4));
        break;
      case 0x70: // PUT
        this.#memo.set(numberIn(this.#from.line()), this.#top());
        break;
      case 0x71: // BINPUT
        this.#memo.set(this.#from.uint(1), this.#top());
        break;
      case 0x72: // LONG_BINPUT
        this.#memo.set(this.#from.uint(4), this.#top());
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

  /** Bytes are of no use here. */
  #pushBytes(length: number): void {
    this.#from.take(length);
    this.#push(null);
  }
}
