/** Tags, spellings and addresses of licenses lead to the right id and to the right openness. */
import { describe, expect, it } from 'vitest';
import { licenseOfUrl } from '../../../src/licenses/names/links.js';
import { combine, nameLicense, termsOf, termsOfTags } from '../../../src/licenses/names/names.js';
import { spdxLicense } from '../../../src/licenses/names/spdx.js';
import { KNOWN } from '../../../src/licenses/names/table.js';

describe('names', () => {
  it.each([
    ['mit', 'MIT', 'open'],
    ['the MIT License', 'MIT', 'open'],
    ['Expat', 'MIT', 'open'],
    ['apache-2', 'Apache-2.0', 'open'],
    ['Apache License, Version 2.0', 'Apache-2.0', 'open'],
    ['Apache Licence 2.0', 'Apache-2.0', 'open'],
    ['bsd-3', 'BSD-3-Clause', 'open'],
    ['academic free license v3.0', 'AFL-3.0', 'open'],
    ['CC BY 4.0', 'CC-BY-4.0', 'open'],
    ['cc-by-sa-3.0', 'CC-BY-SA-3.0', 'open'],
    ['Attribution 4.0 International', 'CC-BY-4.0', 'open'],
    ['Creative Commons Attribution 4.0 International (CC BY 4.0)', 'CC-BY-4.0', 'open'],
    ['Creative Commons Attribution-NonCommercial 4.0 International', 'CC-BY-NC-4.0', 'restricted'],
    ['CC BY-NC-SA 4.0', 'CC-BY-NC-SA-4.0', 'restricted'],
    ['cc-by-nd-4.0', 'CC-BY-ND-4.0', 'restricted'],
    ['CC0', 'CC0-1.0', 'open'],
    ['gpl-3.0', 'GPL-3.0-only', 'open'],
    ['GPLv3+', 'GPL-3.0-or-later', 'open'],
    ['GNU Affero General Public License v3.0', 'AGPL-3.0-only', 'open'],
    ['odbl', 'ODbL-1.0', 'open'],
    ['pddl', 'PDDL-1.0', 'open'],
    ['odc-by', 'ODC-By-1.0', 'open'],
    ['c-uda', 'C-UDA-1.0', 'restricted'],
    ['bsl-1.0', 'BSL-1.0', 'open'],
    ['Business Source License 1.1', 'BUSL-1.1', 'restricted'],
    ['unlicense', 'Unlicense', 'open'],
    ['OpenMDW-1.0', 'OpenMDW-1.0', 'open'],
    ['openrail++', 'openrail++', 'restricted'],
    ['creativeml-openrail-m', 'creativeml-openrail-m', 'restricted'],
    ['llama3.1', 'llama3.1', 'restricted'],
    ['Llama 2 Community License', 'llama2', 'restricted'],
    ['gemma', 'gemma', 'restricted'],
    ['nvidia-open-model-license', 'nvidia-open-model', 'restricted'],
    ['etalab-2.0', 'etalab-2.0', 'open'],
    ['Apache 2.0 Non-Commercial', 'genentech-apache-2.0-nc', 'restricted'],
    ['Zlib', 'Zlib', 'open'],
    ['mulanpsl-2.0', 'MulanPSL-2.0', 'open'],
    ['Beerware', 'Beerware', 'unclear'],
    ['PolyForm-Small-Business-1.0.0', 'PolyForm-Small-Business-1.0.0', 'restricted'],
    ['MIT OR Apache-2.0', 'MIT OR Apache-2.0', 'open'],
    ['MIT OR CC-BY-NC-4.0', 'MIT OR CC-BY-NC-4.0', 'open'],
    ['MIT AND CC-BY-NC-4.0', 'MIT AND CC-BY-NC-4.0', 'restricted'],
    ['GPL-2.0-only WITH Classpath-exception-2.0', 'GPL-2.0-only WITH Classpath-exception-2.0', 'open'],
  ])('%s is %s, %s', (text, id, openness) => {
    expect(nameLicense(text)).toMatchObject({ id, openness });
  });

  it.each([
    ['bsd', 'open'],
    ['gpl', 'open'],
    ['cc', 'unclear'],
    ['cc-by', 'open'],
    ['cc-by-nc', 'restricted'],
    ['bsl', 'unclear'],
    ['qwen', 'restricted'],
    ['modified-mit', 'unclear'],
    ['other', 'unclear'],
  ])('%s has no id of its own and is %s', (text, openness) => {
    expect(nameLicense(text)).toMatchObject({ id: null, openness });
  });

  it.each(['unlicensed', 'none', 'N/A', '???', '', 'all rights reserved', 'unknown'])(
    '"%s" is no license',
    (text) => {
      expect(nameLicense(text)).toMatchObject({ id: null, openness: 'none' });
    },
  );

  it.each(['zero', 'attribution', 'CC BY 4.0 NC', 'MIT for code', 'by-4.0', 'MIT AND whatever'])(
    'finds no open name inside "%s"',
    (text) => {
      expect(nameLicense(text)).toBeNull();
    },
  );

  it('judges words it does not know by what they exclude', () => {
    expect(termsOf('MIT for code, weights NC')).toMatchObject({ id: null, openness: 'restricted' });
    expect(termsOf('Example Model License v2')).toEqual({
      id: null,
      name: 'Example Model License v2',
      openness: 'unclear',
    });
  });
});

