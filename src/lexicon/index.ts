/** All lists of words by their names: for the tests of their examples, and for the report on entries that never fire. */
import * as concepts from './concepts.js';
import * as cues from './cues.js';
import type { WordList } from './entry.js';

/** Each list under the name that code calls it by. */
export const LEXICON: Readonly<Record<string, WordList>> = { ...concepts, ...cues };
