/** Asks whether one can tell in which numeric precision the weights are served, quantized or not. */
import { valueIn } from '../evidence.js';
import { citeFile, citeModel, hubPlace } from '../prose/cite.js';
import { citeStatement, modelPages, statementsOn } from '../release/claims/statements.js';
import type { FileTree } from '../release/files/files.js';
import type { Missing } from '../release/reading.js';
import { defineCheck, fail, partial, pass } from './check.js';

const QUANTIZED_TAG = /^(?:gptq|awq|gguf|bitsandbytes|\d-?bit|fp8|mxfp4|compressed-tensors|nvfp4)$/i;
const CONFIGURED = /"(?:torch_dtype|dtype|quantization_config|quant_method)"\s*:/;
const SAID =
  /\b(?:bf16|fp16|fp32|fp8|int8|int4|float(?:16|32)|bfloat16|mxfp4|half[- ]precision|full[- ]precision|mixed[- ]precision|[48]-?bit|quanti[sz](?:ed|ation))\b/i;

export default defineCheck({
  id: 'stated-precision',
  title: 'The precision of the weights is stated',
  partialTitle: 'Precision is mentioned, but not stated for the weights',
  failureTitle: 'The precision of the weights is not stated',
  why: 'A quantized model answers differently from the one that was evaluated.',
  fix: 'Publish safetensors or a config.json with `dtype` and `quantization_config`, and name the precision in the card.',
  needs: ['hub', 'files', 'documents'],
  evaluate({ hub, files, documents }) {
    if (hub) {
      const at = citeModel(hub);
      const types = Object.keys(hub.parameters?.byType ?? {});
      if (types.length > 0) return pass(`The weights are stored as ${types.join(', ')}.`, { at });
      const tag = hub.tags.find((one) => QUANTIZED_TAG.test(one));
      if (tag) return pass(`The Hub lists the model as ${tag}.`, { at });
      const body = hub.texts['config.json'];
      if (body && CONFIGURED.test(valueIn(body)?.text ?? '')) {
        return pass('The configuration states the number type.', {
          at: citeFile(hubPlace(hub), 'config.json'),
        });
      }
    }
    const [said] = statementsOn(modelPages(documents), SAID);
    const missing = unreadConfig(hub?.texts['config.json'] !== undefined, files);
    if (said) return partial(0.5, 'A page mentions precision.', { at: citeStatement(said), missing });
    return fail('Nothing states the precision of the weights.', { missing });
  },
});

/** The configuration of a model on the Hub is listed and mostly not fetched. */
function unreadConfig(isRead: boolean, files: readonly FileTree[]): Missing[] {
  const tree = files.find(({ origin }) => origin === 'hub');
  if (isRead || !tree?.has('config.json')) return [];
  return [
    { what: 'config.json', reason: { code: 'not-collected' }, source: { url: tree.cite('config.json').url } },
  ];
}
