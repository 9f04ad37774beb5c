// Bundles modules from the sources of now, so that what is measured is what stands in src/ at this moment.
import { mkdirSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Writes one module for each file, packages left out, below node_modules, where packages and what is shipped are found from.
 * It is gone when the process ends.
 * @param paths from the project's root
 * @returns where each module is, in their order
 */
export async function bundled(...paths) {
  const folder = `${root}node_modules/.cache/rodeo-bench/${process.pid}/`;
  mkdirSync(folder, { recursive: true });
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const names = paths.map((path, index) => `${index}-${basename(path, '.ts')}`);
  const bundle = await rolldown({
    cwd: root,
    platform: 'node',
    input: Object.fromEntries(names.map((name, index) => [name, `${root}${paths[index]}`])),
    external: (id) => !/^[./]|^\w:/.test(id),
    checks: { ineffectiveDynamicImport: false },
  });
  await bundle.write({
    dir: folder,
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name]-[hash].mjs',
    sourcemap: 'inline',
  });
  await bundle.close();
  return names.map((name) => `${folder}${name}.mjs`);
}

/** The exports of modules, in their order. */
export async function fromSources(...paths) {
  const files = await bundled(...paths);
  return Promise.all(files.map((file) => import(pathToFileURL(file).href)));
}
