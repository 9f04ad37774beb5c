/** Asks whether the whole environment is described for a machine: container, conda or Nix, not a list of Python packages alone. */
import { isLockFile } from '../release/dependencies.js';
import type { FileTree } from '../release/files.js';
import { citeStatement, statementsOn } from '../release/statements.js';
import { type Citation, defineCheck, fail, partial, pass } from './check.js';

/** A published image that is pulled, or an environment file that is used by name. */
const PULL = /\b(docker|podman|singularity|apptainer|enroot) (pull|run|build)\b|\bdocker:\/\/\S+/;

export default defineCheck({
  id: 'environment',
  title: 'The environment can be rebuilt',
  failureTitle: 'The environment is not described',
  why: 'CUDA, compilers and system libraries decide whether the code runs at all; a package list does not say them.',
  fix: 'Add a Dockerfile, an `environment.yml`, a `pixi.toml` or a `flake.nix` in which the documented command works.',
  needs: ['files', 'documents'],
  evaluate({ files, documents }) {
    const described = first(files, (tree) =>
      tree
        .with('environment')
        .concat(
          tree.with('dependencies').filter(({ path }) => /(^|\/)(pixi\.(toml|lock)|renv\.lock)$/.test(path)),
        )
        .filter(({ roles }) => !roles.has('test'))
        .map(({ path }) => path),
    );
    if (described) return pass(`The environment is described in ${described.label}.`, { at: described });
    for (const document of documents) {
      const block = document.code.find(({ text }) => PULL.test(text));
      if (block) return pass('A container image is named to run it in.', { at: document.cite(block.line) });
    }
    const said = statementsOn(
      documents,
      /\b(docker|singularity|apptainer) (image|container)s?\b.*\b(provide|available|pull|download|publish|hub)/i,
    )[0];
    if (said) return partial(0.75, 'A container image is spoken of.', { at: citeStatement(said) });
    const listed = first(files, (tree) =>
      tree
        .with('dependencies')
        .filter(({ path, roles }) => !roles.has('test') && !isLockFile(path))
        .map(({ path }) => path),
    );
    if (listed) {
      return partial(0.5, 'Only packages are listed, not the system that they run on.', { at: listed });
    }
    return fail('No container, environment file or package list was found.');
  },
});

function first(files: readonly FileTree[], paths: (tree: FileTree) => string[]): Citation | undefined {
  for (const tree of files) {
    const path = paths(tree)[0];
    if (path) return tree.cite(path);
  }
  return undefined;
}
