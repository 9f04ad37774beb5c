/** Whether the release says in code how its model is run; a library that runs it for everyone is half of that. */

import type { Document } from '../prose/page.js';
import { foldName } from '../prose/proper-names.js';
import { notebooksIn } from '../release/claims/shown-notebooks.js';
import { Acts } from '../release/code/acts.js';
import type { ReadCode } from '../release/code/bodies.js';
import { citeCommand, commandsIn, runsModel } from '../release/code/commands.js';
import { isClient } from '../release/code/own-acts.js';
import { ownNames, snippetsIn } from '../release/code/snippets.js';
import { citeLocated, citeStep, isStarted, namesOf, stepEvidence } from '../release/code/steps.js';
import { startsPreprocessing } from '../release/files/activities.js';
import type { FileTree } from '../release/files/files.js';
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
    const told = stepEvidence('inference', files, documents, code);
    // The command of a program that is nowhere to be seen, as pages of services have it, shows no code.
    const inference =
      hasProgram(files) || documents.some(installsOne)
        ? told
        : { ...told, commands: told.commands.filter(({ script }) => script !== null) };
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
    const scripts = evaluation.scripts.filter(({ tree, file }) => !acts.onlyScores(tree, file.path));
    if (isStarted({ ...evaluation, scripts })) {
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

/** Whether anything of the release could be the program that a page has its readers start. */
const hasProgram = (files: readonly FileTree[]): boolean =>
  files.some(
    (tree) =>
      tree.with('package').length > 0 ||
      tree.with('architecture').length > 0 ||
      tree.with('inference-code').length > 0 ||
      tree.files.some(({ path, roles }) => !roles.has('test') && PROGRAM_FILE.test(path)),
  );

/** Whether a page has a program installed from where everybody gets it. */
const installsOne = ({ code }: Document): boolean =>
  code.some(({ text }) =>
    /\b(?:pip3?|pipx|uv|conda|mamba|cargo|npm)\s+(?:\w+\s+)?(?:install|add)\b|\b(?:docker|singularity|apptainer)\s+(?:pull|run|exec)\b/.test(
      text,
    ),
  );

/** Programs in languages of their own, and what stands in a folder of programs. */
const PROGRAM_FILE =
  /\.(?:c|cc|cpp|cu|rs|go|java|jl|r|m|pl)$|(?:^|\/)(?:bin|cli|cmd)\/|(?:^|\/)__(?:main|init)__\.py$/i;

/** Neither a copied project's nor a test. */
const isOwn = ({ tree, file }: ReadCode): boolean =>
  tree.files.some(({ path, roles }) => path === file.path && !roles.has('vendored') && !roles.has('test'));
