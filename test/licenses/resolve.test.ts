/** Which license covers weights, code, data and documents, from all that a release says. */
import { describe, expect, it } from 'vitest';
import { absent, present, type Repository, unavailable } from '../../src/evidence.js';
import type { License, LicenseScope } from '../../src/licenses/license.js';
import { spdxText } from '../../src/licenses/names/spdx.js';
import { type Facts, HUB_URL, REPOSITORY_URL, release } from '../release-builder.js';

const mit = spdxText('MIT') as string;
const nonCommercial = spdxText('CC-BY-NC-4.0') as string;
const source = { url: 'https://huggingface.co/datasets/example/data' };

const scope = (facts: Facts, name: LicenseScope): License => release(facts).licenses.value[name];
const weights = (facts: Facts) => scope(facts, 'weights');
const code = (facts: Facts) => scope(facts, 'code');
const data = (facts: Facts) => scope(facts, 'data');
const missing = (facts: Facts) => release(facts).licenses.missing.map((one) => one.what);

const github = (spdxId: string): Partial<Repository> => ({ license: { spdxId } });
const front = (license: string | string[], more: Record<string, unknown> = {}) => ({
  licenses: [license].flat(),
  cardData: { license, ...more },
});
const dataset = (id: string, licenses: string[]) => ({
  id,
  info: present({ id, gated: false as const, licenses }, source),
});
const base = (licenses: string[]) => ({
  id: 'example/base',
  info: present(
    { id: 'example/base', gated: false as const, licenses },
    { url: 'https://huggingface.co/example/base' },
  ),
});

describe('code of one model among several', () => {
  const texts = {
    LICENSE: mit,
    'models/my_net/LICENSE': nonCommercial,
    'models/other/LICENSE': nonCommercial,
  };
  const named = { id: 'lab/My-Net' };

  it('has the license of the folder that bears its name', () => {
    expect(code({ texts, hub: named }).openness).toBe('restricted');
    expect(code({ texts, hub: { id: 'lab/Third' } }).openness).toBe('open');
  });

  it('is unknown while that text is unread', () => {
    const facts = { texts: { LICENSE: mit }, repositoryFiles: ['models/my_net/LICENSE'], hub: named };
    expect(code(facts).openness).toBe('unknown');
    expect(missing(facts)).toContain('the license text models/my_net/LICENSE');
  });
});

