/** Whether the code that trained the released model is there; code that only trains on later tasks is not it. */
import { isFineTune } from '../release/lineage.js';
import { citeStatement } from '../release/statements.js';
import { citeLocated, citeStep, type StepEvidence, stepEvidence } from '../release/steps.js';
import { defineCheck, fail, type Outcome, partial, pass } from './check.js';

export default defineCheck({
  id: 'training-code',
  title: 'Training code is released',
  failureTitle: 'Training code is not released',
  why: 'Without the code that produced the weights nobody can retrain, verify or repair the model.',
  fix: 'Publish the scripts and configuration that trained the released checkpoint, and name the command in the README.',
  component: 'Training code',
  needs: ['files', 'documents', 'hub', 'repository'],
  evaluate({ files, documents, hub, repository }) {
    const training = stepEvidence('training', files, documents);
    const tuning = stepEvidence('fine-tuning', files, documents);
    if (isStarted(training)) return whole(training);
    // What a tuned model was made with is its tuning; for any other model tuning comes after the release.
    if (isStarted(tuning) && isFineTune(hub, repository)) return whole(tuning);
    if (training.parts.length > 0) {
      return partial(0.5, 'Parts of the training code are there, but no script or command that starts it.', {
        at: citeStep(training),
      });
    }
    const [withheld] = training.withheld;
    if (withheld)
      return fail('The training code is withheld or only announced.', { at: citeStatement(withheld) });
    if (isStarted(tuning)) {
      return fail('There is code to fine-tune the released model, none that trained it.', {
        at: citeStep(tuning),
      });
    }
    return fail('No training script, command or notebook was found.');
  },
});

const isStarted = ({ scripts, commands }: StepEvidence) => scripts.length > 0 || commands.length > 0;

function whole(found: StepEvidence): Outcome {
  const [script] = found.scripts;
  const [command] = found.commands;
  const [withheld] = found.withheld;
  const name = script ? script.file.path : `the command \`${shortened(command?.text ?? '')}\``;
  if (withheld) {
    return partial(0.5, `Training code is there (${name}), but more of it is withheld or only announced.`, {
      at: [...(script ? [citeLocated(script)] : []), citeStatement(withheld)],
    });
  }
  return pass(`Training code: ${name}.`, { at: citeStep(found) });
}

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
