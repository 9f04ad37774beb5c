/** `rodeo sign`: turns a statement about an audit into a bundle that anybody can verify. */

import { stat } from 'node:fs/promises';
import { usageError } from '../errors.js';
import { aboutOf, parseStatement } from '../proof/statement.js';
import { jsonText } from '../report/json.js';
import { readInput } from './input.js';
import { say } from './messages.js';
import { checkWritable, writeWhole } from './output.js';

export interface SignFlags {
  key?: string;
  output?: string;
}

/** Results of large models with all their citations. */
export const STATEMENT_BYTES = 64 * 1024 * 1024;
export const STATEMENT_HINT = 'rodeo audit <model> --format in-toto=FILE writes one.';

/**
 * Signs and writes the bundle.
 * @throws RodeoError for what is no statement or no key (exit 2), and when Sigstore does not sign (exit 3)
 */
export async function sign(
  file: string,
  { key, output = `${file}.sigstore.json` }: SignFlags,
): Promise<void> {
  const text = await readInput(file, STATEMENT_HINT, STATEMENT_BYTES);
  const statement = parseStatement(text, file);
  await checkWritable(output);
  for (const kept of [file, ...(key === undefined ? [] : [key])]) {
    if (await isSameFile(kept, output)) throw usageError(`${output} would be overwritten by its bundle`);
  }
  const { signKeyless, signWithKey } = await import('../proof/sign.js');
  const { env } = process;
  const bundle = key
    ? await signWithKey(text, {
        pem: await readInput(key, 'openssl genpkey -algorithm ed25519 -out FILE makes a key.'),
        password: env.RODEO_KEY_PASSWORD,
        label: key,
      })
    : await signKeyless(text, {
        token: env.SIGSTORE_ID_TOKEN,
        fulcioUrl: env.FULCIO_URL || 'https://fulcio.sigstore.dev',
        rekorUrl: env.REKOR_URL || 'https://rekor.sigstore.dev',
      });
  await writeWhole(output, jsonText(bundle));
  say(`signed ${aboutOf(statement)}: ${output}`);
}

/** Under whatever names, links included. One that is not there yet is no other. */
async function isSameFile(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([one, other].map((path) => stat(path).catch(() => null)));
  return a !== null && b !== null && a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev;
}
