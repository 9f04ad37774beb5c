/** Places that a terminal can open: OSC 8, https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda */
import { webAddress } from './web-address.js';

/** The text as a link to the page, or the text alone where the address is none that a terminal should open. */
export function hyperlink(text: string, url: string): string {
  const address = webAddress(url);
  return address === null ? text : `\u001b]8;;${address}\u001b\\${text}\u001b]8;;\u001b\\`;
}
