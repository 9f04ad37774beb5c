/** A made-up world as large as wanted: models that differ, some with code, many sharing repositories, datasets and papers. */
import type { ApisOptions, GithubRepo, HubRepo, PaperData } from '../../apis/index.js';
import { fakeSha } from '../../apis/server.js';

/** Shares of a list that was enumerated from the Hub: most models have no code, and those that do share it within a family. */
const WITH_REPOSITORY = 0.4;
const WITH_DATASET = 0.3;
const WITH_PAPER = 0.1;
/** How many models share one repository, dataset or paper on the average. */
const SHARING_REPOSITORY = 4;
const SHARING_DATASET = 400;
const SHARING_PAPER = 500;

const LICENSES = ['mit', 'apache-2.0', 'cc-by-4.0', 'openrail', 'llama3', 'other'];
const LIBRARIES = ['transformers', 'diffusers', 'sentence-transformers', 'timm', 'peft'];
const TASKS = ['text-generation', 'text-classification', 'image-classification', 'feature-extraction'];

/** A number in [0, 1) that depends on its arguments alone. */
export function chance(index: number, what: string): number {
  let hash = 2166136261;
  for (const letter of `${what} ${index}`) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}

const pick = <T>(from: readonly T[], index: number, what: string): T =>
  from[Math.floor(chance(index, what) * from.length)] as T;

/** The numbers of what a model shares with others; `null` for what it does not have. */
interface Shared {
  repository: number | null;
  dataset: number | null;
  paper: number | null;
}

function sharedBy(index: number, count: number): Shared {
  const one = (what: string, share: number, sharing: number) =>
    chance(index, `has ${what}`) < share
      ? Math.floor(chance(index, what) * Math.max(1, Math.ceil((count * share) / sharing)))
      : null;
  return {
    repository: one('repository', WITH_REPOSITORY, SHARING_REPOSITORY),
    dataset: one('dataset', WITH_DATASET, SHARING_DATASET),
    paper: one('paper', WITH_PAPER, SHARING_PAPER),
  };
}

/** What is long is made when it is asked for, so that a hundred thousand of them fit in memory. */
class Model implements HubRepo {
  [field: string]: unknown;
  readonly id: string;
  readonly #index: number;
  readonly #shared: Shared;

  constructor(index: number, count: number) {
    this.#index = index;
    this.#shared = sharedBy(index, count);
    this.id = modelId(index);
    const { dataset, paper } = this.#shared;
    const license = chance(index, 'licensed') < 0.7 ? pick(LICENSES, index, 'license') : null;
    this.downloads = Math.floor(1e6 * chance(index, 'downloads') ** 4);
    this.likes = Math.floor(100 * chance(index, 'likes') ** 3);
    this.pipeline_tag = pick(TASKS, index, 'task');
    this.library_name = pick(LIBRARIES, index, 'library');
    this.tags = [
      'bench',
      ...(license === null ? [] : [`license:${license}`]),
      ...(dataset === null ? [] : [`dataset:${datasetId(dataset)}`]),
      ...(paper === null ? [] : [`arxiv:${arxivId(paper)}`]),
    ];
    if (chance(index, 'card data') < 0.8) {
      this.cardData = {
        ...(license !== null && { license }),
        ...(dataset !== null && { datasets: [datasetId(dataset)] }),
        language: ['en'],
      };
    }
  }

