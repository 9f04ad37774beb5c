/** Where rodeo is installed. What is shipped beside the code is found from there, from sources and from any bundle alike. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function rootAbove(folder: string): string {
  if (nameIn(folder) === 'rodeo') return folder;
  const outer = dirname(folder);
  if (outer === folder) throw new Error('the package.json of rodeo is missing: install rodeo again');
  return rootAbove(outer);
}

function nameIn(folder: string): unknown {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).name;
  } catch {
    return null;
  }
}

/** The folder of rodeo's own package.json, absolute. */
export const PACKAGE_ROOT = rootAbove(dirname(fileURLToPath(import.meta.url)));
