/** When a body speaks against the step that its name promises. */
import { lastPart } from '../../paths.js';
import type { CodeFactKind } from '../../source/facts.js';
import { type Activity, startsEvaluation, startsInference } from '../files/activities.js';
import { type PathWords, pathWords } from '../files/path-words.js';
import type { ReadCode } from './bodies.js';
import { LEARNING } from './learning-libraries.js';
import { has } from './own-acts.js';

/** A body that was read whole, with all its modules, and does something else instead. */
export function speaksAgainst(
  one: ReadCode,
  { whole, modules, files }: { whole: boolean; modules: readonly string[]; files: readonly ReadCode[] },
  activity: Activity,
): boolean {
  const all = [one, ...files];
  const isAbout = (...kinds: CodeFactKind[]) => all.some((file) => has(file, ...kinds));
  const learns = modules.some((module) => LEARNING.test(module));
  const isScript = one.file.language === 'python' || one.file.language === 'notebook';
  // Modules of a network may be many; a measure would be called here.
  if (activity === 'evaluation' && isScript && onlyWritesSamples(one, isAbout)) return true;
  if (activity === 'evaluation' && isScript && onlyTimes(one, isAbout)) return true;
  if (!whole || !isScript) return false;
  switch (activity) {
    case 'training':
    case 'fine-tuning':
      return !learns || isAbout('remote') || has(one, 'measures');
    case 'evaluation':
      if (isAbout('times') && !isAbout('reads-data')) return true;
      if (isAbout('measures')) return false;
      // `test.py` runs a model on an input as often as it measures one.
      if (/(?:^|\/)(?:run_)?test\.py$/.test(one.file.path))
        return isAbout('loads-weights') && !isAbout('reads-data');
      // In a folder for evaluation a script may only run the model.
      if (namesIn(one.file.path, startsEvaluation)) return onlyPrints(one, isAbout);
      return (
        isAbout('runs-model') &&
        (one.file.entry === undefined ||
          [one, ...files].some(({ file }) => namesIn(file.path, startsInference)))
      );
    case 'inference':
      return (
        !learns &&
        (isAbout('remote') || (one.file.entry === undefined && !isAbout('loads-weights', 'reads-data')))
      );
    case 'preprocessing':
      return false;
  }
}

/**
 * What comes out of a model is written as sounds, pictures, volumes or sequences, in which nobody keeps figures, by a program
 * that measures nothing.
 */
const onlyWritesSamples = (one: ReadCode, isAbout: (...kinds: CodeFactKind[]) => boolean): boolean =>
  one.file.entry !== undefined &&
  has(one, 'loads-weights') &&
  !isAbout('measures') &&
  one.file.facts.some(
    ({ kind, name }) =>
      (kind === 'writes-data' || kind === 'saves-weights') &&
      /(?:^|\.)(?:imwrite|imsave|save_image|write_png)$|(?:wavfile|soundfile|sf|SeqIO)\.write$|(?:torchaudio|nib|nibabel|im(?:age|g)?|mask)\.save$/i.test(
        name,
      ),
  );

/** A program that runs the model on what it is given and prints what comes out: nothing known is brought, nothing is kept to be measured. */
const onlyPrints = (one: ReadCode, isAbout: (...kinds: CodeFactKind[]) => boolean): boolean =>
  one.file.entry !== undefined &&
  isAbout('runs-model') &&
  isAbout('loads-weights') &&
  !isAbout('measures', 'held-out', 'writes-data', 'launch') &&
  one.file.facts.every(({ kind, name }) => kind !== 'reads-data' || name === 'open');

/** `benchmark.py` that holds a clock against a model, as far as it was read. */
const onlyTimes = (one: ReadCode, isAbout: (...kinds: CodeFactKind[]) => boolean): boolean =>
  /bench|speed|latency|throughput|profil/i.test(lastPart(one.file.path)) &&
  has(one, 'times') &&
  !isAbout('measures', 'reads-data');

/** By the file's own name, not by a folder's. */
export const namesIn = (path: string, starts: (file: PathWords) => boolean): boolean =>
  starts(pathWords(lastPart(path)));
