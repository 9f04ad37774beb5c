/** Reads a folder of code into the facts that GitHub would state of it, as far as files and git know them. */
import {
  absent,
  type Code,
  type Fact,
  present,
  type Repository,
  type TextFile,
  type Texts,
  type Unavailable,
  unavailable,
} from '../../evidence.js';
import { lastPart } from '../../paths.js';
import { decisiveFiles } from '../../release/files/decisive.js';
import { codeOf } from '../code/index.js';
import { isReadme, OVER_LIMIT, revealedFiles, USUAL_FILES } from '../github/files.js';
import { defined } from '../json.js';
import type { Folder, Listing } from './files.js';
import type { Checkout } from './git-checkout.js';

/** As much of one file as GitHub's API would send. */
const BODY_BYTES = 512 * 1024;

/**
 * The repository in a folder.
 * @param place `url` of the folder in citations; `fullName` of a checkout's origin, else the folder's name
 */
export async function readFolderCode(
  folder: Folder,
  listing: Listing,
  checkout: Checkout | null,
  place: { fullName: string; url: string; label(path: string): string },
): Promise<Repository> {
  const { fullName, url, label } = place;
  const source = { url };
  const { truncated } = listing;
  const texts = await readBodies(folder, listing, url, label);
  const page = Object.entries(texts).flatMap(([path, fact]) =>
    isReadme(path) && fact.state === 'present' ? fact.value.text : [],
  )[0];
  return {
    ...defined<Pick<Repository, 'commit' | 'pushedAt'>>({
      commit: checkout?.commit ?? undefined,
      pushedAt: checkout?.committedAt ?? undefined,
    }),
    fullName,
    url,
    defaultBranch: checkout?.branch ?? 'main',
    contributors: contributorsOf(checkout, url),
    license: null,
    archived: false,
    disabled: false,
    fork: false,
    topics: [],
    // A release is GitHub's; what git knows of it is its tag.
    releases: absent(source),
    tags: tagsOf(checkout, url),
    files: present({ entries: listing.entries, ...(truncated && { truncated }) }, source),
    texts,
    code: await readFolderFacts(folder, listing, { name: lastPart(fullName), page: page ?? null }, place),
  };
}

/** What the code in a folder does, of the files that decide. */
async function readFolderFacts(
  folder: Folder,
  { entries }: Listing,
  about: { name: string; page: string | null },
  { url, label }: { url: string; label(path: string): string },
): Promise<Code> {
  const wanted = decisiveFiles(entries, about);
  const read = async (paths: readonly string[]) => {
    const bodies = new Map<string, TextFile | Unavailable>();
    for (const path of paths) {
      const body = await folder.readText(path, BODY_BYTES, label(path));
      if (body.state === 'present') bodies.set(path, body.value);
      if (body.state === 'unavailable') bodies.set(path, body.reason);
    }
    return bodies;
  };
  return codeOf(wanted, read, { url });
}

function contributorsOf(checkout: Checkout | null, url: string): Repository['contributors'] {
  if (checkout === null) return absent({ url });
  if (checkout.contributors) return present(checkout.contributors, { url });
  return unavailable({ code: 'not-collected', detail: 'the history could not be read' }, { url });
}

/** A shallow clone, such as a CI's, leaves tags behind: that it has none says nothing. */
function tagsOf(checkout: Checkout | null, url: string): Repository['tags'] {
  if (checkout === null) return absent({ url });
  const { tags, tagCount, isShallow } = checkout;
  if (tagCount === 0 && isShallow)
    return unavailable({ code: 'truncated', detail: 'a shallow clone' }, { url });
  return present({ names: tags, count: tagCount }, { url });
}

/** The bodies that a checker of a GitHub repository would read. */
async function readBodies(
  folder: Folder,
  { entries, truncated }: Listing,
  url: string,
  label: (path: string) => string,
): Promise<Texts> {
  const listed = new Set(entries.map(({ path }) => path));
  const usual = USUAL_FILES.filter((path) => listed.has(path));
  const readme = usual.find(isReadme);
  const first = usual.filter((path) => path === readme || !isReadme(path));
  const have = new Set(first);
  const bodies: Texts = {};
  const { read, left } = revealedFiles(entries, have);
  for (const path of [...first, ...read]) {
    const body: Fact<{ text: string }> = await folder.readText(path, BODY_BYTES, label(path));
    if (body.state !== 'absent') bodies[path] = body;
  }
  for (const path of left) bodies[path] = unavailable(OVER_LIMIT, { url: encodeURI(label(path)) });
  if (!entries.some(({ path }) => isReadme(path)) && !truncated) bodies['README.md'] = absent({ url });
  return bodies;
}
