/** Documents of a certain name that a release ships or links: found by their file, their address or the words of the link. */
import type { Citation } from '../../prose/cite.js';
import type { Document } from '../../prose/page.js';
import type { FileTree } from '../files/files.js';

export interface PublishedDocument {
  /** Path or link text, as it is shown. */
  name: string;
  at: Citation;
}

const DOCUMENT_FILE = /\.(?:pdf|md|markdown|mdx|rst|txt|html?|docx?|odt)$/i;

/**
 * The first document of that name: a file first, since it is there, then a link.
 * @param name is tested against names of files and links with everything but letters and digits read as a blank
 */
export function publishedDocument(
  files: readonly FileTree[],
  documents: readonly Document[],
  name: RegExp,
): PublishedDocument | null {
  for (const tree of files) {
    const file = tree.files.find(
      ({ path, roles, size }) =>
        size !== 0 && !roles.has('vendored') && DOCUMENT_FILE.test(path) && name.test(words(lastPart(path))),
    );
    if (file) return { name: file.path, at: tree.cite(file.path) };
  }
  for (const document of documents) {
    const link = document.links.find(
      (one) =>
        /^https?:/i.test(one.url) &&
        (name.test(words(one.text)) || name.test(words(lastPart(one.url)))) &&
        !one.denied,
    );
    if (link) return { name: link.text.trim() || link.url, at: document.cite(link.line) };
  }
  return null;
}

const lastPart = (path: string): string =>
  path
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
    .replace(/^.*\//, '');

/** `Model%20EU_Public-Summary.pdf` as words. */
const words = (name: string): string =>
  name
    .replace(/%[\da-f]{2}/gi, ' ')
    .replace(/\.\w{2,4}$/, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
