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

describe('two licenses to choose from', () => {
  const code = (text: string) => openness({ readme: `# Wren\n\n## License\n\n${text}\n` }, 'code');

  it.each([
    'Dual-licensed: GPL-3.0 for everybody, commercial licenses for those who want closed source.',
    'Wren is available under AGPL-3.0 or a commercial license.',
  ])('are as open as the open one, where it is for all: %s', (text) => {
    expect(code(text)).toBe('open');
  });

  it.each([
    'Dual-licensed: MIT for academics, a commercial license for companies.',
    'Free of charge under Apache-2.0 for universities; everybody else must buy a commercial license.',
  ])('are not open, where it is for some: %s', (text) => {
    expect(code(text)).not.toBe('open');
  });
});
