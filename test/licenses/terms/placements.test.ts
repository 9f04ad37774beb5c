/** The same sentence under other headings, behind labels, in rows, callouts and access forms: where it stands changes nothing. */
import { describe, expect, it } from 'vitest';
import { release } from '../../release-builder.js';

const title = '# Corvid-7B\n\nCorvid-7B is a language model with 7 billion parameters.\n\n';

const PLACES: Readonly<Record<string, (said: string) => string>> = {
  'under License': (said) => `${title}## License\n\n${said}\n`,
  'under License & Citation': (said) => `${title}## License & Citation\n\n${said}\n`,
  'under Usage': (said) => `${title}## Usage\n\n${said}\n`,
  'under Disclaimer': (said) => `${title}## Disclaimer\n\n${said}\n`,
  'under Limitations': (said) => `${title}## Limitations\n\n${said}\n`,
  'at the end of the introduction': (said) => `# Corvid-7B\n\nCorvid-7B reads English. ${said}\n`,
  'in a row': (said) => `${title}| | |\n|---|---|\n| License | ${said} |\n| Size | 7B |\n`,
  'in a row of a part': (said) =>
    `${title}## License\n\n| Part | Terms |\n|---|---|\n| Weights | ${said} |\n`,
  'behind a label': (said) => `${title}- **License:** ${said}\n- **Language:** English\n`,
  'in a callout': (said) => `${title}> [!IMPORTANT]\n> ${said}\n`,
  'in bold': (said) => `${title}**NOTE: ${said}**\n`,
};

function closed(card: string, gate?: string): boolean {
  const cardData = { license: 'apache-2.0', ...(gate && { extra_gated_prompt: gate }) };
  const hub = {
    id: 'example/Corvid-7B',
    licenses: ['apache-2.0'],
    cardData,
    ...(gate && { gated: 'auto' as const }),
  };
  const { licenses, conflicts } = release({ card, hub });
  return licenses.value.weights.openness !== 'open' || conflicts.value.length > 0;
}

const LIMITS = [
  'The weights may not be used commercially.',
  'Only members of the guild may use the weights.',
  'Any commercial use of these weights is forbidden.',
  'Companies with more than 20 employees must buy a license.',
  'You may use the model for private projects, but not in a business.',
];

const HARMLESS = [
  'The weights may be used commercially.',
  'You may offer this model as a hosted service.',
  'Commercial use of the model requires no license from us.',
  'The baseline model is for non-commercial use only.',
  'The model may give wrong answers.',
  'Please cite our paper if you use this model.',
];

describe.each(Object.entries(PLACES))('a sentence %s', (_, card) => {
  it.each(LIMITS)('closes: %s', (sentence) => {
    expect(closed(card(sentence))).toBe(true);
  });
  it.each(HARMLESS)('leaves open: %s', (sentence) => {
    expect(closed(card(sentence))).toBe(false);
  });
});

describe('the access form', () => {
  it.each(LIMITS)('closes: %s', (sentence) => {
    expect(closed(title, sentence)).toBe(true);
  });
  it.each([...HARMLESS, 'You must accept the form before you download the files.'])(
    'leaves open: %s',
    (sentence) => {
      expect(closed(title, sentence)).toBe(false);
    },
  );
});

describe('what is said of the data under their own heading', () => {
  const dataOf = (heading: string, said: string) =>
    release({
      readme: `# Corvid\n\nCorvid names birds.\n\n## ${heading}\n\n${said}\n`,
      repositoryFiles: ['LICENSE', { path: 'data/train.csv', size: 900_000 }],
    }).licenses.value.data.openness;

  it.each([
    'The recordings may only be used for research.',
    'The data must not be redistributed.',
    'Please do not redistribute the data.',
    'Redistribution of the pictures is not allowed.',
    'Sharing the data with others is forbidden.',
  ])('closes them: %s', (said) => {
    expect(dataOf('Data', said)).toBe('restricted');
  });

  it.each([
    'The data can only be downloaded with wget.',
    'Only the first ten columns are used.',
    'Pictures must be resized before use.',
    'The files must not be larger than 2 GB.',
    'Do not modify the names of the folders.',
    'To use the data, please cite our paper.',
  ])('closes nothing: %s', (said) => {
    expect(dataOf('Data', said)).not.toBe('restricted');
  });

  it('is no term where a heading explains words', () => {
    expect(dataOf('Key terms', 'A record may only be used once it was indexed.')).not.toBe('restricted');
  });
});
