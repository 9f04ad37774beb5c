/** The site that browsers are shown: shipped models, enough others for several pages, one with a history, and one that means harm. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type JournalLine, lineText } from '../../../src/batch/journal-line.js';
import { survey } from '../../../src/batch/survey.js';
import type { Result } from '../../../src/result/result.js';
import { loadRubric } from '../../../src/rubric/load.js';
import { buildSite } from '../../../src/site/build.js';
import { openFolder } from '../../../src/site/folder.js';
import { renderHtml } from '../../../src/site/single.js';
import { hostile, OPTIONS } from '../../report/formats/samples.js';
import { described } from '../described.js';
import { lineFor, shippedLines, temporaryFolder } from '../journal.js';

/** More than one page holds. */
const OTHERS = 230;

export const SCRIPT = '<script>globalThis.harmed = 1</script>';
/** What a stranger may write: markup, an end of what it stands in, a word without end, other directions of writing. */
const HARM = [
  `${SCRIPT}"><img src=x onerror="globalThis.harmed = 2">`,
  `'-globalThis.harmed-'\u2028</script></title></textarea><svg onload=alert(1)>`,
  'W'.repeat(400),
  '\u202Eevil\u2066 \u200B\u0007\u001B[31m  𝔘𝔫𝔦𝔠𝔬𝔡𝔢 🜏',
];
const ADDRESSES = [
  'javascript:globalThis.harmed=3',
  'data:text/html,<script>alert(1)</script>',
  'https://example.org/"onmouseover="globalThis.harmed=4',
];
/** Keys whose values strangers write. Words of a closed list are none: a journal that holds another is refused. */
const PROSE = new Set(
  `title name detail because label text abstract tldr venue authors affiliations tags languages task library baseModels datasets
  bibtex fields spaces what failureTitle fix why language fullName biography description heading sections`.split(
    /\s+/,
  ),
);

/** A result in which everything that can be somebody else's words does harm, where a page trusts it. */
export function harmful(result: Result): Result {
  let count = 0;
  const next = (all: readonly string[]) => all[count++ % all.length] as string;
  const change = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((one) => change(one, key));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, change(one, name)]));
    }
    if (typeof value !== 'string') return value;
    if (/url$/i.test(key)) return next(ADDRESSES);
    return PROSE.has(key) ? next(HARM) : value;
  };
  const { rubric, ...rest } = result;
  const changed = change(rest, '') as Result;
  const kinds = new Map([['target', result.target]]);
  return {
    ...changed,
    ...Object.fromEntries(kinds),
    rubric,
    model: { ...changed.model, name: `evil${SCRIPT}/${'m'.repeat(300)}` },
    target: { ...result.target, id: 'evil/harm' },
  };
}

function withName(result: Result, name: string, score: number): Result {
  return {
    ...result,
    target: { ...result.target, kind: 'hub', id: name },
    model: { ...result.model, name },
    scores: result.scores.map((one) => ({ ...one, score, low: score, high: Math.min(100, score + 3) })),
  };
}

/** A picture of one pixel, as an organization's may be. */
const AVATAR = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Builds it. @returns its folder */
export async function worldFolder(): Promise<string> {
  const lines = shippedLines();
  const outside = temporaryFolder();
  const journal = (name: string, all: readonly JournalLine[]) => {
    const file = join(outside, `${name}.ndjson`);
    writeFileSync(file, all.map(lineText).join(''));
    return file;
  };
  const biogpt = lines.find(({ target }) => target === 'hf:microsoft/biogpt') as JournalLine;
  const result = described(biogpt.result as Result);
  const earlier = lineFor(
    { ...withName(result, result.model.name, 41), collectedAt: '2026-05-04T00:00:00.000Z' },
    { rodeo: '0.0.9' },
  );
  const others = Array.from({ length: OTHERS }, (_, index) => {
    const of = lines[index % lines.length]?.result as Result;
    return lineFor(withName(of, `team-${index % 7}/model-${index}`, (index * 37) % 98));
  });
  const { result: _, ...head } = biogpt;
  const failed: JournalLine = {
    ...head,
    ...{
      target: `hf:no/${SCRIPT}`,
      status: 'failed',
      reason: { code: 'timeout', detail: HARM[0] as string },
    },
  };
  const files = [
    journal('earlier', [earlier]),
    journal('now', [
      ...lines.filter((line) => line !== biogpt),
      lineFor(result),
      ...others,
      lineFor(harmful(result)),
      failed,
    ]),
  ];
  const folder = join(outside, 'site');
  const sink = await openFolder(folder);
  const options = {
    ...{ title: 'How open is it?', publisher: 'Example Institute' },
    ...{ submitUrl: 'https://github.com/example/list/issues/new', baseUrl: 'https://example.org/open/' },
  };
  const rubric = await loadRubric('rodeo');
  await buildSite(await survey(files), options, rubric, sink, undefined, async () => AVATAR);
  await sink.finish();
  // Reports in one file stand beside the site's pages, to be looked at by the same eyes.
  for (const [name, one] of Object.entries({ report: result, 'harmful-report': hostile() }))
    writeFileSync(join(folder, `${name}.html`), renderHtml([one], OPTIONS));
  return folder;
}
