/**
 * The official JSON Schema of SPDX 3.0.1, as a judge. Of the registry's packages one ships it, a generator of bills with a hundred
 * dependencies and programs of its own: so its archive alone is fetched, held against its hash, and one file is taken from it.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Draft2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const ARCHIVE = '@cyclonedx/cdxgen@12.8.4';
const SHA256 = '873ff9d3177a0c12495fe585c5012f7bec0aa70aabed1f2f1e79f25bd95eb107';
const FILE = 'package/data/spdx-export.schema.json';
const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/spdx-3.0.1', import.meta.url));

/** The schema's text; `null` where it is neither cached nor to be had, as without a network. */
function schemaText(): string | null {
  const kept = join(CACHE, `${SHA256}.json`);
  if (!existsSync(kept)) {
    try {
      mkdirSync(CACHE, { recursive: true });
      const folder = mkdtempSync(join(CACHE, 'archive-'));
      const [archive] = JSON.parse(
        npm('pack', ARCHIVE, '--json', '--prefer-offline', '--pack-destination', folder),
      );
      execFileSync('tar', ['-xzf', join(folder, archive.filename), '-C', folder, FILE]);
      renameSync(join(folder, FILE), kept);
    } catch {
      return null;
    }
  }
  const text = readFileSync(kept, 'utf8');
  if (createHash('sha256').update(text).digest('hex') !== SHA256) throw new Error(`${kept} is another file`);
  return text;
}

const npm = (...args: string[]): string =>
  execFileSync('npm', args, {
    encoding: 'utf8',
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 120_000,
  });

/** What the schema says is wrong with a document; `null` where the schema is not to be had. */
export function spdxSchema(): ((text: string) => unknown[]) | null {
  const schema = schemaText();
  if (schema === null) return null;
  const ajv = new Draft2020.default({ strict: false });
  addFormats.default(ajv as never);
  const isValid = ajv.compile(JSON.parse(schema));
  return (text) => (isValid(JSON.parse(text)) ? [] : [...(isValid.errors ?? [])]);
}
