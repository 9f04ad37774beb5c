// License texts as people ship them, made from published ones. Written apart from what undoes them in src/, so that both can be wrong alone.

/** Lines of a given width; paragraphs and blank lines stay, every line of a paragraph is joined. */
function rewrapped(text, width = 52) {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => {
      const lines = [''];
      for (const word of paragraph.split(/\s+/).filter(Boolean)) {
        const line = lines.at(-1);
        if (line && line.length + word.length >= width) lines.push(word);
        else lines[lines.length - 1] = line ? `${line} ${word}` : word;
      }
      return lines.join('\n');
    })
    .join('\n\n');
}

const isHeading = (line) =>
  line.trim().length > 2 && line.trim().length < 70 && !/[.;,:]$/.test(line.trim()) && /[a-z]/i.test(line);

const upperHeadings = (text) =>
  text
    .split('\n')
    .map((line) => (isHeading(line) ? line.toUpperCase() : line))
    .join('\n');

const COPYRIGHT = /^(\s*)(?:copyright|©|\(c\))(?=\W+(?:\(c\)|©|[<[{(]|\d{4}|y{4}|year)).*$/gim;

/** Every line that states a copyright names somebody else; a text without one gets two. */
function otherCopyright(text) {
  const lines = 'Copyright (c) 2019-2031 The Examples Authors and Example University Ltd.';
  const changed = text.replace(COPYRIGHT, `$1${lines}`);
  return changed === text
    ? `${lines}\nCopyright © 2030 Jane Q. Public <jane@example.org>\n\n${text}`
    : changed;
}

function markdown(text) {
  return text
    .split('\n')
    .map((line) => {
      if (isHeading(line)) return `## ${line.trim()}`;
      return line
        .replace(/^\s*(\d+)\.\s/, '$1\\. ')
        .replace(/^\s*[-*•]\s+/, '* ')
        .replace(/"([^"]{1,60})"/g, '**“$1”**')
        .replace(/(https?:\/\/[^\s)>]+)/g, '[$1]($1)')
        .replace(/_/g, '\\_');
    })
    .join('\n');
}

function html(text) {
  const escaped = text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
  const body = escaped
    .split(/\n\s*\n/)
    .map((paragraph) => `<p class="license">${paragraph.trim().replace(/\n/g, '<br/>\n')}</p>`);
  return `<!DOCTYPE html>\n<html lang="en">\n<head><title>License</title><style>p { margin: 1em }</style></head>\n<body>\n${body.join('\n')}\n</body>\n</html>\n`;
}

const truncated = (text) => text.slice(0, Math.ceil(text.length * 0.9));

const BRITISH = [
  [/\b(sub|re|)licens(e|es)\b/gi, '$1licenc$2'],
  [
    /\b(author|organ|real|recogn|util|custom|optim|initial|categor|character|emphas|minim|maxim|summar)iz(e|es|ed|ing|ation|ations)\b/gi,
    '$1is$2',
  ],
  [/\bjudgment(s?)\b/gi, 'judgement$1'],
  [/\backnowledgment(s?)\b/gi, 'acknowledgement$1'],
  [/\bnoncommercial/gi, 'non-commercial'],
  [/\bfavor(s|ed|able)?\b/gi, 'favour$1'],
  [/\bbehavior/gi, 'behaviour'],
  [/\bhonor(s|ed)?\b/gi, 'honour$1'],
  [/\bendeavor(s|ed)?\b/gi, 'endeavour$1'],
  [/\blabor\b/gi, 'labour'],
  [/\bcolor(s?)\b/gi, 'colour$1'],
  [/\bcenter(s?)\b/gi, 'centre$1'],
  [/\bdefense(s?)\b/gi, 'defence$1'],
  [/\bfulfill\b/gi, 'fulfil'],
  [/\bwillful/gi, 'wilful'],
  [/\bcatalog\b/gi, 'catalogue'],
  [/\bartifact/gi, 'artefact'],
  [/\bcopyright owner/gi, 'copyright holder'],
  [/\bwhile\b/gi, 'whilst'],
  [/"/g, '”'],
];
const british = (text) => BRITISH.reduce((changed, [from, to]) => changed.replace(from, to), text);

/** By name, what makes one license text into another file. */
export const DISGUISES = {
  'as published': (text) => text,
  're-wrapped': rewrapped,
  'upper-case headings': upperHeadings,
  'copyright changed': otherCopyright,
  Markdown: markdown,
  HTML: html,
  'last 10 % cut off': truncated,
  'British spelling': british,
};

/** Two licenses in one file, one after the other. */
export const joined = (first, second) =>
  `${first}\n\n${'-'.repeat(72)}\n\nThird-party components:\n\n${second}\n`;
