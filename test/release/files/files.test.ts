import { describe, expect, it } from 'vitest';
import type { FileEntry } from '../../../src/evidence.js';
import type { FileRole } from '../../../src/release/files/file-roles.js';
import { checkpointSeries } from '../../../src/release/files/weight-files.js';
import { REPOSITORY_URL, release } from '../../release-builder.js';

function rolesOf(file: string | FileEntry): FileRole[] {
  const tree = release({ repositoryFiles: [file] }).repositoryFiles.value;
  return [...(tree?.files[0]?.roles ?? [])];
}

describe('training and fine-tuning are told apart', () => {
  it.each([
    'train.py',
    'src/pretrain.py',
    'pretrain/main.py',
    'scripts/train/train.py',
    'run_mlm.py',
    'bin/pretrain_model',
    'train.R',
    'examples/run_pretrain.py',
    'tutorials/train_model/train_mini.sh',
    'notebooks/Training.ipynb',
  ])('%s trains the model', (path) => {
    expect(rolesOf(path)).toContain('training-code');
    expect(rolesOf(path)).not.toContain('finetuning-code');
  });

  it.each([
    'finetune.py',
    'scripts/fine_tuning/train.py',
    'examples/RE-TASK/train.sh',
    'downstream/train_classifier.py',
    'benchmarks/trainer.py',
    'sft/train.sh',
    'train_LoRA.py',
    'linear_probe/main.py',
  ])('%s tunes it', (path) => {
    expect(rolesOf(path)).toContain('finetuning-code');
    expect(rolesOf(path)).not.toContain('training-code');
  });

  it.each([
    'data/train.csv',
    'plot_training_results.py',
    'train_test_split.py',
    'pretrained.py',
    'train_bpe.py',
    'constraint.py',
  ])('%s does neither', (path) => {
    expect(rolesOf(path)).not.toContain('training-code');
    expect(rolesOf(path)).not.toContain('finetuning-code');
  });
});

describe('files that are not the project’s own work', () => {
  it.each([
    'third_party/lib/train.py',
    'external/train.py',
    'env/SE3Transformer/train.py',
    'fairseq/tasks/pretrain.py',
  ])('%s is vendored and not given by role', (path) => {
    const tree = release({ repositoryFiles: [path] }).repositoryFiles.value;
    expect(tree?.with('vendored')).toHaveLength(1);
    expect(tree?.with('training-code')).toEqual([]);
  });

  it('a library is not vendored in its own repository', () => {
    const tree = release({
      repository: { fullName: 'huggingface/transformers' },
      repositoryFiles: ['src/transformers/trainer.py'],
    }).repositoryFiles.value;
    expect(tree?.with('vendored')).toEqual([]);
  });

  it.each([
    'tests/test_train.py',
    'pkg/train_test.py',
    '.ipynb_checkpoints/train-checkpoint.py',
    '__pycache__/train.cpython-39.pyc',
  ])('%s gives no role in the code', (path) => expect(rolesOf(path)).not.toContain('training-code'));
});

describe('weights are told from data, optimizer state and tokenizers', () => {
  it.each([
    'model.safetensors',
    'pytorch_model-00001-of-00002.bin',
    'model.ckpt-150000.data-00000-of-00001',
    'big.pt.part0',
    'checkpoints/last.ckpt',
    'flax_model.msgpack',
    'weights/model_1.npz',
    'model.Q4_K_M.gguf',
  ])('%s holds parameters', (path) => expect(rolesOf({ path, size: 90_000_000 })).toContain('weights'));

  it.each([
    'training_args.bin',
    'optimizer.pt',
    'sentencepiece.bpe.model',
    'data/embeddings.npz',
    'images/slide_1.pt',
    'dict.bin',
    'tests/tiny/model.safetensors',
  ])('%s does not', (path) => expect(rolesOf({ path, size: 90_000_000 })).not.toContain('weights'));

  it('a Git LFS pointer stands for the file behind it', () => {
    expect(rolesOf({ path: 'model.pt', size: 134 })).toContain('weights');
  });

  it('a few bytes are a fixture', () => {
    expect(rolesOf({ path: 'model.pt', size: 900 })).not.toContain('weights');
  });

  it('TorchScript shares its ending with TypeScript, which nobody writes as long', () => {
    expect(rolesOf({ path: 'export/clarinet.ts', size: 4_000_000 })).toContain('weights');
    for (const file of [
      { path: 'export/clarinet.ts', size: 40_000 },
      { path: 'web/src/tables.ts', size: 4_000_000 },
    ])
      expect(rolesOf(file)).not.toContain('weights');
  });
});

