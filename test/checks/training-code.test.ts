import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import trainingCode from '../../src/checks/training-code.js';
import { type Facts, REPOSITORY_URL, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(trainingCode, release(facts));

describe('training code that is there', () => {
  it('passes on a training script and cites it', () => {
    const finding = run({ repositoryFiles: ['train.py', 'model.py'] });
    expect(finding.result).toBe('pass');
    expect(finding.because).toContain('train.py');
    expect(finding.citations[0]?.url).toBe(`${REPOSITORY_URL}/blob/aaaa/train.py`);
  });

  it.each([
    ['a script with a telling name', { repositoryFiles: ['scripts/pretrain_protein.sh'] }],
    [
      'a script without one, run under a heading on training',
      {
        repositoryFiles: ['main.py'],
        readme: '# Model\n\n## Training\n\n```bash\npython main.py --epochs 10\n```\n',
      },
    ],
    [
      'a command of the installed package',
      {
        repositoryFiles: ['setup.py'],
        readme: '# Model\n\n```bash\nrun_model train --config a.yaml\n```\n',
      },
    ],
    [
      'a module below a title that names a tune',
      {
        repositoryFiles: ['pkg/training/run.py'],
        readme: '## Instruction Tuning with Waders\n\n### Training\n\n    torchrun -m training.run\n',
      },
    ],
    [
      'a script beside an open item of a to-do list',
      {
        repositoryFiles: ['train.py'],
        readme: '# Model\n\n## TODO\n\n- [ ] Add code for pretraining on other data\n',
      },
    ],
    [
      'a module',
      { repositoryFiles: ['pkg/engine.py'], readme: '## Pre-training\n\n    python -m pkg.engine\n' },
    ],
    [
      'another project’s trainer with settings of its own',
      {
        repositoryFiles: ['models/small.yml'],
        readme: '## Training\n\n```\npython deepy.py train.py small.yml\n```\n',
      },
    ],
    [
      'a sub-command of one program',
      {
        repositoryFiles: ['cli.py'],
        readme: '# Model\n\n```\npython cli.py fit --config a.yaml\n```\n',
      },
    ],
    [
      'a switch',
      { repositoryFiles: ['run.py'], readme: '# Model\n\n```\npython run.py --mode train\n```\n' },
    ],
    [
      'a repository of the same owner',
      {
        repositoryFiles: ['model.py'],
        readme:
          '# Model\n\nThe training code is in [its own repository](https://github.com/example/model-training).\n',
      },
    ],
    ['a notebook', { repositoryFiles: ['notebooks/training.ipynb'] }],
    ['a script on the Hub', { hubFiles: ['train.py'] }],
  ] satisfies [string, Facts][])('passes on %s', (_, facts) => {
    expect(run(facts).result).toBe('pass');
  });
});

describe('fine-tuning is not training', () => {
  it('fails on train scripts of single tasks', () => {
    const finding = run({
      repositoryFiles: ['examples/RE-TASK/train.sh', 'examples/QA-TASK/train.sh'],
      texts: { 'examples/RE-TASK/README.md': '# Task\n\n## Training\n\n```\nbash train.sh\n```\n' },
    });
    expect(finding.result).toBe('fail');
    expect(finding.because).toContain('fine-tune');
    expect(finding.citations.map(({ label }) => label)).toContain('examples/QA-TASK/train.sh');
  });

  it('fails on a folder that the README treats under downstream tasks', () => {
    const readme = '# Model\n\n## Downstream tasks\n\n### DrugNet\n\nText.\n';
    expect(run({ repositoryFiles: ['DrugNet/train.py'], readme }).result).toBe('fail');
    expect(run({ repositoryFiles: ['DrugNet/train.py'], readme: '# Model\n' }).result).toBe('pass');
  });

  it('passes when the release itself is a fine-tune', () => {
    const absent = { state: 'absent', source: { url: 'https://huggingface.co/base/model' } } as const;
    const files = { repositoryFiles: ['finetune.py'] };
    const tuned = { hub: { baseModels: [{ id: 'base/model', relation: 'finetune', info: absent }] } };
    const quantized = { hub: { baseModels: [{ id: 'base/model', relation: 'quantized', info: absent }] } };
    expect(run({ ...files, ...tuned }).result).toBe('pass');
    expect(run({ ...files, ...quantized }).result).toBe('fail');
    expect(run({ ...files, repository: { fullName: 'example/model-lora' } }).result).toBe('pass');
  });

  it('fails on programs that tune models of others', () => {
    const card = '## Training\n\n```\nllamafactory-cli train config.yaml\n```\n';
    expect(run({ card }).result).toBe('fail');
  });
});

describe('training code that is only talked about', () => {
  it.each([
    'We do not release the training code.',
    'The training code is coming soon.',
    'Training scripts will be released after publication.',
  ])('fails on "%s" and cites the line', (sentence) => {
    const finding = run({ repositoryFiles: ['model.py'], readme: `# Model\n\n${sentence}\n` });
    expect(finding.result).toBe('fail');
    expect(finding.because).toContain('withheld');
    expect(finding.citations[0]?.line).toBe(3);
  });

  it('is half there when a script exists and more is announced', () => {
    const finding = run({
      repositoryFiles: ['train.py'],
      readme: 'Coming soon: training code for version 2.',
    });
    expect(finding).toMatchObject({ result: 'partial', share: 0.5 });
  });

  it('fails on a claim without files, and on a link to somebody else’s repository', () => {
    const other = 'The training code builds on [theirs](https://github.com/somebody/trainer).';
    expect(run({ repositoryFiles: ['model.py'], readme: other }).result).toBe('fail');
    const readme =
      'This repository holds training code. We train with [fairseq](https://github.com/pytorch/fairseq).';
    expect(run({ repositoryFiles: ['model.py'], readme }).result).toBe('fail');
  });

  it('fails on a command for a script that is nowhere', () => {
    const readme = '## Training\n\n```\npython run_clm.py --model gpt2\n```\n';
    expect(run({ repositoryFiles: ['model.py'], readme }).result).toBe('fail');
  });
});

describe('parts of the training code', () => {
  it.each([
    ['a trainer class', ['pkg/__init__.py', 'pkg/trainer.py']],
    ['settings of the run', ['conf/training.yaml']],
  ])('count half: %s', (_, repositoryFiles) => {
    expect(run({ repositoryFiles })).toMatchObject({ result: 'partial', share: 0.5, high: 0.5 });
  });

  it('main.py without a word about what it does counts half', () => {
    const readme = '# Model\n\n```\npython main.py\n```\n';
    const finding = run({ hub: {}, repositoryFiles: ['main.py'], readme });
    expect(finding).toMatchObject({ result: 'partial', share: 0.5 });
  });
});

describe('what does not count', () => {
  it('main.py counts whole where nothing but training is left for it to do', () => {
    const readme = '# Model\n\n```\npython main_search.py\n```\n';
    expect(run({ repositoryFiles: ['main_search.py'], readme }).result).toBe('pass');
    const weights = ['main_search.py', 'checkpoints/model.ckpt'];
    expect(run({ repositoryFiles: weights, readme }).result).toBe('partial');
    const inference = ['main_search.py', 'predict.py'];
    expect(run({ repositoryFiles: inference, readme }).result).toBe('partial');
  });

  it.each(['run_mlm_no_trainer.py', 'run_language_modeling.py'])('%s trains', (path) => {
    expect(run({ repositoryFiles: [path] }).result).toBe('pass');
  });

  it('a Lightning module is a part of it', () => {
    expect(run({ repositoryFiles: ['pkg/__init__.py', 'pkg/lightning_module.py'] }).result).toBe('partial');
    expect(run({ repositoryFiles: ['pkg/__init__.py', 'pkg/split_module.py'] }).result).toBe('fail');
  });

  it.each(['third_party/lib/train.py', 'transformers/train.py', 'tests/train.py', 'train_tokenizer.py'])(
    '%s',
    (path) => {
      expect(run({ repositoryFiles: [path] }).result).toBe('fail');
    },
  );
});

describe('what could not be seen', () => {
  it('is unknown when the file list was cut and shows no training', () => {
    expect(run({ repositoryFiles: ['model.py'], repositoryTruncated: true })).toMatchObject({
      result: 'unknown',
      low: 0,
      high: 1,
    });
  });
  it('passes on what a cut list does show', () => {
    expect(run({ repositoryFiles: ['train.py'], repositoryTruncated: true }).result).toBe('pass');
  });
  it('is unknown when the repository did not answer', () => {
    expect(run({ hubFiles: ['model.safetensors'], repository: 'unavailable' }).result).toBe('unknown');
  });
  it('leaves a partial answer open upwards', () => {
    const finding = run({ repositoryFiles: ['conf/training.yaml'], hub: 'unavailable' });
    expect(finding).toMatchObject({ result: 'partial', low: 0.5, high: 1 });
  });
});

describe('what starts no training', () => {
  const code = (line: string) => `# Model\n\n## Usage\n\n\`\`\`python\n${line}\n\`\`\`\n`;

  it('is a value that gets a name', () => {
    expect(run({ readme: code('rows_train = table.filter(lambda row: row.old)') }).result).toBe('fail');
  });

  it.each([
    'python main.py query.fasta results/',
    'python main.py INPUT_FILE.pdb OUTPUT_FOLDER',
    'model query.fasta results/',
  ])('is a program that is given an input: %s', (line) => {
    const readme = code(line);
    expect(run({ repositoryFiles: ['main.py', 'setup.py'], readme }).result).toBe('fail');
  });

  it('is a baseline that the model is held against', () => {
    const readme = '# Baseline\n\n```bash\npython train_rnn.py --lr 1e-3\n```\n';
    const facts = { repositoryFiles: ['baselines/train_rnn.py'], texts: { 'baselines/README.md': readme } };
    expect(run({ ...facts, readme: '# Model' }).result).toBe('fail');
  });
});

it('passes on a program that bears the verb in its name', () => {
  const readme = '# Model\n\n```bash\ntool-train-distributed encoder masked --batch_size 8\n```\n';
  expect(run({ repositoryFiles: ['setup.py'], readme }).result).toBe('pass');
});

it('passes on a call of the release’s own package that trains, not on one that sets a mode', () => {
  const readme = (call: string) =>
    `# Model\n\n\`\`\`python\nfrom model import Net\nnet = Net()\n${call}\n\`\`\`\n`;
  expect(run({ repositoryFiles: ['setup.py'], readme: readme('net.train(epochs=5)') }).result).toBe('pass');
  expect(run({ repositoryFiles: ['setup.py'], readme: readme('net.train()') }).result).toBe('fail');
});

it('takes what is announced for the training code only when the clause speaks of it', () => {
  const other = 'These scripts hold our pre-training set-up, and will be updated soon with a tutorial.';
  expect(run({ repositoryFiles: ['train.py'], readme: other }).result).toBe('pass');
  const own = 'The training scripts are being tidied, and will be released soon.';
  expect(run({ repositoryFiles: ['train.py'], readme: own })).toMatchObject({ result: 'partial', low: 0.5 });
});

it('a folder for training with nothing but helpers is no part of it', () => {
  const package_ = ['net/__init__.py', 'net/training/__init__.py', 'net/training/utils.py'];
  expect(run({ repositoryFiles: package_ }).result).toBe('fail');
  for (const path of ['net/training/loss.py', 'net/train_utils.py'])
    expect(run({ repositoryFiles: [...package_, path] }).result).toBe('partial');
});
