/** Names of pages: made from names of models, safe on every disk, and two never the same. */
import { createHash } from 'node:crypto';

/** Windows takes these for devices, whatever stands after the dot. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/;
/** Would make a folder look like a page beside it. */
const PAGE = /\.(?:html|json|svg|js|csv|xml)$/;
const LONGEST = 96;

/** A short name for a text that tells it from others. */
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);

/** `Sentence Transformers` → `sentence-transformers-1a2b3c4d`: what loses letters keeps a hash of all of them. */
export function segment(text: string): string {
  const lower = text.toLowerCase();
  const safe = lower
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[.-]+|[.-]+$/g, '')
    .slice(0, LONGEST);
  const kept = safe === lower && safe !== '' && !DEVICE.test(safe) && !PAGE.test(safe);
  return kept ? safe : `${safe.replace(PAGE, '') || 'x'}-${hashOf(text)}`;
}

/** Where the page of a target lies: `microsoft/biogpt`, `github.com/owner/repo`. @param target `hf:org/name`, `gh:owner/repo` */
export function slugOf(target: string): string {
  const [, kind = '', name = target] = /^(hf|gh):(.*)$/s.exec(target) ?? [];
  const parts = name.split('/').map(segment);
  return (kind === 'gh' ? ['github.com', ...parts] : parts).join('/');
}

/**
 * A slug for each target. Where two differ in capitals only, the one that has none keeps the plain slug; all others get a hash,
 * whatever the order in which they come.
 */
export function slugsOf(targets: Iterable<string>): (target: string) => string {
  const users = new Map<string, number>();
  for (const target of targets) {
    const slug = slugOf(target);
    users.set(slug, (users.get(slug) ?? 0) + 1);
  }
  const shared = new Set([...users].flatMap(([slug, count]) => (count > 1 ? [slug] : [])));
  return (target) => {
    const slug = slugOf(target);
    if (!shared.has(slug) || target.endsWith(`:${slug}`)) return slug;
    return `${slug}-${hashOf(target)}`;
  };
}
