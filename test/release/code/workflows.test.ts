/** What hangs together in a release: workflows that start programs and bring data, programs that make what the training reads. */
import { describe, expect, it } from 'vitest';
import evaluationCode from '../../../src/checks/evaluation-code.js';
import preprocessingCode from '../../../src/checks/preprocessing-code.js';
import trainingData from '../../../src/checks/training-data.js';
import { judged } from './judged.js';

const train = (read: string) =>
  `import torch\nimport numpy as np\nx = ${read}\nnet = Net()\nfor _ in range(9):\n    loss = net(x)\n    loss.backward()\n    optimizer.step()\ntorch.save(net.state_dict(), "net.pt")\n`;

describe('a program that writes what the training reads', () => {
  const simulate = (path: string, read = '') =>
    `import numpy as np\n${read}\nnp.savez("${path}", orbits=[step(i) for i in range(9)])\n`;

  it('generates the training data where it reads nothing', async () => {
    const bodies = { 'fit.py': train('np.load("data/orbits.npz")'), 'sim.py': simulate('data/orbits.npz') };
    expect(await judged(trainingData, bodies)).toBe(0.75);
    expect(await judged(preprocessingCode, bodies)).toBe('pass');
  });

  it('prepares them where it reads other data, which are still to be had from somewhere', async () => {
    const sim = simulate('data/orbits.npz', 'raw = np.load("/lab/raw.npz")');
    const bodies = { 'fit.py': train('np.load("data/orbits.npz")'), 'sim.py': sim };
    expect(await judged(trainingData, bodies)).toBe('fail');
    expect(await judged(preprocessingCode, bodies)).toBe('pass');
  });

  it('does neither under another path', async () => {
    const bodies = { 'fit.py': train('np.load("data/orbits.npz")'), 'sim.py': simulate('out/figure.npz') };
    expect(await judged(trainingData, bodies)).toBe('fail');
    expect(await judged(preprocessingCode, bodies)).toBe('fail');
  });
});

describe('what a workflow starts', () => {
  const score =
    'import sys, torch\nnet = Net()\nnet.load_state_dict(torch.load(sys.argv[1]))\nprint(mean_squared_error(truth, net(x)))\n';
  const kmers =
    'import sys\nimport numpy as np\nfrom Bio import SeqIO\nreads = SeqIO.parse(sys.argv[1], "fastq")\nnp.savez(sys.argv[2], counts=count(reads))\n';

  it('is no module, wherever it stands', async () => {
    const bodies = { 'src/score.py': score, 'src/fit.py': train('load()') };
    expect(await judged(evaluationCode, bodies)).toBe(0.5);
    expect(
      await judged(evaluationCode, { ...bodies, Makefile: 'eval:\n\tpython src/score.py net.pt\n' }),
    ).toBe('pass');
    expect(await judged(evaluationCode, { ...bodies, Makefile: 'docs:\n\tpython src/other.py\n' })).toBe(0.5);
  });

  it.each([
    ['Makefile', 'k.npz: reads.fq\n\tpython bin/kmers.py reads.fq k.npz\n'],
    ['Snakefile', 'rule kmers:\n    shell: "python bin/kmers.py {input} {output}"\n'],
    ['main.nf', 'process K {\n  """\n  python3 $projectDir/bin/kmers.py $reads k.npz\n  """\n}\n'],
  ])('makes the data ready where it turns them into another form: %s', async (path, body) => {
    const bodies = { 'bin/kmers.py': kmers, 'bin/fit.py': train('load()') };
    expect(await judged(preprocessingCode, { ...bodies, [path]: body })).toBe('pass');
    expect(await judged(preprocessingCode, bodies)).not.toBe('pass');
  });
});

describe('where a workflow has its data from', () => {
  const clean =
    'import sys\nimport pandas as pd\nd = pd.read_csv(sys.argv[1]).dropna().drop_duplicates()\nd.to_csv(sys.argv[2])\n';
  const bodies = { 'fit.py': train('load()'), 'clean.py': clean };

  it.each([
    ['Makefile', 'raw.csv:\n\tcurl -L https://zenodo.org/records/44/files/gauges.csv -o raw.csv\n'],
    ['workflow/Snakefile', 'rule get:\n    shell: "fasterq-dump {wildcards.run} -O raw"\n'],
    ['config/config.yaml', 'samples:\n  - SRR891268\n  - SRR891269\n'],
  ])('is told in %s', async (path, body) => {
    expect(await judged(trainingData, { ...bodies, [path]: body })).toBe(0.75);
  });

  it.each([
    ['Makefile', 'net.pt:\n\tcurl -L https://zenodo.org/records/44/files/net.pt -o net.pt\n'],
    ['config/config.yaml', 'samples:\n  - mouse_1\n  - mouse_2\n'],
    ['eval/config.yaml', 'samples:\n  - SRR891268\n'],
  ])('is not told in %s: %s', async (path, body) => {
    expect(await judged(trainingData, { ...bodies, [path]: body })).toBe('fail');
  });
});
