/** Lists below a sentence on the training name its data; other lists name other things. */
import { describe, expect, it } from 'vitest';
import { runCheck } from '../../../src/checks/check.js';
import datasetsNamed from '../../../src/checks/datasets-named.js';
import { release } from '../../release-builder.js';

const named = (card: string) => {
  const { result, because } = runCheck(datasetsNamed, release({ card: `# Heron\n\n${card}\n` }));
  return result === 'pass' ? because : result;
};

describe('a list that a sentence on the training introduces', () => {
  it.each([
    'Heron was fine-tuned on a combination of:\n\n- PlumCalls (40 %)\n- the Marsh Sound Corpus',
    'The training data is a mix of\n\n* PlumCalls: two summers\n* Wikipedia',
    'It learned from the following public datasets:\n\n1. PlumCalls\n2. MarshSet',
    'The corpus consists of:\n- PlumCalls — 3k hours\n- MarshSet, by others',
  ])('holds names: %s', (card) => {
    expect(named(card)).toContain('PlumCalls');
  });

  it.each([
    'Heron was trained on our own recordings. The code needs:\n\n- PyTorch\n- NumPy',
    'Heron was trained on 8 GPUs. Results on the following:\n\n- PlumCalls\n- MarshSet',
    'You can train Heron on one of:\n\n- PlumCalls\n- MarshSet',
    'It was not trained on any of the following:\n\n- PlumCalls\n- MarshSet',
  ])('is about something else: %s', (card) => {
    expect(named(card)).toBe('fail');
  });

  it('ends where prose goes on', () => {
    expect(
      named(
        'Heron was trained on a mix of:\n\n- whistles\n- drums\n\nPlumCalls are what we test it with, and nothing else.',
      ),
    ).toBe('fail');
  });
});
