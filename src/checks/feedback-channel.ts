/** Asks whether users can tell the owner what went wrong: open issues, an invitation, or at least an address. */
import { citePage, isLocal } from '../prose/cite.js';
import { contactIn } from '../release/claims/contacts.js';
import { citeStatement, modelPages, statementsOn } from '../release/claims/statements.js';
import type { Missing } from '../release/reading.js';
import { defineCheck, fail, notApplicable, partial, pass, unknown } from './check.js';

const INVITED =
  /\b(?:open|file|raise|create|submit|report|post|leave)\b[^.]{0,40}\b(?:issues?|discussions?|feedback|bugs?)\b|\bissue tracker\b|\bfeedback (?:form|channel|is welcome|welcome)\b|\b(?:send|share|give|provide)\b[^.]{0,30}\bfeedback\b|\b(?:questions|comments|feedback)\b[^.]{0,60}\b(?:discord|slack|forum|community tab|discussions?|issues?)\b/i;
/** Feedback that a training used, and issues that a program may meet. */
const OTHER_FEEDBACK =
  /\bhuman feedback\b|\bRLHF\b|\b(?:can|may|might|will) (?:raise|create)\b|\bopen (?:issues?|problems?|questions?) (?:in|of)\b|\b(?:not|n['’]t) (?:open|file|create|submit|accept)\b/i;
export default defineCheck({
  id: 'feedback-channel',
  title: 'Users can give feedback',
  partialTitle: 'A contact is named, but no place for feedback',
  failureTitle: 'Users cannot give feedback',
  why: 'Errors that users meet reach the owner, and other users, only where somebody listens.',
  fix: 'Leave issues or discussions open, and say in the README or the card that feedback is welcome there.',
  needs: ['hub', 'repository', 'documents'],
  evaluate({ hub, repository, documents }) {
    const pages = [hub?.url, repository?.url].filter((url) => url !== undefined && !isLocal(url));
    if (pages.length === 0) return notApplicable('There is no page that could take feedback.');
    if (repository && !repository.archived && (repository.openIssues ?? 0) > 0) {
      return pass(`Issues are open (${repository.openIssues} of them unresolved).`, {
        at: citePage(repository, 'issues'),
      });
    }
    const invited = statementsOn(modelPages(documents), INVITED).find(
      ({ sentence }) => !OTHER_FEEDBACK.test(sentence.text),
    );
    if (invited && !repository?.archived) {
      return pass('A page invites feedback.', { at: citeStatement(invited) });
    }
    if (!hub && repository?.archived) {
      const written = contactIn(documents);
      if (written) return partial(0.5, 'The issues are closed; a contact is named.', { at: written });
      const at = { url: repository.url, label: 'repository' };
      return fail('The repository is archived, which closes its issues.', { at });
    }
    // Both hosts leave them open unless the owner closes them, and neither record says whether that happened.
    const forum = hub && !isLocal(hub.url) ? 'discussions' : 'issues';
    const url = `${forum === 'discussions' ? hub?.url : repository?.url}/${forum}`;
    const missing: Missing = {
      what: `whether ${forum} are open`,
      reason: { code: 'not-collected' },
      source: { url },
    };
    const contact = contactIn(documents);
    if (contact) return partial(0.5, 'A contact is named.', { at: contact, missing: [missing] });
    return unknown('No page invites feedback.', [missing], {
      at: { url, label: forum },
    });
  },
});
