/** The license of the data where only prose leads to them. */
import { describe, expect, it } from 'vitest';
import { type Facts, release } from '../../release-builder.js';

const data = (facts: Facts) => release(facts).licenses.value.data;
const missing = (facts: Facts) => release(facts).licenses.missing.map((one) => one.what);

describe('licenses of data', () => {
  it('are unknown where prose links a training dataset whose own page was not read', () => {
    const readme = 'The training data are on [the Hub](https://huggingface.co/datasets/a/a).';
    expect(data({ readme }).openness).toBe('unknown');
    expect(missing({ readme })).toContain('the dataset a/a');
    expect(data({ readme: `${readme} Our training data is released under the CC0 license.` }).openness).toBe(
      'open',
    );
    expect(data({ readme: readme.replace('training', 'test') }).openness).toBe('none');
  });

  it('are closed by what stands below a heading on the data, and nothing else is', () => {
    const below = (heading: string, text: string) => {
      const readme = `# Wren\n\n## ${heading}\n\nThe songs lie in songs/. ${text}\n\n## License\n\nMIT license\n`;
      const { weights, data: ofData } = release({ readme }).licenses.value;
      return [ofData.openness, weights.openness];
    };
    expect(below('Dataset', 'They may be used for academic purposes only.')).toEqual(['restricted', 'open']);
    expect(below('Dataset', 'They may be used for any purpose.')).toEqual(['none', 'open']);
    expect(below('Evaluation data', 'They may be used for academic purposes only.')).toEqual([
      'none',
      'open',
    ]);
  });
});
