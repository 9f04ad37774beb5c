/** Pages of folders, and agreements that stand beside a download. */
import { describe, expect, it } from 'vitest';
import type { LicenseScope } from '../../../src/licenses/license.js';
import { spdxText } from '../../../src/licenses/names/spdx.js';
import { type Facts, release } from '../../release-builder.js';

const mit = spdxText('MIT') as string;

const openness = (facts: Facts, name: LicenseScope) => release(facts).licenses.value[name].openness;

describe('the page of a folder that holds weights, in a repository of several projects', () => {
  const readme = '# Birds\n\nCode of several projects.\n';
  const of = (sentence: string, files: string[], hub?: Facts['hub']) =>
    openness(
      {
        readme,
        repositoryFiles: ['LICENSE', 'projects/dunlin/README.md', ...files],
        texts: { LICENSE: mit, 'projects/dunlin/README.md': `# Dunlin\n\n## License\n\n${sentence}\n` },
        ...(hub && { hub }),
      },
      'weights',
    );
  const closed = 'The model weights are licensed under CC BY-NC 4.0.';
  const weights = 'projects/dunlin/dunlin.safetensors';

  it('is believed of these weights', () => {
    expect(of(closed, [weights])).toBe('restricted');
    expect(of('The model weights are licensed under MIT.', [weights])).toBe('open');
  });

  it('says nothing of weights that lie elsewhere', () => {
    expect(of(closed, ['train.py'])).not.toBe('restricted');
    expect(of(closed, [weights], { licenses: ['mit'], cardData: { license: 'mit' } })).toBe('open');
  });
});

describe('an agreement that has to be signed for the weights', () => {
  const under = (heading: string, sentence: string) => {
    const card = `---\nlicense: apache-2.0\n---\n# Dunlin\n\nA model.\n\n## ${heading}\n\n${sentence}\n`;
    const hub = { id: 'example/Dunlin', licenses: ['apache-2.0'], cardData: { license: 'apache-2.0' } };
    return openness({ card, hub, hubFiles: ['model.safetensors'] }, 'weights');
  };

  it.each(['Download', 'Setup'])('counts under %s, too', (heading) => {
    expect(under(heading, 'To get the checkpoints, sign our data use agreement.')).not.toBe('open');
    expect(under(heading, 'To receive the weights you must sign the data transfer agreement.')).not.toBe(
      'open',
    );
  });

  it('is no term of the model where it is signed for something else', () => {
    expect(under('Download', 'To obtain the raw scans, sign the agreement of the archive.')).toBe('open');
    expect(under('Data', 'The scans were obtained under a data use agreement.')).toBe('open');
  });
});
