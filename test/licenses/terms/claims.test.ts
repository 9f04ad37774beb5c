/** Claims of a page on its terms: what they speak of, where they stand, how firm they are. */
import { describe, expect, it } from 'vitest';
import { claimsIn } from '../../../src/licenses/terms/claims.js';
import { release } from '../../release-builder.js';

function claims(readme: string) {
  const { value } = release({ readme }).readme;
  if (!value) throw new Error('no README was read');
  return claimsIn(value).map(({ subjects, firmness }) => `${[...subjects].sort().join('+')} ${firmness}`);
}

describe('what a claim speaks of', () => {
  it.each([
    ['## License\n\nThe weights may only be used for academic research.', ['weights firm']],
    ['## License\n\nWhile the code is free, the checkpoints may not be used commercially.', ['weights firm']],
    [
      '## License\n\nThe weights are kept on Zenodo. They may not be used for commercial purposes.',
      ['weights firm'],
    ],
    [
      '## License\n\nThe repository and the models are for non-commercial use only.',
      ['project+weights firm'],
    ],
    ['## License\n\nThe documentation is for non-commercial use only.', ['documents firm']],
    ['## License and citation\n\nFor non-commercial use only.', ['project firm']],
    [
      '## License\n\nThe weights are released under the [model license](https://example.org/model-license).',
      ['weights unclear'],
    ],
    ['## License\n\nThe weights are released under a research license.', ['weights firm']],
    ['## License\n\nThe weights require a license from us.', ['weights firm']],
  ])('%s', (readme, expected) => {
    expect(claims(readme)).toEqual(expected);
  });
});

describe('a second license for whom the first does not suit', () => {
  it.each([
    '## License\n\nIf the AGPL does not fit your company, another license can be bought from us.',
    "## License\n\nWho can't live with AGPL can buy another license.",
  ])('takes nothing away: %s', (readme) => {
    expect(claims(readme)).toEqual([]);
  });

  it.each([
    "## License\n\nIf you can't accept the terms, you must not use the model.",
    '## License\n\nCompanies that sell the model need a commercial license.',
  ])('a duty does: %s', (readme) => {
    expect(claims(readme)).toHaveLength(1);
  });
});

describe('what one may do without', () => {
  it.each([
    'Without a signed agreement you are not allowed to run the model.',
    'Without our consent no one may use the weights.',
    'To use it commercially you need nothing but a license from our company.',
  ])('nothing: %s', (said) => {
    expect(claims(`## License\n\n${said}`)).toHaveLength(1);
  });

  it.each([
    'Without a license from us you may use it for anything.',
    'To use it commercially you need nothing but this license.',
    'You need only this license to use it.',
  ])('all: %s', (said) => {
    expect(claims(`## License\n\n${said}`)).toEqual([]);
  });
});

describe('what is no claim on this release', () => {
  it.each([
    '## Ethical considerations\n\nThis release is for research purposes only.',
    '## Third-party licenses\n\nThe parser is for non-commercial use only.',
    '## License\n\nYou may not use this file except in compliance with the License.',
    '## License\n\nUnless required by applicable law, it is distributed on an "AS IS" basis.',
    '## License\n\nBy downloading you accept the terms of the MIT license.',
    '## License\n\nYou may find more information at: https://creativecommons.org/licenses/by-nc/4.0/',
    '## Usage\n\nRun the script with `--commercial` to read invoices.',
    '## License\n\nThe license applies to the weights as well.',
  ])('%s', (readme) => {
    expect(claims(readme)).toEqual([]);
  });
});

describe('what binds nobody', () => {
  it('is soft', () => {
    expect(
      claims('## License\n\nPlease use the model with care and respect our community guidelines.'),
    ).toEqual(['weights soft']);
  });
});
