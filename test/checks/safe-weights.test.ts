import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import safeWeights from '../../src/checks/safe-weights.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(safeWeights, release(facts));

describe('safe-weights', () => {
  it.each<[string, Facts]>([
    ['safetensors', { hubFiles: ['model.safetensors'] }],
    ['safetensors beside a pickle', { hubFiles: ['model.safetensors', 'pytorch_model.bin'] }],
    ['GGUF', { hubFiles: ['model-q4.gguf'] }],
    [
      'a second copy for another runtime',
      { hubFiles: ['model.safetensors', 'original/consolidated.00.pth'] },
    ],
    ['raw OpenVINO data', { hubFiles: ['openvino/openvino_model.bin'] }],
    [
      'the word of the Hub when files are not known',
      { hub: { tags: ['safetensors'] }, hubFiles: 'unavailable' },
    ],
  ])('passes on %s', (_, facts) => {
    expect(run(facts).result).toBe('pass');
  });

  it('fails when all weights are pickles, and names one', () => {
    const finding = run({ hubFiles: ['pytorch_model.bin'], repositoryFiles: ['weights/last.ckpt'] });
    expect(finding.result).toBe('fail');
    expect(finding.because).toContain('last.ckpt');
  });

  it('counts the components of a pipeline', () => {
    const hubFiles = ['unet/model.safetensors', 'vae/model.safetensors', 'text_encoder/pytorch_model.bin'];
    const finding = run({ hubFiles });
    expect(finding.result).toBe('partial');
    expect(finding.low).toBeCloseTo(2 / 3);
    expect(finding.citations[0]?.label).toBe('text_encoder/pytorch_model.bin');
  });

  it.each<[string, Facts]>([
    ['no weights', { hubFiles: ['README.md'] }],
    ['the arguments and the optimizer of a training', { hubFiles: ['training_args.bin', 'optimizer.pt'] }],
  ])('does not apply on %s', (_, facts) => {
    expect(run(facts).result).toBe('notApplicable');
  });

  it('is unknown without a file list', () => {
    expect(run({ hub: {}, hubFiles: 'unavailable' }).result).toBe('unknown');
  });
});
