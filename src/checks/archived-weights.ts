/** Asks whether the weights are kept where nobody can take them away: an archive with a persistent identifier, or a model zoo. */
import { citeModel } from '../prose/cite.js';
import { weightLinks } from '../release/links/weight-links.js';
import { defineCheck, fail, pass } from './check.js';

/** Curated collections that keep what they took in: Kipoi, Sfaira, the BioImage Model Zoo, TorchHub. */
const MODEL_ZOO =
  /^https?:\/\/(?:www\.)?(?:kipoi\.org\/models\/|(?:[\w-]+\.)?sfaira|bioimage\.io\/(?:#\/|models)|pytorch\.org\/hub\/)/i;

export default defineCheck({
  id: 'archived-weights',
  title: 'The weights are archived',
  partialTitle: 'Some of the weights are archived',
  failureTitle: 'The weights are not archived',
  why: 'Accounts are closed and repositories renamed; a persistent identifier still leads to the same weights in ten years.',
  fix: 'Have the Hub issue a DOI for the model, or deposit the weights on Zenodo or in a model zoo and link the record.',
  needs: ['hub', 'documents'],
  evaluate({ hub, documents }) {
    const doi = hub?.tags.find((tag) => /^doi:10\./.test(tag))?.slice('doi:'.length);
    if (hub && doi) return pass(`The Hub has issued the DOI ${doi}.`, { at: citeModel(hub) });
    const deposit = weightLinks(documents).find(({ kind }) => kind === 'archive');
    if (deposit) return pass('The weights are linked in an archive.', { at: deposit.at });
    for (const document of documents) {
      const zoo = document.links.find((one) => MODEL_ZOO.test(one.url) && !one.denied);
      if (zoo) return pass('The weights are in a model zoo.', { at: document.cite(zoo.line) });
    }
    return fail('No DOI, archive or model zoo holds the weights.', {
      at: hub ? citeModel(hub) : [],
    });
  },
});