describe('code', () => {
  it('has the license of the text, whatever GitHub says of it', () => {
    expect(code({ texts: { LICENSE: mit }, repository: github('NOASSERTION') })).toEqual({
      id: 'MIT',
      name: 'MIT',
      openness: 'open',
      basis: 'text',
      confidence: 'high',
      citations: [{ url: `${REPOSITORY_URL}/blob/aaaa/LICENSE`, label: 'LICENSE' }],
    });
    expect(code({ texts: { 'LICENSE.md': nonCommercial }, repository: github('MIT') })).toMatchObject({
      id: 'CC-BY-NC-4.0',
      openness: 'restricted',
    });
  });

  it.each(['LICENSE', 'LICENCE.txt', 'COPYING', 'license.md', 'UNLICENSE', 'LICENSE-MIT', 'LICENSE_1.0'])(
    'is found in %s',
    (path) => {
      expect(code({ texts: { [path]: mit } })).toMatchObject({ id: 'MIT', basis: 'text' });
    },
  );

  it.each(['src/vendored/LICENSE', 'THIRD_PARTY_LICENSES.txt', 'license.py', '._LICENSE', 'USE_POLICY.md'])(
    'does not take its license from %s',
    (path) => {
      expect(code({ texts: { [path]: mit } })).toMatchObject({ id: null, openness: 'none' });
    },
  );

  it('has the license that GitHub detected when the text was not read', () => {
    expect(code({ repositoryFiles: ['LICENSE'], repository: github('Apache-2.0') })).toMatchObject({
      id: 'Apache-2.0',
      openness: 'open',
      basis: 'github',
    });
  });

  it('is unclear when nobody can name the text', () => {
    expect(
      code({ texts: { LICENSE: 'Terms of Example\nBe kind.' }, repository: github('NOASSERTION') }),
    ).toMatchObject({ id: null, name: 'Terms of Example', openness: 'unclear' });
  });

  it('is unknown when the text that decides could not be read', () => {
    const facts: Facts = {
      repositoryFiles: ['LICENSE'],
      repository: {
        ...github('NOASSERTION'),
        texts: { LICENSE: unavailable({ code: 'timeout' }, { url: REPOSITORY_URL }) },
      },
    };
    expect(code(facts).openness).toBe('unknown');
    expect(release(facts).licenses.missing[0]).toMatchObject({
      what: 'the license text LICENSE',
      reason: { code: 'timeout' },
    });
  });

  it('falls back on the README, and on nothing', () => {
    expect(code({ readme: '# Example\n\nThis project is available under the MIT license.' })).toMatchObject({
      id: 'MIT',
      basis: 'statement',
      citations: [{ line: 3 }],
    });
    expect(code({ readme: '# Example\n\nA model.' })).toMatchObject({ openness: 'none', basis: null });
  });

  it('is not decided by an empty license file', () => {
    const readme = '# Example\n\nThis project is available under the MIT license.';
    expect(code({ texts: { LICENSE: '\n' }, readme })).toMatchObject({ id: 'MIT', basis: 'statement' });
    expect(weights({ hubTexts: { LICENSE: '\n' }, hub: front('mit') })).toMatchObject({
      id: 'MIT',
      basis: 'tag',
    });
    expect(code({ texts: { LICENSE: '\n' } }).openness).toBe('none');
  });

  it('is what the README leaves of an open text', () => {
    const facts = {
      texts: { LICENSE: mit },
      readme:
        '# Example\n\nThe project, including its code and checkpoints, is strictly for academic research purposes.',
    };
    expect(code(facts)).toMatchObject({ openness: 'restricted', basis: 'statement' });
    expect(weights(facts)).toMatchObject({ openness: 'restricted' });
  });

  it('stays open beside terms for the weights, notices and other models', () => {
    const readme = `# Example

The model weights are released under the CC BY-NC 4.0 license. It is not intended for clinical use.

| Model | License |
|---|---|
| Other | CC BY-NC-ND 4.0 license |`;
    expect(code({ texts: { LICENSE: mit }, readme })).toMatchObject({ id: 'MIT', basis: 'text' });
  });

  it('is split from the model by file names', () => {
    const facts = { texts: { 'LICENSE-CODE': mit, 'LICENSE-MODEL': nonCommercial } };
    expect(code(facts)).toMatchObject({ id: 'MIT' });
    expect(weights(facts)).toMatchObject({ id: 'CC-BY-NC-4.0', basis: 'text' });
  });

  it('of a model without a repository is licensed as its page', () => {
    expect(code({ hub: front('mit') })).toMatchObject({
      id: 'MIT',
      basis: 'inherited',
      inheritedFrom: 'the Hub repository',
    });
  });

  it('is unknown when the repository could not be read', () => {
    const facts: Facts = { repository: 'unavailable', hub: front('mit') };
    expect(code(facts).openness).toBe('unknown');
    expect(missing(facts)).toContain('the GitHub repository');
  });
});

