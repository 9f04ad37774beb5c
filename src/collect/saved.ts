/** Reads and keeps evidence as files, so that an audit can be repeated without the network. */
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { usageError } from '../errors.js';
import { EVIDENCE_VERSION, Evidence, type TargetName, valueIn } from '../evidence.js';
import { readRegular } from '../regular-file.js';
import { replaceFile } from '../whole-file.js';

/** Evidence of the largest repositories takes a few megabytes. */
export const MOST_BYTES = 256 * 1024 * 1024;

/**
 * Reads an evidence file.
 * @param label how messages name the file
 * @throws RodeoError (usage): not JSON, written by a newer version, or the path of the first field that is wrong
 */
export function parseEvidence(text: string, label: string): Evidence {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw usageError(`${label} is not JSON.`, 'Give a file that --save-evidence wrote.');
  }
  const version = typeof json === 'object' && json !== null && 'schema' in json ? json.schema : undefined;
  if (typeof version !== 'number')
    throw usageError(
      `${label} is not an evidence file: it has no schema version.`,
      'Give a file that --save-evidence wrote.',
    );
  if (version > EVIDENCE_VERSION)
    throw usageError(
      `${label} has evidence of version ${version}; this rodeo reads version ${EVIDENCE_VERSION}.`,
      'Update rodeo, or collect the evidence again.',
    );
  const result = v.safeParse(Evidence, json);
  if (result.success) return result.output;
  const issue = result.issues[0];
  const path = v.getDotPath(issue) ?? 'the top level';
  throw usageError(
    `${label} is not valid evidence: at ${path}: ${issue.message.replace(/\s+/g, ' ').slice(0, 200)}`,
  );
}

/**
 * Evidence as text: keys in the order of the schema, maps by key, one file of a tree and one fact of code per line. The
 * same for the same.
 */
export function evidenceText(evidence: Evidence): string {
  const ordered = v.parse(Evidence, evidence);
  const maps = new Set(['texts', 'unread', 'byHost', 'byType', 'attested']);
  const text = JSON.stringify(ordered, (key, value) => (maps.has(key) ? sorted(value) : value), 1);
  // A line break inside braces is never part of a JSON string, so this touches structure only.
  const entries = text.replace(
    /\{\n\s*("path": "(?:[^"\\\n]|\\.)*")(?:,\n\s*("size": \d+))?(?:,\n\s*("sha256": "[0-9a-f]{64}"))?\n\s*\}/g,
    joinEntry,
  );
  return `${entries.replace(FACT_OF_CODE, (fact) => fact.replace(/\n\s*/g, ' '))}\n`;
}

/** A fact of code, over several lines. */
const FACT_OF_CODE =
  /\{\n\s*"kind": "[\w-]+",\n\s*"line": \d+,\n\s*"name": [^\n]*\n(?:\s*"value": [^\n]*\n)?\s*\}/g;

function joinEntry(_: string, ...keys: (string | undefined)[]): string {
  return `{ ${keys.slice(0, 3).filter(Boolean).join(', ')} }`;
}

