/** The license that notices at the top of source files state, where no file or page states one for all. */
import { citeFile, type Place } from '../../prose/cite.js';
import type { ReadCode } from '../../release/code/bodies.js';
import { withholds } from '../../source/license-header.js';
import { mentionsOf } from '../names/mentions.js';
import { combine, nameLicense, type Terms } from '../names/names.js';
import { inOwnWords } from '../names/own-words.js';
import { recognizeText } from '../text/text.js';
import type { Answer } from './answers.js';

/** Of the files that were read so many have to bear a notice; else those that do are other people's. */
const MOST = 0.5;

/** What most files of the repository's code say that they are under, all together; `null` where most say nothing. */
export function answerOfHeaders(code: readonly ReadCode[], place: Place): Answer | null {
  const files = code.filter(({ tree, file }) => tree.origin === 'github' && OF_PROGRAMS.has(file.language));
  const stated = files.flatMap(({ file: { path, license } }) => {
    const terms = license && termsOfHeader(license.text);
    return terms ? [{ terms, citation: citeFile(place, path, license.line) }] : [];
  });
  if (stated.length === 0 || stated.length < files.length * MOST) return null;
  const terms = combine(stated.map((one) => one.terms));
  const [first] = stated.filter((one) => one.terms.openness === terms.openness);
  return { terms, basis: 'metadata', citations: first ? [first.citation] : [] };
}

const OF_PROGRAMS: ReadonlySet<string> = new Set(['python', 'r', 'julia', 'shell', 'other']);

function termsOfHeader(text: string): Terms | null {
  const terms = nameLicense(text) ?? recognizeText(text).terms;
  if (terms.openness === 'open' || terms.openness === 'restricted') return terms;
  if (withholds(text)) return { id: null, name: inOwnWords(text), openness: 'restricted' };
  // A text of which only the beginning is known, under its title.
  const [titled] = mentionsOf(text.slice(0, LONGEST_TITLE)).filter(({ start }) => start === 0);
  return titled && titled.terms.openness !== 'unclear' ? titled.terms : null;
}

const LONGEST_TITLE = 60;
