/** Trains the weights of the reader of terms from sentences that were written for it. Run by the build; nothing of it is loaded afterwards. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { PLACES, pack, placesIn, TERMS_FILE, type TermsModel } from '../model.js';
import { composedSentences } from './frames.js';
import { type LabeledSentence, writtenSentences } from './sentences.js';

/** Rounds over all sentences, step, and pull towards zero: of those tried on splits by group, the ones that did best. */
const ROUNDS = 24;
const STEP = 0.3;
const PULL = 5e-4;
/** Rounds at the end whose weights are averaged: what one order of the sentences left by chance evens out. */
const AVERAGED = 16;
/** What a composed sentence counts beside one that was written. */
const COMPOSED_SHARE = 0.5;

/** Logistic regression by stochastic gradient descent with steps that shrink by weight (AdaGrad). The same sentences give the same weights. */
export function train(sentences: readonly LabeledSentence[]): TermsModel {
  const cases = sentences.map(({ group, label, text }) => ({
    places: Int32Array.from(placesIn(text)),
    want: label === 'limits' ? 1 : 0,
    share: group.startsWith('frame ') ? COMPOSED_SHARE : 1,
  }));
  const weights = new Float64Array(PLACES);
  const squares = new Float64Array(PLACES).fill(1e-3);
  let bias = 0;
  const random = randomNumbers();
  const mean = new Float64Array(PLACES);
  let meanBias = 0;
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(cases, random);
    for (const { places, want, share } of cases) {
      const unit = 1 / Math.sqrt(places.length);
      let sum = bias;
      for (const place of places) sum += (weights[place] as number) * unit;
      const miss = share * (1 / (1 + Math.exp(-sum)) - want);
      bias -= 0.02 * miss;
      for (const place of places) {
        const slope = miss * unit + PULL * (weights[place] as number);
        squares[place] = (squares[place] as number) + slope * slope;
        weights[place] = (weights[place] as number) - (STEP * slope) / Math.sqrt(squares[place] as number);
      }
    }
    if (round < ROUNDS - AVERAGED) continue;
    for (let place = 0; place < PLACES; place++)
      mean[place] = (mean[place] as number) + (weights[place] as number) / AVERAGED;
    meanBias += bias / AVERAGED;
  }
  const most = mean.reduce((largest, weight) => Math.max(largest, Math.abs(weight)), 1e-9);
  const scale = most / 127;
  return { weights: Int8Array.from(mean, (weight) => Math.round(weight / scale)), scale, bias: meanBias };
}

/** A linear congruential generator: the order must be the same on every machine. */
function randomNumbers(): () => number {
  let seed = 7;
  return () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 4294967296;
  };
}

function shuffle<T>(items: T[], random: () => number): void {
  for (let at = items.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [items[at], items[other]] = [items[other] as T, items[at] as T];
  }
}

/** Writes the weights to where they are read from, in one step: another process may be reading them. */
export function writeTermsModel(): void {
  mkdirSync(dirname(TERMS_FILE), { recursive: true });
  const unfinished = `${TERMS_FILE}.${randomUUID()}`;
  writeFileSync(unfinished, pack(train([...writtenSentences(), ...composedSentences()])));
  renameSync(unfinished, TERMS_FILE);
}
