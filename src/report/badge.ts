/** The headline as an SVG badge, drawn here, so that showing it asks no server. */
import { makeBadge } from 'badge-maker';
import type { Result } from '../result/result.js';
import { shieldOf } from './shields.js';

/** Renders one result; title and label for screen readers are the badge's own words. */
export function renderBadge(results: readonly Result[]): string {
  return `${makeBadge(shieldOf(results, 'badge'))}\n`;
}
