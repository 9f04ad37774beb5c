/** One reader of manifests: what packages and citations declare of themselves, each kind of file read by its own grammar. */
import { parse as parseToml } from 'smol-toml';
import { lastPart } from '../paths.js';
import { yamlValue } from './yaml-documents.js';

/** What a manifest declares. A file that breaks its grammar declares nothing beyond the part that can be read. */
export interface Manifest {
  /** The package's own name. */
  name: string | null;
  /** Licenses in the order of their fields: the license field, then classifiers. */
  licenses: Stated[];
  /** What it needs to run, as pip writes it (PEP 508); Poetry's, pixi's and conda's forms are put into it. */
  requirements: string[];
  /** It makes something that can be installed, and is not there for a formatter only. */
  isPackage: boolean;
  /** Identifiers and addresses of the thing itself: DOI, repository. Not those of works that it refers to. */
  identifiers: string[];
}

export interface Stated {
  text: string;
  /** 1-based. */
  line: number;
}

type Table = Readonly<Record<string, unknown>>;

/** Longest part of a file that is read, in characters. */
const LONGEST = 200_000;

/** Reads one manifest by its file name; `null` for any other kind of file. Takes time in proportion to its length; never throws. */
export function readManifest(path: string, whole: string): Manifest | null {
  const name = lastPart(path).toLowerCase();
  const text = whole.slice(0, LONGEST).replace(/\r\n?/g, '\n');
  if (name === 'pyproject.toml') return fromPyproject(tomlIn(text), text);
  if (name === 'project.toml') return fromJulia(tomlIn(text), text);
  if (name === 'pixi.toml') return manifest({ requirements: fromPixi(tomlIn(text)) });
  if (name === 'setup.cfg') return fromSetupCfg(text);
  if (name === 'setup.py') return fromSetupPy(text);
  if (name === 'citation.cff') return fromCff(text);
  if (name === 'package.json') return fromPackageJson(text);
  if (/\.ya?ml$/.test(name)) return manifest({ requirements: fromConda(yamlIn(text)) });
  return null;
}

const manifest = (declared: Partial<Manifest>): Manifest => ({
  name: null,
  licenses: [],
  requirements: [],
  isPackage: false,
  identifiers: [],
  ...declared,
});

/** A file that was cut off, or breaks further down, is read up to its last whole table. */
function tomlIn(text: string): Table {
  let part = text;
  for (let attempt = 0; attempt < 4; attempt++) {
    try {
      return parseToml(part) as Table;
    } catch {
      const end = part.lastIndexOf('\n[');
      if (end < 0) return {};
      part = part.slice(0, end + 1);
    }
  }
  return {};
}

function yamlIn(text: string): Table {
  try {
    // Aliases are not followed far: a small file of them can grow without end.
    return table(yamlValue(text, { maxAliasCount: 50 }));
  } catch {
    return {};
  }
}

const table = (value: unknown): Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Table) : {};
const within = (value: unknown, ...keys: string[]): Table =>
  keys.reduce<Table>((inner, key) => table(Object.hasOwn(inner, key) ? inner[key] : undefined), table(value));
const text = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
const texts = (value: unknown): string[] => [value].flat().flatMap((one) => text(one) ?? []);

/** Where a value is written, preferably beside its key. */
export function lineOf(source: string, value: string, key: string): number {
  const lines = source.split('\n');
  const beside = lines.findIndex((line) => line.includes(value) && line.toLowerCase().includes(key));
  return Math.max(0, beside >= 0 ? beside : lines.findIndex((line) => line.includes(value))) + 1;
}

const stated = (source: string, values: readonly string[], key: string): Stated[] =>
  values.map((value) => ({ text: value, line: lineOf(source, value, key) }));

/** `License :: OSI Approved :: MIT License` → `MIT License`. */
const CLASSIFIER = /^\s*License :: (?:OSI Approved :: )?([^:\n]+?)\s*$/;
const classified = (source: string, values: readonly string[]): Stated[] =>
  stated(
    source,
    values.flatMap((value) => CLASSIFIER.exec(value)?.[1] ?? []),
    'license ::',
  );

