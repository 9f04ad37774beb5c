// Measures how well verdicts agree with people's, on a folder of recordings: npm run bench:accuracy -- --corpus DIR
// The bench and the tool run from their sources, bundled in memory: what is measured is what stands in src/ right now.
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
// In node_modules, so that packages are found from there.
const folder = path('../../node_modules/.cache/rodeo-accuracy/');
const outfile = `${folder}${process.pid}.mjs`;
mkdirSync(folder, { recursive: true });
try {
  await build({
    entryPoints: [path('accuracy/main.ts')],
    outfile,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  const { main } = await import(pathToFileURL(outfile).href);
  process.exitCode = await main(process.argv.slice(2), {
    disputes: new URL('accuracy/disputes.yaml', import.meta.url),
    relabeled: new URL('accuracy/relabeled.csv', import.meta.url),
    blind: new URL('accuracy/blind.csv', import.meta.url),
  });
} finally {
  rmSync(outfile, { force: true });
}
