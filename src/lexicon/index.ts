/** All lists of words by their names: for the tests of their examples, and for the report on entries that never fire. */
import * as concepts from './concepts.js';
import * as denials from './denials.js';
import * as things from './denials-of-things.js';
import type { WordList } from './entry.js';
import * as offers from './offers.js';

/** Each list under the name that code calls it by. */
export const LEXICON: Readonly<Record<string, WordList>> = { ...concepts, ...denials, ...things, ...offers };
