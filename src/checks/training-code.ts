/** Whether the code that trained the released model is there; code that only trains on later tasks is not it. */

import type { Citation } from '../prose/cite.js';
import type { Document } from '../prose/page.js';
import { untrainedStage } from '../release/claims/own-stages.js';
import { citeStatement } from '../release/claims/statements.js';
import { activityUnder, type Command, citeCommand, commandsIn } from '../release/code/commands.js';
import { isFineTune } from '../release/code/lineage.js';
import { type OwnNames, ownNames, trainsOwnModel } from '../release/code/snippets.js';
import {
  citeLocated,
  citeStep,
  isStarted,
  type Located,
  namesOf,
  plainly,
  type StepEvidence,
  stepEvidence,
} from '../release/code/steps.js';
import { isFineTuning, isTrainingHelper } from '../release/files/activities.js';
import type { FileTree } from '../release/files/files.js';
import { pathWords } from '../release/files/path-words.js';
import { defineCheck, fail, type Outcome, partial, pass } from './check.js';

export default defineCheck({
  id: 'training-code',
  title: 'Training code is released',
  partialTitle: 'Training code is incomplete',
  failureTitle: 'Training code is not released',
  why: 'Without the code that produced the weights nobody can retrain, verify or repair the model.',
  fix: 'Publish the scripts and configuration that trained the released checkpoint, and name the command in the README.',
  component: 'Training code',
  needs: ['files', 'documents', 'code', 'hub', 'repository'],
  evaluate({ files, documents, hub, repository, code }) {
    const training = stepEvidence('training', files, documents, code);
    const tuning = stepEvidence('fine-tuning', files, documents, code);
    const first = untrainedStage(documents, training);
    if (first) {
      return partial(
        0.5,
        'Only the second stage has training code: the first is told of, and nothing trains it.',
        {
          at: [...citeStep(training).slice(0, 1), citeStatement(first)],
        },
      );
    }
    if (isStarted(training)) return whole(training);
    const called = trainingCall(documents, ownNames(hub, repository));
    if (called) return pass('The documents show the call that trains the model.', { at: called });
    // What a tuned model was made with is its tuning; for any other model tuning comes after the release.
    if (isStarted(tuning) && isFineTune(hub, repository, documents)) return whole(tuning);
    const [elsewhere] = training.elsewhere;
    if (elsewhere)
      return pass('Another repository of the same owner holds the training code.', { at: elsewhere });
    const configs = trainingConfigs(files, isFineTune(hub, repository, documents));
    const telling = training.parts.some(({ file }) => !isTrainingHelper(pathWords(file.path)));
    if (telling || configs.length > 0) {
      const at = training.parts.length > 0 ? citeStep(training) : configs.slice(0, 3).map(citeLocated);
      return partial(0.5, 'Parts of the training code are released, but no script or command starts it.', {
        at,
      });
    }
    const unclear = commandsIn(documents, files).find(isUnclearMain);
    if (
      unclear &&
      !hub &&
      !isStarted(stepEvidence('inference', files, documents, code)) &&
      !hasWeights(files)
    ) {
      return pass(`\`${unclear.script}\` is what the README runs; without weights it can only train.`, {
        at: citeCommand(unclear),
      });
    }
    if (unclear) {
      return partial(
        0.5,
        `The README runs \`${unclear.script}\` without saying whether that trains the model.`,
        { at: citeCommand(unclear) },
      );
    }
    const [withheld] = training.withheld;
    if (withheld)
      return fail('The training code is withheld or only announced.', { at: citeStatement(withheld) });
    if (isStarted(tuning)) {
      return fail('There is code to fine-tune the released model, but none that trained it.', {
        at: citeStep(tuning),
      });
    }
    return fail('No training script, command or notebook was found.');
  },
});

/** Where a page trains the model with the release's own package. */
function trainingCall(documents: readonly Document[], own: OwnNames): Citation | undefined {
  for (const document of documents) {
    const block = document.code.find(
      ({ text, section }) => trainsOwnModel(text, own) && activityUnder(document, section) !== 'fine-tuning',
    );
    if (block) return document.cite(block.line);
  }
  return undefined;
}

/** `main.py` with no word about what it does is in research code a training loop more often than not. */
const isUnclearMain = ({ activity, script, document }: Command) =>
  activity === null && document.kind !== 'page' && script !== null && /(^|\/)main[^/]*\.py$/.test(script);

const hasWeights = (files: readonly FileTree[]): boolean =>
  files.some((tree) => tree.with('weights').length > 0);

/** Settings of a training run that are not a later tune's; a tuned model's are. */
const trainingConfigs = (files: readonly FileTree[], tuned: boolean): Located[] =>
  files.flatMap((tree) =>
    tree
      .with('training-config')
      .filter(({ path }) => tuned || !isFineTuning(pathWords(path)))
      .map((file) => ({ tree, file })),
  );

function whole(found: StepEvidence): Outcome {
  const [script] = found.scripts;
  const [withheld] = plainly(found.withheld);
  const name = namesOf(found);
  if (withheld) {
    return partial(
      0.5,
      `Training code is released (${name}), but more of it is withheld or only announced.`,
      {
        at: [...(script ? [citeLocated(script)] : []), citeStatement(withheld)],
      },
    );
  }
  return pass(`Training code: ${name}.`, { at: citeStep(found) });
}
