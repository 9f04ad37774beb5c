/** Licenses that stand in the records of packages and at the top of source files, where no file holds a text. */
import { describe, expect, it } from 'vitest';
import { present } from '../../../src/evidence.js';
import { spdxText } from '../../../src/licenses/names/spdx.js';
import { CODE_READER } from '../../../src/source/facts.js';
import { readCodeFile } from '../../../src/source/read.js';
import { type Facts, release } from '../../release-builder.js';

const code = 'import torch\n\nnet = torch.nn.Linear(2, 2)\n';
const MIT = '# SPDX-License-Identifier: MIT\n';
const CLOSED = '# This source code is licensed under the CC-BY-NC-4.0 license found in the LICENSE file.\n';

async function licenses(heads: Record<string, string>, facts: Facts = {}) {
  const bodies = Object.entries(heads).map(([path, head]) => readCodeFile(path, head + code));
  const files = await Promise.all(bodies);
  const source = { url: 'https://github.com/example/model' };
  const read = { facts: present({ reader: CODE_READER, files, left: 0 }, source), unread: {} };
  return release({
    readme: '# Wren\n',
    repositoryFiles: Object.keys(heads),
    repository: { code: read },
    ...facts,
  }).licenses.value;
}

describe('notices at the top of source files', () => {
  it('state the license of the code where most files bear one, and of nothing else', async () => {
    const { code: of, weights } = await licenses({ 'model.py': MIT, 'train.py': MIT, 'run.py': '' });
    expect(of).toMatchObject({ id: 'MIT', openness: 'open', basis: 'metadata' });
    expect(of.citations[0]?.url).toMatch(/model\.py#L1$/);
    expect(weights.openness).toBe('none');
  });

  it('are other people’s where few files bear one', async () => {
    const { code: of } = await licenses({ 'model.py': '', 'train.py': '', 'ops.py': MIT });
    expect(of.openness).toBe('none');
  });

  it('may close, and the weights with it', async () => {
    const { code: of, weights } = await licenses({ 'model.py': CLOSED, 'train.py': CLOSED });
    expect([of.openness, weights.openness]).toEqual(['restricted', 'restricted']);
  });

  it('may withhold without any name', async () => {
    const { code: of } = await licenses({ 'model.py': '# Confidential. Do not distribute.\n' });
    expect(of).toMatchObject({ id: null, openness: 'restricted' });
  });

  it('may begin with a title and go on with the text', async () => {
    const text = (spdxText('MIT') as string).split('\n').slice(0, 6);
    const { code: of } = await licenses({ 'model.py': text.map((line) => `# ${line}\n`).join('') });
    expect(of.id).toBe('MIT');
  });

  it('say nothing against a license file', async () => {
    const texts = { LICENSE: spdxText('Apache-2.0') as string };
    const { code: of } = await licenses({ 'model.py': MIT, 'train.py': MIT }, { texts });
    expect(of).toMatchObject({ id: 'Apache-2.0', basis: 'text' });
  });
});

describe('records of packages', () => {
  it.each([
    ['DESCRIPTION', 'Package: wren\nLicense: GPL (>= 3)\n', 'GPL-3.0-or-later'],
    ['Project.toml', 'name = "Wren"\nuuid = "7a3b6f50-0000"\nlicense = "MIT"\n', 'MIT'],
    ['codemeta.json', '{"license": "https://spdx.org/licenses/BSD-3-Clause"}', 'BSD-3-Clause'],
    ['package.json', '{"name": "wren", "license": "ISC"}', 'ISC'],
  ])('%s states the license of the code', (path, text, id) => {
    const { code: of } = release({ texts: { [path]: text } }).licenses.value;
    expect(of).toMatchObject({ id, openness: 'open', basis: 'metadata' });
  });

  it('may name a template that a file only fills in', () => {
    const texts = {
      DESCRIPTION: 'Package: wren\nLicense: MIT + file LICENSE\n',
      LICENSE: 'YEAR: 2024\nCOPYRIGHT HOLDER: wren authors\n',
    };
    expect(release({ texts }).licenses.value.code).toMatchObject({ id: 'MIT', openness: 'open' });
  });

  it('may leave it to a file that closes', () => {
    const texts = {
      DESCRIPTION: 'Package: wren\nLicense: file LICENSE\n',
      LICENSE:
        'Wren Academic License\n\nThe model and the software may be used for academic research only.\n',
    };
    expect(release({ texts }).licenses.value.code.openness).not.toBe('open');
  });

  it('say nothing of code when they are of data', () => {
    const texts = { 'CITATION.cff': 'title: Wren songs\ntype: dataset\nlicense: CC-BY-4.0\n' };
    expect(release({ texts }).licenses.value.code.openness).toBe('none');
  });
});
