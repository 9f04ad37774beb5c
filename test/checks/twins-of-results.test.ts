/** Pages that show outputs or hand out weights, each beside one that reads alike and does not. */
import { expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import { checks } from '../../src/checks/index.js';
import { type Facts, release } from '../release-builder.js';

const H = '# Siskin\n\nSiskin is a model of bird song.\n\n';
const TRAINS =
  'import torch\n\n\ndef main():\n    opt = torch.optim.AdamW(net.parameters())\n    opt.step()\n\n\nmain()\n';
const readme = (said: string): Facts => ({ readme: H + said, texts: { 'train.py': TRAINS } });

it.each<[string, string, string, Facts]>([
  // outputs
  [
    'sample-outputs',
    'pass',
    'an output under its name',
    readme(
      '## Example\n\nInput: a song of the wren\n\nOutput:\n\n```\n{"species": "wren", "score": 0.98}\n```\n',
    ),
  ],
  [
    'sample-outputs',
    'fail',
    'a file format under the name of a folder',
    readme('## Example\n\nOutput folder:\n\n```\nout/\n```\n'),
  ],
  [
    'sample-outputs',
    'pass',
    'what was printed as a comment',
    readme('```python\nprint(model.name("song.wav"))\n# A wren, and a robin far away.\n```\n'),
  ],
  [
    'sample-outputs',
    'fail',
    'a comment on the next line',
    readme('```python\nprint(model)\n# Load the song.\nsong = load("song.wav")\n```\n'),
  ],
  [
    'sample-outputs',
    'pass',
    'what a command gives, for example',
    readme(
      '## Sampling\n\n```\npython sample.py --start wren\n```\n\nThis generates a few songs, for example:\n\n```\ntrill trill\nwarble\n```\n',
    ),
  ],
  [
    'sample-outputs',
    'fail',
    'what a command needs, for example',
    readme(
      '## Sampling\n\n```\npython sample.py --start wren\n```\n\nThis needs a few settings, for example:\n\n```\ntrill trill\nwarble\n```\n',
    ),
  ],
  [
    'sample-outputs',
    'pass',
    'an output that is to be expected, marked as shell',
    readme(
      '## Run\n\n```shell\npython sing.py --start wren\n```\n\nExpect the following output\n\n```shell\nsing.py:4] trill = 3\n```\n',
    ),
  ],
  [
    'sample-outputs',
    'fail',
    'a folder of outputs that is to be expected',
    readme(
      '## Run\n\n```shell\npython sing.py --start wren\n```\n\nExpect the following output folder\n\n```shell\nls out/\n```\n',
    ),
  ],
  [
    'sample-outputs',
    'pass',
    'an output beside the call',
    readme('```python\nx = 3\nprint(name("song.wav"))  # output: wren\n```\n'),
  ],
  [
    'sample-outputs',
    'fail',
    'a remark beside the call',
    readme('```python\nx = 3\nprint(name("song.wav"))  # needs a microphone\n```\n'),
  ],
  [
    'worked-example',
    'pass',
    'a picture below the lines that draw it',
    readme('## Usage\n\n```python\nplot_song(predict("song.wav"))\n```\n\n![song](docs/song.png)\n'),
  ],
  [
    'worked-example',
    'fail',
    'a drawing of the network below them',
    readme(
      '## Usage\n\n```python\nplot_song(predict("song.wav"))\n```\n\n![architecture](docs/architecture.png)\n',
    ),
  ],
  [
    'worked-example',
    'partial',
    'its model on the Hub by a variable',
    readme(
      '## Usage\n\n```python\nmodel_name = "example/siskin-base"\nnet = AutoModel.from_pretrained(model_name)\nnet.generate("wren")\n```\n',
    ),
  ],
  [
    'worked-example',
    'fail',
    'a model of others by a variable',
    readme(
      '## Usage\n\n```python\nmodel_name = "others/plover-base"\nnet = AutoModel.from_pretrained(model_name)\nnet.generate("wren")\n```\n',
    ),
  ],
  [
    'sample-outputs',
    'pass',
    'a terminal with an answer',
    readme('```\n$ python name.py a.wav\nwren 0.98\nrobin 0.01\n```\n'),
  ],
  [
    'sample-outputs',
    'fail',
    'a terminal with commands alone',
    readme('```\n$ python name.py a.wav\npython name.py b.wav\n```\n'),
  ],
  [
    'inference-code',
    'pass',
    'a package of its name, called in two blocks',
    {
      readme: `${H}\`\`\`python\nfrom siskin import Model\nm = Model.load("base")\n\`\`\`\n\n\`\`\`python\nm("song")\n\`\`\`\n`,
      repositoryFiles: ['siskin/__init__.py'],
    },
  ],
  [
    'inference-code',
    'partial',
    'a package of another name',
    {
      readme: `${H}\`\`\`python\nfrom transformers import AutoModel\nm = AutoModel.from_pretrained("others/base")\n\`\`\`\n`,
      repositoryFiles: ['wren/__init__.py'],
    },
  ],
  [
    'inference-code',
    'pass',
    'a package that is run',
    { readme: `${H}\`\`\`\npython -m siskin in.wav\n\`\`\`\n`, repositoryFiles: ['siskin/__main__.py'] },
  ],
  [
    'inference-code',
    'fail',
    'a package that is not there',
    { readme: `${H}\`\`\`\npython -m wren in.wav\n\`\`\`\n`, repositoryFiles: ['siskin/__main__.py'] },
  ],
  [
    'limitations',
    'partial',
    'a sentence under a heading of its own',
    { card: `${H}## Limitations\n\nRare species are recognized badly.\n` },
  ],
  ['limitations', 'fail', 'a heading over nothing', { card: `${H}## Limitations\n\nNone.\n` }],
  [
    'evaluation-code',
    'pass',
    'a notebook on Kaggle that evaluates',
    { card: `${H}See [Kaggle](https://www.kaggle.com/code/birds/eval-siskin).\n` },
  ],
  [
    'evaluation-code',
    'fail',
    'a notebook on Kaggle that cleans',
    { card: `${H}See [Kaggle](https://www.kaggle.com/code/birds/clean-songs).\n` },
  ],
  [
    'evaluation-data',
    'fail',
    'a benchmark of another model',
    { card: `${H}BERT reaches 88.5 F1 on SQuAD.\n` },
  ],
  [
    'evaluation-data',
    'partial',
    'a benchmark of its own',
    { card: `${H}Siskin reaches 88.5 F1 on SQuAD.\n` },
  ],
  [
    'research-paper',
    'fail',
    'the paper of a data set',
    {
      card: `${H}## Citation\n\nPlease cite the dataset:\n\n\`\`\`bibtex\n@article{ds, title={AudioSet: an ontology}, journal={ICASSP}, year={2017}}\n\`\`\`\n`,
    },
  ],
  [
    'intended-use',
    'partial',
    'use cases in a sentence',
    { card: `${H}Use cases: monitoring of parks, teaching.\n` },
  ],
  // whose weights
  [
    'model-weights',
    'fail',
    "a release of somebody else's project",
    readme(
      'Put the [pretrained weights](https://github.com/somebody/detectors/releases/download/v1/plover.pt) here.\n',
    ),
  ],
  [
    'model-weights',
    'pass',
    'a release of the owner',
    readme(
      'Put the [pretrained weights](https://github.com/example/store/releases/download/v1/base.pt) here.\n',
    ),
  ],
  [
    'model-weights',
    'pass',
    'a release that bears its name',
    readme(
      'Put the [pretrained weights](https://github.com/lab/weights/releases/download/v1/siskin.pt) here.\n',
    ),
  ],
  [
    'model-weights',
    'pass',
    'its own page on the Hub in a table',
    readme('| Name | Download |\n|---|---|\n| small | [link](https://huggingface.co/birds/siskin-7b) |\n'),
  ],
  [
    'model-weights',
    'fail',
    'a page of another model in a table',
    readme('| Name | Download |\n|---|---|\n| small | [link](https://huggingface.co/birds/plover-7b) |\n'),
  ],
  [
    'model-weights',
    'pass',
    'a collection under a heading',
    readme(
      '## Checkpoints\n\nGet them from the [collection](https://huggingface.co/collections/birds/siskin-65f0).\n',
    ),
  ],
  [
    'model-weights',
    'fail',
    'a page of the owner for news',
    readme('Follow us on [the Hub](https://huggingface.co/birds).\n'),
  ],
  [
    'model-weights',
    'pass',
    'a script that fetches them',
    {
      ...readme(''),
      texts: { 'download_weights.sh': 'wget https://huggingface.co/birds/siskin/resolve/main/a.ckpt\n' },
    },
  ],
  [
    'model-weights',
    'fail',
    'a network of a library',
    readme(
      '```\nwget https://openaipublic.azureedge.net/main/whisper/models/345a/small.pt -P pretrain/\n```\n',
    ),
  ],
  [
    'model-weights',
    'fail',
    "somebody's network by its name on the Hub",
    readme(
      'Download the [encoder weights](https://huggingface.co/someone/Voices/resolve/main/hubert_base.pt).\n',
    ),
  ],
  [
    'model-weights',
    'pass',
    'a file of its own under a name of no network',
    readme('Download the [weights](https://huggingface.co/someone/Voices/resolve/main/base.pt).\n'),
  ],
])('%s: %s on %s', (id, result, _, facts) => {
  const check = checks.find((one) => one.id === id);
  if (!check) throw new Error(`no check ${id}`);
  expect(runCheck(check, release(facts)).result).toBe(result);
});
