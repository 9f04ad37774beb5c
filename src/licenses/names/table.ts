/** The one table of licenses met on models, data and code: what each is called and whether it is open. */
import { FAMILIES } from './families.js';
import { MODEL_LICENSES } from './model-licenses.js';
import type { KnownLicense, Row } from './row.js';

export type { KnownLicense } from './row.js';

/**
 * SPDX licenses that models, data sets and code carry most, with spellings that cannot be derived from the id.
 * `unclear`: the terms read as open, but no list of open licenses has them.
 */
const COMMON: readonly Row[] = [
  [
    'Apache-2.0',
    'Apache License 2.0',
    'open',
    ['Apache-2', 'Apache2', 'Apache Software License 2.0', 'ASL 2.0'],
  ],
  ['MIT', 'MIT License', 'open', ['Expat']],
  ['AFL-3.0', 'Academic Free License v3.0', 'open'],
  ['Artistic-2.0', 'Artistic License 2.0', 'open'],
  ['BSL-1.0', 'Boost Software License 1.0', 'open', ['Boost Software License', 'Boost']],
  [
    'BSD-2-Clause',
    'BSD 2-Clause "Simplified" License',
    'open',
    ['BSD-2', '2-Clause BSD', 'Simplified BSD License'],
  ],
  [
    'BSD-3-Clause',
    'BSD 3-Clause "New" or "Revised" License',
    'open',
    ['BSD-3', '3-Clause BSD', 'New BSD License', 'Modified BSD License', 'bsd-new'],
  ],
  ['BSD-3-Clause-Clear', 'BSD 3-Clause Clear License', 'open', ['Clear BSD', 'BSD Clear']],
  [
    'C-UDA-1.0',
    'Computational Use of Data Agreement v1.0',
    'restricted',
    ['C-UDA', 'Computational Use of Data Agreement'],
  ],
  [
    'CC0-1.0',
    'Creative Commons Zero v1.0 Universal',
    'open',
    [
      'CC0',
      'CC-0',
      'CC0 1.0 Universal',
      'Creative Commons Zero',
      'Creative Commons Zero v1.0',
      'public domain (CC0)',
    ],
  ],
  ['CDLA-Sharing-1.0', 'Community Data License Agreement Sharing 1.0', 'open'],
  ['CDLA-Permissive-1.0', 'Community Data License Agreement Permissive 1.0', 'open'],
  ['CDLA-Permissive-2.0', 'Community Data License Agreement Permissive 2.0', 'open'],
  ['WTFPL', 'Do What The F*ck You Want To Public License', 'open', ['WTFPL-2.0']],
  ['ECL-2.0', 'Educational Community License v2.0', 'open'],
  ['EPL-1.0', 'Eclipse Public License 1.0', 'open'],
  ['EPL-2.0', 'Eclipse Public License 2.0', 'open'],
  ['etalab-2.0', 'Etalab Open License 2.0', 'open', ['Licence Ouverte 2.0', 'etalab']],
  ['EUPL-1.1', 'European Union Public License 1.1', 'open'],
  ['EUPL-1.2', 'European Union Public License 1.2', 'open'],
  ['ISC', 'ISC License', 'open'],
  ['LPPL-1.3c', 'LaTeX Project Public License v1.3c', 'open'],
  ['MS-PL', 'Microsoft Public License', 'open'],
  ['MPL-2.0', 'Mozilla Public License 2.0', 'open'],
  [
    'ODC-By-1.0',
    'Open Data Commons Attribution License v1.0',
    'open',
    ['ODC-By', 'ODC Attribution License', 'Open Data Commons Attribution License'],
  ],
  [
    'ODbL-1.0',
    'Open Data Commons Open Database License v1.0',
    'open',
    ['ODbL', 'ODC-ODbL', 'Open Database License', 'ODC Open Database License'],
  ],
  ['OpenMDW-1.0', 'OpenMDW v1.0', 'open', ['OpenMDW', 'Open Model, Data, & Weights License Agreement']],
  ['OSL-3.0', 'Open Software License 3.0', 'open'],
  ['PostgreSQL', 'PostgreSQL License', 'open'],
  ['OFL-1.1', 'SIL Open Font License 1.1', 'open'],
  ['NCSA', 'University of Illinois/NCSA Open Source License', 'open'],
  ['Unlicense', 'The Unlicense', 'open'],
  ['Zlib', 'zlib License', 'open'],
  [
    'PDDL-1.0',
    'Open Data Commons Public Domain Dedication & License 1.0',
    'open',
    ['PDDL', 'ODC-PDDL-1.0', 'Open Data Commons Public Domain Dedication and License'],
  ],
  ['LGPLLR', 'Lesser General Public License For Linguistic Resources', 'unclear', ['lgpl-lr']],
  ['BUSL-1.1', 'Business Source License 1.1', 'restricted', ['BUSL', 'BSL 1.1']],
  ['0BSD', 'BSD Zero Clause License', 'open'],
  ['Elastic-2.0', 'Elastic License 2.0', 'restricted', ['ELv2']],
  ['MIT-0', 'MIT No Attribution', 'open'],
  ['O-UDA-1.0', 'Open Use of Data Agreement v1.0', 'unclear', ['O-UDA', 'Open Use of Data Agreement']],
  ['OGL-UK-3.0', 'Open Government Licence v3.0', 'open', ['OGL-3.0', 'OGL v3']],
  ['PolyForm-Noncommercial-1.0.0', 'PolyForm Noncommercial License 1.0.0', 'restricted'],
  ['SSPL-1.0', 'Server Side Public License, v 1', 'restricted', ['Server Side Public License v1']],
];

export const KNOWN: readonly KnownLicense[] = [...COMMON, ...MODEL_LICENSES].map(known);
export const KNOWN_FAMILIES: readonly KnownLicense[] = FAMILIES.map(known);

function known([id, name, openness, aliases = []]: Row): KnownLicense {
  return { id, name, openness, aliases };
}
