/** Everything in a release that speaks of licenses, read once for all scopes. */
import { type HubModel, type Repository, valueIn } from '../../evidence.js';
import { folderOf, lastPart } from '../../paths.js';
import { citeFile, hubPlace, localFileAt, type Place, repositoryPlace } from '../../prose/cite.js';
import type { Document } from '../../prose/page.js';
import { pathWords } from '../../release/files/path-words.js';
import { isWeightFile } from '../../release/files/weight-files.js';
import type { Missing } from '../../release/reading.js';
import type { Release } from '../../release/release.js';
import type { LicenseScope } from '../license.js';
import { originsOf } from '../lineage/index.js';
import type { Origin } from '../lineage/origin.js';
import { combine } from '../names/names.js';
import type { Subject } from '../terms/subjects.js';
import type { Answer } from './answers.js';
import { termsOfGate } from './gating.js';
import { answerOfHeaders } from './headers.js';
import { type LicenseFile, licenseFiles } from './license-files.js';
import {
  isDataReadme,
  isOfProject,
  isProjectReadme,
  isReadme,
  isTranslation,
  isWeightsReadme,
  type ProjectPlace,
  projectIn,
} from './license-paths.js';
import { linkedLicenses, statedLink } from './linked-files.js';
import { licensesInMetadata } from './metadata.js';
import { noticeStatements } from './notices.js';
import { type ByParts, byParts } from './preambles.js';
import type { LicenseStatement } from './statement.js';
import { licenseStatements } from './statements.js';

export interface Sources {
  hub: ({ model: HubModel; place: Place } & ByParts) | null;
  hubMissing: Missing[];
  repository: ({ value: Repository; place: Place; project: ProjectPlace } & ByParts) | null;
  repositoryMissing: Missing[];
  /** License fields of packages and citations in the repository. */
  metadata: Answer[];
  /** What most source files of the repository state at their top. */
  headers: Answer | null;
  /** Terms that the access form of a gated page adds. */
  gate: Answer | null;
  /** The pages themselves, for their links. */
  pages: Document[];
  /** Statements of the model card and of the README. */
  card: LicenseStatement[];
  cardMissing: Missing[];
  readme: LicenseStatement[];
  readmeMissing: Missing[];
  /** What the model was made from, all the way up. */
  origins: Origin[];
  /** What pages in folders of data say of their data. */
  dataPages: LicenseStatement[];
  /** What pages in folders of weights say of their weights. */
  weightsPages: LicenseStatement[];
}

/** @param release without what follows from its licenses */
export function readSources(release: Pages): Sources {
  const model = release.hub.value;
  const value = release.repository.value;
  // A model that could not be looked up is still called by the end of its address.
  const id = model?.id ?? release.hub.missing[0]?.source.url;
  const repository = value && repositoryOf(value, release, id);
  const hub = model && hubOf(model, release.card.value);
  const statements = (page: Document | null) =>
    page
      ? licenseStatements(page)
          .filter((one) => !isReadItself(one, [...(repository?.files ?? []), ...(hub?.files ?? [])]))
          .map((one) => followed(one, repository))
      : [];
  const pagesOf = (main: Document | null, place: Place | undefined, more: readonly Document[] = []) =>
    [main, ...(place ? translations(release, main, place) : []), ...more].flatMap(statements);
  return {
    hub,
    hubMissing: release.hub.missing,
    repository,
    repositoryMissing: release.repository.missing,
    metadata: repository ? licensesInMetadata(repository.value.texts, repository.place) : [],
    headers: repository ? answerOfHeaders(release.code.value, repository.place) : null,
    gate: model && termsOfGate(model),
    pages: [release.card.value, release.readme.value].filter((page) => page !== null),
    card: [
      ...pagesOf(release.card.value, hub?.place),
      ...(hub?.statements ?? []),
      ...(hub ? noticeStatements(hub.model.texts, hub.place) : []),
    ],
    dataPages: release.documents.value.filter(({ path }) => isDataReadme(path)).flatMap(statements),
    weightsPages: [
      ...release.documents.value.filter(({ path }) => isWeightsReadme(path)).flatMap(statements),
      ...(value && !model ? pagesBesideWeights(release, value) : []).flatMap(statements).filter(isOfWeights),
    ],
    origins: originsOf(model, model ? release.card.value : release.readme.value),
    cardMissing: release.card.missing,
    readme: [
      ...pagesOf(release.readme.value, repository?.place, pagesOfProject(release, repository)),
      ...(repository?.statements ?? []),
      ...(repository ? noticeStatements(repository.value.texts, repository.place) : []),
    ],
    readmeMissing: release.readme.missing,
  };
}

type Pages = Omit<Release, 'licenses' | 'conflicts'>;

function hubOf(model: HubModel, card: Document | null): NonNullable<Sources['hub']> {
  const place = hubPlace(model);
  const linked = [...statedLink(model.cardData), ...linkedLicenses(card, place)];
  const read = byParts(licenseFiles(model.texts, model.files, { linked }), model.texts, place);
  return { model, place, ...read };
}

