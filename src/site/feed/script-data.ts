/** What the pages' script reads: classic scripts, as pages opened from a disk may load nothing else. */
import { jsonLine } from '../../report/json.js';
import { answersOf } from '../../result/answers.js';
import type { Result } from '../../result/result.js';
import { plain } from '../../terminal.js';
import type { Catalog } from '../catalog.js';
import { MARKS } from '../table/row.js';

/** All rows in short form, in pieces. */
export function* modelsScript(catalog: Catalog): Generator<string> {
  yield `globalThis.rodeoModels={"columns":${jsonLine(catalog.columns)},"rows":[\n`;
  for (let index = 0; index < catalog.size; index++) {
    yield `${index > 0 ? ',\n' : ''}${safe(catalog.packedRow(index))}`;
  }
  yield `\n],"words":${jsonLine(catalog.words.list)}};\n`;
}

/** What a comparison says of a model beyond its row: the reason of each answer, and the licenses. */
export function comparisonScript(slug: string, result: Result): string {
  const { weights, code, data, documents } = result.model.licenses;
  const licenses = Object.entries({ weights, code, data, documents }).map(
    ([scope, { id, name, openness }]) => [scope, plain(id ?? name), openness],
  );
  const answers = answersOf(result).map(({ id, result: found, because }) => [
    id,
    MARKS[found],
    plain(because),
  ]);
  return `globalThis.rodeoCompared(${jsonLine(slug)},${jsonLine({ licenses, answers })});\n`;
}

/** The rows are JSON already; only what would end a line of a script early is left to escape. */
const safe = (json: string): string =>
  json.replace(/[\u2028\u2029]/g, (one) => `\\u${one.charCodeAt(0).toString(16)}`);
