/** Where the pages of docs/ can be read: beside the code that package.json names. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from './package-root.js';

const { repository } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8'));

/** `https://github.com/owner/rodeo/blob/main/docs` */
export const DOCS = `${String(repository?.url ?? '')
  .replace(/^git\+/, '')
  .replace(/\.git$/, '')}/blob/main/docs`;

/** The section about a check. @param id of the check; of anything else there is none */
export const checkAddress = (id: string): string =>
  `${DOCS}/checks.md#${encodeURIComponent(id.replace(/\p{Cs}/gu, ''))}`;
