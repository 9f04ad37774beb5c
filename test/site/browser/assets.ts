/** Sees to it that browsers are shown the script and the styles of the sources that are tested. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../../src/package-root.js';

export function setup(): void {
  const script = join(PACKAGE_ROOT, 'dist/assets/site.js');
  const folder = join(PACKAGE_ROOT, 'src/site');
  const sources = readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name)));
  const made = existsSync(script) ? statSync(script).mtimeMs : 0;
  if (sources.every((path) => statSync(path).mtimeMs <= made)) return;
  execFileSync(process.execPath, ['rolldown.config.mjs', '--pages'], { cwd: PACKAGE_ROOT });
}
