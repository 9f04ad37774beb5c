/** Asks whether there is an example to follow from an input to an output, as a notebook is. */

import type { Citation } from '../prose/cite.js';
import { citeCommand, commandsIn, runsModel } from '../release/code/commands.js';
import { ownNames, snippetsIn } from '../release/code/snippets.js';
import { startsPreprocessing } from '../release/files/activities.js';
import type { ClassifiedFile, FileTree } from '../release/files/files.js';
import { pathWords } from '../release/files/path-words.js';
import { defineCheck, fail, partial, pass } from './check.js';

const EXAMPLE_FOLDER = /(^|\/)(examples?|demos?|tutorials?|quick-?start|vignettes|walkthrough)\//i;
const INPUT_FILE =
  /\.(fasta|fa|faa|pdb|cif|csv|tsv|json|jsonl|txt|smi|sdf|png|jpe?g|wav|mp3|nii|nii\.gz|h5ad|npy|npz|ya?ml|bed|vcf|a3m|tif|tiff|parquet)$/i;
const COLAB =
  /^https?:\/\/(colab\.research\.google\.com|mybinder\.org|kaggle\.com\/(code|notebooks)|www\.kaggle\.com\/(code|kernels))\//;
const SPACE =
  /^https?:\/\/(huggingface\.co|hf\.co)\/spaces\/([^/]+)\/[^/?#]+|^https?:\/\/([\w-]+)\.hf\.space/;
/** Spaces that hold terms, rankings or tools in place of a demo. */
const NO_DEMO = /licen[cs]e|leaderboard|arena|eval|convert|memory-usage|autotrain|paper/i;
const CALLS = /\b\w+\s*\(|^\s*[$!]?\s*(python|bash|curl|[a-z][\w-]+ (predict|generate|run|embed|fold))/m;

/**
 * Whole: a notebook, in the tree or hosted. Half: lines to paste, input to run on, a demo. What a page prints beside its
 * lines is weighed as a sample output, the lines themselves as a loading snippet.
 */
export default defineCheck({
  id: 'worked-example',
  title: 'A worked example is provided',
  partialTitle: 'Examples are shown, but none is worked through',
  failureTitle: 'No worked example',
  why: 'An example with its input and its output is how people learn the interface and see whether their installation works.',
  fix: 'Add a notebook that runs the model on a small input and keeps its output.',
  needs: ['hub', 'repository', 'files', 'documents'],
  evaluate({ hub, repository, files, documents }) {
    for (const tree of files) {
      const notebook = tree.with('notebook').find(({ path }) => isShown(path));
      if (notebook) return pass(`A notebook shows it (${notebook.path}).`, { at: tree.cite(notebook.path) });
    }
    const links = documents.flatMap((document) => document.links.map((link) => ({ ...link, document })));
    const hosted = links.find(({ url }) => COLAB.test(url));
    if (hosted) return pass('A hosted notebook runs it.', { at: hosted.document.cite(hosted.line) });
    const shown = snippetsIn(documents, ownNames(hub, repository)).filter(
      ({ loads, block }) => loads === 'own' && CALLS.test(block.text),
    );
    const quick = shown[0]?.document.cite(shown[0].block.line);
    if (quick)
      return partial(0.5, 'A page shows the lines that run it, but no notebook walks through an example.', {
        at: quick,
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
    const command = commandsIn(documents, files).find(runsModel);
    if (command) {
      return partial(0.5, 'A command shows how to run it, but no notebook walks through an example.', {
        at: citeCommand(command),
      });
    }
    return fail('No notebook, demo, examples or quick start was found.');
  },
});

/** Notebooks that analyze, plot or prepare something are no introduction. */
const isShown = (path: string): boolean =>
  !startsPreprocessing(pathWords(path)) &&
  !/(^|[/_.-])(figures?|fig\d+|plots?|plotting|analysis|analyses|analyze|results?|paper|experiments?|benchmarks?|data)[/_.-]/i.test(
    path,
  );

/** Input to run on in a folder of examples, or failing that anything in it. */
function exampleIn(files: readonly FileTree[]): Citation | undefined {
  for (const tree of files) {
    const within = tree.files.filter(isExample);
    const shown = within.find(({ path }) => INPUT_FILE.test(path)) ?? within[0];
    if (shown) return tree.cite(shown.path);
  }
  return undefined;
}

const isExample = ({ path, roles }: ClassifiedFile): boolean =>
  EXAMPLE_FOLDER.test(path) && !roles.has('test') && !roles.has('vendored') && !roles.has('finetuning-code');
