/** What people attest, held against what the evidence shows: fills what is unknown, and never wins unseen over what is known. Pure. */
import type { Finding } from '../checks/check.js';
import { type AttestedPage, type Evidence, type Fact, unavailable, unavailableText } from '../evidence.js';
import type { License, LicenseScope, Licenses } from '../licenses/license.js';
import type { Terms } from '../licenses/names/names.js';
import type { Citation } from '../prose/cite.js';
import type { AttestationResult } from '../result/result.js';
import type { Status } from './schema.js';

/** One statement, its subject found and its license named. Days are ISO dates. */
export interface Attestation {
  /** What it answers: a check, or under which license a whole scope is. */
  check?: string;
  component?: string;
  /** Whose license covers the component where it states none of its own. */
  coveredBy?: LicenseScope;
  scope?: LicenseScope;
  /** As its author named it. */
  subject: string;
  status?: Status;
  /** With `partial`. */
  share?: number;
  license?: Terms;
  url?: string;
  by: string;
  date: string;
  /** The last day on which it holds. */
  expires: string;
  reason: string;
  /** A claim of the model's owner, from a file beside it: it never goes before evidence, whatever it cites. */
  owner?: true;
}

/** An attestation file, read. There is one statement for each check and scope at most. */
export interface Attestations {
  file: string;
  /** Whose attestations they are, when the file says so. */
  model?: string;
  statements: readonly Attestation[];
}

/** What the statements are held against. */
export interface Known {
  findings: readonly Finding[];
  licenses: Licenses;
  evidence: Pick<Evidence, 'collectedAt' | 'attested'>;
}

export interface Attested {
  /** The findings that scores are made of, in their order. */
  findings: Finding[];
  /** What covers each scope. */
  licenses: Licenses;
  /** One for each statement, in their order. */
  attestations: AttestationResult[];
}

/**
 * Applies statements to findings.
 *
 * A statement fills what the evidence leaves open. Where it contradicts what the evidence settles, the evidence counts, unless the
 * statement cites an address that was opened when the evidence was gathered. One whose address is known to lead nowhere counts
 * for nothing. It holds up to the day it expires, by the day of the evidence and not by the clock.
 */
export function applyAttestations(statements: readonly Attestation[], known: Known): Attested {
  const { evidence } = known;
  const findings = new Map(known.findings.map((finding) => [finding.check, finding]));
  const licenses = { ...known.licenses };
  const results = new Map<Attestation, AttestationResult>();
  // Scopes first: what covers a scope covers the components in it.
  for (const statement of [...statements].sort((one, other) => Number(!one.scope) - Number(!other.scope))) {
    const { check, scope, coveredBy = scope } = statement;
    const finding = check === undefined ? undefined : findings.get(check);
    const covering = (finding || scope) && coveredBy && licenses[coveredBy];
    const license = finding?.license ?? covering;
    const verdict = judge(statement, { finding, license, evidence });
    results.set(statement, told(statement, verdict, finding, license));
    if (verdict.outcome !== 'used') continue;
    if (finding) findings.set(finding.check, attested(statement, finding));
    if (scope && statement.license) licenses[scope] = stated(statement.license, statement);
  }
  return {
    findings: [...findings.values()],
    licenses,
    attestations: statements.map((statement) => results.get(statement) as AttestationResult),
  };
}

/** Addresses that statements cite, each once. */
export function citedAddresses({ statements }: Attestations): string[] {
  return [...new Set(statements.flatMap(({ url }) => url ?? []))];
}

type Verdict = Pick<AttestationResult, 'outcome' | 'because'>;
type View = 'same' | 'fills' | 'contradicts';

interface Facts {
  finding: Finding | undefined;
  /** What covers it, by the evidence. */
  license: License | undefined;
  evidence: Known['evidence'];
}

function judge(statement: Attestation, { finding, license, evidence }: Facts): Verdict {
  const { url, expires, status, scope } = statement;
  if (evidence.collectedAt.slice(0, 10) > expires) {
    return { outcome: 'expired', because: `It expired on ${expires}, before the evidence was gathered.` };
  }
  if (!finding && !scope)
    return { outcome: 'redundant', because: 'No rubric that was asked for looks at it.' };
  if (finding && status === undefined && isSettled(finding) && finding.high === 0) {
    return {
      outcome: 'disputed',
      because: 'The evidence shows nothing that a license could cover, so a status must be stated, too.',
    };
  }
  const views = [finding && statusView(statement, finding), licenseView(statement, finding, license)];
  const page = url === undefined ? null : pageAt(url, evidence.attested ?? {});
  if (views.includes('contradicts')) {
    return statement.owner ? { outcome: 'disputed', because: CLAIM_DISPUTED } : contradicted(page);
  }
  if (!views.includes('fills')) return { outcome: 'redundant', because: 'The evidence alone says so.' };
  if (page?.state === 'absent') {
    return { outcome: 'unresolved', because: 'Its address leads nowhere, so it settles nothing.' };
  }
  return { outcome: 'used', because: 'It fills what the evidence leaves open.' };
}

