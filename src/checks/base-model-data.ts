/** Asks whether what the base model learned from is released; of a model without a named base, whether its own data are. */
import type { Missing } from '../release/reading.js';
import { defineCheck, unknown } from './check.js';
import trainingData from './training-data.js';

export default defineCheck({
  id: 'base-model-data',
  title: "The base model's training data is released",
  partialTitle: "The base model's training data is released in part",
  failureTitle: "The base model's training data is not released",
  why: 'A tuned model learned most of what it knows, good or bad, when its base model was trained.',
  fix: 'Build on a model whose training data is released, and say in the card which data that is.',
  needs: [...new Set([...trainingData.needs, 'hub' as const])],
  evaluate(facts) {
    const bases = facts.hub?.baseModels ?? [];
    if (bases.length === 0) return trainingData.evaluate(facts);
    const missing = bases.map(
      ({ id, info }): Missing => ({
        what: `what the base model ${id} learned from`,
        reason: { code: 'not-collected' },
        source: info.source,
      }),
    );
    const names = bases.map(({ id }) => id).join(', ');
    return unknown(`Only an audit of the base model can tell: ${names}.`, missing);
  },
});
