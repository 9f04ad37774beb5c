/** Which published licenses stand in a text, and where: candidates by shared word pairs, decided word by word. */
import { once } from '../../remembered.js';
import { type Alignment, align, CUT_OFF_COST, startsWith } from './alignment.js';
import { rowOf } from './anchors.js';
import { candidatesIn, type Library, library, type Template } from './fingerprints.js';
import { boundsIn, type Most } from './overlap.js';
import { readWords, UNKNOWN_WORD, type Words } from './words.js';

/** A published license found in a text. */
export interface Part {
  /** SPDX ids that share the text; the first is the likeliest. */
  ids: readonly string[];
  /** Ids of other texts that fit as well, and of those that fit less than one percent worse. */
  fitting: readonly string[];
  near: readonly string[];
  alignment: Alignment;
  similarity: number;
}

export interface PublishedIn {
  words: Words;
  /** In the order of the text. */
  parts: readonly Part[];
  /** The best of those that are not similar enough to be this text. */
  closest: () => Part | null;
}

/** As similar as texts are that people changed a name, a clause or the end of; forks of a license are less. */
const SAME_TEXT = 0.9;
/** In a few words each counts: shorter licenses than this are taken word for word. */
const FEW_WORDS = 25;
const SAME_FEW_WORDS = 0.96;
const SAME_BUT_ENDS = 0.85;
/** Less than this is not worth naming as the closest. */
const RELATED = 0.4;

/** Least share of a license's pairs that must stand in a text to compare them word by word. */
const LEAST_SHARE = 0.3;
/** Candidates this far behind the best are left for the next pass, where the best is taken out. */
const BEHIND = 0.3;
const MOST_CANDIDATES = 28;
/** Where one license is most of a text, only those are looked at that share about as many pairs with it. */
const MOST_OF_IT = 0.85;
const FAR_BEHIND = 0.2;
/** A collection with more licenses than ten passes find is read no further: what remains counts as added. */
const MOST_PASSES = 10;

/** A license that may stand in a text; it is laid on the text when that is asked for. */
interface Candidate {
  license: Template;
  most: Most;
  alignment: () => Alignment | null;
}

/** Finds published licenses in a text. */
export function publishedIn(text: string, index: Library = library()): PublishedIn {
  const words = readWords(text, index.numbers);
  const parts: Part[] = [];
  let left = words.ids;
  const first = candidatesFor(index, left);
  for (let pass = 0, candidates = first; ; candidates = candidatesFor(index, left)) {
    const chosen = mostGain(candidates.flatMap(asSameText));
    parts.push(...chosen.map((alignment) => partOf(alignment, candidates, index)));
    if (chosen.length === 0 || ++pass === MOST_PASSES) break;
    left = left.slice();
    for (const { from, to } of chosen) left.fill(UNKNOWN_WORD, from, to);
    if (unexplained(left) < FEW_WORDS) break;
  }
  parts.sort((a, b) => a.alignment.from - b.alignment.from);
  return { words, parts, closest: () => closestOf(first) };
}

/** Where one license stands in a text that resembles it, however little; `null` when nothing of it does. */
export function partNamed(id: string, { words }: PublishedIn, { templates }: Library): Part | null {
  const at = templates.findIndex(({ ids }) => ids.includes(id));
  const template = templates[at];
  const alignment = template && align(rowOf(words.ids), template, at);
  if (!alignment) return null;
  return { ids: template.ids, fitting: [], near: [], alignment, similarity: alignment.similarity };
}

function unexplained(left: Uint16Array): number {
  let count = 0;
  for (const word of left) if (word !== UNKNOWN_WORD) count++;
  return count;
}

function candidatesFor(index: Library, left: Uint16Array): Candidate[] {
  const candidates = candidatesIn(index, left, LEAST_SHARE);
  if (candidates.length === 0) return [];
  let least = (candidates[0]?.share ?? 0) - BEHIND;
  const row = rowOf(left);
  const mostIn = once(() => boundsIn(left, index.words.length));
  const found: Candidate[] = [];
  for (const { template, share } of longestFirst(candidates.slice(0, MOST_CANDIDATES), index)) {
    if (share < least) continue;
    const license = index.templates[template] as Template;
    const candidate = {
      license,
      most: startsWith(license.words, left) ? ANYTHING : mostIn()(license),
      alignment: once(() => align(row, license, template)),
    };
    found.push(candidate);
    const [one] = asSameText(candidate);
    if (!one || one.to - one.from < left.length * MOST_OF_IT) continue;
    if (isExact(one) && one.to - one.from === left.length) break;
    least = Math.max(least, share - FAR_BEHIND);
  }
  return found;
}

/** A text that is a license word for word needs no bound. */
const ANYTHING: Most = { similarity: 1, gain: Number.POSITIVE_INFINITY };

