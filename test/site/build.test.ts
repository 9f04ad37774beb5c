/** The site of the shipped models: its text, its links, its feed; the same journals give the same bytes. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JournalLine } from '../../src/batch/journal-line.js';
import type { Result } from '../../src/result/result.js';
import { isNews } from '../../src/site/feed/atom.js';
import { addColumns, rowOf } from '../../src/site/row-of.js';
import { packed, type Row, unpacked, Words } from '../../src/site/table/row.js';
import { journalOf, lineFor, removeFolders, shippedLines, siteOf, textOf } from './journal.js';

afterAll(removeFolders);

let lines: JournalLine[];
/** The site of the shipped models, as most tests read it. */
let shipped: Map<string, string>;
beforeAll(async () => {
  lines = shippedLines();
  shipped = await siteOf([journalOf(lines)]);
});

const resultOf = (name: string): Result =>
  lines.find(({ target }) => target === `hf:${name}`)?.result as Result;

/** Pages whose text says something that nothing else holds. */
const GOLDEN = [
  ...['index', 'grid', 'timeline', 'about', 'faq', 'submit', 'api', 'organizations', 'licenses', 'without'],
  'models/microsoft/biogpt',
].map((name) => `${name}.html`);

test.each(GOLDEN)('%s reads as it is kept', async (path) => {
  const files = shipped;
  const golden = new URL(`golden/${path.replace(/\.html$/, '.txt')}`, import.meta.url);
  const text = `${textOf(files.get(path) as string)}\n`;
  if (process.env.UPDATE) {
    mkdirSync(dirname(golden.pathname), { recursive: true });
    writeFileSync(golden, text);
  }
  expect(text).toBe(readFileSync(golden, 'utf8'));
});

test('the same journals give the same bytes, in whatever order the lines stand', async () => {
  const one = await siteOf([journalOf(lines)], { baseUrl: 'https://example.org/' });
  const other = await siteOf([journalOf(lines)], { baseUrl: 'https://example.org/' });
  expect([...other]).toEqual([...one]);
  const turned = await siteOf([journalOf([...lines].reverse())], { baseUrl: 'https://example.org/' });
  for (const path of ['index.html', 'api/index.json', 'models/microsoft/biogpt.html', 'feed.xml']) {
    expect(turned.get(path), path).toBe(one.get(path));
  }
});

test('every link within the site leads to a file of it, from whatever page', async () => {
  const files = shipped;
  const dead: string[] = [];
  let count = 0;
  for (const [path, html] of files) {
    if (!path.endsWith('.html')) continue;
    for (const [, href = ''] of html.matchAll(/(?:href|src)="([^"]*)"/g)) {
      if (/^https?:/.test(href)) continue;
      count++;
      const [file = '', hash] = href.split('#');
      const to = file === '' ? path : posix.join(posix.dirname(path), file);
      const target = files.get(to);
      const isThere =
        target !== undefined &&
        (hash === undefined ||
          /[=%]/.test(hash) ||
          !to.endsWith('.html') ||
          to === 'compare.html' ||
          target.includes(`id="${hash}"`));
      if (!isThere) dead.push(`${path}: ${href}`);
    }
  }
  expect(count).toBeGreaterThan(1000);
  expect(dead).toEqual([]);
});

