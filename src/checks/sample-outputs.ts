/** Whether anyone can see what the model puts out without running it. */

import type { Citation } from '../prose/cite.js';
import type { CodeBlock, Document } from '../prose/page.js';
import { introductionTo } from '../release/claims/statements.js';
import type { FileTree } from '../release/files/files.js';
import { codedLinks } from '../release/links/coded-links.js';
import { storageOf } from '../release/links/storage.js';
import { defineCheck, fail, partial, pass } from './check.js';

/** `sample_predictions/`, but not `variant-prediction/`, which is a task. */
const OUTPUT_FOLDER =
  /(?:^|\/)(?:prediction|(?:[\w-]*[-_])?(?:outputs?|predictions|generated|generations?|designs|model_results))(?:[-_][\w-]*)?\//i;
const OUTPUT_NAME = /(?:^|[/_-])(?:outputs?|predict(?:ion|ed)s?|generated|designs?|designed)(?=[_.-])/i;
const OUTPUT_FILE = /\.(?:pdb|cif|fa|fasta|faa|csv|tsv|jsonl?|npz?|h5ad|wav|mp3|mp4|sdf|smi|html)$/i;
/** A folder that says that its outputs are there to be looked at: whatever is in it is one. */
const SHOWN_FOLDER =
  /(?:^|\/)(?:(?:examples?|samples?|demo)[-_](?:outputs?|predictions|results|generations)|(?:outputs?|predictions)[-_](?:examples?|samples?|demo))\/[^.][^/]*\.(?!py$|sh$|md$)\w+$/i;
/** Inputs, splits and settings in folders of that name. */
const NO_OUTPUT =
  /(?:^|[/_-])(?:inputs?|prompts?|train|metrics?|config|labels?|template|package)(?:[/_.-]|$)/i;
const DATA_FOLDER = /(?:^|\/)(?:data|datasets?)\//i;
/** In a folder of data the output of a preparation step. */
const PREPARED = /(?:^|[/_-])outputs?(?=[_.-])/i;
/** Outputs kept elsewhere: `predictions for all proteins: https://zenodo.org/…`. */
const OUTPUT_LINK =
  /\b(?:predictions|pre-?computed (?:\w+ )?(?:outputs?|scores|embeddings|structures)|(?:model|evaluation) outputs?|output files|scores for (?:all|every)\b|(?:generated|designed|sampled|predicted) (?:sequences|structures|proteins|images|samples|outputs)|designs)\b/i;
const PICTURE =
  /\b(?:samples?|outputs?|pred(?:ict(?:ions?|ed))?|generated|generations?|results?|examples?|demo|qualitative)\b/i;
const EMBLEM =
  /(?:^|[/_-])(?:logo|banner|icon|badge|header|overview|pipeline|framework|architecture)s?(?=[_.-])/i;
/** Lines that somebody types: a block that holds one shows how to get an output. */
const COMMAND =
  /^\s*(?:\$ |export |python\d? |bash |sh |cd |git |pip |conda |torchrun |accelerate |CUDA_\w+=|\w+=\S)/;
const DEMO =
  /^https?:\/\/(?:colab\.research\.google\.com|(?:huggingface\.co|hf\.co)\/spaces\/[\w.-]+\/|replicate\.com\/)/;
const PRINTED = /\b(?:outputs?|returns?|prints?|generated|expected|predictions?|answers?|response)\b/i;

