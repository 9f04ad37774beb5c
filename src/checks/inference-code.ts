/** Whether the release says in code how its model is run; a library that runs it for everyone is half of that. */

import { foldName } from '../prose/proper-names.js';
import { notebooksIn } from '../release/claims/shown-notebooks.js';
import { Acts } from '../release/code/acts.js';
import type { ReadCode } from '../release/code/bodies.js';
import { citeCommand, commandsIn, runsModel } from '../release/code/commands.js';
import { isClient } from '../release/code/own-acts.js';
import { ownNames, snippetsIn } from '../release/code/snippets.js';
import { citeLocated, citeStep, isStarted, namesOf, stepEvidence } from '../release/code/steps.js';
import { startsPreprocessing } from '../release/files/activities.js';
import { pathWords } from '../release/files/path-words.js';
import { defineCheck, fail, partial, pass } from './check.js';

/**
 * Whole: scripts, notebooks, commands or a package of the release's own that run the model.
 * Half: a snippet that lets somebody else's library run it (the owner releases no inference code, but nobody has to
 * write any), evaluation scripts that run it on the way, or an installable model without a way to start it.
 */
export default defineCheck({
  id: 'inference-code',
  title: 'Inference code is released',
  partialTitle: 'Inference code is incomplete',
  failureTitle: 'Inference code is not released',
  why: 'Pre- and postprocessing decide whether a model works as reported: nobody should have to guess them.',
  fix: 'Publish a script or notebook that loads the released weights and runs them on an example.',
  component: 'Inference code',
  needs: ['files', 'documents', 'code', 'hub', 'repository'],
  evaluate({ files, documents, hub, repository, code }) {
    if (isClient(code)) {
      return fail('The code only calls a service that runs the model elsewhere.');
    }
    const inference = stepEvidence('inference', files, documents, code);
    if (isStarted(inference))
      return pass(`Inference code: ${namesOf(inference)}.`, { at: citeStep(inference) });
    const own = ownNames(hub, repository);
    const usage = snippetsIn(documents, own);
    const [first] = usage.filter(({ loads }) => loads === 'own');
    const isOwnCode = files.some(
      (tree) =>
        tree.with('architecture').length > 0 ||
        tree.with('package').length > 0 ||
        tree.files.some(({ path }) =>
          own.packages.has(foldName(/^(?:src\/)?([\w-]+)\/__init__\.py$/.exec(path)?.[1] ?? '')),
        ),
    );
    if (first && isOwnCode) {
      return pass('The documents show how the release’s own code runs the model.', {
        at: first.document.cite(first.block.line),
      });
    }
    const acts = new Acts(code);
    const runs = new Set(
      notebooksIn(files, code)
        .filter((one) => one.runs)
        .map(({ at }) => at.url),
    );
    const notebook = files.flatMap((tree) =>
      tree
        .with('notebook')
        .filter(({ path }) => {
          if (startsPreprocessing(pathWords(path)) || acts.isWithoutModel(tree, path)) return false;
          const isRead = code.some((one) => one.tree === tree && one.file.path === path);
          return isRead || runs.has(tree.cite(path).url);
        })
        .map((file) => ({ tree, file })),
    )[0];
    if (notebook) {
      return pass(`A notebook shows the model at work (${notebook.file.path}).`, {
        at: citeLocated(notebook),
      });
    }
    const command = commandsIn(documents, files).find((one) => one.script !== null && runsModel(one));
    if (command && command.activity !== 'evaluation') {
      return pass(`The documents show how \`${command.script}\` runs the model.`, {
        at: citeCommand(command),
      });
    }
    if (usage[0]) {
      return partial(
        0.5,
        'A snippet runs the model with somebody else’s library; no inference code of its own was found.',
        {
          at: usage[0].document.cite(usage[0].block.line),
        },
      );
    }
    const evaluation = stepEvidence('evaluation', files, documents, code);
    if (isStarted(evaluation)) {
      return partial(0.5, `Only evaluation code runs the model (${namesOf(evaluation)}).`, {
        at: citeStep(evaluation),
      });
    }
    const onTheWay = code.find((one) => acts.runsOnTheWay(one) && isOwn(one));
    if (onTheWay) {
      return partial(0.5, `Only training or evaluation code runs the model (${onTheWay.file.path}).`, {
        at: onTheWay.tree.cite(onTheWay.file.path),
      });
    }
    const packaged = files.find(
      (tree) => tree.with('architecture').length > 0 && tree.with('package').length > 0,
    );
    const [manifest] = packaged?.with('package') ?? [];
    if (packaged && manifest) {
      return partial(0.5, 'The model can be installed as a package, but nothing shows how to run it.', {
        at: packaged.cite(manifest.path),
      });
    }
    return fail('No script, notebook or snippet that runs the model was found.');
  },
});

/** Neither a copied project's nor a test. */
const isOwn = ({ tree, file }: ReadCode): boolean =>
  tree.files.some(({ path, roles }) => path === file.path && !roles.has('vendored') && !roles.has('test'));
