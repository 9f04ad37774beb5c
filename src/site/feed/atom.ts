/** The Atom feed: what is new on the site, and what changed since an earlier result. https://www.rfc-editor.org/rfc/rfc4287 */
import XMLBuilder from 'fast-xml-builder';
import type { Site } from '../site.js';
import { rangeText } from '../table/marks.js';
import type { Range } from '../table/row.js';

export interface News {
  name: string;
  slug: string;
  at: string;
  is: Range | null;
  label: string;
  /** The result before, when there was one. */
  was?: { headline: Range | null; label: string; sameMethod: boolean };
}

/** More would be read by nobody. */
export const NEWS = 100;

export const textOf = (score: Range | null): string => (score === null ? 'not scored' : rangeText(score));

/** Whether there is anything to tell. */
export function isNews({ is, label, was }: News): boolean {
  return was === undefined || textOf(was.headline) !== textOf(is) || was.label !== label;
}

function sentence({ name, is, label, was }: News): string {
  if (was === undefined) return `${name}: ${textOf(is)}${label ? `, ${label}` : ''}`;
  const parts = [
    ...(textOf(was.headline) === textOf(is) ? [] : [`${textOf(was.headline)} → ${textOf(is)}`]),
    ...(was.label === label ? [] : [`${was.label || 'no class'} → ${label || 'no class'}`]),
    ...(was.sameMethod ? [] : ['the method changed']),
  ];
  return `${name}: ${parts.join(', ')}`;
}

/** @param news the newest first */
export function atomText(site: Site, news: readonly News[]): string {
  const base = site.baseUrl;
  const link = (path: string) => ({ '@_href': `${base ?? ''}${path}` });
  const feed = {
    '?xml': { '@_version': '1.0', '@_encoding': 'UTF-8' },
    feed: {
      '@_xmlns': 'http://www.w3.org/2005/Atom',
      id: base === undefined ? `urn:rodeo:${encodeURIComponent(site.title)}` : base,
      title: site.title,
      updated: stamp(site.collectedAt),
      author: { name: site.publisher ?? site.title },
      link: [
        { '@_rel': 'self', ...link('feed.xml') },
        { '@_rel': 'alternate', ...link('index.html') },
      ],
      entry: news.map((one) => ({
        id:
          base === undefined
            ? `urn:rodeo:${one.slug}:${one.at}`
            : `${base}models/${one.slug}.html#${encodeURIComponent(one.at)}`,
        title: sentence(one),
        updated: stamp(one.at),
        link: link(`models/${one.slug}.html`),
        summary: sentence(one),
      })),
    },
  };
  return new XMLBuilder({ ignoreAttributes: false, format: true, suppressEmptyNode: true }).build(feed);
}

const stamp = (iso: string): string =>
  Number.isNaN(Date.parse(iso)) ? '1970-01-01T00:00:00.000Z' : new Date(iso).toISOString();
