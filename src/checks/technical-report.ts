/** Whether a report, preprint or paper explains how the model was made. */
import { licenseOfPaper, licenseOfUnreadPaper } from '../licenses/scopes/documents.js';
import { ownPapers, paperInCitationFile } from '../release/claims/papers.js';
import { defineCheck, fail, pass } from './check.js';

const REPORT_FILE =
  /(?:^|\/)[^/]*(?:tech(?:nical)?[-_ ]?(?:report|note)|white-?paper|preprint|paper|manuscript)[^/]*\.(?:pdf|md|rst)$/i;

export default defineCheck({
  id: 'technical-report',
  title: 'Technical report or paper',
  partialTitle: 'The technical report is incomplete',
  failureTitle: 'No technical report',
  why: 'Only a report describes how the model was designed, trained and measured in enough detail to judge or repeat it.',
  fix: 'Publish a technical report or preprint about the model and link it from the card.',
  component: 'Technical report',
  needs: ['paper', 'documents', 'files', 'repository'],
  evaluate({ paper, documents, files, repository }) {
    if (paper) {
      const what = paper.title ? `“${paper.title}”` : 'A paper';
      return pass(`${what} describes the model.`, {
        at: { url: paper.url, label: 'paper' },
        license: licenseOfPaper(paper),
      });
    }
    const [own] = [...ownPapers(documents), ...paperInCitationFile(repository)];
    if (own) {
      // A report of the owner's own is under the terms of the page that it stands on; a paper has terms of its own.
      const license = own.kind === 'report' ? {} : { license: licenseOfUnreadPaper(own.at) };
      return pass('The documents cite a paper or report as their own.', { at: own.at, ...license });
    }
    for (const tree of files) {
      const report = tree.files.find(({ path, roles }) => REPORT_FILE.test(path) && !roles.has('vendored'));
      if (report)
        return pass(`The repository holds a report (${report.path}).`, { at: tree.cite(report.path) });
    }
    return fail('No paper, preprint or technical report was found.');
  },
});
