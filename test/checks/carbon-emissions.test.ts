import { describe, expect, it } from 'vitest';
import carbonEmissions from '../../src/checks/carbon-emissions.js';
import { runCheck } from '../../src/checks/check.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(carbonEmissions, release(facts));

describe('carbon-emissions', () => {
  it.each<[string, Facts]>([
    ['grams in the front matter', { hub: { cardData: { co2_eq_emissions: 1200 } } }],
    [
      'a record in the front matter',
      { hub: { cardData: { co2_eq_emissions: { emissions: 12.5, source: 'CodeCarbon' } } } },
    ],
    ['the field of the card template', { card: '## Environmental Impact\n\n- **Carbon Emitted:** 12 kg\n' }],
    ['a sentence', { readme: 'Training emitted 25.5 tonnes of CO2eq in total.\n' }],
  ])('passes on %s', (_, facts) => {
    const finding = run(facts);
    expect(finding).toMatchObject({ result: 'pass', low: 1 });
    expect(finding.citations.length).toBeGreaterThan(0);
  });

  it.each<[number, string, Facts]>([
    [
      0.5,
      'a record without the amount',
      { hub: { cardData: { co2_eq_emissions: { source: 'CodeCarbon' } } } },
    ],
  ])('gives %s for %s', (share, _, facts) => {
    expect(run(facts)).toMatchObject({ result: 'partial', low: share });
  });

  it.each<[string, Facts]>([
    [
      'the unfilled field of the template',
      {
        card: '## Environmental Impact\n\nCarbon emissions can be estimated using the Machine Learning Impact calculator presented in Lacoste et al. (2019).\n\n- **Carbon Emitted:** [More Information Needed]\n',
      },
    ],
    ['a denial', { card: '## Training\n\nWe did not measure the CO2 of the 3 runs.\n' }],
    ['the carbon of a molecule', { readme: 'The model was trained on molecules of up to 9 carbon atoms.\n' }],
  ])('fails on %s', (_, facts) => {
    expect(run(facts).result).toBe('fail');
  });

  it.each<[string, Facts]>([['the repository could not be read', { repository: 'unavailable' }]])(
    'is unknown when %s',
    (_, facts) => {
      expect(run(facts)).toMatchObject({ result: 'unknown', low: 0, high: 1 });
    },
  );
});
