/** HTML entities by the table of the HTML standard, which the Markdown parser brings along. */
import { decodeHTMLStrict } from 'entities';

/** Text with each entity as the sign it stands for; what names none stays as it is. A space that does not break is a space. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z][a-z\d]{1,31}));/gi, (whole, decimal, hex, name) => {
      if (name) {
        return signOf(name) ?? signOf(name.toLowerCase()) ?? whole;
      }
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
      const isSign = code > 31 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
      return isSign ? String.fromCodePoint(code) : ' ';
    })
    .replaceAll('\u00a0', ' ');
}

function signOf(name: string): string | null {
  const reference = `&${name};`;
  const sign = decodeHTMLStrict(reference);
  return sign === reference ? null : sign;
}
