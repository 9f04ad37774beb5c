/** Puts the pictures of organizations beside the pages; one that cannot be had stays a link. */
import { plain } from '../terminal.js';
import { pictureIn, picturePath } from './images.js';
import type { Account } from './site.js';

/** Gets the bytes behind an address that a stranger wrote. Rejects with words for people when it cannot. */
export type FetchImage = (url: string) => Promise<Buffer>;

/** Puts bytes into the site. @param path from its top */
type Keep = (path: string, bytes: Buffer) => void;

/** Asked for side by side. */
const AT_ONCE = 16;

/**
 * Stores each picture and names it in its account.
 * @returns whose picture could not be stored, and why
 */
export async function storeAvatars(
  accounts: Iterable<Account>,
  fetchImage: FetchImage,
  keep: Keep,
): Promise<string[]> {
  const wanted = [...accounts].filter(({ avatar }) => avatar !== null);
  const failed: string[] = [];
  for (let start = 0; start < wanted.length; start += AT_ONCE) {
    const some = wanted.slice(start, start + AT_ONCE);
    const reasons = await Promise.all(some.map((account) => store(account, fetchImage, keep)));
    for (const [index, reason] of reasons.entries())
      if (reason !== null) failed.push(`${some[index]?.name} (${reason})`);
  }
  return failed;
}

async function store(account: Account, fetchImage: FetchImage, keep: Keep): Promise<string | null> {
  let bytes: Buffer;
  try {
    bytes = await fetchImage(account.avatar as string);
  } catch (error) {
    return plain((error as Error).message);
  }
  const picture = pictureIn(bytes);
  if (picture === null) return 'not a PNG, JPEG, GIF or WebP of a usual size';
  account.picture = picturePath(bytes, picture);
  keep(account.picture, bytes);
  return null;
}
