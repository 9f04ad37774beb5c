/** The license of the weights: what their own page states, what the project says of them, else what they ship with. */

import { valueIn } from '../../evidence.js';
import type { Citation } from '../../prose/cite.js';
import { citeFile } from '../../prose/cite.js';
import { lineOfKey } from '../../prose/front-matter.js';
import { allOrigins, isCopied } from '../lineage/origin.js';
import { licenseOfUrl } from '../names/links.js';
import { type Terms, termsOf, termsOfTags } from '../names/names.js';
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
import { granted, type Sources, statementsOn, takenAway, textAt, withContradiction } from './sources.js';

/**
 * The license that a Hub page states for what it holds. `none` when the page was seen and states nothing:
 * a page of its own does not inherit from a code repository.
 */
export function licenseOfPage(sources: Sources): Ranked {
  const { hub } = sources;
  if (hub) {
    const stated = pageAnswers(hub, sources.repository);
    return { ...settledPage(sources, hub, stated), answers: stated.answers };
  }
  return { ...(sources.hubMissing.length > 0 ? unseen(sources.hubMissing) : nothingStated()), answers: [] };
}

function settledPage(
  sources: Sources,
  hub: Hub,
  { answers, unread }: ReturnType<typeof pageAnswers>,
): Resolved {
  const statements = statementsOn(sources.card, ['weights', 'project']);
  const stated = settle(answers);
  const answer = stated && isNamed(stated) ? stated : (granted(statements) ?? stated);
  const away = sources.gate ?? takenAway(sources.card, 'weights');
  if (away && answer?.terms.openness !== 'restricted') return resolved(away);
  const unreadTexts = missingTexts(hub.model.texts, unread, hub.place);
  if (!answer || answer.terms.openness === 'none') {
    const missing = [...unreadTexts, ...sources.cardMissing, ...missingFiles(sources, hub)];
    return missing.length > 0
      ? unseen(missing)
      : nothingStated([{ url: hub.model.url, label: hub.model.id }]);
  }
  if (answer.terms.openness === 'unclear' && unreadTexts.length > 0)
    return unseen(unreadTexts, answer.citations);
  return resolved(withContradiction(answer, statements));
}

/** The tag `other` says less than any sentence. */
const isNamed = ({ terms, basis }: Answer): boolean => terms.openness !== 'unclear' || basis !== 'tag';

type Hub = NonNullable<Sources['hub']>;

/** Text, tag, name and link, strongest first. */
function pageAnswers(hub: Hub, repository: Sources['repository']): { answers: Answer[]; unread: string[] } {
  const { model, place, files } = hub;
  const named = answerOfFiles(files, 'weights', place);
  const whole = answerOfFiles(files, 'all', place);
  const text = named.answer ? named : whole;
  const card = model.cardData ?? {};
  const isTagOnly = !('license' in card) && model.licenses.length > 0;
  const onPage = isTagOnly ? { url: model.url, label: 'Hub tags' } : citeKey(hub, 'license');
  const name = typeof card.license_name === 'string' ? card.license_name : '';
  const link = typeof card.license_link === 'string' ? card.license_link : '';
  const from = (terms: Terms | null, basis: Answer['basis'], citations: Answer['citations']): Answer[] =>
    terms && terms.openness !== 'none' ? [{ terms, basis, citations }] : [];
  const answers = [
    ...(text.answer && text.answer.terms.openness !== 'none' ? [text.answer] : []),
    ...from(termsOfTags(model.licenses) ?? unreadTerms(hub), 'tag', [onPage]),
    ...from(name === '' ? null : termsOf(name), 'name', [citeKey(hub, 'license_name')]),
    ...from(licenseOfUrl(link), 'link', [{ url: link, label: 'license link of the model card' }]),
    ...[textAt(link, repository)].filter((answer) => answer !== null),
  ];
  const unread = named.answer ? [] : [...named.unread, ...(whole.answer ? [] : whole.unread)];
  return { answers, unread };
}