const CLAIM_DISPUTED = 'The evidence says otherwise and counts: it outweighs a claim of the owner.';

function pageAt(url: string, pages: Record<string, Fact<AttestedPage>>): Fact<AttestedPage> {
  return Object.hasOwn(pages, url)
    ? (pages[url] as Fact<AttestedPage>)
    : unavailable({ code: 'not-collected' }, { url });
}

function contradicted(page: Fact<AttestedPage> | null): Verdict {
  switch (page?.state) {
    case undefined:
      return {
        outcome: 'disputed',
        because: 'The evidence says otherwise and counts: the statement cites no address.',
      };
    case 'present':
      return {
        outcome: 'used',
        because:
          'The evidence says otherwise; the statement counts, as the address that it cites was opened.',
      };
    case 'absent':
      return {
        outcome: 'unresolved',
        because: 'The evidence says otherwise and counts: the address that is cited leads nowhere.',
      };
    case 'unavailable':
      return {
        outcome: 'unresolved',
        because: `The evidence says otherwise and counts: the address that is cited was not opened: ${unavailableText(page.reason)}.`,
      };
  }
}

const isSettled = ({ result, low, high }: Finding): boolean => result !== 'unknown' && low === high;

/** Shares that are stated by hand are rounded. */
const NEAR = 0.005;

function statusView({ status, share = 0 }: Attestation, finding: Finding): View | null {
  if (status === undefined) return null;
  if (finding.result === 'unknown') return 'fills';
  if (status === 'notApplicable' || finding.result === 'notApplicable') {
    return status === finding.result ? 'same' : 'contradicts';
  }
  const stated = { pass: 1, partial: share, fail: 0 }[status];
  if (stated < finding.low - NEAR || stated > finding.high + NEAR) return 'contradicts';
  return isSettled(finding) ? 'same' : 'fills';
}

function licenseView(
  { license }: Attestation,
  finding: Finding | undefined,
  found: License | undefined,
): View | null {
  if (!license) return null;
  // What was not seen may bring terms of its own, whatever those around it are.
  if (!found || (finding?.result === 'unknown' && !finding.license)) return 'fills';
  const isSame = found.id === license.id && found.openness === license.openness;
  if (isSame && (license.id !== null || found.name === license.name)) return 'same';
  return found.openness === 'unknown' || found.openness === 'unclear' ? 'fills' : 'contradicts';
}

function stated(terms: Terms, { url }: Attestation): License {
  return { ...terms, basis: 'attested', confidence: 'low', citations: citing(url) };
}

const citing = (url: string | undefined): Citation[] =>
  url === undefined ? [] : [{ url, label: url.replace(/^https?:\/\//, '') }];

/** The finding as the statement has it; what the evidence says of the rest stays. */
function attested(statement: Attestation, finding: Finding): Finding {
  const { status, share = 0, license: terms, url, by, date, reason, owner } = statement;
  const citations = citing(url);
  const [first, others] = owner ? ['C', 'laimed by the owner, '] : ['A', 'ttested by '];
  const words = `${others}${by} on ${date}: ${sentence(reason)}`;
  const license = terms ? stated(terms, statement) : finding.license;
  const about = { check: finding.check, ...(license && { license }), attested: true as const };
  if (status === undefined || statusView(statement, finding) === 'same') {
    const because = `${sentence(finding.because)} The license is ${first.toLowerCase()}${words}`;
    return { ...finding, ...about, because, citations: [...finding.citations, ...citations] };
  }
  const said = { ...about, because: `${first}${words}`, citations, missing: [] };
  switch (status) {
    case 'pass':
      return { ...said, result: 'pass', low: 1, high: 1 };
    case 'partial':
      return { ...said, result: 'partial', share, low: share, high: share };
    case 'fail':
    case 'notApplicable':
      return { ...said, result: status, low: 0, high: 0 };
  }
}

const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

function told(
  statement: Attestation,
  { outcome, because }: Verdict,
  finding: Finding | undefined,
  license: License | undefined,
): AttestationResult {
  const { license: terms, coveredBy: _, ...said } = statement;
  return {
    ...said,
    ...(terms && { license: terms.name }),
    outcome,
    because,
    ...((finding || license) && { found: foundOf(finding, license) }),
  };
}

/** A check says what it found as if it had seen all; what was not seen says why it is unknown. */
const unseen = ({ missing, because }: Finding): string =>
  missing.length > 0 ? `Could not look at ${missing.map(({ what }) => what).join(', ')}.` : because;

/** What the evidence says, for a reader to hold against the statement. */
function foundOf(finding: Finding | undefined, license: License | undefined): AttestationResult['found'] {
  const citations = finding?.citations ?? license?.citations ?? [];
  return {
    ...(finding && {
      result: finding.result,
      low: finding.low,
      high: finding.high,
      because: finding.result === 'unknown' ? unseen(finding) : finding.because,
    }),
    // Of what is not there a license says nothing.
    ...(license && finding?.high !== 0 && { license: license.name }),
    citations,
  };
}
