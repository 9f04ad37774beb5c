/** Tells projects of others that were copied whole into a tree, by the papers that they brought along and by who is thanked for them. */

import { type Texts, valueIn } from '../../evidence.js';
import { folderOf, lastPart } from '../../paths.js';
import { foldName } from '../../prose/proper-names.js';
import { readManifest } from '../../source/manifests.js';
import { titleIn } from '../code/names.js';
import { activityOf } from './activities.js';

const LICENSE = /^(?:(?:un)?licen[cs]e|copying)(?:\.(?:md|txt|rst))?$/i;
const README = /^readme(?:\.(?:md|txt|rst))?$/i;
const MANIFEST = /^(?:setup\.(?:py|cfg)|pyproject\.toml)$/i;

/** Folders that group the parts of a project; a part may have papers of its own. */
export const GROUP =
  /^(?:models?|examples?|tutorials?|demos?|docs?|data|datasets?|tools|scripts|packages|src|apps?|extensions|plugins|projects|analys[ei]s|experiments?|workflows?|notebooks?|weights|checkpoints)$/;
/** Folders in which a project keeps what it was before. */
const EARLIER =
  /^(?:v(?:er(?:sion)?)?[-_. ]?\d[\w.]*|old|legacy|archived?|deprecated|previous|earlier|original)$/;

/** The project itself, as far as it is known. */
export interface OwnProject {
  /** Of its repository, without the owner. */
  name: string;
  /** Bodies of READMEs and manifests, in which it and its parts say what they are called; empty for those not read. */
  bodyOf: (path: string) => string;
}

/** The bodies in the evidence, as far as they were read. */
export const bodiesIn =
  (texts: Texts) =>
  (path: string): string => {
    const fact = texts[path];
    return (fact && valueIn(fact)?.text) ?? '';
  };

/** What a folder holds of the papers of a project. */
interface Papers {
  license: boolean;
  readme: string | null;
  manifests: string[];
}

/**
 * Folders of other projects: those with a license and a README of their own, in a tree whose top has both as well or
 * that declare a package of another name, and packages that are called like somebody else's project which the README
 * links. Parts of the project, which are called after what they do, after the project itself, after an earlier version
 * of it, or stand in a group of their kind, are none.
 * @param paths all files of the tree
 * @returns whether a path lies in such a folder
 */
export function copiedProjects(paths: readonly string[], own: OwnProject): (path: string) => boolean {
  const papers = papersIn(paths);
  const top = papers.get('');
  if (!top?.readme) return () => false;
  const ownNames = [own.name, ...declaredNames(top, own)].map(foldName).filter((name) => name.length > 2);
  const isOwn = (folder: string, has: Papers): boolean => {
    const last = folder.split('/').at(-2) ?? '';
    const declared = declaredNames(has, own).map(foldName);
    // A folder that extends the project's name is a part of it; a name within the project's is what it builds on.
    if (
      [foldName(last), ...declared].some((name) =>
        ownNames.some((mine) => name.includes(mine) || isOtherVersion(name, mine)),
      )
    )
      return true;
    return EARLIER.test(last.toLowerCase()) && declared.length === 0;
  };
  const copied = new Set(
    [...papers]
      .filter(
        ([folder, has]) =>
          folder !== '' &&
          has.license &&
          has.readme &&
          (top.license || has.manifests.length > 0) &&
          !isPart(folder, has.readme === null ? '' : own.bodyOf(has.readme), ownNames) &&
          !isOwn(folder, has),
      )
      .map(([folder]) => folder),
  );
  for (const folder of creditedFolders(paths, top.readme, own)) copied.add(folder);
  return (path) => copied.size > 0 && foldersOf(path).some((folder) => copied.has(folder));
}

/** `heron1` and `heron2`: one name, two numbers. */
function isOtherVersion(one: string, two: string): boolean {
  const [stem, other] = [one, two].map((name) => name.replace(/v?\d+$/, ''));
  return stem === other && (stem?.length ?? 0) > 2;
}

function papersIn(paths: readonly string[]): Map<string, Papers> {
  const papers = new Map<string, Papers>();
  for (const path of paths) {
    const name = lastPart(path);
    const [license, readme, manifest] = [LICENSE.test(name), README.test(name), MANIFEST.test(name)];
    if (!license && !readme && !manifest) continue;
    const folder = folderOf(path);
    const before = papers.get(folder) ?? { license: false, readme: null, manifests: [] };
    papers.set(folder, {
      license: license || before.license,
      readme: before.readme ?? (readme ? path : null),
      manifests: manifest ? [...before.manifests, path] : before.manifests,
    });
  }
  return papers;
}

