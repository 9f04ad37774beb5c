/** Asks whether the data that the model was trained on have a name. */
import { citeFile, hubPlace } from '../prose/cite.js';
import { namedData } from '../release/claims/named-data.js';
import { projectPages } from '../release/claims/statements.js';
import { citeFact } from '../release/code/bodies.js';
import { trainingDataInCode } from '../release/code/coded-data.js';
import { isFineTune } from '../release/code/lineage.js';
import { namedTrainingFiles, trainingFilesIn } from '../release/files/data-files.js';
import { dataBesideTraining, unstatedLinks } from '../release/links/data-beside-training.js';
import { defineCheck, fail, pass } from './check.js';

export default defineCheck({
  id: 'datasets-named',
  title: 'Training datasets are named',
  partialTitle: 'Training data is described, but not named',
  failureTitle: 'Training datasets are not named',
  why: 'Nobody can judge the leaks, biases or rights of data without a name.',
  fix: "List the training datasets under `datasets` in the card's front matter, or name and link them in a section on training data.",
  needs: ['hub', 'repository', 'datasets', 'documents', 'files', 'code'],
  evaluate({ hub, repository, datasets, documents, files, code }) {
    const first = datasets[0];
    if (hub && first) {
      const rest = datasets.length > 1 ? ` and ${datasets.length - 1} more` : '';
      return pass(`The front matter names ${first.id}${rest}.`, {
        at: citeFile(hubPlace(hub), 'README.md', undefined, 'front matter'),
      });
    }
    const tuned = isFineTune(hub, repository, documents);
    const { names, links, at, linked, described } = namedData(projectPages(documents, repository), tuned);
    if (names.length > 0) return pass(`Training data is named: ${names.join(', ')}.`, { at });
    const training = links.filter(({ use }) => use === 'training' || use === 'tuning' || use === 'following');
    if (training.length > 0)
      return pass('Training data is linked.', { at: training.slice(0, 3).map((one) => one.at) });
    if (linked.length > 0) return pass('Training data is linked.', { at: linked.slice(0, 3) });
    // Whoever has the data before them needs no name to look for.
    const held = [
      ...trainingFilesIn(files, documents, tuned),
      ...namedTrainingFiles(files, documents),
      ...trainingDataInCode(code, tuned, documents).map(({ located }) => citeFact(located)),
    ];
    if (held.length > 0) {
      return pass('The release holds its training data, or its code says where they are.', {
        at: held.slice(0, 3),
      });
    }
    const beside = dataBesideTraining(unstatedLinks(documents, repository), { files, documents, code });
    if (beside.length > 0) {
      return pass('Data is linked beside the training code.', {
        at: beside.slice(0, 3).map((one) => one.at),
      });
    }
    // What a description is worth is for `training-data` to say: here names are asked for.
    if (described.length > 0)
      return fail('Training data is described, but no dataset is named.', { at: described });
    return fail('No page says what the model was trained on.');
  },
});
