/** Whether anyone can see what the model puts out without running it. */
import { lastPart } from '../paths.js';
import type { Citation } from '../prose/cite.js';
import type { Document } from '../prose/page.js';
import { isOnOther } from '../release/claims/other-models.js';
import { notebooksIn } from '../release/claims/shown-notebooks.js';
import { printedOutputs, type ShownOutput } from '../release/claims/shown-outputs.js';
import { picturedOutputs } from '../release/claims/shown-pictures.js';
import { introductionTo } from '../release/claims/statements.js';
import { factsIn, type ReadCode } from '../release/code/bodies.js';
import { commandsIn } from '../release/code/commands.js';
import { stepEvidence } from '../release/code/steps.js';
import type { FileRole } from '../release/files/file-roles.js';
import type { FileTree } from '../release/files/files.js';
import { codedLinks } from '../release/links/coded-links.js';
import { sentenceAround } from '../release/links/link-words.js';
import { storageOf } from '../release/links/storage.js';
import { defineCheck, fail, partial, pass } from './check.js';

/** `sample_predictions/`, but neither `variant-prediction/`, which is a task, nor `data-generation/`, which is a step. */
const OUTPUT_FOLDER =
  /(?:^|\/)(?:prediction|generation|(?:[\w-]*[-_])?(?:outputs?|predictions|generated|generations|designs|model_results))(?:[-_][\w-]*)?\//i;
/** A competition's submission holds what the model says of the test set. */
const OUTPUT_NAME =
  /(?:^|[/_-])(?:outputs?|predict(?:ion|ed)s?|generated|sampled|decoded|reconstruct(?:ed|ions)|completions|transcriptions|translations|hypotheses|designs?|designed|submissions?)(?=[_.-])/i;
const OUTPUT_FILE =
  /\.(?:pdb|cif|fa|fasta|faa|csv|tsv|jsonl?|npz?|h5ad|wav|mp3|mp4|sdf|smi|vcf|bed|nii|nii\.gz|srt|out|html|zip|tgz|tar\.gz)$/i;
/** A folder that says that its outputs are there to be looked at: whatever is in it is one. */
const SHOWN_FOLDER =
  /(?:^|\/)(?:(?:examples?|samples?|demo)[-_](?:outputs?|predictions|results|generations)|(?:outputs?|predictions)[-_](?:examples?|samples?|demo))\/[^.][^/]*\.(?!py$|sh$|md$)\w+$/i;
/** Inputs, splits, settings and figures on runs in folders of that name. */
const NO_OUTPUT =
  /(?:^|[/_-])(?:inputs?|prompts?|train|metrics?|config|labels?|template|package|stats?|statistics|history|h?params|sample_submission)(?:[/_.-]|$)/i;
const DATA_FOLDER = /(?:^|\/)(?:data|datasets?)\//i;
/** In a folder of data the output of a preparation step. */
const PREPARED = /(?:^|[/_-])outputs?(?=[_.-])/i;
/** Drawn from the model without anything to start from: `175b_samples.jsonl`, `generated/piece_1.mid`. */
const SAMPLES_FILE = /(?:^|[/_-])(?:samples|generations|unconditional)(?=[_.-])/i;
const SAMPLES_FOLDER =
  /(?:^|\/)(?:[\w-]+[-_])?(?:generated|generations?)(?:[-_]\w+)?\/[^/]+\.(?:midi?|png|jpe?g|gif|obj|ply|glb|txt)$/i;
/** Outputs kept elsewhere: `predictions for all proteins: https://zenodo.org/…`. */
const OUTPUT_LINK =
  /\b(?:predictions|pre-?computed (?:\w+ )?(?:outputs?|scores|embeddings|structures)|(?:model|evaluation) outputs?|output files|scores for (?:all|every)\b|(?:generated|designed|sampled|predicted) (?:sequences|structures|proteins|images|samples|outputs)|designs)\b/i;

/**
 * Whole: the model's actual outputs for inputs that can be told (files, what pages print or picture, what notebooks keep).
 * Half: outputs without their inputs. Tables of benchmarks, curves and drawings of the network show none.
 */
