import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RodeoError } from '../src/errors.js';
import { parseTarget } from '../src/target.js';

const HOSTS = { hub: 'https://huggingface.co', github: 'https://github.com' };
const MIRROR = { hub: 'http://127.0.0.1:8080/hf', github: 'https://git.example.org/code' };

const hub = (id: string, revision?: string) => ({ kind: 'hub', id, ...(revision ? { revision } : {}) });
const github = (id: string, revision?: string) => ({ kind: 'github', id, ...(revision ? { revision } : {}) });

describe('names of Hub models', () => {
  test.each([
    ['microsoft/biogpt', hub('microsoft/biogpt')],
    ['  microsoft/biogpt  ', hub('microsoft/biogpt')],
    ['microsoft/biogpt/', hub('microsoft/biogpt')],
    ['gpt2', hub('gpt2')],
    ['gpt2@main', hub('gpt2', 'main')],
    ['hf:gpt2', hub('gpt2')],
    ['HF:microsoft/biogpt', hub('microsoft/biogpt')],
    ['hf:microsoft/biogpt@v1.0', hub('microsoft/biogpt', 'v1.0')],
    ['hf:microsoft/biogpt@refs/pr/1', hub('microsoft/biogpt', 'refs/pr/1')],
    ['hf://microsoft/biogpt@main', hub('microsoft/biogpt', 'main')],
    ['microsoft/biogpt@main', hub('microsoft/biogpt', 'main')],
    ['https://huggingface.co/microsoft/biogpt', hub('microsoft/biogpt')],
    ['http://huggingface.co/microsoft/biogpt/', hub('microsoft/biogpt')],
    ['https://www.huggingface.co/microsoft/biogpt', hub('microsoft/biogpt')],
    ['https://HuggingFace.co/microsoft/biogpt', hub('microsoft/biogpt')],
    ['huggingface.co/microsoft/biogpt', hub('microsoft/biogpt')],
    ['https://hf.co/microsoft/biogpt', hub('microsoft/biogpt')],
    ['hf.co/gpt2', hub('gpt2')],
    ['https://huggingface.co/gpt2/tree/main', hub('gpt2', 'main')],
    ['https://huggingface.co/microsoft/biogpt/tree/main', hub('microsoft/biogpt', 'main')],
    ['https://huggingface.co/microsoft/biogpt/tree/main/sub/folder', hub('microsoft/biogpt', 'main')],
    ['https://huggingface.co/microsoft/biogpt/tree/refs%2Fpr%2F1', hub('microsoft/biogpt', 'refs/pr/1')],
    [
      'https://huggingface.co/microsoft/biogpt/blob/refs/pr/12/README.md',
      hub('microsoft/biogpt', 'refs/pr/12'),
    ],
    ['https://huggingface.co/o/n/blob/feature%2Fx/config.json', hub('o/n', 'feature/x')],
    ['https://huggingface.co/o/n/resolve/main/config.json?download=true', hub('o/n', 'main')],
    [
      'https://huggingface.co/o/n/commit/648f7d6503c038b44e70b7510bf431c7be94e891',
      hub('o/n', '648f7d6503c038b44e70b7510bf431c7be94e891'),
    ],
    ['https://huggingface.co/o/n/discussions/3', hub('o/n')],
    ['https://huggingface.co/o/n?library=transformers#usage', hub('o/n')],
    ['https://huggingface.co/api/models/o/n', hub('o/n')],
    ['https://user:hf_secretsecret@huggingface.co/o/n', hub('o/n')],
    ['git@hf.co:o/n', hub('o/n')],
    ['https://huggingface.co/o/n.git', hub('o/n')],
  ])('%s', (input, expected) => expect(parseTarget(input, HOSTS)).toEqual(expected));

  test.each([
    ['http://127.0.0.1:8080/hf/o/n/tree/dev', hub('o/n', 'dev')],
    ['https://huggingface.co/o/n', hub('o/n')],
    ['https://git.example.org/code/o/n.git', github('o/n')],
    ['https://github.com/o/n', github('o/n')],
    ['ssh://git@git.example.org:2222/code/o/n.git', github('o/n')],
  ])('with mirrors: %s', (input, expected) => expect(parseTarget(input, MIRROR)).toEqual(expected));

  test('a mirror below a path does not own its whole host', () => {
    expect(() => parseTarget('http://127.0.0.1:8080/o/n', MIRROR)).toThrow(/does not know/);
  });
});