/** What a folder's manifests and the title of its README call it; nothing where they were not read. */
function declaredNames({ readme, manifests }: Papers, { bodyOf }: OwnProject): string[] {
  const declared = manifests.flatMap((path) => readManifest(path, bodyOf(path))?.name ?? []);
  const title = readme === null ? null : titleIn(bodyOf(readme));
  return title === null ? declared : [...declared, title];
}

/** `a/b/c.py` → `a/`, `a/b/`. */
const foldersOf = (path: string): string[] =>
  [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index + 1));

/** A folder in a group, or one called after what it does; unless its README gives the name of another project. */
function isPart(folder: string, readme: string, ownNames: readonly string[]): boolean {
  const segments = folder.toLowerCase().split('/').slice(0, -1);
  if (segments.some((segment) => GROUP.test(segment))) return true;
  if (activityOf(segments.at(-1) ?? '') === null) return false;
  const said = foldName(readme);
  return (
    !isProjectName(titleIn(readme) ?? '') || ownNames.some((name) => name.length > 4 && said.includes(name))
  );
}

/** One to three words as projects are called, with a capital or a digit inside, and none that says what is done in a folder. */
const isProjectName = (title: string): boolean =>
  title.split(/\s+/).length <= 3 &&
  /[A-Z][\w-]*[A-Z\d]/.test(title) &&
  !/\b(?:README|TODO|FAQ|API|GPUs?|TPUs?|CPU|SFT|RLHF|DPO|LLMs?|ML|AI|UI|CLI)\b/.test(title) &&
  activityOf(title) === null;

/** Addresses of projects: on GitHub, and of models on the Hub. */
const PROJECT =
  /https?:\/\/(?:www\.)?(?:github\.com|huggingface\.co|hf\.co)\/(?!datasets\/|spaces\/|docs\/|papers\/)([\w.-]+)\/([\w.-]+)/g;

/** What packages are called that every second project has one of. */
const COMMON = /^(?:models?|data|datasets?|utils?|tools?|core|common|lib|src|train\w*|eval\w*|test\w*)$/;

/**
 * Packages at the top that bear the name of a project which the README links at another owner's, while neither the
 * repository nor the README's title does: what the release builds on, carried along.
 */
function creditedFolders(paths: readonly string[], readme: string, own: OwnProject): string[] {
  const text = own.bodyOf(readme);
  if (text === '') return [];
  const title = foldName(`${own.name} ${titleIn(text) ?? ''}`);
  const packages = new Set(
    paths.flatMap((path) => /^(?:src\/)?([\w-]+)\/(?:[\w-]+\/)?__init__\.py$/.exec(path)?.[1] ?? []),
  );
  const linked = [...text.slice(0, 100_000).matchAll(PROJECT)];
  const owners = linked
    .filter(([, , name = '']) => foldName(name) === foldName(own.name))
    .map(([, owner = '']) => owner.toLowerCase());
  const names = linked
    .filter(([, owner = '']) => !owners.includes(owner.toLowerCase()))
    .map(([, , name = '']) => name.replace(/\.git$/, '').toLowerCase());
  const pages = paths.filter((path) => /^(?:docs?\/)?[\w.-]+\.(?:md|rst)$/i.test(path)).map(own.bodyOf);
  return [...packages]
    .filter((folder) => {
      const name = foldName(folder);
      const isAlone = !paths.some((path) => /\.(?:py|ipynb)$/.test(path) && !path.includes(`${folder}/`));
      if (isAlone || name.length < 4 || COMMON.test(folder.toLowerCase()) || title.includes(name))
        return false;
      // What the pages run in it is the project's own by now.
      const runs = new RegExp(`\\b${folder}/[\\w./-]+\\.(?:py|sh)\\b|\\s-m\\s+${folder}\\.`);
      if (pages.some((page) => runs.test(page))) return false;
      return names.some((one) => foldName(one) === name || foldName(one.split(/[-_]v?\d/)[0] ?? '') === name);
    })
    .flatMap((folder) => [`${folder}/`, `src/${folder}/`]);
}
