import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import loadingSnippet from '../../src/checks/loading-snippet.js';
import { type Facts, HUB_URL, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(loadingSnippet, release(facts));

const python = (code: string) => `# Model\n\n\`\`\`python\n${code}\n\`\`\`\n`;

describe('loading-snippet', () => {
  it('passes on the own id and cites the line that has it', () => {
    const card = python(
      'from transformers import AutoModel\nmodel = AutoModel.from_pretrained("example/model")',
    );
    const finding = run({ card });
    expect(finding.result).toBe('pass');
    expect(finding.citations[0]?.url).toBe(`${HUB_URL}/blob/bbbb/README.md#L5`);
  });

  it('passes in a folder on the name that the card gives the model, under whatever owner it will be published', () => {
    const of = (name: string, url: string) =>
      run({
        hub: { id: 'folder', url },
        card: python(`AutoModel.from_pretrained("${name}")`).replace('# Model', '# Heron 7B'),
      });
    expect(of('lab/Heron-7B', '.').result).toBe('pass');
    expect(of('lab/Stork-7B', '.').result).toBe('partial');
    expect(of('lab/Heron-7B', HUB_URL).result).toBe('partial');
  });

  it.each<[string, Facts]>([
    ['a pipeline', { card: python('pipeline("fill-mask", model="example/model")') }],
    ['the id set in a variable', { card: python('name = "example/model"\nAutoModel.from_pretrained(name)') }],
    [
      'the name before a rename',
      {
        hub: { renamedFrom: 'old/name' },
        card: python('AutoModel.from_pretrained("old/name")'),
      },
    ],
    ['a download command', { card: '```bash\nhf download example/model\n```\n' }],
    ['torch.hub', { readme: python('torch.hub.load("example/model", "large")') }],
    [
      'the package of the repository',
      {
        repository: { fullName: 'example/foldit' },
        readme: python('import foldit\nmodel = foldit.load_model("large")'),
      },
    ],
    [
      'its console command',
      {
        repository: { fullName: 'example/foldit' },
        readme: '```bash\nfoldit predict input.fasta\n```\n',
      },
    ],
    [
      "the package's constructor",
      {
        repository: { fullName: 'example/foldit' },
        readme: python('import foldit\nmodel = foldit.pretrained(device="cpu")'),
      },
    ],
    [
      'a script that is given the weights',
      {
        repositoryFiles: ['eval_one.py'],
        readme: '```bash\npython eval_one.py --in a.h5 --model_loc model.ckpt\n```\n',
      },
    ],
    [
      'a sentence that tells which script to run',
      { repositoryFiles: ['cell_sample.py'], readme: '# M\n\nRun `cell_sample.py` with your own paths.\n' },
    ],
    [
      "a script of the repository's own",
      {
        repositoryFiles: ['predict.py'],
        readme: '```bash\npython predict.py --input a.fasta\n```\n',
      },
    ],
  ])('passes on %s', (_, facts) => {
    expect(run(facts).result).toBe('pass');
  });

  it.each<[string, string]>([
    ['another model', python('AutoModel.from_pretrained("google-bert/bert-base-uncased")')],
    ['a sibling with a longer name', python('AutoModel.from_pretrained("example/model-large")')],
    ['a path to fill in', python('AutoModel.from_pretrained("path/to/model")')],
    [
      "a path, into a variable of the model's name",
      python('model = AutoModel.from_pretrained("path/to/it")'),
    ],
  ])('counts a snippet for %s half', (_, card) => {
    expect(run({ card })).toMatchObject({ result: 'partial', low: 0.5 });
  });

  it.each<[string, string]>([
    ['training from given weights', '```bash\npython train.py --resume model.ckpt\n```\n'],
    ['a script without weights', '```bash\npython tool.py --in a.h5\n```\n'],
    ['a script that is only spoken of', 'The code in predict.py is short.\n'],
    ['a script that is not there', 'Run `sample.py` to draw samples.\n'],
  ])('does not take for one: %s', (_, readme) => {
    expect(run({ repositoryFiles: ['train.py', 'tool.py', 'predict.py'], readme }).result).toBe('fail');
  });

  it.each<[string, string]>([
    ['prose that names the call', 'Load it with from_pretrained("example/model").\n'],
    ['an installation', '```bash\ngit clone https://github.com/example/model\npip install torch\n```\n'],
    ['a template field', '## How to Get Started\n\n[More Information Needed]\n'],
  ])('fails on %s', (_, card) => {
    expect(run({ card }).result).toBe('fail');
  });

  it('is unknown when the card could not be read', () => {
    expect(run({ hub: 'unavailable' }).result).toBe('unknown');
  });
});
