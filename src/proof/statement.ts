/**
 * A verdict as a statement that can be signed: which model, by which rubric, from which evidence, with what result. In-toto's
 * form, https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md
 */
import * as v from 'valibot';
import type { Attestations } from '../attest/apply.js';
import { auditEvidence } from '../audit.js';
import { usageError } from '../errors.js';
import { type Evidence, type HubModel, UNPUBLISHED, valueIn } from '../evidence.js';
import { isLocal } from '../prose/cite.js';
import { pathWords } from '../release/files/path-words.js';
import { isWeightFile } from '../release/files/weight-files.js';
import { packageUrl } from '../report/bill/parts.js';
import { ResultSchema } from '../result/result.js';
import type { Rubric } from '../rubric/schema.js';
import { HOMEPAGE, VERSION } from '../version.js';
import { evidenceDigest, rubricDigest, valueDigest } from './digest.js';

const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';
/** Of the envelope that a signature is about. */
export const PAYLOAD_TYPE = 'application/vnd.in-toto+json';
/** What the predicate below means; another number when it means something else. */
const PREDICATE_TYPE = `${HOMEPAGE.replace(/#.*$/, '')}/audit/v1`;

const Digest = v.object({ sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) });

const StatementSchema = v.object({
  _type: v.literal(STATEMENT_TYPE),
  subject: v.array(v.object({ name: v.string(), digest: v.record(v.string(), v.string()) })),
  predicateType: v.literal(PREDICATE_TYPE),
  predicate: v.object({
    tool: v.object({ name: v.literal('rodeo'), version: v.string(), uri: v.string() }),
    rubric: v.object({ id: v.string(), digest: Digest }),
    evidence: v.object({ collectedAt: v.string(), digest: Digest }),
    /** What people stated, when the audit was given a file of it: the result counts on it. */
    attestations: v.optional(v.object({ digest: Digest })),
    /** What rubric and evidence give, without gate, baseline and whatever else was laid beside it. */
    result: ResultSchema,
  }),
});
export type Statement = v.InferOutput<typeof StatementSchema>;
export type Subject = Statement['subject'][number];

/**
 * The statement about one audit. Pure.
 * @throws usageError when nothing of the model has a commit: a folder that is not published is nobody else's subject
 */
export function statementOf(evidence: Evidence, rubric: Rubric, attestations?: Attestations): Statement {
  const subject = subjectsOf(evidence);
  if (subject.length === 0) {
    const hub = valueIn(evidence.hub);
    throw usageError(
      `${evidence.target.id} has no commit that a statement could be about`,
      hub && isUnpinned(hub)
        ? `The evidence records only its branch, ${hub.revision}. Gather it again, without --offline and --evidence.`
        : 'Audit what is published, or a folder that is a clean checkout of it.',
    );
  }
  return {
    _type: STATEMENT_TYPE,
    subject,
    predicateType: PREDICATE_TYPE,
    predicate: {
      tool: { name: 'rodeo', version: VERSION, uri: HOMEPAGE },
      rubric: { id: rubric.id, digest: { sha256: rubricDigest(rubric) } },
      evidence: { collectedAt: evidence.collectedAt, digest: { sha256: evidenceDigest(evidence) } },
      ...(attestations && {
        attestations: { digest: { sha256: valueDigest(attestations.statements) } },
      }),
      result: auditEvidence(evidence, rubric, attestations),
    },
  };
}

const COMMIT = /^[0-9a-f]{40}$/;

/** Evidence that was recorded elsewhere may know a model by its branch alone. */
const isUnpinned = ({ url, revision }: Pick<HubModel, 'url' | 'revision'>): boolean =>
  !isLocal(url) && revision !== UNPUBLISHED && !COMMIT.test(revision);

/**
 * What a verdict is about, by what cannot be changed under the same name: the commit of the model, each weight file with the
 * SHA-256 that the Hub states, and the commit of the code. Of a model that the evidence knows by its branch the rest is there.
 */
export function subjectsOf(evidence: Evidence): Subject[] {
  const hub = valueIn(evidence.hub);
  const repository = valueIn(evidence.repository);
  const found: Subject[] = [];
  if (hub) {
    // Of a model that is not published the statement would be about its code alone, as if that were all of it.
    if (isLocal(hub.url) || hub.revision === UNPUBLISHED) return [];
    const name = packageUrl({ hub }) as string;
    if (!isUnpinned(hub)) found.push({ name, digest: { gitCommit: hub.revision } });
    found.push(...weightsOf(hub, name));
  }
  if (repository?.commit && COMMIT.test(repository.commit) && !isLocal(repository.url)) {
    const name = packageUrl({ repository }) as string;
    found.push({ name, digest: { gitCommit: repository.commit } });
  }
  return found;
}

function weightsOf(hub: HubModel, model: string): Subject[] {
  const entries = valueIn(hub.files)?.entries ?? [];
  return entries.flatMap(({ path, size, sha256 }): Subject[] => {
    if (sha256 === undefined || !isWeightFile(pathWords(path), size)) return [];
    return [{ name: `${model}#${path.split('/').map(encodeURIComponent).join('/')}`, digest: { sha256 } }];
  });
}

/** @throws usageError for what is no statement of rodeo */
export function parseStatement(text: string, label: string): Statement {
  const json = parsed(text, label);
  const read = v.safeParse(StatementSchema, json);
  // As it was written, keys that nobody knows included: it is held against the very bytes of another.
  if (read.success) return json as Statement;
  const [issue] = read.issues;
  throw usageError(
    `${label} is not a statement about an audit: at ${v.getDotPath(issue) ?? 'the top level'}: ${issue.message.replace(/\s+/g, ' ').slice(0, 200)}`,
    'rodeo audit <model> --format in-toto=FILE writes one.',
  );
}

/** @param hint what such a file is, or what writes it. @throws usageError for what is no JSON */
export function parsed(
  text: string,
  label: string,
  hint = 'rodeo audit <model> --format in-toto=FILE writes a statement.',
): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw usageError(`${label} is not JSON`, hint);
  }
}

/** The model's name and revision as the statement has them, for people. */
export const aboutOf = ({ predicate: { result } }: Statement): string => {
  const { name, hub, repository } = result.model;
  const code = repository?.commit?.slice(0, 12);
  if (!hub) return code ? `${name} at ${code}` : name;
  if (!isUnpinned(hub)) return `${name} at ${hub.revision.slice(0, 12)}`;
  return `${name} at an unknown commit of ${hub.revision}${code ? `, with its code at ${code}` : ''}`;
};

/** Whether its model is known by a branch alone, which may lead elsewhere tomorrow. */
export const isByBranch = ({ predicate: { result } }: Statement): boolean =>
  result.model.hub !== undefined && isUnpinned(result.model.hub);
