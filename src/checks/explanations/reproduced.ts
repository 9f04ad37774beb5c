/** What the checks of first steps, results, environments and upkeep take for what. */
import type { Illustrated } from './explanation.js';

export const reproduced: Record<string, Illustrated> = {
  'loading-snippet': {
    passes: 'Lines or a command that load this model by its own name.',
    partly: 'Lines that load another model, or one whose name the reader fills in.',
    fails: 'How to install a library.',
    examples: {
      pass: {
        card: '```python\nfrom transformers import AutoModel\nmodel = AutoModel.from_pretrained("example/model")\n```\n',
      },
      partial: {
        card: '```python\nmodel = AutoModel.from_pretrained("path/to/checkpoint")\n```\n',
      },
      fail: { card: '```\npip install transformers\n```\n' },
    },
  },
  'worked-example': {
    passes: 'A notebook that keeps its outputs, or a page with lines that run the model and their output.',
    partly: 'Lines or a notebook without a result, a folder of examples, a demo.',
    fails: 'No notebook, demo, examples or quick start.',
    examples: {
      pass: {
        card: '```python\n>>> from transformers import pipeline\n>>> pipeline("fill-mask", "example/model")("BRCA1 is a [MASK].")\n[{"token_str": "gene"}]\n```\n',
      },
      partial: { files: ['notebooks/quickstart.ipynb'], readme: '# Model\n' },
      fail: { readme: '# Model\n' },
    },
  },
  'sample-outputs': {
    passes: 'Outputs of the model together with what they were made from: files, pages, notebooks, pictures.',
    partly: 'Outputs without their inputs, or notebooks that may hold some.',
    fails: 'Inputs alone, and tables of results.',
    examples: {
      pass: { files: ['examples/outputs/1abc.pdb'], readme: '# Model\n' },
      partial: { files: ['12b_samples.jsonl'], readme: '# Model\n' },
      fail: {
        files: ['inputs/prompts.txt'],
        readme: '## Results\n\n| task | F1 |\n|---|---|\n| NER | 90.1 |\n',
      },
    },
    mistakes: 'Outputs among other files are sometimes missed.',
  },
  environment: {
    passes: 'A container image, or a file that lists what to install with versions.',
    partly: 'Names without versions, a container that is only mentioned, words on a page.',
    fails: 'Nothing to install from.',
    examples: {
      pass: { files: ['Dockerfile'], readme: '# Model\n' },
      partial: { texts: { 'requirements.txt': 'torch\nnumpy\n' }, readme: '# Model\n' },
      fail: { readme: '# Model\n' },
    },
    mistakes: 'Nothing is installed: a list that no longer resolves counts as one that does.',
  },
  'pinned-dependencies': {
    passes: 'A lock file, or a file that gives nearly every dependency one version.',
    partly: 'Some have one, or only a page gives versions.',
    fails: 'Lists without versions.',
    examples: {
      pass: { files: ['poetry.lock', 'pyproject.toml'], readme: '# Model\n' },
      partial: { texts: { 'requirements.txt': 'torch==2.1.0\nnumpy\n' }, readme: '# Model\n' },
      fail: { readme: '## Requirements\n\nPython, PyTorch and NumPy.\n' },
    },
  },
  'installable-package': {
    passes: 'A manifest that makes the code a package, or an install command of its own.',
    partly: "Somebody else's library runs the model.",
    fails: 'A list of dependencies.',
    examples: {
      pass: { files: ['setup.py', 'model/__init__.py'], readme: '# Model\n' },
      partial: { card: '# Model\n', hub: { library: 'transformers' } },
      fail: { files: ['requirements.txt'], readme: '# Model\n' },
    },
  },
  'install-command': {
    passes: 'One command that installs all that is needed.',
    partly: 'Packages one by one, or a manifest that no command installs from.',
    fails: 'No page says how to install.',
    examples: {
      pass: {
        files: ['requirements.txt'],
        readme: '## Install\n\n```\npip install -r requirements.txt\n```\n',
      },
      partial: { readme: '```\npip install torch\npip install numpy\n```\n' },
      fail: { readme: '# Model\n' },
    },
  },
  'evaluation-results': {
    passes: 'Numbers on a page, in the front matter, in files or in the paper.',
    fails: 'Claims without numbers.',
    examples: {
      pass: { card: '## Evaluation results\n\n| task | F1 |\n|---|---|\n| NER | 90.1 |\n' },
      fail: { card: '# Model\n\nThe model performs very well.\n' },
    },
  },
  'machine-readable-results': {
    passes: 'Results in the front matter (`model-index`) or in evaluation entries, with dataset and metric.',
    partly: 'A data file that follows no standard, or entries without dataset or metric.',
    fails: 'Tables on pages.',
    examples: {
      pass: { hubFiles: ['.eval_results/mmlu.yaml'], card: '# Model\n' },
      partial: { files: ['results/metrics.csv'], readme: '# Model\n' },
      fail: { card: '## Results\n\n| task | F1 |\n|---|---|\n| NER | 90.1 |\n' },
    },
  },
  'results-command': {
    passes: 'A table of results and, on the same page, the command that reproduces them.',
    partly: 'One of the two, or both on different pages.',
    fails: 'Tables of settings, and results that are announced.',
    examples: {
      pass: {
        files: ['eval.py'],
        readme:
          '## Results\n\n| task | F1 |\n|---|---|\n| NER | 90.1 |\n\n```\npython eval.py --task ner\n```\n',
      },
      partial: { readme: '## Results\n\n| task | F1 |\n|---|---|\n| NER | 90.1 |\n' },
      fail: { readme: '## Settings\n\n| name | value |\n|---|---|\n| layers | 12 |\n' },
    },
  },
  'one-command-workflow': {
    passes: 'A workflow engine, a script or a documented command that runs all of it.',
    partly: 'A single command under reproduction that does not say what it covers.',
    fails: "Training alone, and somebody else's workflow.",
    examples: {
      pass: { files: ['workflow/Snakefile'], readme: '# Model\n' },
      partial: { files: ['experiments.py'], readme: '## Reproduction\n\n```\npython experiments.py\n```\n' },
      fail: { files: ['third_party/x/Snakefile'], readme: '# Model\n' },
    },
  },
  'deterministic-code': {
    passes: 'A deterministic mode that is on, or a sentence saying that runs are deterministic.',
    partly: 'A mode that is on, and a sentence saying that results differ all the same.',
    fails: 'A sentence saying that results differ from run to run.',
    examples: {
      pass: { readme: '```python\ntorch.use_deterministic_algorithms(True)\n```\n' },
      partial: {
        readme: 'Results may vary slightly.\n\n```python\ntorch.use_deterministic_algorithms(True)\n```\n',
      },
      fail: { readme: 'Results may vary from run to run.\n' },
    },
  },
  'model-metadata': {
    passes:
      'A configuration file or a metadata file, or front matter that says at least two things about the model.',
    partly: 'Front matter that says one.',
    fails: 'Prose.',
    examples: {
      pass: {
        card: '# Model\n',
        hub: { cardData: { library_name: 'transformers', pipeline_tag: 'text-generation' } },
      },
      partial: { card: '# Model\n', hub: { cardData: { pipeline_tag: 'text-generation' } } },
      fail: { readme: '# Model\n' },
    },
  },
  'software-metadata': {
    passes: 'CITATION.cff, codemeta.json or a DOI record that carries an identifier.',
    partly: 'Such a file without one.',
    fails: 'A BibTeX entry.',
    examples: {
      pass: {
        texts: { 'CITATION.cff': 'title: Model\nrepository-code: https://github.com/example/model\n' },
        readme: '# Model\n',
      },
      partial: { texts: { 'CITATION.cff': 'title: Model\n' }, readme: '# Model\n' },
      fail: { readme: '```bibtex\n@article{a2024, title = {A model}, year = {2024}}\n```\n' },
    },
  },
  'license-text': {
    passes: 'The full text of the license is in a file beside the weights or the code.',
    partly: 'The license is named, and its text is not there.',
    fails: 'No license at all.',
    examples: {
      pass: { files: ['LICENSE'], readme: '# Model\n' },
      partial: { card: '# Model\n', hub: { licenses: ['mit'], cardData: { license: 'mit' } } },
      fail: { readme: '# Model\n' },
    },
  },
  'change-log': {
    passes: 'A change log, or notes for several releases.',
    partly: 'A news section, or a single release.',
    fails: 'The git history.',
    examples: {
      pass: { files: ['CHANGELOG.md'], readme: '# Model\n' },
      partial: { readme: '## News\n\n- 2024-01-05 new weights\n- 2024-03-01 a fix\n' },
      fail: { readme: '## Changelog\n\nA change log is coming soon.\n' },
    },
  },
  'tagged-release': {
    passes: 'A release or a tag of the code, or a snippet that pins a revision of the model.',
    partly: 'A pinned revision of the model beside code without tags.',
    fails: 'A branch.',
    examples: {
      pass: { readme: '# Model\n', repository: { releases: ['v1.0'] } },
      partial: {
        readme: '```python\nAutoModel.from_pretrained("example/model", revision="v1.0")\n```\n',
      },
      fail: { readme: '```python\nAutoModel.from_pretrained("example/model", revision="main")\n```\n' },
    },
  },
  'repository-alive': {
    passes: 'The repository is open and its pages do not say that it has been given up.',
    partly: 'The card names a successor.',
    fails: 'It is archived, disabled or no longer maintained.',
    examples: {
      pass: { readme: '# Model\n' },
      partial: { card: '# Model\n', hub: { cardData: { new_version: 'example/model-2' } } },
      fail: { readme: '# Model\n\nThis repository is no longer maintained.\n' },
    },
  },
  'archived-code': {
    passes: 'An archived version of the code with an identifier, such as a Zenodo DOI or a SWHID.',
    partly: 'Prepared for an archive, and no page names the result.',
    fails: 'GitHub alone, which anyone may delete from.',
    examples: {
      pass: { readme: 'The code is archived at https://doi.org/10.5281/zenodo.42.\n' },
      partial: { files: ['.zenodo.json'], readme: '# Model\n' },
      fail: { readme: '# Model\n' },
    },
  },
  'archived-data': {
    passes: 'The training data has a DOI, or is in a public archive.',
    partly: 'Some of them.',
    fails: 'Ordinary storage.',
    examples: {
      pass: { readme: '## Training data\n\nThe training data are at https://zenodo.org/records/42.\n' },
      partial: {
        card: '# Model\n',
        datasets: [{ id: 'lab/corpus', doi: '10.57967/hf/42' }, { id: 'lab/more' }],
      },
      fail: { readme: 'The training data are [here](https://drive.google.com/file/d/abc).\n' },
    },
  },
  'archived-weights': {
    passes: 'The weights have a DOI, or are in an archive or a model zoo.',
    fails: 'The Hub alone.',
    examples: {
      pass: { readme: 'The model weights can be downloaded from https://zenodo.org/records/42.\n' },
      fail: { hubFiles: ['model.safetensors'], card: '# Model\n' },
    },
  },
};
