/** An open text with a clause of its own: both sides, and what proprietary notices and closed forks may not pass for. */
import { describe, expect, it } from 'vitest';
import { publishedTexts } from '../../../src/licenses/text/fingerprint-build.js';
import { recognizeText } from '../../../src/licenses/text/text.js';

const texts = publishedTexts();
const published = (id: string): string => texts.get(id) as string;
const mit = published('MIT');
const bsd = published('BSD-3-Clause');
const openness = (text: string): string => recognizeText(text).terms.openness;

describe('the notice of a license above its own text', () => {
  const notice =
    'This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0. If a copy of the MPL was not distributed with this file, you can obtain one at http://mozilla.org/MPL/2.0/.\n\n';

  it('adds nothing; a condition above it does', () => {
    expect(openness(notice + published('MPL-2.0'))).toBe('open');
    expect(openness(`This file may not be used by banks.\n\n${published('MPL-2.0')}`)).not.toBe('open');
  });
});

describe('an open text is not open with', () => {
  it.each([
    ['people left out', `${mit}\nThese rights are granted to everyone except for makers of slot machines.`],
    [
      'no harm',
      mit.replace('\n\nTHE SOFTWARE', '\n\nThe software may not be used to harm people.\n\nTHE SOFTWARE'),
    ],
    ['a permission that is kept back', `${mit}\nPermission is not granted to train models on this work.`],
    ['changes forbidden', bsd.replace(/with or without\s+modification/, 'without modification')],
    ['hardware', `${bsd}\nThe user agrees to utilize only such features as were bought with the device.`],
    ['a limit to some', `${published('Apache-2.0')}\nDistribution is limited to members of the consortium.`],
    ['a notice that keeps things back', 'Licensed under the MIT License, except for use by banks.'],
    [
      'a grant of its own that names an open license aside',
      'Example Ltd. grants you a right to use the scripts with its service. Parts are also offered under the GPL by others.',
    ],
    [
      'a price for large companies',
      `${mit}\nFirms with a turnover above two million euros need a paid agreement first.`,
    ],
    [
      'a name to show',
      `${mit}\nWhoever serves it to more than nine million people has to show the name Wren.`,
    ],
    ['others kept from it', `${mit}\nThe work is not to be hosted as a service for third parties.`],
    [
      'a title that calls it modified, and more words on its use',
      `Modified MIT License\n\n${mit}\nOne thing differs: use by large companies.`,
    ],
    [
      'a notice of what is confidential',
      'Confidential. No part may be copied or passed on. It contains components under the Apache License, Version 2.0.',
    ],
  ])('%s', (_what, text) => {
    expect(['unclear', 'restricted']).toContain(openness(text));
  });
});

describe('an open text stays open with', () => {
  it.each([
    [
      'a disclaimer',
      `${published('Apache-2.0')}\nTHIS WORK COMES AS IS, INCLUDING BUT NOT LIMITED TO ITS MODELS, AND NOBODY SHALL BE LIABLE.`,
    ],
    ['a trademark clause', `${mit}\nNo commercial use of our trademarks may be made without permission.`],
    [
      'parts by others',
      `${mit}\nThird-party components are not covered and are only available under their own licenses.`,
    ],
    ['rules for contributions', `${mit}\nContributions are accepted only under the same license.`],
    [
      'an exception that allows more',
      `${published('GPL-3.0-only')}\nAs a special exception, you are not required to publish programs that only link to it.`,
    ],
    [
      'where it applies',
      `Unless said otherwise, all files are distributed under the terms of the license below.\n\n${mit}`,
    ],
    [
      'a place it was not made for',
      `${bsd}\nIt is not designed or intended for use in the operation of any nuclear facility.`,
    ],
    ['who paid for it', `${mit}\nThe work was made under agreement number 12-345 of an agency.`],
    [
      'a title that calls it modified, and a wish',
      `Modified MIT License\n\n${mit}\nWe only ask that you use the model with care.`,
    ],
    ['another name for a known text', `Modified BSD License\n\n${bsd}`],
    [
      'duties of the license itself',
      `${published('GPL-2.0-only')}\nYou must obey the GNU General Public License in all respects for the rest of the code.`,
    ],
    ['both kinds of use', `May be used commercially and non-commercially.\n${mit}`],
    ['how it came to be', `It was developed solely for research purposes.\n${mit}`],
    [
      "Creative Commons' own notice",
      'This work is licensed under the Creative Commons Attribution 4.0 International License. To view a copy, visit http://creativecommons.org/licenses/by/4.0/ or write to Creative Commons, PO Box 1866, Mountain View, CA 94042, USA.',
    ],
  ])('%s', (_what, text) => {
    expect(openness(text)).toBe('open');
  });
});

describe('a text that grants nothing', () => {
  it.each([
    'All rights in this work are reserved. No permission is granted to use or copy it.',
    'Proprietary. Unauthorized copying of these files, by any medium, is strictly prohibited.',
  ])('%s', (text) => {
    expect(openness(text)).toBe('none');
  });
});

it('a closed license that quotes an open one at length is not the open one', () => {
  const grants = published('Apache-2.0').slice(2000, 7000);
  const own = 'Use is offered to customers under this agreement, which ends with the subscription. '.repeat(
    40,
  );
  expect(openness(`Example Community License Agreement\n${own}\n${grants}\n${own}`)).not.toBe('open');
});

describe("vendors' terms by name", () => {
  it.each([
    ['OpenMDW-1.1', published('OpenMDW-1.0').replaceAll('1.0', '1.1'), 'openmdw-1.1'],
    ['GLM-4', 'The glm-4-9b License\n\n1. Definitions', 'glm-4'],
    [
      'Nemotron',
      'NVIDIA Nemotron Open Model License\nYou may make Derivative Works.',
      'nvidia-nemotron-open-model',
    ],
    [
      'Kimi',
      `Modified MIT License\n${mit}\nAbove 100 million monthly active users show "Kimi K2".`,
      'modified-mit-kimi',
    ],
    [
      'MiniMax',
      `${mit}\nCommercial products shall prominently display "MiniMax M2".`,
      'modified-mit-minimax',
    ],
    [
      'Mistral',
      `${mit}\nYou are not authorized to exercise any rights under this license if you earn more.`,
      'modified-mit-mistral',
    ],
  ])('%s', (_vendor, text, id) => {
    expect(recognizeText(text).terms.id).toBe(id);
  });

  it('another vendor’s modified MIT is nobody’s', () => {
    const text = `${mit}\nAbove 5 million monthly active users you must ask Example Ltd.`;
    expect(recognizeText(text).terms).toMatchObject({ id: null });
    expect(openness(text)).not.toBe('open');
  });
});
