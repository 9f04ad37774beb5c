/** `rodeo merge`: the journals of several machines as one, each target once. */
import { lockFile } from '../batch/lock.js';
import { plural } from '../batch/summary.js';
import { linesOf, type Survey, survey } from '../batch/survey.js';
import { checkReadable } from './input.js';
import { say } from './messages.js';
import { checkWritable, isReplaced, writePieces } from './output.js';

/**
 * Merges journals. Of a target that stands in several, a conclusive line counts, then the newest.
 * @throws usageError for what is no journal, and when the output is being written by a batch
 */
export async function merge(files: readonly string[], { output }: { output?: string }): Promise<void> {
  if (output !== undefined) await checkWritable(output);
  for (const file of files) await checkReadable(file, 'rodeo batch -o writes such a file.');
  const unlock = output !== undefined && (await isReplaced(output)) ? await lockFile(output) : null;
  try {
    const found = await survey(files);
    await writePieces(output, piecesOf(found));
    say(`${plural(found.index.size, 'target', 'targets')} from ${plural(files.length, 'file', 'files')}`);
    if (found.judgedBy.size > 1) {
      say('they were judged by different rubrics or versions; rodeo batch judges old results again');
    }
  } finally {
    await unlock?.();
  }
}

async function* piecesOf(found: Survey): AsyncGenerator<Buffer> {
  for await (const { bytes } of linesOf(found)) yield Buffer.concat([bytes, Buffer.from('\n')]);
}
