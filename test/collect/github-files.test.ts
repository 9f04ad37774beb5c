import { expect, test } from 'vitest';
import { revealedFiles } from '../../src/collect/github-files.js';

const revealed = (paths: string[], have: string[] = []) =>
  revealedFiles(
    paths.map((path) => ({ path, size: 100 })),
    new Set(['README.md', ...have]),
  );

test('licenses, telling pages, folder READMEs and dependencies are read, shallow ones first', () => {
  expect(
    revealed([
      'src/a/b/README.md',
      'examples/README.md',
      'docs/training.md',
      'docs/changelog.md',
      'model/LICENSE-WEIGHTS.txt',
      'data/requirements.txt',
      'LICENSE_MODEL',
      'train.py',
      'README.md',
    ]),
  ).toEqual([
    'LICENSE_MODEL',
    'model/LICENSE-WEIGHTS.txt',
    'docs/training.md',
    'data/requirements.txt',
    'examples/README.md',
  ]);
});

test('what is vendored, hidden, a test or code is left alone', () => {
  expect(
    revealed([
      'third_party/x/LICENSE',
      'node_modules/a/README.md',
      '.github/training.md',
      'tests/README.md',
      'license.py',
    ]),
  ).toEqual([]);
});

test('a README in a rare spelling is read when no other is there', () => {
  const files = [{ path: 'ReadMe.markdown', size: 5 }];
  expect(revealedFiles(files, new Set())).toEqual(['ReadMe.markdown']);
  expect(revealedFiles(files, new Set(['README.md']))).toEqual([]);
});

test('never more than sixteen, never large or empty ones', () => {
  const many = Array.from({ length: 40 }, (_, n) => [
    `d${n}/LICENSE`,
    `d${n}/README.md`,
    `d${n}/data.md`,
    `d${n}/setup.py`,
  ]).flat();
  expect(revealed(many)).toHaveLength(16);
  expect(
    revealedFiles(
      [
        { path: 'docs/training.md', size: 70_000 },
        { path: 'x/LICENSE', size: 0 },
      ],
      new Set(['README']),
    ),
  ).toEqual([]);
});
