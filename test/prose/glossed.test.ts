/** A page put into other words keeps its places: lines, links and what denies them. */
import { describe, expect, it } from 'vitest';
import { inKnownWords, page } from '../../src/prose/page.js';

const source = {
  kind: 'readme' as const,
  label: 'README',
  path: 'README.md',
  place: { url: 'https://github.com/o/m', revision: 'abc' },
  root: 'https://github.com/o/m/blob/abc',
};
const gloss = (text: string) => text.replace(/gewichte/gi, 'the model weights').replace(/nicht/g, 'not');
const read = (text: string) => inKnownWords(page({ ...source, text }), () => gloss);

describe('a page in known words', () => {
  it('has its headings and sentences put into them, each on its line', () => {
    const { sections, sentences } = read(
      '# M\n\nEins.\nZwei Gewichte. Drei\nGewichte.\n\n## Gewichte\n\nVier.\n',
    );
    expect(sections.at(-1)).toMatchObject({ heading: 'The model weights', line: 7 });
    expect(sentences.map(({ text, line }) => [text, line])).toEqual([
      ['Eins.', 3],
      ['Zwei the model weights.', 4],
      ['Drei the model weights.', 4],
      ['Vier.', 9],
    ]);
  });

  it('keeps code and addresses', () => {
    const { code, links } = read(
      '# M\n\n[Gewichte](https://x.org/gewichte.pt)\n\n```\npython gewichte.py\n```\n',
    );
    expect(code[0]?.text).toBe('python gewichte.py');
    expect(links).toMatchObject([{ text: 'the model weights', url: 'https://x.org/gewichte.pt' }]);
  });

  it('hears a denial in the clause of a link, and none in another sentence', () => {
    const { links } = read(
      '# M\n\nGewichte are not available [hier](https://x.org/a). Gewichte are [dort](https://x.org/b).\n',
    );
    expect(links.map(({ denied }) => denied)).toEqual([true, false]);
  });

  it('is the page itself where nothing is to be put into other words', () => {
    const document = page({ ...source, text: '# M\n\nThe weights.\n' });
    expect(inKnownWords(document, () => null)).toBe(document);
  });
});
