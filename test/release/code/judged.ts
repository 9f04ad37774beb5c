/** Judges a release of which nothing is known but its bodies of code, as they are read from files. */
import { type Check, runCheck } from '../../../src/checks/check.js';
import { type FileEntry, present } from '../../../src/evidence.js';
import { CODE_READER } from '../../../src/source/facts.js';
import { readCodeFile } from '../../../src/source/read.js';
import { type Facts, release } from '../../release-builder.js';

interface Beside extends Pick<Facts, 'texts'> {
  repositoryFiles?: FileEntry[];
}

/**
 * @param beside files that were not read as code, and bodies of others
 * @returns the result of the check, or what it is worth where that is a part
 */
export async function judged(
  check: Check,
  bodies: Record<string, string>,
  readme = '# Heron',
  beside: Beside = {},
) {
  const { result, low } = await findingOf(check, bodies, readme, beside);
  return result === 'partial' ? low : result;
}

/** What the check says of it. */
export const becauseOf = async (check: Check, bodies: Record<string, string>): Promise<string> =>
  (await findingOf(check, bodies, '# Heron', {})).because;

async function findingOf(check: Check, bodies: Record<string, string>, readme: string, beside: Beside) {
  const { repositoryFiles = [], texts = {} } = beside;
  const files = await Promise.all(Object.entries(bodies).map(([path, body]) => readCodeFile(path, body)));
  const source = { url: 'https://github.com/example/model' };
  const code = { facts: present({ reader: CODE_READER, files, left: 0 }, source), unread: {} };
  return runCheck(
    check,
    release({
      repositoryFiles: [...Object.keys(bodies), ...repositoryFiles],
      readme,
      texts,
      repository: { code },
    }),
  );
}

/** A notebook of one cell. */
export const notebook = (code: string): string =>
  JSON.stringify({
    cells: [{ cell_type: 'code', source: code, outputs: [], metadata: {}, execution_count: 1 }],
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  });
