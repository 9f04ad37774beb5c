/** What is said of a file whose license nobody knows: its title, where it leads, or that it grants nothing. */

/** A short file that grants nothing, and says so. */
export const reservesAll = (plain: string): boolean =>
  plain.length < 1500 &&
  /\ball rights\b[^.]{0,120}\breserved\b|\bproprietary\b/.test(plain) &&
  /\bno (?:licenses?|permissions?|rights?)\b[^.]{0,60}\b(?:is|are) (?:hereby )?granted\b|\b(?:copying|use|reproduction|distribution)\b[^.]{0,120}\bprohibited\b/.test(
    plain,
  );

/** What a file is called that has an address and hardly a word: its terms are there, and were not read. */
export function soleLink(text: string): string | null {
  if (text.length > 1000) return null;
  const addresses = new Set([...text.matchAll(/https?:\/\/[^\s)>\]"'<]+/g)].map(([url]) => url));
  const [address = ''] = addresses;
  const words = text.replace(/https?:\/\/\S+/g, ' ').match(/\p{L}{2,}/gu)?.length ?? 0;
  if (addresses.size !== 1 || words > 12 || !URL.canParse(address)) return null;
  return `unnamed terms at ${new URL(address).hostname.replace(/^www\./, '')}`;
}

/** The first line that reads as a title, for people to recognize what rodeo could not. */
export function headlineOf(text: string): string | null {
  const line = text
    .slice(0, 5000)
    .split('\n')
    .map((one) => one.replace(/<[^<>]{0,200}>|[#*_>=|`\ufeff]+/g, '').trim())
    .find((one) => /\p{L}{3}/u.test(one) && !/^copyright|^©/i.test(one));
  if (!line) return null;
  return line.length > 80 ? `${line.slice(0, 77).trimEnd()}…` : line;
}
