import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import modelArchitecture from '../../src/checks/model-architecture.js';
import { judged } from '../release/code/judged.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(modelArchitecture, release(facts));

it.each(['model.py', 'src/models/encoder.py', 'modeling_example.py', 'networks/unet.py', 'R/network.R'])(
  'passes on %s',
  (path) => {
    const finding = run({ repositoryFiles: [path] });
    expect(finding.result).toBe('pass');
    expect(finding.license).toBeUndefined();
    expect(finding.citations[0]?.label).toBe(path);
  },
);

it('cites the file that is named after the model, not what stands beside it', () => {
  const repositoryFiles = ['model/config.py', 'model/attention.py', 'model/model.py', 'model/train.py'];
  expect(run({ repositoryFiles }).citations[0]?.label).toBe('model/model.py');
});

it.each(['model/config.py', 'datasets/EchoNet.py', 'model_usage.ipynb', 'model/train.py'])(
  'fails on %s',
  (path) => {
    expect(run({ repositoryFiles: [path] }).result).toBe('fail');
  },
);

describe('a repository that the pages install', () => {
  const readme = (lines: string) => `# M\n\n\`\`\`\n${lines}\n\`\`\`\n`;
  const sibling = readme('git clone https://github.com/example/core.git\ncd core');
  const other = readme('pip install git+https://github.com/someone/core.git');

  it('of the same owner holds the network', () => {
    const finding = run({ repositoryFiles: ['predict.py'], readme: sibling });
    expect(finding.result).toBe('pass');
    expect(finding.because).toContain('example/core');
  });

  it('of others is half of it, and nothing that this release releases', () => {
    const finding = run({ repositoryFiles: ['predict.py'], readme: other });
    expect(finding).toMatchObject({ result: 'partial', share: 0.5, released: false });
  });

  it('does not count where nothing runs it, nor when it is the repository itself', () => {
    expect(run({ repositoryFiles: ['tool.py'], readme: other }).result).toBe('fail');
    const itself = readme('git clone https://github.com/example/model.git');
    expect(run({ repositoryFiles: ['predict.py'], readme: itself }).result).toBe('fail');
  });
});

it('passes on code on the Hub that the configuration loads', () => {
  const hub = { library: 'transformers', config: { architectures: ['OwnModel'], remoteCode: true } };
  const finding = run({ hub, hubFiles: ['config.json', 'modeling_own.py'] });
  expect(finding.result).toBe('pass');
  expect(finding.license).toBeUndefined();
});

describe('a class of a library', () => {
  const hub = { library: 'transformers', config: { architectures: ['BertForMaskedLM'] } };

  it('passes under the library’s license', () => {
    const finding = run({ hub, hubFiles: ['config.json', 'model.safetensors'] });
    expect(finding.result).toBe('pass');
    expect(finding.because).toContain('BertForMaskedLM');
    expect(finding.license).toMatchObject({ id: 'Apache-2.0', openness: 'open', basis: 'library' });
  });

  it('does not count when the class is code that nobody can see', () => {
    const remote = { ...hub, config: { ...hub.config, remoteCode: true } };
    expect(run({ hub: remote, hubFiles: ['config.json'] }).result).toBe('fail');
  });

  it('does not count for a library of which nothing is known', () => {
    expect(run({ hub: { ...hub, library: 'someones-library' }, hubFiles: ['config.json'] }).result).toBe(
      'fail',
    );
  });

  it('counts half when only an example names the library', () => {
    const readme = '# Model\n\n```python\nfrom transformers import AutoModel\n```\n';
    const finding = run({ readme, repositoryFiles: ['data.csv'] });
    expect(finding).toMatchObject({ result: 'partial', share: 0.5 });
    expect(finding.license?.basis).toBe('library');
  });
});

it('a copied library counts as the place of the definition', () => {
  expect(run({ repositoryFiles: ['third_party/net/model.py'] })).toMatchObject({ result: 'pass' });
});

it('compiled graphs count half', () => {
  const hubFiles = [{ path: 'model.onnx', size: 90_000_000 }];
  expect(run({ hubFiles })).toMatchObject({ result: 'partial', share: 0.5 });
});

it('fails on bare weights', () => {
  expect(run({ hubFiles: [{ path: 'model.bin', size: 90_000_000 }] }).result).toBe('fail');
});

it('fails on tests of a model', () => {
  expect(run({ repositoryFiles: ['tests/test_model.py'] }).result).toBe('fail');
});

it('is unknown when the file list was cut', () => {
  expect(run({ repositoryFiles: ['a.csv'], repositoryTruncated: true }).result).toBe('unknown');
});

it('counts half when the code only loads a compiled graph', async () => {
  const body = 'import torch\nnet = torch.jit.load("kelp.ts").eval()\nprint(net(x))\n';
  expect(await judged(modelArchitecture, { 'kelp.py': body })).toBe(0.5);
  expect(await judged(modelArchitecture, { 'kelp.py': 'import torch\nx = torch.load("kelp.pt")\n' })).toBe(
    'fail',
  );
});
