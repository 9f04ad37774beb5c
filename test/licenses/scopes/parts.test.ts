/** Sentences that are about one part of a release, or give a choice of licenses. */
import { describe, expect, it } from 'vitest';
import type { LicenseScope } from '../../../src/licenses/license.js';
import { spdxText } from '../../../src/licenses/names/spdx.js';
import { type Facts, release } from '../../release-builder.js';

const mit = spdxText('MIT') as string;

const openness = (facts: Facts, name: LicenseScope) => release(facts).licenses.value[name].openness;

describe('what is said of one part', () => {
  const readme = (text: string) => `# Wren\n\n## License\n\n${text}\n`;

  it.each([
    'Everything is MIT, but the -XL checkpoint is non-commercial.',
    'Wren-XL is for research use only.',
    '模型权重仅供学术研究使用，禁止商业用途。',
  ])('closes the weights and leaves the code open: %s', (text) => {
    const facts = { readme: readme(text), texts: { LICENSE: mit } };
    expect(openness(facts, 'weights')).not.toBe('open');
    expect(openness(facts, 'code')).toBe('open');
  });

  it('of the weights, by an agreement that is asked for before they are given', () => {
    const text = '# Wren\n\n## Weights\n\nTo get the weights, sign an agreement with the lab.\n';
    expect(openness({ readme: text, texts: { LICENSE: mit } }, 'weights')).not.toBe('open');
    expect(openness({ readme: text, texts: { LICENSE: mit } }, 'code')).toBe('open');
  });
});

describe('a part that a heading names below one on licensing', () => {
  const below = (title: string, terms = 'License') => ({
    readme: `# ${title}\n\n## ${terms}\n\n### Code\n\nMIT\n\n### Weights\n\nCC BY-NC 4.0\n`,
  });

  it('has the license below it', () => {
    expect(openness(below('Wren'), 'code')).toBe('open');
    expect(openness(below('Wren'), 'weights')).toBe('restricted');
    expect(openness(below('Wren', 'Terms of use'), 'weights')).toBe('restricted');
    expect(openness(below('Wren', 'Glossary'), 'weights')).not.toBe('restricted');
  });

  it('has it in a license file of headings, too', () => {
    const list =
      '# Licenses\n\n## Source code\n\nApache License 2.0\n\n## Trained models\n\nCC BY-NC-SA 4.0\n';
    expect(openness({ texts: { 'LICENSE.md': list } }, 'code')).toBe('open');
    expect(openness({ texts: { 'LICENSE.md': list } }, 'weights')).toBe('restricted');
  });

  it('has none below a title that only has the word in it', () => {
    const readme = '# License plate reader\n\n## Weights\n\nApache\n';
    expect(openness({ readme }, 'weights')).toBe('none');
  });
});

describe('a name and no other word below a heading on licensing', () => {
  const below = (text: string) => openness({ readme: `# Wren\n\n## License\n\n${text}\n` }, 'code');

  it('is the license', () => {
    expect(below('MIT')).toBe('open');
  });

  it('is none where it is somebody else’s', () => {
    expect(below('Ask the people at MIT about it')).toBe('none');
  });
});

describe('two licenses to choose from', () => {
  const code = (text: string) => openness({ readme: `# Wren\n\n## License\n\n${text}\n` }, 'code');

  it.each([
    'Dual-licensed: GPL-3.0 for everybody, commercial licenses for those who want closed source.',
    'Wren is available under AGPL-3.0 or a commercial license.',
    'Wren is under AGPL-3.0. If that does not fit your product, another license can be bought from us.',
  ])('are as open as the open one, where it is for all: %s', (text) => {
    expect(code(text)).toBe('open');
  });

  it.each([
    'Dual-licensed: MIT for academics, a commercial license for companies.',
    'Wren is under AGPL-3.0. If that is a product, a commercial license must be bought from us.',
    'Free of charge under Apache-2.0 for universities; everybody else must buy a commercial license.',
  ])('are not open, where it is for some: %s', (text) => {
    expect(code(text)).not.toBe('open');
  });
});
