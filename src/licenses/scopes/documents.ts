/** The license of the documents: their own statement, else that of the repository they are shipped with; a paper's is its own. */

import type { Paper } from '../../evidence.js';
import type { Citation } from '../../prose/cite.js';
import type { License } from '../license.js';
import { licenseOfUrl } from '../names/links.js';
import { termsOf } from '../names/names.js';
import { inherit, nothingStated, type Resolved, resolved, unseen } from './answers.js';
import { answerOfFiles } from './license-files.js';
import { granted, type Sources, statementsOn } from './sources.js';

/**
 * @param page what the Hub page is under
 * @param code what the repository is under; documents inherit from either
 */
export function licenseOfDocuments(sources: Sources, page: Resolved, code: Resolved): Resolved {
  const { repository, card, readme } = sources;
  const file = repository && answerOfFiles(repository.files, 'documents', repository.place).answer;
  const own =
    file ?? granted(statementsOn(card, ['documents'])) ?? granted(statementsOn(readme, ['documents']));
  if (own) return resolved(own);
  const shipped = page.license.openness !== 'none' && page.license.openness !== 'unknown';
  if (sources.hub && shipped) return inherit(page, 'the Hub repository');
  if (repository) return inherit(code, 'the code repository');
  return inherit(page, 'the Hub repository');
}

/** The license of a paper that is only known from where it is cited. */
export const licenseOfUnreadPaper = (at: Citation): License => unseen([], [at]).license;

/** The license of a paper's text, as its index gives it: an id, or an address at which a license is published. */
export function licenseOfPaper(paper: Paper): License {
  const citations = [{ url: paper.openAccessUrl ?? paper.url, label: 'paper' }];
  const given = paper.license?.trim();
  const terms = given ? (licenseOfUrl(given) ?? termsOf(given)) : null;
  return terms
    ? resolved({ terms, basis: 'metadata', citations }).license
    : nothingStated(citations, 'no license stated').license;
}
