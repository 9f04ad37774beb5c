import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import workedExample from '../../src/checks/worked-example.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(workedExample, release(facts));

const snippet = (code: string, after = '') => `# Use\n\n\`\`\`python\n${code}\n\`\`\`\n${after}`;
const load = 'model = AutoModel.from_pretrained("example/model")\nprint(model("MKV"))';

describe('worked-example', () => {
  it.each<[string, Facts]>([
    [
      'a notebook with pictures',
      { repositoryFiles: [{ path: 'notebooks/quickstart.ipynb', size: 500_000 }] },
    ],
    ['a comment with the output', { card: snippet(`${load}\n# Output: [0.1, 0.2]`) }],
    ['a console session', { card: snippet(`>>> ${load.replace('\n', '\n>>> ')}\n[0.1, 0.2]`) }],
    ['a tensor below it', { card: snippet(load, '\nprints\n\n```\ntensor([3])\n```\n') }],
    ['an output block', { card: snippet(load, '\nThe expected output is:\n\n```\n[0.1, 0.2]\n```\n') }],
  ])('passes on %s', (_, facts) => {
    expect(run(facts).result).toBe('pass');
  });

  it.each<[string, Facts]>([
    ['a notebook that nobody read', { repositoryFiles: ['notebooks/quickstart.ipynb'] }],
    [
      'Colab',
      { card: '[Colab](https://colab.research.google.com/github/example/model/blob/main/a.ipynb)\n' },
    ],
    ['a quick start without output', { card: snippet(load) }],
    ['a demo that the card links', { card: 'Try the [demo](https://huggingface.co/spaces/example/demo).\n' }],
    ["the owner's Space", { hub: { author: 'example', spaces: ['someone/else', 'example/demo'] } }],
    ['examples with input', { repositoryFiles: ['examples/input.fasta', 'examples/run.sh'] }],
    [
      'a command without output',
      { repositoryFiles: ['predict.py'], readme: '## Use\n\n```\npython predict.py --in a.fasta\n```\n' },
    ],
    [
      'a training on data that it names',
      {
        repositoryFiles: ['train.py', 'data/train.fasta'],
        readme: '## Training\n\n```\npython train.py --data data/train.fasta --output_dir runs\n```\n',
      },
    ],
    [
      'a training on a dataset that it names',
      {
        repositoryFiles: ['main.py'],
        readme: '## Run\n\n```\npython main.py --dataset=ml-1m --lr 1e-3\n```\n',
      },
    ],
    ['examples without input', { repositoryFiles: ['examples/run.py'] }],
  ])('counts %s half', (_, facts) => {
    expect(run(facts)).toMatchObject({ result: 'partial', low: 0.5 });
  });

  it.each<[string, Facts]>([
    ['nothing', { readme: '# Model\n' }],
    [
      'a call on what the reader has to put in',
      { card: snippet(load.replace('"MKV"', 'open("path/to/your.fasta")')) },
    ],
    ["somebody else's Space only", { hub: { author: 'example', spaces: ['someone/else'] } }],
    [
      'a Space that holds the license',
      { card: '[License](https://huggingface.co/spaces/example/model-license)\n' },
    ],
    [
      'notebooks that prepare data or hold results',
      { repositoryFiles: ['scripts/create_dataset.ipynb', 'results/a.ipynb'] },
    ],
    [
      'a command for something else',
      { repositoryFiles: ['train.py'], readme: '## Training\n\n```\npython train.py\n```\n' },
    ],
    [
      'a training on what the reader has to put in',
      {
        repositoryFiles: ['train.py', 'configs/a.yaml'],
        readme: '## Training\n\n```\npython train.py --config configs/a.yaml --dataset [DATASET_NAME]\n```\n',
      },
    ],
    [
      'a preparation of data',
      {
        repositoryFiles: ['preprocess.py'],
        readme: '## Preprocessing\n\n```\npython preprocess.py --dataset ml-1m\n```\n',
      },
    ],
    ['notebooks of figures', { repositoryFiles: ['figures/figure_1.ipynb'] }],
    ['fine-tuning tasks in the examples folder', { repositoryFiles: ['examples/task/train.sh'] }],
  ])('fails on %s', (_, facts) => {
    expect(run(facts).result).toBe('fail');
  });

  it('is unknown when the repository could not be read', () => {
    expect(run({ repository: 'unavailable' }).result).toBe('unknown');
  });
});

