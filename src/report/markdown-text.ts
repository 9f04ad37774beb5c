/** Foreign text for a page of Markdown on GitHub: it is shown to the letter, and calls, links or formats nothing. */
import { plain } from '../terminal.js';
import { webAddress } from './web-address.js';

/** Unseen by readers, it parts what GitHub would join to a mention, a reference or an address. */
const NOTHING = '&#8203;';

/**
 * Any text as literal Markdown, in a table cell or in HTML, on one line. Numeric entities never become markup
 * (https://spec.commonmark.org/0.31.2/#entity-and-numeric-character-references); but GitHub looks for `@name`, `#12`,
 * `GH-12` and addresses in the page that results, so these are parted.
 */
export function literal(text: string): string {
  return plain(text).replace(SPECIAL, (found) => (PARTED.test(found) ? `${found}${NOTHING}` : entity(found)));
}

/** Markup, and what makes a mention, a reference, an address, or at the start a list or a rule. */
const SPECIAL =
  /[@#]|\bGH-(?=\d)|(?<=[a-z][a-z0-9+.-]*):(?=\/\/)|(?<=\bwww)\.|[&<>"'\\`*[\]|~$]|(?<![a-z0-9])_|_(?![a-z0-9])|^[-+=]|(?<=^\d+)[.)](?= |$)/gi;
const PARTED = /^(?:[@#:]|GH-)$/i;

const entity = (character: string): string => `&#${character.charCodeAt(0)};`;

/** Issues, discussions and the like: naming one on GitHub leaves a note there. */
const CALLS = /^https?:\/\/[^/]*\/[^/]+\/[^/]+\/(issues|pull|discussions|commit)\//i;

/** A link with a literal text; only the text where the address is no page, or would call somebody. */
export function link(text: string, url: string): string {
  const address = webAddress(url);
  return address && !CALLS.test(address)
    ? `[${literal(text)}](<${address.replaceAll('&', '&amp;')}>)`
    : literal(text);
}
