/** Badges say what a template said; texts that lie there say more. */
import { describe, expect, it } from 'vitest';
import { type Facts, release } from '../../release-builder.js';

const unknown = 'Terms of the Wren Lab.\n\nThe holder of a copy may read it aloud on Sundays, in a park.';

const openness = (facts: Facts, name: 'code') => release(facts).licenses.value[name].openness;

describe('a badge', () => {
  const readme =
    '# Wren\n\n[![License: MIT](https://img.shields.io/badge/License-MIT-yellow.svg)](LICENSE)\n';

  it('is no word against a text that lies there', () => {
    expect(openness({ readme, texts: { LICENSE: unknown } }, 'code')).not.toBe('open');
  });

  it('is one where nothing else speaks', () => {
    expect(openness({ readme }, 'code')).toBe('open');
  });
});