/** Of those that are there as a whole the longest first: it may be all that there is. */
const longestFirst = (candidates: readonly { template: number; share: number }[], { templates }: Library) => {
  const size = ({ template, share }: { template: number; share: number }): number =>
    share > 0.97 ? (templates[template] as Template).words.length : share;
  return [...candidates].sort((a, b) => size(b) - size(a));
};

const isExact = ({ missingHead, missingInside, missingTail, inserted }: Alignment): boolean =>
  missingHead + missingInside + missingTail + inserted === 0;

/** The alignment of a license that is this text, or nothing. */
function asSameText({ license, most, alignment }: Candidate): Alignment[] {
  const short = license.words.length < FEW_WORDS;
  if (most.similarity < (short ? SAME_BUT_ENDS : SAME_TEXT)) return [];
  const one = alignment();
  if (!one || one.gain <= 0) return [];
  const wordForWord = one.missingInside + one.inserted === 0;
  const least = !short ? SAME_TEXT : wordForWord ? SAME_BUT_ENDS : SAME_FEW_WORDS;
  return one.similarity >= least ? [one] : [];
}

/** The most similar license, and of equally similar ones the likeliest; those that may be it are laid on the text first. */
function closestOf(candidates: readonly Candidate[]): Part | null {
  let best: { similarity: number; rank: number } = { similarity: RELATED, rank: Number.POSITIVE_INFINITY };
  let part: Part | null = null;
  const ranked = candidates.map((candidate, rank) => ({ ...candidate, rank }));
  for (const { license, most, alignment, rank } of ranked.sort(
    (a, b) => b.most.similarity - a.most.similarity,
  )) {
    if (most.similarity < best.similarity) break;
    const one = alignment();
    if (!one || one.similarity < best.similarity) continue;
    if (one.similarity === best.similarity && rank > best.rank) continue;
    best = { similarity: one.similarity, rank };
    part = { ids: license.ids, fitting: [], near: [], alignment: one, similarity: one.similarity };
  }
  return part;
}

/** In words: a license that was joined from two others is that license, even where it agrees a little less. */
const PART_COST = 8;

/** The alignments that do not overlap and together explain most. */
function mostGain(all: readonly Alignment[]): Alignment[] {
  const byEnd = [...all].sort((a, b) => a.to - b.to || b.gain - a.gain);
  const best: { gain: number; last: Alignment | null; before: number }[] = [
    { gain: 0, last: null, before: 0 },
  ];
  byEnd.forEach((one, at) => {
    let before = at;
    while (before > 0 && (byEnd[before - 1] as Alignment).to > one.from) before--;
    const gain = (best[before] as { gain: number }).gain + one.gain - Math.min(PART_COST, one.gain / 2);
    const without = best[at] as { gain: number };
    best.push(gain > without.gain ? { gain, last: one, before } : { ...(best[at] as (typeof best)[0]) });
  });
  const chosen: Alignment[] = [];
  for (let at = best.length - 1; at > 0; ) {
    const { last, before } = best[at] as (typeof best)[0];
    if (!last) break;
    chosen.push(last);
    at = before;
  }
  return chosen.reverse();
}

/** A license with the others that fit its place as well. */
function partOf(chosen: Alignment, candidates: readonly Candidate[], { templates }: Library): Part {
  const { ids, words } = templates[chosen.template] as Template;
  const least = endless(chosen) - Math.max(1, words.length * NEARLY);
  const others = candidates
    .filter(({ most }) => !isExact(chosen) && most.gain >= least)
    .map(({ alignment }) => alignment())
    .filter((one) => one !== null && one !== chosen && overlap(one, chosen) > 0.8) as Alignment[];
  const atLeast = (least: number): string[] =>
    others
      .filter((one) => comparable(one, chosen) >= least)
      .flatMap(({ template }) => (templates[template] as Template).ids);
  return {
    ids,
    fitting: atLeast(endless(chosen)),
    near: atLeast(least),
    alignment: chosen,
    similarity: chosen.similarity,
  };
}

/** Share of a license's words within which a text may as well be the other. */
const NEARLY = 0.01;

/** What a license explains when the end that is cut off the text is left aside. */
const endless = ({ gain, cutOff, missingTail }: Alignment): number =>
  gain + (cutOff ? CUT_OFF_COST * missingTail : 0);

/** Where one license is complete, a second one that goes on lacks its end. */
const comparable = (one: Alignment, chosen: Alignment): number =>
  endless(one) - (chosen.cutOff ? 0 : one.missingTail);

const overlap = (one: Alignment, other: Alignment): number =>
  (Math.min(one.to, other.to) - Math.max(one.from, other.from)) / (other.to - other.from);
