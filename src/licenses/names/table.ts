/** The one table of licenses met on models, data and code: what each is called and whether it is open. */
import type { Openness } from '../license.js';

/** A license as this tool knows it: SPDX id where there is one, else the Hub's tag or a name in kebab case. */
export interface KnownLicense {
  id: string;
  name: string;
  openness: Openness;
  aliases: readonly string[];
}

type Row = readonly [id: string, name: string, openness: Openness, aliases?: readonly string[]];

/**
 * SPDX licenses that models, data sets and code carry most, with spellings that cannot be derived from the id.
 * `unclear`: the terms read as open, but no list of open licenses has them.
 */
const COMMON: readonly Row[] = [
  [
    'Apache-2.0',
    'Apache License 2.0',
    'open',
    ['Apache-2', 'Apache2', 'Apache Software License 2.0', 'ASL 2.0'],
  ],
  ['MIT', 'MIT License', 'open', ['Expat']],
  ['AFL-3.0', 'Academic Free License v3.0', 'open'],
  ['Artistic-2.0', 'Artistic License 2.0', 'open'],
  ['BSL-1.0', 'Boost Software License 1.0', 'open', ['Boost Software License', 'Boost']],
  [
    'BSD-2-Clause',
    'BSD 2-Clause "Simplified" License',
    'open',
    ['BSD-2', '2-Clause BSD', 'Simplified BSD License'],
  ],
  [
    'BSD-3-Clause',
    'BSD 3-Clause "New" or "Revised" License',
    'open',
    ['BSD-3', '3-Clause BSD', 'New BSD License', 'Modified BSD License', 'bsd-new'],
  ],
  ['BSD-3-Clause-Clear', 'BSD 3-Clause Clear License', 'open', ['Clear BSD', 'BSD Clear']],
  [
    'C-UDA-1.0',
    'Computational Use of Data Agreement v1.0',
    'restricted',
    ['C-UDA', 'Computational Use of Data Agreement'],
  ],
  [
    'CC0-1.0',
    'Creative Commons Zero v1.0 Universal',
    'open',
    [
      'CC0',
      'CC-0',
      'CC0 1.0 Universal',
      'Creative Commons Zero',
      'Creative Commons Zero v1.0',
      'public domain (CC0)',
    ],
  ],
  ['CDLA-Sharing-1.0', 'Community Data License Agreement Sharing 1.0', 'open'],
  ['CDLA-Permissive-1.0', 'Community Data License Agreement Permissive 1.0', 'open'],
  ['CDLA-Permissive-2.0', 'Community Data License Agreement Permissive 2.0', 'open'],
  ['WTFPL', 'Do What The F*ck You Want To Public License', 'open', ['WTFPL-2.0']],
  ['ECL-2.0', 'Educational Community License v2.0', 'open'],
  ['EPL-1.0', 'Eclipse Public License 1.0', 'open'],
  ['EPL-2.0', 'Eclipse Public License 2.0', 'open'],
  ['etalab-2.0', 'Etalab Open License 2.0', 'open', ['Licence Ouverte 2.0', 'etalab']],
  ['EUPL-1.1', 'European Union Public License 1.1', 'open'],
  ['EUPL-1.2', 'European Union Public License 1.2', 'open'],
  ['ISC', 'ISC License', 'open'],
  ['LPPL-1.3c', 'LaTeX Project Public License v1.3c', 'open'],
  ['MS-PL', 'Microsoft Public License', 'open'],
  ['MPL-2.0', 'Mozilla Public License 2.0', 'open'],
  [
    'ODC-By-1.0',
    'Open Data Commons Attribution License v1.0',
    'open',
    ['ODC-By', 'ODC Attribution License', 'Open Data Commons Attribution License'],
  ],
  [
    'ODbL-1.0',
    'Open Data Commons Open Database License v1.0',
    'open',
    ['ODbL', 'ODC-ODbL', 'Open Database License', 'ODC Open Database License'],
  ],
  ['OpenMDW-1.0', 'OpenMDW v1.0', 'open', ['OpenMDW', 'Open Model, Data, & Weights License Agreement']],
  ['OSL-3.0', 'Open Software License 3.0', 'open'],
  ['PostgreSQL', 'PostgreSQL License', 'open'],
  ['OFL-1.1', 'SIL Open Font License 1.1', 'open'],
  ['NCSA', 'University of Illinois/NCSA Open Source License', 'open'],
  ['Unlicense', 'The Unlicense', 'open'],
  ['Zlib', 'zlib License', 'open'],
  [
    'PDDL-1.0',
    'Open Data Commons Public Domain Dedication & License 1.0',
    'open',
    ['PDDL', 'ODC-PDDL-1.0', 'Open Data Commons Public Domain Dedication and License'],
  ],
  ['LGPLLR', 'Lesser General Public License For Linguistic Resources', 'unclear', ['lgpl-lr']],
  ['BUSL-1.1', 'Business Source License 1.1', 'restricted', ['BUSL', 'BSL 1.1']],
  ['0BSD', 'BSD Zero Clause License', 'open'],
  ['Elastic-2.0', 'Elastic License 2.0', 'restricted', ['ELv2']],
  ['MIT-0', 'MIT No Attribution', 'open'],
  ['O-UDA-1.0', 'Open Use of Data Agreement v1.0', 'unclear', ['O-UDA', 'Open Use of Data Agreement']],
  ['OGL-UK-3.0', 'Open Government Licence v3.0', 'open', ['OGL-3.0', 'OGL v3']],
  ['PolyForm-Noncommercial-1.0.0', 'PolyForm Noncommercial License 1.0.0', 'restricted'],
  ['SSPL-1.0', 'Server Side Public License, v 1', 'restricted', ['Server Side Public License v1']],
];

