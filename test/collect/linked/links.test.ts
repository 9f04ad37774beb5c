import { describe, expect, test } from 'vitest';
import { findModel, findRepository, linksBackTo } from '../../../src/collect/linked/links.js';

const source = { url: 'https://example.org/page' };

function repositoryOf(id: string, card: string, cardData: Record<string, unknown> = {}) {
  return findRepository({ id, card, cardData, source });
}

describe('the repository of a model', () => {
  test.each([
    [
      'a label',
      'acme/thing',
      '- **Repository:** [Code](https://github.com/someone/stuff)',
      'someone/stuff',
      'under "Repository"',
    ],
    [
      'a label before a bare URL',
      'acme/thing',
      '- Code: https://github.com/someone/stuff',
      'someone/stuff',
      'under "Code"',
    ],
    [
      'a label in a list of links',
      'acme/thing',
      '* Paper: [here](https://arxiv.org/abs/2401.00001)\n* Github: [stuff](https://github.com/someone/stuff)',
      'someone/stuff',
      'under "Github"',
    ],
    [
      'the name of the link',
      'acme/thing',
      'Visit our [GitHub](https://github.com/someone/stuff) page.',
      'someone/stuff',
      'GitHub',
    ],
    [
      'an HTML badge row',
      'acme/thing',
      '<a href="https://github.com/someone/stuff"><b>GitHub Repo</b></a>',
      'someone/stuff',
      'named "GitHub Repo"',
    ],
    [
      'first released in',
      'acme/thing',
      'It was introduced in a paper and first released in\n[this repository](https://github.com/pytorch/fairseq/tree/main/examples).',
      'pytorch/fairseq',
      'first released in',
    ],
    [
      'official implementation',
      'acme/thing',
      'See the official implementation at https://github.com/someone/stuff.',
      'someone/stuff',
      'official',
    ],
    [
      'where the code can be found',
      'acme/thing',
      'The training code can be found [here](https://github.com/someone/stuff).',
      'someone/stuff',
      'the code is',
    ],
    [
      'its own BibTeX entry',
      'acme/thing',
      '@misc{thing,\n  title = {Thing},\n  url = {https://github.com/someone/stuff},\n}',
      'someone/stuff',
      'BibTeX',
    ],
    [
      'where issues go',
      'acme/thing',
      '**Contact:** [GitHub issues](https://github.com/someone/stuff/issues)',
      'someone/stuff',
      'issues',
    ],
    [
      'same owner and name',
      'acme/thing-7b',
      'Trained with [it](https://github.com/acme/thing).',
      'acme/thing',
      'same owner',
    ],
    [
      'an owner that grew',
      'acme/thing-7b',
      'Trained with [it](https://github.com/acme-research/Thing).',
      'acme-research/Thing',
      'same owner',
    ],
    [
      'a clone of the same long name',
      'acme/longthing-v2',
      '```bash\ngit clone https://github.com/someone/longthing.git\n```',
      'someone/longthing',
      'git clone',
    ],
  ])('is found by %s', (_, id, card, to, how) => {
    const link = repositoryOf(id, card);
    expect(link?.to).toBe(to);
    expect(link?.how).toContain(how);
    expect(link?.how).toContain('in the model card');
  });

  test.each([
    ['no card', 'acme/thing', ''],
    ['a library in use', 'acme/thing', 'Trained using [fairseq](https://github.com/pytorch/fairseq).'],
    [
      'a library to install',
      'acme/thing',
      '```\npip install git+https://github.com/huggingface/transformers\n```',
    ],
    [
      'a harness called ours',
      'acme/thing',
      'We ran our [evaluation harness](https://github.com/acme/lm-evaluation-harness).',
    ],
    [
      'a library of the same owner',
      'google/thing',
      'Training was done using [JAX](https://github.com/google/jax).',
    ],
    [
      'another project of the same owner',
      'acme/thing',
      'It uses the [Wheel architecture](https://github.com/acme/wheel).',
    ],
    ['a comparison', 'acme/thing', 'It beats [Rival](https://github.com/rival/rival) by far.'],
    [
      'a library with a link named GitHub',
      'acme/thing',
      '* DeepSpeed ([Github link](https://github.com/microsoft/DeepSpeed))',
    ],
    [
      'thanks',
      'acme/thing',
      '## Acknowledgements\n\nBuilt on the [original code](https://github.com/someone/stuff).',
    ],
    [
      'the base of a fine-tune by somebody else',
      'me/llama-finetune',
      'Fine-tuned from [Llama](https://github.com/facebookresearch/llama).',
    ],
    ['a clone of something else', 'acme/thing', '```\ngit clone https://github.com/ggerganov/llama.cpp\n```'],
    ['a picture', 'acme/thing', '![Repository](https://github.com/someone/stuff/raw/main/a.png)'],
    ['a page that is no repository', 'acme/thing', '**Repository:** https://github.com/orgs/acme'],
    ['a gist', 'acme/thing', 'Code: https://gist.github.com/someone/0123456789abcdef'],
    [
      'a data set of the same owner',
      'acme/words-base',
      'Evaluated in https://github.com/acme/words-dataset.',
    ],
  ])('is not found by %s', (_, id, card) => expect(repositoryOf(id, card)).toBeNull());

  test('front matter wins over prose, with its line', () => {
    const card = '---\nlicense: mit\nrepo: https://github.com/a/b\n---\nCode: https://github.com/c/d';
    const link = repositoryOf('acme/thing', card, { license: 'mit', repo: 'https://github.com/a/b' });
    expect(link).toEqual({
      to: 'a/b',
      how: '"repo" in the card\'s front matter',
      source: { url: 'https://example.org/page#L3', line: 3 },
    });
    expect(repositoryOf('acme/thing', '', { github: 'a/b' })?.to).toBe('a/b');
    expect(repositoryOf('acme/thing', '', { repository: ['x'], code: 5, source: 'internet' })).toBeNull();
  });

  test('the better of two statements wins, with its line', () => {
    const card = [
      'Uses the kernels of the [standalone repository](https://github.com/acme/kernels).',
      '',
      'Examples are in the [standalone repo](https://github.com/lab/thing).',
    ].join('\n');
    expect(repositoryOf('acme/thing-1', card)).toMatchObject({ to: 'lab/thing', source: { line: 3 } });
  });

  test('a license link in the front matter names the owner’s repository', () => {
    const card = '---\nlicense_link: https://github.com/acme/Thing/blob/main/LICENSE\n---\n';
    expect(repositoryOf('acme/thing-chat', card)?.to).toBe('acme/Thing');
  });

  test('pages of one endless line cost no time and give nothing', () => {
    expect(
      repositoryOf('acme/thing', `[[[[${'[x]('.repeat(50_000)} https://github.com/acme/thing`),
    ).toBeNull();
  });
});

