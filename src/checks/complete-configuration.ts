/** Asks whether the files that the declared library needs to build the model are there, not the weights alone. */
import type { HubModel } from '../evidence.js';
import { lastPart } from '../paths.js';
import { citeModel } from '../prose/cite.js';
import type { FileTree } from '../release/files/files.js';
import { defineCheck, fail, notApplicable, partial, pass } from './check.js';

/** One thing that a loader looks for: any of these base names will do. */
interface Part {
  name: string;
  file: RegExp;
}

const CONFIG: Part = { name: 'config.json', file: /^config\.json$/ };
/** `PreTrainedTokenizer` vocabularies: transformers' `VOCAB_FILES_NAMES` over all its models. */
const TOKENIZER: Part = {
  name: 'tokenizer files',
  file: /^(tokenizer\.json|tokenizer\.model.*|tekken\.json|vocab\.(json|txt|bpe|model)|merges\.txt|dict\.txt|[\w.-]*(spiece|sentencepiece|spm)[\w.-]*\.model|source\.spm|[\w.-]+\.(tiktoken|spm)|tokenization_[\w]+\.py|tokenizer_config\.json)$/,
};
const PROCESSOR: Part = {
  name: 'preprocessor_config.json',
  file: /^(preprocessor_config|processor_config|image_processor_config|feature_extractor_config)\.json$/,
};
const ANY_CONFIG: Part = {
  name: 'a configuration file',
  file: /^(config|model_config|hparams|hyper_?parameters|params|args|open_clip_config|metadata|model)\.(json|ya?ml|toml|gin)$|^[\w.-]*config[\w.-]*\.(json|ya?ml|toml|gin|cfg)$|^saved_model\.pb$|\.keras$/,
};

/** Needs by `library_name`. Sources: each library's own loader, as of its documentation. */
const BY_LIBRARY: Record<string, readonly Part[]> = {
  diffusers: [{ name: 'model_index.json', file: /^(model_index|modular_model_index)\.json$/ }],
  'sentence-transformers': [{ name: 'modules.json', file: /^modules\.json$/ }, CONFIG, TOKENIZER],
  peft: [{ name: 'adapter_config.json', file: /^adapter_config\.json$/ }],
  adapters: [{ name: 'adapter_config.json', file: /^adapter_config\.json$/ }],
  'adapter-transformers': [{ name: 'adapter_config.json', file: /^adapter_config\.json$/ }],
  open_clip: [{ name: 'open_clip_config.json', file: /^open_clip_config\.json$/ }],
  setfit: [{ name: 'modules.json', file: /^modules\.json$/ }, CONFIG, TOKENIZER],
  spacy: [
    { name: 'config.cfg', file: /^config\.cfg$/ },
    { name: 'meta.json', file: /^meta\.json$/ },
  ],
  timm: [CONFIG],
  'transformers.js': [CONFIG, TOKENIZER],
};

/** Libraries and formats that keep configuration and vocabulary inside of the one weights file. */
const SELF_CONTAINED =
  /^(flair|asteroid|fasttext|nemo|gguf|llama\.?cpp|stable-baselines3|ml-agents|sklearn|scikit-learn|skops|fastai|stanza|allennlp|coreml|tf-?lite|litert)$/;
const WHOLE_FILE = /\.(pkl|pickle|joblib|gguf|nemo|keras|tflite|onnx|mlmodel)$|\.mlpackage\//i;

/** Tasks whose input is not text: they need a processor in place of a tokenizer. */
const NOT_TEXT =
  /^(image|video|audio|depth|object|unconditional|automatic-speech|voice|keypoint|mask|zero-shot-(image|object)|time-series|graph|robotics|tabular)/;

export default defineCheck({
  id: 'complete-configuration',
  title: 'Configuration and tokenizer are complete',
  partialTitle: 'Some configuration files are missing',
  failureTitle: 'The weights come without configuration files',
  why: 'Weights are numbers: without the configuration and the tokenizer no library can turn them into the model again.',
  fix: 'Upload what the library writes beside the weights: save model, tokenizer and processor with `save_pretrained` or its equivalent.',
  needs: ['hub', 'files'],
  evaluate({ hub, files }) {
    const tree = files.find(({ origin }) => origin === 'hub');
    if (hub && tree && tree.with('weights').length > 0) return forHub(hub, tree);
    const repository = files.find(({ origin }) => origin === 'github');
    const weights = repository?.with('weights') ?? [];
    if (!repository || weights.length === 0) {
      return notApplicable('No weights were found for a configuration to go with.');
    }
    const config =
      repository.with('model-config')[0] ??
      repository.files.find(
        ({ path, roles }) =>
          !roles.has('vendored') &&
          !roles.has('test') &&
          /(^|\/)(conf|configs?|hparams)\/[^/]+\.(json|ya?ml|toml|py|gin)$/i.test(path),
      );
    if (config) {
      return pass('A model configuration is kept with the weights.', { at: repository.cite(config.path) });
    }
    return notApplicable('The repository builds its model in code, not from configuration files.');
  },
});

function forHub(hub: HubModel, tree: FileTree) {
  const library = libraryOf(hub, tree);
  const whole = tree.with('weights').every(({ path }) => WHOLE_FILE.test(path));
  const first = tree.with('weights')[0];
  if (first && (SELF_CONTAINED.test(library ?? '') || (whole && !BY_LIBRARY[library ?? '']))) {
    return pass('The weights file carries its own configuration.', { at: tree.cite(first.path) });
  }
  const parts =
    library === 'transformers' ? transformersParts(hub) : (BY_LIBRARY[library ?? ''] ?? [ANY_CONFIG]);
  const found = parts.flatMap(({ file }) => {
    const match = tree.files.find(({ path }) => file.test(lastPart(path)));
    return match ? [match.path] : [];
  });
  const missing = parts.filter(({ file }) => !tree.files.some(({ path }) => file.test(lastPart(path))));
  const at = found.map((path) => tree.cite(path));
  const by = library ? ` that ${library} loads` : '';
  if (missing.length === 0) return pass(`All configuration files${by} are there.`, { at });
  const names = missing.map(({ name }) => name).join(', ');
  if (found.length > 0) {
    return partial(found.length / parts.length, `Missing among the files${by}: ${names}.`, { at });
  }
  return fail(`The weights come alone; missing: ${names}.`, { at: citeModel(hub) });
}

/** The declared library, or what the files themselves say. */
function libraryOf(hub: HubModel, tree: FileTree): string | undefined {
  if (hub.library) return hub.library.toLowerCase();
  if (tree.has('model_index.json')) return 'diffusers';
  if (tree.has('modules.json')) return 'sentence-transformers';
  if (tree.has('adapter_config.json')) return 'peft';
  if (hub.autoModel || hub.config?.architectures || hub.tags.includes('transformers')) return 'transformers';
  return undefined;
}

function transformersParts(hub: HubModel): readonly Part[] {
  const task = hub.pipelineTag ?? '';
  if (/^(image-text|visual|document-question|image-to-text|any-to-any|video-text)/.test(task)) {
    return [CONFIG, TOKENIZER, PROCESSOR];
  }
  return NOT_TEXT.test(task) ? [CONFIG, PROCESSOR] : [CONFIG, TOKENIZER];
}
