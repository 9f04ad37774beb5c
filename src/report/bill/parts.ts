/** What every bill of materials says in its own words: which thing it is about, what that was made from, and what shows it. */
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { UNPUBLISHED } from '../../evidence.js';
import { isLocal } from '../../prose/cite.js';
import type { Material, Model, Result } from '../../result/result.js';
import { plain } from '../../terminal.js';
import { webAddress } from '../web-address.js';

/** Comes without types. Throws for what is no SPDX expression. */
const parseExpression: (text: string) => void = createRequire(import.meta.url)('spdx-expression-parse');

/** A name that can stand where an empty one is not allowed. */
export const shown = (text: string): string => plain(text) || 'unnamed';

/** Commit of the model, else of its code; none of a folder that is not published. */
export function versionOf({ hub, repository }: Model): string | undefined {
  return [hub?.revision, repository?.commit].find((one) => one && one !== UNPUBLISHED);
}

const path = (text: string): string => plain(text).split('/').map(encodeURIComponent).join('/');

/** By the type's definition its version is a commit: a branch is none. */
const hubPackage = (id: string, revision?: string): string =>
  `pkg:huggingface/${path(id)}${revision && /^[0-9a-f]{40}$/i.test(revision) ? `@${revision.toLowerCase()}` : ''}`;

interface Places {
  hub?: { id: string; url: string; revision: string } | undefined;
  repository?: { fullName: string; url: string; commit?: string | undefined } | undefined;
}

/** https://github.com/package-url/purl-spec: the Hub's names keep their case, GitHub's are lower case. A folder has none. */
export function packageUrl({ hub, repository }: Places): string | undefined {
  if (hub && !isLocal(hub.url)) return hubPackage(hub.id, hub.revision);
  if (hub || !repository || isLocal(repository.url)) return undefined;
  const at = repository.commit ? `@${path(repository.commit)}` : '';
  return `pkg:github/${path(repository.fullName.toLowerCase())}${at}`;
}

/** Of a base model on the Hub. Datasets have no type of their own there. */
export const packageUrlOf = ({ kind, id, revision }: Material): string | undefined =>
  kind === 'baseModel' && /^[\w.-]+(?:\/[\w.-]+)?$/.test(id) ? hubPackage(id, revision) : undefined;

/** What a model was made from; results of earlier versions know the names alone. Datasets first. */
export function materialsOf({ materials, datasets, baseModels }: Model): Material[] {
  return (
    materials ?? [
      ...datasets.map((id): Material => ({ kind: 'dataset', id })),
      ...baseModels.map((id): Material => ({ kind: 'baseModel', id })),
    ]
  );
}

/**
 * The terms of a license as a bill states them: a valid SPDX expression, the name of terms that SPDX does not know, or whether
 * none are stated or none could be seen.
 */
export type Terms =
  | { kind: 'expression'; text: string }
  | { kind: 'named'; text: string }
  | { kind: 'none' }
  | { kind: 'unseen' };

export function termsOf(license: Model['licenses']['weights'] | Material['license']): Terms {
  if (!license || license.openness === 'unknown') return { kind: 'unseen' };
  if (license.openness === 'none') return { kind: 'none' };
  const text = plain(license.id ?? license.name);
  if (text === '') return { kind: 'unseen' };
  return { kind: isExpression(text) ? 'expression' : 'named', text };
}

/** Terms as one part of an SPDX expression: by their own words where SPDX knows them, else as a reference; `null`: nothing can stand there. */
export function inExpression(terms: Terms): string | null {
  if (terms.kind === 'expression') return terms.text;
  return terms.kind === 'named' ? licenseReference(terms.text) : null;
}

/** The id, valid in one document, of terms that SPDX does not know. */
export const licenseReference = (name: string): string =>
  `LicenseRef-${name.replace(/[^\w.-]+/g, '-').replace(/_/g, '-')}`;

function isExpression(text: string): boolean {
  try {
    parseExpression(text);
    return true;
  } catch {
    return false;
  }
}

/** Every page that an answer rests on, once, with the ids of the checks or items that cite it. */
export function evidenceOf({ checks, items = [] }: Result): { url: string; for: string[] }[] {
  const found = new Map<string, Set<string>>();
  for (const { id, citations } of [...checks, ...items]) {
    for (const { url } of citations) {
      const address = webAddress(url);
      if (address) found.set(address, (found.get(address) ?? new Set()).add(plain(id)));
    }
  }
  return [...found].map(([url, ids]) => ({ url, for: [...ids] }));
}

/** A UUID of version 8 (RFC 9562: made by the maker's own rule) from what was audited, when, and by which rubric. */
export function serialNumber(results: readonly Result[]): string {
  const about = results.map(({ target, collectedAt, rubric, rodeo }) => [
    target,
    collectedAt,
    rubric.id,
    rodeo,
  ]);
  const hex = createHash('sha256').update(JSON.stringify(about)).digest('hex').slice(0, 32);
  const uuid = `${hex.slice(0, 12)}8${hex.slice(13, 16)}8${hex.slice(17)}`;
  return `urn:uuid:${uuid.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`;
}

/** When the newest of the evidence was gathered; `null` without results. */
export function gatheredAt(results: readonly Result[]): Date | null {
  const times = results.map(({ collectedAt }) => Date.parse(collectedAt)).filter(Number.isFinite);
  return times.length > 0 ? new Date(Math.max(...times)) : null;
}
