/** From the text of an attestation file to statements that can be trusted to say something, each fault at its line and column. */
import * as v from 'valibot';
import type { LicenseScope } from '../licenses/license.js';
import { NO_TERMS, nameLicense, type Terms } from '../licenses/names/names.js';
import { KNOWN } from '../licenses/names/table.js';
import { nearest } from '../nearest.js';
import { plainFault, unknownText } from '../rubric/faults.js';
import { type Path, type Problem, parseYaml, placeIn, problemsError } from '../rubric/yaml.js';
import type { Attestation, Attestations } from './apply.js';
import { AttestationFile, Statement } from './schema.js';

/** A check, as far as statements need it. */
interface KnownCheck {
  id: string;
  component?: string | undefined;
}

/** What statements may be about. */
export interface Vocabulary {
  checks: readonly KnownCheck[];
  /** Whose license covers a component, by its name. */
  components: Readonly<Record<string, { scope: LicenseScope }>>;
}

/** What a statement is about. */
type Subject = { check: string; component?: string; coveredBy?: LicenseScope } | { scope: LicenseScope };

/** Keys that name it; a statement has one of them. */
const SUBJECTS = ['check', 'component', 'scope'] as const;

const NO_LICENSE = /^(?:none|no licen[cs]e)$/i;

/** Far above any real file; keeps a wrong one from taking time. */
const MAX_LENGTH = 256 * 1024;

/**
 * Reads an attestation file.
 * @param file its name, for messages
 * @param known the checks that exist, and the components of the class ladder
 * @throws usageError with `file:line:column: …`, the first problem and, as a hint, the others
 */
export function parseAttestations(text: string, file: string, known: Vocabulary): Attestations {
  const read = readAttestations(text, file, known);
  if ('attestations' in read) return read.attestations;
  throw problemsError(read.problems);
}

/** Like `parseAttestations`, but returns all problems, in reading order. */
export function readAttestations(
  text: string,
  file: string,
  known: Vocabulary,
): { attestations: Attestations } | { problems: Problem[] } {
  if (text.length > MAX_LENGTH) {
    return { problems: [{ file, line: 1, column: 1, message: 'the file is too large for attestations' }] };
  }
  const parsed = parseYaml(text, file, { what: 'an attestation file' });
  if ('problems' in parsed) return parsed;
  const { source } = parsed;
  const place = placeIn(source);
  const shaped = v.safeParse(AttestationFile, source.data);
  if (!shaped.success) return { problems: shaped.issues.map((issue) => plainFault(issue, keysAt, place)) };
  const { model, attestations: statements } = shaped.output;
  const problems: Problem[] = [];
  const read: Attestation[] = [];
  for (const [index, statement] of statements.entries()) {
    const at = (key: string, side: 'key' | 'value', message: string) =>
      void problems.push(place(['attestations', index, key], side, message));
    const attestation = resolve(statement, known, at);
    if (!attestation) continue;
    const twin = read.find(({ check, scope }) => check === attestation.check && scope === attestation.scope);
    const named = SUBJECTS.find((key) => statement[key] !== undefined) ?? 'check';
    if (twin) at(named, 'value', `${attestation.subject} is attested twice: one statement for each`);
    read.push(attestation);
  }
  if (problems.length > 0) {
    return { problems: problems.sort((one, other) => one.line - other.line || one.column - other.column) };
  }
  return { attestations: { file, ...(model !== undefined && { model }), statements: read } };
}

type Complain = (key: string, side: 'key' | 'value', message: string) => void;

/** Keys that a mapping of the file may have, by its path. */
const keysAt = (around: Path): string[] =>
  Object.keys(around.length === 0 ? AttestationFile.entries : Statement.entries);

