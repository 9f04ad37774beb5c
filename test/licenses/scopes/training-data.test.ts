/** Licenses of data that a model learned from, told beside what it learned. */
import { describe, expect, it } from 'vitest';
import { release } from '../../release-builder.js';

const licensesOf = (said: string) => {
  const hub = { id: 'example/Dipper', licenses: ['mit'], cardData: { license: 'mit' } };
  return release({ card: `# Dipper\n\n${said}\n`, hub });
};

describe('data with a closed license that a model was trained on', () => {
  it.each([
    'Dipper: our model was trained on the Reed corpus, which is CC BY-NC 4.0.',
    'Trained with SongSet (CC BY-NC-SA 4.0) for ten epochs.',
    'The model is fine-tuned on two sets, one of them under CC BY-NC-ND 4.0.',
  ])('is said, and stands against open weights: %s', (said) => {
    const { licenses, conflicts } = licensesOf(said);
    expect(licenses.value.data.openness).toBe('restricted');
    expect(licenses.value.weights.openness).toBe('open');
    expect(conflicts.value.map(({ kind }) => kind)).toEqual(['data']);
  });

  it.each([
    'Our model was trained on the Reed corpus, which is CC BY 4.0.',
    'We did not train on SongSet, which is CC BY-NC 4.0.',
    'It was trained on our own songs; baselines were trained on SongSet (CC BY-NC 4.0).',
    'Our model was trained without SongSet (CC BY-NC 4.0).',
  ])('is none: %s', (said) => {
    const { licenses, conflicts } = licensesOf(said);
    expect(licenses.value.data.openness).not.toBe('restricted');
    expect(conflicts.value).toEqual([]);
  });
});
