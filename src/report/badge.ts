/** The headline as an SVG badge, drawn here, so that showing it asks no server. */
import { makeBadge } from 'badge-maker';
import type { Result } from '../result/result.js';
import { shieldOf } from './shields.js';
import { webAddress } from './web-address.js';

/** Renders one result; title and label for screen readers are the badge's own words. */
export function renderBadge(results: readonly Result[]): string {
  return `${makeBadge(shieldOf(results, 'badge'))}\n`;
}

/** The same of a result whose signature was verified: it says so, and leads to the bundle where that stands on the web. */
export function renderSignedBadge(result: Result, bundleUrl?: string): string {
  const shield = shieldOf([result], 'badge', true);
  const address = bundleUrl === undefined ? null : webAddress(bundleUrl);
  const links = address === null ? {} : { links: [address, address] };
  return `${makeBadge({ ...shield, ...links } as Parameters<typeof makeBadge>[0])}\n`;
}
