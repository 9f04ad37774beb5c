/** License texts in the forms that people ship: the same license, with what was added or changed told. */
import { describe, expect, it } from 'vitest';
import { publishedTexts } from '../../../src/licenses/text/fingerprint-build.js';
import { recognizeText } from '../../../src/licenses/text/text.js';
import { DISGUISES, joined } from '../../bench/disguises.mjs';

const texts = publishedTexts();
const published = (id: string): string => {
  const text = texts.get(id);
  if (text === undefined) throw new Error(`no text of ${id}`);
  return text;
};

const SINGLE = [
  ...[
    'MIT',
    'Apache-2.0',
    'BSD-3-Clause',
    'BSD-4-Clause',
    'ISC',
    'GPL-3.0-only',
    'LGPL-2.1-only',
    'LGPL-3.0-only',
  ],
  ...[
    'MPL-2.0',
    'CC-BY-4.0',
    'CC-BY-SA-4.0',
    'CC-BY-NC-4.0',
    'CC-BY-NC-ND-4.0',
    'CC0-1.0',
    'ODbL-1.0',
    'Zlib',
  ],
  ...['BSD-3-Clause-No-Nuclear-License', 'OpenMDW-1.0', 'MulanPSL-2.0', 'CECILL-2.1', 'Unlicense'],
];

describe.each(Object.entries(DISGUISES))('%s', (_how, disguise) => {
  it.each(SINGLE)('%s', (id) => {
    const { found, terms } = recognizeText(disguise(published(id)));
    expect(found).toHaveLength(1);
    expect([found[0]?.id, ...(found[0]?.alternatives ?? [])]).toContain(id);
    expect(terms).toMatchObject({
      id: found[0]?.id,
      openness: recognizeText(published(id)).terms.openness,
    });
  });
});

describe('two licenses in one file', () => {
  it.each([
    ['Apache-2.0', 'MIT', 'open'],
    ['MIT', 'CC-BY-NC-4.0', 'restricted'],
    ['BSD-2-Clause', 'BSD-3-Clause', 'open'],
    ['GPL-2.0-only', 'Zlib', 'open'],
  ])('%s and %s', (first, second, openness) => {
    const { terms, main, found } = recognizeText(joined(published(first), published(second)));
    expect(terms).toMatchObject({ id: `${first} AND ${second}`, openness });
    expect(main).toBe(first);
    expect(found.map(({ id }) => id)).toEqual([first, second]);
    expect(found[1]?.line).toBeGreaterThan(found[0]?.lastLine as number);
  });

  it('the lesser license with the general one that it adds to is one', () => {
    const both = `${published('LGPL-3.0-only').slice(0, 7400)}\n\n${published('GPL-3.0-only')}`;
    expect(recognizeText(both).terms.id).toBe('LGPL-3.0-only');
  });
});

describe('texts that several licenses share', () => {
  it('names the others', () => {
    const { found, terms } = recognizeText(published('GPL-2.0-or-later'));
    expect(terms.id).toBe('GPL-2.0-only');
    expect(found[0]?.alternatives).toEqual(['GPL-2.0-or-later']);
  });

  it.each([
    [
      'a grant',
      'This program is free software under version 2 of the License, or (at your option) any later version.',
    ],
    ['a header', 'SPDX-License-Identifier: GPL-2.0-or-later'],
  ])('is told by %s beside it', (_what, said) => {
    const { terms, found } = recognizeText(`${said}\n\n${published('GPL-2.0-only')}`);
    expect(terms.id).toBe('GPL-2.0-or-later');
    expect(found[0]?.alternatives).toEqual([]);
  });

  it('says that it cannot tell an open one from one that is not', () => {
    const cut = published('MS-LPL').slice(0, Math.ceil(published('MS-LPL').length * 0.9));
    const { terms, found } = recognizeText(cut);
    expect(terms.openness).not.toBe('open');
    expect([found[0]?.id, ...(found[0]?.alternatives ?? [])]).toEqual(
      expect.arrayContaining(['MS-PL', 'MS-LPL']),
    );
  });
});

