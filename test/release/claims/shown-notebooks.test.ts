import { describe, expect, test } from 'vitest';
import { runCheck } from '../../../src/checks/check.js';
import inferenceCode from '../../../src/checks/inference-code.js';
import sampleOutputs from '../../../src/checks/sample-outputs.js';
import workedExample from '../../../src/checks/worked-example.js';
import { present } from '../../../src/evidence.js';
import { CODE_READER } from '../../../src/source/facts.js';
import { readCodeFile } from '../../../src/source/read.js';
import { release } from '../../release-builder.js';

interface Cell {
  code: string;
  prints?: string;
}

const book = (...cells: Cell[]): string =>
  JSON.stringify({
    cells: cells.map(({ code, prints }) => ({
      cell_type: 'code',
      source: code,
      outputs: prints ? [{ output_type: 'stream', name: 'stdout', text: prints }] : [],
    })),
    metadata: {},
    nbformat: 4,
  });

/** What notebooks are worth to the three checks that look at them, where some were read and others not. */
async function worth(bodies: Record<string, string>, unread: string[] = []) {
  const files = await Promise.all(Object.entries(bodies).map(([path, body]) => readCodeFile(path, body)));
  const source = { url: 'https://github.com/example/model' };
  const code = { facts: present({ reader: CODE_READER, files, left: unread.length }, source), unread: {} };
  const seen = release({
    repositoryFiles: [...Object.keys(bodies), ...unread],
    readme: '# Plover',
    repository: { code },
  });
  const low = (check: Parameters<typeof runCheck>[0]) => runCheck(check, seen).low;
  return { inference: low(inferenceCode), outputs: low(sampleOutputs), example: low(workedExample) };
}

const measuring = (name: string) =>
  book({ code: `rows = read("${name}")\nsummary(rows)`, prints: 'AUC 0.9' });

describe('a notebook that nobody read', () => {
  test('shows nothing of the model where those beside it show nothing', async () => {
    const bodies = { 'notebooks/a.ipynb': measuring('a'), 'notebooks/b.ipynb': measuring('b') };
    expect(await worth(bodies, ['notebooks/c.ipynb'])).toEqual({ inference: 0, outputs: 0, example: 0 });
  });

  test('may show it where nobody looked at any, or one beside it runs the model', async () => {
    expect(await worth({}, ['notebooks/c.ipynb'])).toEqual({ inference: 1, outputs: 0.5, example: 0.5 });
    const bodies = {
      'notebooks/a.ipynb': measuring('a'),
      'notebooks/b.ipynb': book({ code: 'y = model.predict(x)' }),
    };
    expect(await worth(bodies, ['notebooks/c.ipynb'])).toEqual({ inference: 1, outputs: 0.5, example: 0.5 });
  });
});

test('a notebook that rests on modules which measure only runs no model', async () => {
  const module = 'import pandas as pd\n\ndef summary(rows):\n    return pd.DataFrame(rows)\n';
  const shown = book({ code: 'from report.tables import summary\nsummary(rows)', prints: '1' });
  expect((await worth({ 'report/tables.py': module, 'a.ipynb': shown })).inference).toBe(0);
  const running = `${module}\ndef run(model, x):\n    return model.predict(x)\n`;
  expect((await worth({ 'report/tables.py': running, 'a.ipynb': shown })).inference).toBe(1);
});

describe('a notebook that trains', () => {
  test('and keeps what was printed is half an example, and no output of the model', async () => {
    const shown = book({ code: 'net.fit(x, y)', prints: 'Epoch 1' });
    expect(await worth({ 'lesson.ipynb': shown })).toMatchObject({ outputs: 0, example: 0.5 });
  });

  test('and keeps nothing is none', async () => {
    expect(await worth({ 'lesson.ipynb': book({ code: 'net.fit(x, y)' }) })).toMatchObject({ example: 0 });
  });

  test('and then runs what it trained is a whole one', async () => {
    const shown = book({ code: 'net.fit(x, y)' }, { code: 'net.predict(x)', prints: '[3]' });
    expect(await worth({ 'lesson.ipynb': shown })).toMatchObject({ outputs: 1, example: 1 });
  });
});

describe('a notebook that calls a function of a module beside it', () => {
  const asks = book(
    { code: 'from plover import load, count\nbirds = load("marsh")' },
    { code: 'count(birds)', prints: '7 plovers' },
  );

  test('shows the model where that module brings it', async () => {
    const plover =
      'import torch\ndef load(name):\n  return torch.load(name + ".pt")\ndef count(net):\n  return net(x)\n';
    expect(await worth({ 'try.ipynb': asks, 'plover.py': plover })).toMatchObject({ outputs: 1, example: 1 });
  });

  test('shows nothing of it where the module only reads tables', async () => {
    const plover =
      'import pandas as pd\ndef load(name):\n  return pd.read_csv(name)\ndef count(rows):\n  return len(rows)\n';
    expect(await worth({ 'try.ipynb': asks, 'plover.py': plover })).toMatchObject({ outputs: 0, example: 0 });
  });
});
