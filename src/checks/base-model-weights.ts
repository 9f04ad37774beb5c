/** Asks whether the model that this one was made from can be had: without it nobody can repeat the last step. */
import type { HubModel } from '../evidence.js';
import { type Citation, citeFile, hubPlace } from '../prose/cite.js';
import type { Missing } from '../release/reading.js';
import { defineCheck, fail, type Outcome, partial, pass, unknown } from './check.js';
import modelWeights from './model-weights.js';
import ungatedDownload from './ungated-download.js';

type BaseModel = HubModel['baseModels'][number];

export default defineCheck({
  id: 'base-model-weights',
  title: "The base model's weights can be downloaded",
  partialTitle: "The base model's weights are gated",
  failureTitle: "The base model's weights cannot be downloaded",
  why: 'Whoever repeats or inspects the tuning of a model starts from its base model.',
  fix: 'Build on a model that everybody can download, and name it as `base_model` in the front matter of the card.',
  needs: [...new Set([...modelWeights.needs, ...ungatedDownload.needs])],
  evaluate(facts) {
    const bases = facts.hub?.baseModels ?? [];
    if (!facts.hub || bases.length === 0) {
      return ofItsOwn(modelWeights.evaluate(facts), ungatedDownload.evaluate(facts));
    }
    const named = citeFile(hubPlace(facts.hub), 'README.md', undefined, 'front matter');
    const at = [named, ...bases.map(pageOf)];
    const gone = bases.filter(({ info }) => info.state === 'absent');
    if (gone.length > 0) return fail(`The base model is not on the Hub: ${namesOf(gone)}.`, { at: named });
    const gated = bases.filter(({ info }) => info.state === 'present' && info.value.gated !== false);
    if (gated.length > 0) return partial(0.5, `The base model is gated: ${namesOf(gated)}.`, { at });
    const missing = bases.flatMap(unseen);
    if (missing.length > 0) return unknown('The base model could not be looked up.', missing, { at });
    return pass(`The base model is on the Hub, open to all: ${namesOf(bases)}.`, { at });
  },
});

/** A model without a named base is its own. */
function ofItsOwn(weights: Outcome, download: Outcome): Outcome {
  if (weights.result !== 'pass') return weights;
  return download.result === 'fail' || download.result === 'partial'
    ? { ...download, result: 'partial', share: 0.5 }
    : weights;
}

const namesOf = (bases: readonly BaseModel[]): string => bases.map(({ id }) => id).join(', ');

const pageOf = ({ id, info }: BaseModel): Citation => ({ url: info.source.url, label: id });

const unseen = ({ id, info }: BaseModel): Missing[] =>
  info.state === 'unavailable'
    ? [{ what: `the base model ${id}`, reason: info.reason, source: info.source }]
    : [];
