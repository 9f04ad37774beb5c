/** Which files beside the card are read: on the Hub, in a folder, and in the repository that the card leads to. */
import { afterEach, describe, expect, it } from 'vitest';
import { type Evidence, valueIn } from '../../../src/evidence.js';
import { readRelease } from '../../../src/release/index.js';
import type { GithubRepo } from '../../apis/github-data.js';
import { type Collecting, startCollecting } from '../collecting.js';

let world: Collecting | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

const CLOSED = 'Wren Terms\n\nThe work may be used for non-commercial research only.\n';
const OPEN = 'SPDX-License-Identifier: MIT\n';

/** The evidence of a model with an open tag, whose card and other files are given. */
async function evidenceOf(files: Record<string, string>, repository?: GithubRepo): Promise<Evidence> {
  world = await startCollecting({
    models: [{ id: 'lab/wren', tags: ['license:mit'], cardData: { license: 'mit' }, files }],
    repositories: repository ? [repository] : [],
  });
  return world.collect('lab/wren', { links: { paper: 'none', ...(repository ? {} : { repo: 'none' }) } });
}

const licenses = (evidence: Evidence) => readRelease(evidence).licenses.value;
const textsOf = (evidence: Evidence) => Object.keys(valueIn(evidence.hub)?.texts ?? {}).sort();

const CARD = '---\nlicense: mit\n---\n# Wren\n';

describe('of a model on the Hub', () => {
  it.each(['data/LICENSE', 'dataset/LICENSE.md', 'DATA_LICENSE.txt', 'data/DATA_LICENSE'])(
    'the license of its data is read: %s',
    async (path) => {
      const evidence = await evidenceOf({
        'README.md': CARD,
        LICENSE: OPEN,
        'data/a.csv': 'a',
        [path]: CLOSED,
      });
      expect(licenses(evidence).data.openness).toBe('restricted');
      expect(licenses(evidence).weights.openness).toBe('open');
    },
  );

  it('what the card calls the model’s license is read', async () => {
    const card = `${CARD}\nUnder the [model license](docs/wren.md), see [the guide](docs/guide.md).\n`;
    const files = { 'README.md': card, 'docs/wren.md': CLOSED, 'docs/guide.md': 'Read me.' };
    const evidence = await evidenceOf(files);
    expect(textsOf(evidence)).toEqual(['README.md', 'docs/wren.md']);
    expect(licenses(evidence).weights.openness).toBe('restricted');
  });

  it('the card in another language is read where only a tag tells the license', async () => {
    const other = '# 鹪鹩\n\n## 许可证\n\n模型权重仅供学术研究使用，不得用于商业目的。\n';
    const silent = await evidenceOf({ 'README.md': `${CARD}\nA model.\n`, 'README_zh.md': other });
    expect(licenses(silent).weights.openness).toBe('restricted');
    await world?.close();
    const said = `${CARD}\n## License\n\nCode and weights are under MIT.\n`;
    expect(textsOf(await evidenceOf({ 'README.md': said, 'README_zh.md': other }))).toEqual(['README.md']);
  });

  it('the card in English is read where the main one is in another language', async () => {
    const chinese = `# 鹪鹩\n\n${'这是一个用于研究的开源语言模型，支持中文和英文。'.repeat(5)}`;
    const english = '# Wren\n\n## License\n\nThe weights are for academic research only.';
    const evidence = await evidenceOf({
      'README.md': chinese,
      'README_EN.md': english,
      'README_JA.md': '鳥',
    });
    expect(textsOf(evidence)).toEqual(['README.md', 'README_EN.md']);
    expect(licenses(evidence).weights.openness).toBe('restricted');
    expect(readRelease(evidence).card.missing).toEqual([]);
  });

  it('no sibling of a card is asked for that is in English and speaks of a license', async () => {
    const card = `${CARD}\nLicensed under MIT.\n`;
    expect(textsOf(await evidenceOf({ 'README.md': card, 'README.zh.md': '鳥' }))).toEqual(['README.md']);
  });

  it('what `license_link` names in the tree, and the page of the data’s folder, are read', async () => {
    world = await startCollecting({
      models: [
        {
          id: 'lab/wren',
          tags: ['license:other'],
          cardData: { license: 'other', license_name: 'wren', license_link: './legal/wren.txt' },
          files: { 'README.md': '# Wren', 'legal/wren.txt': CLOSED, 'data/README.md': 'Under CC BY 4.0.' },
        },
      ],
    });
    const evidence = await world.collect('lab/wren', { links: { repo: 'none', paper: 'none' } });
    expect(textsOf(evidence)).toEqual(['README.md', 'data/README.md', 'legal/wren.txt']);
    expect(licenses(evidence).weights.openness).toBe('restricted');
  });

  it('a NOTICE is read', async () => {
    const notice = 'Wren\n\nThe weights are for non-commercial research only.';
    const evidence = await evidenceOf({ 'README.md': CARD, LICENSE: OPEN, NOTICE: notice });
    expect(licenses(evidence).weights.openness).toBe('restricted');
  });
});

describe('of the repository that the card leads to', () => {
  const others = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`projects/a${at}/LICENSE`, OPEN]));
  const repository = (files: Record<string, string>): GithubRepo => ({
    full_name: 'lab/birds',
    files: { 'README.md': '# Birds\n', LICENSE: OPEN, ...others, ...files },
  });

  it('the license of the model’s own folder is read before those of others', async () => {
    const card = `${CARD}\nCode: https://github.com/lab/birds/tree/main/projects/zosterops\n`;
    const evidence = await evidenceOf(
      { 'README.md': card },
      repository({ 'projects/zosterops/LICENSE': CLOSED }),
    );
    expect(licenses(evidence).code.openness).toBe('restricted');
    expect(licenses(evidence).weights.openness).toBe('open');
  });

  it('a license of the weights in that folder counts for them, whatever the tag', async () => {
    const card = `${CARD}\nCode: https://github.com/lab/birds\n`;
    const files = { 'projects/wren/MODEL_LICENSE.md': CLOSED };
    const evidence = await evidenceOf({ 'README.md': card }, repository(files));
    expect(licenses(evidence).weights.openness).toBe('restricted');
    expect(licenses(evidence).code.openness).toBe('open');
  });

  it('texts that are kept in one folder are read', async () => {
    const card = `${CARD}\nCode: https://github.com/lab/plain\n`;
    const files = { 'README.md': '# Plain', 'LICENSES/CC-BY-NC-4.0.txt': CLOSED };
    const evidence = await evidenceOf({ 'README.md': card }, { full_name: 'lab/plain', files });
    expect(licenses(evidence).code.openness).toBe('restricted');
  });
});
