/** The license of the code: the repository's text, else what GitHub, a package or the README say; else the Hub page's. */
import type { Citation } from '../../prose/cite.js';
import { nameLicense } from '../names/names.js';
import {
  type Answer,
  inherit,
  nothingStated,
  type Ranked,
  type Resolved,
  resolved,
  unseen,
} from './answers.js';
import { answerOfFiles, missingTexts } from './license-files.js';
import { granted, type Sources, statementsOn, takenAway, takenFrom, withContradiction } from './sources.js';

/** @param page the license of the Hub page as a whole, which covers the code and configuration that it ships */
export function licenseOfCode(sources: Sources, page: Resolved): Ranked {
  if (sources.repository) return licenseOfRepository(sources, sources.repository, page);
  return { ...licenseOfHubCode(sources, page), answers: [] };
}

function licenseOfHubCode(sources: Sources, page: Resolved): Resolved {
  if (sources.repositoryMissing.length > 0) return unseen(sources.repositoryMissing);
  const away = takenFrom(sources.card, 'code');
  if (away) return resolved(away);
  const said = granted(statementsOn(sources.card, ['code']));
  return said ? resolved(said) : inherit(page, 'the Hub repository');
}

/** A Hub folder that is also a package: its card speaks for its code. */
const isSamePlace = ({ hub, repository }: Sources): boolean =>
  hub !== null && hub.place.url === repository?.place.url;

function licenseOfRepository(
  sources: Sources,
  repository: NonNullable<Sources['repository']>,
  page: Resolved,
): Ranked {
  const { value, place, files } = repository;
  const named = answerOfFiles(files, 'code', place);
  const whole = answerOfFiles(files, 'all', place);
  const text = named.answer ?? whole.answer;
  const detected = detectedByGitHub(sources);
  const answers = [text, detected, ...sources.metadata].filter((one) => one !== null);
  const ranked = (one: Resolved): Ranked => ({ ...one, answers });
  // A text that is there for the code alone may say something else than the one for everything.
  if (!named.answer && named.unread.length > 0)
    return ranked(unseen(missingTexts(value.texts, named.unread, place)));
  const unread = text ? [] : [...named.unread, ...whole.unread];
  const statements = statementsOn(sources.readme, ['code', 'project']);
  // A badge is no word against a text that lies there, whoever can name it.
  const words = text && !isNamed(text) ? statements.filter(({ badge }) => !badge) : statements;
  const said = granted(words) ?? granted(statementsOn(sources.card, ['code']));
  const away = takenAway(sources.readme, 'code');

  // A field of a package is copied from a template; a license file is put there. One that cannot be named still outranks it.
  const metadata = text && !isNamed(text) ? null : (sources.metadata[0] ?? null);
  const answer = strongest(text, detected, metadata, said);
  if (away && answer?.terms.openness !== 'restricted') return ranked(resolved(away));
  if (unread.length > 0 && !(answer && isNamed(answer)))
    return ranked(unseen(missingTexts(value.texts, unread, place)));
  if (answer) return ranked(resolved(withContradiction(answer, statements)));
  if (isSamePlace(sources)) return ranked(inherit(page, 'the Hub repository'));
  if (sources.headers) return { ...ranked(resolved(sources.headers, sources.readmeMissing)), ofFiles: true };
  if (sources.readmeMissing.length > 0) return ranked(unseen(sources.readmeMissing));
  return ranked(nothingStated([{ url: value.url, label: value.fullName }]));
}

/** A text that could not be named gives way to GitHub's or the owner's word, unless it restricts by its own words. */
function strongest(text: Answer | null, ...others: (Answer | null)[]): Answer | null {
  if (text && isNamed(text)) return text;
  const all = others.filter((one) => one !== null);
  return all.find(isNamed) ?? text ?? all[0] ?? null;
}

const isNamed = ({ terms }: Answer): boolean => terms.openness !== 'unclear' && terms.openness !== 'none';

/** GitHub reads license files with Licensee, which knows SPDX texts and calls all others NOASSERTION. */
function detectedByGitHub({ repository }: Sources): Answer | null {
  const license = repository?.value.license;
  if (!license) return null;
  const citations: Citation[] = [{ url: repository.value.url, label: 'GitHub license detection' }];
  const terms = license.spdxId === 'NOASSERTION' ? null : nameLicense(license.spdxId);
  const unnamed = {
    id: null,
    name: license.name ?? 'a license that GitHub cannot name',
    openness: 'unclear',
  } as const;
  return { terms: terms ?? unnamed, basis: 'github', citations };
}
