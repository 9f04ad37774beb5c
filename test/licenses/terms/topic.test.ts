/** What a clause speaks of: the release, a part of it, or what is none. */
import { describe, expect, it } from 'vitest';
import { classesOf } from '../../../src/licenses/terms/lexicon.js';
import { tokensOf } from '../../../src/licenses/terms/tokens.js';
import { topicOf } from '../../../src/licenses/terms/topic.js';

const topic = (text: string) =>
  topicOf(tokensOf(text).map(({ word, stem, name }) => ({ word, name, classes: classesOf(stem) })));

describe('the subject of a clause', () => {
  it.each([
    ['The weights may not be sold', 'model'],
    ['The training data may not be sold', 'data elsewhere'],
    ['The photographs on this page may not be sold', 'thing'],
    ['Use of the photographs is forbidden', 'act of thing'],
    ['Use of the weights is forbidden', 'act of model'],
    ['Enterprise support can be bought', 'service'],
    ['For a product you must ask', 'person'],
    ['Startups must ask', 'person'],
  ])('%s: %s', (text, subject) => {
    expect(topic(text).subject).toBe(subject);
  });

  it('is told apart from what is done to it', () => {
    expect(topic('You may not copy the weights')).toMatchObject({ subject: 'person', object: 'model' });
  });
});
