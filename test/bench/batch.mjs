// Measures batches against stand-in services: npm run bench:batch [-- --quick] [-- --only full,kills] [-- --corpus FILE]
// The bench and the tool run from their sources, bundled anew: what is measured is what stands in src/ right now.
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
// In node_modules, so that packages, and what is shipped with rodeo, are found from there.
const folder = path(`../../node_modules/.cache/rodeo-batch/${process.pid}/`);
mkdirSync(folder, { recursive: true });
try {
  await build({
    entryPoints: {
      main: path('batch/main.ts'),
      serve: path('batch/serve.ts'),
      'fast-clock': path('batch/fast-clock.ts'),
      cli: path('../../src/cli.ts'),
    },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    logLevel: 'warning',
  });
  const { main } = await import(pathToFileURL(`${folder}main.mjs`).href);
  const bundles = {
    cli: `${folder}cli.mjs`,
    serve: `${folder}serve.mjs`,
    fastClock: `${folder}fast-clock.mjs`,
  };
  process.exitCode = await main(process.argv.slice(2), bundles);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
