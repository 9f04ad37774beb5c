/** Paraphrases of what owners say about having a thing, read against the label in the first column. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import {
  EVALUATION_CODE,
  TRAINING_CODE,
  TRAINING_DATA,
  WEIGHTS_OR_MODEL,
} from '../../src/lexicon/concepts.js';
import { claimOn, type Topic } from '../../src/prose/polarity.js';

const TOPICS: Record<string, Topic> = {
  weights: WEIGHTS_OR_MODEL,
  'training data': TRAINING_DATA,
  'training code': TRAINING_CODE,
  'evaluation code': EVALUATION_CODE,
};
const [, ...rows] = readFileSync(new URL('claims.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n');

it.each(rows.map((row) => row.split('\t') as [string, string, string]))(
  '%s, %s: %s',
  (label, topic, text) => {
    expect(claimOn(text, TOPICS[topic] as Topic)?.polarity ?? 'none').toBe(label);
  },
);
