/** Turns the bodies of files that decide into facts for the evidence. The bodies themselves are not kept in it. */
import {
  type Code,
  present,
  type Source,
  type TextFile,
  type Unavailable,
  unavailable,
} from '../../evidence.js';
import type { Decisive } from '../../release/files/decisive.js';
import { CODE_READER, type CodeFile } from '../../source/facts.js';
import { readCodeFile } from '../../source/read.js';

/** A body, or why it could not be read; paths that turned out to be gone or binary are left out. */
export type Bodies = ReadonlyMap<string, TextFile | Unavailable>;

/**
 * Reads bodies into facts.
 * @param wanted as `decisiveFiles` chose; nothing to read gives facts about no files
 * @param source the tree that they stand in
 */
export async function codeOf(
  wanted: Decisive,
  read: (paths: readonly string[]) => Promise<Bodies>,
  source: Source,
): Promise<Code> {
  const bodies = wanted.read.length > 0 ? await read(wanted.read) : new Map();
  const files: CodeFile[] = [];
  const unread: Record<string, Unavailable> = {};
  for (const path of wanted.read) {
    const body = bodies.get(path);
    if (body === undefined) continue;
    if ('code' in body) unread[path] = body;
    else files.push(await readCodeFile(path, body.text, body.cut === true));
  }
  const [reason] = Object.values(unread);
  const facts =
    files.length === 0 && reason
      ? unavailable(reason, source)
      : present({ reader: CODE_READER, files, left: wanted.left }, source);
  return { facts, unread };
}
