/** The one name of a target within a batch: it tells duplicates, finds a target's line in a journal, and picks its shard. */

import { createHash } from 'node:crypto';
import type { Depth } from '../depth.js';
import { usageError } from '../errors.js';
import type { TargetName } from '../evidence.js';

/** 64 bits of a hash, as two unsigned numbers, so that millions of them fit in typed arrays. */
export interface Key {
  high: number;
  low: number;
}

/** `hf:org/name`, `gh:owner/repo`, with `@revision` where one was named: what journals call a target. */
export function canonicalName({ kind, id, revision }: TargetName): string {
  const prefix = { hub: 'hf:', github: 'gh:', directory: './' }[kind];
  return `${prefix}${id}${revision === undefined ? '' : `@${revision}`}`;
}

/** Both services compare ids without case, and git compares revisions with it. @param name of `canonicalName` */
function folded(name: string): string {
  const at = name.indexOf('@');
  return at < 0 ? name.toLowerCase() : name.slice(0, at).toLowerCase() + name.slice(at);
}

/** The key of a target. @param name of `canonicalName` */
export function keyOf(name: string): Key {
  const hash = createHash('sha256').update(folded(name)).digest();
  return { high: hash.readUInt32BE(0), low: hash.readUInt32BE(4) };
}

/** What else a list says that changes which evidence is gathered. */
export interface Way {
  depth: Depth;
  links?: { repo?: string; hub?: string; paper?: string } | undefined;
}

/** The name of evidence that was gathered for a target in one way: 32 hexadecimal digits. */
export function evidenceKey(name: string, { depth, links = {} }: Way): string {
  const { repo, hub, paper } = links;
  const text = JSON.stringify([folded(name), depth, repo ?? null, hub ?? null, paper ?? null]);
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** A part of a list that one machine of several does. */
export interface Shard {
  /** From 1 to `of`. */
  part: number;
  of: number;
}

/** `3/8`. Throws usageError for anything else. */
export function parseShard(text: string): Shard {
  const [, part, of] = /^\s*(\d{1,6})\s*\/\s*(\d{1,6})\s*$/.exec(text) ?? [];
  const shard = { part: Number(part), of: Number(of) };
  if (part === undefined || shard.part < 1 || shard.part > shard.of) {
    throw usageError(`--shard ${text} is not a valid shard`, 'For the third of eight machines: --shard 3/8');
  }
  return shard;
}

/** Whether a target belongs to a part. The same on every machine, whatever else is in the list. */
export function isIn({ part, of }: Shard, { low }: Key): boolean {
  return low % of === part - 1;
}
