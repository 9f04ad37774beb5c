/**
 * Releases as they are found, reduced to the facts that decide their licenses: file names, tags and links are real, prose
 * is not. Each has one right answer, and the contradictions that it should give.
 */
import { describe, expect, it } from 'vitest';
import { present, type Repository } from '../../src/evidence.js';
import type { ConflictKind } from '../../src/licenses/conflicts/conflict.js';
import type { License, LicenseScope } from '../../src/licenses/license.js';
import { spdxText } from '../../src/licenses/names/spdx.js';
import { type Facts, REPOSITORY_URL, release } from '../release-builder.js';

const published = (id: string) => spdxText(id) as string;
const mit = published('MIT');
const apache = published('Apache-2.0');
const bsd = published('BSD-3-Clause');
const indented = mit.replace(/^/gm, '    ');

const github = (spdxId: string): Partial<Repository> => ({ license: { spdxId } });
const tagged = (license: string, more: Record<string, unknown> = {}) => ({
  licenses: [license],
  cardData: { license, ...more },
});
const named = (license_name: string, license_link?: string) =>
  tagged('other', { license_name, ...(license_link ? { license_link } : {}) });

interface Case {
  facts: Facts;
  /** What each scope should be: parts of its license. */
  is: Partial<Record<LicenseScope, Partial<License>>>;
  conflicts?: ConflictKind[];
}

const open = (id: string) => ({ id, openness: 'open' as const });
const closed = (id: string | null) => ({ id, openness: 'restricted' as const });
const none = { id: null, openness: 'none' as const };

