/** Where in a text a published license stands, word by word: what agrees, what is missing, what is put in. */
import { anchorsOf, MOST_PLACES, type Row } from './anchors.js';
import { pairCommonWords } from './common.js';
import type { Template } from './fingerprints.js';
import { UNKNOWN_WORD } from './words.js';

/** A license laid on a part of a text. Positions are word numbers; ends are exclusive. */
export interface Alignment {
  template: number;
  /** The part of the text from the first to the last word that agrees. */
  from: number;
  to: number;
  /** For every word of that part, the word of the license that it agrees with, or -1. */
  partner: Int32Array;
  /** Words of the license that agree; those before, between and after them that the text lacks. */
  matched: number;
  missingHead: number;
  missingInside: number;
  missingTail: number;
  /** Words of the part that are not of the license. */
  inserted: number;
  /** Dice's coefficient of the license's core and the part, by words that agree in order; 0 to 1. */
  similarity: number;
  /** What the license explains of the text, less what it leaves unexplained, in words. */
  gain: number;
  /** The text ends within the license. */
  cutOff: boolean;
}

/** A stretch of words that is the same in text and license. */
interface Run {
  text: number;
  license: number;
  length: number;
  score: number;
  before: number;
}

/** More stretches than this are not looked through: the longest tell the place. */
const MOST_RUNS = 400;

/** What one missing or inserted word between two stretches costs when stretches are put together. */
const GAP_COST = 0.2;

/** Gaps larger than this (in words of text times words of license) are left as they are. */
const LARGEST_GAP = 20_000;

/**
 * The best place of a license in a text, or `null` when no three words in a row agree.
 * @param row words that are explained already are given as unknown
 */
export function align(row: Row, template: Template, number: number): Alignment | null {
  const chain = wholeRun(row.words, template.words) ?? bestChain(runsOf(row, template.words));
  if (chain.length === 0) return null;
  const text = row.words;
  const { words, core } = template;
  const partner = new Int32Array(text.length).fill(-1);
  let [textAt, licenseAt] = [-1, -1];
  for (const run of chain) {
    if (textAt >= 0) fillGap(text, words, partner, textAt, run.text, licenseAt, run.license);
    for (let step = 0; step < run.length; step++) partner[run.text + step] = run.license + step;
    textAt = run.text + run.length;
    licenseAt = run.license + run.length;
  }
  const first = chain[0] as Run;
  const from = extend(text, words, partner, first.text, first.license, -1);
  const to = extend(text, words, partner, textAt, licenseAt, 1);
  return measured(partner.subarray(from, to), from, core, number, to >= text.length - NEAR_END);
}

/** A text whose last words are still of the license was cut off: what is lost weighs less than what is left out. */
const NEAR_END = 3;
export const CUT_OFF_COST = 0.25;

function measured(
  partner: Int32Array,
  from: number,
  core: number,
  template: number,
  cutOff: boolean,
): Alignment {
  let [matched, matchedCore, inserted, head, last] = [0, 0, 0, -1, -1];
  for (const place of partner) {
    if (place < 0) inserted++;
    else {
      matched++;
      if (place < core) matchedCore++;
      if (head < 0) head = place;
      last = place;
    }
  }
  const missingTail = Math.max(0, core - 1 - last);
  const missingHead = Math.min(head, core);
  const missingInside = Math.max(0, core - matchedCore - missingHead - missingTail);
  return {
    template,
    from,
    to: from + partner.length,
    partner,
    matched,
    missingHead,
    missingInside,
    missingTail,
    inserted,
    similarity: (2 * matchedCore) / (core + matchedCore + inserted) || 0,
    gain:
      matched -
      1.5 * missingInside -
      (cutOff ? CUT_OFF_COST : 1) * missingTail -
      0.6 * missingHead -
      0.8 * inserted,
    cutOff: cutOff && missingTail > 0,
  };
}

/** Whether a license begins with all of a text, word for word. */
export function startsWith(license: Uint16Array, text: Uint16Array): boolean {
  if (license.length < text.length) return false;
  for (let at = 0; at < text.length; at++)
    if (text[at] !== license[at] || text[at] === UNKNOWN_WORD) return false;
  return true;
}

/** No other stretches explain more than one that is the whole text. */
const wholeRun = (text: Uint16Array, license: Uint16Array): Run[] | null =>
  text.length >= 3 && startsWith(license, text)
    ? [{ text: 0, license: 0, length: text.length, score: text.length, before: -1 }]
    : null;

