// Builds what is shipped into dist/: the program and the library, with every package inside but the two of the queue.
// Run as a script, `node rolldown.config.mjs`, it needs no compiler: types are the business of `npm run build:types`.

import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const root = dirname(fileURLToPath(import.meta.url));
const OUT = join(root, 'dist');
const source = (path) => join(root, 'src', path);

/** Installed by whoever runs workers. */
const PEERS = ['bullmq', 'ioredis'];
/** What packages try to load, and do without when it is not there. */
const OPTIONAL = ['ajv', 'ajv-formats', 'ajv-formats-draft2019', 'libxmljs2', 'xmlbuilder2'];

/**
 * What is loaded together stands in one file: opening and linking sixty takes longer than reading them. Each group is all that
 * these modules import, without what an earlier group has.
 */
const GROUPS = {
  program: ['commands/program.ts'],
  audit: ['commands/audit.ts', 'collect/saved.ts', 'report/table/index.ts', 'result/build.ts'],
  // What reads evidence, which who judges what was read before does without.
  reading: ['audit.ts'],
};

/** Sources that load a package only when they need it, by a `require` of their own, have it inside the bundle all the same. */
const requires = {
  name: 'requires',
  transform(code, id) {
    if (!id.endsWith('.ts') || !code.includes('createRequire(import.meta.url)')) return null;
    return code
      .replace(/createRequire\(import\.meta\.url\)\('/g, "require('")
      .replace(/^const (\w+) = createRequire\(import\.meta\.url\);$/gm, '')
      .replace(/\bload\('/g, "require('");
  },
};

/**
 * Packages load at once what nothing here ever asks of them: widths of letters in the fonts of other styles of badges, and of
 * undici its mocks, web sockets, event streams and the second of two parsers of HTTP, which is the same by other instructions of the processor:
 * undici takes the first, which runs everywhere, where that one cannot be had. All styles share the widths of the one that is drawn, up to the last letter of 16 bits: beyond it
 * the table begins again from the first, and a letter that it lacks is taken to be as wide as an m.
 */
const WIDTHS = /[\\/]anafanafo[\\/]data[\\/]verdana-11px-normal\.json$/;
const UNASKED =
  /[\\/]undici[\\/]lib[\\/](?:mock[\\/](?!mock-errors)|llhttp[\\/]llhttp_simd-wasm|web[\\/](?:eventsource|websocket)[\\/](?!events\.js)).*\.js$/;
const unused = {
  name: 'unused',
  resolveId(name, importer) {
    const isOther =
      /^\.\/data\/(?!verdana-11px-normal)[\w-]+\.json$/.test(name) && /anafanafo/.test(importer ?? '');
    return isOther ? join(dirname(importer), 'data', 'verdana-11px-normal.json') : null;
  },
  load(id) {
    if (UNASKED.test(id)) return 'module.exports = {};';
    if (!WIDTHS.test(id)) return null;
    const widths = JSON.parse(readFileSync(id, 'utf8'));
    return JSON.stringify(widths.filter(([from]) => from <= 0xffff));
  },
};

/**
 * Node's module of this name opens stdin as soon as it is imported, and from then on whoever shares that pipe, as `diff - <(rodeo …)`
 * does, may be told to come again when nothing is there yet. What it holds is there without it.
 */
const processAsItIs = {
  name: 'process as it is',
  resolveId: (name) => (name === 'node:process' ? name : null),
  load: (id) => (id === 'node:process' ? 'module.exports = globalThis.process;' : null),
};

/** commander starts programs beside its own, which rodeo has none of: what would do so takes longer to load than all of commander. */
const noSubprograms = {
  name: 'no subprograms',
  transform(code, id) {
    if (!/[\\/]commander[\\/]lib[\\/]command\.js$/.test(id)) return null;
    const load = "require('node:child_process')";
    if (!code.includes(`const childProcess = ${load};`))
      throw new Error('commander loads its child processes in another way now');
    return code.replace(`const childProcess = ${load};`, '').replaceAll('childProcess.', `${load}.`);
  },
};

/** The words of checks in the place of the code that takes them out of the checks: most who show them load no check. */
const wordsAlone = {
  name: 'words alone',
  async load(id) {
    if (id !== source('checks/words.ts')) return null;
    return `export const checkWords = ${JSON.stringify(await wordsOfChecks())};`;
  },
};

/** Found out once for a build, by the checks' own code. */
async function wordsOfChecks() {
  const { checkWords } = await runOnce('checks/words.ts');
  return checkWords;
}

/** Bundles a module for this very place, where all packages are, runs it, and gives what it exports. */
async function runOnce(path) {
  const bundle = await rolldown({
    ...shared,
    transform: transform(),
    plugins: [],
    external: (id) => !id.startsWith('.') && !isAbsolute(id),
    input: source(path),
  });
  const file = join(OUT, basename(path).replace('.ts', '.js'));
  await bundle.write({ file, format: 'esm', codeSplitting: false });
  await bundle.close();
  try {
    return await import(`${pathToFileURL(file).href}?${performance.now()}`);
  } finally {
    rmSync(file);
  }
}

const shared = {
  plugins: [requires, unused, processAsItIs, noSubprograms],
  resolve: {
    alias: {
      // Sigstore's client would bring npm's whole HTTP stack beside the one that is there.
      'make-fetch-happen': source('proof/fetch.ts'),
      // The same code as modules, of which only what is used gets in.
      yaml: join(root, 'node_modules', 'yaml', 'browser', 'dist', 'index.js'),
    },
  },
  cwd: root,
  platform: 'node',
  preserveEntrySignatures: 'allow-extension',
  // Imports that are lazy for one command's sake, of modules that another has at once.
  checks: { ineffectiveDynamicImport: false },
  external: (id) =>
    (isBuiltin(id) && id !== 'node:process') ||
    [...PEERS, ...OPTIONAL].some((name) => id === name || id.startsWith(`${name}/`)),
};

/** What stands for other words. Some packages are CommonJS, and look at where they are without using it here. */
const transform = () => ({
  define: {
    __dirname: 'import.meta.dirname',
    __filename: 'import.meta.filename',
    BUILT_FROM: JSON.stringify(digestOfSources()),
  },
});

/** Of all that makes the program read the same evidence in the same way. */
function digestOfSources() {
  const hash = createHash('sha256');
  const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
  for (const path of [join(root, 'package-lock.json'), ...sources]) {
    hash.update(relative(root, path).split(sep).join('/')).update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 16);
}

/** The group of each module that has one, found out when the first is asked about. */
const groups = new Map();

if (process.argv.includes('--types')) shipTypes();
else if (process.argv.includes('--pages')) await bundlePages();
else if (process.argv.includes('--watch')) await buildWheneverChanged();
else await build();

async function build() {
  const before = filesBuilt();
  await bundleProgram();
  await bundlePages();
  await prepare();
  // What the build before has left is published, too. It goes last: who runs the program meanwhile may yet load a piece of it.
  const after = filesBuilt();
  for (const [path, was] of before) if (after.get(path) === was) rmSync(path);
}

/** When each file that the build has written was written, by its path; declarations of types are another step's. */
function filesBuilt() {
  const entries = existsSync(OUT) ? readdirSync(OUT, { recursive: true, withFileTypes: true }) : [];
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const own = paths.filter((path) => !path.startsWith(join(OUT, 'types') + sep));
  return new Map(own.map((path) => [path, statSync(path).mtimeMs]));
}

/** Builds now, and shortly after each change of a source or a rubric. A mistake in one is shown, and waits for the next change. */
async function buildWheneverChanged() {
  let changed = () => undefined;
  for (const folder of ['src', 'rubrics']) watch(join(root, folder), { recursive: true }, () => changed());
  for (;;) {
    const next = new Promise((resolve) => {
      changed = () => setTimeout(resolve, 100);
    });
    const began = performance.now();
    await build().then(
      () => console.log(`built in ${Math.round(performance.now() - began)} ms`),
      (error) => console.error(error.message),
    );
    await next;
  }
}

async function bundleProgram() {
  const bundle = await rolldown({
    ...shared,
    transform: transform(),
    plugins: [...shared.plugins, wordsAlone],
    input: { cli: source('cli.ts'), index: source('index.ts') },
  });
  const { output } = await bundle.write({
    dir: OUT,
    cleanDir: false,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    comments: { legal: false },
    minify: {
      compress: true,
      mangle: { keepNames: { function: true, class: true } },
      codegen: { removeWhitespace: true },
    },
    codeSplitting: {
      groups: [
        {
          debugName: 'loaded together',
          name: (id, context) => groupOf(id, context),
        },
      ],
      // A group takes the modules that it names, and none that these happen to import.
      includeDependenciesRecursively: false,
    },
  });
  await bundle.close();
  const chunks = output.filter(({ type }) => type === 'chunk');
  for (const { fileName, code } of chunks) writeFileSync(join(OUT, fileName), inAscii(code, fileName));
  const written = new Set(chunks.map(({ fileName }) => fileName));
  const others = chunks.flatMap(({ code, imports, dynamicImports }) => [
    ...[...imports, ...dynamicImports].filter((name) => !written.has(name)),
    ...[...code.matchAll(/createRequire\(import\.meta\.url\)\(?[`'"]?([\w@/.-]*)/g)].flatMap(
      ([, name]) => name || [],
    ),
  ]);
  const unknown = others.filter((name) => !isBuiltin(name) && !PEERS.includes(name));
  if (unknown.length > 0) throw new Error(`not in the bundle: ${unknown.join(', ')}`);
  writeFileSync(join(OUT, 'THIRD-PARTY-NOTICES.txt'), notices(chunks.flatMap(({ moduleIds }) => moduleIds)));
}

/**
 * The same code with all other letters escaped. One such letter makes the engine keep a whole file in two bytes a letter, and take
 * twice as long to read and to compile it. What `String.raw` holds becomes patterns, to which an escape is the letter. Throws for a
 * letter that is escaped already, as nothing needs it to be.
 */
function inAscii(code, fileName) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
  const escaped = /(?<!\\)(?:\\\\)*\\[^\x00-\x7f]/.exec(code);
  if (escaped) throw new Error(`${fileName}: needless backslash in ${escaped[0]}`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
  return code.replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** What the pages of a site load: one script that works from a disk, where modules do not; one style sheet; and an icon. */
async function bundlePages() {
  const bundle = await rolldown({
    cwd: root,
    input: source('site/browser/main.tsx'),
    platform: 'browser',
    transform: { target: 'es2022' },
    // A row is drawn in the browser by the code that wrote it into the page, there as elements.
    resolve: { alias: { 'preact/jsx-runtime': source('site/browser/jsx-runtime.ts') } },
  });
  const assets = join(OUT, 'assets');
  const { output } = await bundle.write({
    ...{ file: join(assets, 'site.js'), format: 'iife', minify: true, comments: false },
  });
  await bundle.close();
  // A module of Node would keep the whole script from running.
  const foreign = output.flatMap(({ imports = [] }) => imports);
  if (foreign.length > 0) throw new Error(`the script of pages imports ${foreign.join(', ')}`);
  const styles = ['base', 'tables', 'model'].map((name) =>
    readFileSync(source(`site/assets/${name}.css`), 'utf8'),
  );
  // Comments and indentation are for whoever changes them.
  const css = styles
    .join('')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s+/gm, '');
  writeFileSync(join(assets, 'site.css'), css);
  writeFileSync(join(assets, 'icon.svg'), readFileSync(source('site/assets/icon.svg'), 'utf8'));
}

function groupOf(id, context) {
  if (groups.size === 0) group(context);
  return groups.get(id) ?? null;
}

function group(context) {
  const visit = (id, name) => {
    if (groups.has(id)) return;
    const info = context.getModuleInfo(id);
    if (!info) return;
    groups.set(id, name);
    for (const imported of info.importedIds) visit(imported, name);
  };
  for (const [name, paths] of Object.entries(GROUPS)) {
    for (const path of paths) visit(source(path), name);
  }
}

/** What the program reads beside its code is made by its own code: judged rubrics, and fingerprints of license texts. */
async function prepare() {
  await runOnce('prepare.ts');
}

/** The licenses of all packages whose code is in the bundle, as they ask for. Throws for a package of which none is known. */
function notices(inputs) {
  const packages = new Set(
    inputs.flatMap((path) => /^.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(path)?.[0] ?? []),
  );
  // Packages under the very same text stand above it together.
  const byText = new Map();
  for (const folder of [...packages].sort()) {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const files = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && /^(licen[cs]e|notice)/i.test(entry.name))
      .map((entry) => entry.name)
      .sort();
    const own = files.map((file) => readFileSync(join(folder, file), 'utf8').trim());
    if (own.length === 0) own.push(published(license, name));
    const text = own.join('\n\n');
    byText.set(text, [...(byText.get(text) ?? []), `${name} ${version} (${license})`]);
  }
  const texts = [...byText].map(([text, names]) => `${names.join('\n')}\n\n${text}`);
  return `${texts.join(`\n\n${'-'.repeat(78)}\n\n`)}\n`;
}

/** The text of a license as SPDX lists it, for a package that comes without one. */
function published(license, name) {
  const { licenseText } = createRequire(import.meta.url)('spdx-license-list/full')[license] ?? {};
  if (!licenseText) throw new Error(`${name} comes without the text of its license (${license})`);
  return licenseText.trim();
}

/**
 * Keeps of the compiler's declarations those that the library's front door leads to, and beside them those of the packages that
 * they speak of: who uses the library has no such packages.
 */
function shipTypes() {
  const types = join(OUT, 'types');
  const needed = new Map();
  /** The copy of a package's declarations, where they are, and the names that are asked of them. */
  const packages = new Map();
  const visit = (file) => {
    if (needed.has(file)) return;
    needed.set(file, '');
    const text = readFileSync(file, 'utf8').replace(
      /((?:from|import\() ?)(['"])([^'"]+)\2/g,
      (all, before, quote, name) => {
        if (isBuiltin(name)) return all;
        if (name.startsWith('.')) {
          visit(join(dirname(file), name.replace(/\.([mc]?)js$/, '.d.$1ts')));
          return all;
        }
        const [copy, path] = packageTypes(name, types);
        packages.set(copy, { path, names: packages.get(copy)?.names ?? new Set() });
        const there = relative(dirname(file), copy)
          .replaceAll('\\', '/')
          .replace(/\.d\.ts$/, '.js');
        return `${before}${quote}${there.startsWith('.') ? there : `./${there}`}${quote}`;
      },
    );
    needed.set(file, text);
    for (const [, space, at] of text.matchAll(/\bimport \* as (\w+) from ['"]([^'"]+)['"]/g)) {
      const asked = packages.get(join(dirname(file), at.replace(/\.js$/, '.d.ts')))?.names;
      for (const [, name] of text.matchAll(new RegExp(`\\b${space}\\.(\\w+)`, 'g'))) asked?.add(name);
    }
  };
  visit(join(types, 'index.d.ts'));
  for (const [copy, { path, names }] of packages)
    needed.set(copy, declared(readFileSync(path, 'utf8'), names));
  rmSync(types, { recursive: true });
  for (const [file, text] of needed) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/**
 * Of a package's declarations those with these names and all that they name in turn, without comments and indentation: nobody reads
 * what stands behind another's types.
 */
function declared(declarations, names) {
  const [body, exported = ''] = declarations
    .replace(/\/\*\*[\s\S]*?\*\//g, '')
    .replace(/^\/\/.*\n/gm, '')
    .split(/^export \{(?=[^{}]*\};?\s*$)/m);
  const parts = body.split(/^(?=(?:declare|interface|type)\b)/m);
  const named = new Map();
  for (const part of parts) named.set(nameOf(part), [...(named.get(nameOf(part)) ?? []), part]);
  const kept = new Set();
  const entries = exported
    .replace(/\};?\s*$/, '')
    .split(',')
    .map((entry) => entry.trim().replace(/^type /, ''));
  const outward = entries.filter((entry) => names.has(entry.split(' as ').at(-1)));
  const keep = (name) => {
    if (kept.has(name) || !named.has(name)) return;
    kept.add(name);
    // A member's own name leads nowhere.
    for (const part of named.get(name))
      for (const [word] of part.replace(/^\s*(?:readonly )?[\w$]+\??[:(]/gm, '').matchAll(/[\w$]+/g))
        keep(word);
  };
  for (const entry of outward) keep(entry.split(' as ')[0]);
  const text = parts.filter((part) => kept.has(nameOf(part))).join('');
  return `${text.replace(/^\s+/gm, '')}export { ${outward.join(', ')} };\n`;
}

function nameOf(declaration) {
  return /^(?:declare )?\w+ ([\w$]+)/.exec(declaration)?.[1] ?? '';
}

/** Where the declarations of a package go, and where they are. Throws for a package whose declarations are not one file. */
function packageTypes(name, types) {
  const folder = join(root, 'node_modules', name);
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const { types: file = exports['.'].types } = exports['.'].import ?? exports['.'];
  const path = join(folder, file);
  if (/(?:from|import\() ?['"]/.test(readFileSync(path, 'utf8')))
    throw new Error(`the types of ${name} import others`);
  return [join(types, 'packages', `${name.replaceAll('/', '__')}.d.ts`), path];
}