/**
 * Terms written for models. None is approved by the OSI; those that exclude uses, users or derivatives are
 * `restricted`, and so are those whose text was not available when this table was made.
 */
const MODEL_LICENSES: readonly Row[] = [
  ['openrail', 'OpenRAIL license family', 'restricted', ['RAIL']],
  ['bigscience-openrail-m', 'BigScience OpenRAIL-M', 'restricted'],
  [
    'creativeml-openrail-m',
    'CreativeML OpenRAIL-M',
    'restricted',
    ['CreativeML Open RAIL-M', 'stable-diffusion-license'],
  ],
  [
    'bigscience-bloom-rail-1.0',
    'BigScience BLOOM RAIL 1.0',
    'restricted',
    ['BigScience RAIL License v1.0', 'BLOOM RAIL'],
  ],
  ['bigcode-openrail-m', 'BigCode Open RAIL-M v1', 'restricted', ['BigCode OpenRAIL-M v1 license agreement']],
  ['h-research', 'H Research License', 'restricted'],
  ['intel-research', 'Intel Research Use License Agreement', 'restricted'],
  ['apple-ascl', 'Apple Sample Code license', 'unclear'],
  [
    'apple-amlr',
    'Apple Model License for Research',
    'restricted',
    ['Apple Machine Learning Research Model License'],
  ],
  ['openmdw-1.1', 'Open Model, Data & Weights License Agreement v1.1', 'open'],
  [
    'openrail++',
    'Open Rail++-M License',
    'restricted',
    [
      'CreativeML Open RAIL++-M',
      'Stable-Diffusion-OpenRail++-M License',
      'openrail-plus-plus',
      'BigScience Open RAIL-M2',
    ],
  ],
  ['deepfloyd-if-license', 'DeepFloyd IF Research License Agreement', 'restricted'],
  [
    'fair-noncommercial-research-license',
    'FAIR Noncommercial Research License',
    'restricted',
    ['FAIR Noncommercial Research License v1', 'FAIR Non-Commercial Research License'],
  ],
  ['llama2', 'Llama 2 Community License Agreement', 'restricted', ['llama-2']],
  [
    'llama3',
    'Llama 3 Community License Agreement',
    'restricted',
    ['Meta Llama 3 Community License', 'llama-3'],
  ],
  ['llama3.1', 'Llama 3.1 Community License Agreement', 'restricted', ['llama-3.1']],
  ['llama3.2', 'Llama 3.2 Community License Agreement', 'restricted', ['llama-3.2']],
  ['llama3.3', 'Llama 3.3 Community License Agreement', 'restricted', ['llama-3.3']],
  ['llama4', 'Llama 4 Community License Agreement', 'restricted', ['llama-4']],
  ['grok2-community', 'Grok 2 Community License Agreement', 'restricted', ['grok-2', 'xai-community']],
  ['gemma', 'Gemma Terms of Use', 'restricted'],
  ['llama1', 'LLaMA Licence Agreement (v1)', 'restricted', ['llama-license']],
  [
    'mistral-mrl-0.1',
    'Mistral AI Research License 0.1',
    'restricted',
    ['mrl', 'Mistral AI Research License', 'MRL-0.1'],
  ],
  [
    'mistral-mnpl-0.1',
    'Mistral AI Non-Production License 0.1',
    'restricted',
    ['mnpl', 'mnpl-0.1', 'Mistral AI Non-Production License'],
  ],
  [
    'qwen-2024',
    'Qwen License Agreement (2024-09-19)',
    'restricted',
    ['Qwen License Agreement', 'qwen-license'],
  ],
  ['qwen-research-2024', 'Qwen Research License Agreement (2024-09-19)', 'restricted', ['qwen-research']],
  ['tongyi-qianwen-2023', 'Tongyi Qianwen License Agreement (2023-08-03)', 'restricted', ['tongyi-qianwen']],
  ['tongyi-qianwen-research', 'Tongyi Qianwen Research License (2023-11-30)', 'restricted'],
  [
    'deepseek-1.0',
    'DeepSeek License Agreement v1.0 (model)',
    'restricted',
    ['deepseek', 'DeepSeek Model License'],
  ],
  [
    'nvidia-open-model',
    'NVIDIA Open Model License Agreement (2025-04-28)',
    'restricted',
    ['nvidia-open-models-license'],
  ],
  [
    'nvidia-nemotron-open-model',
    'NVIDIA Nemotron Open Model License',
    'unclear',
    ['nvidia-nemotron-open-model-license'],
  ],
  [
    'nvidia-nc',
    'NVIDIA Source Code License-NC / NSCL',
    'restricted',
    ['nsclv1', 'nvidia-source-code-license'],
  ],
  [
    'stabilityai-ai-community',
    'Stability AI Community License (2024)',
    'restricted',
    ['stability-ai-community', 'stable-audio-community'],
  ],
  [
    'stabilityai-nc',
    'Stability AI Non-Commercial Research Community License (2023-12-06)',
    'restricted',
    [
      'stabilityai-nc-research-community',
      'stable-video-diffusion-nc-community',
      'sai-nc-community',
      'Stability AI Non-Commercial Research Community License Agreement',
    ],
  ],
  ['flux-1-dev-nc', 'FLUX.1 [dev] Non-Commercial License', 'restricted', ['flux-dev-non-commercial-license']],
  ['falcon-llm-1.0', 'TII Falcon LLM License 1.0 (May 2023)', 'restricted', ['tii-falcon-llm-license']],
  [
    'falcon-2-11b',
    'Falcon 2 11B TII License 1.0 / Falcon-LLM License 2.0',
    'restricted',
    ['falcon-mamba-7b-license', 'falcon-3-license'],
  ],
  ['falcon-180b', 'Falcon-180B TII License 1.0', 'restricted', ['Falcon-180B TII License']],
  ['jamba-open-model', 'Jamba Open Model License', 'restricted'],
  ['databricks-open-model', 'Databricks Open Model License (DBRX)', 'restricted'],
  ['yi-2.1', 'Yi Series Models Community License 2.1', 'restricted', ['yi-license']],
  ['exaone-1.1-nc', 'EXAONE AI Model License 1.1-NC', 'restricted', ['exaone-nc']],
  ['tencent-hunyuan-community', 'Tencent Hunyuan Community License', 'restricted', ['tencent-hunyuan-a13b']],
  [
    'ltxv-open-weights',
    'LTXV Open Weights License (2025-05-05)',
    'restricted',
    ['ltx-video-open-weights-license-0.x', 'ltx-2-community-license-agreement'],
  ],
  ['hyperclovax', 'HyperCLOVA X Model License', 'restricted'],
  ['bilibili-model', 'bilibili Model Use License (2025-09-09)', 'restricted', ['bilibili-indextts']],
  ['modified-mit-kimi', 'Modified MIT (Moonshot Kimi K2)', 'unclear'],
  ['modified-mit-minimax', 'Modified MIT (MiniMax)', 'unclear'],
  ['modified-mit-mistral', 'Modified MIT (Mistral AI)', 'restricted'],
  ['glm-4', 'GLM-4 Model License', 'restricted', ['glm-4-9b', 'The glm-4-9b License']],
  ['minimax-model', 'MiniMax Model License', 'restricted', ['minimax-open']],
  [
    'chatglm2-model',
    'ChatGLM2-6B Model License',
    'restricted',
    ['chatglm2-6b', 'chatglm3-6b', 'ChatGLM-6B License'],
  ],
  ['baichuan2-community', 'Baichuan 2 Model Community License', 'restricted', ['baichuan-community-license']],
  ['internlm-weights', 'InternLM weights terms', 'restricted', ['internlm']],
  ['baai-aquila', 'BAAI Aquila Model Licence Agreement', 'restricted', ['aquila']],
  [
    'alphafold3-parameters',
    'AlphaFold 3 Model Parameters Terms of Use (2024-11-09)',
    'restricted',
    ['alphafold3', 'AlphaFold 3 Model Parameters Terms of Use'],
  ],
  ['cambrian-open', 'EvolutionaryScale Cambrian Open License', 'restricted'],
  ['cambrian-non-commercial', 'EvolutionaryScale Cambrian Non-Commercial License', 'restricted'],
  [
    'esm3-community',
    'EvolutionaryScale Community License (ESM3, superseded)',
    'restricted',
    ['evolutionaryscale-community'],
  ],
  ['dinov3', 'DINOv3 License', 'restricted'],
  [
    'cohere-cc-by-nc-aup',
    'CC-BY-NC-4.0 + C4AI/Cohere Labs Acceptable Use Policy',
    'restricted',
    ['CC-BY-NC-4.0 and C4AI acceptable use policy'],
  ],
  ['lfm-open-1.0', 'LFM Open License v1.0', 'restricted', ['lfm1.0']],
  [
    'hai-def',
    'Health AI Developer Foundations Terms (MedGemma etc.)',
    'restricted',
    ['health-ai-developer-foundations', 'Health AI Developer Foundations terms of use'],
  ],
  ['fair-ai-public-1.0-sd', 'Fair AI Public License 1.0-SD', 'restricted', ['faipl-1.0-sd']],
  ['open-aleph-1.0', 'Open Aleph License 1.0', 'restricted', ['open-aleph-license']],
  ['openatom-model-1.0', 'OpenAtom Model License 1.0', 'unclear', ['openatom-model-license']],
  ['open-weights-permissive-1.0', 'Open Weights Permissive License 1.0.0', 'unclear'],
  ['chameleon-research', 'Chameleon Research License 2024', 'restricted'],
  [
    'playground-v2-community',
    'Playground v2 Community License',
    'restricted',
    ['playground-v2dot5-community'],
  ],
  [
    'ai2-impact',
    'AI2 ImpACT License (LR/MR/HR)',
    'restricted',
    ['ai2-impact-license-low-risk', 'impact-license-medium-risk'],
  ],
  ['msr-la', 'Microsoft Research License', 'restricted', ['msrla']],
  [
    'genentech-apache-2.0-nc',
    'Genentech Apache 2.0 Non-Commercial',
    'restricted',
    ['genentech-apache-nc', 'Apache 2.0 Non-Commercial'],
  ],
  [
    'arxiv-nonexclusive-1.0',
    'arXiv.org perpetual, non-exclusive license 1.0',
    'restricted',
    [
      'arXiv.org - Non-exclusive license',
      'arxiv non exclusive',
      'arxiv-non-exclusive-1.0',
      'nonexclusive-distrib/1.0',
    ],
  ],
  [
    'ont-public-1.0',
    'Oxford Nanopore Technologies PLC. Public License 1.0',
    'restricted',
    ['Oxford Nanopore Technologies, Ltd. Public License v. 1.0', 'ONT Public License'],
  ],
  ['hfoil-1.0', 'Hugging Face Optimized Inference License 1.0', 'restricted', ['HFOILv1.0']],
  [
    'responsible-ai-source-1.1',
    'Responsible AI Source Code License 1.1',
    'restricted',
    ['RAIL-S', 'Responsible AI SOURCE CODE License'],
  ],
  ['fair-ai-public-1.0', 'Fair AI Public License 1.0', 'unclear', ['faipl-1.0']],
  ['sdxl-0.9-research', 'SDXL 0.9 Research License Agreement', 'restricted'],
];

