/** Whether the code that made the training data ready is there. */
import { isFineTuning, namesTask } from '../release/activities.js';
import { pathWords } from '../release/path-words.js';
import { citeStatement } from '../release/statements.js';
import { citeLocated, citeStep, isStarted, namesOf, stepEvidence } from '../release/steps.js';
import { defineCheck, fail, partial, pass } from './check.js';

export default defineCheck({
  id: 'preprocessing-code',
  title: 'Data preprocessing code is released',
  failureTitle: 'Data preprocessing code is not released',
  why: 'The same sources filtered in another way give another model; without this code the training data cannot be rebuilt.',
  fix: 'Publish the scripts that turned the raw sources into the training set, and say in which order they run.',
  component: 'Data preprocessing code',
  needs: ['files', 'documents'],
  evaluate({ files, documents }) {
    const preprocessing = stepEvidence('preprocessing', files, documents);
    const general = preprocessing.scripts.filter(({ file }) => !isForTask(file.path));
    const commands = preprocessing.commands.filter(({ script }) => script === null || !isForTask(script));
    if (general.length > 0 || commands.length > 0) {
      const found = { ...preprocessing, scripts: general, commands };
      return pass(`Preprocessing code: ${namesOf(found)}.`, { at: citeStep(found) });
    }
    const [task] = preprocessing.scripts;
    if (task) {
      return partial(
        0.5,
        `Data of single tasks or examples are prepared (${task.file.path}), not the training data.`,
        {
          at: citeLocated(task),
          released: false,
        },
      );
    }
    const trains = (['training', 'fine-tuning'] as const).some((step) =>
      isStarted(stepEvidence(step, files, documents)),
    );
    if (preprocessing.parts.length > 0 && trains) {
      return partial(
        0.5,
        'Parts of the data pipeline are there, but no script that prepares the training data.',
        {
          at: citeStep(preprocessing),
        },
      );
    }
    const [announced] = preprocessing.withheld;
    if (announced && !isStarted(preprocessing)) {
      return fail('The preprocessing code is withheld or only announced.', { at: citeStatement(announced) });
    }
    return fail('No script that prepares the training data was found.');
  },
});

/** Prepares one task's or example's data, not the training data of the released model. */
function isForTask(path: string): boolean {
  const words = pathWords(path);
  return isFineTuning(words) || namesTask(words);
}
