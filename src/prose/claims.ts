/** What one sentence of a page says about having something, with the help of what stands around it. */
import { oncePer } from '../remembered.js';
import type { Document, Sentence } from './page.js';
import { type Claim, claimOn, isDenied, type Topic } from './polarity.js';

/**
 * What a sentence says about having one thing: in its own words, or by the box, the list or the heading that it is in.
 * @param heading under which a sentence that names nothing speaks of the topic: "They cannot be shared."
 */
export function claimIn(sentence: Sentence, topic: Topic, heading?: RegExp): Claim | null {
  const { text, section } = sentence;
  const named = isNamed(topic, text);
  if (named && sentence.frame) return { ...sentence.frame, clause: text };
  const above = heading?.test(section.path.at(-1) ?? '') ?? false;
  return named || above ? claimOn(text, topic, above) : null;
}

/** A claim and where it is made. */
export interface ClaimOnPage {
  document: Document;
  sentence: Sentence;
  claim: Claim;
}

/** All claims on one thing, in the order of the pages. */
export const claimsOn = (
  documents: readonly Document[],
  topic: Topic,
  heading: RegExp = NO_HEADING,
): ClaimOnPage[] => documents.flatMap((document) => claimsOnPage(document)(topic)(heading));

const NO_HEADING = /(?!)/;

/** Several checks ask for claims on the same things. */
const claimsOnPage = oncePer((document: Document) =>
  oncePer((topic: Topic) =>
    oncePer((heading: RegExp) =>
      document.sentences.flatMap((sentence): ClaimOnPage[] => {
        const claim = claimIn(sentence, topic, heading);
        return claim ? [{ document, sentence, claim }] : [];
      }),
    ),
  ),
);

/** Those that leave a stranger with nothing today. */
export const denials = (claims: readonly ClaimOnPage[]): ClaimOnPage[] =>
  claims.filter(({ claim }) => isDenied(claim));

const isNamed = (topic: Topic, text: string): boolean =>
  topic instanceof RegExp ? topic.test(text) : topic.find(text) !== null;
