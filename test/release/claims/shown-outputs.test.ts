/** Outputs on pages, as the two checks that look at them take them: both sides of each way to show one. */
import { expect, test } from 'vitest';
import { runCheck } from '../../../src/checks/check.js';
import sampleOutputs from '../../../src/checks/sample-outputs.js';
import workedExample from '../../../src/checks/worked-example.js';
import { type Facts, release } from '../../release-builder.js';

const worth = (facts: Facts) => ({
  outputs: runCheck(sampleOutputs, release(facts)).low,
  example: runCheck(workedExample, release(facts)).low,
});

const CALL = '```python\nimport plover\nbirds = plover.load()\nbirds.count("marsh.wav")';

test.each<[string, Facts]>([
  [
    'the value that follows the last line',
    { readme: `# Plover\n\n${CALL}\n\n{'plover': 7,\n 'snipe': 2}\n\`\`\`\n` },
  ],
  [
    'a block below a word that it says so, of an option whose name is like a place to fill in',
    {
      readme:
        "# Plover\n\n```bash\nplover --model_path=wader.pt --data_dir='resources/marsh.wav'\n```\n\nwhich says\n\n```\nplover 7\n```\n",
    },
  ],
  [
    'preformatted HTML',
    {
      readme:
        '# Plover\n\n```\nplover marsh.wav\n```\n\nThe result will look like:\n\n<pre>\nplover: 0.7\nsnipe: 0.2\n</pre>\n',
    },
  ],
  [
    'a session whose prompt is a sign for "greater"',
    { readme: '# Plover\n\n```\n> python count.py marsh.wav\n7 plovers\n```\n' },
  ],
  [
    'rows of figures below words that end in a colon',
    {
      readme:
        '# Plover\n\n```bash\nplover marsh.wav\n```\n\nIn `marsh.csv` you then have the second and how many:\n\n```\n0.5,3\n1.0,7\n```\n',
    },
  ],
  [
    'a drawing that the lines above it write',
    {
      readme: `# Plover\n\n${CALL.replace('marsh.wav"', 'marsh.wav", to="marsh.svg"')}\n\`\`\`\n\n![](marsh.svg)\n`,
    },
  ],
  [
    'the README of a folder to which one is led for a tutorial',
    {
      readme: '# Plover\n\nFollow the [tutorial](counts/README.md#first).\n',
      texts: {
        'counts/README.md': `# Counts\n\n${CALL}\n\`\`\`\n\nIt prints:\n\n\`\`\`\n7\n\`\`\`\n`,
      },
    },
  ],
])('shown: %s', (_, facts) => {
  expect(worth(facts)).toEqual({ outputs: 1, example: 1 });
});

test.each<[string, Facts]>([
  [
    'a list that goes on with the program',
    { readme: `# Plover\n\n${CALL}\n\n["a", "b"]\nfor x in y: pass\n\`\`\`\n` },
  ],
  ['a value below a plain assignment', { readme: '# Plover\n\n```python\nx = 1\n\n{"lr": 0.1}\n```\n' }],
  [
    'two names for what the next line gives',
    { readme: `# Plover\n\n${CALL}\n\n(a, b) = plover.split(x)\n\`\`\`\n` },
  ],
  [
    'the picture that the lines read',
    {
      readme:
        '# Plover\n\n```python\nbirds = plover.load()\nbirds.detect(imread("marsh.jpg"))\n```\n\n![](marsh.jpg)\n',
    },
  ],
  [
    'a figure on how good it is',
    {
      readme:
        '# Plover\n\n```python\nruns = load("runs.json")\nprint(mean(run["metrics"]["test"] for run in runs))\n```\n\nOutput:\n\n```\n0.853\n```\n',
    },
  ],
  ['a quotation', { readme: '# Plover\n\n> python is what it is written in.\n' }],
  ['figures without words', { readme: '# Plover\n\n```bash\nplover a.wav\n```\n\n```\n0.5,3\n1.0,7\n```\n' }],
  ['a drawing of something else', { readme: `# Plover\n\n${CALL}\n\`\`\`\n\n![](overview.svg)\n` }],
])('not shown: %s', (_, facts) => {
  expect(worth(facts).outputs).toBe(0);
});

const FILES = ['out/marsh.csv', 'predict.py', 'to_table.py', 'marsh.wav'];

test.each<[string, Facts, number]>([
  [
    'a file that a command writes',
    { readme: '# P\n\n```\npython predict.py marsh.wav -o out/marsh.csv\n```\n', repositoryFiles: FILES },
    1,
  ],
  [
    'a file that a command writes and nobody published',
    { readme: '# P\n\n```\npython predict.py marsh.wav -o out/heath.csv\n```\n', repositoryFiles: FILES },
    0,
  ],
  [
    'a file with what the model gave',
    { readme: '# P\n\nThe counts of our model are in `out/marsh.csv`.\n', repositoryFiles: FILES },
    1,
  ],
  [
    'a file with what people counted',
    { readme: '# P\n\nThe counts of the wardens are in `out/marsh.csv`.\n', repositoryFiles: FILES },
    0,
  ],
  [
    'a file with what another model gave',
    { readme: '# P\n\nThe predictions of BERT are in `out/marsh.csv`.\n', repositoryFiles: FILES },
    0,
  ],
  [
    'a file that is only put into another form',
    { readme: '# P\n\n```\npython to_table.py raw.db -o out/marsh.csv\n```\n', repositoryFiles: FILES },
    0,
  ],
  [
    'weights that a command writes',
    {
      readme: '# P\n\n```\npython predict.py --model a.pt --out p.safetensors\n```\n',
      repositoryFiles: [...FILES, 'p.safetensors'],
    },
    0,
  ],
])('%s', (_, facts, outputs) => {
  expect(worth(facts).outputs).toBe(outputs);
});

test('a place in brackets behind an option is to be filled in, a list of numbers is not', () => {
  const example = (line: string) =>
    worth({ readme: `# P\n\n\`\`\`\npython predict.py ${line}\n\`\`\`\n`, repositoryFiles: ['predict.py'] })
      .example;
  expect(example('--sound [sound file] --out [counts]')).toBe(0);
  expect(example('--sound marsh.wav --bands [1,2]')).toBe(0.5);
});

test('a value right below lines that print one is their output; one that nothing prints is none', () => {
  const readme = (last: string, value: string) =>
    `# Plover\n\n\`\`\`python\nimport plover\nspec = plover.load()(["LGEYG"])\n${last}\n\`\`\`\n\n\`\`\`\n${value}\n\`\`\`\n`;
  expect(worth({ readme: readme('print(spec[0].top(3))', "[('y7', 0.982, 790.4)]") })).toEqual({
    outputs: 1,
    example: 1,
  });
  expect(worth({ readme: readme('spec.save("a")', "[('y7', 0.982, 790.4)]") }).outputs).toBe(0);
  expect(worth({ readme: readme('print(spec)', 'pip install plover') }).outputs).toBe(0);
});
