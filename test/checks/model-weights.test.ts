import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import modelWeights from '../../src/checks/model-weights.js';
import { type Facts, HUB_URL, REPOSITORY_URL, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(modelWeights, release(facts));
const file = (path: string) => ({ path, size: 90_000_000 });

describe('weights on the Hub', () => {
  it('pass and are cited', () => {
    const finding = run({ hubFiles: [file('model.safetensors')] });
    expect(finding.result).toBe('pass');
    expect(finding.citations[0]?.url).toBe(`${HUB_URL}/blob/bbbb/model.safetensors`);
  });

  it('are cited by the largest file, not by a part that comes first in the alphabet', () => {
    const guard = { path: 'guard/model.safetensors', size: 80_000_000 };
    const finding = run({ hubFiles: [guard, file('network/model.safetensors')] });
    expect(finding.citations[0]?.url).toContain('/network/model.safetensors');
  });

  it('pass when the Hub has counted their parameters, though the list is unseen', () => {
    const hub = { parameters: { total: 10, byType: { F32: 10 } } };
    expect(run({ hubFiles: 'unavailable', hub }).result).toBe('pass');
  });

  it('say how they relate to a base model', () => {
    const info = { state: 'absent', source: { url: 'https://huggingface.co/base/model' } } as const;
    const baseModels = [{ id: 'base/model', relation: 'adapter', info }];
    const finding = run({ hubFiles: [file('adapter_model.safetensors')], hub: { baseModels } });
    expect(finding.because).toContain('adapter of base/model');
  });

  it('behind a gate count half', () => {
    const finding = run({ hubFiles: [file('model.safetensors')], hub: { gated: 'manual' } });
    expect(finding).toMatchObject({ result: 'partial', share: 0.5 });
  });

  it('behind a gate do not count half when the repository has them too', () => {
    const finding = run({
      hubFiles: [file('model.safetensors')],
      hub: { gated: 'auto' },
      repositoryFiles: [file('weights/model.pt')],
    });
    expect(finding.result).toBe('pass');
  });

  it('are not those of another page on the Hub', () => {
    const card = '# Model\n\nSee the weights of [the larger model](https://huggingface.co/example/larger).\n';
    expect(run({ card, hubFiles: 'unavailable' }).result).toBe('unknown');
    expect(run({ card, hubFiles: ['config.json'] }).result).toBe('fail');
  });

  it('that were disabled fail', () => {
    expect(run({ hubFiles: [file('model.safetensors')], hub: { disabled: true } }).result).toBe('fail');
  });
});

describe('weights elsewhere', () => {
  it.each([
    [
      'the page of an owner on the Hub',
      '## Models\n\nPretrained models are on [the Hub](https://huggingface.co/wader-lab): `w-1`.\n',
      'pass',
    ],
    ['a collection', '# M\n\nAll checkpoints: https://huggingface.co/collections/wader-lab/w-1\n', 'pass'],
    ['an owner who is only named', '# M\n\nBy [the lab](https://huggingface.co/wader-lab).\n', 'fail'],
    [
      'a collection of data',
      '# M\n\nCheckpoints of no kind, but [datasets](https://huggingface.co/wader-lab).\n',
      'fail',
    ],
    [
      'what a table calls the base model',
      '# M\n\n| Base model | Method |\n|-|-|\n| [base](https://huggingface.co/them/base) | tuned |\n',
      'fail',
    ],
    [
      'a file of somebody else’s zoo',
      '# M\n\nDownload the weights for Heron: [heron.pkl](https://a.org/heron.pkl) (from the Heron [Model Zoo](https://github.com/them/heron/blob/main/ZOO.md)).\n',
      'fail',
    ],
  ])('%s', (_, readme, result) => {
    expect(run({ readme, repositoryFiles: ['model.py'] }).result).toBe(result);
  });

  it.each([
    ['web_demo/other_vad.onnx', 'fail'],
    ['demo/model.onnx', 'pass'],
    ['demo/model_small.pt', 'pass'],
    ['checkpoints/resnet50.pth', 'fail'],
    ['checkpoints/wader.pth', 'pass'],
  ])('of the tree: %s, %s', (path, result) => {
    expect(run({ repositoryFiles: [file(path)], repository: { fullName: 'them/waders' } }).result).toBe(
      result,
    );
  });

  const built =
    '# Model\n\n```python\nfrom model import Net, Embed\nnet = Net(dim=8)\nout = net.embed(torch.randn(2))\n```\n';
  it('are not promised by a call that puts an untrained network together', () => {
    expect(run({ readme: built, repositoryFiles: ['model/__init__.py'] }).result).toBe('fail');
    const loaded = built.replace('Net(dim=8)', 'Net.load_pretrained("small")');
    expect(run({ readme: loaded, repositoryFiles: ['model/__init__.py'] }).result).toBe('pass');
  });

  it('behind terms count half', () => {
    const readme =
      '# M\n\nThe weights are [here](https://huggingface.co/lab/m). You need to agree to the terms to access the models.\n';
    expect(run({ readme })).toMatchObject({ result: 'partial', share: 0.5 });
  });

  it('pass in the repository', () => {
    const finding = run({ repositoryFiles: [file('checkpoints/best.ckpt')] });
    expect(finding.citations[0]?.url).toBe(`${REPOSITORY_URL}/blob/aaaa/checkpoints/best.ckpt`);
    expect(finding.result).toBe('pass');
  });

  it.each([
    'Download the [weights](https://zenodo.org/records/1234567).',
    'The pre-trained model is [here](https://drive.google.com/file/d/abc/view).',
    '```\nwget https://example.org/files/model_final.pt\n```',
    'Model weights: [Hugging Face](https://huggingface.co/lab/model).',
  ])('pass behind a link: %s', (text) => {
    const finding = run({ readme: `# Model\n\n${text}\n` });
    expect(finding.result).toBe('pass');
    expect(finding.citations[0]?.line).toBeGreaterThanOrEqual(3);
  });

  it('pass when the package fetches them', () => {
    expect(run({ repositoryFiles: ['model/pretrained.py'] }).result).toBe('pass');
    expect(run({ repositoryFiles: ['scripts/download_weights.sh'] }).result).toBe('pass');
  });

  it('pass when the documents say that they are handed out', () => {
    expect(run({ readme: 'The model weights are downloaded automatically.' }).result).toBe('pass');
  });

  it('count half behind a login', () => {
    const readme = 'Download the [checkpoint](https://pan.baidu.com/s/abc).';
    expect(run({ readme })).toMatchObject({ result: 'partial', share: 0.5 });
  });

  it('count half on a Hub page whose access must be requested', () => {
    const readme = 'Request access to the model weights on [the Hub](https://huggingface.co/lab/model).';
    expect(run({ readme })).toMatchObject({ result: 'partial', share: 0.5 });
  });

  it.each([
    'The trained weights can be downloaded from our server after registration.',
    'The trained weights are available on our server. Fill in the form there first.',
  ])('count half where users sign up first: %s', (said) => {
    expect(run({ readme: `# Model\n\n${said}\n` })).toMatchObject({ result: 'partial', share: 0.5 });
  });

  it.each([
    'The trained weights can be downloaded from our server without registration.',
    'The trained weights are available on our server. No sign-up is needed.',
    'The trained weights are available on our server. Sign up for our newsletter for updates.',
    'The trained weights are available on our server. You do not need to sign up.',
    'The trained weights are available on our server.\n\n## Forum\n\nPlease register to ask questions.',
  ])('count in full where nobody has to: %s', (said) => {
    expect(run({ readme: `# Model\n\n${said}\n` }).result).toBe('pass');
  });

  it('count half on request', () => {
    const readme = '# Model\n\nModel weights are available upon request.\n';
    expect(run({ readme })).toMatchObject({ result: 'partial', share: 0.5 });
  });
});

describe('weights that are not there', () => {
  it.each([
    'You do not need to agree to any terms to access the models.',
    'The Llama weights are for comparison; agree to the terms before you download the models of Llama 2.',
  ])('are not behind terms where the words say: %s', (said) => {
    const readme = `# M\n\nThe weights are [here](https://huggingface.co/lab/m).\n\n${said}\n`;
    expect(run({ readme }).result).toBe('pass');
  });

  it.each([
    'The BERT weights are at https://huggingface.co/google-bert/bert-base-uncased.',
    'Download the ESM-2 weights from https://zenodo.org/records/9/files/esm2.pt for the comparison.',
  ])('are not those of another model: %s', (said) => {
    expect(run({ readme: `# Heron\n\n${said}\n`, repositoryFiles: ['model.py'] }).result).toBe('fail');
  });

  it.each(['We are not releasing the trained model weights.', 'Checkpoints are coming soon.'])(
    '%s',
    (sentence) => {
      const finding = run({ repositoryFiles: ['model.py'], readme: `# Model\n\n${sentence}\n` });
      expect(finding.result).toBe('fail');
      expect(finding.citations[0]?.line).toBe(3);
    },
  );

  it.each(['training_args.bin', 'tests/tiny/model.pt', 'third_party/net/weights.pth', 'data/embeddings.npz'])(
    '%s is none',
    (path) => expect(run({ repositoryFiles: [file(path)] }).result).toBe('fail'),
  );

  it('those that a training starts from are another model’s', () => {
    const said = 'The pretrained weights of other are available at https://zenodo.org/records/1.';
    expect(run({ readme: `## Train the network\n\n${said}\n` }).result).toBe('fail');
    expect(run({ readme: `## Weights\n\n${said}\n` }).result).toBe('pass');
  });

  it('a link to a dataset is none', () => {
    const readme = 'Download the [dataset](https://zenodo.org/records/1234567).';
    expect(run({ readme }).result).toBe('fail');
  });
});

describe('what could not be seen', () => {
  it('is unknown when the Hub’s list is missing', () => {
    expect(run({ hubFiles: 'unavailable', card: '# Model' }).result).toBe('unknown');
  });
  it('is unknown when the repository’s list was cut', () => {
    expect(run({ repositoryFiles: ['a.py'], repositoryTruncated: true }).result).toBe('unknown');
  });
});

it('networks that others are built on are no weights of the release', () => {
  const readme =
    '# Model\n\n## Download the pre-trained ResNet models\n\n[Get them here](https://storage.googleapis.com/nets/)\n';
  expect(run({ repositoryFiles: ['train.py'], readme }).result).toBe('fail');
});

it('behind a key count half', () => {
  const readme =
    '# Model\n\nAn API key is required to download the pretrained weights.\n\n```python\nfrom model import Net\nNet().sample()\n```\n';
  const finding = run({ repositoryFiles: ['setup.py', 'model/net.py'], readme });
  expect(finding).toMatchObject({ result: 'partial', share: 0.5 });
});

it('are not shown by code that trains them first', () => {
  const readme = (call: string) =>
    `# Model\n\n\`\`\`python\nfrom model import Net\nnet = Net()\n${call}net.predict("x")\n\`\`\`\n`;
  const repositoryFiles = ['setup.py', 'model/net.py'];
  expect(run({ repositoryFiles, readme: readme('') }).result).toBe('pass');
  expect(run({ repositoryFiles, readme: readme('net.train(epochs=9)\n') }).result).toBe('fail');
});

describe('a denial never beats a working link', () => {
  it.each([
    'The trained weights are not included in this repository because of their size. Download them from https://zenodo.org/records/1234567 and unpack them.',
    'As GitHub does not host large files, the weights are on Zenodo: https://zenodo.org/records/1234567',
    'The training data cannot be shared. The weights are at https://zenodo.org/records/1234567.',
    'The 13B weights are not released. The weights of the small model are at https://zenodo.org/records/1234567.',
  ])('%s', (said) => {
    expect(
      run({ repositoryFiles: ['predict.py'], readme: `# Model\n\n## Weights\n\n${said}\n` }).result,
    ).toBe('pass');
  });

  it('unless it denies in the clause of the link', () => {
    const readme = '# Model\n\nThe weights will be released at https://zenodo.org/records/1234567.\n';
    expect(run({ repositoryFiles: ['predict.py'], readme }).result).toBe('fail');
  });

  it('a place without a link proves nothing, and is cited', () => {
    const readme = '# Model\n\nThe weights are not part of this repository.\n';
    const finding = run({ repositoryFiles: ['predict.py'], readme });
    expect(finding).toMatchObject({ result: 'fail', citations: [{ line: 3 }] });
    expect(finding.because).toContain('elsewhere');
  });

  it('nor does it beat a script that fetches them', () => {
    const readme = '# Model\n\nThe weights are not public yet.\n';
    expect(run({ repositoryFiles: ['scripts/download_weights.sh'], readme }).result).toBe('pass');
  });
});

it.each<[string, number, string]>([
  ['weights/weights.h5', 33_000, 'pass'],
  ['weights/weights.h5', 900, 'fail'],
  ['weights/scores.h5', 33_000, 'fail'],
  ['data/model/run-1.6-30780.data-00000-of-00001', 2_000_000, 'pass'],
  ['data/train.tfrecord-00000-of-00001', 2_000_000, 'fail'],
  ['models_diff/prior_epoch_42.cpkt', 9_000_000, 'pass'],
])('%s of %i bytes', (path, size, result) => {
  expect(run({ repositoryFiles: [{ path, size }, 'model.py'] }).result).toBe(result);
});

it.each([
  ['Heron is a source separation library with pretrained models.', 'pass'],
  ['It provides already trained state of the art models for birds.', 'pass'],
  ['It is a library with which models are trained.', 'fail'],
])('"%s"', (readme, result) => {
  expect(run({ repositoryFiles: ['model.py'], readme: `# Heron\n\n${readme}\n` }).result).toBe(result);
});
