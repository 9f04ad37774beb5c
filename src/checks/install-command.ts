/** Asks whether one documented command installs what the code needs. */
import type { FileTree } from '../release/files/files.js';
import { defineCheck, fail, partial, pass } from './check.js';

/** Installs from a manifest, a lock, a container or a package, in Python, conda, R, Julia, Nix and containers. */
const FROM_MANIFEST =
  /\bpip3?\s+install\s+(?:-\S+\s+)*(?:-r\s|-e\s|\.(?:\[|\s|$)|git\+)|\b(?:conda|mamba|micromamba)\s+env\s+(?:create|update)\b|\b(?:conda|mamba|micromamba)\s+(?:create|install)\b.{0,200}--file\b|\buv\s+(?:sync|pip\s+install\s+-r)|\b(?:poetry|pdm|pixi|pipenv)\s+install\b|\bpython3?\s+setup\.py\s+(?:install|develop)\b|\b(?:docker|podman)\s+(?:build|pull|run|compose up)\b|\b(?:singularity|apptainer)\s+(?:pull|build|run)\b|\brenv::restore\(|\bPkg\.instantiate\(|\bnix\s+(?:develop|build|run)\b|\bmake\s+(?:install|env|environment|setup)\b|\bbash\s+[^\s]{0,80}?(?:install|setup)[^\s]{0,40}?\.sh\b|\bnpm\s+(?:ci|install)\s*$/m;
/** Names packages one by one. */
const BY_NAME =
  /\b(?:pip3?|uv pip)\s+install\s+(?!-r\b)\S|\b(?:conda|mamba)\s+install\s+\S|\binstall\.packages\(|\bBiocManager::install\(/;

export default defineCheck({
  id: 'install-command',
  title: 'One command installs the dependencies',
  partialTitle: 'Dependencies are listed, but no single command installs them',
  failureTitle: 'No command installs the dependencies',
  why: 'An installation worked out by hand ends up with different versions from the ones that the authors had.',
  fix: 'Commit a requirements, environment or container file, and name the one command that installs from it.',
  needs: ['files', 'documents'],
  evaluate({ files, documents }) {
    for (const document of documents) {
      for (const { text, line } of document.code) {
        const at = text.split('\n').findIndex((one) => FROM_MANIFEST.test(one));
        if (at >= 0)
          return pass('A command installs everything that is needed.', { at: document.cite(line + at) });
      }
      const said = document.sentences.find((one) => FROM_MANIFEST.test(one.text) && !one.negated);
      if (said)
        return pass('A command installs everything that is needed.', { at: document.cite(said.line) });
    }
    for (const document of documents) {
      const block = document.code.find(({ text }) => BY_NAME.test(text));
      if (block)
        return partial(0.5, 'Packages are installed by name, one by one.', { at: document.cite(block.line) });
    }
    const [manifest] = files.flatMap(manifestsIn);
    if (manifest)
      return partial(0.5, 'There is a manifest, but no command that installs from it.', { at: manifest });
    return fail('No page says how to install what is needed.');
  },
});

const manifestsIn = (tree: FileTree) =>
  [...tree.with('dependencies'), ...tree.with('environment')].map(({ path }) => tree.cite(path));