describe('names of GitHub repositories', () => {
  test.each([
    ['gh:microsoft/BioGPT', github('microsoft/BioGPT')],
    ['gh:microsoft/BioGPT@v1', github('microsoft/BioGPT', 'v1')],
    ['gh:o/r@feature/x', github('o/r', 'feature/x')],
    ['https://github.com/microsoft/BioGPT', github('microsoft/BioGPT')],
    ['https://www.github.com/microsoft/BioGPT/', github('microsoft/BioGPT')],
    ['github.com/microsoft/BioGPT', github('microsoft/BioGPT')],
    ['https://github.com/microsoft/BioGPT.git', github('microsoft/BioGPT')],
    ['git@github.com:microsoft/BioGPT.git', github('microsoft/BioGPT')],
    ['ssh://git@github.com/microsoft/BioGPT.git', github('microsoft/BioGPT')],
    ['git+https://github.com/o/r.git', github('o/r')],
    ['https://github.com/o/r/tree/dev/examples/a', github('o/r', 'dev')],
    ['https://github.com/o/r/blob/v1.2/README.md#install', github('o/r', 'v1.2')],
    ['https://github.com/o/r/releases/tag/v2', github('o/r', 'v2')],
    ['https://github.com/o/r/issues/1', github('o/r')],
    ['https://github.com/o/r?tab=readme-ov-file', github('o/r')],
  ])('%s', (input, expected) => expect(parseTarget(input, HOSTS)).toEqual(expected));
});

describe('folders', () => {
  test.each([
    ['./x', 'x'],
    ['../x', 'x'],
    ['./x/', 'x'],
    ['./my model', 'my model'],
    ['./o/n', 'n'],
    ['/some/where/x', 'x'],
    ['/', '/'],
    ['./a\u001b[31m\nb', 'a[31mb'],
  ])('%j', (input, id) =>
    expect(parseTarget(input, HOSTS)).toEqual({ kind: 'directory', id, folder: input }),
  );

  test.each([
    ['.', process.cwd()],
    ['..', dirname(process.cwd())],
    ['~', homedir()],
    ['~/', homedir()],
  ])('%j is named by where it is', (input, path) => {
    expect(parseTarget(input, HOSTS)).toMatchObject({ kind: 'directory', id: basename(path) });
  });

  test('a home is resolved', () => {
    expect(parseTarget('~/x', HOSTS)).toMatchObject({ id: 'x', folder: join(homedir(), 'x') });
  });

  test('a name without such a beginning is an id, although there is such a folder', () => {
    expect(parseTarget('src', HOSTS)).toEqual(hub('src'));
    expect(parseTarget('src/collect', HOSTS)).toEqual(hub('src/collect'));
  });

  test.each([
    ['./a\0b', 'control characters'],
    [`./${'a'.repeat(5000)}`, 'too long for a path'],
  ])('%j is none', (input, reason) => {
    expect(caught(() => parseTarget(input, HOSTS)).message).toContain(reason);
  });
});

describe('a folder as Windows writes it', () => {
  test.each([
    ['.\\my-model', 'my-model'],
    ['..\\models\\tiny', 'tiny'],
    ['C:\\models\\tiny', 'tiny'],
    ['d:/models/tiny', 'tiny'],
    ['\\\\server\\share\\tiny', 'tiny'],
  ])('%s', (input, id) => {
    expect(parseTarget(input, HOSTS)).toMatchObject({ kind: 'directory', id });
  });

  test.each(['hf:org/name', 'gh:owner/repo', 'https://github.com/owner/repo', 'org/name'])(
    '%s is none',
    (input) => expect(parseTarget(input, HOSTS).kind).not.toBe('directory'),
  );
});

