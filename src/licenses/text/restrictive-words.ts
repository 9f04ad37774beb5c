/** Words that take freedoms away, and what only looks like them: patterns over plain lower-case text. */

/** Words that take freedoms away. Where they stand in a text that the recognized license does not have, it is closed. */
export interface Restriction {
  pattern: RegExp;
  says: string;
}

export const RESTRICTIVE: readonly Restriction[] = [
  { pattern: /non[- ]?commercial/g, says: 'non-commercial' },
  { pattern: /\bno[- ]?derivatives?\b/g, says: 'no derivatives' },
  { pattern: /\bno commercial\b/g, says: 'no commercial use' },
  {
    pattern:
      /\b(?:academic|research|educational|evaluation|internal|personal)(?: and [a-z]+)?(?: research)? (?:use|usage|purposes?) only/g,
    says: 'research use only',
  },
  {
    pattern:
      /\b(?:only|solely|exclusively|strictly|limited to)\b[^.;]{0,40}\b(?:academic|research|educational|evaluation|scientific|non-?profit) (?:use|usage|purposes?|research)/g,
    says: 'research use only',
  },
  {
    pattern:
      /\bcommercial (?:use|usage|purposes?|exploitation|deployment|distribution|applications?|products?|services?|activit(?:y|ies))[^.;]{0,40}\b(?:prohibited|forbidden|excluded|ruled out|disallowed|not (?:be )?(?:allowed|permitted|licensed|granted|covered))/g,
    says: 'no commercial use',
  },
  {
    pattern:
      /\b(?:not|no|nor|prohibits?|excluding|without)\b(?: \w+){0,6} (?:for|any) (?:\w+, ){0,3}commercial (?:use|usage|purposes?|advantage)/g,
    says: 'no commercial use',
  },
  { pattern: /commons clause|\bnot (?:include|grant)[^.]{0,60}\bright to sell\b/g, says: 'Commons Clause' },
  { pattern: /(?:acceptable|prohibited) uses? (?:policy|restrictions)/g, says: 'use policy' },
  { pattern: /use-based restrictions?/g, says: 'use-based restrictions' },
  { pattern: /monthly active users/g, says: 'user threshold' },
  { pattern: /\bnuclear facilit|\bmilitary (?:use|purposes?)/g, says: 'field of use' },
  { pattern: /be used for good, not evil/g, says: 'use restriction' },
];

const KIND =
  '(?:non[- ]?commercial(?:ly)?|non-?profit|academic|educational|research|personal|private|internal|government(?:al)?)(?: use| purposes?)?';
const BUSINESS = 'commercial(?:ly)?(?: (?:use|usage|purposes?))?';
const AND = '(?:,? (?:and\\/or|and|or)|,? as well as|,? &|\\/|,)';

/** What looks like a restriction and is none. */
const HARMLESS_PHRASES: readonly string[] = [
  // Both kinds of use are allowed.
  `\\b(?:both )?${KIND}(?:${AND} (?:for )?${KIND}){0,4}${AND} ?(?:for )?${BUSINESS}\\b`,
  `\\b${BUSINESS}${AND} ?(?:for )?${KIND}(?:${AND} ?(?:for )?${KIND}){0,4}\\b`,
  '\\bcommercial (?:use|usage) (?:is|are) (?:also |explicitly |fully )?(?:welcome|allowed|permitted|free|ok|fine)\\b',
  // Nothing is asked for it, and it is not the only use.
  '\\bno (?:fees?|charges?|costs?|royalt(?:y|ies)|restrictions?|limits?|limitations?|payment)\\b[^.;]{0,30}\\b(?:for|on|of)\\b[^.;]{0,30}\\bcommercial (?:use|usage|purposes?)',
  '\\bnot (?:only|solely|just|limited to|restricted to)\\b[^.;]{0,40}\\b(?:use|usage|purposes?|research)\\b',
  // How it came to be, and what it was not made for.
  '\\b(?:developed|created|written|made|designed|built) (?:solely |only |primarily |mainly )?for (?:academic |scientific )?research purposes(?: only)?\\b',
  '\\b(?:not|neither)\\b(?: [\\w-]+,?){0,4} designed(?:, manufactured)?,? (?:or|nor) intended (?:for|to)\\b[^.]{0,300}nuclear facilit\\w*',
  // One way among several to hand over the source, and more than a license allows.
  '\\balternative is allowed only for non-?commercial\\b',
  '\\bnon-?commercial(?: \\w+){0,3} exceptions?\\b',
];
export const HARMLESS = new RegExp(HARMLESS_PHRASES.join('|'), 'g');

