/** License files that say before the text which part of the release it is for. */
import { describe, expect, it } from 'vitest';
import { spdxText } from '../../../src/licenses/names/spdx.js';
import { release } from '../../release-builder.js';

const mit = spdxText('MIT') as string;

describe('a license file that says what it is for', () => {
  const code = (preamble: string, text = mit) =>
    release({ texts: { LICENSE: `${preamble}\n\n${text}` } }).licenses.value;

  it('grants the code its license, and the weights theirs', () => {
    const { code: own, weights } = code(
      'The source code is under the MIT License, see below.\nThe model weights are under CC BY-NC 4.0 and may not be used commercially.',
    );
    expect(own).toMatchObject({ id: 'MIT', openness: 'open' });
    expect(weights.openness).toBe('restricted');
    expect(weights.citations[0]).toMatchObject({ label: 'LICENSE', line: 2 });
  });

  it.each([
    'The model weights may not be used commercially. Companies need a paid agreement with the lab.',
    'The code is under the MIT License, see below. It may not be used in weapons.',
    'This software may only be used for teaching.',
    'Unlike under the MIT License, whoever serves the model to a million people has to name it.',
  ])('stays in doubt with a condition on the whole: %s', (preamble) => {
    expect(code(preamble).code.openness).not.toBe('open');
  });

  it('stays in doubt with a clause within the license', () => {
    const inside = mit.replace('THE SOFTWARE IS', 'Banks may not use the code.\n\nTHE SOFTWARE IS');
    expect(code('The model weights may not be used commercially.', inside).code.openness).not.toBe('open');
  });
});

describe('a license file without a text, that tells a license for each part', () => {
  const parts = (text: string) => {
    const { code, weights } = release({ texts: { 'LICENSE.md': text } }).licenses.value;
    return [code.openness, weights.openness];
  };

  it('is read part by part', () => {
    const text =
      '# Terms\n\n## Software\n\nThe software is under the MIT License.\n\n## Checkpoints\n\nThe checkpoints are for academic research only. Selling them is not permitted.\n';
    expect(parts(text)).toEqual(['open', 'restricted']);
  });

  it('may give both', () => {
    expect(parts('The code is licensed under MIT.\n\nThe weights are licensed under CC BY 4.0.\n')).toEqual([
      'open',
      'open',
    ]);
  });

  it.each([
    'The code is under the MIT License. The software may not be used in weapons.\n',
    'The code is under MIT, the weights are under Apache 2.0. All of it may only be used by universities.\n',
  ])('stays in doubt with a condition on the whole: %s', (text) => {
    expect(parts(text)[0]).not.toBe('open');
  });
});

describe('a license that was changed', () => {
  const weights = (said: string) =>
    release({ texts: { LICENSE: mit }, readme: `# Wren\n\n${said}\n` }).licenses.value.weights.openness;

  it('is the one that it was changed to', () => {
    expect(weights('In May the weights moved from MIT to CC BY-NC 4.0.')).toBe('restricted');
    expect(weights('We switched from CC BY-NC 4.0 to MIT for code and weights.')).toBe('open');
  });
});
