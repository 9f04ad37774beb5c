/** The report in one file: its text, the result inside, and nothing that a browser would run or load. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formats } from '../../src/report/formats.js';
import type { Result } from '../../src/result/result.js';
import { gated, hostile, itemsOf, MODELS, OPTIONS, resultOf } from '../report/formats/samples.js';

async function html(result: Result): Promise<string> {
  const render = await formats.html?.load();
  return render?.([result], OPTIONS) ?? '';
}

/** Without the styles, which are the site's, and the result, which has goldens of its own. */
const bare = (page: string): string =>
  page
    .replace(/<style>.*?<\/style>/s, '<style></style>')
    .replace(/'sha256-[^']*'/, "'sha256-'")
    .replace(/(<script type="application\/json"[^>]*>).*?(<\/script>)/s, '$1$2')
    .replace(/(<\/(?:p|li|h\d|tr|section|dt|dd|details|summary|article|header)>)/g, '$1\n');

const resultIn = (page: string): unknown =>
  JSON.parse(/<script type="application\/json" id="rodeo-result">(.*?)<\/script>/s.exec(page)?.[1] ?? 'null');

describe.each(MODELS)('%s', (model) => {
  test('is the known page', async () => {
    const page = bare(await html(resultOf(model)));
    const golden = new URL(`golden/single/${model}.html`, import.meta.url);
    if (process.env.UPDATE) writeFileSync(golden, page);
    expect(page).toBe(readFileSync(golden, 'utf8'));
  });

  test('holds the whole result', async () => {
    expect(resultIn(await html(resultOf(model)))).toEqual(resultOf(model));
  });
});

test('the styles are inside, and are the only thing that the policy allows', async () => {
  const page = await html(resultOf(MODELS[0]));
  const [, css = ''] = /<style>(.*?)<\/style>/s.exec(page) ?? [];
  expect(css).toContain('.gauge');
  const hash = createHash('sha256').update(css).digest('base64');
  expect(page).toContain(`default-src 'none'; style-src 'sha256-${hash}'`);
  expect(page).not.toMatch(
    /<(?:script(?! type="application\/json")|link|img|iframe|object)\b|\ssrc=|\sstyle=|@import|url\(/,
  );
});

test('every link within it leads to a place of it', async () => {
  const counts: number[] = [];
  for (const result of [...MODELS.map(resultOf), itemsOf(MODELS[0])]) {
    const page = await html(result);
    const places = [...page.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
    counts.push(places.length);
    for (const id of places) expect(page).toContain(`id="${id}"`);
    expect(page).not.toMatch(/href="(?!#|https?:)/);
  }
  expect(counts[0]).toBeGreaterThan(10);
});

test('a gate stands in it with its verdict and each condition', async () => {
  const page = await html(gated);
  expect(page).toContain('It does not meet the requirements.');
  for (const { because } of gated.gate?.conditions ?? []) expect(page).toContain(because);
});

test('strangers can write what they like: it stays text, and the result stays whole', async () => {
  const page = await html(hostile());
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page).not.toMatch(/<img|\son\w+="|href="javascript:/i);
  expect(resultIn(page)).toEqual(JSON.parse(JSON.stringify(hostile())));
});
