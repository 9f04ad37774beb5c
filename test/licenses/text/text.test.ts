/** License texts as people ship them: a closed text is never taken for the open one that it resembles. */
import { describe, expect, it } from 'vitest';
import { nameLicense } from '../../../src/licenses/names/names.js';
import { publishedTexts } from '../../../src/licenses/text/fingerprint-build.js';
import { plainText } from '../../../src/licenses/text/plain-text.js';
import { recognizeText } from '../../../src/licenses/text/text.js';
import { OPEN_RULES, OWN_TERMS } from '../../../src/licenses/text/text-rules.js';

const texts = publishedTexts();
const published = (id: string): string => {
  const text = texts.get(id);
  if (text === undefined) throw new Error(`no text of ${id}`);
  return text;
};

const OPEN = [
  ...['MIT', 'MIT-0', 'ISC', '0BSD', 'Zlib', 'Unlicense', 'CC0-1.0', 'BSL-1.0', 'NCSA', 'UPL-1.0', 'WTFPL'],
  ...[
    'BSD-2-Clause',
    'BSD-3-Clause',
    'BSD-3-Clause-Clear',
    'BSD-4-Clause',
    'Apache-2.0',
    'MPL-2.0',
    'EPL-2.0',
  ],
  ...[
    'GPL-2.0-only',
    'GPL-3.0-only',
    'LGPL-2.1-only',
    'LGPL-3.0-only',
    'AGPL-3.0-only',
    'EUPL-1.2',
    'AFL-3.0',
  ],
  ...['CC-BY-4.0', 'CC-BY-SA-4.0', 'CC-BY-3.0', 'ODbL-1.0', 'ODC-By-1.0', 'PDDL-1.0', 'CDLA-Permissive-2.0'],
  ...['OpenMDW-1.0', 'MulanPSL-2.0', 'Artistic-2.0', 'ECL-2.0', 'OSL-3.0', 'MS-PL'],
];

const CLOSED = [
  ...[
    'CC-BY-NC-4.0',
    'CC-BY-ND-4.0',
    'CC-BY-NC-SA-4.0',
    'CC-BY-NC-ND-4.0',
    'CC-BY-NC-3.0',
    'CC-BY-NC-ND-3.0',
  ],
  ...['BUSL-1.1', 'SSPL-1.0', 'Elastic-2.0', 'PolyForm-Noncommercial-1.0.0', 'C-UDA-1.0'],
];

describe('published texts', () => {
  it.each(OPEN)('%s is recognized and open', (id) => {
    expect(recognizeText(published(id))).toMatchObject({ as: 'text', terms: { id, openness: 'open' } });
  });

  it.each(CLOSED)('%s is recognized and restricted', (id) => {
    expect(recognizeText(published(id))).toMatchObject({ as: 'text', terms: { id, openness: 'restricted' } });
  });

  it.each(['JSON', 'Aladdin', 'Hippocratic-2.1', 'CPOL-1.02', 'JPL-image'])('%s is not open', (id) => {
    expect(recognizeText(published(id)).terms.openness).not.toBe('open');
  });
});

const mit = published('MIT');
const apache = published('Apache-2.0');