function runsOf({ words: text, triples: hashes }: Row, license: Uint16Array): Run[] {
  const triples = hashes();
  const { slots, next } = anchorsOf(license);
  const mask = slots.length - 1;
  const runs: Run[] = [];
  // By diagonal: the end of the stretch that was found last on it. One word is on the same diagonal as the next.
  const ends = new Int32Array(text.length + license.length);
  for (let at = 0; at + 2 < text.length; at++) {
    const hash = triples[at] as number;
    if (hash === 0) continue;
    const first = text[at] as number;
    const second = text[at + 1] as number;
    const third = text[at + 2] as number;
    let places = 0;
    for (let place = slots[hash & mask] as number; place >= 0; place = next[place] as number) {
      if (license[place] !== first || license[place + 1] !== second || license[place + 2] !== third) continue;
      if (++places > MOST_PLACES) break;
      const diagonal = at - place + license.length;
      if ((ends[diagonal] as number) > at) continue;
      let length = 3;
      while (
        at + length < text.length &&
        place + length < license.length &&
        text[at + length] === license[place + length] &&
        text[at + length] !== UNKNOWN_WORD
      )
        length++;
      ends[diagonal] = at + length;
      runs.push({ text: at, license: place, length, score: 0, before: -1 });
    }
  }
  if (runs.length <= MOST_RUNS) return runs;
  const kept = new Set([...runs].sort((a, b) => b.length - a.length).slice(0, MOST_RUNS));
  return runs.filter((run) => kept.has(run));
}

/** The stretches that together explain most, in the order of both sides, overlaps cut off. */
function bestChain(runs: readonly Run[]): Run[] {
  let best = -1;
  runs.forEach((run, at) => {
    run.score = run.length;
    for (let previous = 0; previous < at; previous++) {
      const before = runs[previous] as Run;
      if (before.text >= run.text || before.license >= run.license) continue;
      const textGap = run.text - before.text - before.length;
      const licenseGap = run.license - before.license - before.length;
      const overlap = Math.max(0, -textGap, -licenseGap);
      if (overlap >= run.length) continue;
      const gap = Math.max(textGap + overlap, licenseGap + overlap);
      const score = before.score + run.length - overlap - gap * GAP_COST;
      if (score > run.score) {
        run.score = score;
        run.before = previous;
      }
    }
    if (best < 0 || run.score > (runs[best] as Run).score) best = at;
  });
  const chain: Run[] = [];
  for (let at = best; at >= 0; at = (runs[at] as Run).before) chain.push(runs[at] as Run);
  chain.reverse();
  return chain.map((run, at) => {
    const before = chain[at - 1];
    if (!before) return run;
    const cut = Math.max(
      0,
      before.text + before.length - run.text,
      before.license + before.length - run.license,
    );
    return { ...run, text: run.text + cut, license: run.license + cut, length: run.length - cut };
  });
}

/** Pairs the words between two stretches: the longest common subsequence of the two sides. */
function fillGap(
  text: Uint16Array,
  license: Uint16Array,
  partner: Int32Array,
  textFrom: number,
  textTo: number,
  licenseFrom: number,
  licenseTo: number,
): void {
  const [rows, columns] = [textTo - textFrom, licenseTo - licenseFrom];
  if (rows <= 0 || columns <= 0 || rows * columns > LARGEST_GAP) return;
  pairCommonWords(
    text.subarray(textFrom, textTo),
    license.subarray(licenseFrom, licenseTo),
    (inText, inLicense) => {
      partner[textFrom + inText] = licenseFrom + inLicense;
    },
  );
}

/** Words looked at beyond the first and the last stretch: titles and closing lines are short. */
const MARGIN = 60;

/**
 * Pairs words before the first (`direction` -1) or after the last stretch (1), as far as agreement pays for gaps.
 * @returns where the part of the text begins or ends
 */
function extend(
  text: Uint16Array,
  license: Uint16Array,
  partner: Int32Array,
  textAt: number,
  licenseAt: number,
  direction: 1 | -1,
): number {
  const left = Math.min(MARGIN, direction < 0 ? licenseAt : license.length - licenseAt);
  const room = Math.min(Math.ceil(left * 1.3) + 2, direction < 0 ? textAt : text.length - textAt);
  if (direction < 0) fillGap(text, license, partner, textAt - room, textAt, licenseAt - left, licenseAt);
  else fillGap(text, license, partner, textAt, textAt + room, licenseAt, licenseAt + left);
  let [score, best, edge] = [0, 0, textAt];
  for (let step = 0; step < room; step++) {
    const at = direction < 0 ? textAt - 1 - step : textAt + step;
    score += (partner[at] as number) >= 0 ? 1 : -0.7;
    if (score <= best) continue;
    best = score;
    edge = direction < 0 ? at : at + 1;
  }
  if (direction < 0) partner.fill(-1, textAt - room, edge);
  else partner.fill(-1, edge, textAt + room);
  return edge;
}
