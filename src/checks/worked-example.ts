/** Asks whether there is an example to follow from an input to an output, as a notebook is. */

import { folderOf, lastPart } from '../paths.js';
import type { Citation } from '../prose/cite.js';
import type { Document, Sentence } from '../prose/page.js';
import { isPlaceholderInput } from '../release/claims/example-inputs.js';
import { notebooksIn } from '../release/claims/shown-notebooks.js';
import { printedOutputs } from '../release/claims/shown-outputs.js';
import { picturedBelowCode } from '../release/claims/shown-pictures.js';
import { Acts } from '../release/code/acts.js';
import { type Command, citeCommand, commandsIn, runsModel } from '../release/code/commands.js';
import {
  fetchesData,
  INPUT_FILE,
  isComplete,
  isGivenData,
  isGivenFile,
  launchedBy,
  ON_FETCHED,
  quotedFiles,
} from '../release/code/given-data.js';
import { loadsIn, type OwnNames, ownNames, snippetsIn, usesOwnPackage } from '../release/code/snippets.js';
import { stepEvidence } from '../release/code/steps.js';
import type { ClassifiedFile, FileTree } from '../release/files/files.js';
import { defineCheck, fail, partial, pass } from './check.js';

const EXAMPLE_FOLDER = /(^|\/)(examples?|demos?|tutorials?|quick-?start|vignettes|walkthrough)\//i;
const COLAB =
  /^https?:\/\/(colab\.research\.google\.com|mybinder\.org|kaggle\.com\/(code|notebooks)|www\.kaggle\.com\/(code|kernels))\//;
