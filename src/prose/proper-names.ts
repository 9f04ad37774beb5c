/** Proper names: how they are written, how they are compared, and which of them are a page's own. */
import { lastPart } from '../paths.js';
import { oncePer, oncePerText } from '../remembered.js';
import type { Document } from './page.js';

/** Compares names as package indexes do: case and separators do not matter. */
export const foldName: (name: string) => string = oncePerText((name) =>
  name.toLowerCase().replace(/[^a-z0-9]+/g, ''),
);

/** A name is written like no other word: `BioGPT`, `LLaMA`, `T5`, `Mistral 7B`. Up to three words; begins at once, ends as early as it can. */
export const NAME_IN_CAPITALS =
  '(?=\\S{0,40}(?:\\p{Ll}\\p{Lu}|\\p{Lu}{2}|\\d)|\\p{Lu}\\S{0,40} [\\p{Lu}\\d])(?:[\\p{Lu}\\d][\\p{L}\\d.+-]{0,40} ?){1,3}?';

/** From so many sentences on a name that the title lacks is one of the page's own. */
const RECURS = 3;

/** Whether a page keeps speaking of a name: whoever mentions somebody else's does so in passing. */
export const recurs = (document: Document, name: string): boolean =>
  document.sentences.filter(({ text }) => text.includes(name)).length >= RECURS;

/** The page's title, and the repository that it stands in, folded. */
export const namesOfPage = oncePer((document: Document): readonly string[] => {
  const title = document.sections.find((one) => one.depth === 1)?.heading ?? '';
  const [, home = ''] = /([^/]+)\/(?:blob|raw|resolve)\//.exec(document.cite().url) ?? [];
  return [title, lastPart(title), home].map(foldName).filter((name) => name.length > 2);
});
