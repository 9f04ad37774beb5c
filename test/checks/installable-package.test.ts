import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import installablePackage from '../../src/checks/installable-package.js';
import { type Facts, REPOSITORY_URL, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(installablePackage, release(facts));

const bash = (code: string) => `# Install\n\n\`\`\`bash\n${code}\n\`\`\`\n`;
const repository = { fullName: 'example/fold-it' };

describe('installable-package', () => {
  it('passes on the own name in an install command and cites its line', () => {
    const finding = run({ repository, readme: bash('# first\npip install fold_it[gpu]') });
    expect(finding.result).toBe('pass');
    expect(finding.citations[0]?.url).toBe(`${REPOSITORY_URL}/blob/aaaa/README.md#L5`);
  });

  it.each<[string, Facts]>([
    [
      'the address of the repository',
      { repository, readme: bash('pip install git+https://github.com/example/fold-it.git@v1') },
    ],
    ['conda', { repository, readme: bash('conda install -c conda-forge fold-it') }],
    ['R', { repository, readme: bash('remotes::install_github("example/fold-it")') }],
    [
      'a name that its manifest declares',
      {
        repository,
        texts: { 'sub/dir/pyproject.toml': '[project]\nname = "origami"\n' },
        readme: bash('uv add origami'),
      },
    ],
    ['a manifest', { texts: { 'pyproject.toml': '[build-system]\nrequires = ["hatchling"]\n' } }],
    ['a manifest that was not read', { repositoryFiles: ['setup.py'] }],
    ['a package of Julia', { repositoryFiles: ['Project.toml', 'src/FoldIt.jl'] }],
    ['a package of R', { repositoryFiles: ['DESCRIPTION', 'NAMESPACE', 'R/fold.R'] }],
  ])('passes on %s', (_, facts) => {
    expect(run(facts).result).toBe('pass');
  });

  it('counts a model that a published library runs half, and says so', () => {
    const finding = run({ hub: { library: 'transformers' } });
    expect(finding).toMatchObject({ result: 'partial', low: 0.5 });
    expect(finding.because).toContain('transformers');
  });

  it.each<[string, Facts]>([
    ['requirements only', { repositoryFiles: ['requirements.txt'] }],
    ["somebody else's package", { repository, readme: bash('pip install torch transformers') }],
    ['what scripts in Julia need', { repositoryFiles: ['Project.toml', 'Manifest.toml', 'train.jl'] }],
    ['what scripts in R need', { repositoryFiles: ['DESCRIPTION', 'train.R'] }],
    [
      'a list of Julia without a name',
      { repositoryFiles: ['src/net.jl'], texts: { 'Project.toml': '[deps]\nFlux = "587475ba"\n' } },
    ],
    ['a manifest for a formatter', { texts: { 'pyproject.toml': '[tool.black]\nline-length = 88\n' } }],
    [
      'the manifest of a private web page',
      { texts: { 'package.json': '{"name": "page", "private": true}' } },
    ],
    [
      'a library that runs code of the model',
      { hub: { library: 'transformers', config: { remoteCode: true } } },
    ],
  ])('fails on %s', (_, facts) => {
    expect(run(facts).result).toBe('fail');
  });

  it('is unknown when the repository could not be read', () => {
    expect(run({ repository: 'unavailable' }).result).toBe('unknown');
  });
});
