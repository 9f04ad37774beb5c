/** The result as JSON: keys in the order of its schema, the same bytes for the same evidence and rubric. */

import type { Result } from '../result/result.js';
import type { RenderOptions } from './renderer.js';

/** JSON leaves these as they are, and a terminal would act on them or hide text behind them. */
const UNSAFE = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** Any JSON value for people and machines: indented, safe to print, with a final line break. */
export function jsonText(value: unknown): string {
  return `${safe(JSON.stringify(value, null, 2))}\n`;
}

/** The same on one line, without its line break. */
export function jsonLine(value: unknown): string {
  return safe(JSON.stringify(value));
}

const safe = (json: string): string =>
  json.replace(UNSAFE, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** One result. */
export function renderJson(result: Result): string {
  return jsonText(result);
}

/** One target gives the object itself; several give an array, also when only one of them could be audited. */
export function renderJsonReport(results: readonly Result[], options: RenderOptions): string {
  const [only] = results;
  return only && !options.several ? renderJson(only) : jsonText(results);
}
