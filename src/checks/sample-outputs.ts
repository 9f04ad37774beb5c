/** Whether anyone can see what the model puts out without running it. */
import type { CodeBlock } from '../release/document.js';
import type { FileTree } from '../release/files.js';
import { type Citation, defineCheck, fail, partial, pass } from './check.js';

const OUTPUT_FOLDER =
  /(?:^|\/)(?:[\w-]*[-_])?(?:outputs?|predictions?|samples?|generated|generations?|designs|results?)(?:[-_][\w-]*)?\//i;
const OUTPUT_NAME = /(?:^|[/_-])(?:outputs?|predict(?:ion|ed)s?|samples?|generated|designs?)(?=[_.-])/i;
const OUTPUT_FILE =
  /\.(?:pdb|cif|fa|fasta|faa|txt|csv|tsv|jsonl?|npz?|h5ad|png|jpe?g|gif|svg|wav|mp3|mp4|md|sdf|smi|html)$/i;
/** Inputs, dependencies and code in folders of that name. */
const NO_OUTPUT =
  /(?:^|\/)(?:requirements|readme)[^/]*$|(?:^|[/_-])(?:inputs?|train|metrics?|config)(?=[/_.-])/i;
const PICTURE =
  /\b(?:samples?|outputs?|predict(?:ions?|ed)|generated|generations?|results?|examples?|demo|qualitative)\b/i;
const PRINTED = /\b(?:outputs?|returns?|prints?|generated|expected|predictions?|answers?|response)\b/i;

export default defineCheck({
  id: 'sample-outputs',
  title: 'Sample outputs are shown',
  failureTitle: 'Sample outputs are not shown',
  why: 'Seeing real outputs tells in a minute what a model does, and lets others check that their copy works.',
  fix: 'Commit a few real outputs with their inputs, or print them in the card below the code that makes them.',
  component: 'Sample model outputs',
  needs: ['files', 'documents'],
  evaluate({ files, documents }) {
    const shipped = files.flatMap(outputFiles);
    if (shipped.length > 0)
      return pass('Outputs of the model are in the repository.', { at: shipped.slice(0, 3) });
    const printed = documents.flatMap((document) =>
      document.code.filter(showsOutput).map((block) => document.cite(block.line)),
    );
    if (printed.length > 0)
      return partial(0.5, 'Outputs are printed in the documents.', { at: printed.slice(0, 3) });
    const pictured = documents.flatMap((document) =>
      document.links
        .filter(
          ({ url, text }) =>
            /\.(?:png|jpe?g|gif|mp4|webp)(?:[?#]|$)/i.test(url) && PICTURE.test(`${text} ${url}`),
        )
        .map(({ line }) => document.cite(line)),
    );
    if (pictured.length > 0) return partial(0.5, 'Pictures show outputs.', { at: pictured.slice(0, 3) });
    const notebooks = files.flatMap((tree) => tree.with('notebook').map(({ path }) => tree.cite(path)));
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
      if (!OUTPUT_FILE.test(path) || NO_OUTPUT.test(path)) return false;
      if (
        roles.has('vendored') ||
        roles.has('test') ||
        roles.has('evaluation-data') ||
        roles.has('training-config')
      )
        return false;
      return OUTPUT_FOLDER.test(path) || OUTPUT_NAME.test(path.slice(path.lastIndexOf('/')));
    })
    .map(({ path }) => tree.cite(path));
}

/** A console session with an answer, a comment that gives one, or a block that is nothing but output. */
function showsOutput({ text, lang }: CodeBlock): boolean {
  const lines = text.split('\n');
  if (lines.some((line) => line.startsWith('>>> '))) {
    return lines.some((line, at) => at > 0 && line.trim() !== '' && !/^(?:>>>|\.\.\.|#)/.test(line));
  }
  if (lines.some((line) => /^\s*#\s*(?:=>|->|outputs?\b|prints?\b|expected\b|\[|\{|tensor\()/i.test(line)))
    return true;
  return (lang === 'json' || lang === 'text' || lang === null) && PRINTED.test(lines[0] ?? '');
}
