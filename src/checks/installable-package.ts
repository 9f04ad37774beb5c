/** Asks whether the code installs by one command, or has to be copied and patched into place. */

import { valueIn } from '../evidence.js';
import { folderOf, lastPart } from '../paths.js';
import { citeModel } from '../prose/cite.js';
import { foldName } from '../prose/proper-names.js';
import { packageNames } from '../release/code/names.js';
import { isOfAPage } from '../release/files/dependencies.js';
import type { FileTree } from '../release/files/files.js';
import { readManifest } from '../source/manifests.js';
import { defineCheck, fail, partial, pass } from './check.js';

/** One installable name or address per match, in Python, conda, R, Julia, npm and Rust. */
const INSTALL = [
  /\b(?:pip3?|uv|pipx|poetry|pixi)\s+(?:pip\s+)?(?:install|add)\s+((?:-[\w-]+\s+)*)(["']?)([^\s"'[<>=~;]+)/g,
  /\b(?:conda|mamba|micromamba)\s+install\s+((?:-[\w-]+(?:\s+(?:[\w-]+(?=\s)))?\s+)*)()([a-z][\w.-]*)/g,
  /\b(?:install\.packages|BiocManager::install|(?:devtools|remotes)::install_github|Pkg\.add)\(()(["'])([^"']+)/g,
  /\b(?:npm|yarn|pnpm|bun)\s+(?:install|add|i)\s+((?:-[\w-]+\s+)*)()([@\w./-]+)/g,
  /\bcargo\s+(?:install|add)\s+()()([\w-]+)/g,
];

export default defineCheck({
  id: 'installable-package',
  title: 'The code installs as a package',
  partialTitle: "Only somebody else's package runs the model",
  failureTitle: 'The code does not install as a package',
  why: 'A package can be imported from anywhere, versioned and depended upon; loose scripts only run from their own folder.',
  fix: 'Add a `pyproject.toml` with a build system, and name the install command in the README.',
  needs: ['hub', 'repository', 'files', 'documents'],
  evaluate({ hub, repository, files, documents }) {
    const own = packageNames(hub, repository);
    for (const document of documents) {
      for (const block of document.code) {
        const lines = block.text.split('\n');
        for (const [index, line] of lines.entries()) {
          const name = installed(line).find((one) => own.has(foldName(one)) || isOwnAddress(one));
          if (name)
            return pass(`The package installs as ${name}.`, { at: document.cite(block.line + index) });
        }
      }
    }
    for (const tree of files) {
      for (const { path, roles } of tree.with('package')) {
        if (roles.has('test') || path.split('/').length > 2 || isOfAPage(path, tree.files)) continue;
        if (!holdsPackage(path, tree)) continue;
        const body = (tree.origin === 'hub' ? hub : repository)?.texts[path];
        const text = body ? valueIn(body)?.text : undefined;
        if (text === undefined || declaresPackage(path, text)) {
          return pass(`${path} makes the code installable.`, { at: tree.cite(path) });
        }
      }
    }
    if (hub && (hub.library || hub.autoModel) && !hub.config?.remoteCode) {
      const library = hub.library ?? 'transformers';
      return partial(0.5, `It has no package of its own, but the published library ${library} runs it.`, {
        at: citeModel(hub),
      });
    }
    const listed = files.flatMap((tree) => tree.with('dependencies').map(({ path }) => tree.cite(path)))[0];
    if (listed) return fail('There is a list of dependencies but no package.', { at: listed });
    return fail('Neither a package nor an install command of its own was found.');

    function isOwnAddress(candidate: string): boolean {
      if (!repository) return false;
      const address = candidate.toLowerCase().replace(/\.git\b/, '');
      const name = repository.fullName.toLowerCase();
      return address.endsWith(name) || address.includes(`${name}@`) || address.includes(`${name}#`);
    }
  },
});

function installed(code: string): string[] {
  return INSTALL.flatMap((pattern) => [...code.matchAll(pattern)].map(([, , , name = '']) => name));
}

/** Julia and R list with the same file what loose scripts need; a package keeps its code where the language looks for it. */
const SOURCES: readonly [RegExp, RegExp][] = [
  [/^project\.toml$/i, /^src\/[^/]+\.jl$/],
  [/^description$/i, /^(?:R\/[^/]+\.[rR]|NAMESPACE)$/],
];

function holdsPackage(path: string, tree: FileTree): boolean {
  const sources = SOURCES.find(([manifest]) => manifest.test(lastPart(path)))?.[1];
  const folder = folderOf(path);
  return (
    sources === undefined ||
    tree.files.some((file) => file.path.startsWith(folder) && sources.test(file.path.slice(folder.length)))
  );
}

/** `pyproject.toml` is often there for a formatter only, and `package.json` for a web page. */
function declaresPackage(path: string, text: string): boolean {
  return readManifest(path, text)?.isPackage ?? true;
}
