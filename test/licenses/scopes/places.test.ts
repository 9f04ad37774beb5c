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

  it('are those of the weights in a folder of weights, and of nothing in one of documents', () => {
    const texts = { LICENSE: mit, 'checkpoints/LICENSE.txt': nonCommercial, 'docs/LICENSE': nonCommercial };
    expect(openness({ texts }, 'weights')).toBe('restricted');
    expect(openness({ texts }, 'code')).toBe('open');
    expect(openness({ texts: { LICENSE: mit, 'docs/LICENSE': nonCommercial } }, 'weights')).toBe('open');
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

  it('are unclear where one is under a license of its own that nobody knows', () => {
    const card = table('| wren-small | MIT |\n| wren-large | Wren Research License |');
    const hub = { id: 'example/Wren', licenses: ['mit'], cardData: { license: 'mit' } };
    expect(openness({ card, hub }, 'weights')).toBe('unclear');
    expect(openness({ card: card.replace('Wren Research License', 'Apache 2.0'), hub }, 'weights')).toBe(
      'open',
    );
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
  it('have the license of the page in their folder, on the Hub too', () => {
    const page = '# Calls of wrens\n\nThese recordings are licensed under CC BY-NC 4.0.';
    const hub = { licenses: ['mit'], cardData: { license: 'mit' } };
    expect(openness({ hub, hubTexts: { 'dataset/README.md': page } }, 'data')).toBe('restricted');
    expect(openness({ hub, hubTexts: { 'dataset/README.md': page } }, 'weights')).toBe('open');
    expect(openness({ hub, hubTexts: { 'docs/README.md': page } }, 'data')).toBe('none');
  });

  it('are limited by a sentence on them, without a heading', () => {
    const readme = '# Wren\n\nThis dataset must not be used for any commercial purpose.';
    expect(openness({ readme, texts: { LICENSE: mit } }, 'data')).toBe('restricted');
    expect(openness({ readme, texts: { LICENSE: mit } }, 'code')).toBe('open');
  });
});

describe('a file that the card calls the license', () => {
  const hub = { id: 'example/Wren', licenses: ['apache-2.0'], cardData: { license: 'apache-2.0' } };
  const card = (link: string) => `# Wren\n\nA model.\n\n## Use\n\nThe weights come with a ${link}.`;
  const weights = (link: string, path: string) =>
    openness({ hub, card: card(link), hubTexts: { [path]: nonCommercial } }, 'weights');

  it('is read, whatever it is called and wherever it lies', () => {
    expect(weights('[model license](legal/wren.md)', 'legal/wren.md')).toBe('restricted');
    expect(weights('[usage agreement](terms.txt)', 'terms.txt')).toBe('restricted');
  });

  it('is none of the release where the link speaks of other terms, or the file is of others', () => {
    expect(weights('[license of the base model](legal/wren.md)', 'legal/wren.md')).toBe('open');
    expect(weights('[model license](third_party/wren.md)', 'third_party/wren.md')).toBe('open');
    expect(weights('[list of models](legal/wren.md)', 'legal/wren.md')).toBe('open');
  });

  it('leaves the whole to the license of the whole where it names no part', () => {
    const texts = { LICENSE: mit, 'legal/terms.md': nonCommercial };
    const readme = '# Wren\n\nSee the [license](legal/terms.md).';
    expect(openness({ readme, texts }, 'code')).toBe('open');
    expect(openness({ readme: readme.replace('[lic', '[code lic'), texts }, 'code')).toBe('restricted');
  });

  it('is not told by the other cells of its row', () => {
    const texts = { LICENSE: mit, 'models/b/LICENSE': nonCommercial };
    const readme =
      '# Wren\n\n| A | B | C |\n|---|---|---|\n| b | [License](models/b/LICENSE) | [Model card](b.md) |';
    expect(openness({ readme, texts }, 'documents')).toBe('open');
  });

  it('is what `license_link` leads to in the tree', () => {
    const cardData = { license: 'other', license_name: 'wren', license_link: 'legal/WREN.txt' };
    const facts = { hub: { licenses: ['other'], cardData }, card: '# Wren' };
    expect(openness({ ...facts, hubTexts: { 'legal/WREN.txt': nonCommercial } }, 'weights')).toBe(
      'restricted',
    );
    expect(openness({ ...facts, hubTexts: { 'legal/WREN.txt': mit } }, 'weights')).toBe('open');
  });

  it('is unknown where it was not read', () => {
    const facts = { hub: { id: 'example/Wren' }, card: card('[model license](legal/wren.md)') };
    expect(openness({ ...facts, hubFiles: ['legal/wren.md'] }, 'weights')).toBe('unknown');
  });
});

describe('a NOTICE', () => {
  const hub = { id: 'example/Wren', licenses: ['apache-2.0'], cardData: { license: 'apache-2.0' } };
  const facts = (notice: string): Facts => ({
    hub,
    hubTexts: {
      LICENSE: spdxText('Apache-2.0') as string,
      NOTICE: `Wren\nCopyright 2025 Wren Lab\n\n${notice}`,
    },
  });

  it('that limits the weights does, with a conflict that cites it', () => {
    const { licenses, conflicts } = release(
      facts('The model weights may only be used for non-commercial research.'),
    );
    expect(licenses.value.weights.openness).toBe('restricted');
    expect(conflicts.value.map(({ because }) => because).join()).toContain('but NOTICE says');
    expect(conflicts.value[0]?.citations.some(({ label }) => label === 'NOTICE')).toBe(true);
  });

  it('that is passed on from a base under terms of its own closes, too', () => {
    const passed =
      'Gemma is provided under and subject to the Gemma Terms of Use found at ai.google.dev/gemma/terms';
    expect(openness(facts(passed), 'weights')).toBe('restricted');
  });

  it.each([
    'This product includes software developed at Example University (https://example.org).',
    'It includes the Finch toolkit, which is licensed under CC BY-NC 4.0.',
    'The weights are provided under the Apache License 2.0.',
  ])('that credits or repeats takes nothing away: %s', (notice) => {
    expect(openness(facts(notice), 'weights')).toBe('open');
  });

  it('in a code repository limits the weights, and not the code', () => {
    const texts = {
      LICENSE: mit,
      'NOTICE.txt': 'The pretrained weights are for non-commercial research only.',
    };
    expect(openness({ texts }, 'weights')).toBe('restricted');
    expect(openness({ texts }, 'code')).toBe('open');
  });
});

describe('a card in other languages', () => {
  const texts = { 'README_EN.md': '# Wren\n\n## License\n\nThe weights are for academic research only.' };

  it('says what the main one does not', () => {
    expect(openness({ card: '# 鹪鹩\n\n开源语言模型。', hubTexts: texts }, 'weights')).toBe('restricted');
  });

  it('speaks for its own place only', () => {
    const readme = '# Wren';
    expect(openness({ readme, texts: { LICENSE: mit }, card: '# W', hubTexts: texts }, 'code')).toBe('open');
  });
});

describe('the folder of the model’s own project', () => {
  const texts = { LICENSE: mit, 'wren/LICENSE': nonCommercial, 'finch/LICENSE': nonCommercial };
  const card = (folder: string) => `# Robin\n\nCode: https://github.com/example/model/tree/main/${folder}\n`;

  it('is the one that the card leads to', () => {
    const hub = { id: 'example/Robin' };
    expect(openness({ texts, hub, card: card('wren') }, 'code')).toBe('restricted');
    expect(openness({ texts, hub, card: card('robin') }, 'code')).toBe('open');
  });

  it('is the one with the name of the page where there is no model', () => {
    const folders = { LICENSE: mit, 'models/wren/LICENSE': nonCommercial };
    expect(openness({ texts: folders, readme: '# Wren\n\nA model.' }, 'code')).toBe('restricted');
    expect(openness({ texts: folders, readme: '# Finch\n\nA model.' }, 'code')).toBe('open');
  });

  it('limits the weights by its README', () => {
    const own = {
      LICENSE: mit,
      'wren/README.md': '# Wren\n\nThe Wren weights are for non-commercial use only.',
    };
    const hub = { id: 'example/Wren', licenses: ['mit'], cardData: { license: 'mit' } };
    expect(openness({ texts: own, hub, card: card('wren') }, 'weights')).toBe('restricted');
    expect(openness({ texts: own, hub, card: card('finch') }, 'weights')).toBe('open');
  });
});

describe('front matter that is not valid YAML', () => {
  it('leaves the license that it names unclear, and cites its line', () => {
    const card = '---\ntags: [a\nlicense: mit\n---\n# Wren';
    const { weights } = release({ card }).licenses.value;
    expect(weights.openness).toBe('unclear');
    expect(weights.citations[0]?.line).toBe(3);
  });

  it('leaves what names none as it is', () => {
    expect(openness({ card: '---\ntags: [a\n---\n# Wren' }, 'weights')).toBe('none');
  });
});

describe('what a folder says that access will ask for', () => {
  const prompt = { extra_gated_prompt: 'You agree not to use the model for commercial purposes.' };
  const hub = { licenses: ['mit'], cardData: { license: 'mit', ...prompt } };

  it('limits, while a copy on the Hub that asks for nothing proves nothing', () => {
    expect(openness({ hub: { ...hub, url: '.' } }, 'weights')).toBe('restricted');
    expect(openness({ hub }, 'weights')).toBe('open');
    expect(openness({ hub: { ...hub, gated: 'auto' } }, 'weights')).toBe('restricted');
  });
});

describe('a sentence that only points at a license file', () => {
  const pointing = (texts: Record<string, string>) => {
    const hub = { id: 'example/Wren', licenses: ['apache-2.0'], cardData: { license: 'apache-2.0' } };
    return openness(
      { hub, card: '# Wren\n\n## License\n\nWeights: see `WEIGHTS_LICENSE.txt`.\n', hubTexts: texts },
      'weights',
    );
  };

  it('is answered by the file', () => {
    expect(pointing({ 'WEIGHTS_LICENSE.txt': spdxText('Apache-2.0') as string })).toBe('open');
    expect(pointing({ 'WEIGHTS_LICENSE.txt': nonCommercial })).toBe('restricted');
  });

  it('leaves the terms unclear where there is no such file', () => {
    expect(pointing({})).toBe('unclear');
  });
});
