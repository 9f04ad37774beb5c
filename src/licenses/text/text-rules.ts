/** What license texts are recognized by: decisive phrases, compared in plain lower-case words without marks. */

/**
 * A text is this license when it holds every phrase of `all` and none of `not`.
 * Phrases are written as `plainText` leaves them: lower case, American spelling, no quotes, single blanks.
 */
export interface TextRule {
  id: string;
  all: readonly (string | RegExp)[];
  not?: readonly (string | RegExp)[];
}

/**
 * Terms written for models, and some closed ones that people alter: told by their title, first, and by their wording.
 * They are tried before all others: several quote an open license at length. The title that stands first decides.
 */
export const OWN_TERMS: readonly TextRule[] = [
  { id: 'llama4', all: [/llama 4 community license agreement/] },
  { id: 'llama3.3', all: [/llama 3\.3 community license agreement/] },
  { id: 'llama3.2', all: [/llama 3\.2 community license agreement/] },
  { id: 'llama3.1', all: [/llama 3\.1 community license agreement/] },
  { id: 'llama3', all: [/llama 3 community license agreement/] },
  { id: 'llama2', all: [/llama 2 community license agreement/] },
  { id: 'llama1', all: ['llama license agreement', /non-?commercial research/] },
  { id: 'chameleon-research', all: ['chameleon research license'] },
  { id: 'fair-noncommercial-research-license', all: [/fair non-?commercial research license/] },
  { id: 'gemma', all: ['gemma terms of use', 'model derivatives'] },
  { id: 'hai-def', all: ['health ai developer foundations', 'terms of use'] },
  { id: 'bigscience-bloom-rail-1.0', all: ['bigscience rail license', 'attachment a'] },
  { id: 'bigscience-openrail-m', all: [/bigscience open ?rail-m/, 'attachment a'] },
  { id: 'openrail++', all: [/open ?rail\+\+-m/, 'attachment a'] },
  { id: 'bigcode-openrail-m', all: [/bigcode open ?rail-m/, 'attachment a'] },
  { id: 'creativeml-openrail-m', all: [/creativeml open ?rail-? ?m/, 'attachment a'] },
  { id: 'deepseek-1.0', all: ['deepseek license agreement', 'derivatives of the model'] },
  { id: 'qwen-research-2024', all: ['qwen research license agreement'] },
  { id: 'qwen-2024', all: ['qwen license agreement', 'monthly active users'] },
  { id: 'tongyi-qianwen-research', all: ['tongyi qianwen research license agreement'] },
  { id: 'tongyi-qianwen-2023', all: ['tongyi qianwen license agreement'] },
  {
    id: 'nvidia-nemotron-open-model',
    all: ['nvidia nemotron open model license', /derivative works?|model derivatives/],
  },
  { id: 'nvidia-open-model', all: [/nvidia open models? license/, 'model derivatives'] },
  { id: 'nvidia-nc', all: [/nvidia source code license/, /non-?commercial/] },
  {
    id: 'stabilityai-nc',
    all: [
      /(?:stability ai|stable video diffusion) non-?commercial (?:research )?community license agreement/,
    ],
  },
  { id: 'stabilityai-ai-community', all: ['stability ai community license agreement'] },
  { id: 'sdxl-0.9-research', all: ['sdxl 0.9 research license agreement'] },
  { id: 'flux-1-dev-nc', all: [/flux\.1 ?\[?dev\]? non-?commercial license/] },
  { id: 'deepfloyd-if-license', all: [/deepfloyd if (?:research )?license agreement/] },
  { id: 'falcon-180b', all: ['falcon 180b tii license'] },
  {
    id: 'falcon-2-11b',
    all: [/falcon[ -](?:2|3|mamba|llm|e)\b.{0,20}(?:tii )?license/, 'acceptable use policy'],
  },
  { id: 'falcon-llm-1.0', all: ['tii falcon llm license'] },
  { id: 'tencent-hunyuan-community', all: [/tencent hunyuan .{0,20}community license agreement/] },
  {
    id: 'exaone-1.1-nc',
    all: [/exaone ai model license agreement 1\.1/, /non-?commercial|- nc\b|research purposes/],
  },
  { id: 'databricks-open-model', all: ['databricks open model license'] },
  { id: 'minimax-model', all: ['minimax model license'] },
  { id: 'dinov3', all: ['dinov3 license'] },
  { id: 'grok2-community', all: [/(?:grok 2|xai) community license agreement/] },
  { id: 'jamba-open-model', all: ['jamba open model license'] },
  { id: 'mistral-mrl-0.1', all: ['mistral ai research license'] },
  { id: 'mistral-mnpl-0.1', all: ['mistral ai non-production license'] },
  {
    id: 'apple-amlr',
    all: ['apple machine learning research model', /research purposes|purpose of (?:scientific )?research/],
  },
  { id: 'apple-ascl', all: ['apple grants you a personal, non-exclusive license, under apples copyrights'] },
  { id: 'alphafold3-parameters', all: ['alphafold 3 model parameters terms of use'] },
  {
    id: 'cambrian-non-commercial',
    all: [/cambrian non-?commercial license agreement/],
    not: ['cambrian open license'],
  },
  {
    id: 'cambrian-open',
    all: ['cambrian open license agreement'],
    not: [/cambrian non-?commercial license/],
  },
  { id: 'esm3-community', all: ['evolutionaryscale community license'] },
  { id: 'yi-2.1', all: [/yi series models .{0,10}license agreement/, /commercial/] },
  { id: 'baichuan2-community', all: [/baichuan ?2? ?(?:model community license|模型社区许可协议)/] },
  { id: 'chatglm2-model', all: [/\bchatglm\d?-6b ?(?:license|许可证)/] },
  { id: 'glm-4', all: [/\bglm-4(?:-\w+)? ?(?:model )?(?:license|许可证)/] },
  { id: 'baai-aquila', all: [/baai aquila model license agreement|aquila系列模型许可协议/] },
  { id: 'openatom-model-1.0', all: [/openatom model license|开放原子模型许可证/] },
  { id: 'open-weights-permissive-1.0', all: ['open weights permissive license'] },
  { id: 'intel-research', all: ['intel research use license agreement'] },
  {
    id: 'cohere-cc-by-nc-aup',
    all: [/(?:c4ai|cohere)[^.]{0,80}acceptable use/, /attribution-noncommercial|cc-by-nc/],
  },
  { id: 'genentech-apache-2.0-nc', all: [/genentech[^.]{0,40}non-?commercial/, 'apache'] },
  { id: 'ltxv-open-weights', all: [/ltxv? ?(?:video)? ?open weights license/] },
  { id: 'hyperclovax', all: ['hyperclova x', /license agreement/] },
  { id: 'bilibili-model', all: ['bilibili model use license'] },
  { id: 'lfm-open-1.0', all: [/lfm open license/] },
  { id: 'fair-ai-public-1.0-sd', all: ['fair ai public license', '1.0-sd'] },
  { id: 'fair-ai-public-1.0', all: ['fair ai public license', /\b1\.0\b/], not: ['1.0-sd'] },
  { id: 'open-aleph-1.0', all: ['open aleph license'] },
  { id: 'playground-v2-community', all: [/playground v2(?:\.5)? community license/] },
  { id: 'ai2-impact', all: ['ai2 impact license'] },
  { id: 'msr-la', all: ['microsoft research license'] },
  { id: 'ont-public-1.0', all: [/oxford nanopore technologies.{0,10} public license/] },
  { id: 'hfoil-1.0', all: ['hugging face optimized inference license'] },
  { id: 'responsible-ai-source-1.1', all: ['responsible ai source code license'] },
  { id: 'openrail', all: [/open ?rail/, 'use-based restrictions', 'attachment a'] },
  { id: 'openmdw-1.1', all: [/openmdw-1\.1|openmdw license agreement,? version 1\.1/, 'model materials'] },
  { id: 'BUSL-1.1', all: ['business source license 1.1', 'change date'] },
  { id: 'SSPL-1.0', all: ['server side public license', 'offering the program as a service'] },
  { id: 'Elastic-2.0', all: ['elastic license 2.0'] },
  { id: 'PolyForm-Noncommercial-1.0.0', all: ['polyform noncommercial license'] },
  { id: 'C-UDA-1.0', all: ['computational use of data agreement', 'computational use'] },
  {
    id: 'modified-mit-mistral',
    all: [
      /not authorized to exercise any rights? under this license/,
      'to deal in the software without restriction',
    ],
  },
  {
    id: 'modified-mit-minimax',
    all: [/display[^.]{0,40}\bminimax/, 'to deal in the software without restriction'],
  },
  {
    id: 'modified-mit-kimi',
    all: [
      /million monthly active users|million us dollars/,
      'to deal in the software without restriction',
      'kimi',
    ],
  },
];

