/** Reads fields of API answers and card data by the type that is needed: owners and servers send anything anywhere. */

export type Fields = Record<string, unknown>;

/** The value as an object; an empty one when it is something else. */
export function fields(value: unknown): Fields {
  return isFields(value) ? value : {};
}

/** A JSON object; arrays are none. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A non-empty string, otherwise `undefined`. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** A finite number, otherwise `undefined`. */
export function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** How many there are of something, or how many bytes: whole, and none below zero. Otherwise `undefined`. */
export function count(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
}

/** The elements of an array; none when it is something else. */
export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The strings in a string or a list: card authors write either. */
export function texts(value: unknown): string[] {
  return [value].flat().flatMap((one) => text(one) ?? []);
}

/** The object without keys whose value is `undefined`. */
export function defined<T extends object>(value: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}
