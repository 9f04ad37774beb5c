import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import inferenceCode from '../../src/checks/inference-code.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(inferenceCode, release(facts));

describe('code of the release’s own', () => {
  it.each([
    'predict.py',
    'scripts/run_inference.sh',
    'demo.ipynb',
    'generate.py',
    'examples/design_binder.sh',
    'notebooks/overview.ipynb',
  ])('passes on %s', (path) => {
    const finding = run({ repositoryFiles: [path] });
    expect(finding.result).toBe('pass');
    expect(finding.citations[0]?.label).toBe(path);
  });

  it('passes on a documented console command', () => {
    const readme = '# Model\n\n```bash\nmodel predict input.yaml\n```\n';
    expect(run({ repositoryFiles: ['setup.py'], readme }).result).toBe('pass');
  });

  it.each([
    ['input and output', 'python run.py --pdb_path a.pdb --out_folder out'],
    ['weights', 'python run.py --checkpoint model.pt'],
  ])('passes on a command with %s, whatever its script is called', (_, command) => {
    const readme = `# Model\n\n\`\`\`bash\n${command}\n\`\`\`\n`;
    expect(run({ repositoryFiles: ['run.py'], readme }).result).toBe('pass');
  });

  it.each([
    ['the repository', '# A predictor'],
    ['the title of the page', '# wader: folds feet'],
  ])('passes on a script called like %s that is given an input', (_, title) => {
    const name = title.includes('wader') ? 'wader.py' : 'model.py';
    const readme = `${title}\n\n## Command line\n\n\`\`\`\npython ${name} sequence in.fasta\n\`\`\`\n`;
    expect(run({ repositoryFiles: [name], readme }).result).toBe('pass');
    const other = readme.replace(name, 'other.py');
    expect(run({ repositoryFiles: ['other.py'], readme: other }).result).toBe('fail');
  });

  it('a command that trains, or says nothing of what it does, runs no model', () => {
    for (const command of [
      'python run.py --lr 1e-3 --out_folder out',
      'python run.py',
      'python tool.py --load_path in --out_folder out',
      'python train.py --resume a.pt',
    ]) {
      const readme = `# Model\n\n\`\`\`bash\n${command}\n\`\`\`\n`;
      expect(run({ repositoryFiles: ['run.py', 'train.py', 'tool.py'], readme }).result).toBe('fail');
    }
  });

  it('passes on documented use of its package', () => {
    const readme = '# Model\n\n```python\nimport model\nnet = model.load_model("small")\n```\n';
    expect(run({ repositoryFiles: ['setup.py', 'model/net.py'], readme }).result).toBe('pass');
  });
});

describe('half of it', () => {
  it('is a snippet for somebody else’s library', () => {
    const card =
      '# Model\n\n```python\nfrom transformers import AutoModel\nAutoModel.from_pretrained("example/model")\n```\n';
    const finding = run({ card, hubFiles: [{ path: 'model.safetensors', size: 90_000_000 }] });
    expect(finding).toMatchObject({ result: 'partial', share: 0.5 });
    expect(finding.citations[0]?.line).toBe(4);
  });

  it('is evaluation code', () => {
    expect(run({ repositoryFiles: ['eval.py'] })).toMatchObject({ result: 'partial', share: 0.5 });
  });

  it('is a package that nothing shows how to run', () => {
    expect(run({ repositoryFiles: ['setup.py', 'net/model.py'] })).toMatchObject({
      result: 'partial',
      share: 0.5,
    });
  });
});

describe('none of it', () => {
  it.each([
    'train.py',
    'model.py',
    'tests/test_predict.py',
    'third_party/net/predict.py',
    'finetune_predict.py',
  ])('%s', (path) => {
    expect(run({ repositoryFiles: [path] }).result).toBe('fail');
  });

  it('is unknown when the file list was cut', () => {
    expect(run({ repositoryFiles: ['model.py'], repositoryTruncated: true }).result).toBe('unknown');
  });
});

it('a notebook that prepares data shows no model at work', () => {
  expect(run({ repositoryFiles: ['data_preprocessing/reformat.ipynb'] }).result).toBe('fail');
});

it.each([
  'model query.fasta results/',
  'python main.py query.fasta results/',
  'tool-embed net query.fasta out.npz',
])('passes on %s', (line) => {
  const readme = `# Model\n\n## Usage\n\n\`\`\`bash\n${line}\n\`\`\`\n`;
  expect(run({ repositoryFiles: ['setup.py', 'main.py'], readme }).result).toBe('pass');
});

it('passes on `test.py` that is documented to generate, and counts one that is documented to test half', () => {
  const readme = (heading: string) =>
    `# Model\n\n## ${heading}\n\n\`\`\`bash\npython test.py model.pt\n\`\`\`\n`;
  expect(run({ repositoryFiles: ['test.py'], readme: readme('Generation') }).result).toBe('pass');
  expect(run({ repositoryFiles: ['test.py'], readme: readme('Testing') }).result).toBe('partial');
});