/** A license key that is there, in front matter that nobody can read: two keys of one name, a bracket left open. */
function unreadTerms({ model }: Hub): Terms | null {
  const card = model.texts['README.md'];
  const line = lineOfKey((card && valueIn(card)?.text) ?? '', 'license');
  if (line === null || model.cardData !== null || model.licenses.length > 0) return null;
  return { id: null, name: 'a license in front matter that is not valid YAML', openness: 'unclear' };
}

/** Cites a key of the front matter, at its line where the card was read. */
export function citeKey({ model, place }: Hub, key: string): Citation {
  const card = model.texts['README.md'];
  const line = lineOfKey((card && valueIn(card)?.text) ?? '', key);
  return citeFile(place, 'README.md', line ?? undefined, 'model card front matter');
}

/** The first that names something; a stricter one after it wins until the owner settles which holds. */
function settle(answers: readonly Answer[]): Answer | null {
  const judged = answers.filter(({ terms }) => terms.openness !== 'unclear');
  const restricted = judged.find(({ terms }) => terms.openness === 'restricted');
  // A license text of the owner's own, which nobody knows, may take away what the tag gives.
  const own = answers.find(({ terms, basis }) => basis === 'text' && terms.openness === 'unclear');
  return restricted ?? own ?? judged[0] ?? answers.find(({ basis }) => basis !== 'tag') ?? answers[0] ?? null;
}

function missingFiles({ hubMissing }: Sources, { model }: Hub): Resolved['missing'] {
  if (model.files.state !== 'unavailable') return hubMissing;
  const { reason, source } = model.files;
  return [{ what: "the Hub repository's file list", reason, source }];
}

/**
 * @param page the Hub page's own license
 * @param code the license of the code, which silent weights inherit when they have no page of their own
 */
export function licenseOfWeights(sources: Sources, page: Resolved, code: Resolved): Ranked {
  const project = projectAnswer(sources);
  return { ...settledWeights(sources, { page, code, project }), answers: project ? [project] : [] };
}

function settledWeights(
  sources: Sources,
  { page, code, project }: { page: Resolved; code: Resolved; project: Answer | null },
): Resolved {
  const away = takenAway(sources.readme, 'weights') ?? takenAway(sources.weightsPages, 'weights');
  const own = sources.hub || sources.hubMissing.length > 0 ? page : inherit(code, 'the code repository');
  const settled = isSilent(own) && project ? resolved(project) : own;
  if (settled.license.openness === 'restricted') return settled;
  if (project?.terms.openness === 'restricted') return resolved(project);
  if (away) return resolved(away);
  return notFreerThanItsBase(sources, settled);
}

const isSilent = ({ license }: Resolved): boolean =>
  license.openness === 'none' || license.openness === 'unknown' || license.basis === 'inherited';

/** What the code repository says of the weights: a license file of their own, a sentence, or a text that covers them. */
function projectAnswer({ repository, readme, weightsPages }: Sources): Answer | null {
  if (!repository) return granted(statementsOn(readme, ['weights']));
  const { place, files } = repository;
  const own = answerOfFiles(files, 'weights', place).answer;
  const covering = files.filter((file) => file.covers === 'all' && file.text?.coversWeights);
  return (
    own ??
    granted(statementsOn(readme, ['weights'])) ??
    granted(statementsOn(weightsPages, ['weights', 'project'])) ??
    answerOfFiles(covering, 'all', place).answer
  );
}

/** A derivative is not freer than the restricted model that it was made from, however many steps up that stands. */
function notFreerThanItsBase({ origins }: Sources, own: Resolved): Resolved {
  const all = allOrigins(origins).filter(isCopied);
  const binding = all.find(({ terms }) => terms?.openness === 'restricted');
  if (binding?.terms) {
    const { terms, citation, id } = binding;
    return resolved({ terms, basis: 'base-model', citations: [citation], inheritedFrom: id });
  }
  if (own.license.openness !== 'open') return own;
  const unread = all.flatMap(({ missing }) => missing ?? []);
  return { license: own.license, missing: [...own.missing, ...unread] };
}
