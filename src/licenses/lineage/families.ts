/** Under which license vendors publish their families of models: asked where the Hub itself could not be. */
import { nameLicense, type Terms } from '../names/names.js';

/** Ids of the vendor's own repositories, and the license of all that match. The first that matches holds. */
const FAMILIES: readonly (readonly [ids: RegExp, license: string])[] = [
  [/^meta-llama\/(?:meta-)?llama-?2/i, 'llama2'],
  [/^meta-llama\/(?:meta-)?llama-3\.1/i, 'llama3.1'],
  [/^meta-llama\/(?:meta-)?llama-3\.2/i, 'llama3.2'],
  [/^meta-llama\/(?:meta-)?llama-3\.3/i, 'llama3.3'],
  [/^meta-llama\/(?:meta-)?llama-3(?!\.)/i, 'llama3'],
  [/^meta-llama\/(?:meta-)?llama-4/i, 'llama4'],
  [/^meta-llama\/codellama|^codellama\//i, 'llama2'],
  [/^(?:huggyllama|decapoda-research)\/llama-/i, 'llama1'],
  [
    /^google\/(?:gemma(?:-[1-3](?!\d)|-\d+b)|codegemma|paligemma|recurrentgemma|shieldgemma|datagemma)/i,
    'gemma',
  ],
  [/^google\/medgemma/i, 'hai-def'],
  [/^black-forest-labs\/flux\.1-(?:dev|fill|canny|depth|redux|kontext|krea)/i, 'flux-1-dev-nc'],
  [/^black-forest-labs\/flux\.1-schnell/i, 'Apache-2.0'],
  [
    /^(?:compvis|runwayml|stable-diffusion-v1-5)\/stable-diffusion-(?:v1|inpainting)/i,
    'creativeml-openrail-m',
  ],
  [/^stabilityai\/(?:stable-diffusion-xl-(?:base|refiner)|stable-diffusion-2)/i, 'openrail++'],
  [
    /^stabilityai\/(?:stable-diffusion-3|stable-cascade|sdxl-turbo|sd-turbo|stable-video)/i,
    'stabilityai-ai-community',
  ],
  [/^bigscience\/bloom/i, 'bigscience-bloom-rail-1.0'],
  [/^bigcode\/(?:starcoder|santacoder)/i, 'bigcode-openrail-m'],
  [/^mistralai\/codestral-22b/i, 'mistral-mnpl-0.1'],
  [/^mistralai\/(?:mistral-large|ministral-8b|pixtral-large)/i, 'mistral-mrl-0.1'],
  [/^mistralai\/(?:mistral-7b|mixtral-8x|mistral-nemo|mathstral|pixtral-12b)/i, 'Apache-2.0'],
  [/^(?:coherelabs|cohereforai)\/(?:c4ai|aya)/i, 'cohere-cc-by-nc-aup'],
  [/^qwen\/qwen2(?:\.5)?-(?:math-)?72b/i, 'qwen-2024'],
  [/^qwen\/qwen2\.5-(?:coder-)?3b/i, 'qwen-research-2024'],
  [/^tiiuae\/falcon-180b/i, 'falcon-180b'],
  [/^lgai-exaone\//i, 'exaone-1.1-nc'],
];

/** What a vendor publishes the family under that an id belongs to; `null` for all others. */
export function licenseOfFamily(id: string): Terms | null {
  const license = FAMILIES.find(([ids]) => ids.test(id))?.[1];
  return license === undefined ? null : nameLicense(license);
}

/** Whose repositories hold the families that people call by their names alone. */
const VENDORS = [
  ...['meta-llama', 'huggyllama', 'google', 'tiiuae', 'mistralai', 'qwen', 'cohereforai'],
  ...['stabilityai', 'compvis', 'black-forest-labs', 'bigscience', 'bigcode'],
];
/** A family with its version or size: "LLaMA-2 13B", "Gemma 2", "Stable Diffusion v1.5". Alone it may be an architecture. */
const FAMILY_NAME =
  /(?<![\w/.-])(?:Meta[- ])?(?:Code ?Llama|LLaMA|Llama|Gemma|CodeGemma|PaliGemma|MedGemma|Falcon|Mistral|Mixtral|Qwen|Stable[- ]Diffusion|SDXL|FLUX\.1|BLOOM|StarCoder|Aya)(?:[- ]?v?\d[\w.]*)(?:[- ](?:v?\d[\w.]*|Instruct|Chat|it|base))*/gi;

export interface NamedFamily {
  name: string;
  at: number;
  terms: Terms;
}

/** Models that a text calls by their family's name, where the family's license is known. */
export function familiesIn(text: string): NamedFamily[] {
  return [...text.matchAll(FAMILY_NAME)].flatMap(({ 0: found, index: at }) => {
    const name = found.replace(/[.\s]+$/, '');
    const bare = name.replace(/\s+/g, '-').replace(/^meta-/i, '');
    const terms = VENDORS.map((vendor) => licenseOfFamily(`${vendor}/${bare}`)).find((one) => one !== null);
    return terms ? [{ name, at, terms }] : [];
  });
}
