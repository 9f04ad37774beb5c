/** Everything in a release that speaks of licenses, read once for all scopes. */
import type { HubModel, Repository } from '../../evidence.js';
import { citeFile, hubPlace, localFileAt, type Place, repositoryPlace } from '../../prose/cite.js';
import type { Document } from '../../prose/page.js';
import { bareName } from '../../release/code/names.js';
import type { Missing } from '../../release/reading.js';
import type { Release } from '../../release/release.js';
import type { LicenseScope } from '../license.js';
import { originsOf } from '../lineage/index.js';
import type { Origin } from '../lineage/origin.js';
import { combine } from '../names/names.js';
import type { Subject } from '../terms/subjects.js';
import type { Answer } from './answers.js';
import { termsOfGate } from './gating.js';
import { type LicenseFile, licenseFiles } from './license-files.js';
import { licensesInMetadata } from './metadata.js';
import type { LicenseStatement } from './statement.js';
import { licenseStatements } from './statements.js';

export interface Sources {
  hub: { model: HubModel; place: Place; files: LicenseFile[] } | null;
  hubMissing: Missing[];
  repository: { value: Repository; place: Place; files: LicenseFile[] } | null;
  repositoryMissing: Missing[];
  /** License fields of packages and citations in the repository. */
  metadata: Answer[];
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
}

/** @param release without what follows from its licenses */
export function readSources(release: Omit<Release, 'licenses' | 'conflicts'>): Sources {
  const model = release.hub.value;
  const value = release.repository.value;
  // A model that could not be looked up is still called by the end of its address.
  const id = model?.id ?? release.hub.missing[0]?.source.url;
  const repository = value && {
    value,
    place: repositoryPlace(value),
    files: licenseFiles(value.texts, value.files, id && bareName(id)),
  };
  const statements = (page: Document | null) =>
    page ? licenseStatements(page).map((one) => followed(one, repository)) : [];
  return {
    hub: model && { model, place: hubPlace(model), files: licenseFiles(model.texts, model.files) },
    hubMissing: release.hub.missing,
    repository,
    repositoryMissing: release.repository.missing,
    metadata: repository ? licensesInMetadata(repository.value.texts, repository.place) : [],
    gate: model && termsOfGate(model),
    pages: [release.card.value, release.readme.value].filter((page) => page !== null),
    card: statements(release.card.value),
    dataPages: release.documents.value.filter(isOfData).flatMap(statements),
    origins: originsOf(model, release.card.value),
    cardMissing: release.card.missing,
    readme: [statements(release.readme.value), ...translations(release).map(statements)].flat(),
    readmeMissing: release.readme.missing,
  };
}

/** `README_EN.md`, `README.zh-CN.md`: the same page for others, who may be told more. */
const TRANSLATION =
  /^readme[-_.](?:[a-z]{2}|[a-z]{2}[-_][a-z]{2,4}|english|chinese|japanese|korean)\.(?:md|rst|txt)$/i;

/** Siblings of the README in other languages. */
const translations = ({ readme, documents }: Pick<Release, 'readme' | 'documents'>): Document[] =>
  documents.value.filter((page) => page !== readme.value && TRANSLATION.test(page.path));

/** `sv_dataset/README.md`. */
const isOfData = ({ path }: Document): boolean =>
  /^(?:data|data[-_]?sets?|[\w.-]+[-_]data(?:set)?s?|corpus|corpora)\/readme(?:\.\w+)?$/i.test(path);

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