/** @param id of the model, which one folder among several may bear */
function repositoryOf(
  value: Repository,
  { card, readme }: Pages,
  id: string | undefined,
): NonNullable<Sources['repository']> {
  const place = repositoryPlace(value);
  const names = id === undefined ? titleOf(readme.value) : [lastPart(id)];
  const project = projectIn(value.fullName, names, card.value?.links.map(({ url }) => url) ?? []);
  const linked = linkedLicenses(readme.value, place);
  const files = licenseFiles(value.texts, value.files, { project, linked });
  return { value, place, project, ...byParts(files, value.texts, place) };
}

const titleOf = (page: Document | null): string[] =>
  page?.sections
    .filter(({ depth }) => depth === 1)
    .slice(0, 1)
    .map(({ heading }) => heading) ?? [];

/** The README of this model's own folder in a repository of several. */
function pagesOfProject({ documents, hub }: Pages, repository: Sources['repository']): Document[] {
  if (!repository || !hub.value) return [];
  const { project, place } = repository;
  return documents.value.filter(
    (page) => isReadme(page.path) && isOfProject(project, page.path) && isAt(page, place),
  );
}

/** Pages of folders that hold weights, in a repository that is the release: what they say of weights is said of these. */
function pagesBesideWeights({ documents }: Pages, { files }: Repository): Document[] {
  const folders = new Set(
    (valueIn(files)?.entries ?? [])
      .filter(({ path }) => isWeightFile(pathWords(path), undefined))
      .map(({ path }) => folderOf(path)),
  );
  return documents.value.filter(
    ({ path }) => isProjectReadme(path) && !isWeightsReadme(path) && folders.has(folderOf(path)),
  );
}

const isOfWeights = ({ subjects }: LicenseStatement): boolean => subjects.has('weights');

/** Siblings of a page in other languages, of the same place. */
const translations = ({ documents }: Pages, main: Document | null, place: Place): Document[] =>
  documents.value.filter((page) => page !== main && isTranslation(page.path) && isAt(page, place));

const isAt = (page: Document, place: Place): boolean => page.cite().url === citeFile(place, page.path).url;

/** What only points at a license file that was read is answered by that file. */
const isReadItself = ({ file, restricts }: LicenseStatement, files: readonly LicenseFile[]): boolean =>
  restricts && file !== undefined && files.some(({ path, text }) => text !== null && path === file);

function followed(statement: LicenseStatement, repository: Sources['repository']): LicenseStatement {
  const found = statement.link ? textAt(statement.link, repository) : null;
  return found ? { ...statement, terms: found.terms } : statement;
}

/** The license text of the code repository that an address points at; `null` for any other address. */
export function textAt(url: string, repository: Sources['repository']): Answer | null {
  const file = repository?.files.find(({ path }) => {
    if (localFileAt(url, repository.place) === path) return true;
    const [, home, linked] = /^(.*?)\/(?:blob|raw|tree)\/[^/]+\/([^?#]+)/i.exec(url) ?? [];
    return home?.toLowerCase() === repository.value.url.toLowerCase() && linked === path;
  });
  if (!repository || !file?.text || file.text.as === 'unrecognized') return null;
  return { terms: file.text.terms, basis: 'link', citations: [citeFile(repository.place, file.path)] };
}

/** Statements on one of the subjects. The first subject that is spoken of decides which are taken. */
export function statementsOn(
  statements: readonly LicenseStatement[],
  subjects: readonly Subject[],
): LicenseStatement[] {
  for (const subject of subjects) {
    const found = statements.filter((one) => !one.restricts && one.subjects.has(subject));
    if (found.length > 0) return found;
  }
  return [];
}

/** What the statements grant, all together. */
export function granted(statements: readonly LicenseStatement[]): Answer | null {
  if (statements.length === 0) return null;
  return {
    terms: combine(statements.map((one) => one.terms)),
    basis: 'statement',
    citations: [...new Map(statements.map((one) => [one.line, one.document.cite(one.line)])).values()],
  };
}

/** The sentence that takes away most of what a file or tag gives to the scope or to the whole. */
export const takenAway = (statements: readonly LicenseStatement[], scope: LicenseScope): Answer | null =>
  firmest(statements.filter(({ subjects }) => subjects.has(scope) || subjects.has('project')));

/** The same, of sentences that name the scope itself. */
export const takenFrom = (statements: readonly LicenseStatement[], scope: LicenseScope): Answer | null =>
  firmest(statements.filter(({ subjects }) => subjects.has(scope)));

/** What is plain comes before what is not understood. */
function firmest(statements: readonly LicenseStatement[]): Answer | null {
  const limits = statements.filter(({ restricts }) => restricts);
  const found = limits.find(({ terms }) => terms.openness === 'restricted') ?? limits[0];
  return found
    ? { terms: found.terms, basis: 'statement', citations: [found.document.cite(found.line)] }
    : null;
}

/**
 * The answer, or the restricted one that contradicts it. A contradiction is left aside when the same page also
 * names the answer's own license: such pages list several models.
 */
export function withContradiction(answer: Answer, statements: readonly LicenseStatement[]): Answer {
  if (answer.terms.openness === 'restricted') return answer;
  if (statements.some((one) => one.terms.name === answer.terms.name)) return answer;
  const closed = statements.filter((one) => one.terms.openness === 'restricted');
  return granted(closed) ?? answer;
}
