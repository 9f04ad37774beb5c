/** Asks whether the page shows code that loads this model, ready to be pasted. */
import { commandsIn, runsModel } from '../release/code/commands.js';
import { type Loads, ownNames, snippetsIn } from '../release/code/snippets.js';
import { defineCheck, fail, partial, pass } from './check.js';

export default defineCheck({
  id: 'loading-snippet',
  title: 'A snippet loads this model',
  partialTitle: 'A snippet loads a model without naming this one',
  failureTitle: 'No snippet loads this model',
  why: 'The shortest way from a page to a running model is code that names it; everything else is guessed from the library.',
  fix: 'In the model card, show the lines that load the model by its own id, with the imports.',
  needs: ['hub', 'repository', 'files', 'documents'],
  evaluate({ hub, repository, files, documents }) {
    const snippets = snippetsIn(documents, ownNames(hub, repository));
    const first = (wanted: Loads) => {
      const snippet = snippets.find(({ loads }) => loads === wanted);
      return snippet?.document.cite(snippet.line);
    };
    const own = first('own');
    if (own) return pass('A snippet loads the model by its own name.', { at: own });
    const command = commandsIn(documents, files).find(runsModel);
    if (command) {
      return pass("A command runs the model with the release's own code.", {
        at: command.document.cite(command.line),
      });
    }
    const blank = first('blank');
    if (blank)
      return partial(0.5, 'A snippet loads a model whose name or path the reader must fill in.', {
        at: blank,
      });
    const other = first('other');
    if (other) return partial(0.5, 'The snippet loads a model with another name.', { at: other });
    return fail('No code that loads the model was found in its card or README.');
  },
});
