import { statSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checks } from '../../src/checks/index.js';
import { generatedPages } from './pages.js';

const docs = fileURLToPath(new URL('../../docs', import.meta.url));

describe('docs/', () => {
  it('says what the code says', async () => {
    const pages = await generatedPages();
    for (const [path, text] of Object.entries(pages)) {
      const file = join(docs, path);
      if (process.env.UPDATE === '1') {
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, text);
      } else expect(await readFile(file, 'utf8').catch(() => ''), path).toBe(text);
    }
    const rubrics = (await readdir(join(docs, 'rubrics'))).map((name) => `rubrics/${name}`);
    expect(rubrics.sort()).toEqual(
      Object.keys(pages)
        .filter((path) => path.startsWith('rubrics/'))
        .sort(),
    );
  });

  it('has an anchor for each check, once', async () => {
    const text = await readFile(join(docs, 'checks.md'), 'utf8');
    for (const { id } of checks) expect(text.split(`\n## ${id}\n`), id).toHaveLength(2);
  });

  it('has no link to a page or file that is not there', async () => {
    const names = (await readdir(docs, { recursive: true })).filter((name) => name.endsWith('.md'));
    const pages = [...names.map((name) => join(docs, name)), join(docs, '..', 'README.md')];
    const broken: string[] = [];
    for (const page of pages) {
      const text = (await readFile(page, 'utf8')).replace(/^```[\s\S]*?^```$/gm, '');
      const links = text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g);
      for (const link of new Set([...links].map(([, link = '']) => link))) {
        const file = statSync(join(dirname(page), link), { throwIfNoEntry: false });
        if (!file?.isFile()) broken.push(`${page}: ${link}`);
      }
    }
    expect(pages.length).toBeGreaterThan(10);
    expect(broken).toEqual([]);
  });
});
