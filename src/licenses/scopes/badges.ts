/** Badges that shields.io draws: what their address says of a part of the release and its license. */
import { nameLicense, type Terms } from '../names/names.js';
import { type Subject, subjectsIn } from '../terms/subjects.js';

/** What a badge of shields.io has on it: `badge/weights-CC--BY--NC--4.0-red`. https://shields.io/badges/static-badge */
const DRAWN = /img\.shields\.io\/badge\/([^/?#]{3,200})/i;

/** A part of the release on the left half, its license on the right one. */
export function drawnBadge(url: string): { terms: Terms; subjects: ReadonlySet<Subject> } | null {
  const drawn = DRAWN.exec(url)?.[1];
  if (!drawn) return null;
  const [label = '', message = ''] = drawn
    .split(/(?<!-)-(?!-)/)
    .map((half) => unescaped(half).replace(/_/g, ' ').replace(/--/g, '-'));
  const subjects = subjectsIn(label.replace(/licen[cs]e/i, ''));
  const terms = subjects.size > 0 && label.split(' ').length < 4 ? nameLicense(message) : null;
  return terms && terms.openness !== 'none' ? { terms, subjects } : null;
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