describe('checkpoints of one run', () => {
  it('differ in their count alone', () => {
    expect(checkpointSeries(['step1000/model.pt', 'step2000/model.pt', 'final/model.pt'])).toEqual([
      ['step1000/model.pt', 'step2000/model.pt'],
    ]);
  });
  it('shards of one checkpoint are no series', () => {
    expect(
      checkpointSeries([
        'checkpoint-500/model-00001-of-00002.bin',
        'checkpoint-500/model-00002-of-00002.bin',
      ]),
    ).toEqual([]);
  });
});

describe('other roles', () => {
  it.each<[string, FileRole]>([
    ['requirements-dev.txt', 'dependencies'],
    ['docker/Dockerfile', 'environment'],
    ['pyproject.toml', 'package'],
    ['LICENSE-CODE', 'license'],
    ['CITATION.cff', 'citation'],
    ['docs/usage.md', 'document'],
    ['tokenizer.json', 'tokenizer'],
    ['config.json', 'model-config'],
    ['src/models/vit.py', 'architecture'],
    ['evaluate.py', 'evaluation-code'],
    ['predict.sh', 'inference-code'],
    ['prepare_corpus.py', 'preprocessing-code'],
    ['configs/train.yaml', 'training-config'],
    ['data/test.csv', 'evaluation-data'],
    ['results/table1.csv', 'results'],
  ])('%s: %s', (path, role) => expect(rolesOf(path)).toContain(role));
});

describe('a tree', () => {
  it('gives files shallowest first, then by path', () => {
    const tree = release({ repositoryFiles: ['b/train.py', 'a/b/train.py', 'train.py', 'a/train.py'] })
      .repositoryFiles.value;
    expect(tree?.with('training-code').map(({ path }) => path)).toEqual([
      'train.py',
      'a/train.py',
      'b/train.py',
      'a/b/train.py',
    ]);
  });

  it('cites files and folders at the revision', () => {
    const tree = release({ repositoryFiles: ['a b/train.py'] }).repositoryFiles.value;
    expect(tree?.cite('a b/train.py', 3)).toEqual({
      url: `${REPOSITORY_URL}/blob/aaaa/a%20b/train.py#L3`,
      label: 'a b/train.py',
      line: 3,
    });
    expect(tree?.cite('a b').url).toBe(`${REPOSITORY_URL}/tree/aaaa/a%20b`);
  });

  it('is given as far as it goes when the server cut it, and says so', () => {
    const { value, missing } = release({
      repositoryFiles: ['train.py'],
      repositoryTruncated: true,
    }).repositoryFiles;
    expect(value?.has('train.py')).toBe(true);
    expect(missing.map(({ reason }) => reason.code)).toEqual(['truncated']);
  });

  it('is given to a bound when it is longer than any list that a server hands out', () => {
    const repositoryFiles = Array.from({ length: 120_000 }, (_, at) => ({
      path: `d${at % 1000}/train_${at}.py`,
      size: 1,
    }));
    const { value, missing } = release({ repositoryFiles }).repositoryFiles;
    expect(value?.files).toHaveLength(100_000);
    expect(missing.map(({ reason }) => reason.code)).toEqual(['truncated']);
  });

  it('is null with the reason when nothing could be read', () => {
    const { value, missing } = release({ repositoryFiles: 'unavailable', readme: '# x' }).repositoryFiles;
    expect(value).toBeNull();
    expect(missing.map(({ reason }) => reason.code)).toEqual(['server-error']);
  });
});