describe('texts as shipped', () => {
  it.each([
    ['indented', mit.replace(/^/gm, '    ')],
    ['with a byte order mark', `\ufeff${mit}`],
    ['with Windows line ends', mit.replace(/\n/g, '\r\n')],
    ['as a comment', mit.replace(/^/gm, '# ')],
    ['in Markdown', `# The MIT License\n\n${mit.replace('Permission', '**Permission**')}`],
    ['in HTML', `<html><body><p>${mit.replace(/"/g, '&quot;')}</p></body></html>`],
    ['with British spelling', mit.replace(/sublicense/g, 'sublicence').replace('License', 'Licence')],
    ['with many copyright lines', `${'Copyright (c) 2020 Someone Else\n'.repeat(12)}${mit}`],
    ['after a preamble', `Data in this repository is no longer updated.\n\n${mit}`],
    ['twice, for parts by others', `Ours:\n${mit}\nParts by others:\n${mit}`],
    ['offering it to both kinds of users', `Free for commercial and non-commercial use.\n${mit}`],
  ])('MIT %s', (_how, text) => {
    expect(recognizeText(text)).toMatchObject({ as: 'text', terms: { id: 'MIT', openness: 'open' } });
  });

  it('names every license of a joined file', () => {
    const joined = `${apache}\n\nThird-party notices\n\n${published('BSD-3-Clause')}\n\n${mit}`;
    expect(recognizeText(joined).terms).toMatchObject({
      id: expect.stringMatching(/^(?=.*Apache-2\.0)(?=.*BSD-3-Clause)(?=.*MIT)/),
      openness: 'open',
    });
  });

  it('recognizes Apache with the appendix cut off, https addresses and a company header', () => {
    const cut = apache.slice(0, apache.indexOf('END OF TERMS AND CONDITIONS'));
    expect(recognizeText(cut).terms.id).toBe('Apache-2.0');
    expect(
      recognizeText(`Copyright 2024 Example Ltd.\n\n${apache.replace(/http:/g, 'https:')}`).terms.id,
    ).toBe('Apache-2.0');
  });

  it('recognizes BSD-3-Clause without numbers and with the holder named', () => {
    const text = published('BSD-3-Clause')
      .replace(/^\s*\d\.\s*/gm, '')
      .replace(/the name of the copyright holder/i, 'the name of the University of Example');
    expect(recognizeText(text).terms.id).toBe('BSD-3-Clause');
  });

  it('recognizes the GPL whose copyright notice was replaced', () => {
    const text = published('GPL-3.0-only').replace(
      /Copyright[^\n]*2007[\s\S]*?not allowed\./,
      'Copyright (c) 2023 Example.',
    );
    expect(text.includes('verbatim copies of this license document')).toBe(false);
    expect(recognizeText(text).terms.id).toBe('GPL-3.0-only');
  });

  it('sees that a text covers the weights', () => {
    const text = `${mit}\nThis copyright and license covers both the source code and model weights.`;
    expect(recognizeText(text)).toMatchObject({ coversWeights: true, terms: { id: 'MIT' } });
    expect(recognizeText(mit).coversWeights).toBe(false);
  });
});

describe('an open text with something taken away', () => {
  it.each([
    ['MIT, non-commercial', `${mit}\nThe Software may be used for non-commercial purposes only.`],
    ['Apache, non-commercial', apache.replace('Apache License', 'Example Apache 2.0 Non-Commercial License')],
    ['Apache, research only', `Use is granted for academic research use only.\n${apache}`],
    ['MIT, Commons Clause', `"Commons Clause" License Condition v1.0\n${mit}`],
    ['Apache, use policy', `${apache}\nYou must comply with the Acceptable Use Policy.`],
    ['BSD, no commercial use', `${published('BSD-3-Clause')}\nCommercial use is strictly prohibited.`],
    [
      'CC BY with NC in the title',
      published('CC-BY-4.0').replace('Attribution 4.0', 'Attribution-NonCommercial 4.0'),
    ],
    [
      'MPL, research',
      `Oxford Nanopore Technologies PLC. Public License Version 1.0\n${published('MPL-2.0')}`,
    ],
  ])('%s is restricted', (_what, text) => {
    expect(recognizeText(text).terms.openness).toBe('restricted');
  });

  it('MIT with a duty above a number of users cannot be judged', () => {
    const text = `Modified MIT License\n${mit}\nAbove 100 million monthly active users Kimi must be displayed.`;
    expect(recognizeText(text).terms).toMatchObject({ id: 'modified-mit-kimi', openness: 'unclear' });
  });
});

