/** Asks whether the terms are there in full: a license that is only named has to be looked up, and may mean another text. */
import type { License } from '../licenses/license.js';
import { defineCheck, fail, partial, pass } from './check.js';

export default defineCheck({
  id: 'license-text',
  title: 'A license text is included',
  partialTitle: 'A license is named, but its text is not included',
  failureTitle: 'No license text is included',
  why: 'Most open licenses require their text to go with every copy; without it nobody who passes a copy on can comply.',
  fix: 'Put the full text of the license into a LICENSE file beside the weights and at the root of the repository.',
  needs: ['files', 'licenses'],
  evaluate({ files, licenses }) {
    for (const tree of files) {
      const file = tree.with('license').find(({ path, size }) => path.split('/').length <= 2 && size !== 0);
      if (file) return pass(`The text is in ${file.path}.`, { at: tree.cite(file.path) });
    }
    const named = [licenses.weights, licenses.code].find(isNamed);
    if (named)
      return partial(0.5, `The license is named (${named.name}), but its text is not included.`, {
        at: named.citations,
      });
    return fail('Neither a license text nor the name of a license was found.');
  },
});

const isNamed = ({ openness }: License): boolean => openness === 'open' || openness === 'restricted';
