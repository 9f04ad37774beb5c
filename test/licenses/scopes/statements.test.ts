/** Sentences on licenses: what they cover, what they take away, and what only looks like terms. */
import { describe, expect, it } from 'vitest';
import { licenseStatements } from '../../../src/licenses/scopes/statements.js';
import { release } from '../../release-builder.js';

/** `subjects: name` of every statement in a README; restrictions as `subjects: -`. */
function said(readme: string): string[] {
  const { value } = release({ readme }).readme;
  if (!value) throw new Error('no README was read');
  return licenseStatements(value).map(
    ({ subjects, terms, restricts }) => `${[...subjects].join('+')}: ${restricts ? '-' : terms.name}`,
  );
}

describe('grants', () => {
  it.each([
    ['## License\n\nOurs is MIT-licensed.', ['project: MIT']],
    ['This project is licensed under the terms of the MIT license.', ['project: MIT']],
    ['- **License:** Apache 2.0', ['project: Apache-2.0']],
    ['## License\n\nCode: MIT; weights: CC BY-NC 4.0.', ['code: MIT', 'weights: CC-BY-NC-4.0']],
    ['The code is not only free but licensed under the MIT license.', ['code: MIT']],
    ['Not limited to research: the code is under the MIT license.', ['code: MIT']],
    ['## License\n\nApache License 2.0', ['project: Apache-2.0']],
    ['The code and model weights are released under the MIT License.', ['weights+code: MIT']],
    [
      'It is released under an Apache 2.0 License (both code and model weights).',
      ['weights+code: Apache-2.0'],
    ],
    [
      'While the code is licensed under the Apache 2.0 License, the parameters are made available under the CC BY 4.0 license.',
      ['code: Apache-2.0', 'weights: CC-BY-4.0'],
    ],
    [
      'Our code is under the Apache License, Version 2.0; model weights under the Gemma Terms of Use.',
      ['code: Apache-2.0', 'weights: gemma'],
    ],
    [
      '## License\n\nMIT license for code, CC BY-NC 4.0 license for weights.',
      ['code: MIT', 'weights: CC-BY-NC-4.0'],
    ],
    ['### Model license\n\nCC BY-NC-SA 4.0', ['weights: CC-BY-NC-SA-4.0']],
    [
      '## License\n\nApache-2.0 (code) / CC BY-NC 4.0 (weights)',
      ['code: Apache-2.0', 'weights: CC-BY-NC-4.0'],
    ],
    ['## License\n\nApache-2.0 [code] | CC BY 4.0 [weights]', ['code: Apache-2.0', 'weights: CC-BY-4.0']],
    [
      '## License\n\n<p><b>Code:</b> MIT<br><b>Weights:</b> CC BY-NC 4.0</p>',
      ['code: MIT', 'weights: CC-BY-NC-4.0'],
    ],
    [
      '## License\n\n- **Software**: MIT\n- **Auk-Train (our transcribed recordings)**: CC BY-NC 4.0, because the broadcaster asked for it when the archive was opened',
      ['code: MIT', 'data: CC-BY-NC-4.0'],
    ],
    [
      '![Code](https://img.shields.io/badge/code-MIT-blue) ![Weights](https://img.shields.io/badge/model_weights-CC--BY--NC--4.0-red)',
      ['code: MIT', 'weights: CC-BY-NC-4.0'],
    ],
    ['![Python](https://img.shields.io/badge/python-3.11-blue)', []],
    ['## License\n\nThe MIT license is for the code only.', ['code: MIT', 'weights: -']],
    ['## License\n\nThe MIT license is not only for the code.', ['code: MIT']],
    ['## License\n\nThe baseline model: CC BY-NC 4.0', []],
    ['Our dataset is available under CC-BY-SA 4.0 license.', ['data: CC-BY-SA-4.0']],
    ['All other materials are licensed under CC BY 4.0.', ['data+documents: CC-BY-4.0']],
    ['This source code is licensed under the BSD-3-Clause license.', ['code: BSD-3-Clause']],
    ['The model was trained on our corpus, which we share under ODC-By.', []],
    [
      'This project is released under a modified version of the MIT license.',
      ['project: a modified MIT license'],
    ],
    [
      'This model is released under the Apache 2.0 Non-Commercial license.',
      ['weights: genentech-apache-2.0-nc'],
    ],
    [
      '## Model License\n\nUse of the model is governed by the Example Model License.',
      ['weights: Example Model License', 'weights: -'],
    ],
  ])('%s', (readme, expected) => {
    expect(said(readme)).toEqual(expected);
  });

  it('keeps a grant whose sentence denies something else', () => {
    const named = 'The code is under the Apache License 2.0, which does not grant rights to trademarks.';
    expect(said(named)).toEqual(['code: Apache-2.0']);
    expect(said('The code is under the MIT license. It does not apply to the data.')).toEqual(['code: MIT']);
  });

  it('reads a badge by its text or its address', () => {
    const badge = (alt: string) =>
      `[![${alt}](https://img.shields.io/badge/x.svg)](https://creativecommons.org/licenses/by-nc/4.0/)`;
    expect(new Set(said(`# Model\n\n${badge('Code License: CC BY-NC 4.0')}`))).toEqual(
      new Set(['code: CC-BY-NC-4.0']),
    );
    expect(new Set(said(`# Model\n\n${badge('License')}`))).toEqual(new Set(['project: CC-BY-NC-4.0']));
  });
});

