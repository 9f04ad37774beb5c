/** What the pages that were read so far lead to: the bridge between gathered texts and the pure judgement of links. */
import {
  type Fact,
  type Link,
  type Repository,
  type Source,
  type TextFile,
  valueIn,
} from '../../evidence.js';
import { lastPart } from '../../paths.js';
import { isReadme } from '../github/files.js';
import type { ModelRecord } from '../hub/model.js';
import { type CitingPage, findPaper } from '../paper/citations.js';
import type { ModelPage } from './links.js';

/** The Hub's half while it is being gathered. */
export interface Half {
  record: ModelRecord;
  card: Fact<TextFile>;
}

/** What a model's repository is looked for by. */
export function pageOf({ record, card }: Half): ModelPage {
  return {
    id: record.id,
    card: valueIn(card)?.text ?? null,
    cardData: record.cardData,
    source: card.source,
  };
}

/** Where a repository can be opened, at its commit. */
export function sourceOf(code: Repository): Source {
  return code.commit === undefined ? { url: code.url } : { url: code.url, revision: code.commit };
}

/** The README at the root that could be read. */
export function readmeOf(code: Repository): { text: string; source: Source } | null {
  for (const [path, fact] of Object.entries(code.texts))
    if (isReadme(path) && fact.state === 'present') return { text: fact.value.text, source: fact.source };
  return null;
}

/**
 * The paper that the card and the repository's pages name.
 * @param given what the user said: an id, `null` for none, `undefined` for nothing
 */
export function findCited(
  given: string | null | undefined,
  half: Half | null,
  code: Repository | null,
): Link | null {
  if (given !== undefined) return given === null ? null : { to: given, how: 'given by --paper' };
  const pages: CitingPage[] = [];
  const card = half && valueIn(half.card);
  if (half && card) pages.push({ kind: 'card', text: card.text, source: half.card.source });
  const readme = code && readmeOf(code);
  if (readme) pages.push({ kind: 'readme', ...readme });
  const cff = code?.texts['CITATION.cff'];
  if (cff?.state === 'present') pages.push({ kind: 'cff', text: cff.value.text, source: cff.source });
  return findPaper({
    names: [half?.record.id, code?.fullName].flatMap((id) => (id ? [lastPart(id)] : [])),
    cardData: half?.record.cardData ?? null,
    tags: half?.record.tags ?? [],
    source: half ? { url: half.record.url, revision: half.record.revision } : null,
    pages,
  });
}
