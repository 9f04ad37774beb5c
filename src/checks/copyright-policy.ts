/** Whether the owner says how the training keeps to copyright: what rights holders reserve, and who answers them. */
import { publishedDocument } from '../release/claims/published-documents.js';
import {
  citePassage,
  citeStatement,
  modelPages,
  passagesUnder,
  statementsOn,
} from '../release/claims/statements.js';
import { defineCheck, fail, partial, pass } from './check.js';

/** A document on copyright, not the notice that every project has. */
const NAME =
  /\bcopyright (?:compliance|policy|policies|statement)\b|\bpolicy (?:on|for) copyright\b|\b(?:eu|gpai|ai act) code of practice\b/i;
const HEADING =
  /\bcopyright (?:compliance|policy|and (?:training )?data|measures)\b|\bopt[- ]?outs?\b|\brights[- ]?reservations?\b/;
/** What rights holders reserve, in the words of the directive and of those who crawl. */
const RESERVED =
  /\brobots\.txt\b|\bai\.txt\b|\bopt(?:ed|ing)?[- ]?outs?\b|\breservations? of rights\b|\brights reservations?\b|\btext and data mining\b|\bTDM\b/i;
const KEPT = /\b(?:respect|honou?r|obey|compl(?:y|ie[sd])|adher|follow|remov|exclud|filter|process)\w*\b/i;
/** What was taken although it was reserved. */
const IGNORED =
  /\b(?:not|n['’]t|never|without|unable to|did little to) (?:\w+ )?(?:respect|honou?r|obey|compl|adher|follow|remov|filter|process)|\b(?:ignor|disregard|bypass|circumvent|violat)(?:e|es|ed|s|ing)?\b/i;
/** Of the training, not of a crawler that the project offers, nor of telemetry that one can switch off. */
const OTHER =
  /\b(?:telemetry|analytics|tracking|e-?mails?|newsletter|usage statistics|cookies?|data collection by|user agents? of your)\b/i;

export default defineCheck({
  id: 'copyright-policy',
  title: 'A copyright policy is published',
  partialTitle: 'Only individual copyright measures are mentioned',
  failureTitle: 'Nothing says how training respects copyright',
  why: 'Whoever builds on the model inherits the dispute if its data was taken against the will of its owners.',
  fix: 'Publish how reserved rights (robots.txt, opt-outs) are found and respected, and where rights holders can complain, and link it in the card.',
  needs: ['files', 'documents'],
  evaluate({ files, documents }) {
    const found = publishedDocument(files, documents, NAME);
    if (found) return pass(`A policy is published (${found.name}).`, { at: found.at });
    const pages = modelPages(documents);
    const [section] = passagesUnder(pages, HEADING).filter(
      ({ text }) => RESERVED.test(text) && !IGNORED.test(text) && !OTHER.test(text),
    );
    if (section) return pass('A section says how rights are respected.', { at: citePassage(section) });
    const kept = statementsOn(pages, RESERVED).find(
      ({ sentence: { text } }) => KEPT.test(text) && !IGNORED.test(text) && !OTHER.test(text),
    );
    if (kept) {
      return partial(0.5, 'A sentence says that reserved rights were respected, but there is no policy.', {
        at: citeStatement(kept),
      });
    }
    return fail('No file, link or sentence says how training respects copyright.');
  },
});
