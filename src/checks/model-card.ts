/** Whether a model card tells what the model is, what it was made from, how good it is and what it is not for. */

import type { Document } from '../prose/page.js';
import { type Covered, coveredTopics } from '../release/claims/card-topics.js';
import { defineCheck, fail, type Outcome, partial, pass } from './check.js';

/** Of seven topics: as many as a reader needs to judge the model by the card alone, most in sections of their own. */
const FULL = 4;
const FULL_SECTIONS = 3;
/** On the Hub the README is the card, so a README in a repository that says as much as a thin card is one. */
const LEAST_TOPICS = 2;
/** What the Model Openness Framework asks of a card by name: "performance metrics, intended use, and limitations". */
const ASKED = ['evaluation', 'intended use', 'limitations'] as const;
/** Shorter cards are a title and a link. Characters of prose. */
const LEAST_CARD = 80;

export default defineCheck({
  id: 'model-card',
  title: 'Model card',
  partialTitle: 'The model card is incomplete',
  failureTitle: 'No model card',
  why: 'The card is where people learn what a model is for, what it learned from and where it fails.',
  fix: 'Write a model card with description, intended use, training data, training procedure, evaluation and limitations.',
  component: 'Model card',
  needs: ['card', 'readme', 'documents'],
  evaluate({ card, readme, documents }) {
    const named = documents.filter(({ kind, path }) => kind === 'page' && isModelCard(path));
    const pages = documents.filter(
      (one) => one.kind === 'page' && ON_MODEL.test(one.path) && isFull(coveredTopics(one)),
    );
    const cards = [...(card ? [card] : []), ...named, ...pages]
      .filter((one) => one.proseLength >= LEAST_CARD || one.code.length > 0)
      .map((document) => ({ document, topics: coveredTopics(document) }))
      .sort(
        (a, b) => Number(isFull(b.topics)) - Number(isFull(a.topics)) || b.topics.length - a.topics.length,
      );
    const [best] = cards;
    if (best && isFull(best.topics)) {
      return pass(`The card covers ${listed(best.topics)}.`, { at: cite(best.document, best.topics) });
    }
    if (best) return thin(best.document, best.topics);
    const asCard = readme ? coveredTopics(readme) : [];
    const at = readme ? cite(readme, asCard) : [];
    if (isFull(asCard) && ASKED.every((part) => asCard.some(({ topic, own }) => topic === part && own))) {
      return pass(`The README is a model card in all but name: it covers ${listed(asCard)}.`, { at });
    }
    if (standsIn(asCard)) {
      const because = `There is no card; the README covers part of what one should say: ${listed(asCard)}.`;
      return partial(0.5, because, { at });
    }
    if (asCard.some(isBeyondUse)) {
      return partial(0.25, `There is no card; the README covers only ${listed(asCard)}.`, { at });
    }
    if (card) return fail('The model card is empty or an unfilled template.', { at: card.cite() });
    if (!readme) return fail('There is no model card.');
    return fail('There is no model card, and the README does not replace one.', { at: readme.cite() });
  },
});

function thin(document: Document, topics: readonly Covered[]): Outcome {
  const brief = topics.length >= FULL ? ', most of it in passing' : '';
  const what = topics.length > 0 ? `covers only ${listed(topics)}${brief}` : 'says little about the model';
  return partial(0.5, `The card ${what}.`, {
    at: topics.length > 0 ? cite(document, topics) : document.cite(),
  });
}

/** `MODEL_CARD.md`, `docs/model_cards/x.md`; not a template for one. */
const isModelCard = (path: string): boolean =>
  /model[-_ ]?cards?(?![a-z])/i.test(path) && !/template/i.test(path);

/** `docs/the-model.md`: a page that says as much as a card is one; a thinner one may be on the classes of the code. */
const ON_MODEL = /^(?:docs?\/)?(?:the[-_])?model(?:[-_](?:details|description|overview))?\.(?:md|rst)$/i;

const isFull = (topics: readonly Covered[]): boolean =>
  topics.length >= FULL && topics.filter(({ own }) => own).length >= FULL_SECTIONS;

const isBeyondUse = ({ topic }: Covered): boolean => topic !== 'how to use';

/** Whether a README speaks of two topics, one of them more than how to run it. */
function standsIn(topics: readonly Covered[]): boolean {
  return topics.some(isBeyondUse) && topics.length >= LEAST_TOPICS;
}

/** `description, evaluation and how to use` */
const listed = (topics: readonly Covered[]) =>
  topics
    .map(({ topic }) => topic)
    .join(', ')
    .replace(/, ([^,]+)$/, ' and $1');
const cite = (document: Document, topics: readonly Covered[]) =>
  topics.slice(0, 4).map(({ topic, line }) => document.cite(line, `${document.label}: ${topic}`));
