/** Sizes as people write them. */
import { usageError } from './errors.js';

const UNITS: Record<string, number> = { '': 1, k: 1e3, m: 1e6, g: 1e9, t: 1e12 };
const BINARY_UNITS: Record<string, number> = { k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40 };

/**
 * Bytes of `500MB`, `1.5 GiB`, `0`.
 * @param name of the setting, for the error
 * @throws usageError for what is no size
 */
export function readSize(name: string, value: string): number {
  const [, number = '', unit = '', binary] =
    /^(\d{1,15}(?:\.\d{1,9})?)\s*([kmgt]?)(i)?b?$/i.exec(value) ?? [];
  const factor = (binary ? BINARY_UNITS : UNITS)[unit.toLowerCase()];
  if (number === '' || factor === undefined) {
    throw usageError(`${name} is not a size.`, `Set ${name} to something like 500MB or 2GB, or unset it.`);
  }
  return Math.floor(Number(number) * factor);
}
