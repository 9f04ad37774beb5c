/** Where a release contradicts itself on a license: found with both places, and not found where parts merely differ. */
import { describe, expect, it } from 'vitest';
import { absent, present, type Repository } from '../../../src/evidence.js';
import type { Conflict } from '../../../src/licenses/conflicts/conflict.js';
import { relicensed } from '../../../src/licenses/conflicts/time.js';
import { spdxText } from '../../../src/licenses/names/spdx.js';
import { evidence, type Facts, HUB_URL, REPOSITORY_URL, release } from '../../release-builder.js';

const mit = spdxText('MIT') as string;
const apache = spdxText('Apache-2.0') as string;
const gpl3 = spdxText('GPL-3.0-only') as string;
const nonCommercial = spdxText('CC-BY-NC-4.0') as string;

const conflicts = (facts: Facts): Conflict[] => release(facts).conflicts.value;
const kinds = (facts: Facts) => conflicts(facts).map(({ kind, scope }) => `${kind} ${scope}`);
const weights = (facts: Facts) => release(facts).licenses.value.weights;

const front = (license: string | string[], more: Record<string, unknown> = {}) => ({
  licenses: [license].flat(),
  cardData: { license, ...more },
});
const github = (spdxId: string): Partial<Repository> => ({ license: { spdxId } });
const seen = { url: 'https://huggingface.co/example/other' };
const base = (licenses: string[], id = 'example/base') => ({
  id,
  info: present({ id, gated: false as const, licenses }, { url: `https://huggingface.co/${id}` }),
});
const dataset = (licenses: string[], id = 'example/data') => ({
  id,
  info: present({ id, gated: false as const, licenses }, { url: `https://huggingface.co/datasets/${id}` }),
});

describe('one page', () => {
  it('names its tag and its text, each with its place, and what counts', () => {
    expect(conflicts({ hub: front('mit'), hubTexts: { LICENSE: nonCommercial } })).toEqual([
      {
        kind: 'tag-text',
        scope: 'weights',
        because:
          "The card's license tag says MIT (open), but the license file on the Hub says CC-BY-NC-4.0 (not open). Until that is settled, the weights count as CC-BY-NC-4.0.",
        citations: [
          { url: `${HUB_URL}/blob/bbbb/README.md`, label: 'model card front matter' },
          { url: `${HUB_URL}/blob/bbbb/LICENSE`, label: 'LICENSE' },
        ],
      },
    ]);
  });

  it('takes the stricter of the two, whichever place it stands in, and is less sure', () => {
    const facts = { hub: front('cc-by-nc-4.0'), hubTexts: { LICENSE: mit } };
    expect(kinds(facts)).toEqual(['tag-text weights']);
    expect(weights(facts)).toMatchObject({ id: 'CC-BY-NC-4.0', confidence: 'low' });
  });

  it('contradicts itself, too, where both are open', () => {
    expect(kinds({ hub: front('mit'), hubTexts: { LICENSE: apache } })).toEqual(['tag-text weights']);
  });

  it.each<[string, Facts]>([
    ['only and or-later of one text', { hub: front('gpl-3.0'), hubTexts: { LICENSE: gpl3 } }],
    ['a family and its member', { hub: front('gpl'), hubTexts: { LICENSE: gpl3 } }],
    ['several tags, one of them the text', { hub: front(['mit', 'apache-2.0']), hubTexts: { LICENSE: mit } }],
    ['the tag other beside a text', { hub: front('other'), hubTexts: { LICENSE: nonCommercial } }],
    [
      'a text that nobody can name',
      { hub: front('mit'), hubTexts: { LICENSE: 'Example Terms\n\nBe kind.' } },
    ],
    ['no tag at all', { hub: {}, hubTexts: { LICENSE: mit } }],
    ['a name for the same license', { hub: front('other', { license_name: 'gemma' }) }],
  ])('does not contradict itself by %s', (_, facts) => {
    expect(conflicts(facts)).toEqual([]);
  });

  it('contradicts its tag by license_name and license_link, told once when these agree', () => {
    const facts = {
      hub: front('apache-2.0', {
        license_name: 'gemma',
        license_link: 'https://ai.google.dev/gemma/terms',
      }),
    };
    expect(kinds(facts)).toEqual(['tag-name weights']);
    expect(kinds({ hub: front('mit', { license_link: 'https://mistral.ai/licenses/MRL-0.1.md' }) })).toEqual([
      'tag-link weights',
    ]);
    expect(kinds({ hub: front('apache-2.0', { license_name: 'example-non-commercial' }) })).toEqual([
      'tag-name weights',
    ]);
  });

  it('adds terms to the text that its tag names', () => {
    const altered = `${mit}\nThe Software may be used for non-commercial purposes only.`;
    expect(kinds({ hub: front('mit'), hubTexts: { LICENSE: altered } })).toEqual(['tag-text weights']);
  });

  it('takes back in prose what its tag gives', () => {
    const facts = { hub: front('mit'), card: 'This model is for research purposes only.' };
    expect(conflicts(facts)).toMatchObject([
      { kind: 'prose', citations: [{ label: 'model card front matter' }, { label: 'model card', line: 1 }] },
    ]);
    expect(conflicts({ hub: front('mit'), card: 'It is intended for research.' })).toEqual([]);
  });

  it('says "other" and has no text', () => {
    expect(kinds({ hub: front('other'), hubFiles: ['model.safetensors'] })).toEqual(['no-text weights']);
    const linked = front('other', { license_link: 'https://example.org/terms' });
    expect(conflicts({ hub: linked, hubFiles: ['model.safetensors'] })).toEqual([]);
    expect(conflicts({ hub: front('other'), hubFiles: 'unavailable' })).toEqual([]);
    expect(conflicts({ hub: front('other'), hubFiles: ['LICENSE', 'model.safetensors'] })).toEqual([]);
  });

  it('links to a license file that is not there', () => {
    const link = front('mit', { license_link: 'LICENSE' });
    expect(conflicts({ hub: link, hubFiles: ['model.safetensors'] })).toMatchObject([
      {
        kind: 'missing-file',
        citations: [{ label: 'model card front matter' }, { label: 'the list of files' }],
      },
    ]);
    expect(conflicts({ hub: link, hubTexts: { LICENSE: mit } })).toEqual([]);
    expect(conflicts({ hub: link, hubFiles: 'unavailable' })).toEqual([]);
  });
});

