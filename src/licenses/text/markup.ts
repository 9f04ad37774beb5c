/** What a text is marked up with, taken off: HTML, entities, addresses of Markdown links. */
import { decodeEntities } from '../../prose/entities.js';

const TAG = /<[/!?]?[a-z][^<>]{0,1000}>/gi;
const UNSEEN = /<(!--|style\b|script\b|head\b)/gi;

/** The text without HTML, entities and addresses of Markdown links. Line ends stay, so that lines can be cited. */
export function withoutMarkup(text: string): string {
  let plain = text;
  if (plain.includes('\r')) plain = plain.replace(/\r\n?/g, '\n');
  if (plain.includes('<')) plain = withoutUnseen(plain).replace(TAG, linesOf);
  if (plain.includes('&')) {
    plain = decodeEntities(plain);
    if (plain.includes('<')) plain = plain.replace(TAG, linesOf);
  }
  if (plain.includes('](')) plain = plain.replace(/\]\([^()\s]{1,1000}(?:\s[^()\n]{0,200})?\)/g, ']');
  if (/[\u0300-\u036f]/.test(plain)) plain = plain.normalize('NFC');
  return /[\u00ad\u200b-\u200d\ufeff]/.test(plain)
    ? plain.replace(/[\u00ad\u200b-\u200d\ufeff]/g, '')
    : plain;
}

/** Comments, styles, scripts and heads of pages; each end is looked for once, so that many beginnings cost nothing. */
function withoutUnseen(text: string): string {
  const endless = new Set<string>();
  let kept = '';
  let from = 0;
  for (const { index, 1: name = '' } of text.matchAll(UNSEEN)) {
    const end = name === '!--' ? '-->' : `</${name.toLowerCase()}>`;
    if (index < from || endless.has(end)) continue;
    const to = text.indexOf(end, index);
    if (to < 0) endless.add(end);
    else {
      kept += text.slice(from, index) + linesOf(text.slice(index, to));
      from = to + end.length;
    }
  }
  return from === 0 ? text : kept + text.slice(from);
}

const linesOf = (markup: string): string => {
  let ends = ' ';
  for (let at = markup.indexOf('\n'); at >= 0; at = markup.indexOf('\n', at + 1)) ends += '\n';
  return ends;
};
