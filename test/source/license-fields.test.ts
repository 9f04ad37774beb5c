import { describe, expect, it } from 'vitest';
import { statedInRecord } from '../../src/source/license-fields.js';

const stated = (path: string, text: string) => statedInRecord(path, text).map((one) => one.text);

describe('DESCRIPTION of a package of R', () => {
  const record = (license: string) =>
    `Package: wren\nTitle: Songs\n  of Wrens\nLicense: ${license}\nImports: torch\n`;

  it.each([
    ['GPL (>= 2)', 'GPL-2.0-or-later'],
    ['GPL-3', 'GPL-3.0-only'],
    ['LGPL (>= 2.1)', 'LGPL-2.1-or-later'],
    ['AGPL-3 + file LICENSE', 'AGPL-3.0-only'],
    ['GPL', 'GPL-1.0-or-later'],
    ['MIT + file LICENSE', 'MIT'],
    ['BSD_3_clause + file LICENCE', 'BSD-3-Clause'],
    ['Apache License (>= 2)', 'Apache-2.0'],
    ['GPL-2 | GPL-3', 'GPL-2.0-only OR GPL-3.0-only'],
    ['CC BY-NC 4.0', 'CC BY-NC 4.0'],
  ])('%s is %s', (license, id) => {
    expect(stated('DESCRIPTION', record(license))).toEqual([id]);
  });

  it('leaves it to the file where it names only that', () => {
    expect(stated('DESCRIPTION', record('file LICENSE'))).toEqual([]);
  });

  it('is no such record without a package', () => {
    expect(stated('DESCRIPTION', 'License: GPL-3 is what our editor is under\n')).toEqual([]);
  });

  it('has the line of its field', () => {
    expect(statedInRecord('DESCRIPTION', record('MIT + file LICENSE'))[0]?.line).toBe(4);
  });
});

describe('records of other kinds', () => {
  it.each([
    ['Cargo.toml', '[package]\nname = "wren"\nlicense = "MIT/Apache-2.0"\n', ['MIT OR Apache-2.0']],
    ['Cargo.toml', '[workspace.package]\nlicense = "MPL-2.0"\n', ['MPL-2.0']],
    ['codemeta.json', '{"license": "https://spdx.org/licenses/MIT"}', ['https://spdx.org/licenses/MIT']],
    ['codemeta.json', '{"license": {"@type": "CreativeWork", "name": "ISC"}}', ['ISC']],
    ['.zenodo.json', '{"upload_type": "software", "license": {"id": "cc-by-nc-4.0"}}', ['cc-by-nc-4.0']],
    ['.zenodo.json', '{"upload_type": "dataset", "license": "cc-by-4.0"}', []],
    ['codemeta.json', '{"license": ', []],
    ['Cargo.toml', 'license = [', []],
    ['notes.json', '{"license": "MIT"}', []],
  ])('%s: %s', (path, text, licenses) => {
    expect(stated(path, text)).toEqual(licenses);
  });
});
