/** Asks whether what the base model learned from is released; of a model without a named base, whether its own data are. */
import type { Missing } from '../release/reading.js';
import { defineCheck, unknown } from './check.js';
import trainingData from './training-data.js';

export default defineCheck({
  id: 'base-model-data',
  title: "The base model's training data are released",
  partialTitle: "The base model's training data are released in part",
  failureTitle: "The base model's training data are not released",
  why: 'Most of what a tuned model knows, good or bad, it learned as its base model.',
  fix: 'Build on a model whose training data are released, and say in the card which data those are.',
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
