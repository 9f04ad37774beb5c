/** `rodeo mof`: the class of model files of the Model Openness Tool, by what they state. */
import { RodeoError } from '../errors.js';
import { type RecordReport, reportOnRecord } from '../mot/report.js';
import { jsonText } from '../report/json.js';
import { loadLadder } from '../rubric/load.js';
import { reportError } from './failure.js';
import { checkWritable, writeReport } from './output.js';
import { readRecord } from './record-file.js';
import { screenWidth, wantsColor } from './screen.js';

export interface MofFlags {
  strict?: boolean;
  format: 'table' | 'json';
  output?: string;
  verbose?: boolean;
  color?: boolean;
}

/**
 * Reports on every file; one that is broken does not keep the others from being read.
 * Exit code 2 when a file could not be read or enters a component that does not exist.
 */
export async function mof(files: readonly string[], flags: MofFlags): Promise<void> {
  if (flags.output !== undefined) await checkWritable(flags.output);
  const ladder = await loadLadder('mof-1.0');
  const strict = flags.strict === true;
  const reports: RecordReport[] = [];
  for (const file of files) {
    try {
      reports.push(reportOnRecord(await readRecord(file, ladder, strict), file, ladder, strict));
    } catch (error) {
      if (!(error instanceof RodeoError)) throw error;
      process.exitCode = reportError(error);
    }
  }
  if (reports.length === 0) return;
  const text =
    flags.format === 'json'
      ? jsonText(files.length > 1 ? reports : reports[0])
      : (await import('../report/table/record.js')).renderRecords(reports, {
          width: flags.output === undefined ? screenWidth() : 80,
          color: wantsColor(flags.color, flags.output !== undefined),
          verbose: flags.verbose === true,
        });
  await writeReport(text, flags.output);
}
