import { describe, expect, it } from 'vitest';
import { ownPapers } from '../../../src/release/claims/papers.js';
import { release } from '../../release-builder.js';

const found = (readme: string) => ownPapers(release({ readme }).documents.value);
const PAPER = 'https://arxiv.org/abs/2301.00001';

describe('a paper that a page calls its own', () => {
  it.each([
    ['a link called "paper"', `# Net\n\nA.\n\n## Use\n\nB. [Paper](${PAPER}) · [Data](https://x.org)\n`],
    ['a label', `# Net\n\nA.\n\n## Details\n\n- **Paper:** [How to fold things well](${PAPER})\n`],
    ['its number', `# Net\n\nA.\n\n## Model\n\n[arXiv:2301.00001](${PAPER})\n`],
    ['its title behind the word', `# Net\n\nCode to repeat the paper ["On folding things"](${PAPER}).\n`],
    ['what the page is the code of', `# Net\n\nImplementation of [Folding many things](${PAPER})\n`],
    ['a new program of its authors', `# Net\n\nA re-implementation of [our paper](${PAPER}) in Rust.\n`],
    [
      'where the model was introduced',
      `# Net\n\nA.\n\n## Model\n\nThe model was introduced in [Folding things](${PAPER}).\n`,
    ],
    [
      'a title that carries the name',
      `# FoldNet\n\nA.\n\n## More\n\n- [FoldNet: a network that folds](${PAPER})\n`,
    ],
    ['where its architecture is told', `# Net\n\nFor the architecture, see the [paper](${PAPER}).\n`],
    ['the place where it was published', `# Net\n\nSee the [Nature Methods paper](${PAPER}).\n`],
    ['an id that is no link', '# Net\n\nA.\n\n## Article\n\nKerr, L.: "On folding", arXiv:2301.00001v2\n'],
    ['a DOI that is no link', '# Net\n\nA.\n\n## Citation\n\nKerr, L. On folding, doi:10.1093/fold/a1.\n'],
    ['an id that is linked', `# Net\n\nA.\n\n## Article\n\n"On folding", [arXiv:2301.00001](${PAPER})\n`],
    ['a file of its own', '# Net\n\nIt comes from [this paper](https://lab.example/files/folding.pdf).\n'],
    [
      'BibTeX without a venue',
      '# Net\n\n## Reference\n\n```\n@article{a, title={Folding}, author={A B}, year={2020}}\n```\n',
    ],
  ])('is told by %s', (_, readme) => {
    expect(found(readme)).toHaveLength(1);
  });

  it('is free to read where the owner keeps it as a file', () => {
    expect(found('# Net\n\n[Our paper](https://lab.example/p.pdf)\n')).toMatchObject([
      { kind: 'preprint', free: true, at: { line: 3 } },
    ]);
  });
});

describe('papers of others', () => {
  it.each([
    [
      'thanked',
      `# Net\n\nA.\n\n## Thanks\n\n- [AudioThing](${PAPER}) and other papers that made this possible\n`,
    ],
    ['cited for a part', `# Net\n\nA network that uses [Rotary layers](${PAPER}).\n`],
    [
      'that it is based on',
      `# Net\n\nModified version of [some code](https://x.org) based on [DeepThing](${PAPER}).\n`,
    ],
    ['of data', `# Net\n\nA.\n\n## Training\n\nWe use the Heap ([the Heap paper](${PAPER})).\n`],
    ['of data, in their section', `# Net\n\nA.\n\n## Datasets\n\n[Paper](${PAPER})\n`],
    [
      'in a survey',
      `# Net\n\nA.\n\n## List\n\n${[1, 2, 3, 4].map((n) => `- [Paper](${PAPER}${n})`).join('\n')}\n`,
    ],
    [
      'programmed again',
      `# DeepLung\n\nThis is a reimplementation of [DeepLung](${PAPER}).\n\n## Results\n\n[DeepLung](${PAPER})\n`,
    ],
    ['of an unofficial page', `# Net\n\nUnofficial code for [Folding many things](${PAPER})\n`],
    [
      'listed as what it is based on',
      `# Net\n\nThis project is based on these resources:\n\n1. [Mastering a game without knowledge](${PAPER})\n`,
    ],
    ['compared with', `# Net\n\nA small network that is better than [BigNet](${PAPER}).\n`],
    [
      'to be cited as well',
      `# Net\n\n## Citation\n\nIf you use the baseline, please also cite [this](${PAPER}).\n`,
    ],
    ['of another model', `# Net\n\nFor the architecture see the [BigNet paper](${PAPER}).\n`],
    ['of the base', `# Net\n\nFor the base model, see [this paper](${PAPER}).\n`],
    ['of a benchmark', `# Net\n\nEvaluated on MMLU (${PAPER}).\n`],
    ['slides', '# Net\n\nThe [slides of our paper](https://lab.example/slides.pdf).\n'],
    [
      'an id of others',
      '# Net\n\nA.\n\n## Related work\n\nOthers fold, too (Iwa et al., arXiv:2301.00001).\n',
    ],
  ])('are not its own: %s', (_, readme) => {
    expect(found(readme)).toEqual([]);
  });

  it('are not its own by BibTeX below thanks, unless they carry the name', () => {
    const entry = (title: string) =>
      `# FoldNet\n\nA.\n\n## Acknowledgements\n\n\`\`\`\n@article{a, title={${title}}, journal={J}}\n\`\`\`\n`;
    expect(found(entry('Folding'))).toEqual([]);
    expect(found(entry('FoldNet folds'))).toHaveLength(1);
  });
});
