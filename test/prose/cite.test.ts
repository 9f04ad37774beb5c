import { describe, expect, it } from 'vitest';
import { citeFile, citeFolder, fileUrl, isLocal, localFileAt, treeUrl } from '../../src/prose/cite.js';
import { release } from '../release-builder.js';

const HERE = { url: '.', revision: 'unpublished' };
const BESIDE = { url: '../my%20code', revision: 'main' };
const HUB = { url: 'https://huggingface.co/o/n', revision: 'refs/pr/1' };

describe('places in a folder', () => {
  it('are paths, encoded in the address and plain beside it', () => {
    expect(citeFile(HERE, 'a b/c#d.py', 3)).toEqual({
      url: 'a%20b/c%23d.py#L3',
      label: 'a b/c#d.py',
      line: 3,
      path: 'a b/c#d.py',
    });
    expect(citeFile(BESIDE, 'x.py')).toEqual({
      url: '../my%20code/x.py',
      label: 'x.py',
      path: '../my code/x.py',
    });
    expect(citeFolder(HERE, 'docs')).toEqual({ url: 'docs/', label: 'docs/', path: 'docs/' });
    expect(treeUrl(HERE)).toBe('.');
  });

  it('are found again from an address, and only those', () => {
    expect(localFileAt('LICENSE#L2', HERE)).toBe('LICENSE');
    expect(localFileAt('./a%20b', HERE)).toBe('a b');
    expect(localFileAt(fileUrl(BESIDE, 'a b'), BESIDE)).toBe('a b');
    for (const url of ['../x', 'https://example.org/LICENSE', 'a%E0', '.'.slice(1)])
      expect(localFileAt(url, HERE)).toBeNull();
    expect(localFileAt('LICENSE', BESIDE)).toBeNull();
    expect(localFileAt('LICENSE', HUB)).toBeNull();
  });

  it('differ from published ones, which stay as they are', () => {
    expect([HERE, BESIDE, HUB].map(({ url }) => isLocal(url))).toEqual([true, true, false]);
    expect(citeFile(HUB, 'x.py')).toEqual({
      url: 'https://huggingface.co/o/n/blob/refs/pr/1/x.py',
      label: 'x.py',
    });
  });
});

describe('links of a page in a folder', () => {
  const linksIn = (url: string, readme: string) =>
    release({ repository: { url }, readme }).readme.value?.links.map((link) => link.url);

  it('lead to files of it, never out of it', () => {
    const text = '[a](docs/a.md) [b](./b.md#x) [c](../../etc/passwd) [d](/d.md) [e](https://example.org)';
    expect(linksIn('.', text)).toEqual([
      ...['docs/a.md', 'b.md#x', 'etc/passwd', './d.md', 'https://example.org'],
    ]);
    expect(linksIn('../code', '[a](docs/a.md)')).toEqual(['../code/docs/a.md']);
  });

  it('of a model card that begin with a slash lead to the Hub', () => {
    const card = release({ hub: { url: '.' }, card: '[data](/datasets/org/data)' }).card.value;
    expect(card?.links[0]?.url).toBe('https://huggingface.co/datasets/org/data');
  });
});
