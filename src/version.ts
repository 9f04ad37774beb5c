/** What rodeo is called by: its version and the page about it, from the one place that states them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from './package-root.js';

const { version, homepage } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8'));

export const VERSION: string = version;

declare const BUILT_FROM: string | undefined;

/** Which program this is, among all of a version: by the sources that it was built from, or the version where these run as they are. */
export const BUILD: string = typeof BUILT_FROM === 'string' ? BUILT_FROM : VERSION;

/** Where to read about rodeo. */
export const HOMEPAGE: string = homepage;