/** Julia: a package has a name and an id of its own; a list of what a script needs has neither. */
function fromJulia(root: Table, source: string): Manifest {
  return manifest({
    name: text(root.name),
    licenses: stated(source, texts(root.license), 'license'),
    requirements: Object.keys(within(root, 'deps')),
    isPackage: text(root.name) !== null && text(root.uuid) !== null,
  });
}

/** Groups of dependencies that serve the making of the package, not the model. */
const ASIDE =
  /^(?:dev\w*|tests?|testing|docs?|documentation|lint\w*|format\w*|typing|types|check|ci|build|release|style|pre-?commit|notebooks?|examples?)$/i;

/**
 * PEP 621 and 639 (`[project]`), PEP 735 (`[dependency-groups]`), and the tables of Poetry, Flit and pixi.
 * What other tools keep in tables of their own says nothing of the package.
 */
function fromPyproject(root: Table, source: string): Manifest {
  const project = within(root, 'project');
  const poetry = within(root, 'tool', 'poetry');
  const flit = within(root, 'tool', 'flit', 'metadata');
  const license = [project.license, poetry.license, flit.license].flatMap((field) =>
    texts(typeof field === 'object' ? within(field).text : field),
  );
  const classifiers = [project, poetry, flit].flatMap((one) => texts(one.classifiers));
  const groups = Object.entries(within(root, 'dependency-groups'))
    .filter(([group]) => !ASIDE.test(group))
    .flatMap(([, needed]) => texts(needed));
  return manifest({
    name: text(project.name) ?? text(poetry.name) ?? text(flit.module),
    licenses: [...stated(source, license, 'license'), ...classified(source, classifiers)],
    requirements: [
      ...texts(project.dependencies),
      ...fromPoetry(within(poetry, 'dependencies')),
      ...Object.entries(within(poetry, 'group'))
        .filter(([group]) => !ASIDE.test(group))
        .flatMap(([, group]) => fromPoetry(within(group, 'dependencies'))),
      ...fromPixi(within(root, 'tool', 'pixi')),
      ...groups,
    ],
    isPackage:
      Object.hasOwn(root, 'project') ||
      Object.hasOwn(root, 'build-system') ||
      ['poetry', 'flit', 'hatch', 'setuptools'].some((tool) => Object.hasOwn(within(root, 'tool'), tool)),
  });
}

/** Poetry's `^1.2` and `~1.2` are ranges, a bare `1.2.3` is exact, `*` is any version. */
const fromPoetry = (needed: Table): string[] =>
  Object.entries(needed)
    .filter(([name]) => name !== 'python')
    .map(([name, value]) => requirement(name, value, '=='));

/** In pixi, as in conda, `1.2` is a range of what begins so, `==1.2` one version. */
const fromPixi = (root: Table): string[] =>
  [within(root, 'dependencies'), within(root, 'pypi-dependencies')].flatMap((needed) =>
    Object.entries(needed)
      .filter(([name]) => name !== 'python')
      .map(([name, value]) => requirement(name, value, '~=')),
  );

function requirement(name: string, value: unknown, bare: '==' | '~='): string {
  const fields = table(Array.isArray(value) ? value[0] : value);
  const git = text(fields.git);
  if (git !== null) {
    const fixed = text(fields.rev) ?? text(fields.tag);
    // A name of one's own for a commit is as good as its hash.
    return fixed === null ? `${name} @ git+${git}` : `${name} === ${fixed.replace(/[^\w.+-]/g, '')}`;
  }
  const version = (text(value) ?? text(fields.version) ?? '*').replace(/\s+/g, '');
  if (version === '*') return name;
  if (/^=*\d[\w.+-]*$/.test(version))
    return `${name}${version.startsWith('=') ? '==' : bare}${version.replace(/^=+/, '')}`;
  return `${name}>=${/\d[\w.]*/.exec(version)?.[0] ?? '0'}`;
}

