/** How programs of a release hang together: which of them workflows start, and which write what the training reads. */
import { folderOf } from '../../paths.js';
import { oncePer } from '../../remembered.js';
import { factsOf } from '../../source/facts.js';
import type { FileTree } from '../files/files.js';
import type { ReadCode } from './bodies.js';

/** Files whose lines are what is to be done, one after the other. */
const WORKFLOW = /(?:^|\/)(?:makefile|snakefile|justfile)$|\.(?:smk|nf|mk|sh|bash|slurm|sbatch)$/i;

/** A path without the way up to it. */
const plainPath = (path: string): string => path.replace(/^(?:\.{0,2}\/)+/, '');

/** Programs that Makefiles, Snakefiles, Nextflow and scripts of a shell start, by their paths, in one tree. */
const launchedIn = oncePer((code: readonly ReadCode[]) => {
  const found = new Map<FileTree, Set<string>>();
  for (const { tree, file } of code) {
    if (!WORKFLOW.test(file.path)) continue;
    const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1);
    const paths = found.get(tree) ?? new Set<string>();
    for (const { name } of factsOf(file, 'launch'))
      for (const path of [plainPath(name), folder + plainPath(name)]) if (tree.has(path)) paths.add(path);
    found.set(tree, paths);
  }
  return found;
});

/** Whether a workflow of the release starts a file. */
export const isLaunched = (code: readonly ReadCode[], tree: FileTree, path: string): boolean =>
  launchedIn(code).get(tree)?.has(path) ?? false;

/** Names that any step could write to and any other read from. */
const ANY = /^(?:-|out(?:put)?|data|file|path|tmp|temp)(?:\.\w+)?$|^[^/.]*$/;
const isTelling = (path: string): boolean =>
  !ANY.test(path) && !/^[a-z]+:\/\//i.test(path) && path.length > 4;

/** What programs that train read: paths of data, as they are written in them. */
const readInTraining = oncePer(
  (code: readonly ReadCode[]) =>
    new Set(
      code
        .filter(({ file }) => file.facts.some(({ kind }) => kind === 'trains'))
        .flatMap(({ file }) => factsOf(file, 'reads-data').flatMap(({ value }) => value ?? []))
        .map(plainPath)
        .filter(isTelling),
    ),
);

/** Whether a program writes a file, under the very path that a program which trains reads. */
export const writesForTraining = ({ file }: ReadCode, code: readonly ReadCode[]): boolean => {
  const read = readInTraining(code);
  return (
    read.size > 0 &&
    file.entry !== undefined &&
    !file.facts.some(({ kind }) => kind === 'trains' || kind === 'loads-weights' || kind === 'measures') &&
    factsOf(file, 'writes-data').some(({ value }) => value !== undefined && read.has(plainPath(value)))
  );
};

/** Such a program that reads nothing: it makes the data by itself, from chance, rules or a simulation. */
export const generatesForTraining = (one: ReadCode, code: readonly ReadCode[]): boolean =>
  writesForTraining(one, code) && factsOf(one.file, 'reads-data').length === 0;

/** Whether what is started of a release has the package train that a module of it belongs to. */
export function isCalledToTrain({ tree, file }: ReadCode, code: readonly ReadCode[]): boolean {
  // A package may lie in folders of any name: `plover_package/plover/net.py`.
  const homes = new Set(
    folderOf(file.path)
      .split('/')
      .filter((folder) => folder !== '' && folder !== 'src'),
  );
  return code.some(
    (caller) =>
      caller.tree === tree &&
      caller.file.entry !== undefined &&
      factsOf(caller.file, 'trains').some(({ name }) => /\.(?:train|fit)$/.test(name)) &&
      (caller.file.imports ?? []).some((module) => homes.has(module.split('.')[0] ?? '')),
  );
}
