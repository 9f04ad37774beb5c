/** Places that say what a step's code belongs to: folders of rivals and of later tuning, and other repositories of the owner. */
import { lastPart } from '../../paths.js';
import type { Document } from '../../prose/page.js';
import { foldName, namesOfPage } from '../../prose/proper-names.js';
import {
  type Activity,
  activityOf,
  namesEvaluation,
  namesTask,
  servesSomethingElse,
  startsEvaluation,
  startsInference,
} from '../files/activities.js';
import type { ClassifiedFile } from '../files/files.js';
import { pathWords } from '../files/path-words.js';
import { belowTitle } from './commands.js';

/** Folders of models that the released one is held against. */
export const RIVALS = ['baseline', 'baselines', 'comparison', 'comparisons', 'competitors'];

/** Another GitHub repository of the page's owner; somebody else's code is a dependency, not a part of the release. */
export function isSibling(url: string, document: Document): boolean {
  const there = /^https?:\/\/github\.com\/([\w.-]+)\/([\w.-]+?)(?:\.git)?(?:[/#?]|$)/.exec(url);
  const here = /^https?:\/\/[^/]+\/([\w.-]+)\/([\w.-]+)/.exec(document.cite().url);
  if (!there) return false;
  // Of a folder nobody knows the owner: a project that bears the page's name is taken for a part of the release.
  if (!here)
    return namesOfPage(document).some((name) => name.length > 3 && foldName(there[2] ?? '').includes(name));
  return (
    foldName(there[1] ?? '') === foldName(here[1] ?? '') &&
    (document.kind === 'card' || foldName(there[2] ?? '') !== foldName(here[2] ?? ''))
  );
}

/** Folders that a page treats under a heading about fine-tuning or downstream tasks, by a sub-heading of their name. */
export function tuningFolders(documents: readonly Document[]): Set<string> {
  const named = documents.flatMap((document) =>
    document.sections.filter(({ path }) =>
      belowTitle(document, path)
        .slice(0, -1)
        .some((heading) => activityOf(heading) === 'fine-tuning'),
    ),
  );
  return new Set(named.map(({ heading }) => heading.toLowerCase()));
}

export const isUnder = (path: string, folders: ReadonlySet<string>) =>
  path
    .toLowerCase()
    .split('/')
    .slice(0, -1)
    .some((folder) => folders.has(folder));

const LESSON = /(?:^|\/)(?:tutorials?|examples?|demos?|lessons?|quick-?starts?)\//i;

/** Whether nothing about a file's place says that it belongs to another project, a test, or another step. */
export function isFreeFor(
  { path, roles }: ClassifiedFile,
  activity: Activity,
  later: ReadonlySet<string>,
  isWithoutLearning: () => boolean,
): boolean {
  if (roles.has('vendored') || roles.has('test') || isUnder(path, later)) return false;
  const isLater = roles.has('finetuning-code') || roles.has('evaluation-code') || namesTask(pathWords(path));
  // A lesson measures what its reader made.
  // A program beside rivals runs them, not the model, unless it says that it measures.
  if (activity === 'evaluation')
    return (
      !LESSON.test(path) && (!isUnder(path, new Set(RIVALS)) || startsEvaluation(pathWords(lastPart(path))))
    );
  if (activity === 'preprocessing') {
    const words = pathWords(path);
    // `extract.py` takes features from a network, or from sounds: one that holds no network makes data.
    const makesFeatures = () => startsInference(words) && !namesEvaluation(words) && isWithoutLearning();
    return !LESSON.test(path) && (!servesSomethingElse(words) || makesFeatures());
  }
  return activity !== 'training' || !isLater;
}
