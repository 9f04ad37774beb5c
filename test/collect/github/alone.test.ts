/** Without a token the only target of a run may spend 15 of the calls that GitHub answers anybody; one of many, five. */
import { afterEach, expect, test } from 'vitest';
import { valueIn } from '../../../src/evidence.js';
import type { ApisOptions } from '../../apis/index.js';
import { type Collecting, startCollecting } from '../collecting.js';

const PAGES = Object.fromEntries(
  Array.from({ length: 9 }, (_, at) => [`docs/page${at}.md`, `# Page ${at}\n`]),
);
const CODE = {
  full_name: 'lab/code',
  files: {
    ...PAGES,
    'README.md': '# Code\n',
    LICENSE: 'MIT License\n',
    'CITATION.cff': 'title: Code\n',
    'requirements.txt': 'torch==2.4.0\n',
    'train.py': 'print()\n',
  },
};

let world: Collecting | undefined;
afterEach(() => world?.close());

async function collected(alone: boolean, more: Partial<ApisOptions> = {}) {
  world = await startCollecting({ repositories: [CODE], ...more });
  const evidence = await world.collect('gh:lab/code', {
    tokens: 'none',
    alone,
    links: { hub: 'none', paper: 'none' },
  });
  const repository = valueIn(evidence.repository);
  if (!repository) throw new Error('no repository');
  const calls = world.apis.requests('github').length;
  const read = Object.keys(repository.texts).filter((path) => repository.texts[path]?.state === 'present');
  return { repository, calls, read };
}

test('alone: releases, tags, contributors and more pages are read, in 15 calls at most', async () => {
  const { repository, calls, read } = await collected(true);
  expect([repository.releases.state, repository.tags.state, repository.contributors.state]).toEqual([
    'present',
    'present',
    'present',
  ]);
  expect(read).toEqual(expect.arrayContaining(['README.md', 'LICENSE', 'CITATION.cff', 'requirements.txt']));
  expect(read.filter((path) => path.startsWith('docs/'))).toHaveLength(5);
  expect(calls).toBe(15);
});

test('one of many: five, and the rest waits for a token', async () => {
  const { repository, calls, read } = await collected(false);
  expect(repository.tags).toMatchObject({ state: 'unavailable', reason: { code: 'needs-token' } });
  expect(read).toEqual(['README.md', 'LICENSE']);
  expect(calls).toBe(5);
});

test('when few calls are left, what matters most comes first', async () => {
  const { repository, read } = await collected(true, {
    limits: { github: { anonymous: { quota: 60, used: 55, seconds: 3600 } } },
  });
  expect([repository.files.state, repository.commit === undefined]).toEqual(['present', false]);
  expect(read).toContain('README.md');
  expect(repository.tags).toMatchObject({ state: 'unavailable' });
});
