/** What checks make of pages in languages that are read, and of those in one that is not. */
import { expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import datasetsNamed from '../../src/checks/datasets-named.js';
import evaluationResults from '../../src/checks/evaluation-results.js';
import modelWeights from '../../src/checks/model-weights.js';
import trainingCode from '../../src/checks/training-code.js';
import trainingData from '../../src/checks/training-data.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(modelWeights, release(facts));

it('nothing in a language that is not read fails, and silence in none', () => {
  const [unread, silent] = [
    '# Modello\n\nQuesto modello è stato addestrato con un corpus di referti clinici di diversi ospedali. I pesi non sono disponibili per il momento, ma saranno pubblicati quando la rivista accetterà l’articolo del gruppo.\n',
    '# Modelo\n\nEste modelo fue entrenado con un corpus de informes clínicos de varios hospitales. Clasifica cada informe por el servicio que lo escribió y por el año en que se escribió.\n',
  ];
  expect(run({ repositoryFiles: ['predict.py'], readme: unread }).result).toBe('unknown');
  expect(run({ repositoryFiles: ['predict.py'], readme: silent }).result).toBe('unknown');
});

it('words that keep weights back are heard in other languages', () => {
  const readme =
    '# Modelo\n\nEste modelo fue entrenado con un corpus de informes clínicos de varios hospitales. Los pesos no están disponibles por el momento, pero se van a publicar en cuanto el artículo sea aceptado.\n';
  expect(run({ repositoryFiles: ['predict.py'], readme }).result).toBe('fail');
});

it('lists, scores and what is kept back are heard in Chinese', () => {
  const card = (text: string) => ({ card: `# 鹬鸟-embedding\n\n这是一个用于检索的向量模型。\n\n${text}\n` });
  const result = (check: Parameters<typeof runCheck>[0], text: string) =>
    runCheck(check, release(card(text))).result;
  expect(result(datasetsNamed, '我们使用以下数据集进行训练：\n\n- Plum2Call\n- MarshReader')).toBe('pass');
  expect(result(evaluationResults, '## 评估\n\n在 MarshBench 上平均得分 63.2。')).toBe('pass');
  expect(result(trainingData, '## 数据\n\n数据暂不公开。')).toBe('fail');
  expect(result(datasetsNamed, '训练时间为三天。')).toBe('unknown');
});

it('what a body does needs no words', async () => {
  const readme =
    '# Zaunkönig\n\nVorhersage von Pegelständen mit einem kleinen Netz, das auf jedem Rechner läuft.\n';
  expect(runCheck(trainingCode, release({ readme, repositoryFiles: ['train.py', 'net.py'] })).result).toBe(
    'pass',
  );
});
