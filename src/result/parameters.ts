/** How many parameters a model has, and how that is known. Pure. */
import { type Evidence, type HubModel, valueIn } from '../evidence.js';
import { lastPart } from '../paths.js';
import { citeFile, hubPlace } from '../prose/cite.js';
import type { Release } from '../release/release.js';
import { countByConfiguration } from './dimensions.js';
import type { Model } from './result.js';

/**
 * Number of parameters: counted by the Hub from headers of the files, else by the dimensions in `config.json`, else by the header of a
 * checkpoint, else told by the model's own name, else by its card. READMEs are not asked: they compare the model with others, and often serve several.
 */
export function parameterCount(
  hub: HubModel | null,
  evidence: Evidence,
  release: Release,
): Model['parameters'] | null {
  if (hub?.parameters) return { count: hub.parameters.total, from: 'safetensors' };
  if (hub?.ggufParameters) return { count: hub.ggufParameters, from: 'GGUF' };
  const computed = hub && countByConfiguration(hub);
  if (computed) return { count: computed, from: 'config.json', at: citeFile(hubPlace(hub), 'config.json') };
  const header = hub?.weightsHeader && valueIn(hub.weightsHeader);
  if (header) return { count: header.total, from: header.format, at: citeFile(hubPlace(hub), header.file) };
  const id = hub?.id ?? evidence.target.id;
  const named = parametersInName(lastPart(id));
  if (named !== null) return { count: named, from: 'name' };
  const sentences =
    release.card.value?.sentences.filter((one) => /param/i.test(one.text) && !one.negated) ?? [];
  const told = parametersInText(sentences.map(({ text }) => text));
  if (told === null) return null;
  const line = sentences.find(({ text }) => parametersInText([text]) === told)?.line;
  return {
    count: told,
    from: 'model card',
    ...(hub && { at: citeFile(hubPlace(hub), 'README.md', line) }),
  };
}

const SCALE: Record<string, number> = { b: 1e9, billion: 1e9, m: 1e6, million: 1e6 };

/** Sizes after which a name goes on about something else than parameters: `hyena-1m-seqlen`. */
const NAME_SIZE =
  /(?<![a-z0-9.])(\d{1,4}(?:\.\d{1,3})?)([bm])(?![a-z0-9.])(?![-_ ]?(?:seq|ctx|context|token|step|sample|read|cell|image))/gi;

/** `OLMo-7B` → 7e9. `null` when the name has no size, several, or a mixture such as `8x7B`. */
export function parametersInName(name: string): number | null {
  return only([...name.matchAll(NAME_SIZE)]);
}

const TEXT_SIZE =
  /(?<![\w.,])(\d{1,4}(?:\.\d{1,3})?)[\s-]?(b|m|billion|million)[\s-]+(?:(?:total|trainable|model)\s+)?param(?:eter)?s?\b/gi;

/** `a model of 1.5 billion parameters` → 1.5e9. `null` unless all sentences that give a number agree. */
export function parametersInText(sentences: readonly string[]): number | null {
  return only(sentences.flatMap((text) => [...text.matchAll(TEXT_SIZE)]));
}

function only(matches: readonly RegExpMatchArray[]): number | null {
  const counts = matches.map(([, digits, scale = '']) =>
    Math.round(Number(digits) * (SCALE[scale.toLowerCase()] ?? 0)),
  );
  const [count, ...others] = new Set(counts);
  return count !== undefined && count > 0 && others.length === 0 ? count : null;
}