describe('terms of models', () => {
  it.each([
    ['META LLAMA 3 COMMUNITY LICENSE AGREEMENT\nMeta Llama 3 Version Release Date', 'llama3'],
    ['LLAMA 3.1 COMMUNITY LICENSE AGREEMENT\nLlama 3.1 Version Release Date', 'llama3.1'],
    ['LLAMA 2 COMMUNITY LICENSE AGREEMENT', 'llama2'],
    ['LLAMA 4 COMMUNITY LICENSE AGREEMENT\nLlama 4 Version Effective Date', 'llama4'],
    ['Gemma Terms of Use\n… "Model Derivatives" …', 'gemma'],
    ['BigScience Open RAIL-M License\n…\nAttachment A', 'bigscience-openrail-m'],
    ['CreativeML Open RAIL++-M License\n…\nAttachment A', 'openrail++'],
    ['CreativeML Open RAIL-M\n…\nAttachment A', 'creativeml-openrail-m'],
    ['DEEPSEEK LICENSE AGREEMENT\nVersion 1.0 … Derivatives of the Model', 'deepseek-1.0'],
    ['Qwen LICENSE AGREEMENT\n… 100 million monthly active users', 'qwen-2024'],
    ['Tongyi Qianwen LICENSE AGREEMENT', 'tongyi-qianwen-2023'],
    ['NVIDIA Open Model License Agreement\n… Model Derivatives', 'nvidia-open-model'],
    ['STABILITY AI COMMUNITY LICENSE AGREEMENT', 'stabilityai-ai-community'],
    ['STABILITY AI NON-COMMERCIAL RESEARCH COMMUNITY LICENSE AGREEMENT', 'stabilityai-nc'],
    ['FLUX.1 [dev] Non-Commercial License v1.1.1', 'flux-1-dev-nc'],
    ['Falcon 2 11B TII License\n… Acceptable Use Policy', 'falcon-2-11b'],
    ['# ALPHAFOLD 3 MODEL PARAMETERS TERMS OF USE', 'alphafold3-parameters'],
    ['EvolutionaryScale Cambrian Non-Commercial License Agreement', 'cambrian-non-commercial'],
    ['TENCENT HUNYUAN COMMUNITY LICENSE AGREEMENT', 'tencent-hunyuan-community'],
    ['Mistral AI Research License', 'mistral-mrl-0.1'],
    ['EXAONE AI Model License Agreement 1.1 - NC', 'exaone-1.1-nc'],
  ])('%s', (text, id) => {
    expect(recognizeText(text)).toMatchObject({ as: 'text', terms: { id, openness: 'restricted' } });
  });

  it.each([...new Set([...OWN_TERMS, ...OPEN_RULES].map(({ id }) => id))])('%s has terms', (id) => {
    expect(nameLicense(id)?.id).toBe(id);
  });

  it('are those whose title stands first', () => {
    const text = `NVIDIA Open Model License Agreement\n"Model Derivatives" …\nBuilt with Llama, which is under the Llama 3.1 Community License Agreement.`;
    expect(recognizeText(text).terms.id).toBe('nvidia-open-model');
  });

  it('stand beside an open license in one file', () => {
    const own = `\n\nLLAMA 3.1 COMMUNITY LICENSE AGREEMENT\n${'Terms of its own follow here, one after another. '.repeat(60)}`;
    expect(recognizeText(`${apache}${own}`).terms).toMatchObject({
      id: 'llama3.1 AND Apache-2.0',
      openness: 'restricted',
    });
  });

  it.each([
    [
      'C4AI Acceptable Use Policy applies. Creative Commons Attribution-NonCommercial 4.0',
      'cohere-cc-by-nc-aup',
    ],
    ['开放原子模型许可证', 'openatom-model-1.0'],
    ['ChatGLM3-6B License', 'chatglm2-model'],
    ['OpenMDW License Agreement, version 1.1 (OpenMDW-1.1)\n"Model Materials"', 'openmdw-1.1'],
  ])('%s', (text, id) => {
    expect(recognizeText(text).terms.id).toBe(id);
  });

  it('of a version that is not known are unknown', () => {
    const text = 'EXAONE AI Model License Agreement 1.2 - NC\nFor research purposes only.';
    expect(recognizeText(text).terms).toEqual({
      id: null,
      name: 'EXAONE AI Model License Agreement 1.2 - NC',
      openness: 'restricted',
    });
  });

  it('is not misled by the open license that a closed one builds on', () => {
    expect(recognizeText(`Falcon 2 11B TII License\nAcceptable Use Policy\n${apache}`).terms.id).toBe(
      'falcon-2-11b',
    );
  });
});

describe('plain text', () => {
  it('drops marks, quotes and line ends', () => {
    expect(plainText('\ufeff> **The “Licence”**\r\n> is   _non-\ncommercial_ — really.')).toBe(
      'the license is non-commercial - really.',
    );
  });
});
