import { expect, test } from 'vitest';
import { revealedFiles } from '../../../src/collect/github/files.js';

const files = (paths: string[], size = 100) => paths.map((path) => ({ path, size }));
const revealed = (paths: string[], have: string[] = []) =>
  revealedFiles(files(paths), new Set(['README.md', ...have]));

test('licenses and dependencies come first, then pages: telling names, docs and folder READMEs, the rest', () => {
  const { read, left } = revealed([
    'src/a/b/README.md',
    'src/a/b/c/d/README.md',
    'examples/README.md',
    'docs/training.md',
    'docs/changelog.md',
    'docs/faq.md',
    'notes.md',
    'model/LICENSE-WEIGHTS.txt',
    'data/requirements.txt',
    'data/train.txt',
    'LICENSE_MODEL',
    'train.py',
    'README.md',
  ]);
  expect(read).toEqual([
    'LICENSE_MODEL',
    'model/LICENSE-WEIGHTS.txt',
    'data/requirements.txt',
    'docs/training.md',
    'docs/faq.md',
    'examples/README.md',
    'notes.md',
    'src/a/b/README.md',
  ]);
  expect(left).toEqual([]);
});

test('what is vendored, hidden, a test or code is left alone', () => {
  expect(
    revealed([
      'third_party/x/LICENSE',
      'node_modules/a/README.md',
      '.github/training.md',
      'tests/README.md',
      'fairseq/examples/README.md',
      'license.py',
    ]),
  ).toEqual({ read: [], left: [] });
});

test('a README in a rare spelling is read when no other is there', () => {
  const rare = [{ path: 'ReadMe.markdown', size: 5 }];
  expect(revealedFiles(rare, new Set()).read).toEqual(['ReadMe.markdown']);
  expect(revealedFiles(rare, new Set(['README.md']))).toEqual({ read: [], left: [] });
});

test('never more than sixty, and the pages that are left are named, the most telling first', () => {
  const many = Array.from({ length: 40 }, (_, n) => [
    `d${n}/LICENSE`,
    `d${n}/README.md`,
    `d${n}/data.md`,
    `d${n}/setup.py`,
  ]).flat();
  const { read, left } = revealed(many);
  expect(read).toHaveLength(60);
  expect(read.filter((path) => path.endsWith('data.md'))).toHaveLength(40);
  expect(left).toHaveLength(10);
  expect(left.every((path) => path.endsWith('README.md'))).toBe(true);
});

test('fewer where each costs a call; none without one', () => {
  const two = ['docs/faq.md', 'docs/data.md'];
  expect(revealedFiles(files(two), new Set(), 1)).toEqual({ read: ['docs/data.md'], left: ['docs/faq.md'] });
  expect(revealedFiles(files(two), new Set(), 0)).toEqual({
    read: [],
    left: ['docs/data.md', 'docs/faq.md'],
  });
});

test('empty files and long licenses are passed over, long pages and those over a megabyte in all are left', () => {
  const long = 300_000;
  const odd = [
    { path: 'docs/training.md', size: long },
    { path: 'x/LICENSE', size: 0 },
    { path: 'y/LICENSE', size: long },
  ];
  expect(revealedFiles(odd, new Set(['README']))).toEqual({ read: [], left: ['docs/training.md'] });
  const { read, left } = revealedFiles(
    files(['a.md', 'b.md', 'c.md', 'd.md', 'e.md', 'f.md'], 200_000),
    new Set(['README']),
  );
  expect(read).toEqual(['a.md', 'b.md', 'c.md', 'd.md', 'e.md']);
  expect(left).toEqual(['f.md']);
});
