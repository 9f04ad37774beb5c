/** By which rules a target was judged, as one number: a journal keeps what it would judge the same way again. */
import { createHash } from 'node:crypto';
import type { Policy } from '../gate.js';
import type { Rubric } from '../rubric/schema.js';
import type { LineHead } from './journal-line.js';

/** A short name for all that a rubric, its class ladder and a gate say, after everything they extend was read. */
export function digestOf(rubric: Rubric, policy: Policy | null): string {
  const text = JSON.stringify(policy === null ? [rubric] : [rubric, policy]);
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** 48 bits over rubric, version, and the way in which evidence was gathered. */
export function stampOf({
  rubric,
  rodeo,
  depth,
  links,
}: Pick<LineHead, 'rubric' | 'rodeo' | 'depth' | 'links'>): number {
  const { repo, hub, paper } = links ?? {};
  const text = JSON.stringify([rubric.digest, rodeo, depth, repo, hub, paper]);
  return createHash('sha256').update(text).digest().readUIntBE(0, 6);
}
