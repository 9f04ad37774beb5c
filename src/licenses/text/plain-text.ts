/** A text as rules read it: plain lower-case words on one line, whatever it was marked up with. */

/** One line of plain lower-case words: no mark-up, quotes, rules or comment signs; British spelling made American. */
export function plainText(text: string): string {
  return text
    .replace(/[\u200b-\u200d\ufeff]/g, '')
    .replace(/<\/?[a-z][^<>]{0,1000}>/gi, ' ')
    .replace(/&(?:quot|ldquo|rdquo|#0?39|apos|lsquo|rsquo);/gi, '')
    .replace(/&amp;/gi, '&')
    .replace(/&nbsp;|\u00a0/gi, ' ')
    .replace(/\[([^[\]]{0,500})\]\(([^()\s]{0,1000})[^()]{0,500}\)/g, '$1 $2')
    .replace(/^[\s/;#*>|%-]+/gm, ' ')
    .replace(/[*_`~"'“”‘’«»]+|[=-]{3,}|[<>]{4,}/g, '')
    .replace(/[‐‑‒–—]/g, '-')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/(\w)- (?=commercial|derivative)/g, '$1-')
    .replace(/licence/g, 'license')
    .replace(/\b(author|organ|real|recogn|penal)is(e|es|ed|ing|ation|ations)\b/g, '$1iz$2')
    .trim();
}
