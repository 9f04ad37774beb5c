// Bundles the command line into dist/cli/: one file per part that is loaded on its own, with the packages that an audit needs.
// Then reads the shipped rubrics with the compiled library, and keeps them in dist/rubrics/.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const OUT = 'dist/cli';

const { metafile } = await build({
  entryPoints: ['src/cli.ts'],
  outdir: OUT,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // Found in node_modules when they are needed: the first three are large and only for the network, the last four each
  // for one format that few ask for, those between for lists of models.
  external: [
    ...['octokit', '@huggingface/hub', 'undici', '@bomb.sh/tab'],
    ...['bullmq', 'ioredis'],
    ...['cli-progress', 'csv-parse'],
    ...['@cyclonedx/cyclonedx-library', 'badge-maker', 'csv-stringify/sync', 'fast-xml-builder'],
  ],
  // Some packages are CommonJS and ask for Node's own modules.
  banner: {
    js: "import { createRequire as createRequireOfBundle } from 'node:module'; const require = createRequireOfBundle(import.meta.url);",
  },
  legalComments: 'none',
  minifySyntax: true,
  minifyWhitespace: true,
  metafile: true,
  logLevel: 'warning',
});

const NOTICES = 'THIRD-PARTY-LICENSES.txt';
writeFileSync(join(OUT, NOTICES), notices(Object.keys(metafile.inputs)));

// Parts of an earlier build have other names; nothing may ship that nothing loads.
const written = new Set([
  NOTICES,
  ...Object.keys(metafile.outputs).map((path) => path.slice(OUT.length + 1)),
]);
for (const name of readdirSync(OUT)) if (!written.has(name)) rmSync(join(OUT, name));

const { checks } = await import('./dist/index.js');
const { prepareRubrics } = await import('./dist/rubric/prepare.js');
await prepareRubrics(checks.map(({ id }) => id));

/** The licenses of all packages whose code is in the bundle, as they ask for. Throws for a package without one. */
function notices(inputs) {
  const packages = new Set(
    inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
  );
  const texts = [...packages].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const files = readdirSync(folder)
      .filter((file) => /^(licen[cs]e|notice)/i.test(file))
      .sort();
    const own = files.map((file) => readFileSync(join(folder, file), 'utf8').trim());
    if (own.length === 0) throw new Error(`${name} comes without the text of its license (${license})`);
    return [`${name} ${version} (${license})`, ...own].join('\n\n');
  });
  return `${texts.join(`\n\n${'-'.repeat(78)}\n\n`)}\n`;
}