const MIT_GRANT = 'permission is hereby granted, free of charge, to any person obtaining a copy';
const MIT_RIGHTS = 'to deal in the software without restriction';
const BSD_GRANT =
  /redistribution and use (?:of .{0,80})?in source and binary forms, with or without modification, are permitted/;
const BSD_SOURCE = 'redistributions of source code must retain';
const BSD_BINARY = 'redistributions in binary form must reproduce';
const BSD_NAME =
  /(?:neither the names? .{0,300}|the names? .{0,300}may not be used )to endorse or promote products|endorse or promote products derived/;
/** Of the license itself: the notices that people copy from it hold neither. */
const FSF_TEXT =
  /everyone is permitted to copy and distribute verbatim copies|\bterms and conditions\b.{0,40}\b0\. definitions/;

/** Open texts. Several may stand in one file; all that match count. */
export const OPEN_RULES: readonly TextRule[] = [
  {
    id: 'MIT',
    all: [MIT_GRANT, MIT_RIGHTS, 'and this permission notice'],
    not: ['be used for good, not evil'],
  },
  { id: 'MIT-0', all: [MIT_GRANT, MIT_RIGHTS], not: ['and this permission notice'] },
  { id: 'NCSA', all: [MIT_GRANT, 'to deal with the software without restriction', BSD_SOURCE] },
  { id: 'BSD-4-Clause', all: [BSD_GRANT, BSD_SOURCE, BSD_BINARY, 'all advertising materials mentioning'] },
  {
    id: 'BSD-3-Clause-Clear',
    all: [BSD_GRANT, BSD_SOURCE, BSD_NAME, /no express or implied licenses to any partys? patent rights/],
  },
  {
    id: 'BSD-3-Clause',
    all: [BSD_GRANT, BSD_SOURCE, BSD_BINARY, BSD_NAME],
    not: ['all advertising materials mentioning', /no express or implied licenses to any partys? patent/],
  },
  { id: 'BSD-2-Clause', all: [BSD_GRANT, BSD_SOURCE, BSD_BINARY], not: [BSD_NAME] },
  {
    id: 'Apache-2.0',
    all: [
      'apache license',
      'grant of copyright license',
      'grant of patent license',
      'submission of contributions',
      'redistribution',
    ],
  },
  {
    id: 'GPL-3.0-only',
    all: [/gnu general public license version 3, 29 june 2007/, FSF_TEXT],
    not: [/gnu lesser general public license version 3, 29 june 2007/],
  },
  { id: 'GPL-2.0-only', all: [/gnu general public license version 2, june 1991/, FSF_TEXT] },
  { id: 'LGPL-3.0-only', all: [/gnu lesser general public license version 3, 29 june 2007/, FSF_TEXT] },
  { id: 'LGPL-2.1-only', all: [/gnu lesser general public license version 2\.1, february 1999/, FSF_TEXT] },
  { id: 'AGPL-3.0-only', all: [/gnu affero general public license version 3, 19 november 2007/, FSF_TEXT] },
  { id: 'GFDL-1.3-only', all: [/gnu free documentation license version 1\.3, 3 november 2008/, FSF_TEXT] },
  {
    id: 'MPL-2.0',
    all: [
      /mozilla public license,? version 2\.0/,
      'covered software is provided under this license on an',
      'larger work',
    ],
  },
  {
    id: 'ISC',
    all: [
      /permission to use, copy, modify, and(?:\/or)? distribute this software for any purpose with or without fee is hereby granted, provided that/,
    ],
  },
  {
    id: '0BSD',
    all: [
      'permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted',
    ],
    not: [/is hereby granted,? provided that/],
  },
  { id: 'Unlicense', all: ['this is free and unencumbered software released into the public domain'] },
  { id: 'CC0-1.0', all: [/cc0 1\.0 universal|creative commons zero/, 'affirmer', 'waive'] },
  { id: 'WTFPL', all: [/do what the f.ck you want to public license/, 'you just do what the'] },
  {
    id: 'Zlib',
    all: ['altered source versions must be plainly marked as such', 'must not be misrepresented'],
  },
  { id: 'BSL-1.0', all: ['boost software license - version 1.0', 'machine-executable object code'] },
  { id: 'AFL-3.0', all: ['academic free license', /version 3\.0|v\. ?3\.0/, 'grant of copyright license'] },
  { id: 'OSL-3.0', all: ['open software license', /version 3\.0|v\. ?3\.0/, 'grant of copyright license'] },
  { id: 'ECL-2.0', all: ['educational community license', 'version 2.0', 'grant of copyright license'] },
  { id: 'EPL-2.0', all: [/eclipse public license - v ?2\.0/, 'contributor'] },
  { id: 'EPL-1.0', all: [/eclipse public license - v ?1\.0/, 'contributor'] },
  { id: 'EUPL-1.2', all: [/european union public license v\. ?1\.2/] },
  { id: 'Artistic-2.0', all: ['the artistic license 2.0', 'standard version'] },
  { id: 'MS-PL', all: [/microsoft public license|\(ms-pl\)/, 'grant of rights', 'no trademark license'] },
  { id: 'UPL-1.0', all: ['universal permissive license', 'larger works'] },
  {
    id: 'PostgreSQL',
    all: ['postgresql license', 'without fee, and without a written agreement is hereby granted'],
  },
  { id: 'MulanPSL-2.0', all: ['mulan psl v2', 'grant of copyright license'] },
  { id: 'OFL-1.1', all: [/sil open font license version 1\.1/, 'reserved font name'] },
  { id: 'ODbL-1.0', all: ['open database license', 'derivative database', 'produced work'] },
  {
    id: 'ODC-By-1.0',
    all: [/open data commons attribution license|odc attribution license/, 'derivative database'],
  },
  { id: 'PDDL-1.0', all: [/public domain dedication (?:and|&) license/, 'the rightsholder'] },
  { id: 'CDLA-Permissive-2.0', all: [/community data license agreement - permissive - version 2\.0/] },
  { id: 'CDLA-Permissive-1.0', all: [/community data license agreement - permissive - version 1\.0/] },
  { id: 'CDLA-Sharing-1.0', all: [/community data license agreement - sharing - version 1\.0/] },
  {
    id: 'OGL-UK-3.0',
    all: [/open government license/, 'for public sector information', /version 3|v3\.0|version\/3/],
  },
  {
    id: 'OGL-UK-2.0',
    all: [/open government license/, 'for public sector information', /version 2|v2\.0|version\/2/],
    not: [/version 3|v3\.0/],
  },
  { id: 'OpenMDW-1.0', all: [/openmdw license agreement,? version 1\.0|openmdw-1\.0/, 'model materials'] },
];
