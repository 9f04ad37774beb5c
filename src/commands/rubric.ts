/** `rodeo rubric`: which rubrics there are, what one counts, and whether a file of one's own is sound. */
import { parse, stringify } from 'yaml';
import { ExitCode } from '../errors.js';
import { checksOf } from '../rubric/items.js';
import { listRubrics, loadRubric, readEither, rubricText } from '../rubric/load.js';
import { hasItems, type Rubric } from '../rubric/schema.js';
import { problemText } from '../rubric/yaml.js';
import { plain, withoutControls } from '../terminal.js';
import { writeReport } from './output.js';

/** Prints id and title of each shipped rubric. */
export async function listCommand(): Promise<void> {
  const rubrics = await listRubrics();
  const width = Math.max(...rubrics.map(({ id }) => id.length));
  await writeReport(rubrics.map(({ id, title }) => `${id.padEnd(width)}  ${title}\n`).join(''), undefined);
}

/**
 * Prints a rubric as YAML: as its author wrote it, since the comments argue the weights; with everything it extends when it
 * extends another. Throws usageError when it is not sound.
 */
export async function showCommand(idOrPath: string): Promise<void> {
  const { rubric, ladder } = await readEither(idOrPath);
  // Tells what is wrong with it.
  if (!rubric && !ladder) await loadRubric(idOrPath);
  const written = await rubricText(idOrPath);
  const whole = parse(written).extends === undefined;
  await writeReport(
    // A stranger's checkout may hold the file, and its signs may steer the terminal.
    whole ? withoutControls(written) : stringify(withoutLadder(rubric) ?? ladder, { lineWidth: 110 }),
    undefined,
  );
}

/** A rubric names its ladder; the ladder is another file. */
function withoutLadder(rubric: Rubric | null | undefined): object | null {
  if (!rubric) return null;
  if (hasItems(rubric)) return rubric;
  const { ladder: _, ...written } = rubric;
  return written;
}

/** Prints every problem of a rubric, one a line, and sets exit code 2; or says that there is none. */
export async function validateCommand(idOrPath: string): Promise<void> {
  const { rubric, ladder, problems } = await readEither(idOrPath);
  // Keys of a stranger's rubric stand in the problems, and the name of the file may be a stranger's, too.
  const print = (line: string) => writeReport(`${plain(line)}\n`, undefined);
  if (ladder) {
    const counts = `${Object.keys(ladder.components).length} components, ${ladder.classes.length} classes`;
    return print(`${idOrPath}: a valid class ladder (${ladder.id}: ${counts})`);
  }
  if (rubric) {
    return print(`${idOrPath}: a valid rubric (${rubric.id}: ${countsOf(rubric)})`);
  }
  for (const problem of problems) await print(problemText(problem));
  process.exitCode = ExitCode.usage;
}

function countsOf(rubric: Rubric): string {
  if (!hasItems(rubric)) {
    return `${Object.keys(rubric.criteria).length} checks, ${Object.keys(rubric.scores).length} scores`;
  }
  const items = Object.values(rubric.items);
  const outside = items.filter(({ notCheckable }) => notCheckable !== undefined).length;
  const said = outside > 0 ? `, ${outside} of them not checkable` : '';
  return `${items.length} items${said}, ${checksOf(rubric).length} checks`;
}
