/** Where the reports of a watch go, and as what. */
import { resolve } from 'node:path';
import { usageError } from '../errors.js';
import type { WatchReport } from '../watch/report.js';
import type { Step } from '../watch/step.js';
import { writeReport } from './output.js';
import { screenWidth, wantsColor } from './screen.js';

const FORMATS = ['table', 'markdown', 'atom'] as const;

export interface WatchDestination {
  format: (typeof FORMATS)[number];
  /** stdout when missing. */
  file?: string;
}

/** Throws usageError for a format that is none, and for two reports in one place. */
export function watchDestinations(named: readonly string[] = ['table']): WatchDestination[] {
  const destinations = named.map((text): WatchDestination => {
    const [, name = '', file] = /^([^=]*)(?:=(.+))?$/s.exec(text) ?? [];
    const format = FORMATS.find((one) => one === name);
    if (!format) throw usageError(`--format ${text} is not one of ${FORMATS.join(', ')}`);
    return { format, ...(file !== undefined && { file }) };
  });
  const places = destinations.map(({ file }) => (file === undefined ? '' : resolve(file)));
  if (new Set(places).size < places.length) {
    throw usageError('two reports would be written to one place', 'Give each a file: --format atom=FILE');
  }
  return destinations;
}

/** @param history all steps of the journal, for the feed */
export async function writeWatch(
  report: WatchReport,
  history: readonly Step[],
  destinations: readonly WatchDestination[],
  color: boolean | undefined,
): Promise<void> {
  for (const { format, file } of destinations) {
    const text = await rendered(report, history, { format, file, color });
    await writeReport(text, file);
  }
}

async function rendered(
  report: WatchReport,
  history: readonly Step[],
  {
    format,
    file,
    color,
  }: { format: WatchDestination['format']; file: string | undefined; color: boolean | undefined },
): Promise<string> {
  if (format === 'markdown') return (await import('../report/watch-markdown.js')).renderWatchMarkdown(report);
  if (format === 'atom') return (await import('../report/watch-atom.js')).renderWatchAtom(report, history);
  const { renderWatch } = await import('../report/table/watch.js');
  const isFile = file !== undefined;
  return renderWatch(report, { width: isFile ? 80 : screenWidth(), color: wantsColor(color, isFile) });
}
