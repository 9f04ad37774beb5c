/** Pictures that papers on vision and graphics open with. */
import type { Document, DocumentLink } from '../../prose/page.js';

/** The picture at the head of a paper on vision or graphics: the best of what the method gives. Of what, it seldom says. */
const TEASER = /\bteaser\b/i;
/** Elsewhere it is a drawing of the idea. */
const OF_PICTURES =
  /\b(?:images?|videos?|depth|3d|point clouds?|photos?|pictures?|render\w*|scenes?|faces?|segmentation|animat\w*|portraits?)\b/i;
/** Sentences. */
const INTRODUCTION = 8;
/** Whether the title or the first words of a page speak of what can be seen. */
export const makesPictures = ({ sections, sentences }: Document): boolean =>
  sections.slice(0, 2).some(({ heading }) => OF_PICTURES.test(heading)) ||
  sentences.slice(0, INTRODUCTION).some(({ text }) => OF_PICTURES.test(text));
/** Whether a picture is called so, by its text or its file. */
export const isTeaser = ({ text, url }: Pick<DocumentLink, 'text' | 'url'>): boolean =>
  TEASER.test(`${text} ${wordsIn(url)}`);

/** The words of a file's name and of the folder around it. */
export const wordsIn = (url: string): string =>
  url
    .replace(/[?#].*$/, '')
    .split('/')
    .slice(-2)
    .join(' ')
    .replace(/([a-z])(?=\d)/gi, '$1 ')
    .replace(/[_\W]+/g, ' ');
