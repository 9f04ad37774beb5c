/** Starts stand-ins and collects from them with the real HTTP stack: what every test of a collector needs. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BatchCollector, createBatchCollector } from '../../src/collect/batch/index.js';
import { collectEvidence } from '../../src/collect/index.js';
import { readConfig } from '../../src/config.js';
import type { Depth } from '../../src/depth.js';
import type { Evidence } from '../../src/evidence.js';
import { createHttp } from '../../src/http/client.js';
import { parseTarget } from '../../src/target.js';
import { type Apis, type ApisOptions, startApis } from '../apis/index.js';

export interface CollectingOptions {
  /** Which tokens are set; both unless told. */
  tokens?: 'both' | 'none';
  links?: { repo?: string; hub?: string; paper?: string };
  attested?: readonly string[];
  maxWait?: number;
  timeout?: number;
  depth?: Depth;
  /** Whether answers are kept on disk; they are unless told. */
  cache?: boolean;
  /** The only target of the run. */
  alone?: boolean;
}

export interface BatchingOptions extends Pick<CollectingOptions, 'tokens' | 'maxWait' | 'timeout' | 'cache'> {
  depth?: Depth;
}

export interface Collecting {
  apis: Apis;
  /** A collector for a whole run, with the stack below it. Closed with everything else. */
  batch(options?: BatchingOptions): BatchCollector;
  collect(target: string, options?: CollectingOptions): Promise<Evidence>;
  close(): Promise<void>;
}

export async function startCollecting(options: ApisOptions): Promise<Collecting> {
  const apis = await startApis(options);
  const cacheDir = await mkdtemp(join(tmpdir(), 'rodeo-collect-'));
  const closing: (() => Promise<void>)[] = [];
  const now = () => new Date('2026-01-02T03:04:05Z');
  function configure(options: CollectingOptions, folder: string) {
    const { tokens = 'both', maxWait = 1, timeout = 5, cache = true } = options;
    const env = {
      ...{ ...apis.env, ...(tokens === 'both' ? apis.tokens : {}), RODEO_CACHE_DIR: folder },
      ...(!cache && { RODEO_CACHE_SIZE: '0' }),
    };
    return readConfig(env, '/nowhere', { maxWait, timeout });
  }
  return {
    apis,
    async collect(target, options = {}) {
      const { links = {}, attested = [], depth, alone } = options;
      const config = configure(options, cacheDir);
      const http = createHttp(config, { backoffMs: 1 });
      try {
        const name = parseTarget(target, { hub: config.hub.endpoint, github: config.github.server });
        return await collectEvidence(name, {
          ...{ config, http, now: now(), links, attested },
          ...(depth && { depth }),
          ...(alone && { alone }),
        });
      } finally {
        await http.close();
      }
    },
    batch({ depth = 'full', ...options } = {}) {
      const config = configure(options, join(cacheDir, `batch${closing.length}`));
      const http = createHttp(config, { backoffMs: 1 });
      closing.push(() => http.close());
      return createBatchCollector({ config, http, now, depth });
    },
    async close() {
      for (const close of closing) await close();
      await apis.close();
      await rm(cacheDir, { recursive: true, force: true });
    },
  };
}

export const CARD = `---
license: mit
datasets: [org/data]
---
# Model

Code: https://github.com/org/code

## Citation

\`\`\`bibtex
@article{model2024,
  title = {Model: a model of models},
  doi = {10.1000/model.1}
}
\`\`\`
`;

export const MODEL = {
  id: 'org/model',
  author: 'org',
  sha: 'a'.repeat(40),
  tags: ['license:mit', 'dataset:org/data', 'base_model:adapter:org/base'],
  cardData: { license: 'mit', datasets: ['org/data'] },
  downloads: 12,
  likes: 3,
  pipeline_tag: 'text-generation',
  library_name: 'transformers',
  safetensors: { total: 100, parameters: { F32: 100 } },
  config: { architectures: ['GPT2LMHeadModel'], model_type: 'gpt2' },
  transformersInfo: { auto_model: 'AutoModelForCausalLM' },
  files: { 'README.md': CARD, LICENSE: 'MIT License', 'model.safetensors': 1000, 'config.json': '{}' },
};

export const DATASET = {
  id: 'org/data',
  tags: ['license:cc-by-4.0'],
  cardData: { license: 'cc-by-4.0' },
  files: { 'README.md': '# Data' },
};

export const BASE = {
  id: 'org/base',
  tags: ['license:apache-2.0'],
  gated: 'auto' as const,
  files: { 'README.md': '# Base' },
};

export const CODE = {
  full_name: 'org/code',
  description: 'Code of the model',
  homepage: 'https://example.org',
  stargazers_count: 5,
  forks_count: 2,
  open_issues: 4,
  languages: { Python: 1000 },
  topics: ['models'],
  license: { key: 'mit', name: 'MIT License', spdx_id: 'MIT' },
  releases: [{ tag_name: 'v1', published_at: '2024-01-01T00:00:00Z' }],
  tags: ['v1', 'v0'],
  contributors: ['ann', 'bob', 'cid'],
  commits: 42,
  files: {
    'README.md': '# Code\n\nThe weights are at https://huggingface.co/org/model.\n',
    LICENSE: 'MIT License',
    'requirements.txt': 'torch==2.0',
    'src/train.py': 'print()',
  },
};

export const PAPER = {
  doi: '10.1000/model.1',
  title: 'Model: a model of models',
  year: 2024,
  venue: 'Journal of Models',
  citations: 10,
  influentialCitations: 2,
  references: 30,
  openAccess: true,
  license: 'cc-by',
};

export const WORLD: ApisOptions = {
  models: [MODEL, BASE],
  datasets: [DATASET],
  repositories: [CODE],
  papers: [PAPER],
};
