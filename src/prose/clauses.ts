/** Sentences cut into clauses, so that a denial is held against what it denies and not against its neighbors. */

/** `condition`: "if the weights are missing"; `aside`: a statement of its own in brackets or between commas; else `main`. */
export type ClauseKind = 'main' | 'condition' | 'aside';

export interface Clause {
  text: string;
  /** Where it begins in the sentence. What stood in an aside is blank in the clause around it, so offsets hold. */
  offset: number;
  kind: ClauseKind;
  /** The word that joins it to what came before, lower case: `but`, `because`, `which`; `null` without one. */
  joint: string | null;
}

/** Verb forms that make a group of words a statement. Lower case. */
const FINITE = String.raw`(?:(?:is|are|was|were|am|has|have|had|do|does|did|can|cannot|could|will|would|shall|should|may|might|must|need|needs|isn|aren|wasn|weren|don|doesn|didn|won|hasn|haven|couldn)\b|(?:releases?|provides?|shares?|hosts?|publish(?:es)?|includes?|contains?|ships?|offers?|plans?|intends?|remains?|stays?|lives?|resides?|requires?|holds?|keeps?|comes?|exists?)\b(?!-)|[\w]{1,12}['’](?:ll|re|ve|m)\b)`;
const HAS_FINITE = new RegExp(String.raw`\b${FINITE}`, 'i');
/** Orders to the reader. */
const IMPERATIVE =
  '(?:please|download|see|use|contact|e-?mail|ask|get|fetch|find|visit|check|grab|run|refer|follow|write|apply|request|go|obtain|look|access|reach)\\b';
/** A few words that are no verbs and open no relative clause, then a verb: the beginning of a statement. */
const STATEMENT = new RegExp(
  String.raw`^(?:(?!(?:that|which|who|whose|to|used|for|using|not)\b)[\w'’&/.*"“”-]{1,40}\s+(?:\([^()]{0,60}\)\s*)?){0,7}?${FINITE}`,
  'i',
);
const ORDER = new RegExp(`^(?:and |or |so |then )?(?:you can |just )?${IMPERATIVE}`, 'i');
const CONDITION =
  /^(?:and |or |but )?(?:if|unless|in case|when|whenever|wherever|whether|should you|once you|as soon as you|after (?:you|running|download\w*|install\w*|the (?:script|download|job|command|run|training|installation)))\b/i;

const JOINTS =
  'and|but|or|yet|so|nor|while|whereas|although|though|because|since|unless|if|when|until|once|however|which|where|as';
/** Where a clause may end. Groups: a comma's joint, a joint alone. */
const SEPARATOR = new RegExp(
  String.raw`[;；]|\s[–—-]{1,2}\s|—|:\s|[,，]\s*(?:(${JOINTS})\s+)?|\s(${JOINTS})\s+`,
  'gi',
);
const SUBORDINATE = /^(?:while|whereas|although|though|because|since|unless|if|when|until|once|however)$/;

/** How far ahead a statement is looked for; longer openings are lists. Characters. */
const AHEAD = 160;
/** Longest aside in brackets. Characters. */
const LONGEST_ASIDE = 300;

/**
 * The clauses of one sentence in their order; asides come after the clause that they stand in. Takes time in
 * proportion to the sentence's length.
 */
