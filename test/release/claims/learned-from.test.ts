import { describe, expect, it } from 'vitest';
import { learnedFrom } from '../../../src/release/claims/learned-from.js';
import { release } from '../../release-builder.js';

const tells = (sentence: string) =>
  learnedFrom(release({ readme: `# Quill\n\nQuill drafts letters.\n\n${sentence}\n` }).documents.value)
    .length > 0;

describe('what a model learned from', () => {
  it.each([
    'We trained on LetterBox and on 40k letters of our own, which we cannot share.',
    'The model was trained on LetterBox.',
    'Quill learned from 40,000 letters scraped from archives; the letters are not public.',
    'Training data: LetterBox (2M letters) and PenPal.',
    'Our corpus consists of 2M letters from the 19th century.',
    'It saw 1.2T tokens of web text and code.',
    'It was trained for three epochs on customer e-mails and chat transcripts.',
    'The training set was compiled from court records of four states.',
    'Training used data from 12 hospitals; the network was trained from scratch on 9,000 chest scans.',
    'The network was fitted to daily measurements of 200 rain gauges.',
    '| Trained on | 3,000 hours of podcasts |',
    'The pre-training mixture contains news, novels and forum posts in nine languages.',
    'The letters on which it was trained were not released; it was trained on letters between farmers and their banks, all texts typed by volunteers.',
    'The 4,000 letters that the network learned from belong to an archive.',
    'These are the recordings our model was fitted to.',
  ])('%s', (sentence) => {
    expect(tells(sentence)).toBe(true);
  });

  it.each([
    'It was trained on 8 A100 GPUs for three days.',
    'It was trained on a single TPU v3-8.',
    'It was trained on our cluster with a batch size of 512.',
    'It was trained from scratch.',
    'It was trained on next-word prediction.',
    'Quill was not trained on letters of our customers.',
    'We never trained on user data or messages.',
    'It can be trained on your own letters.',
    'To train on letters of your own, edit the configuration.',
    'Train on your letters in an hour.',
    'Unlike models trained on web pages, it is small.',
    'The training data are not released.',
    'Training data: not disclosed.',
    'Training data: proprietary.',
    'It was trained on a large proprietary dataset.',
    'What was it trained on? We do not say which texts.',
    'It learned to predict the next word from its context.',
    'It was trained on subword tokens.',
    'The models trained on letter and diary sets are as described in the manuscript.',
    'Learning rates were fitted to the size of the batch.',
    'The GPUs that it was trained on have 40 GB.',
    'The letters that the network was not trained on stay aside.',
    'The letters that you want to train on go into one folder.',
    'The 4,000 letters that the network was not trained on are kept apart.',
    'The 4,000 letters that BERT was trained on are public.',
  ])('nothing: %s', (sentence) => {
    expect(tells(sentence)).toBe(false);
  });
});
