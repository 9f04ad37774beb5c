/** A result as an audit would give it, written out, so that rendering is tested without auditing anything. */
import type { CheckResult, Model, Points, Result } from '../../src/result/result.js';

const HUB = 'https://huggingface.co/microsoft/biogpt';
const GITHUB = 'https://github.com/microsoft/BioGPT/blob/648f7d6503c038b44e70b7510bf431c7be94e891';

const mit: Model['licenses']['code'] = {
  id: 'MIT',
  name: 'MIT',
  openness: 'open',
  basis: 'tag',
  citations: [],
};
const noLicense: Model['licenses']['code'] = {
  id: null,
  name: 'no license',
  openness: 'none',
  basis: null,
  citations: [],
};

/** `[earned, possible]` or `[earned, most, possible]` by score id. */
type Sums = Record<string, [number, number] | [number, number, number]>;

function sums(points: Sums): Record<string, Points> {
  const entries = Object.entries(points).map(([id, numbers]) => {
    const [earned, middle, last] = numbers;
    return [id, { earned, earnedHigh: last === undefined ? earned : middle, possible: last ?? middle }];
  });
  return Object.fromEntries(entries);
}

type Rest = Partial<Omit<CheckResult, 'points'>> & { points?: Sums };

/** A check's result with the usual bounds for its outcome. */
export function check(
  id: string,
  result: CheckResult['result'],
  title: string,
  extra: Rest = {},
): CheckResult {
  const { points, ...others } = extra;
  return {
    id,
    title,
    result,
    low: result === 'pass' ? 1 : result === 'partial' ? 0.5 : 0,
    high: result === 'pass' || result === 'unknown' ? 1 : result === 'partial' ? 0.5 : 0,
    because: `${title}.`,
    citations: [],
    missing: [],
    ...others,
    points: sums(points ?? {}),
  };
}

const at = (path: string, line?: number) => ({
  url: `${GITHUB}/${path}${line ? `#L${line}` : ''}`,
  label: path,
  ...(line ? { line } : {}),
});

