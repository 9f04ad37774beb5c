/**
 * Whether the code that made the training data ready is there: 1 scripts that make it, 0.5 parts of that, 0.25 loaders that only ready
 * each record on its way into the network.
 */

import { dataSources } from '../release/claims/data-sources.js';
import { citeStatement, projectPages } from '../release/claims/statements.js';
import { Acts } from '../release/code/acts.js';
import type { ReadCode } from '../release/code/bodies.js';
import { moduleIn } from '../release/code/module-paths.js';
import { bodiesOf } from '../release/code/step-bodies.js';
import { citeLocated, citeStep, isModule, isStarted, namesOf, stepEvidence } from '../release/code/steps.js';
import {
  isFineTuning,
  namesEvaluation,
  namesPreprocessing,
  namesPretraining,
  namesTask,
  onlyFetches,
  startsPreprocessing,
} from '../release/files/activities.js';
import { pathWords } from '../release/files/path-words.js';
import { defineCheck, fail, partial, pass } from './check.js';

export default defineCheck({
  id: 'preprocessing-code',
  title: 'Data preprocessing code is released',
  partialTitle: 'Data preprocessing code is incomplete',
  describedTitle: 'Data is prepared for single tasks only',
  failureTitle: 'Data preprocessing code is not released',
  why: 'The same sources filtered in another way give another model; without this code the training data cannot be rebuilt.',
  fix: 'Publish the scripts that turned the raw sources into the training set, and say in which order they run.',
  component: 'Data preprocessing code',
  needs: ['files', 'documents', 'code', 'repository'],
  evaluate({ files, documents, code, repository }) {
    const found = stepEvidence('preprocessing', files, documents, code);
    const trains = (['training', 'fine-tuning'] as const).some((step) =>
      isStarted(stepEvidence(step, files, documents, code)),
    );
    const general = found.scripts
      .filter(({ file }) => !isForTask(file.path))
      // In a package that trains nothing a module readies the input of a call.
      .filter((script) => trains || !isModule(script));
    const lent = modulesForOthers(code);
    const making = general.filter(
      ({ file }) =>
        !lent.has(file.path) && ((trains && found.proven.has(file)) || isMaking(file.path, trains)),
    );
    const commands = found.commands.filter(
      ({ script }) =>
        script === null ||
        // A heading speaks for a script whose own name says nothing.
        (!isForTask(script) && (isMaking(script, trains) || !startsPreprocessing(pathWords(script)))),
    );
    if (making.length > 0 || commands.length > 0) {
      const told = { ...found, scripts: making, commands };
      return pass(`Preprocessing code: ${namesOf(told)}.`, { at: citeStep(told) });
    }
    const { generated } = dataSources(projectPages(documents, repository));
    const learns = stepEvidence('training', files, documents, code).scripts.length > 0;
    if (generated && learns && found.withheld.length === 0) {
      return pass('The training makes its data itself; nothing else prepares it.', {
        at: citeStatement(generated),
      });
    }
    const onTheWay = bodiesOf([stepEvidence('training', files, documents, code)], files, new Acts(code)).find(
      readiesRaw,
    );
    if (onTheWay && found.withheld.length === 0) {
      return pass(`The training makes its raw data ready itself (${onTheWay.file.path}).`, {
        at: onTheWay.tree.cite(onTheWay.file.path),
      });
    }
    const [part] = general.filter(({ file }) => lent.has(file.path));
    const [other] = general.filter(({ file }) => !lent.has(file.path));
    if (part && !other) {
      return partial(
        0.5,
        `Functions that prepare data are released (${part.file.path}), but no script that makes the training data with them.`,
        { at: citeLocated(part) },
      );
    }
    if (other) {
      return partial(
        0.5,
        `Data is fetched or converted (${other.file.path}); nothing shows that the training data was made this way.`,
        { at: citeLocated(other) },
      );
    }
    const task = found.scripts.find(({ file }) => isForTask(file.path) && !isMeasuring(file.path));
    if (task) {
      return partial(
        0.5,
        `Data for single tasks or examples is prepared (${task.file.path}), not the training data.`,
        { at: citeLocated(task), released: false },
      );
    }
    if (found.parts.length > 0 && trains) {
      const read = code.filter(({ tree, file }) =>
        found.parts.some((one) => one.tree === tree && one.file.path === file.path),
      );
      // Of what was not read, or says nothing of what it does, nobody knows how much that is.
      return !read.some(readies) || read.some(choosesOrMakes)
        ? partial(0.5, 'Parts of the data pipeline are released, but no script prepares the training data.', {
            at: citeStep(found),
          })
        : partial(0.25, 'Data is only loaded on the way into the training; nothing prepares it before.', {
            at: citeStep(found),
          });
    }
    const pipeline = found.parts.find(({ file }) => PIPELINE.test(file.path));
    if (pipeline) {
      return partial(
        0.5,
        'The pipeline that turns raw data into features is released, but not the rest of the preparation.',
        { at: citeLocated(pipeline) },
      );
    }
    const [announced] = found.withheld;
    if (announced) {
      return fail('The preprocessing code is withheld or only announced.', { at: citeStatement(announced) });
    }
    return fail('No script that prepares the training data was found.');
  },
});