describe('weights', () => {
  it('have the license tag of their page', () => {
    expect(weights({ hub: front('apache-2.0') })).toEqual({
      id: 'Apache-2.0',
      name: 'Apache-2.0',
      openness: 'open',
      basis: 'tag',
      confidence: 'medium',
      citations: [{ url: `${HUB_URL}/blob/bbbb/README.md`, label: 'model card front matter' }],
    });
  });

  it('have the license of the text on their page', () => {
    expect(weights({ hubTexts: { LICENSE: mit } })).toMatchObject({ id: 'MIT', basis: 'text' });
    expect(weights({ hubTexts: { LICENSE: nonCommercial }, hub: front('mit') })).toMatchObject({
      id: 'CC-BY-NC-4.0',
      basis: 'text',
    });
  });

  it('are named by license_name or license_link where the tag says "other"', () => {
    expect(weights({ hub: front('other', { license_name: 'nvidia-open-model-license' }) })).toMatchObject({
      id: 'nvidia-open-model',
      basis: 'name',
    });
    expect(
      weights({ hub: front('other', { license_link: 'https://ai.google.dev/gemma/terms' }) }),
    ).toMatchObject({
      id: 'gemma',
      basis: 'link',
    });
    expect(weights({ hub: front('other', { license_name: 'example-terms' }) })).toMatchObject({
      id: null,
      name: 'example-terms',
      openness: 'unclear',
    });
    expect(weights({ hub: front('other') })).toMatchObject({ id: null, openness: 'unclear', basis: 'tag' });
  });

  it('have the license of the repository where their page points at its text', () => {
    const link = `${REPOSITORY_URL}/blob/main/LICENSE`;
    const texts = { LICENSE: mit };
    expect(weights({ texts, hub: front('other', { license_link: link }) })).toMatchObject({
      id: 'MIT',
      basis: 'link',
    });
    expect(weights({ texts, hub: {}, card: `## License\n\nIt can be found [here](${link}).` })).toMatchObject(
      {
        id: 'MIT',
        basis: 'statement',
      },
    );
    const elsewhere =
      '## License\n\nIt can be found [here](https://github.com/other/model/blob/main/LICENSE).';
    expect(weights({ texts, hub: {}, card: elsewhere })).toMatchObject({ id: null, openness: 'unclear' });
  });

  it('have the stricter of a tag and a name that contradict each other', () => {
    expect(weights({ hub: front('apache-2.0', { license_name: 'jamba-open-model-license' }) })).toMatchObject(
      {
        id: 'jamba-open-model',
        openness: 'restricted',
      },
    );
  });

  it('are restricted by a sentence of the card, not by its list of other models', () => {
    expect(weights({ hub: front('mit'), card: 'This model is for research purposes only.' })).toMatchObject({
      openness: 'restricted',
      basis: 'statement',
    });
    const card = '- License: MIT\n\n## Chat variant\n\n- License: CC BY-NC 4.0';
    expect(weights({ hub: front('mit'), card })).toMatchObject({ id: 'MIT' });
  });

  it('inherit from the code when they have no page of their own', () => {
    expect(weights({ texts: { LICENSE: mit } })).toMatchObject({
      id: 'MIT',
      basis: 'inherited',
      inheritedFrom: 'the code repository',
    });
  });

  it('do not inherit when their own page states nothing', () => {
    expect(weights({ texts: { LICENSE: mit }, hub: {}, card: '# Example' })).toMatchObject({
      openness: 'none',
    });
  });

  it('are covered by the text or a sentence of the code repository', () => {
    const covering = `${mit}\nThis license covers both the source code and the model weights.`;
    expect(weights({ texts: { LICENSE: covering }, hub: {}, card: '# Example' })).toMatchObject({
      id: 'MIT',
      basis: 'text',
    });
    const readme = 'The license is MIT. All the code and weights are provided under the MIT license.';
    expect(weights({ readme, hub: 'unavailable' })).toMatchObject({ id: 'MIT', basis: 'statement' });
  });

  it('have the stricter terms where the README contradicts an open tag', () => {
    const readme = 'The model weights are released under the CC BY-NC-SA 4.0 License.';
    expect(weights({ readme, hub: front('mit') })).toMatchObject({
      id: 'CC-BY-NC-SA-4.0',
      basis: 'statement',
    });
  });

  it('are not freer than the model that they were made from', () => {
    expect(weights({ hub: { ...front('mit'), baseModels: [base(['llama3'])] } })).toMatchObject({
      id: 'llama3',
      openness: 'restricted',
      basis: 'base-model',
      inheritedFrom: 'example/base',
    });
    expect(weights({ hub: { ...front('mit'), baseModels: [base(['apache-2.0'])] } })).toMatchObject({
      id: 'MIT',
    });
  });

  it('say that a base model could not be seen where it may still close them', () => {
    const unseen = { id: 'example/base', info: unavailable({ code: 'timeout' }, source) };
    const what = 'the license of the base model example/base';
    expect(missing({ hub: { ...front('mit'), baseModels: [unseen] } })).toContain(what);
    expect(missing({ hub: { ...front('gemma'), baseModels: [unseen] } })).not.toContain(what);
  });

  it('are unknown when their page, its card or its license text could not be seen', () => {
    expect(weights({ texts: { LICENSE: mit }, hub: 'unavailable' }).openness).toBe('unknown');
    expect(weights({ hubFiles: ['LICENSE', 'model.safetensors'] }).openness).toBe('unknown');
    expect(weights({ hub: {}, hubFiles: 'unavailable' }).openness).toBe('unknown');
    expect(missing({ hub: front('mit'), hubFiles: 'unavailable' })).not.toContain(
      "the Hub repository's file list",
    );
  });
});

