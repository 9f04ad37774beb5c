/** Asks whether somebody still answers for the code: not archived, not disabled, not declared dead. */
import { type Citation, citeModel, isLocal } from '../prose/cite.js';
import type { Document } from '../prose/page.js';
import { defineCheck, fail, notApplicable, partial, pass } from './check.js';

/** A notice about the project itself; a deprecated argument or data source is none. */
const NOTICE =
  /\b(no longer (being )?(actively )?(maintained|developed|updated)|not (being )?(actively |currently )(maintained|developed)|unmaintained)\b|\b(this|the) (repo(sitory)?|project|codebase|package|model|checkpoint|library|version|code|page)\b[^.]{0,30}\b(is|has been|was|are) (now |officially |permanently )?(deprecated|archived|discontinued|obsolete|abandoned|retired|no longer supported)\b|^\W*(deprecated|archived|discontinued)\b\W{0,3}(?!\w)/i;
/** Supported hardware and versions are spoken of in the same words. */
const OTHER_THING =
  /\b(python|cuda|windows|macos|pytorch|tensorflow|gpus?|argument|option|flag|function|api|versions? \d|datasets?)\b/i;

export default defineCheck({
  id: 'repository-alive',
  title: 'The repository is neither archived nor abandoned',
  partialTitle: 'The repository has a successor',
  failureTitle: 'The repository is archived or abandoned',
  why: 'Nobody fixes security holes or answers questions in a repository that its owner has closed.',
  fix: 'Unarchive the repository, or name in its README the successor that people should use.',
  needs: ['hub', 'repository', 'card', 'readme'],
  evaluate({ hub, repository, card, readme }) {
    if (!hub && !repository) return notApplicable('There is no repository.');
    if (repository) {
      const at = { url: repository.url, label: 'repository' };
      if (repository.archived) return fail('The repository is archived.', { at });
      if (repository.disabled) return fail('The repository is disabled.', { at });
    }
    const page = hub ? citeModel(hub) : undefined;
    if (hub?.disabled && page) return fail('The Hub has disabled the model.', { at: page });
    const notice = noticeIn(readme) ?? noticeIn(card);
    if (notice) return fail('Its own page says that it is no longer maintained.', { at: notice });
    const successor = hub?.cardData?.new_version;
    if (page && typeof successor === 'string' && successor !== '') {
      return partial(0.5, `The model card names ${successor} as the newer version.`, { at: page });
    }
    const published = [hub?.url, repository?.url].filter((url) => url !== undefined && !isLocal(url));
    if (published.length === 0) {
      return notApplicable('The folder is not published yet, so there is nothing to keep open.');
    }
    if (repository && !isLocal(repository.url)) {
      const pushed = repository.pushedAt ? `; last push ${repository.pushedAt.slice(0, 10)}` : '';
      return pass(`The repository is open${pushed}.`, { at: { url: repository.url, label: 'repository' } });
    }
    const changed = hub?.lastModified ? `; last change ${hub.lastModified.slice(0, 10)}` : '';
    return pass(`The Hub repository is open${changed}.`, page ? { at: page } : {});
  },
});

function noticeIn(document: Document | null): Citation | null {
  const found = document?.sentences.find(({ text }) => NOTICE.test(text) && !OTHER_THING.test(text));
  return document && found ? document.cite(found.line) : null;
}
