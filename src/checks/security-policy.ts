/** Asks whether somebody who finds a vulnerability or a harmful flaw is told where to report it. */
import { contactIn } from '../release/claims/contacts.js';
import { citeStatement, statementsOn } from '../release/claims/statements.js';
import { defineCheck, fail, partial, pass } from './check.js';

/** Where GitHub looks for it, and the form for web sites (RFC 9116). */
const POLICY_FILE = /^(?:(?:\.github|docs)\/)?security(?:[-_]policy)?(?:\.(?:md|markdown|rst|txt))?$/i;
const FLAW =
  /\b(?:vulnerabilit(?:y|ies)|security (?:issues?|flaws?|problems?|bugs?|reports?)|exploits?|jailbreaks?|unsafe (?:content|outputs?)|risky content|violations? of)\b/i;
const REPORT = /\breport(?:s|ed|ing)?\b|\bdisclos(?:e|ure)\b|\bcontact\b|\be-?mail\b|\bbug bounty\b/i;
const ADDRESS = /@|https?:|\bhere\b|\bform\b|\bissue\b|\bsecurity advisor/i;
const REFUSED = /\b(?:not|n['’]t|no) (?:\w+ )?(?:accept|take|process|policy|known|offer)/i;

export default defineCheck({
  id: 'security-policy',
  title: 'A way to report vulnerabilities is named',
  partialTitle: 'A contact is named, but not for vulnerabilities',
  failureTitle: 'No way to report vulnerabilities is named',
  why: 'Anyone who finds a way to misuse a model needs someone to report it to before going public.',
  fix: 'Add a SECURITY.md that says how to report a vulnerability or a flaw of the model, and what happens then.',
  needs: ['files', 'documents'],
  evaluate({ files, documents }) {
    for (const tree of files) {
      const file = tree.files.find(({ path, size }) => POLICY_FILE.test(path) && size !== 0);
      if (file) return pass(`${file.path} says how to report.`, { at: tree.cite(file.path) });
    }
    const flaws = statementsOn(documents, FLAW).filter(
      ({ sentence: { text } }) => REPORT.test(text) && !REFUSED.test(text),
    );
    const told = flaws.find(
      ({ document, sentence }) =>
        ADDRESS.test(sentence.text) || document.links.some(({ line }) => line === sentence.line),
    );
    if (told) return pass('A page says where to report flaws.', { at: citeStatement(told) });
    const contact = contactIn(documents);
    if (contact) return partial(0.5, 'A contact is named, but not what for.', { at: contact });
    return fail('Nothing says how to report a vulnerability or a flaw.');
  },
});
