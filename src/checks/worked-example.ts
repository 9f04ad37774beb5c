/** Asks whether there is an example to follow from an input to an output: notebook, demo, or a quick start that shows both. */
import type { CodeBlock, Document } from '../release/document.js';
import type { ClassifiedFile } from '../release/files.js';
import { ownNames, snippetsIn } from '../release/snippets.js';
import { type Citation, defineCheck, fail, partial, pass } from './check.js';

const EXAMPLE_FOLDER = /(^|\/)(examples?|demos?|tutorials?|quick-?start|vignettes|walkthrough)\//i;
const INPUT_FILE =
  /\.(fasta|fa|faa|pdb|cif|csv|tsv|json|jsonl|txt|smi|sdf|png|jpe?g|wav|mp3|nii|nii\.gz|h5ad|npy|npz|ya?ml|bed|vcf|a3m|tif|tiff|parquet)$/i;
const COLAB =
  /^https?:\/\/(colab\.research\.google\.com|mybinder\.org|kaggle\.com\/(code|notebooks)|www\.kaggle\.com\/(code|kernels))\//;
const SPACE =
  /^https?:\/\/(huggingface\.co|hf\.co)\/spaces\/([^/]+)\/[^/?#]+|^https?:\/\/([\w-]+)\.hf\.space/;
/** Spaces that hold terms, rankings or tools in place of a demo. */
const NO_DEMO = /licen[cs]e|leaderboard|arena|eval|convert|memory-usage|autotrain|paper/i;
/** What introduces an output: the words before a second block, or a comment in the first. */
const OUTPUT_WORD =
  /\b(outputs?|results?|returns?|prints?|expected|produces?|yields?|generated|responses?|looks? like|you (should|will) (get|see))\b/i;
const OUTPUT_COMMENT =
  /^\s*(#|\/\/)\s*(=>|->|>>>?|output|outputs|prints?|expected|result|returns|\[|\{|tensor|array|torch\.Size|\(?\d|['"])/im;
const CALLS = /\b\w+\s*\(|^\s*[$!]?\s*(python|bash|curl|[a-z][\w-]+ (predict|generate|run|embed|fold))/m;

export default defineCheck({
  id: 'worked-example',
  title: 'A worked example is there',
  failureTitle: 'No worked example',
  why: 'An example with its input and its output is how people learn the interface and see whether their installation works.',
  fix: 'Add a notebook or a quick start that runs the model on a small input and prints the expected output.',
  needs: ['hub', 'repository', 'files', 'documents'],
  evaluate({ hub, repository, files, documents }) {
    for (const tree of files) {
      const notebook = tree.with('notebook').find(({ path }) => isShown(path));
      if (notebook) return pass(`A notebook shows it (${notebook.path}).`, { at: tree.cite(notebook.path) });
    }
    const owners = [hub?.author ?? hub?.id.split('/')[0], repository?.fullName.split('/')[0]]
      .filter((name) => name !== undefined)
      .map((name) => name.toLowerCase());
    for (const document of documents) {
      for (const { url, line } of document.links) {
        if (COLAB.test(url)) return pass('A hosted notebook runs it.', { at: document.cite(line) });
        if (SPACE.test(url) && !NO_DEMO.test(url))
          return pass('A demo on the Hub runs it.', { at: document.cite(line) });
      }
    }
    const space = hub?.spaces?.find((name) => owners.includes(name.split('/')[0]?.toLowerCase() ?? ''));
    if (hub && space) {
      const url = `${hub.url.slice(0, -hub.id.length)}spaces/${space}`;
      return pass('A demo of the owner runs it.', { at: { url, label: space } });
    }
    const shown = snippetsIn(documents, ownNames(hub, repository)).filter(
      ({ loads, block }) => loads === 'own' && CALLS.test(block.text),
    );
    const complete = shown.find(
      ({ document, block }) => printsOutput(block) || isFollowedByOutput(document, block),
    );
    if (complete) {
      return pass('A quick start shows input and output.', {
        at: complete.document.cite(complete.block.line),
      });
    }
    const folder = files.flatMap((tree) => {
      const within = tree.files.filter(isExample);
      const input = within.find(({ path }) => INPUT_FILE.test(path));
      const first = within[0];
      return first ? [{ input: input !== undefined, at: tree.cite((input ?? first).path) }] : [];
    });
    const ready = folder.find(({ input }) => input);
    if (ready) return pass('A folder of examples comes with input to run on.', { at: ready.at });
    const quick: Citation | undefined = shown[0]?.document.cite(shown[0].block.line);
    if (quick) return partial(0.5, 'A quick start shows how to run it, not what comes out.', { at: quick });
    if (folder[0])
      return partial(0.5, 'There is a folder of examples without input to run on.', { at: folder[0].at });
    return fail('No notebook, demo, examples or quick start was found.');
  },
});

/** Notebooks that analyze, plot or prepare something are no introduction. */
const isShown = (path: string): boolean =>
  !/(^|[/_.-])(figures?|fig\d+|plots?|plotting|analysis|analyses|analyze|paper|experiments?|benchmarks?|pre-?process\w*|data)[/_.-]/i.test(
    path,
  );

const isExample = ({ path, roles }: ClassifiedFile): boolean =>
  EXAMPLE_FOLDER.test(path) && !roles.has('test') && !roles.has('vendored') && !roles.has('finetuning-code');

/** A console session, or a comment that gives the value. */
function printsOutput({ text }: CodeBlock): boolean {
  const lines = text.split('\n');
  const session = lines.some((line) => /^>>> /.test(line)) && lines.some((line) => /^[^>.\s#]/.test(line));
  return session || OUTPUT_COMMENT.test(text);
}

/** A later block of the same section that is no code, or that words such as "output" lead to. */
function isFollowedByOutput(document: Document, block: CodeBlock): boolean {
  const end = block.line + block.text.split('\n').length;
  const next = document.code.find((one) => one.line > block.line && one.line < end + 12);
  if (!next) return false;
  const between = document.sentences.filter(({ line }) => line >= end && line < next.line);
  const led = OUTPUT_WORD.test(next.section.heading) || between.some(({ text }) => OUTPUT_WORD.test(text));
  return led && !/^\s*(import|from|pip|git|conda) /m.test(next.text);
}
