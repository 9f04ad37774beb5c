/** Asks whether one can read what changed from one version to the next. */
import { citePage } from '../prose/cite.js';
import { citePassage, modelPages, passagesUnder } from '../release/claims/statements.js';
import type { Missing } from '../release/reading.js';
import { defineCheck, fail, partial, pass } from './check.js';

const LOG_FILE =
  /^(?:docs\/)?(?:change[-_ ]?logs?|changes|release[-_ ]?notes?|history|what'?s[-_ ]?new|news)(?:\.(?:md|markdown|rst|txt))?$/i;
const LOG_HEADING = /\b(?:change ?-?log|release notes|version history|revision history|changes)\b/;
const NEWS_HEADING = /\b(?:news|updates?|what['’]?s new|announcements?|releases)\b/;
const DATE =
  /\b20\d\d[-/.年]\s?\d{1,2}|\b\d{1,2}[-/.]\d{1,2}[-/.]20\d\d\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? (?:\d{1,2}(?:st|nd|rd|th)?,? )?20\d\d\b|\bv?\d+\.\d+(?:\.\d+)?\b/gi;

export default defineCheck({
  id: 'change-log',
  title: 'A change log is kept',
  partialTitle: 'Only some changes are logged',
  failureTitle: 'No change log is kept',
  why: 'Anyone who builds on a model must know whether an update changes its answers.',
  fix: 'Keep a CHANGELOG.md, or write notes for each release of the code and of the weights.',
  needs: ['repository', 'files', 'documents'],
  evaluate({ repository, files, documents }) {
    for (const tree of files) {
      const file = tree.files.find(
        ({ path, roles, size }) => LOG_FILE.test(path) && size !== 0 && !roles.has('vendored'),
      );
      if (file) return pass(`Changes are logged in ${file.path}.`, { at: tree.cite(file.path) });
    }
    const pages = modelPages(documents);
    const [log] = passagesUnder(pages, LOG_HEADING).filter(({ text }) => datesIn(text) > 0);
    if (log) return pass('A page logs the changes.', { at: citePassage(log) });
    const releases = repository?.releases;
    const count = releases?.state === 'present' ? releases.value.length : 0;
    const at = repository ? citePage(repository, 'releases') : [];
    if (count >= 2) return pass(`There are notes for ${count} releases.`, { at });
    const missing: Missing[] =
      releases?.state === 'unavailable'
        ? [{ what: 'the releases', reason: releases.reason, source: releases.source }]
        : [];
    const [news] = passagesUnder(pages, NEWS_HEADING).filter(({ text }) => datesIn(text) >= 2);
    if (news)
      return partial(0.5, 'A dated news section mentions some changes.', { at: citePassage(news), missing });
    if (count === 1) return partial(0.5, 'There is a single release and no log.', { at });
    return fail('Neither a change log nor notes for several releases were found.', { missing });
  },
});

const datesIn = (text: string): number => new Set(text.match(DATE) ?? []).size;
