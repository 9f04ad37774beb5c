import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditEvidence } from '../../../src/audit.js';
import type { Result } from '../../../src/result/result.js';
import { loadRubric } from '../../../src/rubric/load.js';
import { BASE, type Collecting, DATASET, PAPER, startCollecting } from '../collecting.js';
import { safetensors, temporary, write } from './folders.js';

const CARD = `---
license: mit
license_link: LICENSE
library_name: transformers
pipeline_tag: text-generation
datasets: [org/data]
base_model: org/base
language: en
---
# Tiny

Tiny is a language model of one million parameters for tests. See [the terms](LICENSE) and [notes](docs/notes.md).

## Intended use

It is meant for research on small models and nothing else.

## Limitations

It knows little, repeats itself, and may be biased towards its data.

## How to use

\`\`\`python
from transformers import AutoModelForCausalLM
model = AutoModelForCausalLM.from_pretrained("org/tiny")
\`\`\`

## Training data

It was trained on org/data, ten thousand documents.

## Training procedure

It was trained on 8 A100 GPUs for 10 hours with a learning rate of 1e-4 and a batch size of 32.

## Evaluation

| Benchmark | Accuracy |
|---|---|
| LAMBADA | 12.3 |

## Citation

\`\`\`bibtex
@article{tiny2024,
  title = {Tiny: a model of models},
  doi = {10.1000/model.1}
}
\`\`\`
`;

const FILES = {
  'README.md': CARD,
  LICENSE: 'MIT License',
  'config.json': '{"architectures": ["GPT2LMHeadModel"], "model_type": "gpt2"}',
  'generation_config.json': '{}',
  'tokenizer.json': '{}',
  'tokenizer_config.json': '{}',
};
const WEIGHTS = safetensors({ a: ['F32', [1000, 1000]] }, 100_000);

let running: Collecting;
let home = '';
let remove = async () => {};
beforeAll(async () => {
  ({ path: home, remove } = await temporary());
  running = await startCollecting({
    models: [
      {
        id: 'org/tiny',
        author: 'org',
        tags: [
          ...['transformers', 'safetensors', 'gpt2', 'text-generation', 'en'],
          ...['dataset:org/data', 'base_model:org/base', 'license:mit'],
        ],
        cardData: {
          license: 'mit',
          license_link: 'LICENSE',
          library_name: 'transformers',
          pipeline_tag: 'text-generation',
          datasets: ['org/data'],
          base_model: 'org/base',
          language: 'en',
        },
        pipeline_tag: 'text-generation',
        library_name: 'transformers',
        safetensors: { total: 1_000_000, parameters: { F32: 1_000_000 } },
        config: { architectures: ['GPT2LMHeadModel'], model_type: 'gpt2' },
        files: { ...FILES, 'model.safetensors': WEIGHTS.length },
      },
      BASE,
    ],
    datasets: [DATASET],
    papers: [PAPER],
  });
});
afterAll(async () => {
  await running?.close();
  await remove();
});

async function resultOf(target: string): Promise<Result> {
  return auditEvidence(await running.collect(target), await loadRubric('rodeo'));
}

/** Questions to a published model alone: whether it is handed out, and whether it is kept open. */
const OF_THE_HUB = ['ungated-download', 'repository-alive'];

/** All that a check says, with the places in the form that a folder has them. */
const said = (result: Result) =>
  result.checks
    .filter(({ id }) => !OF_THE_HUB.includes(id))
    .map(({ id, result, low, high, because, citations, license }) => ({
      ...{ id, result, low, high, license: license?.name },
      because: because.replace('The folder holds', 'The Hub holds'),
      citations: citations.map(({ url, line }) => ({ url: pathOf(url), line })),
    }));

const pathOf = (url: string) =>
  url.replace(/^http:\/\/127[^/]*\/(?:hf\/)?org\/tiny(?:\/(?:blob|tree)\/[0-9a-f]{40}\/?|$)/, '') || '.';

test('a model in a folder and the same model on the Hub have the same findings and licenses', async () => {
  const folder = await write(join(home, 'tiny'), { ...FILES, 'model.safetensors': WEIGHTS });
  const [here, there] = [await resultOf(folder), await resultOf('org/tiny')];
  expect(said(here)).toEqual(said(there));
  expect(said(here).filter(({ result }) => result === 'pass').length).toBeGreaterThan(8);
  expect(here.conflicts?.map(({ kind }) => kind)).toEqual(there.conflicts?.map(({ kind }) => kind));
  const names = ({ model }: Result) =>
    Object.values(model.licenses).map(({ name, openness }) => [name, openness]);
  expect(names(here)).toEqual(names(there));
  expect(here.model).toMatchObject({ name: 'org/tiny', parameters: there.model.parameters });
  expect(here.classification?.class).toBe(there.classification?.class);
});

test('what only a published model can show does not apply', async () => {
  const folder = await write(join(home, 'tiny'), { ...FILES, 'model.safetensors': WEIGHTS });
  const { checks } = await resultOf(folder);
  for (const id of OF_THE_HUB)
    expect(checks.find((check) => check.id === id)).toMatchObject({ result: 'notApplicable' });
});

test('places are paths within the folder, for machines too', async () => {
  const folder = await write(join(home, 'both'), {
    ...FILES,
    'model.safetensors': WEIGHTS,
    'scripts/train model.py': 'print()',
  });
  const result = await resultOf(folder);
  const cited = result.checks.flatMap(({ citations }) => citations);
  expect(cited).toContainEqual({
    url: 'scripts/train%20model.py',
    label: 'scripts/train model.py',
    path: 'scripts/train model.py',
  });
  const line = cited.find((one) => one.path === 'README.md' && one.line);
  expect(line?.url).toBe(`README.md#L${line?.line}`);
  expect(JSON.stringify(result)).not.toContain(home);
  expect(JSON.stringify(result)).not.toContain('file:');
});

test('a license that the card links to and that is not there is a conflict here as on the Hub', async () => {
  const { LICENSE: _, ...rest } = FILES;
  const folder = await write(join(home, 'bare'), { ...rest, 'model.safetensors': WEIGHTS });
  const { conflicts } = await resultOf(folder);
  expect(conflicts?.map(({ because }) => because).join()).toContain('LICENSE');
});

test('the other way round: code here, its model on the Hub', async () => {
  const folder = await write(join(home, 'tiny-code'), {
    'README.md': '# Tiny\n\nThe weights are at https://huggingface.co/org/tiny.\n',
    'train.py': 'print()',
  });
  const evidence = await running.collect(folder, { links: { hub: 'org/tiny' } });
  expect(evidence.hub).toMatchObject({ state: 'present', value: { id: 'org/tiny' } });
  expect(evidence.repository).toMatchObject({ state: 'present', value: { fullName: 'tiny-code', url: '.' } });
  const published = await running.collect('org/tiny', { links: { repo: folder } });
  expect(published.repository).toMatchObject({
    state: 'present',
    value: { fullName: 'tiny-code', url: '.' },
  });
});

test('a name that the Hub does not have and a folder has is told', async () => {
  const error = await running.collect('src').catch((reason) => reason);
  expect(error.hint).toContain('The folder of that name is ./src.');
});