describe('several names', () => {
  it('takes the strictest of a list of tags', () => {
    expect(termsOfTags(['mit', 'cc-by-nc-4.0'])).toEqual({
      id: 'MIT AND CC-BY-NC-4.0',
      name: 'MIT AND CC-BY-NC-4.0',
      openness: 'restricted',
    });
  });

  it('has no terms where every tag says there are none', () => {
    expect(termsOfTags([])).toBeNull();
    expect(termsOfTags(['unknown', '???'])).toBeNull();
  });

  it('lets a version stand for the same name without one', () => {
    const all = ['CC-BY-NC', 'CC-BY-NC-4.0'].map((name) => termsOf(name));
    expect(combine(all)).toMatchObject({ id: 'CC-BY-NC-4.0' });
  });
});

describe('addresses', () => {
  it.each([
    ['https://creativecommons.org/licenses/by-nc-sa/4.0/legalcode.txt', 'CC-BY-NC-SA-4.0'],
    ['http://creativecommons.org/licenses/by/4.0/deed.en', 'CC-BY-4.0'],
    ['https://creativecommons.org/publicdomain/zero/1.0/', 'CC0-1.0'],
    ['https://www.apache.org/licenses/LICENSE-2.0.html', 'Apache-2.0'],
    ['https://opensource.org/licenses/MIT', 'MIT'],
    ['https://opensource.org/license/bsd-3-clause', 'BSD-3-Clause'],
    ['https://choosealicense.com/licenses/afl-3.0/', 'AFL-3.0'],
    ['https://www.gnu.org/licenses/gpl-3.0.html', 'GPL-3.0-only'],
    ['https://img.shields.io/badge/License-CC%20BY--NC--SA%204.0-blue.svg', 'CC-BY-NC-SA-4.0'],
    ['https://img.shields.io/badge/License-Apache_2.0-blue.svg', 'Apache-2.0'],
    ['https://ai.google.dev/gemma/terms', 'gemma'],
    ['https://huggingface.co/spaces/bigscience/license', 'bigscience-bloom-rail-1.0'],
    ['https://opendatacommons.org/licenses/odbl/1-0/', 'ODbL-1.0'],
  ])('%s is %s', (url, id) => {
    expect(licenseOfUrl(url)?.id).toBe(id);
  });

  it.each(['https://example.org/license', 'LICENSE', 'https://github.com/example/mit-model'])(
    '%s is no license',
    (url) => {
      expect(licenseOfUrl(url)).toBeNull();
    },
  );
});

describe('the table', () => {
  it('holds every id once', () => {
    const ids = KNOWN.map((one) => one.id);
    expect(ids).toHaveLength(new Set(ids).size);
  });

  it('finds every license by its id, its name and its aliases', () => {
    for (const { id, name, aliases } of KNOWN)
      for (const spelling of [id, name, ...aliases]) expect(nameLicense(spelling)?.id, spelling).toBe(id);
  });

  it('agrees with the SPDX list on what the OSI approved', () => {
    const inList = KNOWN.flatMap((one) => spdxLicense(one.id) ?? []);
    expect(inList.length).toBeGreaterThan(35);
    for (const license of inList)
      expect(nameLicense(license.id), license.id).toMatchObject({ openness: license.openness });
  });
});
