/** Files that point at licenses instead of holding one: a short notice, an address, a table of links. */
import { licenseOfUrl } from '../names/links.js';
import { mentionsOf } from '../names/mentions.js';
import { combine, nameLicense, type Terms } from '../names/names.js';
import { ownClauses } from './own-clauses.js';
import { restrictsSomething } from './restrictions.js';

export interface Notice {
  terms: Terms;
  as: 'notice' | 'link' | 'links';
  /** What it names first. */
  main: string | null;
}

/** A list that names closed terms is at most this long; what is longer and unknown is a text of its own. In characters. */
const LIST_LENGTH = 6000;

/** A notice that names an open license is a few lines and grants nothing by itself. */
const NOTICE_LENGTH = 1500;
const OWN_GRANT =
  /permission (?:is|to use)|redistribution and use|\bgrants? (?:you|to you|everyone|anyone) (?:\S+ ){0,4}(?:right|license)\b|hereby grant|you may (?:use|copy|modify|redistribute)|permitted to/;
/** The grant sentence of the licenses that ask to be applied by a notice: it is theirs, and no own grant. */
const GRANT_OF_NOTICE =
  /you (?:may not use this file except in compliance|can redistribute it and\/or modify it under the terms)[^.]{0,200}\./g;

const HEADER = /(?:SPDX-License-Identifier|@spdx):[ \t]*([\w.+()-]+(?: (?:OR|AND|WITH) [\w.+()-]+)*)/gi;

/** Words beside an address that is all a file has to say. */
const FEW_WORDS = 12;

/** The licenses that a short file names. `null` when it names none, or says more than that. */
export function noticeIn(text: string, plainOf: () => string): Notice | null {
  // Twice: mark-up may be as long as the text.
  if (text.length > 4 * LIST_LENGTH) return null;
  const plain = plainOf();
  if (plain.length > LIST_LENGTH) return null;
  const headers = [...text.matchAll(HEADER)].map(([, id]) => nameLicense(id ?? ''));
  const named = headers.some(Boolean)
    ? headers
    : mentionsOf(text).map((mention) => granted(mention.terms, plain));
  const addresses = [...text.matchAll(/https?:\/\/[^\s)>\]"']+/g)].map(([url]) => url);
  const linked = headers.some(Boolean) ? [] : addresses.map((url) => licenseOfUrl(url));
  const all = [...named, ...linked].filter((terms) => terms !== null);
  if (all.length === 0) return null;
  const terms = combine(all);
  // Says what is taken away and names nothing: terms of its own, known by their title.
  if (all.every(({ id }) => id === null) && restrictsSomething(plain)) return null;
  const own = plain.replace(GRANT_OF_NOTICE, '');
  if (terms.openness !== 'restricted' && (plain.length > NOTICE_LENGTH || OWN_GRANT.test(own))) return null;
  const closed = terms.openness === 'open' && restrictsSomething(plain);
  const added = terms.openness === 'open' && !closed && ownClauses(text).length > 0;
  const name = `${terms.name} with added terms (a clause of its own)`;
  return {
    terms: closed
      ? { ...terms, id: null, openness: 'restricted' }
      : added
        ? { id: null, name, openness: 'unclear' }
        : terms,
    as: shapeOf(text, plain, addresses.length),
    main: all[0]?.id ?? null,
  };
}

/** "either version 3 of the License, or any later version". */
function granted(terms: Terms, plain: string): Terms {
  if (!terms.id?.endsWith('-only') || !/any later version|or[ -]later\b/.test(plain)) return terms;
  return nameLicense(terms.id.replace(/-only$/, '-or-later')) ?? terms;
}

function shapeOf(text: string, plain: string, addresses: number): Notice['as'] {
  if (addresses === 0) return 'notice';
  const words = plain.replace(/https?:\/\/\S+/g, ' ').match(/[a-z]{2,}/g)?.length ?? 0;
  if (addresses === 1) return words <= FEW_WORDS ? 'link' : 'notice';
  const lines = text.split('\n').filter((line) => /\w/.test(line));
  const linking = lines.filter((line) => line.includes('://'));
  return linking.length >= lines.length / 3 ? 'links' : 'notice';
}
