import { describe, expect, test } from 'vitest';
import { type CitationSources, findPaper, paperId } from '../../../src/collect/paper/citations.js';

const source = { url: 'https://example.org/page' };

function paperIn(over: Partial<CitationSources>) {
  return findPaper({ names: ['thing'], cardData: null, tags: [], source, pages: [], ...over });
}
const inCard = (text: string, over: Partial<CitationSources> = {}) =>
  paperIn({ pages: [{ kind: 'card', text, source }], ...over })?.to ?? null;
const inCff = (text: string) => paperIn({ pages: [{ kind: 'cff', text, source }] })?.to ?? null;

test.each([
  ['10.1093/bib/bbac409', 'doi:10.1093/bib/bbac409'],
  ['doi:10.1093/bib/bbac409', 'doi:10.1093/bib/bbac409'],
  ['https://doi.org/10.1093/bib/bbac409', 'doi:10.1093/bib/bbac409'],
  ['https://doi.org/10.1016%2Fj.cell.2020.01.001', null],
  ['2210.10341', 'arxiv:2210.10341'],
  ['arXiv:2210.10341v3', 'arxiv:2210.10341'],
  ['https://arxiv.org/pdf/2210.10341v3.pdf', 'arxiv:2210.10341'],
  ['https://huggingface.co/papers/2210.10341', 'arxiv:2210.10341'],
  ['https://arxiv.org/abs/hep-th/9901001', 'arxiv:hep-th/9901001'],
  ['https://doi.org/10.48550/arXiv.2210.10341', 'arxiv:2210.10341'],
  ['https://www.biorxiv.org/content/10.1101/2023.09.11.557287v3.full.pdf', 'doi:10.1101/2023.09.11.557287'],
  ['https://www.nature.com/articles/s41586-024-07487-w', 'doi:10.1038/s41586-024-07487-w'],
  ['https://aclanthology.org/2023.emnlp-main.70', 'doi:10.18653/v1/2023.emnlp-main.70'],
  ['the blue one', null],
  ['1.2.3', null],
])('%s is %s', (text, id) => expect(paperId(text)).toBe(id));