describe('what was added or changed', () => {
  const mit = published('MIT');

  it('is nothing in a plain copy', () => {
    const copy = mit.replace('<year> <copyright holders>', '2024 Example University');
    expect(recognizeText(copy)).toMatchObject({
      added: [],
      changed: [],
      confidence: 1,
      closest: null,
      main: 'MIT',
    });
  });

  it('is shown with its lines', () => {
    const said = 'The data in this folder is no longer updated.';
    expect(recognizeText(`${mit}\n\n${said}\n`).added).toEqual([
      { text: said.slice(0, -1), line: mit.split('\n').length + 2, lastLine: mit.split('\n').length + 2 },
    ]);
  });

  it('tells the words that stood there', () => {
    const text = published('BSD-3-Clause').replace(
      'name of the copyright holder',
      'name of Example University',
    );
    expect(recognizeText(text).changed).toEqual([
      expect.objectContaining({ text: 'Example University', was: 'the copyright holder' }),
    ]);
  });

  it('takes the license away when a permission is left out', () => {
    const { terms, changed, closest } = recognizeText(
      mit.replace('sublicense, and/or sell', 'and/or sublicense'),
    );
    expect(terms).toMatchObject({ id: null, openness: 'unclear' });
    expect(changed).not.toEqual([]);
    expect(closest?.id).toBe('MIT');
  });

  it('takes the license away when a sentence is turned round', () => {
    expect(
      recognizeText(mit.replace('Permission is hereby', 'Permission is not hereby')).terms.id,
    ).toBeNull();
  });

  it.each([
    'Free for non commercial use.',
    'Commercial use requires a separate license from the authors.',
    'For evaluation purposes only.',
    'You may not use the Software for military purposes.',
    'You agree not to use the Model to generate disinformation.',
    'Companies with annual revenue over $1M must contact us for a license.',
    'Restricted to non-profit research.',
    'No derivatives may be distributed.',
    'This license expires on 31 December 2027.',
  ])('is not open with: %s', (said) => {
    for (const text of [
      `${said}\n\n${mit}`,
      `${mit}\n\n${said}`,
      mit.replace('\n\nPermission', `\n\n${said}\n\nPermission`),
    ])
      expect(recognizeText(text)).toMatchObject({
        terms: { id: null, openness: expect.not.stringMatching(/^open$/) },
        closest: { id: 'MIT' },
      });
  });

  it.each([
    'Please cite our paper if you use this software.',
    'Free for academic and commercial use.',
    'This License does not grant permission to use the trademarks of Example Ltd. without prior written consent.',
    'This software is not intended for clinical use.',
    'Portions of this code are adapted from the example package.',
  ])('stays open with: %s', (said) => {
    expect(recognizeText(`${said}\n\n${mit}`).terms).toMatchObject({ id: 'MIT', openness: 'open' });
  });
});

describe('texts that cannot be read as a whole', () => {
  it('a binary file', () => {
    const { terms, as, unread } = recognizeText(`PK\u0003\u0004\0\0${published('MIT')}`);
    expect(terms).toMatchObject({ id: null, openness: 'unclear' });
    expect(as).toBe('unrecognized');
    expect(unread).toBe('it is a binary file');
  });

  it('an open license at the top of more than is read', () => {
    const { terms, found, unread } = recognizeText(`${published('MIT')}\n${'and so on\n'.repeat(1_000_000)}`);
    expect(found.map(({ id }) => id)).toEqual(['MIT']);
    expect(terms).toMatchObject({ id: null, openness: 'unclear' });
    expect(unread).toContain('only the beginning');
  });

  it.each([
    ['one sentence again and again', 'permission is hereby granted, free of charge, to any person '],
    ['opened tags', '<a <!-- <style> '],
    ['opened links', '[a](b '],
    ['hyphens at line ends', 'a-\n'],
    ['copyright statements', 'Copyright (c) 2020, \n'],
    ['a word without an end', 'a'],
    ['empty lines', '\n'],
  ])('%s', (_what, piece) => {
    const { terms } = recognizeText(piece.repeat(Math.ceil(20_000_000 / piece.length)));
    expect(terms.openness).not.toBe('open');
  });
});
