/** The sitemap, for sites that know their address. https://www.sitemaps.org/protocol.html */
import XMLBuilder from 'fast-xml-builder';
import type { Catalog } from '../catalog.js';
import { groupPath, KINDS, type Kind } from '../pages/browse.js';

/** The protocol allows no more in one file. */
const MOST = 50_000;
const XMLNS = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const HEAD = { '?xml': { '@_version': '1.0', '@_encoding': 'UTF-8' } };

/** One file, or an index with as many as are needed. */
export function sitemapText(baseUrl: string, catalog: Catalog): { path: string; text: string }[] {
  const builder = new XMLBuilder({ ignoreAttributes: false, format: true });
  const paths = pagesOf(catalog);
  const parts: string[][] = [];
  for (let from = 0; from < paths.length; from += MOST) parts.push(paths.slice(from, from + MOST));
  const files = parts.map((part, index) => ({
    path: parts.length === 1 ? 'sitemap.xml' : `sitemap-${index + 1}.xml`,
    text: builder.build({
      ...HEAD,
      urlset: { '@_xmlns': XMLNS, url: part.map((path) => ({ loc: baseUrl + encodeURI(path) })) },
    }),
  }));
  if (files.length === 1) return files;
  const sitemap = files.map(({ path }) => ({ loc: baseUrl + path }));
  return [
    { path: 'sitemap.xml', text: builder.build({ ...HEAD, sitemapindex: { '@_xmlns': XMLNS, sitemap } }) },
    ...files,
  ];
}

function pagesOf(catalog: Catalog): string[] {
  const kinds = (Object.keys(KINDS) as Kind[]).filter((kind) => kind !== 'tags' || catalog.tags.size > 0);
  return [
    'index.html',
    ...['grid', 'timeline', 'about', 'checks', 'faq', 'submit', 'api'].map((name) => `${name}.html`),
    ...kinds.map((kind) => `${kind}.html`),
    ...kinds.flatMap((kind) => catalog.groups(kind).map((group) => groupPath(group))),
    ...Array.from(catalog.all(), ({ slug }) => `models/${slug}.html`),
  ];
}
