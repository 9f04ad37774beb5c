// Readers that take a text by themselves, each with the pieces that its own language makes trouble with.
import { fromSources } from './sources.mjs';

const [
  { readCodeFile },
  { readManifest },
  { checks },
  { readAttestations },
  { readPolicyFile },
  { licenseOfFile },
  { githubMentions, hubMentions },
  { paperId },
  { readList },
  { readConfig },
  { parseRecord },
  { loadLadder },
] = await fromSources(
  'src/source/read.ts',
  'src/source/manifests.ts',
  'src/checks/index.ts',
  'src/attest/load.ts',
  'src/policy.ts',
  'src/result/license-report.ts',
  'src/collect/linked/mentions.ts',
  'src/collect/paper/citations.ts',
  'src/batch/list.ts',
  'src/config.ts',
  'src/mot/record.ts',
  'src/rubric/load.ts',
);

const PYTHON = [
  ...[
    'class A(nn.Module):\n  ',
    'class A:\n pass\n',
    'def f(a):\n ',
    'def f(a):\n return f(a)\n',
    'if a:\n ',
  ],
  ...[
    'import a\n',
    'from a import b\n',
    'import torch.nn as nn\n',
    'a = a\n',
    'a = b = ',
    'a.b',
    'a.b(',
    'f(a)(b)',
  ],
  ...[
    'lambda: ',
    '@a\n',
    "f'{",
    "f'{a}'\n",
    '[a for a in ',
    'a[b',
    '(',
    '[',
    '{',
    '{a: ',
    'a if b else ',
    'not ',
  ],
  ...['*a, ', '**a, ', '# a\n', '\\\n', 'a; ', 'with a:\n ', 'try:\n a\nexcept:\n b\n', 'loss.backward()\n'],
  ...['dataset = load_dataset("a")\n', 'x = x.map(f)\n', 'self.a = nn.Linear(1, 2)\n', 'optimizer.step()\n'],
  ...[
    'def train():\n  step()\ndef step():\n  train()\n',
    'torch.manual_seed(1)\n',
    'model = A()\nmodel.fit(x)\n',
  ],
  ...['if __name__ == "__main__":\n  main()\n', 'class A(A):\n def forward(self, x):\n  return self.a(x)\n'],
];
const YAML = [
  ...[
    'a: &a [*a]\n',
    '&a ',
    '*a ',
    '!a ',
    '!!a ',
    '? ',
    ': ',
    '- - ',
    '[',
    '{',
    '{a: ',
    '|\n a\n',
    '>\n',
    '"\\',
  ],
  ...[
    '%a\n',
    '---\n',
    '...\n',
    '<<: *a\n',
    'a: {<<: a}\n',
    '- &a b\n- *a\n',
    '  - a\n',
    'a:\n ',
    '# a\n',
    'a: "',
  ],
  ...['train_data: a/b\n', 'seed: 1\n', "a: '", 'a: [', '=\n', '-\n'],
];
const TOML = [
  ...[
    'a.',
    'a.b.',
    '[[a]]\n',
    '[a.',
    'a = [',
    'a = {',
    'a = """',
    "a = '''",
    'a = 1\n',
    '[a]\nb = 1\n',
    '\\u',
  ],
];
const JSON_PIECES = ['[', '{"a":', '[1,', '"\\', '{"a":[', '1e', '"a",', '{}', ',{"cell_type":"code"}'];
const SHELL = [
  ...[
    'python a.py --b ',
    'a | ',
    '$(',
    '`',
    '${a',
    '<<A\n',
    'a && ',
    '\\\n',
    'for a in b; do ',
    'if [ a ]; then ',
    '"',
    "'",
  ],
  ...['export A=', 'accelerate launch a.py ', 'pip install a ', 'wget http://a/ ', '# a\n', 'fi\n', 'done\n'],
];
const LICENSE = [
  ...[
    'MIT License\n\n',
    'the code is licensed under MIT\n',
    'the weights are under CC-BY-4.0\n',
    'License: ',
    '=\n',
    '---\n',
  ],
  ...[
    'Files: *\n',
    'Copyright: a\n',
    'Apache License\nVersion 2.0\n',
    'This directory is ',
    'provided that ',
    'Section 1. ',
  ],
  ...[
    'SPDX-License-Identifier: MIT\n',
    '(c) ',
    'Redistribution and use in source and binary forms ',
    '* a\n',
    '\f',
  ],
];