/** A text that calls itself a changed one. "Modified BSD" is the name of a published license. */
export const CALLED_MODIFIED =
  /\b(?:modified|amended|customi[sz]ed) (?:mit|apache|isc|gnu|[al]?gpl|mozilla|mpl|cc|creative commons)\b/;

/** Conditions of people's own. They may be harmless, but only a reader can tell. */
export const LIMITING: readonly Restriction[] = [
  {
    pattern:
      /\b(?:may|must|shall|can|will)(?: ?not| only) (?:be )?(?:use|used|cop(?:y|ied)|modif(?:y|ied)|distributed?|redistributed?|sold|sell|shared?|commercialized?|employed|deployed?)\b/g,
    says: 'conditions of use',
  },
  {
    pattern: /\bdo(?:es)? not (?:use|copy|grant|distribute|share|modify|sell|deploy)\b/g,
    says: 'prohibitions',
  },
  { pattern: /\b(?:prohibited|forbidden)\b/g, says: 'prohibitions' },
  { pattern: /\bnot (?:permitted|allowed|licensed|available (?:to|for|in))\b/g, says: 'prohibitions' },
  { pattern: /\b(?:limited|restricted) (?:to|for)\b/g, says: 'conditions of use' },
  {
    pattern: /\b(?:any|all) other uses?\b|\bany use (?:other than|beyond|outside)\b/g,
    says: 'conditions of use',
  },
  {
    pattern:
      /\b(?:academic|research|educational|evaluation|scientific|personal|internal|non-?profit)(?:,? (?:and|or) \w+)? (?:use|usage|purposes?|users?|institutions?|organizations?)\b/g,
    says: 'kinds of use',
  },
  {
    pattern:
      /\bcommercial (?:use|usage|users?|purposes?|rights?|licenses?|exploitation|entit(?:y|ies)|compan(?:y|ies))\b/g,
    says: 'commercial use',
  },
  {
    pattern:
      /\b(?:must|shall|agrees? (?:not )?to|undertakes? to|need to|required to) (?:not|be|have|use|pay|obtain|request|ask|notify|inform|contact|delete|return|comply)\b/g,
    says: 'duties',
  },
  {
    pattern:
      /\b(?:royalt(?:y|ies)|(?:license|for a|to a) fees?|(?:paid|separate|additional) license|written (?:consent|permission|approval) (?:of|from))\b/g,
    says: 'a fee or consent',
  },
  { pattern: /\badditional (?:terms|conditions|restrictions)\b/g, says: 'additional terms' },
  { pattern: /\bexpires?\b|\bannual revenue\b/g, says: 'a limit' },
];

/** A disclaimer of warranty and liability is about neither uses nor users. */
export const OF_WARRANTY = /\bnot (?:be )?limited to\b|\b(?:shall|will) (?:not )?be (?:held )?liable\b/g;

/** "No commercial use of these trademarks may be made" is about the marks alone. */
export const OF_MARKS =
  /\b(?:no )?(?:commercial )?use of (?:these|the|our|its|their|any) (?:[\w-]+ ){0,3}?(?:trademarks?|logos?|marks|names?)\b/g;

/** A license of a work is none of its owner's names: sentences that say so take nothing away. */
export const OF_NAMES =
  /[^.]{0,300}\b(?:trademarks?|logos?|trade names?|service marks?)\b[^.]{0,300}|\bnames?\b[^.;:]{0,160}\b(?:endorse or promote|(?:advertising|publicity) pertaining)\b[^.;:]{0,160}/g;

/** Left out of a license or put into it, one of these turns a sentence round. */
export const NEGATIONS: readonly string[] = ['not', 'no', 'without', 'except', 'only', 'never', 'prohibited'];

/** "With or without modification": where the beginning was left out, the rest says the opposite. */
export const EITHER_WAY = /\bwith or\b/;

/** Left out of a license, one of these takes a permission away. */
export const PERMISSIONS: readonly string[] =
  'sell modify sublicense commercial redistribute derivative'.split(' ');