describe('data', () => {
  const linked = (...datasets: ReturnType<typeof dataset>[]) => data({ hub: { datasets } });

  it('are open when every linked dataset is', () => {
    expect(linked(dataset('a/a', ['cc-by-4.0']), dataset('b/b', ['odc-by']))).toMatchObject({
      id: 'CC-BY-4.0 AND ODC-By-1.0',
      openness: 'open',
      basis: 'tag',
    });
  });

  it('are as closed as the strictest dataset', () => {
    expect(linked(dataset('a/a', ['mit']), dataset('b/b', ['cc-by-nc-4.0'])).openness).toBe('restricted');
    expect(linked(dataset('a/a', ['mit']), dataset('b/b', [])).openness).toBe('none');
    expect(linked(dataset('a/a', ['other'])).openness).toBe('unclear');
  });

  it('are none where a named dataset does not exist, unknown where it could not be seen', () => {
    expect(data({ hub: { datasets: [{ id: 'pubmed', info: absent(source) }] } }).openness).toBe('none');
    const unseen = { id: 'a/a', info: unavailable({ code: 'timeout' }, source) };
    expect(data({ hub: { datasets: [unseen] } }).openness).toBe('unknown');
    expect(missing({ hub: { datasets: [unseen] } })).toContain('the dataset a/a');
    expect(data({ hub: { datasets: [unseen, dataset('b/b', ['cc-by-nc-4.0'])] } }).openness).toBe(
      'restricted',
    );
  });

  it('have what the pages say of the data', () => {
    expect(data({ readme: 'Our training data is released under the CC0 license.' })).toMatchObject({
      id: 'CC0-1.0',
    });
    expect(data({ texts: { 'LICENSE-DATA': spdxText('CC-BY-4.0') as string } })).toMatchObject({
      id: 'CC-BY-4.0',
    });
  });

  it('never have the license of the code', () => {
    expect(data({ texts: { LICENSE: mit } })).toEqual({
      id: null,
      name: 'no license stated',
      openness: 'none',
      basis: null,
      citations: [],
    });
  });

  it('are unknown when the page that would name them could not be seen', () => {
    expect(data({ texts: { LICENSE: mit }, hub: 'unavailable' }).openness).toBe('unknown');
  });
});

describe('documents', () => {
  it('inherit from what they are shipped with', () => {
    expect(scope({ hub: front('apache-2.0'), texts: { LICENSE: mit } }, 'documents')).toMatchObject({
      id: 'Apache-2.0',
      basis: 'inherited',
      inheritedFrom: 'the Hub repository',
    });
    expect(scope({ texts: { LICENSE: mit } }, 'documents')).toMatchObject({
      id: 'MIT',
      basis: 'inherited',
      inheritedFrom: 'the code repository',
    });
  });

  it('have their own statement', () => {
    const readme = 'The documentation is licensed under CC BY 4.0.';
    expect(scope({ texts: { LICENSE: mit }, readme }, 'documents')).toMatchObject({
      id: 'CC-BY-4.0',
      basis: 'statement',
    });
  });
});

it('misses nothing where everything that matters was seen', () => {
  expect(missing({ texts: { LICENSE: mit }, hub: front('mit'), card: '# Example' })).toEqual([]);
});

describe('data', () => {
  it('are among all other materials', () => {
    const readme = `## License\n\nAll software is licensed under Apache 2.0. All other materials are licensed under CC-BY 4.0.\n`;
    expect(data({ readme })).toMatchObject({ id: 'CC-BY-4.0', openness: 'open' });
    expect(data({ readme: '## License\n\nAll software is licensed under Apache 2.0.\n' }).openness).toBe(
      'none',
    );
  });
});
