/** Closed models whose answers were the lessons. */
import { describe, expect, it } from 'vitest';
import { teachersIn } from '../../../src/licenses/lineage/teachers.js';
import { release } from '../../release-builder.js';

const teachers = (said: string) => {
  const { licenses, card } = release({
    card: `# Auk-7B\n\n${said}\n`,
    hub: { id: 'example/Auk-7B', licenses: ['apache-2.0'], cardData: { license: 'apache-2.0' } },
  });
  // Terms of a service bind whoever asked it, and not the weights.
  expect(licenses.value.weights.openness).toBe('open');
  return teachersIn(card.value).map(({ id, relation }) => `${relation} ${id}`);
};

describe('models that a release learned from', () => {
  it.each([
    ['Auk-7B was distilled from GPT-4.', ['distilled GPT-4']],
    ['We trained it on answers that were written by Claude 3 Opus.', ['distilled Claude 3 Opus']],
    [
      'It was fine-tuned on instructions generated with gpt-3.5-turbo and on outputs of GPT-4o.',
      ['distilled gpt-3.5-turbo', 'distilled GPT-4o'],
    ],
    ['The training data was created using Gemini 1.5 Pro.', ['distilled Gemini 1.5 Pro']],
  ])('%s', (said, expected) => {
    expect(teachers(said)).toEqual(expected);
  });

  it.each([
    'Auk-7B was trained on news; GPT-4 judged its answers.',
    'It was trained without outputs of GPT-4.',
    'Our model outperforms ChatGPT, although it was trained on less data.',
    'No data from GPT-4 was used in training.',
    'It was trained with the architecture of GPT-2.',
    'We trained on data from Wikipedia.',
    'It was trained on data from GPT4All.',
  ])('none: %s', (said) => {
    expect(teachers(said)).toEqual([]);
  });
});
