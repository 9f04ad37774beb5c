/** Pages in the words that owners use, each beside one that reads alike and says something else. */
import { expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import { checks } from '../../src/checks/index.js';
import { type Facts, release } from '../release-builder.js';

const H = '# Siskin\n\nSiskin is a model of bird song.\n\n';
const TRAINS =
  'import torch\n\n\ndef main():\n    opt = torch.optim.AdamW(net.parameters())\n    opt.step()\n\n\nmain()\n';
const readme = (said: string): Facts => ({ readme: H + said, texts: { 'train.py': TRAINS } });
const card = (said: string): Facts => ({ card: H + said });
const file = (path: string) => ({ path, size: 60_000 });

it.each<[string, string, string, Facts]>([
  // data that a page names in the tree
  [
    'training-data',
    'pass',
    'a file that is called the training set',
    { ...readme('The training set is in `data/siskin.csv`.\n'), repositoryFiles: [file('data/siskin.csv')] },
  ],
  [
    'training-data',
    'fail',
    'a file that shows the format of one',
    {
      ...readme('`data/siskin.csv` shows the format of your own training set.\n'),
      repositoryFiles: [file('data/siskin.csv')],
    },
  ],
  // what others wrote
  [
    'datasets-named',
    'fail',
    'titles of works that cite it',
    readme('## Citations\n\n- Pretraining on ImageNet for birds (2024)\n'),
  ],
  [
    'datasets-named',
    'fail',
    'titles of related works',
    readme(
      '## Related work\n\n| Paper | Code |\n|---|---|\n| Training on MIMIC-CXR with transformers | [code](https://github.com/a/b) |\n',
    ),
  ],
  [
    'datasets-named',
    'pass',
    'the same words on itself',
    readme('## Training\n\nPretraining on ImageNet took a week.\n'),
  ],
  // names of data that end like sizes
  [
    'datasets-named',
    'pass',
    'a corpus with its size in its name',
    readme('Siskin was trained on NestBox-1M for three days.\n'),
  ],
  [
    'datasets-named',
    'fail',
    'a model with its size in its name',
    readme('Probes were trained on Siskin-34B.\n'),
  ],
  // lists of data on cards
  [
    'training-data',
    'pass',
    'a list of data sets',
    card('Datasets:\n\n* [Songs](https://huggingface.co/datasets/lab/songs)\n'),
  ],
  [
    'training-data',
    'fail',
    'a list of data sets that it was tested on',
    card('Test sets:\n\n* [Songs](https://huggingface.co/datasets/lab/songs)\n'),
  ],
  [
    'training-data',
    'pass',
    'data of a tune',
    card(
      '## Training data\n\nThe model was fine-tuned on [Songs](https://huggingface.co/datasets/lab/songs).\n',
    ),
  ],
  // descriptions of data
  [
    'data-card',
    'partial',
    'a section on where they come from',
    card(
      '## Where the training texts come from\n\nTexts were taken from libraries, 30,000 books in English, most of them older than 1920. Books under copyright were left out. The language of that century is over-represented.\n',
    ),
  ],
  [
    'data-card',
    'partial',
    'a short section on the data',
    card(
      '## About the data\n\nThese are 60 thousand songs, collected in parks and labeled by five people each. Songs of other species were removed, and noise was filtered.\n',
    ),
  ],
  [
    'data-card',
    'fail',
    'a section on the format',
    card(
      '## Data format\n\nInputs are 60 thousand files at most, collected in one folder and labeled by name. Other files are removed.\n',
    ),
  ],
  // evaluation by somebody else's program
  [
    'evaluation-code',
    'pass',
    'the command of a harness',
    card(
      '## Evaluation\n\n```\nlm_eval --model hf --model_args pretrained=lab/siskin --tasks hellaswag\n```\n',
    ),
  ],
  [
    'evaluation-code',
    'fail',
    'the same command for another model',
    card(
      '## Evaluation\n\n```\nlm_eval --model hf --model_args pretrained=other/wren --tasks hellaswag\n```\n',
    ),
  ],
  ['evaluation-code', 'fail', 'its installation', card('## Evaluation\n\n```\npip install lm_eval\n```\n')],
  // use
  [
    'intended-use',
    'partial',
    'what it is best for',
    card("It's mostly intended to be fine-tuned on songs of other species.\n"),
  ],
  [
    'intended-use',
    'fail',
    'what a program is for',
    card('The script is intended to be used with `--help`.\n'),
  ],
  // how it is started
  [
    'training-code',
    'pass',
    'a module started by a launcher',
    {
      readme: `${H}### Training\n\n\`\`\`bash\ndeepspeed --module siskin.main --deepspeed ds.json\n\`\`\`\n`,
      repositoryFiles: ['siskin/main.py'],
    },
  ],
  [
    'training-code',
    'fail',
    'a module that is not there',
    {
      readme: `${H}### Training\n\n\`\`\`bash\ndeepspeed --module wren.main --deepspeed ds.json\n\`\`\`\n`,
      repositoryFiles: ['siskin/sing.py'],
    },
  ],
  [
    'inference-code',
    'pass',
    'a program of its name with a file',
    { readme: `${H}## Usage\n\n\`\`\`\nRscript siskin.R songs.csv\n\`\`\`\n`, repositoryFiles: ['siskin.R'] },
  ],
  [
    'inference-code',
    'fail',
    'a program of its name that installs it',
    { readme: `${H}## Usage\n\n\`\`\`\nRscript siskin.R --install\n\`\`\`\n`, repositoryFiles: ['siskin.R'] },
  ],
])('%s: %s on %s', (id, result, _, facts) => {
  const check = checks.find((one) => one.id === id);
  if (!check) throw new Error(`no check ${id}`);
  expect(runCheck(check, release(facts)).result).toBe(result);
});
