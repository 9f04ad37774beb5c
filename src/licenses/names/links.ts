/** Addresses at which licenses are published: a link to one names the license. */
import { nameLicense, type Terms } from './names.js';

/** Patterns over `host/path` in lower case; the captured part, or the fixed name, is what `nameLicense` reads. */
const PLACES: readonly [RegExp, string | ((match: RegExpExecArray) => string)][] = [
  [
    /creativecommons\.org\/licen[cs]es\/([a-z-]+)\/(\d\.\d)(?:\/([a-z]{2,3})(?=\/|$))?/,
    (m) => `cc-${m[1]}-${m[2]}${port(m[3])}`,
  ],
  [/creativecommons\.org\/publicdomain\/zero/, 'CC0-1.0'],
  [/apache\.org\/licenses\/license-2\.0/, 'Apache-2.0'],
  [
    /opensource\.org\/licen[cs]es?\/([a-z0-9.-]+)/,
    (m) => m[1]?.replace(/-license(?:-php)?$|\.php$/, '') ?? '',
  ],
  [/choosealicense\.com\/licenses\/([a-z0-9.-]+)/, (m) => m[1] ?? ''],
  [/spdx\.org\/licenses\/([a-z0-9.+-]+?)(?:\.html)?$/, (m) => m[1] ?? ''],
  [/gnu\.org\/licenses\/(?:old-licenses\/)?([al]?gpl-\d\.\d)/, (m) => m[1] ?? ''],
  [/mozilla\.org\/.*mpl\/2\.0/, 'MPL-2.0'],
  [/unlicense\.org/, 'Unlicense'],
  [/opendatacommons\.org\/licenses\/(odbl|by|pddl)/, (m) => (m[1] === 'by' ? 'odc-by' : (m[1] ?? ''))],
  [/cdla\.(?:dev|io)\/(permissive|sharing)-(\d)-(\d)/, (m) => `cdla-${m[1]}-${m[2]}.${m[3]}`],
  [/openmdw\.ai/, 'OpenMDW-1.0'],
  [/(?:en\.)?wikipedia\.org\/wiki\/mit_licen[cs]e/, 'MIT'],
  [
    /img\.shields\.io\/badge\/[^/]*licen[cs]e[-_: ]+(.+?)-[a-z0-9]+(?:\.svg|$|\?)/,
    (m) => badgeText(m[1] ?? ''),
  ],
  [/ai\.google\.dev\/gemma\/terms|kaggle\.com\/models\/google\/gemma\/license/, 'gemma'],
  [/(?:ai|llama)\.meta\.com\/(?:resources\/models-and-libraries\/llama-downloads|llama\/license)/, 'llama2'],
  [/llama\.(?:meta\.com|com)\/llama(\d)[_.-]?(\d)?\/license/, (m) => `llama${m[1]}${m[2] ? `.${m[2]}` : ''}`],
  [
    /github\.com\/(?:facebookresearch|meta-llama)\/llama\/(?:blob|tree|raw)\/[^/]+\/(?:model_)?license/,
    'llama2',
  ],
  [/falconllm\.tii\.ae\/falcon-(?:mamba|2|3)/, 'falcon-2-11b'],
  [/falconllm\.tii\.ae/, 'falcon-llm-license'],
  [/ai21\.com\/licenses\/jamba-open-model/, 'jamba-open-model'],
  [/nvidia\.com\/.*nvidia-(?:nemotron-)?open-model-license/, 'nvidia-open-model'],
  [/stability\.ai\/(?:community-license|license)/, 'stabilityai-ai-community'],
  [/huggingface\.co\/spaces\/compvis\/stable-diffusion-license/, 'creativeml-openrail-m'],
  [/huggingface\.co\/spaces\/bigscience\/license/, 'bigscience-bloom-rail-1.0'],
  [/huggingface\.co\/spaces\/bigcode\/bigcode-model-license/, 'bigcode-openrail-m'],
  [/mistral\.ai\/licen[cs]es\/(mrl|mnpl)/, (m) => m[1] ?? ''],
  [/cohere\.com\/c4ai-cc-by-nc-license/, 'cc-by-nc-4.0'],
  [/github\.com\/deepseek-ai\/deepseek-(?:v2|v3|coder|llm|vl|moe)\/.*license-model/, 'deepseek-1.0'],
  [
    /evolutionaryscale\.ai\/policies\/(cambrian-(?:open|non-commercial)-license-agreement)/,
    (m) => m[1] ?? '',
  ],
  [/databricks\.com\/legal\/open-model-license/, 'databricks-open-model'],
];

/** Only ports that have texts of their own; language codes of the same text are none. */
const port = (code: string | undefined): string =>
  code && /^(?:igo|au|at|nl|us|uk|jp|fr)$/.test(code) ? `-${code}` : '';

/** shields.io doubles dashes and writes blanks as underscores or `%20`. */
const badgeText = (text: string): string =>
  text
    .replace(/%20|_/g, ' ')
    .replace(/--/g, '-')
    .replace(/^[: -]+/, '');

/** The license that is published at an address; `null` for any other page. */
export function licenseOfUrl(url: string): Terms | null {
  const place = url
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/#.*$/, '');
  for (const [pattern, name] of PLACES) {
    const match = pattern.exec(place);
    const terms = match ? nameLicense(typeof name === 'string' ? name : name(match)) : null;
    if (terms && terms.openness !== 'none') return terms;
  }
  return null;
}
