/** What a clause speaks of: the kind of thing that its subject is, or that its verb is done to. Whose rights a sentence takes away depends on it. */

/** A token of a clause with its classes. */
export type Marked = { word: string; name: boolean; classes: readonly string[] };

/** Finite verbs, before which the subject stands. */
export const isVerb = ({ word, classes }: Marked): boolean =>
  VERB.test(word) || classes.includes('may') || classes.includes('must');
const VERB =
  /^(?:is|are|am|was|were|has|have|had|does|do|did|will|remains?|stays?|comes?|falls?|requires?|needs?|forbids?|prohibits?|excludes?|allows?|permits?|grants?|says?|asks?|wants?|charges?|belongs?|inherits?|follows?|carry|carries|applies|apply|covers?|limits?|restricts?|limitedto|supports|uses|contains?|includes?|holds?|refuses?|detects?|becomes?|ends?|expires?)$/;

/** Where what belongs to a noun begins: the noun stands before it. */
const AFTER_NOUN =
  /^(?:of|in|on|at|from|for|with|by|to|under|about|between|that|which|who|whom|whose|we|you|i|they|used|given|shown|made|released|found|described|provided|included|trained|generated|limitedto|without|as|and|or|until|after|via|through|outside|beyond)$/;

const ARTICLE =
  /^(?:the|an?|this|that|these|those|its|our|my|your|their|any|all|every|each|some|no|such|both|either|neither|one|same|also|please|note|only|not|however|therefore|hence|so|and|but|or|while|whereas|although|though|because|since|yet)$/;

const PERSON =
  /^(?:compan(?:y|ies)|business(?:es)?|firms?|enterprises?|start-?ups?|corporations?|corporates|researchers?|academics?|students?|teachers?|universit(?:y|ies)|institut(?:es?|ions?)|organizations?|users?|customers?|clients?|individuals?|persons?|people|nonprofits?|charit(?:y|ies)|labs?|members?|everyone|everybody|anyone|anybody|nobody|whoever|entit(?:y|ies)|governments?|agenc(?:y|ies)|developers?|hobbyists?|licensees?|recipients?|scientists?|schools?|freelancers?|you|parties|party|teams?|residents?|citizens?|players?|vendors?|providers?|industry|academia|employees?|employers?|creators?|artists?|attendees|partners?|staff|contractors?|subscribers?|consumers?|bloggers?|studios?|hospitals?|clinics?|nationals?|applicants?|testers?|reviewers?|beneficiar(?:y|ies)|police|military|ministr(?:y|ies)|bod(?:y|ies)|newcomers?|professors?|subsidiar(?:y|ies)|competitors?|rivals?|makers?|sellers?|resellers?|merchants?)$/;

/** What makes a thing another one than what is released: "the training data", "our hosted version". */
export const ELSEWHERE =
  /^(?:raw|base|teacher|parent|upstream|hosted|paid|premium|larger|bigger|private|training|pretraining|finetuning|evaluation|validation|test|benchmark|baseline|competing|competitor|underlying|reference|source|original|demo|online|web|website|proprietary|patient|speaker|internal|commercial|comparison|compared|previous|earlier|older|old|first|future|next|upcoming|sample|example|closed|parallel|sister|customer|mobile|log|chat|cloud)$/;

/** Nouns of terms themselves. */
const TERMS_WORD =
  /^(?:licens\w*|terms?|polic(?:y|ies)|conditions?|agreements?|restrictions?|clauses?|permissions?|consent|rights?|limits?|limitations?|fees?|royalt(?:y|ies)|approval|contracts?|subscriptions?|eula)$/;

/** Nouns of doing something, beside the classes of acts. */
const ACT_NOUN =
  /^(?:activit(?:y|ies)|workloads?|projects?|experiments?|exchange|exploitation|reuse|conversion|combination|requests?|work|business|goals?|settings?|operations?|transfers?|access|downloads?|rights?|export|sale|advertising|commerce|politics|warfare|diagnosis)$/;
/** Words that no noun phrase ends with. */
const NO_NOUN =
  /^(?:please|kindly|be|so|not|yet|now|then|here|there|them|him|her|which|who|whether|if|up|out|itself|themselves|as|than|the|a|b|c|for|to|of|in|on|by|with|prior|above|below|first|available|intended|designed|built|made|created|wishing|interested|located|seated|valid|void|just|also|never|too|else|such|anything|something|nothing|none|youll|youre|well|hereby|thus)$/;

const ACTS = ['use', 'redistribute', 'modify', 'sell', 'commerce', 'purpose'];
const PARTS = ['model', 'code', 'data', 'docs', 'output'];

