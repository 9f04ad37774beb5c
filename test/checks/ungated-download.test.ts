import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import ungatedDownload from '../../src/checks/ungated-download.js';
import { type Facts, HUB_URL, REPOSITORY_URL, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(ungatedDownload, release(facts));

const weights = ['config.json', 'model.safetensors'];

describe('ungated-download', () => {
  it('passes when the Hub serves the weights to anyone', () => {
    const finding = run({ hubFiles: weights });
    expect(finding.result).toBe('pass');
    expect(finding.citations[0]?.url).toBe(HUB_URL);
  });

  it('passes on the tag of a format when the file list could not be read', () => {
    expect(run({ hub: { tags: ['pytorch'] }, hubFiles: 'unavailable' }).result).toBe('pass');
  });

  it('halves a gate that opens by itself', () => {
    const finding = run({ hub: { gated: 'auto' }, hubFiles: weights });
    expect(finding).toMatchObject({ result: 'partial', low: 0.5, high: 0.5 });
  });

  it.each<[string, Facts]>([
    ['the owner decides', { hub: { gated: 'manual' }, hubFiles: weights }],
    ['the Hub has disabled the model', { hub: { disabled: true }, hubFiles: weights }],
    ['the model is private', { hub: { private: true }, hubFiles: weights }],
    [
      'weights are sent on request',
      { readme: '# Model\n\nThe model weights are available upon request: please contact us by e-mail.\n' },
    ],
  ])('fails when %s', (_, facts) => {
    expect(run(facts).result).toBe('fail');
  });

  it.each<[string, Facts]>([
    ['files in the repository', { repositoryFiles: ['weights/model.pt'] }],
    ['an archive', { readme: 'Download the weights from [Zenodo](https://zenodo.org/records/123).\n' }],
    [
      'a download command',
      { readme: '## Weights\n\n```bash\nwget https://models.example.org/release/model.ckpt\n```\n' },
    ],
    ['code that fetches them', { readme: 'The weights are downloaded automatically on first use.\n' }],
    [
      'a manual gate, but an open copy',
      {
        hub: { gated: 'manual' },
        hubFiles: weights,
        readme: 'Download the weights from [Zenodo](https://zenodo.org/records/123).\n',
      },
    ],
  ])('passes on %s', (_, facts) => {
    expect(run(facts).result).toBe('pass');
  });

  it('cites the line of a download command', () => {
    const finding = run({
      readme: '## Weights\n\n```bash\nwget https://models.example.org/model.ckpt\n```\n',
    });
    expect(finding.citations[0]?.url).toBe(`${REPOSITORY_URL}/blob/aaaa/README.md#L4`);
  });

  it('counts a host that asks for an account half', () => {
    const readme = 'The checkpoint is at [NGC](https://catalog.ngc.nvidia.com/models/x).\n';
    expect(run({ readme })).toMatchObject({ result: 'partial', low: 0.5 });
  });

  it('does not know the gate of a Hub model that was not looked up', () => {
    const readme = 'Our checkpoint is on [the Hub](https://huggingface.co/example/model-large).\n';
    expect(run({ readme })).toMatchObject({ result: 'partial', low: 0.75 });
  });

  it.each<[string, string]>([
    [
      "somebody else's Hub model",
      'We start from the checkpoint [BERT](https://huggingface.co/google-bert/bert-base).\n',
    ],
    ['a dataset archive', 'The training data are on [Zenodo](https://zenodo.org/records/9).\n'],
    ['an announcement', 'The weights will be released soon on [Zenodo](https://zenodo.org/records/9).\n'],
    ['a picture', '![Model weights](https://huggingface.co/example/model/resolve/main/weights.png)\n'],
  ])('does not apply on %s alone', (_, readme) => {
    expect(run({ readme }).result).toBe('notApplicable');
  });

  it('is unknown when nothing could be read', () => {
    expect(run({ hub: 'unavailable' }).result).toBe('unknown');
  });
});