test('links to elsewhere lead to the web only, and recommend nothing', async () => {
  const files = shipped;
  const biogpt = files.get('models/microsoft/biogpt.html') as string;
  const outward = [...biogpt.matchAll(/<a [^>]*href="https?:[^>]*>/g)].map(([tag]) => tag);
  expect(outward.length).toBeGreaterThan(20);
  for (const tag of outward) expect(tag).toContain('rel="noopener nofollow ugc"');
});

test('pages load nothing from elsewhere and allow no script but their own', async () => {
  const files = shipped;
  for (const [path, html] of files) {
    if (!path.endsWith('.html')) continue;
    expect(html, path).toContain("default-src 'none'; script-src 'self'");
    expect(html, path).not.toMatch(/<(?:script|img|link)[^>]*(?:src|href)="https?:(?![^>]*rel="canonical")/);
    expect(html, path).not.toMatch(/<script(?![^>]*src=)|\son\w+=|style="/);
  }
});

describe('a row', () => {
  test('comes back from its short form as it was', () => {
    const words = new Words();
    const columns = { scores: [], checks: [] };
    for (const { result } of lines) if (result) addColumns(columns, result);
    const rows = lines.flatMap(({ result, target }) =>
      result ? [rowOf(result, target.slice(3), columns)] : [],
    );
    const texts = rows.map((row) => packed(row, words));
    expect(texts.map((text) => unpacked(JSON.parse(text), words.list))).toEqual(rows);
  });

  test('takes at most 200 bytes', () => {
    const words = new Words();
    const columns = { scores: [], checks: [] };
    for (const { result } of lines) {
      if (!result) continue;
      addColumns(columns, result);
      expect(
        packed(rowOf(result, result.target.id.toLowerCase(), columns), words).length,
      ).toBeLessThanOrEqual(200);
    }
  });

  test('is none of a model that nothing is known of', () => {
    const row: Row = {
      ...{
        name: 'x',
        slug: 'x',
        organization: '',
        scores: [null],
        inconclusive: true,
        tier: '',
        className: '',
      },
      ...{
        classRank: 0,
        classOpen: false,
        archetype: '',
        license: '',
        openness: 'unknown',
        known: 0,
        task: '',
      },
      ...{ bases: [], tags: [], marks: '' },
    };
    const words = new Words();
    expect(unpacked(JSON.parse(packed(row, words)), words.list)).toEqual(row);
  });
});

describe('history', () => {
  const changed = (result: Result, low: number, at: string): Result => ({
    ...result,
    collectedAt: at,
    scores: result.scores.map((score) => (score.headline ? { ...score, score: low, low, high: low } : score)),
  });

  test('earlier results of a model stand on its page, and what changed in the feed', async () => {
    const biogpt = resultOf('microsoft/biogpt');
    const earlier = lineFor(changed(biogpt, 41, '2026-05-04T00:00:00.000Z'), { rodeo: '0.0.9' });
    const files = await siteOf([journalOf([earlier]), journalOf(lines)]);
    const page = textOf(files.get('models/microsoft/biogpt.html') as string);
    expect(page).toContain('4 May 2026');
    expect(page).toContain('the method changed');
    expect(files.get('feed.xml')).toContain('microsoft/biogpt: 41 → 66, the method changed');
    expect(files.get('index.html')).toBe(shipped.get('index.html'));
  });

  test('a line that is replaced within one journal is history as well', async () => {
    const biogpt = resultOf('microsoft/biogpt');
    const earlier = lineFor(changed(biogpt, 12, '2026-05-04T00:00:00.000Z'));
    const files = await siteOf([journalOf([earlier, ...lines])]);
    expect(files.get('feed.xml')).toContain('microsoft/biogpt: 12 → 66');
  });

  test('an equal result is no news', () => {
    const news = { name: 'x', slug: 'x', at: '', is: { low: 1, high: 2 }, label: 'I' };
    expect(isNews({ ...news, was: { headline: { low: 1, high: 2 }, label: 'I', sameMethod: true } })).toBe(
      false,
    );
    expect(isNews({ ...news, was: { headline: { low: 1, high: 2 }, label: 'II', sameMethod: true } })).toBe(
      true,
    );
  });
});

describe('the feed', () => {
  test('has every model, with its score, its rank and where the rest is', async () => {
    const files = await siteOf([journalOf(lines)], { baseUrl: 'https://example.org/open/' });
    const index = JSON.parse(files.get('api/index.json') as string);
    expect(index.schema).toBe(1);
    expect(index.models).toHaveLength(lines.length);
    const biogpt = index.models.find(({ id }: { id: string }) => id === 'microsoft/biogpt');
    const { low, high } = resultOf('microsoft/biogpt').scores.find(({ headline }) => headline) ?? {};
    expect(biogpt.scores.openness).toEqual({ low, high });
    for (const key of ['page', 'json', 'badge', 'shields']) expect(files.has(biogpt[key]), key).toBe(true);
    const model = JSON.parse(files.get(biogpt.json) as string);
    expect(model.checks.find(({ id }: { id: string }) => id === 'model-weights').evidence[0]).toMatch(
      /^https:\/\/huggingface\.co\/microsoft\/biogpt\/blob\//,
    );
    expect(files.get('api/models.csv')?.split('\r\n')).toHaveLength(lines.length + 2);
    expect(files.get('sitemap.xml')).toContain(
      '<loc>https://example.org/open/models/microsoft/biogpt.html</loc>',
    );
    expect(JSON.parse(files.get(biogpt.shields) as string).schemaVersion).toBe(1);
  });

  test('targets without a result are told apart from models', async () => {
    const { result: _, ...head } = lines[0] as JournalLine;
    const failed = {
      ...head,
      target: 'hf:no/such',
      status: 'failed' as const,
      reason: { code: 'timeout', detail: 'no answer' },
    };
    const files = await siteOf([journalOf([...lines, failed])]);
    expect(textOf(files.get('without.html') as string)).toContain('hf:no/such timeout: no answer');
    expect(JSON.parse(files.get('api/index.json') as string).count).toBe(lines.length);
  });

  test('a journal without any result gives a site that says so', async () => {
    const { result: _, ...head } = lines[0] as JournalLine;
    const files = await siteOf([
      journalOf([{ ...head, status: 'failed', reason: { code: 'timeout', detail: 'x' } }]),
    ]);
    expect(textOf(files.get('index.html') as string)).toContain('0 models');
    expect(JSON.parse(files.get('api/index.json') as string).median).toBeNull();
  });
});
