import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import limitations from '../../src/checks/limitations.js';
import { type Facts, HUB_URL, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(limitations, release(facts));

describe('limitations', () => {
  it('passes on a section and cites its heading', () => {
    const card =
      '# M\n\n## Limitations and bias\n\nLong sequences are not handled well: accuracy is lower beyond a thousand residues.\n';
    const finding = run({ card });
    expect(finding.result).toBe('pass');
    expect(finding.citations[0]?.url).toBe(`${HUB_URL}/blob/bbbb/README.md#L3`);
  });

  it('passes on several sentences', () => {
    const readme = 'The model may produce incorrect structures. Its known limitations are long loops.\n';
    expect(run({ readme }).result).toBe('pass');
  });

  it('counts a single sentence half', () => {
    expect(run({ readme: 'The predictions can be biased towards human genes.\n' })).toMatchObject({
      result: 'partial',
      low: 0.5,
    });
  });

  it.each<[string, Facts]>([
    [
      'a template',
      {
        card: '## Bias, Risks, and Limitations\n\n[More Information Needed]\n\n### Recommendations\n\nUsers (both direct and downstream) should be made aware of the risks, biases and limitations of the model.\n',
      },
    ],
    [
      'a heading whose text is about use alone',
      {
        card: '## Intended uses & limitations\n\nUse it to extract features of proteins and to tune it on a task of your own choice.\n',
      },
    ],
    ['a boast', { readme: 'There are no known limitations.\n' }],
    [
      'the limits of another model',
      { readme: '# Heron\n\nGPT-3 is biased, and its predictions can be wrong.\n' },
    ],
    ['a legal phrase', { readme: 'Provided as is, without limitation of any kind.\n' }],
    ['a limit of the hardware', { readme: 'Because of hardware limitations we use one GPU.\n' }],
    [
      'a license notice',
      {
        readme:
          '## License and disclaimer\n\nThis is not an official product and only licensed under the terms of the file.\n',
      },
    ],
  ])('fails on %s', (_, facts) => {
    expect(run(facts).result).toBe('fail');
  });

  it('is unknown when the card could not be read', () => {
    expect(run({ hub: 'unavailable' }).result).toBe('unknown');
  });
});
