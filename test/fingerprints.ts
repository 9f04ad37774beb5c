/** Sees to it that tests compare texts with an index, and read sentences by weights, made by the code that they test. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { TERMS_FILE } from '../src/licenses/terms/model.js';
import { writeTermsModel } from '../src/licenses/terms/training/train.js';
import { writeFingerprints } from '../src/licenses/text/fingerprint-build.js';
import { FINGERPRINTS_FILE } from '../src/licenses/text/fingerprints.js';
import { PACKAGE_ROOT } from '../src/package-root.js';

const changed = (path: string): number => statSync(path).mtimeMs;

export function setup(): void {
  const folder = join(PACKAGE_ROOT, 'src/licenses/text');
  const sources = readdirSync(folder)
    .filter((name) => /^(?:word|spelling|markup|fingerprint)/.test(name))
    .map((name) => join(folder, name));
  const list = join(PACKAGE_ROOT, 'node_modules/spdx-license-list/package.json');
  const newest = Math.max(...[...sources, list].map(changed));
  if (!existsSync(FINGERPRINTS_FILE) || changed(FINGERPRINTS_FILE) <= newest) writeFingerprints();
  const reader = join(PACKAGE_ROOT, 'src/licenses/terms');
  const parts = ['', 'training'].flatMap((room) =>
    readdirSync(join(reader, room))
      .filter((name) => /\.(?:ts|tsv)$/.test(name))
      .map((name) => join(reader, room, name)),
  );
  const written = Math.max(...parts.map(changed));
  if (!existsSync(TERMS_FILE) || changed(TERMS_FILE) <= written) writeTermsModel();
}