export default defineCheck({
  id: 'sample-outputs',
  title: 'Sample outputs are shown',
  partialTitle: 'Sample outputs are shown without their inputs',
  failureTitle: 'Sample outputs are not shown',
  why: 'Real outputs show in a minute what a model does, and let others check that their copy works.',
  fix: 'Commit a few real outputs with their inputs, or print them in the card below the code that makes them.',
  component: 'Sample model outputs',
  needs: ['files', 'documents', 'code'],
  evaluate({ files, documents, code }) {
    const shipped = files.flatMap(outputFiles);
    const samples = files.flatMap(sampleFiles);
    if (shipped.length > 0)
      return pass('Outputs of the model are in the repository.', { at: shipped.slice(0, 3) });
    const named = [
      ...documents.flatMap((document) => namedOutputs(document, files)),
      ...writtenFiles(documents, files, code),
    ];
    if (named.length > 0)
      return pass('The documents name outputs that are in the repository.', { at: named.slice(0, 3) });
    const linked = documents.flatMap((document) =>
      [
        ...document.links.map(({ text, context, ...link }) => ({
          ...link,
          said: saidUpTo(context, text),
        })),
        ...codedLinks(document).map(({ url, block }) => ({
          url,
          line: block.line,
          said: introductionTo(block, document),
          denied: false,
        })),
      ]
        .filter(
          (link) =>
            (OUTPUT_LINK.test(link.said) || OUTPUT_FOLDER.test(link.url)) &&
            isOpenStorage(link.url) &&
            !link.denied,
        )
        .map(({ line }) => document.cite(line)),
    );
    if (linked.length > 0)
      return pass('Outputs of the model are linked for download.', { at: linked.slice(0, 3) });
    const printed = printedOutputs(documents);
    const notebooks = notebooksIn(files, code);
    const kept = notebooks.filter(({ outputs }) => outputs === 'kept');
    const pictured = picturedOutputs(documents);
    const given = (all: readonly ShownOutput[]) => all.filter(({ input }) => input).map(({ at }) => at);
    if (given(printed).length > 0)
      return pass('Outputs are printed in the documents.', { at: given(printed).slice(0, 3) });
    if (kept.length > 0)
      return pass('Notebooks keep outputs of the model.', { at: kept.slice(0, 3).map(({ at }) => at) });
    if (given(pictured).length > 0)
      return pass('Pictures show outputs.', { at: given(pictured).slice(0, 3) });
    const unread = notebooks.filter(({ outputs }) => outputs === 'unread');
    const missing = unread.map(({ path, at: { url } }) => ({
      what: path,
      reason: { code: 'not-collected' as const },
      source: { url },
    }));
    const rest = [...printed, ...pictured, ...samples.map((at) => ({ at }))].map(({ at }) => at);
    if (rest.length > 0)
      return partial(0.5, 'Outputs are shown; what they were made from is not.', {
        at: rest.slice(0, 3),
        missing,
      });
    if (unread.length > 0) {
      return partial(0.5, 'Notebooks, which may hold outputs, are in the repository.', {
        at: unread.slice(0, 3).map(({ at }) => at),
        missing,
      });
    }
    return fail('No sample outputs were found.');
  },
});

/** A paragraph as far as the sentence that a link stands in: what follows is on something else. */
function saidUpTo(context: string, text: string): string {
  const sentence = sentenceAround(context, text);
  return context.slice(0, context.indexOf(sentence) + sentence.length);
}

function outputFiles(tree: FileTree): Citation[] {
  return tree.files
    .filter(({ path, roles }) => {
      const shown = SHOWN_FOLDER.test(path);
      const isText = /\.txt$/i.test(path) && OUTPUT_NAME.test(lastPart(path));
      if (!(shown || isText || OUTPUT_FILE.test(path)) || NO_OUTPUT.test(path)) return false;
      if (
        roles.has('vendored') ||
        roles.has('test') ||
        roles.has('evaluation-data') ||
        roles.has('training-config')
      )
        return false;
      if (shown || OUTPUT_FOLDER.test(path)) return true;
      const name = lastPart(path);
      return OUTPUT_NAME.test(name) && !(DATA_FOLDER.test(path) && PREPARED.test(name));
    })
    .map(({ path }) => tree.cite(path));
}

/** Files of samples whose inputs are nowhere to be seen. */
function sampleFiles(tree: FileTree): Citation[] {
  return tree.files
    .filter(({ path, roles }) => {
      const name = lastPart(path);
      return (
        ((SAMPLES_FILE.test(name) && OUTPUT_FILE.test(path)) || SAMPLES_FOLDER.test(path)) &&
        !NO_OUTPUT.test(name) &&
        !roles.has('vendored') &&
        !roles.has('test')
      );
    })
    .map(({ path }) => tree.cite(path));
}

/** Where a page says that outputs lie: "the sampled structures in results/". */
const OUTPUTS_IN =
  /\b(?:sampled|generated|predicted|designed) (?:structures|sequences|molecules|images|samples|proteins)\b[^.;]{0,40}?\b(?:in|under) (?:the )?(?:\.\/)?([\w-]+(?:\/[\w.-]+)*)/i;