describe('the model of a repository', () => {
  const modelOf = (fullName: string, readme: string | null, homepage: string | null = null) =>
    findModel({ fullName, readme, homepage, source });

  test.each([
    [
      'the homepage',
      modelOf('lab/thing', null, 'https://huggingface.co/other/name'),
      'other/name',
      "the repository's homepage",
    ],
    [
      'the same name elsewhere',
      modelOf('lab/thing', 'See [weights](https://huggingface.co/acme/Thing).'),
      'acme/Thing',
      'link in the README',
    ],
    [
      'the same owner',
      modelOf('lab/code', 'Our model is [here](https://huggingface.co/lab/thing-7b).'),
      'lab/thing-7b',
      'link in the README',
    ],
    [
      'a loading call',
      modelOf('lab/thing', "```py\nx = AutoModel.from_pretrained('lab/thing-7b')\n```"),
      'lab/thing-7b',
      'link in the README',
    ],
    [
      'the name among several',
      modelOf(
        'lab/Thing',
        '| [L](https://huggingface.co/lab/Thing-Large) |\n| [M](https://huggingface.co/lab/thing) |',
      ),
      'lab/thing',
      'link in the README, the best match of 2 models named there',
    ],
    [
      'the one organization of many models',
      modelOf(
        'someone/Trans',
        ['a', 'b', 'c'].map((x) => `| [Download](https://huggingface.co/lab/prot_${x}) |`).join('\n'),
      ),
      'lab/prot_a',
      'link in the README, the best match of 3 models named there',
    ],
  ])('is found by %s', (_, link, to, how) => expect(link).toMatchObject({ to, how }));

  test.each([
    ['nothing', null],
    ['a data set', 'https://huggingface.co/datasets/lab/thing'],
    ['a demo', 'https://huggingface.co/spaces/lab/thing'],
    ['documentation', 'https://huggingface.co/docs/transformers'],
    ['a base model of others', 'Starts from https://huggingface.co/facebook/esm2_t33_650M_UR50D.'],
  ])('is not found by %s', (_, readme) => expect(modelOf('lab/thing', readme)).toBeNull());
});

test('a README links back only to the very model', () => {
  const readme = 'Weights: https://huggingface.co/Lab/Thing-Large';
  expect(linksBackTo('lab/thing-large', { readme, homepage: null })).toBe(true);
  expect(linksBackTo('lab/thing', { readme, homepage: null })).toBe(false);
  expect(linksBackTo('lab/thing', { readme: null, homepage: 'https://hf.co/lab/thing' })).toBe(true);
});
