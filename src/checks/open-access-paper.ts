/** Asks whether everyone can read the paper, not subscribers only. */
import { ownPapers } from '../release/claims/papers.js';
import { defineCheck, fail, notApplicable, pass, unknown } from './check.js';

/** DOI prefixes of preprint servers, whose texts are always free: arXiv, bioRxiv and medRxiv, ChemRxiv, Research Square, Preprints.org, PsyArXiv. */
const PREPRINT =
  /^10\.(48550\/arxiv|1101\/\d|64898\/|26434\/chemrxiv|21203\/rs|20944\/preprints|31234\/osf)/i;

export default defineCheck({
  id: 'open-access-paper',
  title: 'The paper or report is open access',
  partialTitle: 'The paper or report is only partly open access',
  failureTitle: 'The paper is behind a paywall',
  why: 'The paper is where method, data and limits are described in full; a paywall keeps most readers out.',
  fix: 'Deposit the accepted manuscript or a preprint (arXiv, bioRxiv) and link it in the model card.',
  needs: ['paper', 'documents'],
  evaluate({ paper, documents }) {
    if (!paper) {
      // No index knows it or answers, but a preprint that the owner cites as their own is free to read by its nature.
      const papers = ownPapers(documents);
      const preprint = papers.find(({ kind }) => kind === 'preprint');
      if (preprint) return pass('The documents cite a preprint as their own.', { at: preprint.at });
      const [own] = papers;
      if (!own) return notApplicable('No paper was found.');
      if (own.free)
        return pass(
          own.kind === 'report'
            ? 'The documents link a report that is free to read.'
            : 'The documents cite a paper that is free to read where it is.',
          { at: own.at },
        );
      return unknown('The documents cite a paper; no index says whether it is open access.', [
        {
          what: 'whether the paper is open access',
          reason: { code: 'depends', detail: 'no index says' },
          source: { url: own.at.url },
        },
      ]);
    }
    const at = { url: paper.openAccessUrl ?? paper.url, label: 'paper' };
    if (paper.arxiv) return pass(`The paper is on arXiv (${paper.arxiv}).`, { at });
    if (paper.doi && PREPRINT.test(paper.doi)) return pass('The paper is on a preprint server.', { at });
    if (paper.openAccess) return pass('The paper is open access.', { at });
    if (paper.openAccess === false) return fail('The paper is not open access.', { at });
    return unknown('The provider does not say whether the paper is open access.', [
      {
        what: 'whether the paper is open access',
        reason: { code: 'invalid-response', detail: `${paper.provider} does not say` },
        source: { url: paper.url },
      },
    ]);
  },
});