export const sampleResult: Result = {
  schema: 1,
  rodeo: '0.1.0',
  rubric: { id: 'rodeo', title: 'Can I run it, can I retrain it' },
  target: { kind: 'hub', id: 'microsoft/biogpt' },
  collectedAt: '2026-11-23T08:00:00.000Z',
  model: {
    name: 'microsoft/biogpt',
    released: { date: '2022-10-19', from: 'paper' },
    parameters: { count: 346763264, from: 'safetensors' },
    task: 'text-generation',
    library: 'transformers',
    baseModels: [],
    datasets: [],
    licenses: { weights: mit, code: mit, data: noLicense, documents: mit },
    hub: {
      id: 'microsoft/biogpt',
      url: HUB,
      revision: '4632ce281eeec33c6d9defb7862dca60c6622728',
      gated: false,
      downloads: 137918,
      likes: 305,
      lastModified: '2023-02-03T09:28:24.000Z',
    },
    repository: {
      fullName: 'microsoft/BioGPT',
      url: 'https://github.com/microsoft/BioGPT',
      commit: '648f7d6503c038b44e70b7510bf431c7be94e891',
      stars: 4482,
      forks: 482,
      openIssues: 74,
      contributors: { count: 9 },
      pushedAt: '2025-05-12T10:00:00Z',
      language: 'Python',
      archived: false,
    },
    paper: {
      url: 'https://doi.org/10.1093/bib/bbac409',
      title: 'BioGPT: generative pre-trained transformer for biomedical text generation and mining',
      year: 2022,
      venue: 'Briefings in Bioinformatics',
      citations: 1403,
      influentialCitations: 94,
      references: 59,
      openAccess: true,
    },
  },
  links: {
    hub: { to: 'microsoft/biogpt', how: 'given as the target' },
    repository: { to: 'microsoft/BioGPT', how: 'same owner and name' },
    paper: { to: 'doi:10.1093/bib/bbac409', how: 'BibTeX entry in the model card' },
  },
  scores: [
    {
      id: 'usability',
      title: 'Usability',
      asks: 'Can I run it?',
      headline: false,
      score: 84,
      low: 84,
      high: 92,
      earned: 84,
      earnedHigh: 92,
      possible: 100,
      coverage: 0.92,
      inconclusive: false,
      tier: 'Open',
    },
    {
      id: 'reproducibility',
      title: 'Reproducibility',
      asks: 'Can I retrain it?',
      headline: false,
      score: 48,
      low: 48,
      high: 48,
      earned: 47.6,
      earnedHigh: 47.6,
      possible: 100,
      coverage: 1,
      inconclusive: false,
      tier: 'Partial',
    },
    {
      id: 'openness',
      title: 'Openness',
      headline: true,
      score: 73,
      low: 73,
      high: 81,
      earned: 72.6,
      earnedHigh: 80.6,
      possible: 100,
      coverage: 0.92,
      inconclusive: false,
      tier: 'Open',
    },
  ],
  archetype: { label: 'Open weights, closed recipe', certain: true },
  checks: [
    check('model-weights', 'pass', 'Model weights are released', {
      because: 'pytorch_model.bin (1.6 GB) is on the Hub.',
      citations: [
        {
          url: `${HUB}/blob/4632ce281eeec33c6d9defb7862dca60c6622728/pytorch_model.bin`,
          label: 'pytorch_model.bin',
        },
      ],
      license: mit,
      credit: 1,
      points: { usability: [34, 34], openness: [25, 25] },
    }),
    check('inference-code', 'pass', 'Inference code is released', {
      citations: [at('inference.py'), at('README.md', 43)],
      points: { usability: [27, 27], openness: [10, 10] },
    }),
    check('model-card', 'partial', 'The model card leaves sections out', {
      citations: [{ url: `${HUB}/blob/main/README.md`, label: 'model card' }],
      points: { usability: [8, 16], reproducibility: [4, 8], openness: [6, 8] },
    }),
    check('safe-weights', 'unknown', 'Weights are in a safe format', {
      because: 'The Hub gave only a part of the file list.',
      missing: [{ what: "the Hub's file list", reason: { code: 'truncated' }, url: `${HUB}/tree/main` }],
      points: { usability: [0, 8, 8], openness: [0, 8, 8] },
    }),
    check('worked-example', 'pass', 'A worked example shows how to use the model from a text to its answer', {
      citations: [at('examples/QA-PubMedQA/very/deeply/nested/folder/of/examples/infer_large.sh', 7)],
      points: { usability: [15, 15], openness: [5, 5] },
    }),
    check('training-code', 'fail', 'Training code is not released', {
      because: 'Only scripts that fine-tune it for other tasks were found.',
      points: { reproducibility: [0, 34], openness: [0, 9] },
    }),
    check('training-data', 'partial', 'Training data is named but not released', {
      citations: [at('README.md', 12)],
      license: noLicense,
      credit: 0.8,
      points: { reproducibility: [9.6, 24], openness: [5.6, 14] },
    }),
    check('evaluation-code', 'pass', 'Evaluation code is released', {
      citations: [at('examples/RE-BC5CDR/hard_match_evaluation.py')],
      license: mit,
      credit: 1,
      points: { reproducibility: [34, 34], openness: [21, 21] },
    }),
    check('data-card', 'notApplicable', 'A data card describes the training data', {}),
    check('repository-alive', 'pass', 'The repository is alive', { citations: [at('')] }),
    check('citation-metadata', 'fail', 'No citation metadata', {}),
    check('environment', 'notApplicable', 'An environment or container is given', {}),
  ],
  fixes: [
    {
      check: 'training-code',
      kind: 'release',
      text: 'Publish the scripts and configuration that trained the released checkpoint, and name the command in the README.',
      gains: { reproducibility: 34, openness: 9 },
    },
    {
      check: 'model-card',
      kind: 'release',
      text: 'Complete the model card.',
      gains: { usability: 8, reproducibility: 4, openness: 2 },
    },
    {
      check: 'training-data',
      kind: 'license',
      text: 'License the training data openly.',
      gains: { openness: 1 },
    },
  ],
  missing: [{ what: "the Hub's file list", reason: { code: 'truncated' }, url: `${HUB}/tree/main` }],
  notes: ['No GitHub token was found, so that GitHub allows 60 requests an hour.'],
  cost: {
    requests: 6,
    cached: 0,
    waves: 2,
    waitedMs: 0,
    byHost: { 'huggingface.co': 2, 'api.github.com': 4 },
  },
};