/** Calls that ready single records as a network takes them: size, color, scale. */
const READIES =
  /(?:resize|crop|cvtcolor|normali[sz]e\w*|padd?\w*|pad_packed\w*|pack_padded\w*|flip|rotate|to_?tensor|scale|augment\w*|build_(?:\w+_)?data-?set\w*|create_(?:\w+_)?data-?(?:set|loader)\w*|_?prepare_data)$/i;

const readies = ({ file }: ReadCode): boolean =>
  file.facts.some(({ kind, name }) => kind === 'prepares' && READIES.test(name));

/** Whether a part of a pipeline chooses among records, makes them or writes them, over and above readying each for the network. */
const choosesOrMakes = ({ file }: ReadCode): boolean =>
  file.facts.some(
    ({ kind, name }) =>
      (kind === 'writes-data' && !READIES.test(name)) || (kind === 'prepares' && !READIES.test(name)),
  );

/** Calls that read data as they were collected: tables and the sets of a public catalogue, not arrays that another program wrote. */
const READS_RAW =
  /(?:^|\.)(?:read_csv|read_table|read_excel|read_tsv|read\.csv|read\.table|fread|loadtxt|genfromtxt|fetch_openml|get_dataset|CSV\.read)$/;
/** So many kinds of steps make a preparation. */
const STEPS_OF_PREPARATION = 2;

/** Whether a body reads raw data and cleans, encodes or joins them, so that nothing has to be prepared before. */
function readiesRaw({ file: { facts } }: ReadCode): boolean {
  const steps = facts
    .filter(({ kind, name }) => kind === 'prepares' && !READIES.test(name))
    .map(({ name }) => name.slice(name.lastIndexOf('.') + 1));
  return (
    new Set(steps).size >= STEPS_OF_PREPARATION &&
    facts.some(({ kind, name }) => kind === 'reads-data' && READS_RAW.test(name))
  );
}

/**
 * Modules that other files import, that start nothing by themselves and write nothing: what they do to data is done on
 * the way, wherever they are called.
 */
function modulesForOthers(code: readonly ReadCode[]): ReadonlySet<string> {
  const imported = new Set(
    code.flatMap((one) => (one.file.imports ?? []).map((name) => moduleIn(one, name))),
  );
  return new Set(
    code
      .filter(
        ({ file: { path, language, entry, facts } }) =>
          imported.has(path) &&
          language === 'python' &&
          entry === undefined &&
          !facts.some(({ kind }) => kind === 'writes-data'),
      )
      .map(({ file }) => file.path),
  );
}

/** The whole way from raw data to the network's input, as structure predictors keep it. */
const PIPELINE = /(^|\/)data\/(.+\/)?\w*pipeline\w*\.\w+$/;

/** Tutorials, and files right in `examples/`, walk through the release's own steps; below it each folder is a task. */
const TUTORIAL = /(^|\/)tutorials?(?=\/)|(^|\/)examples?(?=\/[^/]+$)/gi;

/** Prepares one task's or example's data, not the training data of the released model. */
function isForTask(path: string): boolean {
  const words = pathWords(path.replace(TUTORIAL, ''));
  return isFineTuning(words) || (namesTask(words) && !namesPretraining(words));
}

/** Prepares what a model is measured on. */
const isMeasuring = (path: string): boolean => namesEvaluation(pathWords(path));

/** Where nothing trains, a script must say by its name that it prepares data; any other may build a database to search. */
function isMaking(path: string, trains: boolean): boolean {
  const words = pathWords(path);
  return !onlyFetches(words) && (trains || namesPreprocessing(words));
}
