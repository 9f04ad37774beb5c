/** Whether anyone can see what the model puts out without running it. */

import type { Citation } from '../prose/cite.js';
import type { Document } from '../prose/page.js';
import { notebooksIn } from '../release/claims/shown-notebooks.js';
import { picturedOutputs, printedOutputs, type ShownOutput } from '../release/claims/shown-outputs.js';
import { introductionTo } from '../release/claims/statements.js';
import type { FileTree } from '../release/files/files.js';
import { codedLinks } from '../release/links/coded-links.js';
import { storageOf } from '../release/links/storage.js';
import { defineCheck, fail, partial, pass } from './check.js';

/** `sample_predictions/`, but not `variant-prediction/`, which is a task. */
const OUTPUT_FOLDER =
  /(?:^|\/)(?:prediction|(?:[\w-]*[-_])?(?:outputs?|predictions|generated|generations?|designs|model_results))(?:[-_][\w-]*)?\//i;
const OUTPUT_NAME = /(?:^|[/_-])(?:outputs?|predict(?:ion|ed)s?|generated|designs?|designed)(?=[_.-])/i;
const OUTPUT_FILE =
  /\.(?:pdb|cif|fa|fasta|faa|csv|tsv|jsonl?|npz?|h5ad|wav|mp3|mp4|sdf|smi|html|zip|tgz|tar\.gz)$/i;
/** A folder that says that its outputs are there to be looked at: whatever is in it is one. */
const SHOWN_FOLDER =
  /(?:^|\/)(?:(?:examples?|samples?|demo)[-_](?:outputs?|predictions|results|generations)|(?:outputs?|predictions)[-_](?:examples?|samples?|demo))\/[^.][^/]*\.(?!py$|sh$|md$)\w+$/i;
/** Inputs, splits and settings in folders of that name. */
const NO_OUTPUT =
  /(?:^|[/_-])(?:inputs?|prompts?|train|metrics?|config|labels?|template|package)(?:[/_.-]|$)/i;
const DATA_FOLDER = /(?:^|\/)(?:data|datasets?)\//i;
/** In a folder of data the output of a preparation step. */
const PREPARED = /(?:^|[/_-])outputs?(?=[_.-])/i;
/** Drawn from the model without anything to start from: `175b_samples.jsonl`, `generated/`. */
const SAMPLES_FILE = /(?:^|[/_-])(?:samples|generations|unconditional)(?=[_.-])/i;
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
    const named = documents.flatMap((document) => namedOutputs(document, files));
    if (named.length > 0)
      return pass('The documents name outputs that are in the repository.', { at: named.slice(0, 3) });
    const linked = documents.flatMap((document) =>
      [
        ...document.links,
        ...codedLinks(document).map(({ url, block }) => ({
          url,
          line: block.line,
          context: introductionTo(block, document),
          denied: false,
        })),
      ]
        .filter(
          (link) =>
            (OUTPUT_LINK.test(link.context) || OUTPUT_FOLDER.test(link.url)) &&
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

function outputFiles(tree: FileTree): Citation[] {
  return tree.files
    .filter(({ path, roles }) => {
      const shown = SHOWN_FOLDER.test(path);
      if (!(shown || OUTPUT_FILE.test(path)) || NO_OUTPUT.test(path)) return false;
      if (
        roles.has('vendored') ||
        roles.has('test') ||
        roles.has('evaluation-data') ||
        roles.has('training-config')
      )
        return false;
      if (shown || OUTPUT_FOLDER.test(path)) return true;
      const name = path.slice(path.lastIndexOf('/') + 1);
      return OUTPUT_NAME.test(name) && !(DATA_FOLDER.test(path) && PREPARED.test(name));
    })
    .map(({ path }) => tree.cite(path));
}

/** Files of samples whose inputs are nowhere to be seen. */
function sampleFiles(tree: FileTree): Citation[] {
  return tree.files
    .filter(({ path, roles }) => {
      const name = path.slice(path.lastIndexOf('/') + 1);
      return (
        SAMPLES_FILE.test(name) &&
        OUTPUT_FILE.test(path) &&
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
const EXPECTED = /\b(?:expected|example|sample) outputs?\b/i;

/** Files of the tree that a page calls outputs: those in a folder that it names, or under a heading about what to expect. */
function namedOutputs({ sentences }: Document, trees: readonly FileTree[]): Citation[] {
  return sentences.flatMap((sentence) => {
    const { text, section } = sentence;
    const folder = OUTPUTS_IN.exec(text)?.[1];
    const isExpected = EXPECTED.test(section.heading);
    if ((!folder && !isExpected) || sentence.negated) return [];
    return trees.flatMap((tree) =>
      tree.files
        .filter(({ path, roles }) => {
          if (!OUTPUT_FILE.test(path) || roles.has('vendored') || roles.has('test')) return false;
          const name = path.slice(path.lastIndexOf('/') + 1);
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

function isOpenStorage(url: string): boolean {
  const kind = storageOf(url);
  return kind === 'archive' || kind === 'storage';
}
