/** Sentences on terms cut into tokens that mean the same however they are spelled: contractions, hyphens, marks, names of licenses. */
import { oncePerText } from '../../remembered.js';
import { mentionsOf } from '../names/mentions.js';

export interface Token {
  /** Lower case, in American spelling; a name of a license, a number, an address or a mark by its kind: `<open>`. */
  word: string;
  /** Without its endings: `prohibit` for `prohibits`, `prohibited` and `prohibiting`. */
  stem: string;
  /** It is written like a name: capitals within a sentence, inside a word, or with digits. */
  name: boolean;
}

/** What is longer is no sentence; its beginning is judged. Characters. */
const LONGEST = 1_500;

/** Spellings of one word in several pieces, put together before the words are cut. */
const JOINED: readonly [RegExp, string][] = [
  [/\bw\/o\b/g, 'without'],
  [/\b(?:fair[- ])?non[-‐‑\s]?commercial(?:ly)?\b/g, 'noncommercial'],
  [/\b(?:non|not)[-‐‑\s](?:for[-‐‑\s])?profits?\b/g, 'nonprofit'],
  [/\bfor[-‐‑\s]profits?\b/g, 'forprofit'],
  [/\bfine[-‐‑\s]?tun/g, 'finetun'],
  [/\bpre[-‐‑\s]train/g, 'pretrain'],
  [/\bopen[-‐‑\s]source/g, 'opensource'],
  [/\bthird[-‐‑\s]part(?:y|ies)\b/g, 'thirdparty'],
  [/\bfree of (?:charge|cost)\b/g, 'gratis'],
  [/\bno longer\b|\bnot any ?more\b/g, 'nolonger'],
  [/\b(?:rather than|instead of|in place of|as opposed to|in lieu of)\b/g, 'insteadof'],
  [/\b(?:by no means|in no way|under no circumstances|at no time)\b/g, 'never'],
  [/\bback then\b|\bat first\b|\bin the (?:beginning|past|old days)\b/g, 'previously'],
  [/\b(?:off|out of)[- ](?:the )?(?:limits|bounds|table|question)\b/g, 'offlimits'],
  [/\bno[- ]go\b/g, 'offlimits'],
  [/\bwithout (?:any )?(?:restrictions?|limits?|limitations?|conditions?)\b/g, 'unrestricted'],
  [
    /\b(?:no|not any|zero) (?:usage |use |further |other )?(?:restrictions?|limits|limitations|conditions)\b/g,
    'unrestricted',
  ],
  [/\bnot (?:limited|restricted|confined) to\b/g, 'notlimitedto'],
  [/\b(?:limited|restricted|confined) to\b/g, 'limitedto'],
  [
    /(?<!\b(?:be|being|been|is|are|was|were|only|not|data|code|tools?|model|weights) )\bused to\b(?! (?:train|build|creat|make|generat|develop|produc|run|evaluat|test))/g,
    'usedto',
  ],
  [/\bother than\b/g, 'otherthan'],
  [/\bnothing but\b/g, 'only'],
  [/\b(?:at most|no more than|not more than|a maximum of)\b/g, 'upto'],
  [/\b(?:service|support|maintenance)[- ](?:contract|agreement|plan|level)s?\b/g, 'servicecontract'],
  [/\bfeel free\b/g, 'feelfree'],
  [/\bfree to\b/g, 'freeto'],
  [
    /\breach out\b|\bget in touch\b|\bdrop us\b|\bwrite to us\b|\b(?:e-?mail|ask|call|message|dm) us\b/g,
    'contact',
  ],
  [/\bhave to\b|\bhas to\b|\bhad to\b/g, 'haveto'],
  [/\bsub-?licen[cs]/g, 'sublicens'],
  [/\bre-(?=distribut|host|upload|sell|sale|publish|licens|post|use)/g, 're'],
  [/\bhosted[- ]service|\bsoftware[- ]as[- ]a[- ]service\b|\bsaas\b|\bas a service\b/g, 'saas'],
];

