/** What a model's tags on the Hub say that nothing else of a result does. Pure. */
import type { HubModel } from '../evidence.js';

/** Formats and services: how the files can be loaded, not what the model is. */
const TECHNICAL =
  /^(?:transformers|pytorch|tf|jax|safetensors|onnx|gguf|diffusers|tensorboard|rust|coreml|openvino|\w+_compatible|deploy:.*|text-embeddings-inference|text-generation-inference|custom_code|co2_eq_emissions|eval-results|model-index|generated_from_trainer|\d+-bit|has_space)$/i;
const MOST = 24;

/** Codes of ISO 639, with a region or script at the end. */
const LANGUAGE = /^[a-z]{2,3}(?:[-_][a-z]{2,4})?$/i;

/** Tags that name a subject. `key:value` is for machines, and what task, library and languages say is not said again. */
export function tagsOf(hub: HubModel | null): string[] | null {
  if (!hub) return null;
  const said = new Set(
    [hub.pipelineTag, hub.library, ...(languagesOf(hub) ?? [])].map((one) => one?.toLowerCase()),
  );
  const tags = hub.tags.filter(
    (tag) => !/:/.test(tag) && !TECHNICAL.test(tag) && !said.has(tag.toLowerCase()),
  );
  const distinct = [...new Set(tags.map((tag) => tag.trim()).filter(Boolean))];
  return distinct.length > 0 ? distinct.slice(0, MOST) : null;
}

/** Languages in the card's front matter. */
export function languagesOf(hub: HubModel | null): string[] | null {
  const stated = [hub?.cardData?.language ?? hub?.cardData?.languages].flat();
  const codes = stated.flatMap((one) =>
    typeof one === 'string' && LANGUAGE.test(one.trim()) ? one.trim() : [],
  );
  return codes.length > 0 ? [...new Set(codes)].slice(0, 200) : null;
}
