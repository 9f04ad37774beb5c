/** Tells the folders of other models in a repository of several, so that each is judged by its own folder and by what all share. */
import { lastPart } from '../../paths.js';
import { foldName } from '../../prose/proper-names.js';
import { GROUP, type OwnProject } from './copied-projects.js';
import { isVendoredFolder } from './file-roles.js';

const README = /^readme(?:\.(?:md|txt|rst))?$/i;
/** A page about a model, not about a server, a library or data beside it. */
const ABOUT_A_MODEL = /\bpre-?train\w*|\bcheckpoints?\b|\bfrom_pretrained\b|\bmodel weights\b/i;
/** Ends of names that tell versions of one model apart. */
const VARIANT =
  /^(?:\d+(?:\.\d+)?[bmk]|x+l|base|large|small|tiny|mini|medium|huge|nano|giant|chat|instruct|it|hf|sft|dpo|pt|ft|cased|uncased|v\d[\w.]*)$/;
/** Shorter names are any word. Letters and digits. */
const SHORTEST = 4;

/**
 * Folders of other models. There are some where a folder with a README is called after the model, in a repository that is not,
 * and others of the kind stand right beside it, with pages on models of their own.
 * @param paths all files of the repository
 * @param model the model's name on the Hub, without its owner
 * @returns whether a path lies in the folder of another model
 */
export function siblingModels(
  paths: readonly string[],
  own: OwnProject,
  model: string | null,
): (path: string) => boolean {
  const none = () => false;
  const names = model === null ? [] : namesOf(model);
  if (names.length === 0 || names.includes(foldName(own.name))) return none;
  const pages = new Map(
    paths.flatMap((path): [string, string][] => {
      const at = path.lastIndexOf('/');
      return at > 0 && README.test(path.slice(at + 1)) ? [[path.slice(0, at), path]] : [];
    }),
  );
  const tells = (folder: string) => ABOUT_A_MODEL.test(own.bodyOf(pages.get(folder) ?? ''));
  const home = [...pages.keys()].find(
    (folder) => names.includes(foldName(lastPart(folder))) && !isVendoredFolder(folder) && tells(folder),
  );
  if (home === undefined) return none;
  const isOther = (folder: string): boolean => {
    const last = foldName(lastPart(folder));
    const isAlike = names.some(
      (name) => last.includes(name) || (last.length >= SHORTEST && name.includes(last)),
    );
    return (
      !isAlike &&
      !GROUP.test(lastPart(folder).toLowerCase()) &&
      parentOf(folder) === parentOf(home) &&
      tells(folder)
    );
  };
  const others = [...pages.keys()].filter((folder) => folder !== home && isOther(folder));
  return (path) => others.some((folder) => path.startsWith(`${folder}/`));
}

/** What its folder may be called: the whole name, and the name before its size and kind. */
function namesOf(model: string): string[] {
  const parts = model.toLowerCase().split(/[-_]/);
  while (parts.length > 1 && VARIANT.test(parts.at(-1) ?? '')) parts.pop();
  return [...new Set([foldName(model), foldName(parts.join('-'))])].filter((name) => name.length >= SHORTEST);
}

const parentOf = (folder: string): string => folder.slice(0, Math.max(0, folder.lastIndexOf('/')));