export function splitClauses(sentence: string): Clause[] {
  const { main, asides } = withoutAsides(sentence);
  const clauses: Clause[] = [];
  let from = 0;
  let joint: string | null = null;
  // Asked of ever longer beginnings, so the answer is kept until the next cut.
  let seen = 0;
  let finite = false;
  const hasFinite = (to: number): boolean => {
    if (!finite) {
      const window = main.slice(Math.max(from, seen - 20), to);
      finite = HAS_FINITE.test(window);
      seen = to;
    }
    return finite;
  };
  const cut = (to: number, next: number, by: string | null) => {
    push(clauses, main.slice(from, to), from, joint, 'main');
    from = next;
    seen = next;
    finite = false;
    joint = by;
  };
  for (const match of main.matchAll(SEPARATOR)) {
    const at = match.index;
    const end = at + match[0].length;
    if (at < from) continue;
    const comma = match[0].startsWith(',') || match[0].startsWith('，');
    const word = (match[1] ?? match[2])?.toLowerCase() ?? null;
    const right = main.slice(end, end + AHEAD);
    if (
      isCut(
        match[0].trim(),
        comma,
        word,
        right,
        () => hasFinite(at),
        () => CONDITION.test(main.slice(from, from + 40).trimStart()),
      )
    )
      cut(at, word === null ? end : end - (match[0].length - match[0].toLowerCase().lastIndexOf(word)), word);
  }
  push(clauses, main.slice(from), from, joint, 'main');
  for (const { text, offset } of asides) push(clauses, text, offset, null, 'aside');
  return clauses;
}

function isCut(
  mark: string,
  comma: boolean,
  word: string | null,
  right: string,
  leftIsStatement: () => boolean,
  leftIsCondition: () => boolean,
): boolean {
  if (/^(?:[;；—–]|--)/.test(mark)) return true;
  const rightIsStatement = () => STATEMENT.test(right) || ORDER.test(right);
  if (mark === ':' || mark === '-') return leftIsStatement() && rightIsStatement();
  if (word === 'which' || word === 'where') return comma;
  if (word === 'but' || word === 'yet') return comma || /^not\b/i.test(right) || rightIsStatement();
  if (word !== null && SUBORDINATE.test(word))
    return STATEMENT.test(right) || CONDITION.test(`${word} ${right}`);
  if (word === 'as') return comma && STATEMENT.test(right);
  // "We do not host or share the data": the second verb is under the same denial.
  if (word === 'or' || word === 'nor')
    return leftIsStatement() && STATEMENT.test(right) && !VERB_FIRST.test(right);
  if (comma && word === null && leftIsCondition()) return true;
  return leftIsStatement() && rightIsStatement();
}

const VERB_FIRST = new RegExp(`^(?:${FINITE}|be\\b|been\\b)`, 'i');

function push(clauses: Clause[], text: string, from: number, joint: string | null, kind: ClauseKind): void {
  const plain = text.trim();
  if (!/[\p{L}\p{N}]/u.test(plain)) return;
  const offset = from + text.length - text.trimStart().length;
  clauses.push({
    text: plain,
    offset,
    kind: kind === 'main' && CONDITION.test(plain) ? 'condition' : kind,
    joint,
  });
}

/** `, but not the training data,`: what is taken out of a list that goes on. */
const EXCEPTION = /,\s+((?:but|though|and) not (?:[\w'’-]+ ){0,5}[\w'’-]+),/gi;

/** Takes out statements in brackets and exceptions between commas; a label in brackets stays: "(on request)". */
function withoutAsides(sentence: string): { main: string; asides: { text: string; offset: number }[] } {
  const asides: { text: string; offset: number }[] = [];
  let main = sentence;
  const take = (start: number, end: number, inner: string, offset: number) => {
    asides.push({ text: inner, offset });
    main = main.slice(0, start) + ' '.repeat(end - start) + main.slice(end);
  };
  if (sentence.includes('(')) {
    const found = [...sentence.matchAll(/\(([^()]{3,})\)/g)].filter(
      ([, inner = '']) => inner.length <= LONGEST_ASIDE && HAS_FINITE.test(inner),
    );
    // Long pages in one line would be copied for each of them.
    for (const match of found.slice(0, 20)) {
      take(match.index, match.index + match[0].length, match[1] ?? '', match.index + 1);
    }
  }
  for (const match of [...main.matchAll(EXCEPTION)].slice(0, 20)) {
    const inner = match[1] ?? '';
    take(match.index, match.index + match[0].length - 1, inner, match.index + match[0].indexOf(inner));
  }
  return { main, asides };
}