describe('a command on a file of the release', () => {
  const page = (after: string) =>
    `# Use\n\n\`\`\`bash\npython predict.py --in birds.wav --out out\n\`\`\`\n\n${after}\n`;
  const repositoryFiles = ['predict.py', 'birds.wav'];

  it.each([
    ['You should get two files, `song.wav` and `rest.wav`, in the folder.', 'pass'],
    ['This will write the picks to a file song.csv, and draw them.', 'pass'],
    ['This will save the result to `out/`.', 'partial'],
    ['You can use `config.yaml` to change the settings.', 'partial'],
  ])('below which stands "%s"', (after, result) => {
    expect(run({ repositoryFiles, readme: page(after) }).result).toBe(result);
  });

  it('is none where the file is not there', () => {
    const readme = page('You should get two files, `song.wav` and `rest.wav`.');
    expect(run({ repositoryFiles: ['predict.py'], readme }).result).toBe('partial');
  });

  it.each(['--image your_photo.jpg', '--case <folder>', '--image my_photo.jpg'])(
    'is none when the input is left to the reader: %s',
    (input) => {
      const facts = {
        repositoryFiles: ['predict.py'],
        readme: `## Use\n\n\`\`\`\npython predict.py ${input}\n\`\`\`\n`,
      };
      expect(run(facts).result).toBe('fail');
    },
  );

  it('takes the tokens of a prompt for no placeholder', () => {
    const facts = {
      repositoryFiles: ['predict.py'],
      readme: '## Use\n\n```\npython predict.py --text "The <mask> sat."\n```\n',
    };
    expect(run(facts)).toMatchObject({ result: 'partial', low: 0.5 });
  });
});

describe('lines that work on something concrete, whose result is not shown', () => {
  const tern = { repository: { fullName: 'example/tern' } };

  it('count half with a text in the call', () => {
    const code = (text: string) =>
      snippet(`from pipelines import pipeline\nask = pipeline("question-generation")\nask(${text})`);
    expect(run({ card: code('"The bridge was built by two brothers."') })).toMatchObject({ share: 0.5 });
    expect(run({ card: code('your_text') }).result).toBe('fail');
  });

  it('count half with a file of the release', () => {
    const readme = snippet(
      `import pandas as pd\nfrom tern import Net\nNet().fit(pd.read_csv("data/rings.csv"))`,
    );
    const files = ['tern/__init__.py', 'pyproject.toml'];
    expect(run({ ...tern, readme, repositoryFiles: [...files, 'data/rings.csv'] })).toMatchObject({
      share: 0.5,
    });
    expect(run({ ...tern, readme, repositoryFiles: files }).result).toBe('fail');
  });
});

it('passes on an output below a heading on training that goes on to the use', () => {
  const readme = (heading: string) =>
    `# Tern\n\n## ${heading}\n\n\`\`\`bash\npython tern/predict.py --star 1144 --period 14.4\n\`\`\`\n\nThe answer should look like this:\n\n\`\`\`\nPrediction: 0.948\n\`\`\`\n`;
  const repositoryFiles = ['tern/predict.py'];
  expect(run({ repositoryFiles, readme: readme('Training and trying') }).result).toBe('pass');
  expect(run({ repositoryFiles, readme: readme('Training') }).result).not.toBe('pass');
});

it('counts half with a complete command on data that a script of the page fetches', async () => {
  const { readCodeFile } = await import('../../src/source/read.js');
  const { present } = await import('../../src/evidence.js');
  const fetched = async (line: string) => {
    const files = [
      await readCodeFile('data/get.sh', `wget ${line}\n`),
      await readCodeFile('train.py', 'import torch\n'),
    ];
    const code = {
      facts: present({ reader: 1, files, left: 0 }, { url: 'https://example.org' }),
      unread: {},
    };
    const readme =
      '# Tern\n\n## Training\n\n    cd data\n    ./get.sh\n\nThen\n\n    python train.py --in data/eeg --folds 20\n';
    return run({ readme, repository: { code }, repositoryFiles: ['data/get.sh', 'train.py'] });
  };
  expect(await fetched('https://physionet.org/files/sleep/one.edf')).toMatchObject({ share: 0.5 });
  expect((await fetched('https://example.org/fonts.css')).result).toBe('fail');
});

it('takes a program in a sentence for a command of its own, and one of others for none', () => {
  const readme = (said: string) => `# Heron\n\n## Example\n\n${said}\n`;
  const said = 'Run the script without arguments `python tools/predict.py` to count the birds of the demo.';
  const repositoryFiles = ['heron/net.py', 'tools/predict.py'];
  expect(run({ readme: readme(said), repositoryFiles }).low).toBe(0.5);
  expect(run({ readme: readme('It counts birds.'), repositoryFiles }).low).toBe(0);
  expect(run({ readme: readme(said), repositoryFiles: ['heron/net.py'] }).low).toBe(0);
});

it('passes on an input and its output side by side, not on either alone or on code', () => {
  const judge = (...repositoryFiles: string[]) => run({ repositoryFiles, readme: '# M\n' }).low;
  expect(judge('example/input.tsv', 'example/output.tsv')).toBe(1);
  expect(judge('example/input.tsv', 'other/output.tsv')).toBe(0.5);
  expect(judge('example/input.tsv')).toBe(0.5);
  expect(judge('example/input.py', 'example/output.py')).toBeLessThan(1);
});

it('takes a module in a sentence for a command', () => {
  const readme = '# M\n\n## Test\n\nRun `python -m tern.predict` to count the birds of all files.\n';
  expect(run({ readme, repositoryFiles: ['tern/predict.py', 'tern/net.py'] }).low).toBe(0.5);
  expect(run({ readme, repositoryFiles: ['tern/net.py'] }).low).toBe(0);
});