describe('the repository', () => {
  it('has a README that links to a license file that is not there', () => {
    const readme = 'Licensed under MIT, see [LICENCE](./LICENCE).';
    expect(kinds({ readme, texts: { LICENSE: mit } })).toEqual(['missing-file code']);
    expect(conflicts({ readme, texts: { LICENCE: mit } })).toEqual([]);
    expect(conflicts({ readme, texts: { LICENSE: mit }, repositoryTruncated: true })).toEqual([]);
  });

  it('has a README that takes back what its text gives', () => {
    const facts = {
      texts: { LICENSE: mit },
      readme: 'The code is strictly for academic research purposes.',
    };
    expect(conflicts(facts)).toMatchObject([
      { kind: 'prose', scope: 'code', citations: [{ label: 'LICENSE' }, { label: 'README', line: 1 }] },
    ]);
  });

  it('says beside an open license what it is not made available for; the license counts all the same', () => {
    const facts = {
      texts: { LICENSE: apache },
      readme: '## License notices\n\nThis model is not made available for clinical use.',
    };
    expect(kinds(facts)).toEqual(['prose code']);
    expect(release(facts).licenses.value.code).toMatchObject({ id: 'Apache-2.0', confidence: 'low' });
  });

  it('has a text that GitHub takes for another', () => {
    expect(kinds({ texts: { LICENSE: nonCommercial }, repository: github('MIT') })).toEqual([
      'github-text code',
    ]);
    expect(conflicts({ texts: { LICENSE: mit }, repository: github('NOASSERTION') })).toEqual([]);
  });

  it('has a package or a citation file with another license', () => {
    const facts = (texts: Record<string, string>) => ({ texts: { LICENSE: mit, ...texts } });
    expect(kinds(facts({ 'pyproject.toml': '[project]\nlicense = "Apache-2.0"\n' }))).toEqual([
      'metadata-text code',
    ]);
    expect(kinds(facts({ 'CITATION.cff': 'title: Example\nlicense: GPL-3.0-only\n' }))).toEqual([
      'metadata-text code',
    ]);
    expect(conflicts(facts({ 'pyproject.toml': '[project]\nlicense = { text = "MIT License" }\n' }))).toEqual(
      [],
    );
    expect(conflicts(facts({ 'pyproject.toml': '[project]\nlicense = { file = "LICENSE" }\n' }))).toEqual([]);
    expect(conflicts(facts({ 'lib/other/pyproject.toml': 'license = "GPL-3.0-only"\n' }))).toEqual([]);
  });

  it('states its license in a header or field where it has no text', () => {
    const code = (texts: Record<string, string>) => release({ texts }).licenses.value.code;
    expect(
      code({ 'pyproject.toml': '# SPDX-License-Identifier: MIT OR Apache-2.0\n[project]\n' }),
    ).toMatchObject({
      id: 'MIT OR Apache-2.0',
      basis: 'metadata',
      confidence: 'medium',
      citations: [{ label: 'pyproject.toml', line: 1 }],
    });
    const classifier = 'setup(\n  classifiers=["License :: OSI Approved :: MIT License"],\n)';
    expect(code({ 'setup.py': classifier })).toMatchObject({ id: 'MIT', citations: [{ line: 2 }] });
    expect(code({ 'setup.cfg': '[metadata]\nlicense = BSD-3-Clause\n' })).toMatchObject({
      id: 'BSD-3-Clause',
    });
    expect(code({ 'setup.py': 'setup(license="see LICENSE")' })).toMatchObject({ id: null });
  });

  it('keeps its texts in a folder by their ids', () => {
    const code = (texts: Record<string, string>) => release({ texts }).licenses.value.code;
    expect(code({ 'LICENSES/MIT.txt': mit })).toMatchObject({ id: 'MIT', basis: 'text' });
    expect(code({ 'LICENSES/MIT.txt': mit, 'LICENSES/CC-BY-NC-4.0.txt': nonCommercial }).openness).toBe(
      'restricted',
    );
    expect(code({ 'LICENSES/README.md': mit })).toMatchObject({ openness: 'none' });
  });

  it('may license code and weights differently', () => {
    const readme =
      'The code is under the MIT license. The weights are released under the CC BY-NC 4.0 license.';
    expect(conflicts({ texts: { LICENSE: mit }, readme, hub: front('cc-by-nc-4.0') })).toEqual([]);
    expect(conflicts({ texts: { LICENSE: apache }, hub: front('bsd-3-clause') })).toEqual([]);
    expect(conflicts({ texts: { 'LICENSE-CODE': mit, 'LICENSE-MODEL': nonCommercial } })).toEqual([]);
    expect(conflicts({ texts: { LICENSE: mit, 'third_party/LICENSE': nonCommercial } })).toEqual([]);
  });

  it('says other things of the weights than their page', () => {
    const readme = 'The model weights are released under the CC BY-NC-SA 4.0 License.';
    const facts = { texts: { LICENSE: mit }, readme, hub: front('mit') };
    expect(conflicts(facts)).toMatchObject([
      {
        kind: 'hub-github',
        scope: 'weights',
        citations: [
          { label: 'model card front matter' },
          { url: `${REPOSITORY_URL}/blob/aaaa/README.md#L1` },
        ],
      },
    ]);
    expect(weights(facts).id).toBe('CC-BY-NC-SA-4.0');
  });
});