/** A statement as the audit uses it. Complains of all that is wrong; null when its subject cannot be told. */
function resolve(statement: Statement, known: Vocabulary, complain: Complain): Attestation | null {
  const { status, share, license, url, by, date, expires, reason } = statement;
  if (statement.scope !== undefined && status !== undefined) {
    complain('status', 'key', 'a scope has a license but no status: state that for a check or component');
  } else if (status === undefined && license === undefined) {
    complain('by', 'key', 'nothing is stated: give a status, a license, or both');
  }
  if (status === 'partial' && share === undefined) complain('status', 'value', 'partial needs a share');
  if (status !== 'partial' && share !== undefined) complain('share', 'key', 'a share belongs to partial');
  if ((status === 'fail' || status === 'notApplicable') && license !== undefined) {
    complain('license', 'key', `what is stated as ${status} has no license`);
  }
  if (!isDay(date)) complain('date', 'value', `there is no such day: ${date}`);
  if (expires !== undefined && !isDay(expires))
    complain('expires', 'value', `there is no such day: ${expires}`);
  else if (expires !== undefined && expires < date) complain('expires', 'value', 'expires before its date');
  if (url !== undefined) {
    const fault = addressFault(url);
    if (fault) complain('url', 'value', fault);
  }
  const subject = subjectOf(statement, known, complain);
  const stated = license === undefined ? undefined : licenseNamed(license, subject, complain);
  if (!subject) return null;
  return {
    ...subject,
    subject: subjectText(statement),
    ...(status !== undefined && { status }),
    ...(share !== undefined && { share }),
    ...(stated && { license: stated }),
    ...(url !== undefined && { url }),
    by,
    date,
    expires: expires ?? yearAfter(date),
    reason,
  };
}

const subjectText = ({ check, component, scope }: Statement): string =>
  check ?? component ?? `license of the ${scope}`;

function subjectOf(statement: Statement, known: Vocabulary, complain: Complain): Subject | null {
  const [named, other] = SUBJECTS.filter((key) => statement[key] !== undefined);
  if (other !== undefined) {
    complain(other, 'key', `a statement is about one thing: ${named} or ${other}`);
    return null;
  }
  const { check, component, scope } = statement;
  const { checks, components } = known;
  if (scope !== undefined) return { scope };
  if (check === undefined && component === undefined) {
    complain('by', 'key', `what is it about? Name a ${SUBJECTS.join(', a ')}`);
    return null;
  }
  const found = checks.find((one) => (check === undefined ? one.component === component : one.id === check));
  if (found) {
    const covering = found.component === undefined ? undefined : components[found.component];
    return {
      check: found.id,
      ...(found.component !== undefined && { component: found.component }),
      ...(covering && { coveredBy: covering.scope }),
    };
  }
  if (check !== undefined) {
    const ids = checks.map(({ id }) => id);
    complain('check', 'value', unknownText('check', check, ids));
  } else {
    const names = checks.flatMap((one) => one.component ?? []);
    complain('component', 'value', unknownText('component', component ?? '', names));
  }
  return null;
}

function licenseNamed(name: string, subject: Subject | null, complain: Complain): Terms | undefined {
  if (subject && 'check' in subject && subject.component === undefined) {
    complain('license', 'key', `${subject.check} is about no component, so there is nothing to license`);
  }
  if (NO_LICENSE.test(name)) return NO_TERMS;
  const terms = nameLicense(name);
  // "other" and "various" name nothing.
  const named = terms && (terms.id !== null || terms.openness === 'open' || terms.openness === 'restricted');
  if (named) return terms;
  const spellings = KNOWN.flatMap(({ id, aliases }) => [id, ...aliases]);
  const guess = nearest(name, spellings);
  const nudge = guess ? `, did you mean "${guess}"?` : ': give an SPDX id';
  complain('license', 'value', `unknown license "${name}"${nudge}`);
  return undefined;
}

/** Only what a reader could open, too. Which hosts may be asked is for whoever fetches it. */
function addressFault(url: string): string | null {
  if (!URL.canParse(url)) return 'must be a whole address: https://…';
  const { protocol, username, password } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return 'must begin with https:// or http://';
  return username || password ? 'must not hold a user name or a password' : null;
}

const isDay = (day: string): boolean => new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);

/** The same day of the next year; 29 February becomes 1 March. Years have four digits. */
function yearAfter(day: string): string {
  if (day.startsWith('9999')) return '9999-12-31';
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCFullYear(next.getUTCFullYear() + 1);
  return next.toISOString().slice(0, 10);
}
