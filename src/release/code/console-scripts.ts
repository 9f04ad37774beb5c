/** Programs that a package installs under a name of their own: where its manifest says that they start. */
import { type Texts, valueIn } from '../../evidence.js';
import { folderOf } from '../../paths.js';
import type { FileTree } from '../files/files.js';

const MANIFEST = /(?:^|\/)(?:pyproject\.toml|setup\.(?:py|cfg))$/;
/** What stands between the word for such programs and the next part of a manifest. */
const LISTS = [
  /^\[(?:project|tool\.poetry)\.(?:gui-)?scripts\]\s*\n([^[]{0,3000})/gm,
  /\b(?:console|gui)_scripts\b([^\])}]{0,3000})/g,
];
/** `tool = "package.module:function"` */
const TARGET = /=\s*["']?([A-Za-z_][\w.]{0,100}):[A-Za-z_]/g;

/** Paths of the modules in which programs of the release's packages start. @param texts bodies of its manifests */
export function consoleScripts(tree: FileTree, texts: Texts): ReadonlySet<string> {
  return new Set(
    tree.files
      .filter(({ path, roles }) => MANIFEST.test(path) && !roles.has('vendored') && !roles.has('test'))
      .flatMap(({ path }) => {
        const body = texts[path];
        const text = body ? (valueIn(body)?.text ?? '') : '';
        return modulesIn(text).flatMap((module) => pathOf(module, folderOf(path), tree));
      }),
  );
}

const modulesIn = (manifest: string): string[] =>
  LISTS.flatMap((list) => [...manifest.matchAll(list)])
    .flatMap(([, listed = '']) => [...listed.matchAll(TARGET)])
    .map(([, module = '']) => module.replaceAll('.', '/'));

const pathOf = (module: string, home: string, tree: FileTree): string[] =>
  ['', 'src/', 'lib/', 'python/']
    .flatMap((folder) => [`${home}${folder}${module}.py`, `${home}${folder}${module}/__init__.py`])
    .filter((path) => tree.has(path))
    .slice(0, 1);
