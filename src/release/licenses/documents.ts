/** The license of the documents: their own statement, else that of the repository they are shipped with. */
import { inherit, type Resolved, resolved } from './answers.js';
import { answerOfFiles } from './license-files.js';
import { granted, type Sources, statementsOn } from './sources.js';

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
