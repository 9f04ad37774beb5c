import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import trainingConfiguration from '../../src/checks/training-configuration.js';
import { judged } from '../release/code/judged.js';
import { type Facts, HUB_URL, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(trainingConfiguration, release(facts));

const full =
  'The model was trained with a learning rate of 1e-4, a batch size of 256 and AdamW for 100 epochs.\n';

describe('training-configuration', () => {
  it.each([
    ['# Heron-LoRA', 1],
    ['# Fine-tuning Heron', 1],
    ['# Heron', 0.5],
  ])('takes settings of a tuning for those of the training under the title %s', (title, worth) => {
    const readme = `${title}\n\n## Fine-tuning\n\nWe fine-tuned with a learning rate of 1e-4, a batch size of 8 and AdamW for 3 epochs.\n`;
    expect(run({ readme }).low).toBe(worth);
  });

  it('passes on a section and cites it', () => {
    const finding = run({ card: `# M\n\n## Training procedure\n\n${full}` });
    expect(finding.result).toBe('pass');
    expect(finding.citations[0]?.url).toBe(`${HUB_URL}/blob/bbbb/README.md#L3`);
  });

  it.each<[string, Facts]>([
    [
      'a list as the Trainer writes it',
      {
        card: '### Training hyperparameters\n\n- learning_rate: 2e-05\n- train_batch_size: 16\n- seed: 42\n- num_epochs: 3\n',
      },
    ],
    [
      'a table',
      {
        readme:
          '## Pretraining\n\n| parameter | value |\n|---|---|\n| learning rate | 1e-4 |\n| batch size | 64 |\n| warmup steps | 2000 |\n',
      },
    ],
    [
      'a training command',
      { readme: '## Training\n\n```bash\npython train.py --lr 1e-4 --batch_size 64 --epochs 10\n```\n' },
    ],
    [
      'sub-sections',
      {
        readme:
          '## Training\n\n### Optimizer\n\nAdamW, learning rate 1e-4.\n\n### Length\n\nTrained for 100k steps.\n',
      },
    ],
    ['a configuration file', { repositoryFiles: ['configs/train/base.yaml'] }],
    [
      'the tuning of a tuned model',
      {
        hub: {
          baseModels: [
            { id: 'a/b', relation: 'finetune', info: { state: 'absent', source: { url: HUB_URL } } },
          ],
        },
        card: `## Fine-tuning\n\n${full}`,
      },
    ],
  ])('passes on %s', (_, facts) => {
    expect(run(facts).result).toBe('pass');
  });

  it.each<[string, Facts, number]>([
    ['fine-tuning of a base model', { card: `## Fine-tuning\n\n${full}` }, 0.5],
    ['scripts for fine-tuning', { repositoryFiles: ['examples/task/finetune.sh'] }, 0.5],
    ['pickled arguments', { hubFiles: ['training_args.bin'] }, 0.75],
    ["the network's own settings", { repositoryFiles: ['predict.py', 'pkg/model/config.py'] }, 0.5],
    ['settings named after the network', { repositoryFiles: ['predict.py', 'small_bert_config.json'] }, 0.5],
    ['a task of its own in a tutorial', { repositoryFiles: ['train.py', 'tutorials/x/configs/a.yaml'] }, 0.5],
    ['one or two of them', { card: '## Training\n\nTrained for 3 epochs.\n' }, 0.25],
  ])('counts %s in part', (_, facts, share) => {
    expect(run(facts)).toMatchObject({ result: 'partial', low: share });
  });

  it.each<[string, Facts]>([
    [
      'options of inference',
      { readme: '## Inference\n\nUse a batch size of 8, 50 steps and a sequence length of 512.\n' },
    ],
    ["the Hub's configuration", { hubFiles: ['config.json', 'model_config.json'] }],
    ['settings of the documentation', { repositoryFiles: ['predict.py', 'conf.py', 'docs/source/conf.py'] }],
    ['settings of a demo', { repositoryFiles: ['demo/model_config.yaml', 'tokenizer/config.json'] }],
    ['the shape of an adapter', { hubFiles: ['adapter_config.json'] }],
    ['a list of samples', { repositoryFiles: ['data/train/train.json'] }],
    [
      'template fields',
      {
        card: '## Training Details\n\n#### Training Hyperparameters\n\n- **Training regime:** [More Information Needed]\n',
      },
    ],
    ["somebody else's configuration", { repositoryFiles: ['third_party/fairseq/config/train.yaml'] }],
  ])('fails on %s', (_, facts) => {
    expect(run(facts).result).toBe('fail');
  });

  it('is unknown when the repository could not be read', () => {
    expect(run({ repository: 'unavailable' }).result).toBe('unknown');
  });

  it('takes general settings for those of the training when training code stands beside them', () => {
    const beside = run({ repositoryFiles: ['train.py', 'config/config.yaml'], readme: '# M\n' });
    expect(beside).toMatchObject({ result: 'pass' });
    expect(beside.citations[0]?.url).toMatch(/config\/config\.yaml$/);
    const alone = run({ repositoryFiles: ['predict.py', 'config/config.yaml'], readme: '# M\n' });
    expect(alone.result).toBe('fail');
  });

  it.each(['docs/_config.yml', '_config.yml', 'workflow/train/envs/general.yaml', 'train/conda/config.yaml'])(
    'takes those of pages and environments for none: %s',
    (path) => {
      expect(run({ repositoryFiles: ['train.py', path], readme: '# M\n' })).toMatchObject({ low: 0.5 });
    },
  );

  it('takes those of a server that runs a compiled graph for none', async () => {
    const serve = 'import torch\nnet = torch.jit.load("hail.pt")\nprint(net(x))\n';
    const beside = { repositoryFiles: [{ path: 'config.yaml', size: 900 }] };
    expect(await judged(trainingConfiguration, { 'serve.py': serve }, '# M', beside)).toBe('fail');
    const net = 'import torch.nn as nn\nclass Net(nn.Module):\n  pass\n';
    expect(await judged(trainingConfiguration, { 'net.py': net }, '# M', beside)).toBe(0.5);
  });

  it('counts settings inside the training code as half, and those of other steps not at all', () => {
    const repositoryFiles = ['pretrain.py', 'conf/inference_config.yaml', '.github/config.yml'];
    expect(run({ repositoryFiles, readme: '# M\n' })).toMatchObject({ result: 'partial', low: 0.5 });
  });

  it.each([
    ['a probe', '## Linear-probe evaluation\n\n```python\nload(batch_size=100)\nprobe.fit(train)\n```\n'],
    [
      'code that measures',
      '## Results\n\nThe model was trained on text.\n\n```python\nwith torch.no_grad():\n  load(train, batch_size=100, max_steps=10)\n```\n',
    ],
    ['a tuning mentioned in passing', '## Fine-tuning\n\nUse a batch size of 16.\n'],
  ])('fails on %s', (_, readme) => {
    expect(run({ readme }).result).toBe('fail');
  });
});

it('passes on the settings that a run saved beside its weights', () => {
  const weights = { path: 'runs/one/best.pt', size: 9_000_000 };
  expect(run({ repositoryFiles: [weights, 'runs/one/args.yaml'] }).result).toBe('pass');
  expect(run({ repositoryFiles: [weights, 'runs/two/args.yaml'] }).result).toBe('fail');
});

it('leaves out what is told of the work of others in a folder for it', () => {
  const page = `# Wren\n\n## Training\n\n${full}`;
  expect(run({ readme: '# Heron', texts: { 'literature/training/wren.md': page } }).result).toBe('fail');
  expect(run({ readme: '# Heron', texts: { 'docs/training.md': page } }).result).toBe('pass');
});
