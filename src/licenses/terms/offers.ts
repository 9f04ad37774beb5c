/** A second license that is offered beside an open one: who needs it may have it, and nobody must. */

/** "Under AGPL, but you can ask for a commercial license": a second license for whom the first does not suit. */
export const ALSO_SOLD =
  /\b(?:can|may|available|offer\w*|possible|also|request|contact|interested|sell|buy|bought)\b[^.;]*\b(?:commercial|other|another|different|separate|alternative|proprietary|dual)\b[^.;]{0,20}\b(?:licen[cs]\w*|terms)\b|\b(?:commercial|other|another|different|separate|alternative|proprietary)\b[^.;]{0,20}\b(?:licen[cs]\w*|terms)\b (?:can|may|is|are) (?:also )?(?:be )?(?:bought|had|obtained|available|offered|possible|negotiated|sold)\b/i;

/** "Dual-licensed: GPL for everybody, a commercial license for closed source", "under AGPL or a commercial license". */
export const DUAL =
  /\bdual(?:ly)?[- ]?licen[cs]\w*|\b(?:offer\w*|available|choose|choice)\b[^;]*\b(?:commercial|proprietary) licen[cs]e\b|\b(?:or|and)\b (?:under )?(?:an? |our |the |its )?(?:separate |paid )?(?:commercial|proprietary|enterprise) licen[cs]es?\b|\b(?:commercial|proprietary|enterprise) licen[cs]es?\b[^.;]*\b(?:clos(?:ed|ing)|proprietary|whoever|those who|if you (?:prefer|want|cannot|can['’]t)|alternative\w*)\b/i;
/** The open one of the two is not for everybody. */
export const FOR_SOME =
  /\b(?:academi\w+|non-?\s?commercial|research\w*|personal|private|individuals?|students?|hobby\w*|evaluation|education\w*|teaching|universit\w+)\b/i;

/** "If the GPL does not suit you": for whom the second license is. */
export const IF_IT_DOES_NOT_SUIT =
  /\b(?:if|when|should|where|who|whoever|whom|(?:those|anybody|anyone|companies|projects|products) (?:who|whom|that|which))\b[^,;]*\b(?:not|cannot|\w+n['’]t|unable|impossible|problem|too (?:strict|strong))\b[^,;]*(?:,|\b(?=can (?:buy|get|have|obtain)|you can|we (?:can|offer|also)|an? (?:alternative|other|commercial|different)))/gi;

const A_LICENSE = /\b(?:licen[cs]ed?|[al]?gpl|copyleft|share-?alike|source|terms|obligations?)\b/i;
/** "If that does not suit you": what the sentence before is under. */
const POINTS_BACK = /^\W*(?:if|when|should|where) (?:that|this|it|these|those)\b/i;

/** "… an alternative license can be bought": whom the open license does not suit may have another; nobody must. */
export const isOfferBeside = (text: string, before = ''): boolean => {
  const [whom = ''] = text.match(IF_IT_DOES_NOT_SUIT) ?? [];
  const rest = text.replace(IF_IT_DOES_NOT_SUIT, ' ');
  return (
    (A_LICENSE.test(whom) || (POINTS_BACK.test(whom) && A_LICENSE.test(before))) &&
    ALSO_SOLD.test(`${rest}`) &&
    !BINDS.test(rest)
  );
};

/** With one of these it is no offer any more. */
export const BINDS = /\b(?:must|needs?|requires?|required|only|ha(?:ve|s) to|not)\b/i;
