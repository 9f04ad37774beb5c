/** Whether the code that produced the reported results is there, so that they can be checked. */

import type { Citation } from '../prose/cite.js';
import type { Document } from '../prose/page.js';
import { foldName, namesOfPage } from '../prose/proper-names.js';
import { isOnOther } from '../release/claims/other-models.js';
import { citeStatement } from '../release/claims/statements.js';
import { Acts } from '../release/code/acts.js';
import { citeFact, factsIn, type LocatedFact, type ReadCode } from '../release/code/bodies.js';
import { activityUnder } from '../release/code/commands.js';
import { isClient, isMeasure, runsEmptyLoop } from '../release/code/own-acts.js';
import { bodiesOf } from '../release/code/step-bodies.js';
import { citeStep, isModule, isStarted, namesOf, plainly, stepEvidence } from '../release/code/steps.js';
import { startsEvaluation } from '../release/files/activities.js';
import type { FileTree } from '../release/files/files.js';
import { pathWords } from '../release/files/path-words.js';
import { factsOf } from '../source/facts.js';
import { defineCheck, fail, type Outcome, partial, pass } from './check.js';

export default defineCheck({
  id: 'evaluation-code',
  title: 'Evaluation code is released',
  partialTitle: 'Evaluation code is incomplete',
  failureTitle: 'Evaluation code is not released',
  why: 'Reported results mean little when nobody else can produce them.',
  fix: 'Publish the scripts that computed the reported results, with the command for each benchmark.',
  component: 'Evaluation code',
  needs: ['files', 'documents', 'code'],
  evaluate({ files, documents, code }) {
    const evaluation = stepEvidence('evaluation', files, documents, code);
    const { parts, withheld } = evaluation;
    const tuning = stepEvidence('fine-tuning', files, documents, code);
    const [announced] = withheld;
    if (isStarted(evaluation)) {
      const named = namesOf(evaluation);
      const [more] = plainly(withheld);
      if (!more) return pass(`Evaluation code: ${named}.`, { at: citeStep(evaluation) });
      return partial(
        0.5,
        `Evaluation code is released (${named}), but more of it is withheld or only announced.`,
        {
          at: [...citeStep(evaluation).slice(0, 1), citeStatement(more)],
        },
      );
    }
    const written = evaluatingBlock(documents);
    if (written) return pass('The documents hold the code that evaluates the model.', { at: written });
    const linked = linkedEvaluation(documents);
    if (linked) return pass('A script or notebook that evaluates the model is linked.', { at: linked });
    const harness = harnessCommand(documents);
    if (harness)
      return pass('The documents give the command of an evaluation harness that measures the model.', {
        at: harness,
      });
    const within = measuredWithin(files, documents, code);
    if (within?.result === 'pass') return within;
    // A metric in a package that only runs the model serves the model; beside training code it measures it.
    const trains = isStarted(tuning) || isStarted(stepEvidence('training', files, documents, code));
    const acts = new Acts(code);
    const servesTheModel = (part: (typeof parts)[number]) =>
      isModule(part) && (code.length === 0 || acts.isImported(part.tree, part.file.path));
    if (!isClient(code) && parts.some((part) => trains || !servesTheModel(part))) {
      return partial(0.5, 'Metrics or scoring code is released, but nothing runs an evaluation.', {
        at: citeStep(evaluation),
      });
    }
    if (within) return within;
    if (announced) {
      return fail('The evaluation code is withheld or only announced.', { at: citeStatement(announced) });
    }
    if (tuning.scripts.some(({ tree, file }) => !acts.isWithoutMeasure(tree, file.path))) {
      return partial(
        0.5,
        'Fine-tuning scripts measure the model on their tasks; there is no evaluation of its own.',
        {
          at: citeStep(tuning),
        },
      );
    }
    return fail('No evaluation script, command or notebook was found.');
  },
});

/** What the training code measures on the way, or in a mode of its own. */
function measuredWithin(
  files: readonly FileTree[],
  documents: readonly Document[],
  code: readonly ReadCode[],
): Outcome | null {
  const acts = new Acts(code);
  const steps = (['training', 'fine-tuning'] as const).map((step) =>
    stepEvidence(step, files, documents, code),
  );
  const resting = bodiesOf(steps, files, acts);
  const ending = bodiesOf(steps.slice(0, 1), files, acts);
  const all = factsIn(resting, 'measures').filter(({ fact }) => !runsEmptyLoop(fact, code));
  const mode = factsIn(resting, 'mode').find(({ fact }) => fact.name === 'evaluate');
  const measured = all.find(({ fact }) => isMeasure(fact)) ?? (mode && all[0]);
  if (!measured) return null;
  // A later task's test, and how sure a model is of its text, are no test of the model.
  const finished = all.filter(({ fact }) => isMeasure(fact) && !OF_LOSS.test(fact.name));
  // A program that evaluates by a function of a module works out its figures there.
  const kept = factsIn(ending, 'held-out').find(({ tree, file }) =>
    finished.some(
      (one) =>
        one.file === file ||
        isMetrics(one, tree) ||
        (factsOf(file, 'measures').length > 0 &&
          acts.restingOn(tree, file.path).some((module) => module.file === one.file)),
    ),
  );
  if (!mode && kept) {
    return pass(`The training ends with figures on data kept for a test (${kept.file.path}).`, {
      at: [citeFact(kept), citeFact(measured)],
    });
  }
  return mode
    ? pass(`${mode.file.path} evaluates the model in a mode of its own.`, {
        at: [citeFact(mode), citeFact(measured)],
      })
    : partial(
        0.5,
        `Training measures the model along the way (${measured.file.path}); nothing else evaluates it.`,
        {
          at: citeFact(measured),
        },
      );
}