describe('the paper of a model', () => {
  test.each([
    ['a BibTeX entry', '## Citation\n```\n@article{x,\n  title={A},\n  doi={10.1/a1},\n}\n```', null],
    [
      'a BibTeX entry with a DOI',
      '## Citation\n```\n@article{x,\n  title={A},\n  doi={10.1000/a1},\n}\n```',
      'doi:10.1000/a1',
    ],
    [
      'the printed version before the preprint',
      '@article{x,\n title={A},\n eprint={2401.00001},\n doi={10.1000/a1}\n}',
      'doi:10.1000/a1',
    ],
    ['an eprint', '# Citing\n@misc{x,\n title={A},\n eprint={2401.00001}\n}', 'arxiv:2401.00001'],
    ['a label', '- **Paper:** https://arxiv.org/abs/2401.00001', 'arxiv:2401.00001'],
    [
      'the words introduced in',
      'It was introduced in\n[this work](https://arxiv.org/abs/2401.00001).',
      'arxiv:2401.00001',
    ],
    [
      'authors after the name',
      'Thing by [Doe et al. (2024)](https://arxiv.org/abs/2401.00001).',
      'arxiv:2401.00001',
    ],
    ['a link to the paper', 'Link to paper: [here](https://arxiv.org/abs/2401.00001)', 'arxiv:2401.00001'],
    [
      'the title of a link',
      '- Read the [paper (bioRxiv)](https://www.biorxiv.org/content/10.1101/2024.01.01.123456v1)',
      'doi:10.1101/2024.01.01.123456',
    ],
    [
      'the paper of something else',
      'See [Section 6 of the Pile\npaper](https://arxiv.org/abs/2101.00027) for more.',
      null,
    ],
    ['the paper of a part', 'Rotary positions (see [paper](https://arxiv.org/abs/2104.09864)).', null],
    [
      'another work under the citation',
      '## Citation\n### Other resources\n- [X](https://arxiv.org/abs/2401.00001)',
      null,
    ],
    ['please cite', 'Please cite https://doi.org/10.1000/a1.', 'doi:10.1000/a1'],
    ['a mere mention', 'Attention was used (https://arxiv.org/abs/1706.03762).', null],
    ['a mention in the results', '## Evaluation\n| X | [paper](https://arxiv.org/abs/2401.00001) |', null],
    ['the paper of the card template', '- **Paper:** arXiv:1910.09700', null],
    [
      'the method of an estimate',
      'Emissions are computed as in [our paper](https://arxiv.org/abs/2204.05149).',
      null,
    ],
    ['the guide to cards', '## Citation\nhttps://doi.org/10.1145/3287560.3287596', null],
    [
      'a preprint beside',
      'We also have a preprint on [arXiv](https://arxiv.org/abs/2401.00001).',
      'arxiv:2401.00001',
    ],
    [
      'what is to be cited as well',
      '## Citation\nWork that cites Thing should also cite [Other](https://doi.org/10.1000/o1).',
      null,
    ],
    [
      'an entry to be cited as well',
      '## Citation\n@software{thing,\n title={Thing},\n doi={10.5281/zenodo.1}\n}\n\nPlease also cite:\n```\n@article{other,\n title={Other},\n doi={10.1000/o1}\n}\n```',
      null,
    ],
    ['an archive of software', '## Citation\nhttps://doi.org/10.5281/zenodo.123', null],
    ['the DOI that the Hub gives', '## Citation\nhttps://doi.org/10.57967/hf/0039', null],
  ])('%s', (_, text, id) => expect(inCard(text)).toBe(id));

  test('what is cited first is the owner’s own, unless a later entry carries the name', () => {
    const entries = (second: string) =>
      `## Citation\n@article{x,\n title={A},\n doi={10.1000/first}\n}\n@article{y,\n title={${second}},\n doi={10.1000/second}\n}`;
    expect(inCard(entries('Another'))).toBe('doi:10.1000/first');
    expect(inCard(entries('Thing: a thing'))).toBe('doi:10.1000/second');
    expect(inCard(entries('Another').replace(' doi={10.1000/first}\n', ''))).toBeNull();
  });

  test('the name of a family is not mistaken for a common word', () => {
    const card =
      '## Cite\n@article{a,\n title={Ours},\n}\n@article{b,\n title={Open and free},\n doi={10.1000/b2}\n}';
    expect(inCard(card, { names: ['open_thing_13b'] })).toBeNull();
  });

  test('metadata wins, odd values do no harm', () => {
    const card = '## Citation\n@article{x,\n title={Thing},\n doi={10.1000/a1}\n}';
    expect(inCard(card, { cardData: { paper: 'https://arxiv.org/abs/2401.00001' } })).toBe(
      'arxiv:2401.00001',
    );
    expect(inCard(card, { cardData: { paper: { a: 1 }, doi: [null, 4], arxiv: 2401 } })).toBe(
      'doi:10.1000/a1',
    );
  });

  test('a badge below the title is a link at the top, whatever words the title has', () => {
    const badge = '[![arXiv](https://img.shields.io/badge/arxiv-x-red)](https://arxiv.org/pdf/2401.00001)';
    const readme = (text: string) => paperIn({ pages: [{ kind: 'readme', text, source }] })?.to ?? null;
    expect(readme(`# Thing: a Model and Large Datasets\n\n_A. Doe_\n\n${badge}`)).toBe('arxiv:2401.00001');
    expect(readme(`# Thing\n\n# Datasets\n\n${badge.replace('[![arXiv]', '[![X]')}`)).toBeNull();
  });

  test('a paper by the name of another model is not its own, at the top either', () => {
    const readme = (text: string) => paperIn({ pages: [{ kind: 'readme', text, source }] })?.to ?? null;
    const see = (linked: string) => `# Thing\n\nSee the [${linked}](https://arxiv.org/abs/2401.00001).\n`;
    expect(readme(see('BigNet paper'))).toBeNull();
    expect(readme(see('paper'))).toBe('arxiv:2401.00001');
    expect(readme(see('SIGGRAPH Asia 2024 paper'))).toBe('arxiv:2401.00001');
    expect(readme(see('Thing paper'))).toBe('arxiv:2401.00001');
  });

  test('a single arxiv tag is telling, several are not; the Hub’s own DOI is no paper', () => {
    expect(paperIn({ tags: ['arxiv:1910.09700', 'arxiv:2401.00001'] })).toMatchObject({
      to: 'arxiv:2401.00001',
      how: 'the only arxiv tag on the Hub',
    });
    expect(paperIn({ tags: ['arxiv:2401.00001', 'arxiv:2401.00002'] })).toBeNull();
    expect(paperIn({ tags: ['doi:10.57967/hf/0039'] })).toBeNull();
  });

  test('CITATION.cff: the preferred citation, else the identifier, never the archive', () => {
    const head = 'cff-version: 1.2.0\ndoi: 10.5281/zenodo.1\nreferences:\n  - doi: 10.1000/other\n';
    expect(inCff(head)).toBeNull();
    expect(inCff(`${head}preferred-citation:\n  type: article\n  doi: 10.1000/own\n`)).toBe(
      'doi:10.1000/own',
    );
    expect(inCff('identifiers:\n  - type: doi\n    value: 10.1000/own\n')).toBe('doi:10.1000/own');
  });

  test('it says where, with the line', () => {
    const link = paperIn({
      pages: [{ kind: 'readme', text: '\n- Paper: https://arxiv.org/abs/2401.00001', source }],
    });
    expect(link).toEqual({
      to: 'arxiv:2401.00001',
      how: 'link named "paper" in the README',
      source: { url: 'https://example.org/page#L2', line: 2 },
    });
  });
});