/** A conda environment: `name=1.2` (a build may follow), and pip's requirements in a nested list. */
function fromConda(root: Table): string[] {
  return [root.dependencies].flat().flatMap((item) => {
    if (typeof item !== 'string') return texts(table(item).pip);
    const exact = /^(?:[\w.-]+::)?([\w.-]+) *={1,2} *(\d[\w.+!]*)(?:=[\w.]+)?$/.exec(item.trim());
    if (exact) return [`${exact[1]}==${exact[2]}`];
    return [item.trim().replace(/^[\w.-]+::/, '')];
  });
}

/** Sections and keys as Python's configparser reads them: values go on in indented lines. */
function iniIn(source: string): Map<string, string> {
  const values = new Map<string, string>();
  let section = '';
  let key = '';
  for (const line of source.split('\n')) {
    const head = /^\[([^\]]+)\]/.exec(line);
    const pair = /^([\w.-]+)\s*[=:]\s*(.*)$/.exec(line);
    if (/^\s*[#;]/.test(line)) continue;
    if (head) [section, key] = [(head[1] ?? '').trim(), ''];
    else if (pair) {
      key = `${section}.${(pair[1] ?? '').toLowerCase()}`;
      values.set(key, pair[2] ?? '');
    } else if (/^\s+\S/.test(line) && key !== '') values.set(key, `${values.get(key) ?? ''}\n${line.trim()}`);
  }
  return values;
}

function fromSetupCfg(source: string): Manifest {
  const values = iniIn(source);
  const lines = (key: string) =>
    (values.get(key) ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
  return manifest({
    name: text(values.get('metadata.name')),
    licenses: [
      ...stated(source, lines('metadata.license').slice(0, 1), 'license'),
      ...classified(source, lines('metadata.classifiers')),
    ],
    requirements: lines('options.install_requires').map((line) => line.replace(/(^|\s)#.*$/, '')),
    isPackage: [...values.keys()].some((key) => /^(?:metadata|options)\./.test(key)),
  });
}

/** A program, so only what is written out in it is read. */
function fromSetupPy(source: string): Manifest {
  const list = /install_requires\s*=\s*\[([\s\S]*?)\n?\s*\]\s*[,)]/.exec(source)?.[1] ?? '';
  const field = (name: string) => new RegExp(`\\b${name}\\s*=\\s*["']([^"'\\n]{1,80})["']`).exec(source)?.[1];
  return manifest({
    name: field('name') ?? null,
    licenses: [
      ...stated(source, texts(field('licen[cs]e')), 'licen'),
      ...classified(
        source,
        quotedIn(source).filter((one) => one.startsWith('License ::')),
      ),
    ],
    requirements: quotedIn(list.replace(/(^|\s)#.*$/gm, '')),
    isPackage: true,
  });
}

const quotedIn = (source: string): string[] =>
  [...source.matchAll(/(["'])([^"'\n]*)\1/g)].map(([, , quoted = '']) => quoted);

/** Citation File Format 1.2: `references` are the works of others. */
function fromCff(source: string): Manifest {
  const root = yamlIn(source);
  const listed = [root.identifiers].flat().flatMap((one) => texts(table(one).value));
  return manifest({
    name: text(root.title),
    // A record of data states the license of data.
    licenses: root.type === 'dataset' ? [] : stated(source, texts(root.license), 'license'),
    identifiers: [
      ...texts(root.doi),
      ...listed,
      ...['repository-code', 'repository', 'repository-artifact', 'url'].flatMap((key) => texts(root[key])),
      ...texts(within(root, 'preferred-citation').doi),
    ],
  });
}

function fromPackageJson(source: string): Manifest {
  try {
    const root = table(JSON.parse(source));
    return manifest({
      name: text(root.name),
      licenses: stated(source, texts(root.license), 'license'),
      isPackage: text(root.name) !== null && root.private !== true,
    });
  } catch {
    return manifest({});
  }
}
