/** What the checks of pages, papers and statements about training take for what. */
import type { Illustrated } from './explanation.js';

export const documented: Record<string, Illustrated> = {
  'model-card': {
    passes:
      'A card that covers at least four of seven topics, three of them in sections: description, intended use, training data, training procedure, evaluation, limitations, how to use. A README that covers as many, with sections on evaluation, intended use and limitations.',
    partly:
      'A thin card, or a README on two of the topics, one of them more than how to use it. A quarter for a README that says less.',
    fails: 'An empty card, a template that nobody filled in, or a README that only says how to run it.',
    examples: {
      pass: {
        card: '## Model description\n\nA language model that ranks the genes which may cause a disease.\n\n## Training data\n\nAbstracts from PubMed up to 2021, with all figures and tables left out.\n\n## Evaluation\n\nIt reaches an F1 of 81.2 on the test split of the BC5CDR benchmark.\n\n## Limitations\n\nIt knows no gene that was named after 2021, and no other language.\n',
      },
      partial: {
        card: '# Model\n\nThis is a language model that ranks the genes which may cause a disease. It reaches an F1 of 81.2 on BC5CDR.\n',
      },
      fail: { card: '# Model Card\n\n## Uses\n\n[More Information Needed]\n' },
    },
  },
  'intended-use': {
    passes: 'A section, or several sentences, on what the model is for.',
    partly: 'One sentence.',
    fails: 'Praise, and how to install it.',
    examples: {
      pass: {
        card: '## Intended use\n\nThe model is meant to rank candidate genes for a disease, by researchers in genetics.\n',
      },
      partial: { readme: 'The model is designed for the annotation of genomes.\n' },
      fail: { card: '# Model\n\nState-of-the-art results! Install it with pip.\n' },
    },
  },
  limitations: {
    passes: 'A section, or several sentences, on where the model fails.',
    partly: 'One sentence.',
    fails: 'A disclaimer of liability, and a heading with nothing below it.',
    examples: {
      pass: {
        card: '## Limitations\n\nThe model fails on proteins longer than 1,024 residues and was not tested on antibodies.\n',
      },
      partial: { readme: 'The predictions can be biased towards human genes.\n' },
      fail: { card: '## Limitations\n\n[More Information Needed]\n' },
    },
  },
  'data-card': {
    passes:
      'A page or sections on the training data that tell at least three of: where they came from, how they were processed, how much there is, what they show under which terms; or cards of all datasets on the Hub.',
    partly:
      'A brief description, a page that only lists the data, or cards of some of the datasets. A quarter for sentences among others that tell two of the four, or how much it learned from and of what kind. What was left out belongs to a description.',
    fails:
      'Names of datasets alone, and instructions on files. A linked dataset whose card was not read is unknown.',
    examples: {
      pass: { card: '# Model\n', datasets: [{ id: 'lab/corpus', card: true }] },
      partial: {
        card: '## Training data\n\nThe corpus holds 15 million abstracts, collected from PubMed in 2021. Duplicates were filtered out, and the text was cut into sentences.\n',
      },
      fail: { card: '## Training data\n\nWikipedia and BookCorpus.\n' },
    },
  },
  'technical-report': {
    passes:
      'A paper, preprint, report or system card that the pages call their own, or that the repository holds.',
    fails: "Other people's papers in a list of references.",
    examples: {
      pass: { readme: 'See our paper: https://arxiv.org/abs/2210.10341\n' },
      fail: {
        readme:
          '# Model\n\nIt ranks genes.\n\n## Usage\n\nRun it.\n\n## References\n\n- Attention Is All You Need. https://arxiv.org/abs/1706.03762\n',
      },
    },
  },
  'research-paper': {
    passes: 'The paper was published at a peer-reviewed venue.',
    partly: 'There is a preprint.',
    fails: 'No paper.',
    examples: {
      pass: {
        readme: '# Model\n',
        paper: { venue: 'Briefings in Bioinformatics', doi: '10.1093/bib/bbac409' },
      },
      partial: { readme: 'See our paper: https://arxiv.org/abs/2210.10341\n' },
      fail: { readme: '# Model\n' },
    },
  },
  'open-access-paper': {
    passes:
      'The paper is on a preprint server or free to read where it was published, or there is a report of the owner’s own.',
    fails: 'An index says that it is not open access.',
    examples: {
      pass: { readme: '# Model\n', paper: { arxiv: '2210.10341' } },
      fail: { readme: '# Model\n', paper: { doi: '10.1234/closed', openAccess: false } },
    },
  },
  'citation-metadata': {
    passes: 'A citation file, or a BibTeX entry on a page.',
    partly: 'A reference in prose.',
    fails: 'No word on how to cite it.',
    examples: {
      pass: { files: ['CITATION.cff'], readme: '# Model\n' },
      partial: { readme: '## Citation\n\nA. Author, A model of genes. Journal of Models (2024).\n' },
      fail: { readme: '## Citation\n\nComing soon.\n' },
    },
  },
  'training-configuration': {
    passes:
      'Configuration files of the training, its hyperparameters on a page, or three of them with their values in its code or in what starts it.',
    partly:
      'Settings of fine-tuning only, some of them only, or options in the code whose values are not given.',
    fails: 'No setting of a training run.',
    examples: {
      pass: {
        card: '## Training hyperparameters\n\n- learning_rate: 2e-5\n- batch size: 256\n- epochs: 3\n- optimizer: AdamW\n',
      },
      partial: { card: '## Training\n\nThe model was trained for 3 epochs.\n' },
      fail: { readme: '## Inference\n\nUse a batch size of 8 and 50 steps.\n' },
    },
  },
  'random-seed': {
    passes:
      'The seed is stated with the training settings, set by a documented command or by the training code.',
    partly: 'Seeds are mentioned without values, or for fine-tuning only.',
    fails: 'No seed of the training.',
    examples: {
      pass: { card: '## Training hyperparameters\n\n- learning_rate: 2e-5\n- seed: 42\n' },
      partial: { readme: 'Training was repeated with five random seeds.\n' },
      fail: { readme: '```python\nset_seed(42)\ngenerator("Once upon a time")\n```\n' },
    },
  },
  'training-compute': {
    passes: 'The devices, how many, and how long.',
    partly: 'One or two of these.',
    fails: 'Hardware that the model needs to run.',
    examples: {
      pass: { card: '## Training\n\nTraining took 10 days on 8 NVIDIA A100 GPUs.\n' },
      partial: { card: '## Training\n\nThe model was trained on 8 NVIDIA A100 GPUs.\n' },
      fail: { card: '# Model\n\nInference needs a GPU with 16 GB.\n' },
    },
  },
  'training-hardware': {
    passes: 'Type and number of the devices.',
    partly: 'The type alone.',
    fails: 'Hardware that the model needs to run.',
    examples: {
      pass: { card: '## Training\n\nThe model was trained on 8 NVIDIA A100 GPUs.\n' },
      partial: { card: '## Training\n\nThe model was trained on A100.\n' },
      fail: { card: '# Model\n\nInference needs 2 A100 GPUs.\n' },
    },
  },
  'training-cost': {
    passes: 'The sum of money that training cost.',
    fails: 'Prices of using the model.',
    examples: {
      pass: { card: '## Training\n\nThe final run cost about $120,000.\n' },
      fail: { card: '## Training\n\nThe API costs $0.10 per 1,000 tokens.\n' },
    },
  },
  'training-energy': {
    passes: 'Energy with its unit.',
    fails: 'Emissions alone.',
    examples: {
      pass: { card: '## Training\n\nThe run used 433 MWh of energy.\n' },
      fail: { card: '## Training\n\nTraining emitted 25 tonnes of CO2.\n' },
    },
  },
  'training-flops': {
    passes: 'The number of operations that training took.',
    fails: 'Operations of one pass through the model.',
    examples: {
      pass: { card: '## Training\n\nThe total compute was 3.8 x 10^25 FLOPs.\n' },
      fail: { card: '# Model\n\nThe forward pass takes 4.1 GFLOPs.\n' },
    },
  },
  'training-water': {
    passes: 'An amount of water.',
    fails: 'Silence.',
    examples: {
      pass: { card: '## Training\n\nCooling consumed 2,700 m3 of water.\n' },
      fail: { card: '## Training\n\nThe model was trained on simulations of water.\n' },
    },
  },
  'training-data-size': {
    passes: 'A number of tokens, examples, images, hours or bytes of training data.',
    fails: 'The size of the model.',
    examples: {
      pass: { card: '## Training data\n\nThe model was trained on 300B tokens.\n' },
      fail: { card: '# Model\n\nThe model has 7B parameters.\n' },
    },
  },
  'carbon-emissions': {
    passes: 'A figure of emissions, in the front matter or on a page.',
    partly: 'How emissions were measured, without a figure.',
    fails: 'The unfilled template.',
    examples: {
      pass: { card: '# Model\n', hub: { cardData: { co2_eq_emissions: 1200 } } },
      partial: { card: '# Model\n', hub: { cardData: { co2_eq_emissions: { source: 'CodeCarbon' } } } },
      fail: { card: '## Environmental Impact\n\n- **Carbon Emitted:** [More Information Needed]\n' },
    },
  },
  'compute-provider': {
    passes: 'Whose machines trained the model.',
    fails: 'Where data is kept.',
    examples: {
      pass: { card: '## Training\n\nThe model was trained on AWS with 8 nodes.\n' },
      fail: { card: '## Environmental Impact\n\n- **Cloud Provider:** [More Information Needed]\n' },
    },
  },
  'basic-properties': {
    passes: 'Modality, size and architecture.',
    partly: 'One or two of the three.',
    fails: 'None of them.',
    examples: {
      pass: { readme: 'A language model with 350M parameters and a transformer decoder.\n' },
      partial: { card: '# Model\n', hub: { pipelineTag: 'text-generation' } },
      fail: { readme: '# Model\n' },
    },
  },
  'stated-precision': {
    passes: 'The number type of the weights, in the record, the configuration or a page.',
    partly: 'Precision is mentioned, but not that of the weights.',
    fails: 'Nothing about it.',
    examples: {
      pass: { card: '# Model\n', hubTexts: { 'config.json': '{"torch_dtype": "float16"}' } },
      partial: { card: 'The weights were quantized to 8 bit with our own tool.\n' },
      fail: { readme: '# Model\n' },
    },
  },
  'versioning-policy': {
    passes: 'How versions are named, kept or retired.',
    partly: 'Numbers without a rule, or a successor.',
    fails: 'Versions of other software.',
    examples: {
      pass: { readme: 'Releases follow semantic versioning.\n' },
      partial: { card: 'Model version: 1.2\n' },
      fail: { readme: '* fairseq version == 0.12.0\n' },
    },
  },
  'feedback-channel': {
    passes: 'Issues or discussions are open, or a page invites feedback.',
    partly: 'An address without an invitation.',
    fails: 'An archived repository.',
    examples: {
      pass: { readme: 'If something breaks, please open an issue.\n' },
      partial: { readme: '## Contact\n\nAda Example, ada@example.org\n' },
      fail: { readme: '# Model\n', repository: { archived: true } },
    },
  },
  'security-policy': {
    passes: 'A security policy, or a page that says where to report flaws.',
    partly: 'A contact without a word on what for.',
    fails: 'No way to report.',
    examples: {
      pass: { files: ['SECURITY.md'], readme: '# Model\n' },
      partial: { readme: '## Contact\n\nAda Example, ada@example.org\n' },
      fail: { readme: '# Model\n' },
    },
  },
  'train-test-overlap': {
    passes: 'How test data was kept out of the training data.',
    partly: 'A warning, or a sentence saying that this was not examined.',
    fails: 'An ordinary split.',
    examples: {
      pass: { readme: 'The corpus was decontaminated against all benchmarks.\n' },
      partial: { card: 'Benchmarks may suffer from data contamination.\n' },
      fail: { readme: 'We split the data into train and test.\n' },
    },
  },
  'copyright-policy': {
    passes: "A published policy, or a section on how other people's rights are respected.",
    partly: 'A sentence saying that reserved rights were respected.',
    fails: 'The copyright notice of the project, and opting out of telemetry.',
    examples: {
      pass: { card: 'See our [copyright policy](https://example.org/copyright).\n' },
      partial: { card: '# Model\n\nThe crawler respects robots.txt.\n' },
      fail: { card: '# Model\n\nCopyright 2026 The Authors.\n' },
    },
  },
  'training-data-summary': {
    passes: 'A summary of the training content as a file, a link or a section of some length.',
    partly: 'It is mentioned, but not linked.',
    fails: 'A description of the data that is not such a summary.',
    examples: {
      pass: {
        card: '[Summary of training content](https://example.org/public-summary-of-training-content.pdf)\n',
      },
      partial: { card: 'A summary of the content used for training was sent to the AI Office.\n' },
      fail: { card: '## Training data\n\nThe model was trained on Wikipedia and books.\n' },
    },
  },
};
