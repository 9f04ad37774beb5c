/** The bodies that a step rests on: those of what starts it, and of the modules that these import. */
import type { FileTree } from '../files/files.js';
import type { Acts } from './acts.js';
import type { ReadCode } from './bodies.js';
import type { StepEvidence } from './steps.js';

export function bodiesOf(steps: readonly StepEvidence[], files: readonly FileTree[], acts: Acts): ReadCode[] {
  const paths = steps.flatMap(({ scripts, commands }) => [
    ...scripts.map(({ file }) => file.path),
    ...commands.flatMap(({ script }) => script ?? []),
  ]);
  return files.flatMap((tree) => [...new Set(paths)].flatMap((path) => acts.restingOn(tree, path)));
}