describe('what is not a target', () => {
  test.each([
    ['', 'is empty', null],
    ['   ', 'is empty', null],
    ['microsoft biogpt', 'spaces', 'microsoft/biogpt'],
    ['microsoft / biogpt', 'spaces', 'microsoft/biogpt'],
    ['microsoft\\biogpt', 'characters', 'microsoft/biogpt'],
    ['models--microsoft--biogpt', '-- or ..', 'microsoft/biogpt'],
    ['github:microsoft/BioGPT', 'characters', 'gh:microsoft/BioGPT'],
    ['a/..', '-- or ..', 'a'],
    ['a/b/c', 'too many slashes', 'a/b'],
    ['gh:a/b/c', 'too many slashes', 'gh:a/b'],
    ['gh:a', 'is not owner/repo', null],
    ['o/n.git', 'ends in .git', 'o/n'],
    ['o/a--b', '-- or ..', 'o/a-b'],
    ['o/n@', 'git would not accept', 'o/n'],
    ['o/n@a..b', 'git would not accept', 'o/n'],
    ['https://huggingfce.co/o/n', 'host', 'https://huggingface.co/o/n'],
    ['https://gitlab.com/o/n', 'host', null],
    ['https://huggingface.co/datasets/o/n', 'is a dataset', null],
    ['https://huggingface.co/spaces/o/n', 'is a Space', null],
    ['datasets/o/n', 'is a dataset', null],
    ['https://huggingface.co/docs/hub/index', 'page of the Hub', null],
    ['https://huggingface.co', 'page of the Hub', null],
    ['https://github.com/orgs/microsoft', 'page of GitHub', null],
    ['https://github.com/microsoft', 'names no repository', null],
    ['https://huggingface.co/o/%E0%A4%A', 'percent', null],
    [`o/${'a'.repeat(97)}`, '96 characters', null],
    ['a'.repeat(5000), 'too long', null],
    ['o/n\u0007', 'control characters', 'o/n'],
  ])('%j: %s', (input, reason, guess) => {
    const error = caught(() => parseTarget(input, HOSTS));
    expect(error.exitCode).toBe(2);
    expect(error.message).toContain(reason);
    expect(error.message).toContain('gh:owner/repo');
    if (guess === null) expect(error.message).not.toContain('Did you mean');
    else expect(error.message).toContain(`Did you mean ${guess}?`);
  });

  test.each([
    ['https://huggingface.co/papers/2210.10341', 'arXiv:2210.10341'],
    ['https://arxiv.org/abs/2210.10341v2', 'arXiv:2210.10341'],
    ['https://www.arxiv.org/pdf/2210.10341.pdf', 'arXiv:2210.10341'],
    ['arxiv.org/abs/2210.10341', 'arXiv:2210.10341'],
    ['arXiv:2210.10341', 'arXiv:2210.10341'],
    ['https://doi.org/10.1093/bib/bbac409', '10.1093/bib/bbac409'],
    ['10.1093/bib/bbac409', '10.1093/bib/bbac409'],
    ['https://www.biorxiv.org/content/10.1101/2021.07.09.450648v2', '10.1101/2021.07.09.450648v2'],
    ['https://openreview.net/forum?id=abc', 'DOI'],
    ['https://www.nature.com/articles/s41586-021-03819-2', 'DOI'],
  ])('%j is a paper, and what to give is said', (input, paper) => {
    const error = caught(() => parseTarget(input, HOSTS));
    expect(error.message).toBe(`"${input}" is a paper, not a model.`);
    expect(error.hint).toContain(`rodeo audit org/name --paper ${paper}`);
  });

  test.each(['https://notarxiv.org/abs/2210.10341', 'https://arxiv.org.example/abs/2210.10341'])(
    '%s is no paper',
    (input) =>
      expect(caught(() => parseTarget(input, HOSTS)).message).toContain('host that rodeo does not know'),
  );

  test('the message never repeats a credential or a control sequence', () => {
    const error = caught(() => parseTarget('https://me:hf_abcdefghijk@example.org/\u001b[31mx', HOSTS));
    expect(error.message).not.toContain('hf_abcdefghijk');
    expect(error.message).not.toContain('\u001b');
  });

  test('any text is either a valid target or one line of usage', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl()), (text) => {
        try {
          const target = parseTarget(text, HOSTS);
          expect(target.id).toMatch(/^[\w.-]+(\/[\w.-]+)?$/);
        } catch (error) {
          expect(error).toBeInstanceOf(RodeoError);
          expect((error as RodeoError).message).not.toMatch(/[\n\r]/);
        }
      }),
    );
  });
});

function caught(run: () => unknown): RodeoError {
  try {
    run();
  } catch (error) {
    if (error instanceof RodeoError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
