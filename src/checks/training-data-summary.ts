/** Whether a public summary of the training content is there, as the EU asks of everybody who offers a general-purpose model. */
import { publishedDocument } from '../release/claims/published-documents.js';
import {
  citePassage,
  citeStatement,
  modelPages,
  passagesUnder,
  statementsOn,
} from '../release/claims/statements.js';
import { defineCheck, fail, partial, pass } from './check.js';

/** What owners call it in sentences and headings. Source: the summaries that were published in the first year of the duty. */
const SUMMARY =
  /\bsummary of (?:the )?(?:content|data) used (?:for|in) (?:the )?training\b|\bsummary of (?:the )?training (?:content|data)\b|\btraining (?:content|data) summary\b|\beu public summary\b|\bdata summary card\b/i;
/** Names of files and links are shorter. */
const NAME = new RegExp(
  `${SUMMARY.source}|\\bpublic summary\\b|\\beu (?:training )?data transparency\\b`,
  'i',
);
/** The duty by its number. */
const TEMPLATE = /\barticle\s?53\s?\(?1\)?\s?\(?d\)?|\bAI Office['’]?s? template\b/i;
/** Shorter than this a section only points elsewhere. */
const TELLING = 200;

export default defineCheck({
  id: 'training-data-summary',
  title: 'A public summary of the training content is published',
  partialTitle: 'A summary of the training content is only mentioned',
  failureTitle: 'No public summary of the training content was found',
  why: 'It tells authors and others whose data was used what a model learned from, in the same form for every model.',
  fix: "Fill in the European Commission's template, publish it beside the weights, and link it in the model card.",
  needs: ['files', 'documents'],
  evaluate({ files, documents }) {
    const found = publishedDocument(files, documents, NAME);
    if (found) return pass(`The summary is published (${found.name}).`, { at: found.at });
    const pages = modelPages(documents);
    const [section] = passagesUnder(pages, SUMMARY).filter(({ text }) => text.length >= TELLING);
    if (section) return pass('A section summarizes the training content.', { at: citePassage(section) });
    const [said] = [...statementsOn(pages, SUMMARY), ...statementsOn(pages, TEMPLATE)];
    if (said) {
      return partial(0.5, 'A summary of the training content is mentioned, but not linked.', {
        at: citeStatement(said),
      });
    }
    return fail('No file, link or section has a public summary of the training content.');
  },
});
