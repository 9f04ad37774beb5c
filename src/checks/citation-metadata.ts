/** Asks whether a citation can be copied without retyping it: CITATION.cff or BibTeX. */
import { citePassage, modelPages, passagesUnder } from '../release/claims/statements.js';
import { defineCheck, fail, partial, pass } from './check.js';

/** One BibTeX entry that has at least a title. */
const BIBTEX =
  /@(article|inproceedings|misc|software|techreport|unpublished|book|incollection|phdthesis|online|preprint|conference|proceedings|inbook)\s*\{[\s\S]*?\btitle\s*=/i;
/** What makes a sentence a reference: a DOI, an arXiv id, or a year after names. */
const REFERENCE = /\b10\.\d{4,9}\/\S+|\barxiv[:./ ]*\S*\d{4}\.\d{4,5}|\b(19|20)\d\d\b/i;

export default defineCheck({
  id: 'citation-metadata',
  title: 'Citation metadata is provided',
  partialTitle: 'A citation is given as prose only',
  failureTitle: 'No citation metadata',
  why: 'Work that is easy to cite correctly gets credit, and papers that used the model can be traced to it.',
  fix: 'Add a CITATION.cff to the repository, or a BibTeX entry under "Citation" in the model card.',
  needs: ['files', 'documents'],
  evaluate({ files, documents }) {
    for (const tree of files) {
      const file = tree
        .with('citation')
        .find(({ path }) => /\.(cff|bib)$|(^|\/)citation$/i.test(path) && path.split('/').length <= 2);
      if (file) return pass(`${file.path} holds the citation.`, { at: tree.cite(file.path) });
    }
    const pages = modelPages(documents);
    for (const document of pages) {
      const block = document.code.find(({ text }) => BIBTEX.test(text));
      if (block) return pass('A BibTeX entry is given.', { at: document.cite(block.line) });
      const section = document.sections.find(({ text }) => BIBTEX.test(text));
      if (section) return pass('A BibTeX entry is given.', { at: document.cite(section.line) });
    }
    const prose = passagesUnder(pages, /\b(citation|citing|cite|how to cite|reference|publication)\b/).find(
      ({ text }) => REFERENCE.test(text),
    );
    if (prose) return partial(0.5, 'A reference is given as prose only.', { at: citePassage(prose) });
    return fail('Neither a citation file nor a BibTeX entry was found.');
  },
});
