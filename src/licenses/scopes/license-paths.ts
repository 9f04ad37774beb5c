/** Which paths are those of license texts, and which part of a release each is for: what collectors read, and scopes judge by. */
import { lastPart } from '../../paths.js';
import { foldName } from '../../prose/proper-names.js';
import type { LicenseScope } from '../license.js';
import { nameLicense } from '../names/names.js';

/** A part of the release, or `all` where none is named. */
export type Covered = LicenseScope | 'all';

const LICENSE_NAME =
  /^(?:[\w. -]*[-_. ])?(?:un)?licen[cs]es?(?:[-_. ][\w.+ -]*)?$|^copying(?:[-_.].*)?$|^licen[cs]eref-|terms[-_ ]?(?:of[-_ ]?use|and)/i;
const NO_TEXT =
  /\.(?:py|jsx?|tsx?|json|ya?ml|toml|cfg|xml|csv|tsv|png|jpe?g|gif|svg|ico|css|sh|ipynb|c|h|cc|cpp|hpp|cu|java|go|rs)$/i;
const NOT_OF_THE_RELEASE =
  /third|3rd|part(?:y|ies)|header|notice|polic|output|template|icon|font|logo|_?licen[cs]es?[-_]of|server|demo|cla\b/i;

/** Folders whose files are the release's own licenses; any other folder's license is that of vendored code. */
const OWN_FOLDER = /^(?:model[-_ ]?licen[cs]es?|LICENSES)$/;

const PARTS: readonly [LicenseScope, RegExp][] = [
  ['weights', /weight|model|param|checkpoint/i],
  ['data', /data(?!base)/i],
  ['documents', /docs?(?![a-z])|documentation|content/i],
  ['code', /code|software|source|src/i],
];

/** The license of everything that no other file names. */
const GENERAL = /^(?:un)?(?:licen[cs]e|copying)(?:\.\w+)?$/i;
/** Beside a general license, `Example LICENSE AGREEMENT` is that of the model called so. */
const AGREEMENT = /^[\w. -]*\w[-_ ]licen[cs]e[-_ ]agreement(?:[-_. ][\w. -]*)?$/i;

const OF_WEIGHTS =
  /^(?:[\w. -]*[-_ ])?(?:models?|weights?)[-_ ]licen[cs]e|^licen[cs]e[-_ ](?:for[-_ ])?(?:models?|weights?)(?![a-z])/i;
const OF_DATA =
  /^(?:[\w. -]*[-_ ])?data(?:sets?)?[-_ ]licen[cs]e|^licen[cs]e[-_ ](?:for[-_ ])?data(?:sets?)?(?![a-z])/i;
const OF_OTHERS =
  /(?:^|\/)(?:node_modules|third[-_]?party|3rd[-_]?party|vendor(?:ed)?|externals?|submodules?|dep(?:endencie)?s|tests?|\.\w[^/]*)\//i;
/** A folder of weights at the top; one called `models` may hold code. */
const WEIGHTS_FOLDER =
  /^(?:model[-_])?(?:weights?|checkpoints?|ckpts?|params|pre-?trained(?:[-_](?:models?|weights))?)\/[^/]+$/i;
/** A folder of data at the top: its license is that of the data. */
const DATA_FOLDER = /^(?:data|data[-_]?sets?|[\w.-]+[-_]data(?:set)?s?|corpus|corpora)\/[^/]+$/i;

/** Whether a path may name a license, wherever it lies. */
export const isLicenseName = (path: string): boolean => LICENSE_NAME.test(lastPart(path));

/** Whether it can be a text of the release's own: no program or picture, and in no folder of other people's work. */
export const mayHoldTerms = (path: string): boolean =>
  !NO_TEXT.test(lastPart(path)) && !OF_OTHERS.test(path) && !/^readme/i.test(lastPart(path));

/** Whether it is the license of everything that no other file names. */
export const isGeneral = (path: string): boolean => GENERAL.test(path);

/** `README_EN.md`, `README.zh-CN.md` at the top: the same page for others, who may be told more. */
export const isTranslation = (path: string): boolean =>
  /^readme[-_.](?:[a-z]{2}|[a-z]{2}[-_][a-z]{2,4}|english|chinese|japanese|korean)\.(?:md|rst|txt)$/i.test(
    path,
  );

/** `sv_dataset/README.md`: what is said of the data where they lie. */
export const isDataReadme = (path: string): boolean => DATA_FOLDER.test(path) && isReadme(path);