/** Figures that a loss gives for any text or picture. */
const OF_LOSS = /perplexity|ppl|entropy|likelihood|trainer\w*\.evaluate$/i;

/** Whether a measure stands in a file that is called after measures, in that tree. */
const isMetrics = (one: LocatedFact, tree: FileTree): boolean =>
  one.tree === tree &&
  tree.files.some(({ path, roles }) => path === one.file.path && roles.has('evaluation-code'));

/** Files of code on the hosts where people keep them. */
const CODE_FILE =
  /^https?:\/\/(?:(?:www\.)?github\.com\/[\w.-]+\/[\w.-]+\/(?:blob|tree|raw)\/|gitlab\.com\/.+\/-\/blob\/|colab\.research\.google\.com\/|(?:www\.)?kaggle\.com\/code\/|gist\.github\.com\/|huggingface\.co\/[\w.-]+\/[\w.-]+\/blob\/)\S*?([\w.-]+)$/i;

/** A file of code in another place that says by its name, or under a heading that says, that it evaluates. */
function linkedEvaluation(documents: readonly Document[]): Citation | null {
  for (const document of documents.filter(({ kind }) => kind !== 'page')) {
    const home = /^https?:\/\/[^/]+\/[^/]+\/[^/]+\//.exec(document.cite().url)?.[0] ?? 'no address';
    const link = document.links.find((one) => {
      const { url, section, context } = one;
      const file = CODE_FILE.exec(url.replace(/[?#].*$/, ''))?.[1];
      if (
        file === undefined ||
        url.startsWith(home) ||
        !(/\.(?:ipynb|py|sh|r)$/i.test(file) || /kaggle\.com\/code\//i.test(url)) ||
        one.denied ||
        isOnOther(context, document)
      )
        return false;
      return (
        startsEvaluation(pathWords(file.includes('.') ? file : `${file}.ipynb`)) ||
        activityUnder(document, section) === 'evaluation'
      );
    });
    if (link) return document.cite(link.line);
  }
  return null;
}

/** Programs of others that measure any model, and what they are told: which model, on which tasks. */
const HARNESS =
  /\b(?:lm[_-]eval\w*|lm-evaluation-harness|lighteval|opencompass|evalplus\.\w+|bigcode_eval\w*|mteb|helm-run|vlmeval\w*|lmms_eval)\b[^\n]*(?:\\\n[^\n]*)*(?:--?tasks?|--?datasets?|--?benchmarks?|-t)[ =]\S/;

/** Whether a command names models by their owners, and none of them is the page's. */
function measuresOther(command: string, own: readonly string[]): boolean {
  const models = [...command.matchAll(/(?:pretrained=|--?model[\w-]*[= ])["']?[\w.-]+\/([\w.-]+)/g)].map(
    ([, name = '']) => foldName(name),
  );
  return (
    own.length > 0 &&
    models.length > 0 &&
    !models.some((model) => own.some((name) => model.includes(name) || name.includes(model)))
  );
}

/** Where pages measure the model with such a program, on tasks that they name. */
function harnessCommand(documents: readonly Document[]): Citation | null {
  for (const document of documents.filter(({ kind }) => kind !== 'page')) {
    const own = namesOfPage(document);
    const block = document.code.find(({ text }) => HARNESS.test(text) && !measuresOther(text, own));
    if (block) return document.cite(block.line);
  }
  return null;
}

/** Python under a heading on evaluation that computes a figure, as in the cards of speech models. */
export function evaluatingBlock(documents: readonly Document[]): Citation | null {
  for (const document of documents.filter(({ kind }) => kind !== 'page')) {
    const block = document.code.find(
      ({ lang, text, section }) =>
        /^(py|python3?)$/i.test(lang ?? '') &&
        activityUnder(document, section) === 'evaluation' &&
        /\b(compute|evaluate\w*|\w*metrics?|\w*accuracy\w*|\w*_score|wer|map)\s*[.(]/.test(text),
    );
    if (block) return document.cite(block.line);
  }
  return null;
}
