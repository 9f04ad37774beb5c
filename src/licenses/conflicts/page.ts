/** What one Hub page contradicts itself in: text, tag, name, link, prose, and the form that gives access. */
import { valueIn } from '../../evidence.js';
import { treeUrl } from '../../prose/cite.js';
import type { LicenseBasis } from '../license.js';
import type { Answer } from '../scopes/answers.js';
import { type Sources, statementsOn, takenAway, takenFrom } from '../scopes/sources.js';
import { citeKey } from '../scopes/weights.js';
import {
  between,
  type Conflict,
  type ConflictKind,
  capital,
  cited,
  differ,
  isJudged,
  nameOf,
  type Resolution,
  type Side,
  side,
  untilSettled,
} from './conflict.js';

type Hub = NonNullable<Sources['hub']>;

/** @param resolution the answers that won, which the others are held against */
export function conflictsOfPage(sources: Sources, resolution: Resolution): Conflict[] {
  const { hub } = sources;
  if (!hub) return [];
  const { answers } = resolution.page;
  return [
    ...statedDifferently(answers, resolution),
    ...takenBack(sources, answers, resolution),
    ...withoutText(sources, hub, answers, resolution),
  ];
}

const WHERE: Partial<Record<LicenseBasis, string>> = {
  text: 'the license file on the Hub',
  tag: "the card's license tag",
  name: "the card's license_name",
  link: "the card's license_link",
};

const sideOf = ({ basis, terms, citations }: Answer): Side => ({
  what: WHERE[basis] ?? 'the card',
  terms,
  citation: citations[0],
});

/** The strongest answer against each other opinion, every opinion once. */
function statedDifferently(answers: readonly Answer[], { page, licenses }: Resolution): Conflict[] {
  const opinions: Answer[] = [];
  for (const answer of answers)
    if (opinions.every((known) => differ(known.terms, answer.terms))) opinions.push(answer);
  const [first, ...others] = opinions.filter(({ terms }) => isJudged(terms));
  if (!first) return [];
  const verdict = licenses.weights.openness === 'unknown' ? page.license : licenses.weights;
  return others
    .filter(({ terms }) => differ(first.terms, terms))
    .map((other) =>
      between(kindOf(first.basis, other.basis), 'weights', [sideOf(other), sideOf(first)], verdict),
    );
}

const ORDER: readonly LicenseBasis[] = ['tag', 'text', 'name', 'link'];

/** `tag-text`, `tag-name` …: the two places in a fixed order. */
function kindOf(one: LicenseBasis, other: LicenseBasis): ConflictKind {
  const [first = one, second = other] = [one, other].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
  return `${first}-${second}` as ConflictKind;
}

/** An open license that the access form or a sentence of the card takes back. */
function takenBack(sources: Sources, answers: readonly Answer[], { licenses }: Resolution): Conflict[] {
  const open = answers.find(({ terms }) => terms.openness === 'open');
  if (!open) return [];
  const { gate } = sources;
  const gated = gate && [
    between('gating', 'weights', [sideOf(open), side('the access form', gate)], licenses.weights),
  ];
  const statements = statementsOn(sources.card, ['weights', 'project']);
  const own = statements.some((one) => one.terms.name === open.terms.name);
  const closed = own
    ? undefined
    : statements.find(({ terms }) => terms.openness !== 'open' && differ(open.terms, terms));
  const away =
    takenAway(sources.card, 'weights') ??
    (closed && { terms: closed.terms, citations: [closed.document.cite(closed.line)] });
  const prose = away && [
    between('prose', 'weights', [sideOf(open), side(whoSays(away), away)], licenses.weights),
  ];
  const code = sources.repository ? null : takenFrom(sources.card, 'code');
  const ofCode = code && [between('prose', 'code', [sideOf(open), side(whoSays(code), code)], licenses.code)];
  return [...(gated ?? []), ...(prose ?? []), ...(ofCode ?? [])];
}

/** The card itself, or a page beside it: a translation, a NOTICE. */
function whoSays({ citations }: Pick<Answer, 'citations'>): string {
  const label = citations[0]?.label ?? 'model card';
  return label === 'model card' ? "the card's text" : label;
}

/** The tag `other` asks for a text, and neither the page nor a link has one. */
function withoutText(
  sources: Sources,
  hub: Hub,
  answers: readonly Answer[],
  { licenses }: Resolution,
): Conflict[] {
  const { model, files } = hub;
  const other = model.licenses.find((tag) => /^other$/i.test(tag.trim()));
  const card = model.cardData ?? {};
  const named = answers.some(({ terms, basis }) => basis !== 'tag' && terms.id !== null);
  const listed = valueIn(model.files);
  if (!other || named || card.license_link || files.length > 0 || !listed || listed.truncated) return [];
  if (sources.cardMissing.length > 0 || statementsOn(sources.card, ['weights', 'project']).length > 0)
    return [];
  const name =
    typeof card.license_name === 'string'
      ? ` and calls it ${nameOf({ id: null, name: card.license_name, openness: 'unclear' })}`
      : '';
  const because = `${capital("the card's license tag")} says “other”${name}, but there is no license text and no link to one. ${untilSettled('weights', licenses.weights)}`;
  const citations = cited(citeKey(hub, 'license'), {
    url: treeUrl(hub.place),
    label: 'files on the Hub',
  });
  return [{ kind: 'no-text', scope: 'weights', because, citations }];
}