/** The kind of a noun with what stands before it: `model`, `model elsewhere`, `person`, `terms`, `act`, `thing` … */
function kindOf(words: readonly Marked[]): string {
  const head = words.at(-1);
  if (!head) return 'none';
  const { word, classes, name } = head;
  const before = words.slice(0, -1);
  if (/^(?:we|i|us)$/.test(word)) return 'we';
  if (PERSON.test(word)) return 'person';
  if (/^(?:it|there|this|they|these|that|everything|ours|both|all|one)$/.test(word)) return 'it';
  if (classes.includes('service') || before.some(({ classes: own }) => own.includes('service')))
    return 'service';
  if (classes.includes('aside')) return 'aside';
  if (before.some(({ classes: own }) => own.includes('aside'))) return 'aside';
  if (TERMS_WORD.test(word) || /^<\w+license>$/.test(word)) return 'terms';
  const elsewhere = before.some(
    ({ word: one, classes: own }) => ELSEWHERE.test(one) || own.includes('other') || own.includes('generic'),
  );
  const named = before.some((one) => one.name && one.classes.length === 0);
  const part = PARTS.find((one) => classes.includes(one));
  if (part && /^(?:model|code|data)$/.test(part))
    return elsewhere ? `${part} elsewhere` : named ? `${part} by name` : part;
  if (ACTS.some((one) => classes.includes(one)) || classes.includes('narrow') || ACT_NOUN.test(word))
    return 'act';
  if (part) return elsewhere ? `${part} elsewhere` : part;
  if (name) return 'name';
  if (classes.includes('other') || classes.includes('generic')) return 'other';
  return classes.some((one) => one !== 'train' && one !== 'quality') ||
    !/^\p{L}{2}/u.test(word) ||
    NO_NOUN.test(word)
    ? 'none'
    : 'thing';
}

/** The noun phrase that begins at a place: up to a preposition, a verb or another part of the clause. */
function phraseAt(clause: readonly Marked[], start: number, end: number): readonly Marked[] {
  let from = start;
  while (from < end - 1 && ARTICLE.test(clause[from]?.word ?? '')) from++;
  let to = from;
  while (to < end && (to === from || !AFTER_NOUN.test(clause[to]?.word ?? ''))) to++;
  return clause.slice(from, to);
}

/** What a noun is of: "use of the logo", where the noun itself is an act. */
function complement(clause: readonly Marked[], end: number): readonly Marked[] {
  const of = clause.slice(0, end).findIndex(({ word }) => /^(?:of|with|to)$/.test(word));
  return of < 0 ? [] : phraseAt(clause, of + 1, end);
}

/** What stands before the verb, or the first words of what has none so near. */
export function subjectOf(clause: readonly Marked[]): readonly Marked[] {
  const verb = clause.findIndex(isVerb);
  return verb > 0 && verb <= LONGEST_SUBJECT ? clause.slice(0, verb) : clause.slice(0, 4);
}
const LONGEST_SUBJECT = 10;
const PRONOUN = /^(?:you|we|i|it|they|this|who|nobody|everyone|everybody|anyone|anybody)$/;

/** Kinds of subject and object of a clause; `none`: it has none. */
export interface Topic {
  subject: string;
  object: string;
  /** The subject's noun. */
  head: string;
}

export function topicOf(clause: readonly Marked[]): Topic {
  const verb = clause.findIndex(isVerb);
  const pronoun =
    verb > 0 && PRONOUN.test(clause[verb - 1]?.word ?? '') ? clause.slice(verb - 1, verb) : null;
  const end = verb < 0 || verb > LONGEST_SUBJECT ? clause.length : verb;
  const phrase = pronoun ?? (verb === 0 ? [] : phraseAt(clause, 0, end));
  const partitive = /^(?:one|some|part|parts|most|many|each|all|both|none|any|half|two|three)$/.test(
    phrase.at(-1)?.word ?? '',
  );
  const whole = partitive && verb > 0 ? complement(clause, verb) : [];
  const own = kindOf(whole.length > 0 ? whole : phrase);
  const of = own === 'act' && verb > 0 ? complement(clause, verb) : [];
  // Without a verb only what begins like a noun is one: "the slides", but not "for testers".
  const stated = verb > 0 || ARTICLE.test(clause[0]?.word ?? '') || clause.length < 4;
  const subject = of.length > 0 ? `act of ${kindOf(of)}` : own === 'thing' && !stated ? 'none' : own;
  const acting = clause.findIndex(
    ({ classes }, at) => at > verb && ACTS.slice(0, 4).some((one) => classes.includes(one)),
  );
  const object = acting < 0 ? [] : phraseAt(clause, acting + 1, clause.length);
  return { subject, object: kindOf(object), head: phrase.at(-1)?.word ?? '' };
}