export default defineCheck({
  id: 'sample-outputs',
  title: 'Sample outputs are shown',
  partialTitle: 'Sample outputs are shown only in pages, notebooks or demos',
  failureTitle: 'Sample outputs are not shown',
  why: 'Real outputs show in a minute what a model does, and let others check that their copy works.',
  fix: 'Commit a few real outputs with their inputs, or print them in the card below the code that makes them.',
  component: 'Sample model outputs',
  needs: ['files', 'documents'],
  evaluate({ files, documents }) {
    const shipped = files.flatMap(outputFiles);
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
          ({ url, context, denied }) =>
            (OUTPUT_LINK.test(context) || OUTPUT_FOLDER.test(url)) && isOpenStorage(url) && !denied,
        )
        .map(({ line }) => document.cite(line)),
    );
    if (linked.length > 0)
      return pass('Outputs of the model are linked for download.', { at: linked.slice(0, 3) });
    const printed = documents.flatMap((document) =>
      document.code.filter(showsOutput).map((block) => document.cite(block.line)),
    );
    if (printed.length > 0)
      return partial(0.5, 'Outputs are printed in the documents.', { at: printed.slice(0, 3) });
    const pictured = documents.flatMap((document) =>
      document.links
        .filter(
          ({ url, text }) =>
            /\.(?:png|jpe?g|gif|mp4|webp)(?:[?#]|$)/i.test(url) &&
            PICTURE.test(`${text} ${wordsIn(url)}`) &&
            !EMBLEM.test(url),
        )
        .map(({ line }) => document.cite(line)),
    );
    if (pictured.length > 0) return partial(0.5, 'Pictures show outputs.', { at: pictured.slice(0, 3) });
    const hosted = documents.flatMap((document) =>
      document.links.filter(({ url }) => DEMO.test(url)).map(({ line }) => document.cite(line)),
    );
    if (hosted.length > 0)
      return partial(0.5, 'A hosted demo or notebook shows outputs.', { at: hosted.slice(0, 2) });
    const notebooks = files.flatMap((tree) =>
      tree
        .with('notebook')
        .filter(({ path }) => !NO_OUTPUT.test(path))
        .map(({ path }) => tree.cite(path)),
    );
    if (notebooks.length > 0) {
      return partial(0.5, 'Notebooks, which may hold outputs, are in the repository.', {
        at: notebooks.slice(0, 3),
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
      const name = path.slice(path.lastIndexOf('/'));
      return OUTPUT_NAME.test(name) && !(DATA_FOLDER.test(path) && PREPARED.test(name));
    })
    .map(({ path }) => tree.cite(path));
}

/** Where a page says that outputs lie: "the sampled structures in results/". */
const OUTPUTS_IN =
  /\b(?:sampled|generated|predicted|designed) (?:structures|sequences|molecules|images|samples|proteins)\b[^.;]{0,40}?\b(?:in|under) (?:the )?(?:\.\/)?([\w-]+(?:\/[\w.-]+)*)/i;
const EXPECTED = /\b(?:expected|example|sample) outputs?\b/i;

/** Files of the tree that a page calls outputs: those in a folder that it names, or under a heading about what to expect. */
function namedOutputs({ sentences }: Document, trees: readonly FileTree[]): Citation[] {
  return sentences.flatMap(({ text, section, negated }) => {
    if (negated) return [];
    const folder = OUTPUTS_IN.exec(text)?.[1];
    const isExpected = EXPECTED.test(section.heading);
    if (!folder && !isExpected) return [];
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

/** The words of a file's name and of the folders around it. */
const wordsIn = (url: string): string =>
  url
    .split('/')
    .slice(-4)
    .join(' ')
    .replace(/[_\W]+/g, ' ');

function isOpenStorage(url: string): boolean {
  const kind = storageOf(url);
  return kind === 'archive' || kind === 'storage';
}

/** A console session with an answer, a comment that gives one, or a block that is nothing but output. */
function showsOutput({ text, lang }: CodeBlock): boolean {
  const lines = text.split('\n');
  if (lines.some((line) => line.startsWith('>>> '))) {
    return lines.some((line, at) => at > 0 && line.trim() !== '' && !/^(?:>>>|\.\.\.|#)/.test(line));
  }
  if (lines.some((line) => /^\s*#\s*(?:=>|->|outputs?\b|prints?\b|expected\b|\[|\{|tensor\()/i.test(line)))
    return true;
  if (lines.some((line) => COMMAND.test(line))) return false;
  return (lang === 'json' || lang === 'text' || lang === null) && PRINTED.test(lines[0] ?? '');
}