describe('the statements of a page', () => {
  it('stand in its order, whatever they give or take', () => {
    const limit = 'The weights may only be used for research.';
    const grant = '## License\n\nThe code is under the MIT license.';
    expect(said(`${limit}\n\n${grant}`)).toEqual(['weights: -', 'code: MIT']);
    expect(said(`${grant}\n\n${limit}`)).toEqual(['code: MIT', 'weights: -']);
  });

  it('point at a text by its link where the line says nothing else', () => {
    const link = '(https://example.org/LICENSE)';
    expect(said(`## License\n\nSee [the license]${link}.`)).toEqual(['project: a license given by link']);
    expect(said(`## License\n\nThe code is under the MIT license, see [its text]${link}.`)).toEqual([
      'code: MIT',
    ]);
  });

  it.each([
    // What limits is known: there is nothing to doubt.
    ['The weights come with an academic license.', [['restricted', false]]],
    // Its kind leaves somebody out, which counts beside a name that nobody knows.
    [
      'The weights are shared under a research license.',
      [
        ['unclear', false],
        ['restricted', true],
      ],
    ],
    // Nobody knows what it leaves out.
    [
      'The weights are under a custom license.',
      [
        ['unclear', false],
        ['unclear', true],
      ],
    ],
    ['Many models of others come under a custom license.', []],
    ['The competing model of another lab is under a research license.', []],
  ])('doubt only what nobody knows: %s', (sentence, expected) => {
    const { value } = release({ readme: `## License\n\n${sentence}` }).readme;
    if (!value) throw new Error('no README was read');
    const found = licenseStatements(value).map(({ terms, restricts }) => [terms.openness, restricts]);
    expect(found).toEqual(expected);
  });
});

describe('what is no grant', () => {
  it.each([
    'This project is not licensed under MIT; all rights reserved.',
    "The weights aren't available under the Apache License 2.0.",
    'The weights: the Apache License 2.0 no longer covers them.',
    '## License\n\nThe authors work at MIT.',
    'The host of the code is MIT.',
    'The weights will be released under the MIT license.',
    'The code is not released under the MIT license.',
    'Ours builds on another model, which is available under the MIT license.',
    'This was developed at MIT under the supervision of the authors.',
    'A contributor license agreement under the Apache License 2.0 is required.',
    '## Third-party licenses\n\nThe parser is licensed under the MIT License.',
    '## Acknowledgements\n\nThe code is licensed under Apache 2.0.',
    'Predictions are made available under the CC BY-NC 4.0 license.',
    '| Model | License |\n|---|---|\n| big | CC BY-NC 4.0 license |\n| small | MIT license |',
    'The data may contain code under restrictive licenses such as GPLv3.',
    'This replaces the more restrictive CC BY-NC 4.0 license of the first release.',
    'Fine-tuned Llama 2 and Gemma checkpoints are compared below.',
  ])('%s', (readme) => {
    expect(said(readme)).toEqual([]);
  });
});