/** "Output files for the test set are in `test_sets/results/`": a whole folder of them. */
const OUTPUT_FILES_IN =
  /\boutput files?\b[^.;]{0,60}?\b(?:are|is|lie) (?:also )?(?:\w+ )?(?:in|under) (?:the )?(?:\.\/)?([\w-]+(?:\/[\w.-]+)*)/i;
const EXPECTED = /\b(?:expected|example|sample) outputs?\b/i;
/** Sections on what the model gave, as opposed to how good it is: "Scores", "Precomputed predictions". */
const GIVEN =
  /^\W*(?:(?:pre-?computed|model|variant|all|our|raw|released) )*(?:scores|predictions|predicted \w+|annotations|embeddings|outputs)\W*$/i;

/** Files of the tree that a page calls outputs: those in a folder that it names, or under a heading about what to expect. */
function namedOutputs({ sentences }: Document, trees: readonly FileTree[]): Citation[] {
  return sentences.flatMap((sentence) => {
    const { text, section } = sentence;
    const folder = (OUTPUTS_IN.exec(text) ?? OUTPUT_FILES_IN.exec(text))?.[1];
    const isExpected = EXPECTED.test(section.heading) || GIVEN.test(section.heading);
    if ((!folder && !isExpected) || sentence.negated) return [];
    return trees.flatMap((tree) =>
      tree.files
        .filter(({ path, roles }) => {
          if (!OUTPUT_FILE.test(path) || roles.has('vendored') || roles.has('test')) return false;
          const name = lastPart(path);
          return (
            (folder && path.startsWith(`${folder}/`)) ||
            (isExpected && name.length > 6 && text.includes(name))
          );
        })
        .slice(0, 1)
        .map(({ path }) => tree.cite(path)),
    );
  });
}

/** Where a command is told to put its result. */
const RESULT_AT =
  /\s(?:-[oO]|--(?:out|save|pred|result)[\w-]{0,30}|>)[\s=]+["']?(?:\.\/)?([\w./-]{1,200}\.\w{1,8})/g;
/** What is said of a result before the file that it is in: "the scores of our model are in `out/scores.csv`". */
const RESULT_IN =
  /\b(?:predictions|predicted \w+|probabilit(?:y|ies)|outputs?|embeddings|generated (?!using|by|with|from|via|through|in)\w+|answers|of (?:our|the) (?:model|network))\b[^.;]{0,120}?\b(?:in|at|under|to|into|as)\W{1,3}$/i;

/** Files of the release that a command which runs the model is said to write, or a sentence to hold what it gave. */
function writtenFiles(
  documents: readonly Document[],
  trees: readonly FileTree[],
  code: readonly ReadCode[],
): Citation[] {
  const programs = new Set<string | null>(
    stepEvidence('inference', trees, documents, code).scripts.map(({ file }) => file.path),
  );
  // What a program that runs the model is seen to write.
  const kept = factsIn(code, 'writes-data').flatMap(({ file, fact }) =>
    programs.has(file.path) && fact.value ? [fact.value.replace(/^(?:\.{1,2}\/)+/, '')] : [],
  );
  const written = commandsIn(documents, trees).flatMap(({ own, activity, script, text }) =>
    own && (activity === 'inference' || (activity === null && (script === null || programs.has(script))))
      ? [...text.matchAll(RESULT_AT)].map(([, path = '']) => path)
      : [],
  );
  const told = documents
    .filter(({ kind }) => kind !== 'page')
    .flatMap((document) =>
      document.sentences.flatMap(({ text, negated }) =>
        negated || isOnOther(text, document)
          ? []
          : [...text.matchAll(/(?:\.\/)?((?:[\w.-]{1,80}\/){0,8}[\w-]{1,80}\.\w{1,8})\b/g)].flatMap(
              (found) =>
                RESULT_IN.test(text.slice(Math.max(0, found.index - 200), found.index))
                  ? [found[1] ?? '']
                  : [],
            ),
      ),
    );
  return trees.flatMap((tree) =>
    [...new Set([...written, ...kept, ...told])].flatMap((path) => {
      const file = tree.files.find((one) => one.path === path);
      return file &&
        !NO_RESULT.some((role) => file.roles.has(role) && !(role === 'results' && kept.includes(path))) &&
        !NO_OUTPUT.test(path) &&
        !/\.\w*py\w*$/.test(path)
        ? [tree.cite(path)]
        : [];
    }),
  );
}

const NO_RESULT: readonly FileRole[] = [
  'weights',
  'vendored',
  'test',
  'evaluation-data',
  'training-config',
  'document',
  'results',
];

function isOpenStorage(url: string): boolean {
  const kind = storageOf(url);
  return kind === 'archive' || kind === 'storage';
}
