/** Names of several words, tables of measures, files in supplements and on pages of releases. */
import { describe, expect, it } from 'vitest';
import { type Check, runCheck } from '../../../src/checks/check.js';
import datasetsNamed from '../../../src/checks/datasets-named.js';
import evaluationData from '../../../src/checks/evaluation-data.js';
import evaluationResults from '../../../src/checks/evaluation-results.js';
import modelWeights from '../../../src/checks/model-weights.js';
import trainingData from '../../../src/checks/training-data.js';
import { release } from '../../release-builder.js';

const run = (check: Check, text: string) => runCheck(check, release({ readme: `# Heron\n\n${text}\n` }));

describe('what was learned from', () => {
  it('has a name of several words, or that of the place where it came from', () => {
    expect(run(datasetsNamed, 'Trained on the Open Marsh Call corpus (200k calls).').because).toContain(
      'Open Marsh Call',
    );
    expect(run(datasetsNamed, 'Trained on 4,120 calls from CALLBANK (May release).').because).toContain(
      'CALLBANK',
    );
  });

  it('has none in words on the kind', () => {
    expect(run(datasetsNamed, 'Trained on a large corpus of calls from many ponds.').result).toBe('fail');
  });

  it('may be in a supplement', () => {
    expect(
      run(trainingData, 'The training data are in the supporting information of our paper.').low,
    ).toBeGreaterThan(0);
    expect(run(trainingData, 'Details are in the supporting information of our paper.').result).toBe('fail');
  });
});

describe('what is measured', () => {
  it('stands behind a figure with a point', () => {
    expect(run(evaluationData, 'AUROC 0.94 on MarshBench2.')).toMatchObject({ low: 0.5 });
  });

  it('stands in a table whose columns are measures', () => {
    const table = (...head: string[]) => `| ${head.join(' | ')} |\n|---|---|---|\n| Marsh | 88.1 | 84.2 |\n`;
    expect(run(evaluationResults, table('Set', 'P', 'R')).result).toBe('pass');
    expect(run(evaluationResults, table('Model', 'Size', 'Time')).result).toBe('fail');
  });
});

it('a file of weights that words name is in the release that they link', () => {
  const release = '[releases](https://github.com/marsh/heron/releases/tag/v1.0)';
  expect(run(modelWeights, `Download \`heron.onnx\` from the ${release}.`).result).toBe('pass');
  expect(run(modelWeights, `Download the manual from the ${release}.`).result).toBe('fail');
});
