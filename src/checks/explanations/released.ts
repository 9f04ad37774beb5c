/** What the checks of weights, code and data take for what. */
import type { Illustrated } from './explanation.js';

export const released: Record<string, Illustrated> = {
  'model-weights': {
    passes:
      'Weight files on the Hub, in the repository, on an archive or storage that is linked, or fetched by the code itself.',
    partly:
      'Weights that only approved users may download, that need an account, or that are sent on request.',
    fails: 'Weights that are announced, withheld, or said to be elsewhere without a link.',
    examples: {
      pass: { hubFiles: ['model.safetensors', 'config.json'], card: '# Model\n' },
      partial: { readme: 'The weights are available from the authors upon request.\n' },
      fail: { readme: 'We will release the model weights soon.\n' },
    },
    mistakes: 'Links are not opened: a dead link to an archive counts as one that works.',
  },
  'ungated-download': {
    passes: 'The Hub, the repository or public storage gives the weights to everyone.',
    partly: 'A form that approves by itself, or a host that asks for an account.',
    fails: 'The owner decides who may download, or weights are sent on request.',
    examples: {
      pass: { hubFiles: ['model.safetensors'], card: '# Model\n' },
      partial: { hubFiles: ['model.safetensors'], card: '# Model\n', hub: { gated: 'auto' } },
      fail: { hubFiles: ['model.safetensors'], card: '# Model\n', hub: { gated: 'manual' } },
    },
  },
  'complete-configuration': {
    passes: 'Each configuration and tokenizer file that the library needs is beside the weights.',
    partly: 'Some of these files are missing.',
    fails: 'Weights without any of them.',
    examples: {
      pass: { hubFiles: ['model.gguf'], card: '# Model\n' },
      partial: {
        hubFiles: ['model.safetensors', 'config.json'],
        card: '# Model\n',
        hub: { library: 'transformers', pipelineTag: 'text-generation' },
      },
      fail: { hubFiles: ['pytorch_model.bin'], card: '# Model\n' },
    },
    mistakes: 'Which files a library needs is known for common libraries only.',
  },
  'safe-weights': {
    passes: 'Safetensors, GGUF, ONNX, TensorFlow or other formats that hold data and nothing that runs.',
    partly: 'Some folders with weights hold such files, others pickles only.',
    fails: 'Pickles (`.bin`, `.pt`, `.pth`, `.ckpt`, `.pkl`) and nothing beside them.',
    examples: {
      pass: { hubFiles: ['model.safetensors'], card: '# Model\n' },
      partial: { hubFiles: ['unet/model.safetensors', 'text_encoder/pytorch_model.bin'], card: '# Model\n' },
      fail: { hubFiles: ['pytorch_model.bin'], card: '# Model\n' },
    },
    mistakes: 'Formats are judged by file extensions; files are not opened.',
  },
  'model-architecture': {
    passes:
      'A file that defines the network, or a class of a published library that the configuration or a page names.',
    partly: 'Only compiled graphs, or a library without the name of the class.',
    fails: 'No code, no configuration and no page that says what the network is made of.',
    examples: {
      pass: { files: ['src/model.py'], readme: '# Model\n' },
      partial: { hubFiles: ['model.onnx'], card: '# Model\n' },
      fail: { readme: '# Model\n\nThe network is a transformer.\n' },
    },
  },
  'inference-code': {
    passes: "A script, command, notebook or call of the release's own package that runs the model.",
    partly:
      "A snippet for somebody else's library, evaluation code that runs it along the way, or a package without a word on how to use it.",
    fails: 'Nothing that runs the model.',
    examples: {
      pass: { files: ['predict.py'], readme: '```\npython predict.py --input in.fasta\n```\n' },
      partial: {
        card: '```python\nfrom transformers import AutoModel\nmodel = AutoModel.from_pretrained("example/model")\n```\n',
      },
      fail: { files: ['train.py'], readme: 'Train with `python train.py`.\n' },
    },
    mistakes: 'Nothing is run: code that does not work counts as code that does.',
  },
  'training-code': {
    passes:
      'A script, command, notebook or call that trains the released model or, if it is a fine-tuned one, fine-tunes it.',
    partly:
      'Parts of a training program that nothing starts, or a script that is run without a word on what it does.',
    fails: 'Code that only fine-tunes the released model, and code that is announced or withheld.',
    examples: {
      pass: { files: ['pretrain.py'], readme: '## Training\n\n```\npython pretrain.py --data corpus\n```\n' },
      partial: { files: ['src/trainer.py', 'src/losses.py'], readme: '# Model\n' },
      fail: { readme: 'The training code will be released soon.\n' },
    },
    mistakes:
      'Without bodies of code (`rodeo audit` reads some; a batch needs `--depth code`) a `train.py` that only fine-tunes may look like training.',
  },
  'preprocessing-code': {
    passes:
      'A script, a notebook or a mode of a program that turns raw data into training examples: it reads, changes and writes them.',
    partly:
      'Half for scripts that fetch or convert data, that prepare single tasks, and for parts of a pipeline; a quarter for loaders that only ready each record on its way into the network.',
    fails:
      'Preparation that is announced, withheld or only described, and code that reads finished data as they are.',
    examples: {
      pass: {
        files: ['scripts/preprocess_corpus.py'],
        readme: '## Data\n\n```\npython scripts/preprocess_corpus.py\n```\n',
      },
      partial: { files: ['train.py', 'scripts/download_train_data.sh'], readme: '# Model\n' },
      fail: { readme: 'The data were cleaned and tokenized.\n' },
    },
  },
  'evaluation-code': {
    passes:
      'A script, command or notebook that measures the model, a mode of the training program that does, or a training that ends with figures on a test set.',
    partly: 'Metrics without anything that runs them, or fine-tuning scripts that measure along the way.',
    fails: 'Results without the code behind them.',
    examples: {
      pass: {
        files: ['evaluate.py'],
        readme: '## Evaluation\n\n```\npython evaluate.py --split test\n```\n',
      },
      partial: { files: ['metrics/bleu_score.py'], readme: '# Model\n' },
      fail: { readme: 'The model was evaluated on three benchmarks.\n' },
    },
    mistakes: 'Metrics that the code computes under names of its own are missed.',
  },
  'supporting-tools': {
    passes: 'Demos, converters, servers, visualization or other tools around the model.',
    fails: 'Nothing but the model and its own code.',
    examples: {
      pass: { files: ['app.py', 'tools/convert_to_onnx.py'], readme: '# Model\n' },
      fail: { files: ['model.py', 'train.py'], readme: '# Model\n' },
    },
  },
  'intermediate-checkpoints': {
    passes: 'Several checkpoints of one training run: files, revisions, or a list that says where they are.',
    partly: 'The model of an earlier stage of training is linked.',
    fails: 'The final weights alone, even in several sizes.',
    examples: {
      pass: {
        hubFiles: ['step1000/model.safetensors', 'step2000/model.safetensors', 'step3000/model.safetensors'],
        card: '# Model\n',
      },
      partial: { readme: '[Model_Stage_1](https://huggingface.co/example/Model_Stage_1)\n' },
      fail: { hubFiles: ['model.safetensors'], card: '# Model\n' },
    },
  },
  'training-data': {
    passes:
      'The data is on the Hub, in the repository, in an archive or on storage that everyone can read, or fetched by the code.',
    partly:
      'Three quarters where scripts rebuild it from sources that anyone can fetch, sets of others on the Hub among them; half for a part, and for sources that are named; a quarter for a description. Of names and descriptions none of the data counts as released.',
    fails: 'Data that is withheld or announced, and silence.',
    examples: {
      pass: { readme: '## Training data\n\nThe training data are at https://zenodo.org/records/42.\n' },
      partial: { card: '## Training data\n\nThe model was trained on Wikipedia and PubMed abstracts.\n' },
      fail: { readme: 'We do not release the training data.\n' },
    },
    mistakes: 'Data that only the paper names is missed.',
  },
  'evaluation-data': {
    passes:
      'Test data in the repository, linked for download, or said to be in a place that is named; a part that the code keeps back of training data that is itself released.',
    partly:
      'Three quarters where the code fetches public data or rebuilds it; half for samples and for public sets that are named; a quarter for data that is only described.',
    fails: 'Results on data that nobody names.',
    examples: {
      pass: {
        readme: '## Evaluation data\n\nThe test set can be downloaded from https://zenodo.org/records/42.\n',
      },
      partial: { readme: '## Evaluation\n\nWe evaluate the model on MMLU and HellaSwag.\n' },
      fail: { card: '# Model\n' },
    },
  },
  'datasets-named': {
    passes:
      'Datasets in the front matter, names and links where a page speaks of training, or the data themselves: in the release, fetched by its code, or linked beside it.',
    fails: 'A description without a name, and silence.',
    examples: {
      pass: { card: '## Training data\n\nThe model was trained on Wikipedia and BookCorpus.\n' },
      fail: { card: '## Training data\n\nThe model was trained on 15 million web pages in English.\n' },
    },
    mistakes: 'A source that only the paper names counts as not named.',
  },
  'datasets-resolvable': {
    passes: 'Every named dataset opens for everyone.',
    partly: 'Some do, or they are on storage that is not kept for good or asks for an account.',
    fails: 'Names that lead nowhere.',
    examples: {
      pass: { readme: '## Training data\n\nThe training data are at https://zenodo.org/records/42.\n' },
      partial: { readme: 'The training data are [here](https://drive.google.com/file/d/abc).\n' },
      fail: { card: '## Training data\n\nThe model was trained on Wikipedia and BookCorpus.\n' },
    },
  },
  'datasets-licensed': {
    passes: 'Every linked dataset on the Hub states a license.',
    partly: 'Some of them do.',
    fails: 'None does. A dataset that only prose links is unknown: its own page was not read.',
    examples: {
      pass: { card: '# Model\n', datasets: [{ id: 'lab/corpus', license: 'cc-by-4.0' }] },
      partial: {
        card: '# Model\n',
        datasets: [{ id: 'lab/corpus', license: 'cc-by-4.0' }, { id: 'lab/more' }],
      },
      fail: { card: '# Model\n', datasets: [{ id: 'lab/corpus' }] },
    },
    mistakes: 'Asked of datasets on the Hub only; without any the check does not apply.',
  },
  'base-model-weights': {
    passes: 'The model that this one was made from can be downloaded by everyone.',
    partly: 'It is gated.',
    fails: 'It is not on the Hub.',
    examples: {
      pass: { card: '# Model\n', baseModels: [{ id: 'lab/base' }] },
      partial: { card: '# Model\n', baseModels: [{ id: 'lab/base', gated: 'manual' }] },
      fail: { card: '# Model\n', baseModels: [{ id: 'lab/base', found: false }] },
    },
    mistakes: 'Only base models that the front matter names are looked up.',
  },
  'base-model-data': {
    passes: 'A model that was made from no other releases its own training data.',
    partly:
      "The base model's record or this release names or describes what the base learned from: only an audit of the base can say more.",
    fails: 'A model that was made from no other does not release its data.',
    mistakes: 'A base model is not audited along with this one: where one is named, nothing passes or fails.',
    examples: {
      pass: { readme: 'The training data are at https://zenodo.org/records/42.\n' },
      partial: {
        card: '# Model\n',
        baseModels: [{ id: 'lab/base', datasets: ['wikipedia', 'bookcorpus'] }],
      },
      fail: { readme: 'We do not release the training data.\n' },
    },
  },
  'base-model-stated': {
    passes:
      'The front matter or a page says what the model was made from, or that it was trained from scratch.',
    partly: 'Tuning is mentioned without what was tuned.',
    fails: 'Nothing about where the model comes from.',
    examples: {
      pass: { readme: 'The model was trained from scratch.\n' },
      partial: { card: 'A fine-tuned model for reviews.\n' },
      fail: { readme: '# Model\n' },
    },
  },
};
