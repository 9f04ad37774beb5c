import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import completeConfiguration from '../../src/checks/complete-configuration.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(completeConfiguration, release(facts));

const hub = (library: string, hubFiles: string[], pipelineTag?: string): Facts => ({
  hub: { library, ...(pipelineTag ? { pipelineTag } : {}) },
  hubFiles,
});

describe('complete-configuration', () => {
  it.each<[string, Facts]>([
    ['text', hub('transformers', ['model.safetensors', 'config.json', 'tokenizer.json'], 'text-generation')],
    ['a sentencepiece vocabulary', hub('transformers', ['model.safetensors', 'config.json', 'spiece.model'])],
    [
      'vision',
      hub(
        'transformers',
        ['model.safetensors', 'config.json', 'preprocessor_config.json'],
        'image-classification',
      ),
    ],
    ['diffusers', hub('diffusers', ['unet/diffusion_model.safetensors', 'model_index.json'])],
    ['peft', hub('peft', ['adapter_model.safetensors', 'adapter_config.json'])],
    ['a library whose file holds everything', hub('flair', ['pytorch_model.bin'])],
    ['GGUF alone', { hubFiles: ['model.gguf'] }],
    ['files that tell the library', { hubFiles: ['adapter_model.safetensors', 'adapter_config.json'] }],
    [
      'a configuration beside weights in a repository',
      { repositoryFiles: ['weights/model.pt', 'weights/config.yaml'] },
    ],
  ])('passes on %s', (_, facts) => {
    expect(run(facts).result).toBe('pass');
  });

  it('says what is missing', () => {
    const finding = run(hub('transformers', ['model.safetensors', 'config.json'], 'text-generation'));
    expect(finding).toMatchObject({ result: 'partial', low: 0.5 });
    expect(finding.because).toContain('tokenizer files');
  });

  it('wants the processor too of a model that reads images and text', () => {
    const finding = run(
      hub('transformers', ['model.safetensors', 'config.json', 'tokenizer.json'], 'image-text-to-text'),
    );
    expect(finding.because).toContain('preprocessor_config.json');
  });

  it('fails when weights stand alone', () => {
    expect(run(hub('transformers', ['model.safetensors'])).result).toBe('fail');
    expect(run({ hubFiles: ['model.pt'] }).result).toBe('fail');
  });

  it('does not apply to weights that code builds, or without weights', () => {
    expect(run({ repositoryFiles: ['weights/model.pt', 'model.py'] }).result).toBe('notApplicable');
    expect(run({ hubFiles: ['README.md'] }).result).toBe('notApplicable');
  });

  it('is unknown without a file list', () => {
    expect(run({ hub: {}, hubFiles: 'unavailable' }).result).toBe('unknown');
  });
});
