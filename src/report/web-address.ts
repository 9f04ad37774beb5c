/** Addresses that servers named, as strict readers take them. */

/**
 * The page's address, absolute and encoded by RFC 3986, or `null` for what is no page on the web: another scheme, or no
 * address at all.
 */
export function webAddress(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { href, protocol } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  // Browsers leave some characters and lone percent signs as they are; the standard, Markdown and schemas do not.
  return href
    .replace(/[^\w\-.~:/?#@!$&'()*+,;=%]|(?<=#.*)#/g, encodeURIComponent)
    .replace(/%(?![0-9a-f]{2})/gi, '%25');
}