  get files(): Record<string, string | number> {
    const index = this.#index;
    const hasCard = chance(index, 'card') < 0.9;
    return {
      '.gitattributes': 1500,
      ...(hasCard && { 'README.md': this.#card() }),
      'config.json': 700,
      'tokenizer.json': 400_000 + index,
      ...(chance(index, 'safe') < 0.6 ? { 'model.safetensors': 4e8 + index } : { 'pytorch_model.bin': 4e8 }),
      ...(chance(index, 'logs') < 0.2 && { 'runs/events.out.tfevents.1': 5000, 'training_args.bin': 3000 }),
    };
  }

  #card(): string {
    const index = this.#index;
    const { repository, dataset, paper } = this.#shared;
    const license = (this.tags as string[]).find((tag) => tag.startsWith('license:'))?.slice(8);
    return `---
${license === undefined ? '' : `license: ${license}\n`}library_name: ${this.library_name}
${dataset === null ? '' : `datasets:\n- ${datasetId(dataset)}\n`}---
# Model ${index}

A model for ${this.pipeline_tag}, made up for measurements.
${repository === null ? '' : `\nCode: https://github.com/${repositoryName(repository)}\n`}${
  paper === null ? '' : `\nPaper: https://arxiv.org/abs/${arxivId(paper)}\n`
}
## Use

\`\`\`python
from ${this.library_name} import pipeline
model = pipeline('${this.pipeline_tag}', model='${this.id}')
\`\`\`

## Training

Trained for ${1 + (index % 10)} epochs with a learning rate of ${1 + (index % 5)}e-5 and seed ${index}.
${'The text goes on for a while, as it does on most cards of models that people made with some care. '.repeat(index % 12)}
## Limitations

It was never trained, and knows nothing.
`;
  }
}

const modelId = (index: number) => `bench-${index % 500}/model-${index}`;
const datasetId = (index: number) => `bench-data/set-${index}`;
const repositoryName = (index: number) => `bench-code/code-${index}`;
const arxivId = (index: number) => `24${String(1 + (index % 12)).padStart(2, '0')}.${String(10_000 + index)}`;

/** Small repositories, and now and then one with folders below folders. */
class Code implements GithubRepo {
  readonly full_name: string;
  readonly languages = { Python: 10_000 };
  readonly contributors = ['ann', 'bob'];
  readonly commits: number;
  readonly license = { key: 'mit', name: 'MIT License', spdx_id: 'MIT' };
  readonly #index: number;

  constructor(index: number) {
    this.#index = index;
    this.full_name = repositoryName(index);
    this.commits = 1 + (index % 500);
  }

  get files(): Record<string, string | number> {
    const index = this.#index;
    const deep = Object.fromEntries(
      Array.from({ length: chance(index, 'deep') < 0.1 ? 20 : 0 }, (_, at) => [`src/a/b/c${at}/d/e.py`, 900]),
    );
    return {
      'README.md': `# Code ${index}\n\nRun \`python train.py --seed ${index}\` to train, and \`python evaluate.py\` to evaluate.\n`,
      LICENSE: 'MIT License\n\nCopyright (c) 2024 Nobody\n',
      'requirements.txt': 'torch==2.0\ntransformers==4.40\n',
      'train.py': 3000,
      'evaluate.py': 2000,
      'src/model.py': 4000,
      'data/README.md': '# Data\n',
      ...deep,
    };
  }
}

/** @param count of models; everything else follows from it, and always in the same way */
export function worldOf(
  count: number,
): Required<Pick<ApisOptions, 'models' | 'datasets' | 'repositories' | 'papers'>> {
  const many = <T>(share: number, sharing: number, make: (index: number) => T): T[] =>
    Array.from({ length: Math.max(1, Math.ceil((count * share) / sharing)) }, (_, index) => make(index));
  return {
    models: Array.from({ length: count }, (_, index) => new Model(index, count)),
    datasets: many<HubRepo>(WITH_DATASET, SHARING_DATASET, (index) => ({
      id: datasetId(index),
      tags: ['license:cc-by-4.0'],
      cardData: { license: 'cc-by-4.0' },
      files: { 'README.md': '# Data\n' },
    })),
    repositories: many<GithubRepo>(WITH_REPOSITORY, SHARING_REPOSITORY, (index) => new Code(index)),
    papers: many<PaperData>(WITH_PAPER, SHARING_PAPER, (index) => ({
      arxiv: arxivId(index),
      title: `Paper ${fakeSha(String(index)).slice(0, 8)}`,
      year: 2024,
      citations: index,
    })),
  };
}

/** One target a line, in the order of the world. */
export function listOf(count: number): string {
  return Array.from({ length: count }, (_, index) => `hf:${modelId(index)}\n`).join('');
}