const CONTRACTIONS: readonly [RegExp, string][] = [
  [/\bcan['’]?t\b|\bcannot\b/g, 'can not'],
  [/\bwon['’]t\b/g, 'will not'],
  [/\bshan['’]t\b/g, 'shall not'],
  [/n['’]t\b/g, ' not'],
  [/\b(?:dont|doesnt|isnt|arent|mustnt|shouldnt)\b/g, 'do not'],
];

/** White space of the same length keeps every offset. */
const MARKS: readonly [RegExp, string][] = [
  [/(?<=\s)[-·•](?=\s)/g, '—'],
  [/[✗✘❌❎🚫⛔✖🛑]/gu, ' <nomark> '],
  [/[✓✔✅☑🆗👍]/gu, ' <yesmark> '],
  [/https?:\/\/\S+|\bwww\.\S+/g, ' <url> '],
  [/\S+@\S+\.\S+/g, ' <mail> '],
  [
    /[€$£¥]\s?\d[\d.,]*\s?(?:k|m|bn|million)?|\b\d[\d.,]*\s?(?:k|m|bn|million|thousand)?\s?(?:€|\$|£|eur|usd|gbp|dollars|euros|rmb)(?![a-z])/g,
    ' <money> ',
  ],
  [/\b\d[\d.,]*\s?(?:k|m|bn|million|billion|thousand)?\b(?!-)/g, ' <num> '],
];

const WORD = /<[a-z]+>|[\p{L}\p{M}]+(?:['’][\p{L}]+)?|[\d]+|[.,;:!?()|/=—–]/gu;

/** Words of a license's name that are not worth more than that it is one. */
function kindOf(openness: string): string {
  return openness === 'open'
    ? '<openlicense>'
    : openness === 'restricted'
      ? '<closedlicense>'
      : '<unclearlicense>';
}

/** "Selling, including but not limited to renting and leasing, is excluded": what is put in between parts a subject from its verb. */
const PUT_IN =
  /,\s*(?:including|especially|in particular|particularly|for (?:example|instance)|among others|be it)\b[^;.:|()]{0,160}?,\s*(?=(?:is|are|may|must|shall|can|cannot|requires?|needs?|will)\b)/gi;

/** Tokens of a sentence. Linear in its length. */
export const tokensOf: (sentence: string) => readonly Token[] = oncePerText(cut);

function cut(sentence: string): Token[] {
  let text = sentence.slice(0, LONGEST).replace(PUT_IN, ' ');
  const found = mentionsOf(text, true);
  for (const { start, end, terms } of [...found].reverse())
    text = `${text.slice(0, start)} ${kindOf(terms.openness)} ${text.slice(end)}`;
  text = text.replace(/[*_`~#>[\]{}"“”]+/g, (marks) => (marks.length > 0 ? ' ' : marks));
  text = text.replace(/ <?(open|closed|unclear)license>? /g, ' <$1license> ');
  const names = namesIn(text);
  text = text.toLowerCase();
  for (const [pattern, word] of [...CONTRACTIONS, ...JOINED, ...MARKS]) text = text.replace(pattern, word);
  return [...text.matchAll(WORD)].map(({ 0: raw }) => {
    const { word, stem } = formsOf(raw);
    return { word, stem, name: names.has(word) };
  });
}

/** What a word is compared by. English has few words that many sentences share. */
const formsOf = oncePerText((raw) => {
  const word = spelled(raw.replace(/['’]s?$/, '').replace(/['’]/g, ''));
  return { word, stem: stemOf(word) };
});

/** Words that are names: `PolyVox`, `Heron-7B`, `NVIDIA's`, and capitals that no sentence begins with. Sentences in capitals have none. */
function namesIn(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  if (!/\p{Ll}{3}/u.test(text)) return found;
  let previous = '';
  for (const [word] of text.matchAll(/[\p{L}\d]+(?:[-.][\p{L}\d]+)*(?:['’]s)?|[.!?:;|(“"]/gu)) {
    const begins = previous === '' || /^[.!?:;|(“"]$/.test(previous);
    const inner = /^.+\p{Lu}.*\p{Ll}|\p{L}-?\d|\d\p{Lu}/u.test(word.replace(/-\p{Lu}/u, ''));
    const capital = /^\p{Lu}/u.test(word);
    if (inner || (capital && !begins) || (capital && /['’]s$/.test(word)))
      for (const part of word
        .toLowerCase()
        .replace(/['’]s$/, '')
        .split(/[-.]/))
        if (/^\p{L}{2}/u.test(part)) found.add(part);
    previous = word;
  }
  return found;
}

/** Words that end like British verbs and are spelled so everywhere. */
const ALWAYS_S =
  /^(?:enterpris|otherwis|likewis|exercis|advertis|franchis|expertis|promis|compromis|surpris|supervis|revis|advis|devis|precis|premis|merchandis|compris|concis|improvis|televis|disguis|noise|rais|aris|bruis|cruis)/;

function spelled(word: string): string {
  if (ALWAYS_S.test(word)) return word;
  return word
    .replace(/^licence/, 'license')
    .replace(/(...)is(e[ds]?|ing|ation|ations)$/, '$1iz$2')
    .replace(/^(organ|author)is/, '$1iz');
}

/** Endings of English words; what is left need not be a word, only the same for all forms. */
export function stemOf(word: string): string {
  if (word.length < 4 || word.startsWith('<')) return word;
  let stem = word.replace(/(?:ies)$/, 'y').replace(/([^su])s$/, '$1');
  if (stem.length > 5) stem = stem.replace(/(?:ation|ing|ed|ment|able|ible|ive|ally|ly|ion|er|or)$/, '');
  else if (stem.length > 4) stem = stem.replace(/(?:ed|ly)$/, '');
  stem = stem.replace(/([bdfgklmnprt])\1$/, '$1');
  return stem.length > 4 ? stem.replace(/[ey]$/, '') : stem;
}