const SPACE =
  /^https?:\/\/(huggingface\.co|hf\.co)\/spaces\/([^/]+)\/[^/?#]+|^https?:\/\/([\w-]+)\.hf\.space/;
/** Spaces that hold terms, rankings or tools in place of a demo. */
const NO_DEMO = /licen[cs]e|leaderboard|arena|eval|convert|memory-usage|autotrain|paper/i;
const CALLS = /\b\w+\s*\(|^\s*[$!]?\s*(python|bash|curl|[a-z][\w-]+ (predict|generate|run|embed|fold))/m;

/**
 * Whole: a concrete input is led through to a result, by a notebook that keeps its outputs or by a page that prints
 * them. Half: something to run on a concrete input, without the result: lines to paste, a bare notebook, a demo.
 */
export default defineCheck({
  id: 'worked-example',
  title: 'A worked example is provided',
  partialTitle: 'Examples are shown, but none is worked through',
  failureTitle: 'No worked example',
  why: 'An example with its input and its output is how people learn the interface and see whether their installation works.',
  fix: 'Add a notebook that runs the model on a small input and keeps its output.',
  needs: ['hub', 'repository', 'files', 'documents', 'code'],
  evaluate({ hub, repository, files, documents, code }) {
    const all = notebooksIn(files, code);
    const notebooks = all.filter(({ runs }) => runs);
    const led = notebooks.find(({ outputs }) => outputs === 'kept');
    if (led) return pass(`A notebook walks through it (${led.path}).`, { at: led.at });
    const printed = printedOutputs(documents).find(({ input }) => input);
    if (printed) return pass('A page shows lines that run it, and their output.', { at: printed.at });
    const [pictured] = picturedBelowCode(documents);
    if (pictured)
      return pass('A page shows lines that run it, and a picture of their output.', { at: pictured });
    const commands = commandsIn(documents, files);
    const programs = new Set(
      stepEvidence('inference', files, documents, code).scripts.map(({ file }) => file.path),
    );
    const runs = (one: Command) =>
      runsModel(one) || (one.own && one.activity === null && programs.has(one.script ?? ''));
    const told = commands.find(
      (one) => runs(one) && isGivenFile(one.text, files) && describedResult(one) !== null,
    );
    if (told)
      return pass('A command runs it on a given file, and the page says what comes out.', {
        at: citeCommand(told),
      });
    const pair = inAndOut(files);
    if (pair) return pass('A folder of examples holds an input and what comes out of it.', { at: pair });
    const [notebook] = notebooks;
    if (notebook) {
      const { path, at, outputs } = notebook;
      const missing = [{ what: path, reason: { code: 'not-collected' as const }, source: { url: at.url } }];
      return partial(0.5, `A notebook runs it (${path}); no output of it was seen.`, {
        at,
        ...(outputs === 'unread' && { missing }),
      });
    }
    const trained = all.find(({ trains }) => trains);
    if (trained) {
      return partial(0.5, `A notebook trains it (${trained.path}); how it is used is not shown.`, {
        at: trained.at,
      });
    }
    const links = documents.flatMap((document) => document.links.map((link) => ({ ...link, document })));
    const hosted = links.find(({ url }) => COLAB.test(url));
    if (hosted) {
      return partial(0.5, 'A hosted notebook runs it; what it shows was not looked up.', {
        at: hosted.document.cite(hosted.line),
      });
    }
    const shown = snippetsIn(documents, ownNames(hub, repository)).filter(
      ({ loads, block }) => loads === 'own' && CALLS.test(block.text) && !isPlaceholderInput(block.text),
    );
    const quick = shown[0]?.document.cite(shown[0].block.line);
    if (quick)
      return partial(0.5, 'A page shows the lines that run it, but no notebook walks through an example.', {
        at: quick,
      });
    const concrete = concreteBlock(documents, ownNames(hub, repository), files);
    if (concrete)
      return partial(0.5, 'A page shows lines that work on a concrete input, but not what comes out.', {
        at: concrete,
      });
    const folder = exampleIn(files);
    if (folder) {
      return partial(0.5, 'There is a folder of examples, but no notebook walks through one.', {
        at: folder,
      });
    }
    const demo = links.find(({ url }) => SPACE.test(url) && !NO_DEMO.test(url));
    if (demo) {
      return partial(0.5, 'A demo shows the model at work, but not how to run it.', {
        at: demo.document.cite(demo.line),
      });
    }
    const owners = [hub?.author ?? hub?.id.split('/')[0], repository?.fullName.split('/')[0]]
      .filter((name) => name !== undefined)
      .map((name) => name.toLowerCase());
    const space = hub?.spaces?.find((name) => owners.includes(name.split('/')[0]?.toLowerCase() ?? ''));
    if (hub && space) {
      const url = `${hub.url.slice(0, -hub.id.length)}spaces/${space}`;
      return partial(0.5, "The owner's demo shows the model at work, but not how to run it.", {
        at: { url, label: space },
      });
    }
    const acts = new Acts(code);
    const started = new Set<string | null>(
      code.filter((one) => acts.startsModel(one)).map(({ file }) => file.path),
    );
    const isConcrete = ({ text }: Command) => !isPlaceholderInput(text);
    const command = commands.find(
      (one) => (runs(one) || (isBare(one) && started.has(one.script))) && isConcrete(one),
    );
    const given = commands.find(
      (one) =>
        one.own &&
        one.activity !== 'preprocessing' &&
        [one.text, ...launchedBy(one, code)].some((text) => isGivenData(text, files)),
    );
    const fetched = fetchesData(commands, files, documents, acts)
      ? commands.find(
          (one) => one.own && one.script !== null && ON_FETCHED.has(one.activity) && isComplete(one.text),
        )
      : undefined;
    if (!command && !given && fetched) {
      return partial(
        0.5,
        'A command shows how to use it on data that the code fetches, but not what comes out.',
        {
          at: citeCommand(fetched),
        },
      );
    }
    if (!command && given) {
      return partial(0.5, 'A command shows how to use it on named data, but not what comes out.', {
        at: citeCommand(given),
      });
    }
    if (command) {
      return partial(0.5, 'A command shows how to run it, but no notebook walks through an example.', {
        at: citeCommand(command),
      });
    }
    return fail('No notebook, demo, examples or quick start was found.');
  },
});

/** What a call is given first, in quotes, and the call. */
const GIVEN_TEXT = /([\w.]{1,60})\(\s{0,40}\[?\s{0,40}(["'])([^"'\n]{12,300})\2/g;
/** Calls that say or fetch something. */
const NO_RUN = /(?:^|\.)(?:print|input|open|\w*Error|Exception|warn|info|help|get|post|sub)$/;

/** Whether a call works on a text of three words or more. */
const isGivenText = (code: string): boolean =>
  [...code.matchAll(GIVEN_TEXT)].some(
    ([, callee = '', , text = '']) =>
      !NO_RUN.test(callee) && !/^https?:|[{}%]/.test(text) && text.split(/\s+/).length >= 3,
  );

/** Lines on the card or README that load a model and give it a text, or that use the release's package on a file of the release. */
function concreteBlock(
  documents: readonly Document[],
  own: OwnNames,
  files: readonly FileTree[],
): Citation | undefined {
  for (const document of documents.filter(({ kind }) => kind !== 'page')) {
    const block = document.code.find(({ text }) => {
      if (isPlaceholderInput(text)) return false;
      if (usesOwnPackage(text, own) && quotedFiles(text).some((path) => files.some((tree) => tree.has(path))))
        return true;
      const loads = loadsIn(text, own);
      return (loads === 'own' || loads === 'blank') && isGivenText(text);
    });
    if (block) return document.cite(block.line);
  }
  return undefined;
}

/** A sentence right below a command that says what it gives: "You should get two files, `a.wav` and `b.wav`". */
const GIVES =
  /\b(?:you (?:should|will|['’]ll) (?:now )?(?:get|see|find|obtain|have)|(?:this|it|the (?:command|script|program)) (?:will |should |then )?(?:writes?|produces?|creates?|generates?|outputs?|prints?|returns?|gives?|saves?)|(?:expected|resulting) (?:output|result)s?|the (?:output|result)s? (?:is|are|will be|should be))\b/i;
/** A file by its whole name: that something lands in a folder is no description of it. */
const RESULT_FILE = /(?<![\w/.{<])[a-z][\w-]*\.(?!py\b|com\b|org\b|g\b|e\b)[a-z][a-z\d]{1,5}(?![\w}>])/i;
/** Lines below the block within which the sentence speaks of it. */
const BELOW = 6;

/** The sentence that says what comes out of a command; `null` when the page leaves it at that. */
function describedResult({ document, line }: Command): Sentence | null {
  const block = document.code.findLast((one) => one.line <= line);
  const end = block ? block.line + block.text.split('\n').length : line;
  return (
    document.sentences.find(
      (one) =>
        one.line > line &&
        one.line <= end + BELOW &&
        GIVES.test(one.text) &&
        RESULT_FILE.test(one.text) &&
        !one.negated,
    ) ?? null
  );
}

/** A program that is started as it is, with no word about what it does: `python play.py`. */
const isBare = ({ own, activity, script, text }: Command): boolean =>
  own &&
  activity === null &&
  script !== null &&
  /^(?:python[\d.]*|Rscript|julia|\.\/\S+)(?:\s+\S+)?$/.test(text);

/** Input to run on in a folder of examples, or failing that anything in it. */
function exampleIn(files: readonly FileTree[]): Citation | undefined {
  for (const tree of files) {
    const within = tree.files.filter(isExample);
    const shown = within.find(({ path }) => INPUT_FILE.test(path)) ?? within[0];
    if (shown) return tree.cite(shown.path);
  }
  return undefined;
}

/** An input and the output for it, side by side: `example/input.tsv`, `example/output.tsv`. */
function inAndOut(files: readonly FileTree[]): Citation[] | undefined {
  for (const tree of files) {
    const within = tree.files.filter((file) => isExample(file) && !CODE.test(file.path));
    for (const output of within.filter(({ path }) => AN_OUTPUT.test(lastPart(path)))) {
      const input = within.find(
        ({ path }) => folderOf(path) === folderOf(output.path) && AN_INPUT.test(lastPart(path)),
      );
      if (input) return [tree.cite(input.path), tree.cite(output.path)];
    }
  }
  return undefined;
}
const CODE = /\.(?:py|ipynb|sh|r|jl|m|md|rst|ya?ml|toml)$/i;
const AN_INPUT = /(?:^|[_.-])(?:inputs?|query|queries)(?=[_.-])/i;
const AN_OUTPUT = /(?:^|[_.-])(?:outputs?|predictions?|expected)(?=[_.-])/i;

const isExample = ({ path, roles }: ClassifiedFile): boolean =>
  EXAMPLE_FOLDER.test(path) && !roles.has('test') && !roles.has('vendored') && !roles.has('finetuning-code');
