/** Journals of the shipped models, and sites built from them, for tests. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type JournalLine, lineText } from '../../src/batch/journal-line.js';
import { survey } from '../../src/batch/survey.js';
import type { Result } from '../../src/result/result.js';
import { loadRubric } from '../../src/rubric/load.js';
import type { FetchImage } from '../../src/site/avatars.js';
import { buildSite } from '../../src/site/build.js';
import type { Signatures } from '../../src/site/signatures.js';
import type { SiteOptions } from '../../src/site/site.js';
import { SHIPPED, shippedResult } from '../shipped.js';

/** A line for each shipped model, in the order of their names. */
export const shippedLines = (): JournalLine[] => SHIPPED.map((name) => lineFor(shippedResult(name)));

export function lineFor(result: Result, more: Partial<JournalLine> = {}): JournalLine {
  const { kind, id } = result.target;
  return {
    batch: 1,
    target: `${kind === 'github' ? 'gh' : 'hf'}:${id}`,
    status: 'done',
    rubric: { id: result.rubric.id, digest: '0123456789abcdef' },
    rodeo: result.rodeo,
    at: result.collectedAt,
    ms: 1,
    result,
    ...more,
  };
}

/** A file with these lines, gone once `removeFolders` is called. */
export function journalOf(lines: readonly JournalLine[]): string {
  const folder = temporaryFolder();
  const file = join(folder, 'results.ndjson');
  writeFileSync(file, lines.map(lineText).join(''));
  return file;
}

const folders: string[] = [];

/** To be called after the tests of a file. */
export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Gone once `removeFolders` is called. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rodeo-site-test-'));
  folders.push(folder);
  return folder;
}

/** The files of a site, by path. */
export async function siteOf(
  journals: readonly string[],
  options: Partial<SiteOptions> = {},
  signatures?: Signatures,
  fetchImage?: FetchImage,
  found: { unstored: readonly string[] } = { unstored: [] },
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const { unstored } = await buildSite(
    await survey(journals),
    { title: 'How open is it?', ...options },
    await loadRubric('rodeo'),
    {
      write: (path, content) =>
        void files.set(path, typeof content === 'string' ? content : Buffer.from(content).toString('latin1')),
      async writePieces(path, pieces) {
        let text = '';
        for await (const piece of pieces) text += piece;
        files.set(path, text);
      },
    },
    signatures,
    fetchImage,
  );
  found.unstored = unstored;
  return files;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** What a page says, a line for each block. */
export function textOf(html: string): string {
  return html
    .replace(/<head>.*?<\/head>/s, '')
    .replace(
      /<(?:p|li|h\d|tr|section|dt|dd|option|caption|label|figcaption|summary|pre|title|text)\b[^>]*>/g,
      '\n',
    )
    .replace(/<(?:td|th|span|a)\b[^>]*>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ENTITIES[name] as string)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n');
}