describe('other releases', () => {
  it('made a derivative freer than its restricted base', () => {
    const facts = { hub: { ...front('mit'), baseModels: [base(['llama3'])] } };
    expect(conflicts(facts)).toMatchObject([
      { kind: 'base-model', citations: [{ label: 'model card front matter' }, { label: 'example/base' }] },
    ]);
    expect(conflicts(facts)[0]?.because).toMatch(/made from example\/base.*the weights count as llama3\.$/);
    expect(conflicts({ hub: { ...front('llama3'), baseModels: [base(['llama3'])] } })).toEqual([]);
    expect(conflicts({ hub: { ...front('mit'), baseModels: [base(['apache-2.0'])] } })).toEqual([]);
    expect(conflicts({ hub: { ...front('mit'), baseModels: [base(['other'])] } })).toEqual([]);
  });

  it('trained open weights on data that is not', () => {
    const data = [dataset(['cc-by-nc-4.0']), dataset(['mit'], 'example/free')];
    expect(conflicts({ hub: { ...front('mit'), datasets: data } })).toMatchObject([
      { kind: 'data', scope: 'data', citations: [{}, { label: 'example/data' }] },
    ]);
    expect(conflicts({ hub: { ...front('gemma'), datasets: data } })).toEqual([]);
    const unknown = [dataset([]), dataset(['other'], 'a/b'), { id: 'c', info: absent(seen) }];
    expect(conflicts({ hub: { ...front('mit'), datasets: unknown } })).toEqual([]);
  });
});

describe('another time', () => {
  const before = evidence({ hub: front('llama2'), texts: { LICENSE: mit } });
  const now = evidence({ hub: { ...front('apache-2.0'), revision: 'cccccccccc' }, texts: { LICENSE: mit } });

  it('relicensed the weights, each revision under its own terms', () => {
    expect(relicensed(before, now)).toEqual([
      {
        kind: 'relicensed',
        scope: 'weights',
        because:
          'The weights were under llama2 (at bbbb, seen on 2026-01-02) and are under Apache-2.0 (at ccccccc, seen on 2026-01-02). Each holds for its own revision.',
        citations: [
          { url: `${HUB_URL}/blob/bbbb/README.md`, label: 'model card front matter' },
          { url: `${HUB_URL}/blob/cccccccccc/README.md`, label: 'model card front matter' },
        ],
      },
    ]);
  });

  it('changed nothing, or could not be seen', () => {
    expect(relicensed(now, now)).toEqual([]);
    expect(relicensed(evidence({ hub: 'unavailable' }), now)).toEqual([]);
  });
});

it('finds nothing where nothing is stated, or nothing could be seen', () => {
  expect(conflicts({ hub: {}, readme: '# Example' })).toEqual([]);
  expect(conflicts({ hub: 'unavailable', repository: 'unavailable' })).toEqual([]);
});
