/** Sees to it that tests compare texts with an index made by the code that they test. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../src/package-root.js';
import { writeFingerprints } from '../src/release/licenses/fingerprint-build.js';
import { FINGERPRINTS_FILE } from '../src/release/licenses/fingerprints.js';

const changed = (path: string): number => statSync(path).mtimeMs;

export function setup(): void {
  const folder = join(PACKAGE_ROOT, 'src/release/licenses');
  const sources = readdirSync(folder)
    .filter((name) => /^(?:words|spelling|markup|fingerprint)/.test(name))
    .map((name) => join(folder, name));
  const list = join(PACKAGE_ROOT, 'node_modules/spdx-license-list/package.json');
  const newest = Math.max(...[...sources, list].map(changed));
  if (!existsSync(FINGERPRINTS_FILE) || changed(FINGERPRINTS_FILE) <= newest) writeFingerprints();
}
