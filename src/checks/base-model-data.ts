/**
 * Asks whether what the base model learned from is released; of a model without a named base, whether its own data are. The base's
 * own page is not audited here: what its record and this release's pages name or describe is a lower bound.
 */
import { baseData } from '../release/claims/base-data.js';
import { isFineTune } from '../release/code/lineage.js';
import type { Missing } from '../release/reading.js';
import { defineCheck, partial, unknown } from './check.js';
import trainingData from './training-data.js';

export default defineCheck({
  id: 'base-model-data',
  title: "The base model's training data is released",
  partialTitle: "The base model's training data is released in part",
  describedTitle: "The base model's training data is only named or described",
  failureTitle: "The base model's training data is not released",
  why: 'A tuned model learned most of what it knows, good or bad, when its base model was trained.',
  fix: 'Build on a model whose training data is released, and say in the card which data that is.',
  needs: [...new Set([...trainingData.needs, 'hub' as const])],
  evaluate(facts) {
    const { hub, repository, documents } = facts;
    const bases = hub?.baseModels ?? [];
    if (bases.length === 0 && !isFineTune(hub, repository, documents)) return trainingData.evaluate(facts);
    const page = hub?.url ?? repository?.url ?? '';
    const missing =
      bases.length > 0
        ? bases.map(({ id, info }): Missing => unaudited(`the base model ${id}`, info.source.url))
        : [unaudited('the base model, which no front matter names,', page)];
    const { names, by, named, described } = baseData(hub, documents);
    if (names.length > 0) {
      const who = by.length > 0 ? by.join(' and ') : 'its base model';
      return partial(0.5, `What ${who} learned from is named: ${few(names)}.`, {
        at: named.slice(0, 3),
        missing,
        released: false,
      });
    }
    if (described.length > 0) {
      return partial(0.25, 'What the base model learned from is only described here.', {
        at: described.slice(0, 3),
        missing,
        released: false,
      });
    }
    return unknown(
      bases.length > 0
        ? `Only an audit of the base model can tell: ${bases.map(({ id }) => id).join(', ')}.`
        : 'The model was tuned from another, and no page says what that one was trained on.',
      missing,
    );
  },
});

const unaudited = (which: string, url: string): Missing => ({
  what: `what ${which} learned from`,
  reason: { code: 'not-collected' },
  source: { url },
});

const MOST = 4;
const few = (names: readonly string[]): string =>
  `${names.slice(0, MOST).join(', ')}${names.length > MOST ? ` and ${names.length - MOST} more` : ''}`;
