import { expect, it } from 'vitest';
import { frontMatter, lineOfKey } from '../../src/prose/front-matter.js';

it.each([
  ['---\nlicense: mit\n---\n# M', 'license: mit\n'],
  ['\uFEFF---\r\nlicense: mit\r\n---\r\n# M', 'license: mit\r\n'],
  ['\n  \n--- \nlicense: mit\n---', 'license: mit\n'],
  ['---\n---\n# M', ''],
])('%j has it', (page, yaml) => {
  expect(frontMatter(page)?.yaml).toBe(yaml);
});

it.each(['# M\n---\na: b\n---\n', '---\nlicense: mit\n', '----\na: b\n---\n', '', '---'])(
  '%j has none',
  (page) => {
    expect(frontMatter(page)).toBeNull();
  },
);

it('a key is found on its line, and only at the top level', () => {
  const page = '\n---\nmodel:\n  license: x\nlicense: mit\n---\nbase: y\n';
  expect([lineOfKey(page, 'license'), lineOfKey(page, 'base'), lineOfKey('# M', 'license')]).toEqual([
    5,
    null,
    null,
  ]);
});
