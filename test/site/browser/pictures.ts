/** The pictures of pages in the documentation: of the shipped models, taken anew by `UPDATE=1`, as fonts differ between machines. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { survey } from '../../../src/batch/survey.js';
import { loadRubric } from '../../../src/rubric/load.js';
import { buildSite } from '../../../src/site/build.js';
import { openFolder } from '../../../src/site/folder.js';
import { journalOf, removeFolders, shippedLines } from '../journal.js';
import { openWorld } from './chromium.js';

const docs = fileURLToPath(new URL('../../../docs/', import.meta.url));
const SIZE = { width: 1280, height: 800 };
const PICTURES = { 'site.png': 'models/microsoft/biogpt.html', 'leaderboard.png': 'index.html' };

export function pictures(): void {
  let folder: string;
  beforeAll(async () => {
    folder = join(mkdtempSync(join(tmpdir(), 'rodeo-site-test-')), 'site');
    const sink = await openFolder(folder);
    const found = await survey([journalOf(shippedLines())]);
    await buildSite(found, { title: 'How open is it?' }, await loadRubric('rodeo'), sink);
    await sink.finish();
  });
  afterAll(removeFolders);

  test.each(Object.entries(PICTURES))('%s shows %s', async (name, path) => {
    const { browser } = await openWorld();
    const page = await browser.newPage({ viewport: SIZE, colorScheme: 'light' });
    try {
      await page.goto(`${pathToFileURL(folder).href}/${path}`);
      const taken = await page.screenshot();
      if (process.env.UPDATE) writeFileSync(join(docs, name), taken);
      const kept = readFileSync(join(docs, name));
      // The size stands at fixed places of a PNG.
      expect({ width: kept.readUInt32BE(16), height: kept.readUInt32BE(20) }).toEqual(SIZE);
      // A blank page, or one without its styles, takes a fraction of what a whole one takes.
      expect(kept.length / taken.length).toBeGreaterThan(0.5);
      expect(kept.length / taken.length).toBeLessThan(2);
    } finally {
      await page.close();
    }
  });
}
