/** The places where terms stand, and which of them outranks which. */
import { describe, expect, it } from 'vitest';
import type { LicenseScope } from '../../../src/licenses/license.js';
import { spdxText } from '../../../src/licenses/names/spdx.js';
import { type Facts, release } from '../../release-builder.js';

const mit = spdxText('MIT') as string;
const nonCommercial = spdxText('CC-BY-NC-4.0') as string;
const unknown = 'Terms of the Wren Lab.\n\nThe holder of a copy may read it aloud on Sundays, in a park.';

const openness = (facts: Facts, name: LicenseScope) => release(facts).licenses.value[name].openness;

describe('a license text that cannot be named', () => {
  const setup = "setup(name='wren', license='MIT')";

  it('outranks the field of a package', () => {
    expect(openness({ texts: { LICENSE: unknown, 'setup.py': setup } }, 'code')).not.toBe('open');
  });

  it('leaves the field its say where there is none', () => {
    expect(openness({ texts: { 'setup.py': setup } }, 'code')).toBe('open');
  });
});

describe('a license text on the Hub that cannot be named', () => {
  const page = (path: string, text: string) => {
    const hub = { id: 'example/Wren', licenses: ['apache-2.0'], cardData: { license: 'apache-2.0' } };
    return openness({ hub, hubTexts: { [path]: text } }, 'weights');
  };

  it.each(['MODEL_LICENSE.md', 'legal/WEIGHTS_LICENSE.txt', 'docs/Wren LICENSE AGREEMENT'])(
    'is not outvoted by an open tag: %s',
    (path) => {
      expect(page(path, unknown)).toBe('unclear');
    },
  );

  it('leaves the tag as it is where the text is that of the tag', () => {
    expect(page('MODEL_LICENSE.md', spdxText('Apache-2.0') as string)).toBe('open');
  });
});

describe('license files of parts, anywhere in the tree', () => {
  it('limit the weights from the folder of a project', () => {
    const texts = { LICENSE: mit, 'projects/wren/MODEL_LICENSE': nonCommercial };
    expect(openness({ texts }, 'weights')).toBe('restricted');
    expect(openness({ texts }, 'code')).toBe('open');
  });

  it('limit nothing from a folder of somebody else’s code', () => {
    expect(
      openness({ texts: { LICENSE: mit, 'third_party/x/MODEL_LICENSE': nonCommercial } }, 'weights'),
    ).toBe('open');
  });

  it('are those of the data in a folder of data', () => {
    const texts = { LICENSE: mit, 'dataset/LICENSE': nonCommercial };
    expect(openness({ texts }, 'data')).toBe('restricted');
    expect(openness({ texts }, 'code')).toBe('open');
  });

  it('are those of the model, when an agreement by its name stands beside the license', () => {
    const texts = { LICENSE: mit, 'Wren LICENSE AGREEMENT': nonCommercial };
    expect(openness({ texts }, 'weights')).toBe('restricted');
    expect(openness({ texts }, 'code')).toBe('open');
  });
});

describe('variants with a license each', () => {
  const table = (rows: string) => `# Wren\n\n## Models\n\n| Model | License |\n|---|---|\n${rows}`;

  it('count by the strictest, and all are listed', () => {
    const readme = table('| wren-small | MIT |\n| wren-large | CC BY-NC 4.0 |');
    const { openness, name } = release({ readme, texts: { LICENSE: mit } }).licenses.value.weights;
    expect(openness).toBe('restricted');
    expect(name).toContain('MIT');
    expect(name).toContain('CC-BY-NC-4.0');
  });

  it('are none of the page’s when the rows are other models', () => {
    const readme = table('| finch-small | MIT |\n| robin | CC BY-NC 4.0 |');
    expect(openness({ readme, texts: { LICENSE: mit } }, 'weights')).toBe('open');
  });
});

describe('terms that are not understood', () => {
  it('leave the scope unclear, with a conflict that cites them', () => {
    const readme = '# Wren\n\n## License\n\nThe weights are under a custom license.';
    const { licenses, conflicts } = release({ readme, texts: { LICENSE: mit } });
    expect(licenses.value.weights.openness).toBe('unclear');
    expect(licenses.value.code.openness).toBe('open');
    expect(licenses.value.weights.citations[0]?.line).toBe(5);
    expect(conflicts.value.every(({ scope }) => scope !== 'code')).toBe(true);
  });
});

describe('data', () => {
  it('are limited by a sentence on them, without a heading', () => {
    const readme = '# Wren\n\nThis dataset must not be used for any commercial purpose.';
    expect(openness({ readme, texts: { LICENSE: mit } }, 'data')).toBe('restricted');
    expect(openness({ readme, texts: { LICENSE: mit } }, 'code')).toBe('open');
  });
});
