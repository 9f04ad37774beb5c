/** Words that plainly exclude users or uses, as patterns over a whole sentence: few sentences, and seldom wrong. */

/** Sentences about other people's work, older terms, or contributor agreements. */
const ASIDE =
  /third[- ]party|contributor license|\bet al\b|\b(?:un)?modified\)|\bsubmodule|components? of the code|\bunlike\b|no longer|\bformerly\b|\bpreviously\b|permissive(?:ly)? licen[cs]ed? (?:data|code|source)|\bused under\b|\bderivative of\b|\b(?:may|might|could) (?:contain|require|include)\b|\bsuch as\b|\be\.g\./i;

const ONLY = '(?:only|solely|strictly|exclusively|purely|limited to|restricted to)';
const NARROW = '(?:academic|non-?commercial|non-?profit|research|educational|scientific)';
const USE = '(?:use|uses|usage|purposes?|research)';

/** A word without which no restriction is tried. */
const NARROWING =
  /academic|commercial|profit|research|educational|scientific|licen[cs]ed for|use policy|use-based/i;

/** Terms that exclude users or uses. Each is a sentence's own words, after what is harmless was taken out. */
const RESTRICTIONS: readonly RegExp[] = [
  new RegExp(`\\b${ONLY}\\b[^.;]{0,40}\\b${NARROW}\\b[^.;]{0,30}\\b${USE}\\b`, 'i'),
  new RegExp(`\\b${NARROW}\\b[^.;]{0,40}\\b${USE}\\b[^.;]{0,15}\\bonly\\b`, 'i'),
  new RegExp(`\\b${NARROW} only\\b`, 'i'),
  /\bcommercial(?: and \w+| or \w+)? (?:use|uses|usage|purposes?|applications?|exploitation)\b[^.;]{0,60}\b(?:prohibited|forbidden|not (?:be )?(?:allowed|permitted|licensed|granted))/i,
  /\b(?:no|prohibits?|prohibiting|forbids?|excludes?|excluding)\b (?:any )?commercial (?:use|usage|purposes?)/i,
  /\b(?:not|never|cannot)\b (?:\w+ ){0,4}(?:used?|available|permitted|allowed|licensed|distributed)\b[^.;]{0,30}\bfor (?:any )?(?:\w+ or )?commercial/i,
  /\b(?:available|licen[cs]ed|provided|granted|offered|open)\b (?:\w+ )?(?:to|for) (?:\w+ ){0,2}(?:academic|non-?commercial|non-?profit) (?:users|researchers|institutions|organi[sz]ations|entities|groups)\b(?![^.;]{0,30}\b(?:compan|industr|commercial|enterprise|for-profit|businesses))/i,
  /\b(?:available|licen[cs]ed|provided|released)\b[^.;,]{0,20}\bfor (?:non-?commercial|academic|non-?profit)(?:,? (?:and |or )?(?:academic|non-?commercial|non-?profit|research|educational))* (?:purposes?|use|usage)\b/i,
  /\bnot licensed for\b/i,
  /\buse-based restrictions\b/i,
  /\b(?:under|licen[cs]ed?)\b[^.;,]{0,40}\bnon-?commercial\b[^.;,]{0,40}\blicen[cs]e\b/i,
  /\blicen[cs]e for\b[^.;,]{0,30}\bnon-?commercial\b/i,
  /\b(?:requires?|must|subject to|accompanied with|accompanied by|governed by|agree to|adher\w+ to|bound by|follow)\b[^.;]{0,60}\b(?:acceptable|prohibited) use policy\b/i,
];

/** Both kinds of use are allowed, or it is asked of nobody. */
const ALLOWED =
  /\b(?:academic|research|non-?commercial|non-?profit|educational)(?: use| uses| purposes)?(?: and| or|,|\/| as well as)(?: for)?(?: permissive)? (?:commercial|for-profit|industrial)\b|(?<!non-?)\bcommercial(?: use)?(?: and| or|,|\/| as well as) (?:non-?commercial|academic|research)\b|\b(?:academic|research|non-?commercial|non-?profit|educational)(?: uses?| purposes?)?,? (?:and|or) (?:beyond|otherwise|(?:for )?(?:any|every|all) other(?! (?:academic|research|non-?commercial|non-?profit|educational)))\b|\bnot (?:limited|restricted) to\b[^,.;]*/gi;

/** Wishes and notices are no terms: "intended for research use only", "not for clinical use". */
const INTENT =
  /\b(?:intended|intend|designed|developed|written|built|meant|aims?|envisioned|suitable|useful|primarily)\b/i;
export const TERMS =
  /\b(?:licen[cs]ed?|provided|released|made available|may|must|shall|permitted|allowed|prohibited|forbidden)\b/i;

/** "Nobody says that …", "does not require …", "not under a …": what follows within the clause is denied, but for what "and" or "except" adds. */
const DENIED =
  /(?:\b(?:not|never|neither|nobody|no)\b|n['’]t\b)(?! only\b| just\b)(?:(?!\b(?:and|but|or|so|as|because|if|except|other than|unless|beyond|outside)\b)[^.;,:|])*$/i;

/** Words of a sentence that exclude users or uses: "for non-commercial use only"; `null` for wishes and notices. */
export function narrowingWords(sentence: string): string | null {
  return narrowing(sentence)?.words ?? null;
}

/** @returns the sentence without what allows both kinds of use, what stands before the words (`clause`: in their own part), and the words */
export function narrowing(
  sentence: string,
): { text: string; before: string; clause: string; words: string } | null {
  if (!NARROWING.test(sentence)) return null;
  const text = sentence.replace(ALLOWED, (match) => ' '.repeat(match.length));
  if (ASIDE.test(text)) return null;
  const hit = RESTRICTIONS.map((pattern) => pattern.exec(text)).find((match) => match !== null);
  if (!hit) return null;
  const before = text.slice(0, hit.index);
  const clause = before.slice(Math.max(before.lastIndexOf(';'), before.lastIndexOf(', but')) + 1);
  if (INTENT.test(clause) && !TERMS.test(clause)) return null;
  if (DENIED.test(clause)) return null;
  if (/\b(?:which|whose)\b[^,]*$/i.test(clause)) return null;
  return { text, before, clause, words: hit[0].replace(/\s+/g, ' ').trim().slice(0, 80) };
}

/** What teaches and what one part is good for are told without terms: "the reference implementation is purely for …". */
export function isPurpose(words: string, clause: string): boolean {
  if (/educational/i.test(words) && !/academic|commercial|profit|research|scientific/i.test(words))
    return true;
  return /\b(?:implementations?|examples?|scripts?|notebooks?|demos?|tutorials?)\W+(?:is|are)\b/i.test(
    clause,
  );
}
