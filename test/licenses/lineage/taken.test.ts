/** Bases that a page names before it says what was done with them, or by a label. */
import { describe, expect, it } from 'vitest';
import { basesInProse } from '../../../src/licenses/lineage/prose.js';
import { release } from '../../release-builder.js';

const bases = (said: string) => {
  const { card } = release({ card: `# Auk-7B\n\n${said}\n`, hub: { id: 'example/Auk-7B' } });
  return basesInProse(card.value).map(({ id }) => id);
};

describe('a base that is named', () => {
  it.each([
    ['We took google/gemma-7b and tuned it on our chats.', 'google/gemma-7b'],
    ['We used `heron/base-3b` as the starting point.', 'heron/base-3b'],
    ['Using heron/base-3b as our backbone, we trained a reranker.', 'heron/base-3b'],
    ['Base model: heron/base-3b', 'heron/base-3b'],
  ])('%s', (said, id) => {
    expect(bases(said)).toEqual([id]);
  });

  it.each([
    'We took heron/base-3b as a baseline.',
    'We used heron/base-3b to write captions.',
    'You can take heron/base-3b and tune it with our scripts.',
    'We looked at heron/base-3b and tuned our own network.',
    'Base model: our own.',
  ])('is none: %s', (said) => {
    expect(bases(said)).toEqual([]);
  });
});
