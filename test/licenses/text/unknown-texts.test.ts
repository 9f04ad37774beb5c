/** Texts that no list has: what their own sentences say. */
import { describe, expect, it } from 'vitest';
import { recognizeText } from '../../../src/licenses/text/text.js';

describe('terms of an owner', () => {
  it.each([
    'Plover Model License\n\nYou may run the weights for scientific research. The weights must not be used in products or by companies.',
    'AUK RESEARCH LICENSE\n\nWhoever has a copy may run it in studies. Companies may not use it in their products.',
  ])('own terms for a model are closed by a sentence that plainly limits: %s', (text) => {
    expect(recognizeText(text)).toMatchObject({ as: 'unrecognized', terms: { openness: 'restricted' } });
  });

  it.each([
    'Plover Model License\n\nYou may run the weights for research and in products. Companies may use the weights, too.',
    'Plover Public License\n\nEverybody may use the weights and sell what is made with them. There is no warranty.',
  ])('and stay unclear without one: %s', (text) => {
    expect(recognizeText(text)).toMatchObject({ as: 'unrecognized', terms: { openness: 'unclear' } });
  });
});