const asJson = (text) =>
  JSON.stringify({ cells: [{ cell_type: 'code', source: text }], metadata: {}, nbformat: 4 });
const ids = checks.map(({ id }) => id);
const config = readConfig({}, '/nowhere');
const ladder = await loadLadder('mof-1.0');
async function* chunksOf(text) {
  yield Buffer.from(text);
}

/** By name: what reads a text, and what it has to be tried with besides the pieces of all. */
export const READERS = {
  python: [(text) => readCodeFile('train.py', text), PYTHON],
  notebook: [(text) => readCodeFile('a.ipynb', asJson(text)), PYTHON],
  'notebook, as it is': [(text) => readCodeFile('a.ipynb', `{"cells":[${text}`), JSON_PIECES],
  yaml: [(text) => readCodeFile('config.yaml', text), YAML],
  'yaml, aliases': [(text) => readCodeFile('config.yaml', `x: &a [1]\n${text}`), YAML],
  json: [(text) => readCodeFile('config.json', text), JSON_PIECES],
  toml: [(text) => readCodeFile('a.toml', text), TOML],
  'toml of many keys': [
    (text) =>
      readCodeFile(
        'a.toml',
        numbered(text, (i) => `seed_${i} = 1\n`),
      ),
    [''],
  ],
  'yaml of many keys': [
    (text) =>
      readCodeFile(
        'a.yaml',
        numbered(text, (i) => `k${i}: 1\n`),
      ),
    [''],
  ],
  'python of many names': [
    (text) =>
      readCodeFile(
        'a.py',
        numbered(text, (i) => `a${i} = a${i - 1}\n`),
      ),
    [''],
  ],
  'python of many functions': [
    (text) =>
      readCodeFile(
        'a.py',
        numbered(text, (i) => `def f${i}(x):\n  return f${i - 1}(x)\n`),
      ),
    [''],
  ],
  'python of many classes': [
    (text) =>
      readCodeFile(
        'a.py',
        numbered(text, (i) => `class A${i}(A${i - 1}):\n  x = nn.Linear(1, 2)\n`),
      ),
    [''],
  ],
  shell: [(text) => readCodeFile('run.sh', text), SHELL],
  r: [(text) => readCodeFile('a.R', text), []],
  'pyproject.toml': [(text) => readManifest('pyproject.toml', text), TOML],
  'environment.yml': [(text) => readManifest('environment.yml', `dependencies:\n${text}`), YAML],
  'setup.py': [(text) => readManifest('setup.py', text), PYTHON],
  'setup.cfg': [(text) => readManifest('setup.cfg', text), ['[a]\n', 'a =\n ', 'a:\n', ' b\n']],
  'CITATION.cff': [(text) => readManifest('CITATION.cff', text), YAML],
  'an attestation': [(text) => readAttestations(text, 'a.yaml', { checks: ids, components: [] }), YAML],
  'a configuration': [(text) => tolerant(() => readPolicyFile(text, 'rodeo.config.yaml', ids)), YAML],
  'a model file': [(text) => tolerant(() => parseRecord(text, 'm.yml', ladder, false)), YAML],
  'a license text': [(text) => licenseOfFile('LICENSE', text), LICENSE],
  'links to repositories': [
    (text) => githubMentions(text),
    ['https://github.com/a/', '[a](https://github.com/a/b) ', 'github.com/'],
  ],
  'links to models': [
    (text) => hubMentions(text),
    ['https://huggingface.co/a/', '[a](https://huggingface.co/a/b) ', 'hf.co/'],
  ],
  'the name of a paper': [(text) => paperId(text), ['10.1/', 'arXiv:', '1234.56789']],
  'a list': [
    async (text) => {
      for await (const _ of readList(chunksOf(text), 'l.txt', config)) void _;
    },
    ['a/b\n', 'a/b,', '"a/b"\n', '{"target":"a/b"}\n', '#', ' #'],
  ],
};

/** As many lines as `text` is long. */
function numbered(text, line) {
  const lines = [];
  for (let length = 0, i = 0; length < text.length; i++) {
    lines.push(line(i));
    length += lines[i].length;
  }
  return lines.join('');
}

/** An error that people can mend is an answer. */
function tolerant(call) {
  try {
    return call();
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) throw error;
    return null;
  }
}
