/** The bodies that a step rests on: those of what starts it, and of the modules that these import. */
import type { FileTree } from '../files/files.js';
import { Acts } from './acts.js';
import type { LocatedFact, ReadCode } from './bodies.js';
import { ENOUGH, runSettings } from './run-settings.js';
import type { StepEvidence } from './steps.js';

export function bodiesOf(steps: readonly StepEvidence[], files: readonly FileTree[], acts: Acts): ReadCode[] {
  const paths = steps.flatMap(({ scripts, commands }) => [
    ...scripts.map(({ file }) => file.path),
    ...commands.flatMap(({ script }) => script ?? []),
  ]);
  return files.flatMap((tree) => [...new Set(paths)].flatMap((path) => acts.restingOn(tree, path)));
}

/** A setting of the first body of a step that gives enough of its run; `null` where none does. */
export function configuredBy(
  step: StepEvidence,
  files: readonly FileTree[],
  code: readonly ReadCode[],
): LocatedFact | null {
  for (const { tree, file } of bodiesOf([step], files, new Acts(code))) {
    const settings = runSettings(file);
    const [fact] = settings.values();
    if (fact && settings.size >= ENOUGH) return { tree, file, fact };
  }
  return null;
}
