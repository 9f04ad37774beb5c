/** Asks whether the code is kept in an archive with a persistent identifier, besides the place where it is worked on. */

import { valueIn } from '../evidence.js';
import type { Citation } from '../prose/cite.js';
import type { Document, DocumentLink } from '../prose/page.js';
import { modelPages } from '../release/claims/statements.js';
import { dataLinks } from '../release/links/data-links.js';
import { storageOf } from '../release/links/storage.js';
import { weightLinks } from '../release/links/weight-links.js';
import { readManifest } from '../source/manifests.js';
import { defineCheck, fail, partial, pass } from './check.js';

/** Identifiers that Zenodo, figshare and Software Heritage issue for software; journals use other prefixes. */
const IDENTIFIER =
  /\b10\.(?:5281\/zenodo|6084\/m9\.figshare|24433\/co)\.?[\w./-]*\d|\bswh:1:\w{3}:[0-9a-f]{40}/i;
const HERITAGE = /^https?:\/\/archive\.softwareheritage\.org\/(?!save)/i;
const BADGE = /^https?:\/\/(?:www\.)?zenodo\.org\/badge\//i;
const CODE =
  /\b(?:code|codebase|software|repository|repo|release|version|package|scripts?|archived?)\b|^doi\b/i;
const SOFTWARE_ENTRY = /@software\s*\{/i;

export default defineCheck({
  id: 'archived-code',
  title: 'The code is archived',
  partialTitle: 'The code is prepared for archiving, but not archived',
  failureTitle: 'The code is not archived',
  why: 'A repository can be rewritten or deleted at any time; an archived version stays as the paper cites it.',
  fix: 'Connect the repository to Zenodo or Software Heritage, and show the identifier of the archived version in the README.',
  needs: ['repository', 'files', 'documents'],
  evaluate({ repository, files, documents }) {
    const citation = repository?.texts['CITATION.cff'];
    const text = citation ? valueIn(citation)?.text : undefined;
    const own = readManifest('CITATION.cff', text ?? '')?.identifiers ?? [];
    const tree = files.find(({ origin }) => origin === 'github');
    if (own.some((one) => IDENTIFIER.test(one))) {
      return pass('CITATION.cff gives the identifier of an archived version.', {
        at: tree?.cite('CITATION.cff') ?? [],
      });
    }
    if (
      repository?.homepage &&
      (storageOf(repository.homepage) === 'archive' || HERITAGE.test(repository.homepage))
    ) {
      return pass('The repository names its archived version.', {
        at: { url: repository.url, label: 'repository' },
      });
    }
    const others = new Set(
      [...weightLinks(documents), ...dataLinks(documents).filter(isOfData)].map(({ url }) => url),
    );
    for (const page of modelPages(documents)) {
      const at = archivedOn(page, others);
      if (at) return pass('An archived version of the code is linked.', { at });
    }
    const prepared = tree?.files.find(({ path }) => path === '.zenodo.json');
    if (tree && prepared) {
      return partial(0.5, 'The code is prepared for Zenodo, but no page names an archived version.', {
        at: tree.cite(prepared.path),
      });
    }
    return fail('No identifier of an archived version of the code was found.');
  },
});

/** Data in so many words; a record without a word on what it holds is told of as the code's. */
const isOfData = ({ use }: { use: string }) => use !== 'unstated';

function archivedOn(page: Document, others: ReadonlySet<string>): Citation | null {
  const entry = page.code.find(({ text }) => SOFTWARE_ENTRY.test(text) && IDENTIFIER.test(text));
  if (entry) return page.cite(entry.line);
  const link = page.links.find(
    (one) => isArchive(one) && !one.denied && !(others.has(one.url) && !isBadge(one)),
  );
  return link ? page.cite(link.line) : null;
}

/** A badge stands for the repository that it is on; any other record must be called code. */
const isArchive = (link: DocumentLink): boolean =>
  HERITAGE.test(link.url) ||
  isBadge(link) ||
  (storageOf(link.url) === 'archive' &&
    IDENTIFIER.test(link.url) &&
    CODE.test(`${link.text} ${link.context}`));

const isBadge = ({ url, text, section }: DocumentLink): boolean =>
  BADGE.test(url) || (/^doi$/i.test(text.trim()) && IDENTIFIER.test(url) && section.depth <= 1);
