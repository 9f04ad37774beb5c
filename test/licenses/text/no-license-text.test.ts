/** Files that hold no license text: notices that name one, deny one or add to one, and what is on no list. */
import { describe, expect, it } from 'vitest';
import { recognizeText } from '../../../src/licenses/text/text.js';

describe('files that hold no license text', () => {
  it.each([
    'This software is not licensed under the MIT license.',
    'The code is not available under Apache-2.0.',
  ])('takes nothing from a notice that denies: %s', (notice) => {
    expect(recognizeText(notice)?.terms.openness).not.toBe('open');
  });

  it('reads a short notice', () => {
    const notice =
      'Copyright 2022 Example\n\nLicensed under the Apache License, Version 2.0 (the "License").';
    expect(recognizeText(notice)).toMatchObject({
      as: 'notice',
      terms: { id: 'Apache-2.0', openness: 'open' },
    });
  });

  it.each([
    ['SPDX-License-Identifier: Apache-2.0 OR MIT\n', 'Apache-2.0 OR MIT'],
    ['@spdx:mit\n', 'MIT'],
    ['Licensed under the GNU GPL v3, or (at your option) any later version.', 'GPL-3.0-or-later'],
  ])('reads %s', (text, id) => {
    expect(recognizeText(text)).toMatchObject({ as: 'notice', terms: { id, openness: 'open' } });
  });

  it('reads an address alone', () => {
    expect(recognizeText('https://creativecommons.org/licenses/by-nc/4.0/\n')).toMatchObject({
      as: 'link',
      terms: { id: 'CC-BY-NC-4.0' },
    });
  });

  it('takes the strictest of a table of licenses', () => {
    const list = `| License | Part |
|---|---|
| [CC BY-NC 4.0](https://creativecommons.org/licenses/by-nc/4.0/) | models |
| [MIT License](https://opensource.org/licenses/MIT) | notebooks |`;
    expect(recognizeText(list)).toMatchObject({
      as: 'links',
      terms: { id: 'CC-BY-NC-4.0 AND MIT', openness: 'restricted' },
    });
  });

  it('does not take own terms that mention an open license for it', () => {
    const own = `Example Terms\nYou may use this software after registration. Parts are under the MIT License.`;
    expect(recognizeText(own)).toMatchObject({
      as: 'unrecognized',
      terms: { id: null, openness: 'unclear' },
    });
  });

  it('shows the title of unknown terms and judges them by what they exclude', () => {
    const text =
      '# Example Model License\n\nUse is granted solely for your non-commercial research purposes.';
    expect(recognizeText(text).headline).toBe('Example Model License');
    expect(recognizeText(text).terms).toEqual({
      id: null,
      name: 'Example Model License',
      openness: 'restricted',
    });
  });

  it.each([
    ['https://www.example.org/model_terms/v1_0\n'],
    ['The license is found at https://example.org/legal/terms.'],
    ['[License](https://example.org/license.pdf)'],
  ])('a file that is only an address is called after where it leads: %s', (text) => {
    expect(recognizeText(text)).toMatchObject({
      as: 'unrecognized',
      terms: { name: 'unnamed terms at example.org', openness: 'unclear' },
    });
  });

  it('an address that is known names the license', () => {
    expect(recognizeText('https://llama.meta.com/llama3_1/license/\n').terms.id).toBe('llama3.1');
  });

  it('finds no terms in an empty file or a bare copyright', () => {
    expect(recognizeText(' \n').terms.openness).toBe('none');
    expect(recognizeText('Copyright 2024 Example. All rights reserved.').terms.openness).toBe('none');
  });
});
