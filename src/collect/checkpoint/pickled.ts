/** Values that a pickle holds, beside plain numbers, texts, lists and maps; none of them is ever run. */

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

/** No pickle, or one that is not read: why, for people. */
export class NoPickle extends Error {}

/** More digits than any count has. */
const LONGEST_NUMBER = 32;

/** Keys and values in turn, put into a map. */
export function mapOf(values: readonly unknown[], map: Map<unknown, unknown>): Map<unknown, unknown> {
  if (values.length % 2 === 1) throw new NoPickle('a broken pickle');
  for (let index = 0; index < values.length; index += 2) map.set(values[index], values[index + 1]);
  return map;
}

/** Only texts name anything: lists in lists would be written out at any length. */
export function namedBy([module, name]: readonly unknown[]): Named {
  if (typeof module !== 'string' || typeof name !== 'string') throw new NoPickle('a broken pickle');
  return new Named(module, name);
}

/** A number in digits. */
export const numberIn = (line: string): number => Number(line.slice(0, LONGEST_NUMBER).replace(/L$/, ''));

/** Little-endian, two's complement. */
export function longIn(bytes: Buffer): number {
  if (bytes.length > 8) return Number.NaN;
  if (bytes.length === 0) return 0;
  return Number(BigInt.asIntN(8 * bytes.length, BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`)));
}