function sorted(map: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** Writes evidence to the user's cache for later offline audits. Readers see the old file or the new one, never a part. */
export async function saveToCache(evidence: Evidence, cacheDir: string): Promise<void> {
  const folder = join(cacheDir, 'evidence');
  await mkdir(folder, { recursive: true });
  await replaceFile(join(folder, `${fileName(evidence.target)}.json`), evidenceText(evidence));
}

function fileName({ kind, id, revision }: TargetName): string {
  const name = id.replace('/', '__').toLowerCase();
  const at = revision === undefined ? '' : `@${encodeURIComponent(revision)}`;
  return `${kind === 'github' ? 'gh__' : ''}${name}${at}`;
}

/**
 * The newest saved evidence of a target: shipped (`<fixtures>/<owner>__<name>/evidence.json`) or kept by `saveToCache`.
 * Ids are compared without case; old names and, for a repository, the model that it belongs to count as well.
 * A revision must be the one that was collected; without one only the default revision is taken.
 * Files that cannot be read or are no evidence are passed over.
 */
export async function findSaved(
  target: TargetName,
  folders: { fixtures: string; cache: string },
): Promise<{ evidence: Evidence; path: string } | null> {
  const paths = [...(await shipped(folders.fixtures)), ...(await kept(folders.cache))];
  const name = target.id.replace('/', '__').toLowerCase();
  const named = paths.filter(({ key }) => key === name || key === fileName(target));
  // Reading every file costs time that only a renamed or a GitHub target needs.
  return (
    (await newest(target, named, answersTo)) ??
    (await ofBatch(target, folders.cache)) ??
    (await newest(target, paths, answersTo)) ??
    (target.kind === 'github' ? newest(target, paths, ownsRepository) : null)
  );
}

/** What a batch gathered, loaded only where nothing goes by the target's own name. */
async function ofBatch(
  target: TargetName,
  cacheDir: string,
): Promise<{ evidence: Evidence; path: string } | null> {
  const [{ evidencePath, keptEvidence }, { canonicalName, evidenceKey }] = await Promise.all([
    import('../batch/evidence-store.js'),
    import('../batch/key.js'),
  ]);
  const key = evidenceKey(canonicalName(target), { depth: 'full' });
  const evidence = await keptEvidence(key, cacheDir);
  return evidence && { evidence, path: evidencePath(cacheDir, key) };
}

interface SavedPath {
  key: string;
  path: string;
}

async function shipped(folder: string): Promise<SavedPath[]> {
  const names = await namesIn(folder);
  return names.map((name) => ({ key: name.toLowerCase(), path: join(folder, name, 'evidence.json') }));
}

async function kept(cacheDir: string): Promise<SavedPath[]> {
  const folder = join(cacheDir, 'evidence');
  const names = (await namesIn(folder)).filter((name) => name.endsWith('.json'));
  return names.map((name) => ({ key: name.slice(0, -'.json'.length), path: join(folder, name) }));
}

/** A folder that is not there is an empty one. */
async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).then(
    (names) => names.sort(),
    () => [],
  );
}

async function newest(
  target: TargetName,
  paths: SavedPath[],
  matches: (evidence: Evidence, target: TargetName) => boolean,
): Promise<{ evidence: Evidence; path: string } | null> {
  let best: { evidence: Evidence; path: string } | null = null;
  for (const { path } of paths) {
    const evidence = await readSaved(path, target.id);
    if (evidence === null || !matches(evidence, target)) continue;
    if (best === null || evidence.collectedAt > best.evidence.collectedAt) best = { evidence, path };
  }
  return best;
}

async function readSaved(path: string, id: string): Promise<Evidence | null> {
  try {
    const text = (await readRegular(path, MOST_BYTES)).toString('utf8');
    // Cheaper than parsing all that was ever saved.
    return text.toLowerCase().includes(id.toLowerCase()) ? parseEvidence(text, path) : null;
  } catch {
    return null;
  }
}

function answersTo(evidence: Evidence, target: TargetName): boolean {
  if (evidence.target.kind !== target.kind || !sameRevision(evidence, target)) return false;
  const model = valueIn(evidence.hub);
  const repository = valueIn(evidence.repository);
  const now = target.kind === 'hub' ? model?.id : repository?.fullName;
  const before = target.kind === 'hub' ? model?.renamedFrom : repository?.renamedFrom;
  return [evidence.target.id, now, before].some((id) => id?.toLowerCase() === target.id.toLowerCase());
}

/** Whether the evidence is of a Hub model whose repository is the target. */
function ownsRepository(evidence: Evidence, target: TargetName): boolean {
  const repository = valueIn(evidence.repository);
  if (repository === null || evidence.target.kind !== 'hub') return false;
  const ids = [repository.fullName, repository.renamedFrom];
  const isIt = ids.some((id) => id?.toLowerCase() === target.id.toLowerCase());
  return isIt && (target.revision === undefined || repository.commit === target.revision);
}

function sameRevision(evidence: Evidence, { kind, revision }: TargetName): boolean {
  if (evidence.target.revision === revision) return true;
  const commit = kind === 'hub' ? valueIn(evidence.hub)?.revision : valueIn(evidence.repository)?.commit;
  return revision !== undefined && commit === revision;
}