/** `checkpoints/README.md`: what is said of the weights where they lie. */
export const isWeightsReadme = (path: string): boolean => WEIGHTS_FOLDER.test(path) && isReadme(path);

/** `projects/wren/README.md`: the page of one project among several, which may have weights of its own. */
export const isProjectReadme = (path: string): boolean =>
  path.includes('/') && path.split('/').length <= 4 && !OF_OTHERS.test(path) && isReadme(path);

/** The main page of a folder. */
export const isReadme = (path: string): boolean => /^readme(?:\.\w+)?$/i.test(lastPart(path));

/** `NOTICE` at the top: what its owner wants everybody to read beside the license. */
export const isNotice = (path: string): boolean => /^notice(?:\.(?:md|txt|rst))?$/i.test(path);

/** The part of the release that a license file in a folder is for, by its name or its place; `null` for all others. */
export function partByPlace(path: string): LicenseScope | null {
  const name = lastPart(path);
  if (!path.includes('/') || NO_TEXT.test(name) || OF_OTHERS.test(path) || path.split('/').length > 4)
    return null;
  if (OF_WEIGHTS.test(name) || AGREEMENT.test(name)) return 'weights';
  if (WEIGHTS_FOLDER.test(path) && GENERAL.test(name)) return 'weights';
  if (OF_DATA.test(name) || (DATA_FOLDER.test(path) && GENERAL.test(name))) return 'data';
  return null;
}

/** The part that a name tells; beside a general license an agreement by the model's name is that of its weights. */
export function partByName(path: string, beside: readonly string[]): Covered {
  if (AGREEMENT.test(path) && beside.some(isGeneral)) return 'weights';
  const parts = PARTS.filter(([, pattern]) => pattern.test(path)).map(([scope]) => scope);
  return parts.length === 1 ? (parts[0] as LicenseScope) : 'all';
}

/** Where a model's own project lies in a repository that may hold several. */
export interface ProjectPlace {
  /** What a folder of its own may be called. */
  names: readonly string[];
  /** Paths of folders that its page links to. */
  folders: readonly string[];
}

/**
 * What a model's folder in a repository is known by.
 * @param names of the model
 * @param urls that its page links to, some of them into the tree
 */
export function projectIn(fullName: string, names: readonly string[], urls: readonly string[]): ProjectPlace {
  const folders = urls.flatMap((url) => {
    const [, home = '', folder = ''] = IN_TREE.exec(url) ?? [];
    // A folder of the user's that is no clone has no owner: it is what the page leads to.
    const isHome = home.toLowerCase() === fullName.toLowerCase() || !fullName.includes('/');
    return home !== '' && isHome ? [folder.replace(/\/+$|\/readme(?:\.\w+)?$/i, '')] : [];
  });
  return { names, folders };
}

const IN_TREE = /^https?:\/\/(?:www\.)?github\.com\/([^/]+\/[^/]+)\/(?:tree|blob)\/[^/]+\/([^?#\s]+)/i;

/** `models/my_net/LICENSE` in a repository of several models, when the model is called My-Net, or its page leads there. */
export const isLicenseOfProject = (project: ProjectPlace, path: string): boolean =>
  isLicenseName(path) && !NO_TEXT.test(lastPart(path)) && isOfProject(project, path);

/** Whether a file lies right in the folder of a model's own project. */
export function isOfProject({ names, folders }: ProjectPlace, path: string): boolean {
  const [name = '', folder = '', ...above] = path.split('/').reverse();
  if (OF_OTHERS.test(path)) return false;
  if (folders.some((one) => path === `${one}/${name}`)) return true;
  const folded = foldName(folder);
  return above.length > 0 && folded.length > 3 && names.some((one) => foldName(one) === folded);
}

/** A license at the top of a tree, or among the texts that a folder of licenses holds. */
export function isOwnLicense(path: string): boolean {
  const [folder, name, deeper] = path.includes('/') ? path.split('/') : ['', path];
  if (!name || deeper !== undefined || name.startsWith('.')) return false;
  if (folder && !OWN_FOLDER.test(folder)) return false;
  if (folder === 'LICENSES' && isNamedById(name)) return true;
  return LICENSE_NAME.test(name) && !NO_TEXT.test(name) && !NOT_OF_THE_RELEASE.test(name);
}

/** `MIT.txt`, as https://reuse.software/spec-3.3/ asks for. */
function isNamedById(name: string): boolean {
  const [, id] = /^([\w.+-]+)\.(?:txt|md)$/.exec(name) ?? [];
  return id !== undefined && nameLicense(id)?.id === id;
}