/** Names shared by several licenses. The answer is what all members have in common. */
export const FAMILIES: readonly Row[] = [
  ['apache', 'Apache License, no version stated', 'open'],
  ['bsd', 'BSD license, variant not stated', 'open'],
  ['gpl', 'GNU GPL, no version stated', 'open', ['GNU GPL', 'GNU General Public License']],
  ['lgpl', 'GNU LGPL, no version stated', 'open', ['GNU LGPL', 'GNU Lesser General Public License']],
  ['agpl', 'GNU AGPL, no version stated', 'open', ['GNU AGPL', 'GNU Affero General Public License']],
  ['gfdl', 'GNU FDL, no version stated', 'open', ['GNU Free Documentation License']],
  ['cc', 'Creative Commons, variant not stated', 'unclear', ['Creative Commons']],
  ['bsl', 'BSL: Boost or Business Source', 'unclear'],
  ['openrail-m', 'OpenRAIL-M, variant not stated', 'restricted'],
  ['qwen', 'a Qwen license, version not stated', 'restricted'],
  ['falcon-llm-license', 'a Falcon LLM license, version not stated', 'restricted', ['TII Falcon License']],
  ['llama', 'a Llama license, version not stated', 'restricted', ['Llama Community License']],
  ['nvidia-license', 'an NVIDIA license, variant not stated', 'restricted'],
  ['exaone', 'an EXAONE license, version not stated', 'restricted'],
  ['modified-mit', 'a modified MIT license', 'unclear'],
  ['research-only', 'research only', 'restricted'],
  ['non-commercial', 'non-commercial', 'restricted', ['noncommercial', 'nc']],
];

export const KNOWN: readonly KnownLicense[] = [...COMMON, ...MODEL_LICENSES].map(known);
export const KNOWN_FAMILIES: readonly KnownLicense[] = FAMILIES.map(known);

function known([id, name, openness, aliases = []]: Row): KnownLicense {
  return { id, name, openness, aliases };
}
