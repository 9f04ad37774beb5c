/** Asks whether the page shows code that loads this model, ready to be pasted. */
import { commandsIn } from '../release/commands.js';
import { loadsIn, ownNames } from '../release/snippets.js';
import { defineCheck, fail, partial, pass } from './check.js';

export default defineCheck({
  id: 'loading-snippet',
  title: 'A snippet loads this model',
  failureTitle: 'No snippet loads this model',
  why: 'The shortest way from a page to a running model is code that names it; everything else is guessed from the library.',
  fix: 'Show in the model card the lines that load the model by its own id, with the imports.',
  needs: ['hub', 'repository', 'files', 'documents'],
  evaluate({ hub, repository, files, documents }) {
    const own = ownNames(hub, repository);
    const blocks = documents.flatMap((document) =>
      document.code.flatMap((block) => {
        const loads = loadsIn(block.text, own);
        return loads ? [{ loads, kind: document.kind, at: document.cite(block.line) }] : [];
      }),
    );
    const snippet = blocks.find(({ loads }) => loads === 'own');
    if (snippet) return pass('A snippet loads the model by its own name.', { at: snippet.at });
    const command = commandsIn(documents, files).find((one) => one.activity === 'inference' && one.own);
    if (command) {
      return pass("A command runs the model by the release's own code.", {
        at: command.document.cite(command.line),
      });
    }
    const blank = blocks.find(({ loads }) => loads === 'blank');
    if (blank)
      return partial(0.5, 'A snippet loads a model whose name or path the reader must fill in.', {
        at: blank.at,
      });
    const other = blocks.find(({ loads }) => loads === 'other');
    if (other) return partial(0.5, 'The snippet loads a model of another name.', { at: other.at });
    return fail('No code that loads the model was found in its card or README.');
  },
});
