/** Pages as owners write them become sections, sentences, links and code, each on its line. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/prose/page.js';
import { readDocuments } from '../../src/release/document.js';
import { evidence, HUB_URL, REPOSITORY_URL } from '../release-builder.js';

function readme(text: string, path = 'README.md'): Document {
  const { value } = readDocuments(evidence({ texts: { [path]: text } })).readme;
  if (!value) throw new Error('no README was read');
  return value;
}

function card(text: string): Document {
  const { value } = readDocuments(evidence({ card: text })).card;
  if (!value) throw new Error('no card was read');
  return value;
}

const sentences = (document: Document) => document.sentences.map(({ line, text }) => [line, text]);
const links = (document: Document) => document.links.map(({ line, text, url }) => [line, text, url]);

describe('sections', () => {
  it('have the path of headings above them, and only their own prose', () => {
    const page = readme(
      'Intro.\n\n# Model\nAbout it.\n\n## Training\nOn text.\n\n### Data\nA corpus.\n\n## Use\nRun it.\n',
    );
    expect(page.sections.map(({ path, line, depth, text }) => [path.join(' > '), line, depth, text])).toEqual(
      [
        ['', 1, 0, 'Intro.'],
        ['model', 3, 1, 'About it.'],
        ['model > training', 6, 2, 'On text.'],
        ['model > training > data', 9, 3, 'A corpus.'],
        ['model > use', 12, 2, 'Run it.'],
      ],
    );
  });

  it('begin at HTML and underlined headings too', () => {
    const page = readme('<h1 align="center">Model</h1>\n\nFirst.\n\nUsage\n-----\nSecond.\n');
    expect(page.sections.map(({ heading, line }) => [heading, line])).toEqual([
      ['', 1],
      ['Model', 1],
      ['Usage', 5],
    ]);
  });
});

describe('lines', () => {
  it('count the front matter that is cut off', () => {
    const page = card(
      '---\nlicense: mit\ntags:\n- biology\n---\n\n# Model\n\nOne sentence. Another one\nover two lines.\n',
    );
    expect(sentences(page)).toEqual([
      [9, 'One sentence.'],
      [9, 'Another one over two lines.'],
    ]);
    expect(page.sections.at(-1)?.line).toBe(7);
  });

  it('stay right after a byte-order mark, Windows line ends and comments', () => {
    const page = card(
      '\uFEFF---\r\nlicense: mit\r\n---\r\n<!-- a\r\ncomment -->\r\nText.\r\n\r\n```\r\ncode\r\n```\r\n',
    );
    expect(sentences(page)).toEqual([[6, 'Text.']]);
    expect(page.code.map(({ line, text }) => [line, text])).toEqual([[9, 'code']]);
  });

  it('of code are those of its first line, fenced or indented', () => {
    const page = readme('Text:\n\n```bash\npip install x\n```\n\nMore:\n\n    run\n');
    expect(page.code.map(({ lang, line, text }) => [lang, line, text])).toEqual([
      ['bash', 4, 'pip install x'],
      [null, 9, 'run'],
    ]);
  });

  it('of sentences are where they begin in a paragraph', () => {
    expect(sentences(readme('First one. Second\none goes on. Third\none.\n'))).toEqual([
      [1, 'First one.'],
      [1, 'Second one goes on.'],
      [2, 'Third one.'],
    ]);
  });
});

describe('sentences', () => {
  it('do not end at abbreviations, numbers or addresses', () => {
    const text =
      'See e.g. the paper by Doe et al. for v1.2.3 (Fig. 2) at https://example.org/a.b. It has 3.5 M rows.';
    expect(sentences(readme(text))).toEqual([
      [1, 'See e.g. the paper by Doe et al. for v1.2.3 (Fig. 2) at https://example.org/a.b.'],
      [1, 'It has 3.5 M rows.'],
    ]);
  });

  it('are list items and table rows', () => {
    const page = readme('- one\n- two\n\n| Data | Size |\n|---|---|\n| UniRef50 | 45 M |\n');
    expect(sentences(page)).toEqual([
      [1, 'one'],
      [2, 'two'],
      [4, 'Data | Size'],
      [6, 'UniRef50 | 45 M'],
    ]);
  });

  it('are negated by their words, an open task box, the line above the list, or the heading', () => {
    const page = readme(
      '- [ ] Release the data\n- [x] Code will be released\n\nWe do not release:\n\n- the corpus\n\n## TODO\n\n- the weights\n',
    );
    expect(page.sentences.map(({ text, negated }) => [text, negated])).toEqual([
      ['Release the data', true],
      ['Code will be released', false],
      ['We do not release:', true],
      ['the corpus', true],
      ['the weights', true],
    ]);
  });
});

describe('links', () => {
  it('come from Markdown, references, bare addresses and HTML', () => {
    const page = readme(
      '[paper](https://a.org/1) and [data][d] and https://b.org/2.\n\n<p><a href="https://c.org/3">site</a></p>\n\n[d]: https://d.org/4\n',
    );
    expect(links(page)).toEqual([
      [1, 'paper', 'https://a.org/1'],
      [1, 'data', 'https://d.org/4'],
      [1, 'https://b.org/2', 'https://b.org/2'],
      [3, 'site', 'https://c.org/3'],
    ]);
  });

  it('take the alternative text of a badge', () => {
    const page = readme('[![Open in Colab](https://x.org/b.svg)](https://colab.research.google.com/n)\n');
    expect(links(page)).toEqual([
      [1, 'Open in Colab', 'https://x.org/b.svg'],
      [1, 'Open in Colab', 'https://colab.research.google.com/n'],
    ]);
    expect(page.proseLength).toBe(0);
  });

  it('lead to the host at the revision when they are relative', () => {
    const { documents } = readDocuments(
      evidence({
        texts: { 'docs/a.md': '[x](../train%20me.sh) [y](/data/) [z](#top)\n' },
        card: '[w](config.json) [v](/datasets/a/b)\n',
      }),
    );
    expect(documents.value.flatMap((page) => page.links.map(({ url }) => url))).toEqual([
      `${HUB_URL}/blob/bbbb/config.json`,
      'https://huggingface.co/datasets/a/b',
      `${REPOSITORY_URL}/blob/aaaa/train%20me.sh`,
      `${REPOSITORY_URL}/blob/aaaa/data/`,
      `${REPOSITORY_URL}/blob/aaaa/docs/a.md#top`,
    ]);
  });

  it('drop mail addresses and scripts', () => {
    expect(readme('[mail](mailto:a@b.org) <a href="javascript:x()">y</a>\n').links).toEqual([]);
  });

  it('carry the row with its column, or the item with the line above the list', () => {
    const page = readme(
      'Pre-training data:\n\n- [here](https://a.org/d)\n\n| Model | Weights |\n|---|---|\n| small | [get](https://a.org/w) |\n',
    );
    expect(page.links.map(({ context }) => context)).toEqual([
      'Pre-training data: here',
      'Weights small | get',
    ]);
  });
});

describe('templates', () => {
  it('read as empty', () => {
    const page = card(
      [
        '# Model Card for Model ID',
        '<!-- Provide a quick summary of what the model is/does. -->',
        '## Uses',
        '[More Information Needed]',
        '- **Developed by:** [More Information Needed]',
        '### Recommendations',
        'Users (both direct and downstream) should be made aware of the risks, biases and limitations of the model.',
        'More information needed for further recommendations.',
      ].join('\n'),
    );
    expect(page.sentences).toEqual([]);
    expect(page.proseLength).toBe(0);
  });

  it('keep what was filled in beside them', () => {
    const page = card('- **License:** MIT\n- **Demo:** [More Information Needed]\n\nIt folds proteins.\n');
    expect(page.sentences.map(({ text }) => text)).toEqual(['License: MIT', 'It folds proteins.']);
  });
});

describe('other formats', () => {
  it('reStructuredText has titles, links and code', () => {
    const page = readme(
      'Model\n=====\n\nSee `the data <https://a.org/d>`_.\n\nUsage\n-----\n\n.. code-block:: bash\n\n   pip install x\n',
      'README.rst',
    );
    expect(page.sections.map(({ path, line }) => [path.join(' > '), line])).toEqual([
      ['', 1],
      ['model', 1],
      ['model > usage', 6],
    ]);
    expect(links(page)).toEqual([[4, 'the data', 'https://a.org/d']]);
    expect(page.code.map(({ lang, line, text }) => [lang, line, text])).toEqual([
      ['bash', 11, 'pip install x'],
    ]);
  });

  it('a README in Markdown comes before one in another format', () => {
    const both = evidence({ texts: { 'README.rst': 'Plain.', 'readme.md': 'Marked.' } });
    expect(readDocuments(both).readme.value?.path).toBe('readme.md');
  });
});

describe('which pages', () => {
  it('are the card, the README, then documentation; not terms, dependencies or copied libraries', () => {
    const { documents } = readDocuments(
      evidence({
        card: 'Card.',
        readme: 'Readme.',
        texts: {
          'docs/training.md': 'Training.',
          'LICENSE.md': 'MIT',
          'requirements.txt': 'torch',
          'CODE_OF_CONDUCT.md': 'Be kind.',
          'third_party/lib/README.md': 'A library.',
        },
      }),
    );
    expect(documents.value.map(({ kind, path, label }) => [kind, path, label])).toEqual([
      ['card', 'README.md', 'model card'],
      ['readme', 'README.md', 'README'],
      ['page', 'docs/training.md', 'docs/training.md'],
    ]);
  });

  it('a card that the tree lists and nobody fetched is missing, not absent', () => {
    const { card: reading } = readDocuments(evidence({ hubFiles: ['README.md'], hub: { texts: {} } }));
    expect(reading.value).toBeNull();
    expect(reading.missing.map(({ what, reason }) => [what, reason.code])).toEqual([
      ['the model card', 'not-collected'],
    ]);
  });

  it('an unreachable host makes its page missing', () => {
    const { readme: reading, documents } = readDocuments(
      evidence({ repository: 'unavailable', card: 'Card.' }),
    );
    expect(reading.missing.map(({ reason }) => reason.code)).toEqual(['timeout']);
    expect(documents.value).toHaveLength(1);
    expect(documents.missing).toHaveLength(1);
  });
});

describe('cite', () => {
  it('pins the page to its revision, with the line when given', () => {
    expect(readme('x').cite(12)).toEqual({
      url: `${REPOSITORY_URL}/blob/aaaa/README.md#L12`,
      label: 'README',
      line: 12,
    });
    expect(card('x').cite(undefined, 'front matter')).toEqual({
      url: `${HUB_URL}/blob/bbbb/README.md`,
      label: 'front matter',
    });
  });
});

it('a page nested beyond reason is read as plain text', () => {
  expect(readme(`${'> '.repeat(20_000)}deep`).sections).toHaveLength(1);
});

it.each([
  ['a generated table', '| a | b |\n|---|---|\n', '| 1 | 2 |\n'],
  ['lists within lists', '', '- one\n  - two\n'],
  ['underlined headings', '', 'a\n=\n'],
])('%s of no size that a person writes is read to its end', (_, start, row) => {
  const text = `${start}${row.repeat(4000)}\nLast words.\n`;
  const { value, missing } = readDocuments(evidence({ texts: { 'README.md': text } })).readme;
  expect(missing).toEqual([]);
  expect(value?.sentences.at(-1)?.text).toContain('Last words.');
  expect(value?.sentences.at(-1)?.line).toBe(text.trimEnd().split('\n').length);
});

it('a page of more text than anybody reads is cut, and the rest is missing', () => {
  const text = 'A line of text.\n\n'.repeat(20_000);
  const { missing } = readDocuments(evidence({ texts: { 'README.md': text } })).readme;
  expect(missing).toMatchObject([{ what: 'the rest of the README', reason: { code: 'too-large' } }]);
});

it('a link in an endless paragraph carries its own words only', () => {
  const page = readme(`${'word '.repeat(1000)}[the weights](https://example.org/w)`);
  expect(page.links.map(({ context }) => context)).toEqual(['the weights']);
});

it('no text breaks the reader, and every line it names exists', () => {
  const pieces = fc.constantFrom(
    '#',
    '```',
    '---',
    '| a | b |',
    '|-|-|',
    '[x](',
    ')',
    '<a href="',
    '">',
    '</a>',
    '<!--',
    '-->',
    '- [ ] ',
    '> ',
    '\n',
    '\n\n',
    ' ',
    'word.',
    '`',
    '**',
    '[d]: /x',
    '&amp;',
    'https://a.org/',
    '.. code::',
    '====',
    '\r\n',
    '\uFEFF',
  );
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 60 }),
      fc.constantFrom('README.md', 'README.rst', 'README'),
      (parts, path) => {
        const text = parts.join('');
        const last = text.replace(/\r\n/g, '\n').split('\n').length;
        const page = readme(text, path);
        const lines = [page.sections, page.sentences, page.links, page.code].flatMap((found) =>
          found.map(({ line }) => line),
        );
        return lines.every((line) => line >= 1 && line <= last);
      },
    ),
    { numRuns: 400 },
  );
});

describe('addresses and labels', () => {
  it('buckets are links, in code spans too', () => {
    const page = readme('Outputs are at `gs://bucket/predictions`.\n\nWeights: s3://bucket/weights\n');
    expect(links(page)).toEqual([
      [1, 'gs://bucket/predictions', 'gs://bucket/predictions'],
      [3, 's3://bucket/weights', 's3://bucket/weights'],
    ]);
  });

  it('a label of a few words introduces its list, a sentence does not', () => {
    const context = (text: string) => readme(text).links[0]?.context;
    expect(context('**Train sets**\n\n- https://a.org/x\n')).toBe('Train sets https://a.org/x');
    expect(context('We train and run it.\n\n- https://a.org/x\n')).toBe('https://a.org/x');
  });

  it('a form to fill in is no page', () => {
    const texts = { 'README.md': 'A.', 'docs/card_template.md': 'B.', 'docs/templating.md': 'C.' };
    const { value } = readDocuments(evidence({ texts })).documents;
    expect(value.map(({ path }) => path)).toEqual(['README.md', 'docs/templating.md']);
  });
});
