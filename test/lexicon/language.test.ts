import { describe, expect, it } from 'vitest';
import { isEnglish } from '../../src/lexicon/language.js';

describe('another language is seen', () => {
  it.each([
    [
      'Spanish',
      'Este modelo fue entrenado con un corpus de informes clínicos de varios hospitales. Los pesos no están disponibles por el momento, pero se van a publicar en cuanto el artículo sea aceptado por la revista.',
    ],
    [
      'German',
      'Dieses Modell wurde auf einem Korpus von Arztbriefen trainiert. Die Gewichte werden nicht veröffentlicht, weil die Daten nicht frei sind. Der Code für das Training ist in diesem Ordner und kann mit einem Befehl gestartet werden.',
    ],
    [
      'French',
      'Ce modèle a été entraîné sur un corpus de comptes rendus. Les poids sont disponibles sur la page du projet, et le code pour l’entraînement est dans le dossier. Les données ne sont pas publiques pour des raisons de confidentialité.',
    ],
    [
      'Chinese',
      '本模型在大规模蛋白质序列上进行预训练。模型权重可以从下面的链接下载，训练代码将在论文发表之后公开。训练数据来自公开数据库，经过去重和过滤处理，详细步骤请参考论文的补充材料。如有问题请联系作者，我们会尽快回复。',
    ],
    [
      'Russian',
      'Эта модель обучена на большом корпусе текстов. Веса модели будут опубликованы позже, а код для обучения находится в этой папке. Данные нельзя распространять из-за лицензии, поэтому мы их не публикуем здесь.',
    ],
  ])('%s', (_, text) => {
    expect(isEnglish(text)).toBe(false);
    expect(
      isEnglish(`# Net\n\n\`\`\`python\nprint("the model is for you and the data")\n\`\`\`\n\n${text}`),
    ).toBe(false);
  });
});

it('a short text in another script is not English, a name in it is', () => {
  expect(isEnglish('# 红隼\n\n红隼是一个用于预测肽结合强度的模型。\n')).toBe(false);
  expect(isEnglish('# Kestrel (红隼)\n\nPredicts how strongly a peptide binds.\n')).toBe(true);
});

describe('English is seen', () => {
  it.each([
    [
      'prose',
      'The model was trained on reads of three cohorts. We release the weights, and the code that made them can be found in the folder.',
    ],
    [
      'a list of names',
      'ESM-2 ProtBERT UniRef50 PDB CATH Swiss-Prot TrEMBL BFD MGnify ColabFold OpenFold Boltz Chai RoseTTAFold ProGen Tranception Ankh Saprot ProstT5 xTrimo Evo Nucleotide HyenaDNA Caduceus DNABERT',
    ],
    ['a few words', '模型权重'],
    [
      'with a paragraph of another language',
      `${'The model is trained on data that we release with the code for all of it. '.repeat(6)}\n\nDie Gewichte sind frei.`,
    ],
  ])('%s', (_, text) => expect(isEnglish(text)).toBe(true));
});