it('takes a named collection for data, unless the page says that it holds predictions', () => {
  const grant = 'Example Fold Atlas (also “EFA”) data is available under a CC BY 4.0 license.';
  expect(
    said(`# Model\n\nWe trained on the Example Fold Atlas, a collection of solved structures.\n\n${grant}`),
  ).toEqual(['data: CC-BY-4.0']);
  expect(
    said(
      `# Model\n\nWe release the Example Fold Atlas, an atlas of 9 million predicted structures.\n\n${grant}`,
    ),
  ).toEqual([]);
});

describe('restrictions', () => {
  it.each([
    ['This model is for academic research use only.', ['weights: -']],
    ['The weights may only be used for non-commercial purposes.', ['weights: -']],
    [
      'The model, including its code and checkpoints, is strictly for academic research purposes.',
      ['weights+code: -'],
    ],
    ['This model is not licensed for commercial use.', ['weights: -']],
    ['Our code must not be used for commercial purposes.', ['code: -']],
    ['## License\n\nCommercial use is strictly prohibited.', ['project: -']],
    ['## License\n\nFor non-commercial use only.', ['project: -']],
    ['This code may be used for educational purposes only.', ['code: -']],
    ['## License\n\nThis model is for educational purposes only.', ['weights: -']],
    [
      '# ours-3b\n\n| Model | Note |\n|---|---|\n| ours-3b | This model is for research use only. |',
      ['weights: -'],
    ],
    ['# ours\n\n- ours-3b: this model is for research use only', ['weights: -']],
    ['The model is provided for research and development use only.', ['weights: -']],
    ['The model and its outputs may only be used for research purposes.', ['weights: -']],
    ['Use of our models requires accepting the Acceptable Use Policy.', ['weights: -']],
    [
      '# Ours\n\n## Installation\n\nThough the code is under the MIT license, the weights of Ours may be had for non-commercial use only.',
      ['code: MIT', 'weights: -'],
    ],
    ['This code is available for non-commercial academic purposes.', ['code: -']],
    ['Ours weights are freely available to academic users and non-profit entities.', ['weights: -']],
    [
      'The model weights are released under a non-commercial usage license.',
      ['weights: non-commercial', 'weights: -'],
    ],
  ])('%s', (readme, expected) => {
    expect(said(readme)).toEqual(expected);
  });
});

describe('what is no restriction', () => {
  it.each([
    'This model is not intended for clinical use.',
    '# Ours\n\n## Installation\n\nThe parser is for non-commercial use only.',
    'The weights are available to academic and commercial users.',
    'The model is available to academic groups and companies.',
    'The model is intended for research use only.',
    'Our code is free for both academic and commercial use.',
    'This model can be used for non-commercial and commercial purposes.',
    'Use of our model is not limited to non-commercial research.',
    'We only evaluated on academic benchmarks.',
    '## Installation\n\nThe docking tool is free for academic use only.',
    '## Third-party software\n\nThe solver may be used for non-commercial purposes only.',
    'Text generated by the model should only be used for research purposes.',
    'This reference implementation is purely for educational purposes.',
    'Our scripts are strictly for research use and slow.',
    '# Ours\n\n<table><tr><th colspan="3">Tuned on one task. Released for research purposes only.</th></tr></table>',
    '# Ours\n\n| Model | Note |\n|---|---|\n| other-3b | This model is for research use only. |',
    '# Ours\n\n- **other-3b**: this model is for research use only',
  ])('%s', (readme) => {
    expect(said(readme)).toEqual([]);
  });
});

describe('a license that is denied', () => {
  it.each([
    ['## License\n\nWe do not use the MIT license.', ['project: -']],
    ['## License\n\nWritten terms instead of the MIT license.', ['project: -']],
    ['## License\n\nThe MIT license does not apply to the weights.', ['weights: -']],
    ['## License\n\nThe BSD license covers the scripts, but not the checkpoints.', ['weights: -']],
    ['## License\n\nOur checkpoints are not released under the MIT license.', ['weights: -']],
  ])('grants nothing, and what holds is not known: %s', (readme, expected) => {
    expect(said(readme)).toEqual(expected);
  });
});