const cases: Record<string, Case> = {
  'microsoft/BioGPT: an indented text, and a README that extends it to the weights': {
    facts: {
      texts: { LICENSE: indented },
      readme:
        '# BioGPT\n\n## License\n\nBioGPT is MIT-licensed. The license applies to the pre-trained models as well.',
      hub: tagged('mit'),
    },
    is: { code: open('MIT'), weights: open('MIT') },
  },
  'EvolutionaryScale/esm: the license file is a table of links': {
    facts: {
      texts: {
        'LICENSE.md':
          '| Part | License |\n|---|---|\n| code, ESM C 300M | [Cambrian Open](https://www.evolutionaryscale.ai/policies/cambrian-open-license-agreement) |\n| ESM3-open, ESM C 600M | [Cambrian Non-Commercial](https://www.evolutionaryscale.ai/policies/cambrian-non-commercial-license-agreement) |',
      },
    },
    is: { code: { openness: 'restricted' }, weights: { openness: 'restricted' } },
  },
  'ArcInstitute/evo2, EleutherAI/gpt-neox: several open texts in one file': {
    facts: {
      texts: { LICENSE: [apache, bsd, mit].join('\n\n----------\n\n') },
      repository: github('NOASSERTION'),
    },
    is: { code: { openness: 'open', basis: 'text' } },
  },
  'instadeepai/nucleotide-transformer: a content license on code, and a badge that leads nowhere': {
    facts: {
      texts: { 'LICENSE.md': published('CC-BY-NC-SA-4.0') },
      readme:
        '<a href="./LICENSE"> <img src="https://img.shields.io/badge/License-CC%20BY--NC--SA%204.0-blue.svg" alt="License: CC BY-NC-SA 4.0"></a>',
    },
    is: { code: closed('CC-BY-NC-SA-4.0') },
    conflicts: ['missing-file'],
  },
  'HazyResearch/hyena-dna: both open, by different licenses': {
    facts: { texts: { LICENSE: apache }, hub: tagged('bsd-3-clause') },
    is: { code: open('Apache-2.0'), weights: open('BSD-3-Clause') },
  },
  'google-deepmind/alphafold3: open code, closed weights': {
    facts: {
      texts: {
        LICENSE: apache,
        'WEIGHTS_TERMS_OF_USE.md':
          '# AlphaFold 3 Model Parameters Terms of Use\n\nFor non-commercial use only.',
        'OUTPUT_TERMS_OF_USE.md': '# AlphaFold 3 Output Terms of Use\n\nFor non-commercial use only.',
      },
    },
    is: { code: open('Apache-2.0'), weights: { openness: 'restricted', basis: 'text' } },
  },
  'google-deepmind/alphafold, aqlaboratory/openfold: the README gives the parameters': {
    facts: {
      texts: { LICENSE: apache },
      readme:
        '## License\n\nThe code is licensed under the Apache License, Version 2.0. The model parameters are made available under the terms of the CC BY 4.0 license.',
    },
    is: { code: open('Apache-2.0'), weights: open('CC-BY-4.0') },
  },
  'RosettaCommons/RFdiffusion: one text for code and weights, another in a sub-folder': {
    facts: {
      texts: {
        LICENSE: `${bsd}\nThis license covers both the source code and the model weights.`,
        'env/SE3Transformer/LICENSE': mit,
      },
    },
    is: { code: open('BSD-3-Clause'), weights: open('BSD-3-Clause') },
  },
  'chaidiscovery/chai-lab: a heading in British spelling': {
    facts: {
      texts: { LICENSE: apache },
      readme: '## Licence\n\nThe code and model weights are released under the Apache 2.0 licence.',
    },
    is: { code: open('Apache-2.0'), weights: open('Apache-2.0') },
  },
  'bytedance/Protenix: a company header before the text': {
    facts: { texts: { LICENSE: `Copyright 2024 Example Ltd. and/or its affiliates.\n\n${apache}` } },
    is: { code: open('Apache-2.0') },
  },
  'dmis-lab/biobert: a disclaimer of data before the text': {
    facts: {
      texts: {
        LICENSE: `The data sets that are linked here belong to their owners, and no rights in them are given.\n\n${apache}`,
      },
    },
    is: { code: open('Apache-2.0') },
  },
  'czi-ai/rbio: an open derivative of a non-commercial base': {
    facts: {
      texts: { LICENSE: mit },
      hub: {
        ...tagged('mit'),
        baseModels: [
          {
            id: 'example/base',
            info: present(
              { id: 'example/base', gated: false as const, licenses: ['qwen-research'] },
              { url: 'https://huggingface.co/example/base' },
            ),
          },
        ],
      },
    },
    is: { code: open('MIT'), weights: { ...closed('qwen-research-2024'), basis: 'base-model' } },
    conflicts: ['base-model'],
  },
  'prov-gigapath/prov-gigapath: nothing clinical, said beside an open license': {
    facts: {
      texts: { LICENSE: apache },
      readme:
        '[![License](https://img.shields.io/badge/License-Apache_2.0-blue.svg)](https://opensource.org/licenses/Apache-2.0)\n\n## Usage and License Notices\n\nIt is not intended or made available for clinical use.',
    },
    is: { code: open('Apache-2.0') },
    conflicts: ['prose'],
  },
  'stanford-crfm/BioMedLM: no license file, a RAIL on the Hub': {
    facts: { readme: '# BioMedLM', repositoryFiles: ['train.py'], hub: tagged('bigscience-bloom-rail-1.0') },
    is: { code: none, weights: closed('bigscience-bloom-rail-1.0') },
  },
  'epfLLM/meditron: open code, Llama weights': {
    facts: { texts: { LICENSE: apache }, hub: tagged('llama2') },
    is: { code: open('Apache-2.0'), weights: closed('llama2') },
  },
  'google-deepmind/gemma: open code, Gemma terms': {
    facts: { texts: { LICENSE: apache }, hub: tagged('gemma') },
    is: { code: open('Apache-2.0'), weights: closed('gemma') },
  },
  'bigcode-project/starcoder: open code, RAIL weights': {
    facts: { texts: { LICENSE: apache }, hub: tagged('bigcode-openrail-m') },
    is: { code: open('Apache-2.0'), weights: closed('bigcode-openrail-m') },
  },
  'bigscience-workshop/bigscience: the short notice instead of the text': {
    facts: {
      texts: {
        LICENSE:
          'Copyright 2021 Example\n\nLicensed under the Apache License, Version 2.0 (the "License");\nyou may not use this file except in compliance with the License.\nYou may obtain a copy of the License at\n\n    http://www.apache.org/licenses/LICENSE-2.0\n',
      },
    },
    is: { code: open('Apache-2.0') },
  },
  'meta-llama/llama-models: the root file is an address, the texts lie by model': {
    facts: {
      texts: {
        LICENSE: 'https://github.com/meta-llama/llama-models/blob/main/README.md#llama-models-1\n',
        'models/llama3_1/LICENSE':
          'LLAMA 3.1 COMMUNITY LICENSE AGREEMENT\nLlama 3.1 Version Release Date: July 23, 2024',
      },
    },
    is: { code: { id: null, openness: 'unclear' } },
  },
  'deepseek-ai/DeepSeek-V3: split by file names': {
    facts: {
      texts: {
        'LICENSE-CODE': mit,
        'LICENSE-MODEL':
          'DEEPSEEK LICENSE AGREEMENT\n\nVersion 1.0, 23 October 2023\n\n"Derivatives of the Model" means all modifications. See Attachment A for the use-based restrictions.',
      },
    },
    is: { code: open('MIT'), weights: closed('deepseek-1.0') },
  },
  'Stability-AI/generative-models: model licenses in a folder, in both spellings': {
    facts: {
      texts: {
        'LICENSE-CODE': mit,
        'model_licenses/LICENSE-SDXL0.9':
          'SDXL 0.9 RESEARCH LICENSE AGREEMENT\n\nFor non-commercial research.',
        'model_licenses/LICENCE-SD-Turbo':
          'STABILITY AI NON-COMMERCIAL RESEARCH COMMUNITY LICENSE AGREEMENT\n\nDated: November 28, 2023',
      },
    },
    is: { code: open('MIT'), weights: { openness: 'restricted', basis: 'text' } },
  },
  'QwenLM/Qwen3: no file, the README speaks of the weights': {
    facts: {
      readme: 'All our open-weight models are licensed under Apache 2.0.',
      hub: tagged('apache-2.0'),
      hubTexts: { LICENSE: apache },
    },
    is: { code: none, weights: { ...open('Apache-2.0'), basis: 'text' } },
  },
  'mistralai/mistral-inference: other terms for some checkpoints, and a link to a missing file': {
    facts: {
      texts: { LICENSE: apache },
      readme:
        '- `codestral-22B-v0.1.tar` has a custom license, the [Mistral AI Non-Production License](https://mistral.ai/licenses/MNPL-0.1.md)\n\n## License\n\nThis library is licensed under the Apache 2.0 License. See the [LICENCE](./LICENCE) file.',
    },
    is: { code: open('Apache-2.0') },
    conflicts: ['missing-file'],
  },
  'openai/CLIP: the license of the weights is stated nowhere': {
    facts: { texts: { LICENSE: mit }, hub: {}, card: '# CLIP\n\nAny deployed use is out of scope.' },
    is: { code: open('MIT'), weights: none },
  },
  'mahmoodlab/UNI: gated, no derivatives, academic': {
    facts: {
      texts: { 'LICENSE.md': published('CC-BY-NC-ND-4.0') },
      readme: 'This model may only be used for non-commercial, academic research purposes.',
      hub: {
        ...tagged('cc-by-nc-nd-4.0', {
          extra_gated_fields: { 'I agree to non-commercial, academic purposes only': 'checkbox' },
        }),
        gated: 'manual',
      },
    },
    is: { code: closed('CC-BY-NC-ND-4.0'), weights: { openness: 'restricted' } },
  },
  'nanoporetech/dorado: an open text with one clause more': {
    facts: {
      texts: {
        'LICENCE.txt': `Oxford Nanopore Technologies PLC. Public License Version 1.0\n\n${published('MPL-2.0')}\n\nResearch Purposes means internal research. The licenses granted are limited to Research Purposes only.`,
      },
    },
    is: { code: { openness: 'restricted' } },
  },
  'microsoft/evodiff: an indented text': {
    facts: { texts: { LICENSE: indented } },
    is: { code: open('MIT') },
  },
  'allenai/OLMo: https in the addresses of the text': {
    facts: { texts: { LICENSE: apache.replaceAll('http://', 'https://') } },
    is: { code: open('Apache-2.0') },
  },
  'MAGICS-LAB/DNABERT_S: none': {
    facts: { readme: '# DNABERT-S', repositoryFiles: ['train.py'] },
    is: { code: none, weights: none },
  },
  'zhihan1996/DNABERT-2-117M: no tag, but a text': {
    facts: { hub: {}, hubTexts: { LICENSE: apache } },
    is: { weights: { ...open('Apache-2.0'), basis: 'text' } },
  },
  'openai/clip-vit-base-patch32, facebook/mbart-large-50: no tag at all': {
    facts: { hub: {}, card: '# A model' },
    is: { weights: none },
  },
  'ai21labs/AI21-Jamba-Reasoning-3B: an open tag beside the name of vendor terms': {
    facts: {
      hub: tagged('apache-2.0', { license_name: 'jamba-open-model-license' }),
      card: '---\nlicense: apache-2.0\nlicense_name: jamba-open-model-license\n---\n# Jamba',
    },
    is: { weights: { ...closed('jamba-open-model'), confidence: 'low' } },
    conflicts: ['tag-name'],
  },
  'nvidia/Nemotron-4-340B-Instruct: by name, with a PDF': {
    facts: {
      hub: named(
        'nvidia-open-model-license',
        'https://developer.download.nvidia.com/licenses/nvidia-open-model-license-agreement-june-2024.pdf',
      ),
      hubFiles: ['model.safetensors'],
    },
    is: { weights: closed('nvidia-open-model') },
  },
  'Tencent-Hunyuan/HunyuanDiT: by name and link': {
    facts: {
      hub: named(
        'tencent-hunyuan-community',
        'https://huggingface.co/Tencent-Hunyuan/HunyuanDiT/blob/main/LICENSE.txt',
      ),
    },
    is: { weights: closed('tencent-hunyuan-community') },
  },
  'deepseek-ai/DeepSeek-V2-Chat: by name and link': {
    facts: { hub: named('deepseek', 'https://github.com/deepseek-ai/DeepSeek-V2/blob/main/LICENSE-MODEL') },
    is: { weights: closed('deepseek-1.0') },
  },
  'tiiuae/falcon-mamba-7b: by name and link': {
    facts: {
      hub: named(
        'falcon-mamba-7b-license',
        'https://falconllm.tii.ae/falcon-mamba-7b-terms-and-conditions.html',
      ),
    },
    is: { weights: closed('falcon-2-11b') },
  },
  'THUDM/CogVideoX-5b: a link alone, to a text that was not read': {
    facts: {
      hub: tagged('other', { license_link: 'https://huggingface.co/example/model/blob/main/LICENSE' }),
      hubFiles: ['LICENSE', 'model.safetensors'],
    },
    is: { weights: { openness: 'unknown' } },
  },
  'tencent/Hunyuan-1.8B-Instruct: no tag, the text decides': {
    facts: {
      hub: {},
      hubTexts: {
        LICENSE:
          'TENCENT HUNYUAN COMMUNITY LICENSE AGREEMENT\nTencent Hunyuan 1.8B Release Date: August 4, 2025\nTHIS LICENSE AGREEMENT DOES NOT APPLY IN THE EUROPEAN UNION, UNITED KINGDOM AND SOUTH KOREA.',
      },
    },
    is: { weights: { ...closed('tencent-hunyuan-community'), basis: 'text' } },
  },
  'apple/ml-mobileclip: a text of its own for the models': {
    facts: {
      texts: {
        LICENSE: mit,
        LICENSE_MODELS:
          'Disclaimer: IMPORTANT: This Apple Machine Learning Research Model is specifically developed and released by Apple Inc. for the sole purpose of scientific research.',
      },
    },
    is: { code: open('MIT'), weights: { openness: 'restricted', basis: 'text' } },
  },
  'prescient-design/ibex: a name that holds an open name': {
    facts: { hub: tagged('other', { license_name: 'Genentech Apache 2.0 Non-Commercial' }) },
    is: { weights: closed('genentech-apache-2.0-nc') },
  },
};

describe.each(Object.entries(cases))('%s', (_, { facts, is, conflicts = [] }) => {
  const { licenses, conflicts: found } = release(facts);

  it.each(Object.entries(is))('%s', (scope, expected) => {
    expect(licenses.value[scope as LicenseScope]).toMatchObject(expected);
  });

  it(
    conflicts.length > 0 ? `contradicts itself: ${conflicts.join(', ')}` : 'does not contradict itself',
    () => {
      expect(found.value.map(({ kind }) => kind)).toEqual(conflicts);
      for (const { citations } of found.value) expect(new Set(citations.map(({ url }) => url)).size).toBe(2);
    },
  );
});

it('every place in a conflict can be opened', () => {
  const all = Object.values(cases).flatMap(({ facts }) => release(facts).conflicts.value);
  expect(all.flatMap(({ citations }) => citations).every(({ url }) => /^https:\/\//.test(url))).toBe(true);
  expect(all.some(({ citations }) => citations.some(({ url }) => url.startsWith(REPOSITORY_URL)))).toBe(true);
});
