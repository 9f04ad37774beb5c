/** Where pages give an address to write to. */
import type { Citation } from '../../prose/cite.js';
import type { Document } from '../../prose/page.js';
import { modelPages } from './statements.js';

/** `git@github.com` is no person. */
const ADDRESS = /\b(?!git@)[\w.+-]{1,64}(?:@|\s?\[at\]\s?)[\w-]{1,64}(?:\.[\w-]{1,64}){1,9}\b/i;

/** An e-mail address on a page about the model, outside of code. */
export function contactIn(documents: readonly Document[]): Citation | null {
  for (const document of modelPages(documents)) {
    const link = document.links.find(({ url }) => /^mailto:/i.test(url));
    const said = document.sentences.find((one) => ADDRESS.test(one.text) && !one.negated);
    const line = link?.line ?? said?.line;
    if (line !== undefined) return document.cite(line);
  }
  return null;
}
