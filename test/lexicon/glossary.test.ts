/** What pages in other languages say of a release is put into English words; what says nothing of one stays as it is. */
import { describe, expect, it } from 'vitest';
import { glossFor, glossOf } from '../../src/lexicon/glossary/glossary.js';
import { type Language, languageOf } from '../../src/lexicon/language.js';

const isName = (word: string) => word === 'Wikipedia';
type Other = Exclude<Language, 'english'>;

describe('what was learned from', () => {
  it.each<[Other, string, string]>([
    [
      'spanish',
      'Fue entrenado con el corpus PLUMA-3 y la Wikipedia.',
      'was trained on the PLUMA-3 corpus and the Wikipedia',
    ],
    [
      'portuguese',
      'O modelo foi treinado com o conjunto de dados Pena2.',
      'was trained on the Pena2 dataset',
    ],
    ['french', 'Le modèle a été entraîné sur Plume 7 et Wikipedia.', 'was trained on Plume 7 and Wikipedia'],
    ['german', 'Das Modell wurde auf dem Korpus FEDER-9 trainiert.', 'was trained on FEDER-9 corpus'],
    ['russian', 'Модель обучена на датасете Pero.', 'model was trained on Pero dataset'],
    ['chinese', '模型在 Yumao-2 数据集上训练。', 'was trained on Yumao-2 dataset'],
    ['japanese', 'モデルはHane-1コーパスで事前学習しました。', 'model was pre-trained on Hane-1 corpus'],
    ['korean', '모델은 Gitteol 데이터셋으로 학습되었습니다.', 'was trained on Gitteol dataset'],
  ])('%s', (language, said, english) => {
    expect(glossOf(language, isName)(said).replace(/\s+/g, ' ')).toContain(english);
  });
});

describe('what is no account of what was learned from', () => {
  it.each([
    ['chinese', '基于 P-Tuning 的高效参数微调方法'],
    ['chinese', '支持在单张显卡上进行微调，也可以在多卡上训练。'],
    ['chinese', '使用以下训练脚本'],
  ] as const)('%s: %s', (language, said) => {
    expect(glossOf(language, isName)(said)).not.toMatch(/was (?:pre-|fine-)?(?:trained|tuned)/);
  });

  it('but words of data after "based on" are one', () => {
    expect(glossOf('chinese', isName)('基于 Yumao-2 数据训练').replace(/\s+/g, ' ')).toContain(
      'was trained on Yumao-2',
    );
  });
});

describe('what is kept back or to come', () => {
  it.each<[Other, string, string]>([
    ['spanish', 'Los datos de entrenamiento no se pueden publicar.', 'training data cannot be released'],
    ['portuguese', 'Os dados de treinamento não são públicos.', 'training data is not available'],
    ['french', 'Les poids du modèle seront bientôt publiés.', 'model weights will be released'],
    [
      'german',
      'Die Trainingsdaten können leider nicht weitergegeben werden.',
      'training data cannot be released',
    ],
    ['russian', 'Веса модели не публикуются.', 'model weights are not released'],
    ['chinese', '训练数据暂不公开。', 'training data are not released'],
    ['japanese', '学習データは公開していません。', 'training data : are not released'],
    ['korean', '학습 데이터는 공개하지 않습니다.', 'training data are not released'],
  ])('%s', (language, said, english) => {
    expect(glossOf(language, isName)(said).replace(/\s+/g, ' ')).toContain(english);
  });
});

describe('what stays', () => {
  it('is an address, a path or a name', () => {
    const gloss = glossOf('spanish', isName);
    expect(gloss('Vea https://ejemplo.org/los/datos y datos/pesos.pt de Zorzal.')).toBe(
      'Vea https://ejemplo.org/los/datos and datos/pesos.pt of Zorzal.',
    );
  });

  it('is where the cells of a table end, over which no clause reaches', () => {
    expect(glossOf('german', isName)('Gewichte | wurde auf | FEDER-9 trainiert')).toBe(
      'model weights | wurde on | FEDER-9 trained'.replace('trained', 'trainiert'),
    );
  });

  it('is a word that only begins like one of the glossary', () => {
    expect(glossOf('french', isName)('Les poissons et les datons.')).toBe('the poissons and the datons.');
  });

  it('is no capital of a German noun, unless it is a name', () => {
    expect(glossOf('german', isName)('Das Modell wurde mit Arztbriefen und Wikipedia trainiert.')).toBe(
      'the model was trained on arztbriefen and Wikipedia.',
    );
  });
});

describe('the language of a page', () => {
  it.each<[Language | null, string]>([
    ['spanish', 'El modelo fue entrenado con textos de la prensa y se puede usar para clasificar noticias.'],
    [
      'portuguese',
      'O modelo foi treinado com textos da imprensa e pode ser usado para classificar as notícias.',
    ],
    ['french', 'Le modèle a été entraîné avec des textes de la presse et sert pour classer les nouvelles.'],
    [
      'german',
      'Das Modell wurde mit Texten aus der Presse trainiert und ist für die Einteilung von Meldungen.',
    ],
    ['japanese', '新聞記事の分類に使うモデルです。'],
    ['chinese', '用于新闻文章分类的中文模型。'],
    ['korean', '뉴스 기사를 분류하는 모델입니다.'],
    ['russian', 'Модель для классификации новостей.'],
    [
      'english',
      'The model was trained on texts of the press and sorts the news. It is small and runs on a laptop.',
    ],
    [
      null,
      'Het model is getraind op teksten van de pers en kan worden gebruikt voor het indelen van nieuws. De gewichten zijn te vinden op de server van de groep.',
    ],
    [
      null,
      'Il modello è stato allenato con testi della stampa e serve per la classificazione delle notizie. I pesi sono nella cartella del progetto.',
    ],
  ])('%s', (language, text) => {
    expect(languageOf(text)).toBe(language);
  });

  it('without a glossary, and English, are left alone', () => {
    expect(glossFor('The weights are on the Hub, and the data are in the folder.', isName)).toBeNull();
    expect(
      glossFor('Malli koulutettiin lehtiteksteillä, ja sillä voi luokitella uutisia nopeasti.', isName),
    ).toBeNull();
  });
});
