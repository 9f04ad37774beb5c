/** Whether the research behind the model went through a journal or conference; a preprint is half of that. */
import { licenseOfPaper, licenseOfUnreadPaper } from '../licenses/scopes/documents.js';
import { acceptances, isPublished, ownPapers, paperInCitationFile } from '../release/claims/papers.js';
import { defineCheck, fail, partial, pass } from './check.js';

export default defineCheck({
  id: 'research-paper',
  title: 'Research paper',
  partialTitle: 'There is a preprint, but no reviewed paper',
  failureTitle: 'No research paper',
  why: 'A reviewed paper lets others check the claims about the model and cite them.',
  fix: 'Publish the research in a journal or at a conference, and cite it with its DOI in the card.',
  component: 'Research paper',
  needs: ['paper', 'documents', 'repository'],
  evaluate({ paper, documents, repository }) {
    const cited = [...ownPapers(documents), ...paperInCitationFile(repository)];
    const published = cited.find(({ kind }) => kind === 'published');
    if (paper && isPublished(paper)) {
      const venue = paper.venue ? ` in ${paper.venue}` : '';
      const year = paper.year ? ` (${paper.year})` : '';
      return pass(`The paper was published${venue}${year}.`, {
        at: { url: paper.url, label: 'paper' },
        license: licenseOfPaper(paper),
      });
    }
    if (published)
      return pass('The documents cite a published paper as their own.', {
        at: published.at,
        license: licenseOfUnreadPaper(published.at),
      });
    const [accepted] = paper || cited.length > 0 ? acceptances(documents) : [];
    if (accepted) {
      return pass('The owners say that their paper was peer-reviewed.', {
        at: accepted,
        license: paper ? licenseOfPaper(paper) : licenseOfUnreadPaper(accepted),
      });
    }
    if (paper) {
      return partial(0.5, 'There is a preprint; no publication at a peer-reviewed venue was found.', {
        at: { url: paper.url, label: 'preprint' },
        license: licenseOfPaper(paper),
      });
    }
    const preprint = cited.find(({ kind }) => kind === 'preprint');
    if (preprint)
      return partial(0.5, 'The documents cite a preprint as their own.', {
        at: preprint.at,
        license: licenseOfUnreadPaper(preprint.at),
      });
    return fail('No research paper was found.');
  },
});
