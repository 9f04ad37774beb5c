/** The command that audits a model again, and how to dispute what came of it: one wording for every report. Pure. */

import { DOCS } from '../docs-address.js';
import type { TargetName } from '../evidence.js';
import { plain } from '../terminal.js';

/** A target as a user types it: `org/name`, `hf:org/name@revision`, `gh:owner/repo`; of a folder only the name is known. */
export function typedTarget({ kind, id, revision }: TargetName): string {
  if (kind === 'directory') return 'FOLDER';
  const at = revision === undefined ? '' : `@${plain(revision)}`;
  const prefix = kind === 'github' ? 'gh:' : at && 'hf:';
  return `${prefix}${plain(id)}${at}`;
}

/**
 * `rodeo audit …`, to be pasted into a shell whatever the name holds.
 * @param folders where audited folders lie, seen from the working directory, by the id of their target
 */
export function auditCommand(target: TargetName, folders: Record<string, string> = {}): string {
  const folder = target.kind === 'directory' ? folders[target.id] : undefined;
  return `rodeo audit ${quoted(folder === undefined ? typedTarget(target) : asFolder(folder))}`;
}

/** A bare name could be a model's, or an option. */
const asFolder = (path: string): string => (/^[./]/.test(path) ? path : `./${path}`);

/** A word as a shell takes it for one, whatever it holds. */
export const quoted = (word: string): string =>
  /^[\w./:@-]+$/.test(word) ? word : `'${plain(word).replace(/'/g, `'\\''`)}'`;

/** Where it is explained at length. */
const DISPUTING = `${DOCS}/how-it-works.md#when-a-verdict-is-wrong`;

/** The same for a result that others read without a report around it. */
export function disputeOf(target: TargetName): { text: string; command: string; url: string } {
  return {
    text: "Evidence settles it: a file, a link or a sentence on the model's own pages, which the next audit reads. What no page can show, this command takes as a statement.",
    command: dispute(target).command,
    url: DISPUTING,
  };
}

/** Two halves of one text: what settles a dispute, and the command that ends it. */
export function dispute(
  target: TargetName,
  folders?: Record<string, string>,
): { text: string; command: string } {
  return {
    text: "Is something here wrong? Evidence settles it: a file, a link or a sentence on the model's own pages. What no page can show can be stated with",
    command: `${auditCommand(target, folders)} --attest FILE`,
  };
}
