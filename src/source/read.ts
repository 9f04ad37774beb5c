/** Reads one file of code into facts, by the parser of its language. */
import type { CodeFile } from './facts.js';
import { licenseHeader } from './license-header.js';

type Reader = (path: string, text: string) => Promise<CodeFile> | CodeFile;

/** By extension, or by name for files that have none. Parsers are large, and loaded when the first such file is read. */
const READERS: readonly [RegExp, Reader][] = [
  [/\.pyw?$/i, async (path, text) => (await import('./python-file.js')).readPythonFile(path, text)],
  [
    /\.ipynb$/i,
    async (path, text) =>
      (await import('./notebook.js')).readNotebook(path, text) ?? {
        path,
        language: 'notebook',
        basis: 'words',
        facts: [],
      },
  ],
  [/\.ya?ml$/i, async (path, text) => (await import('./configuration.js')).readYaml(path, text)],
  [/\.json$/i, async (path, text) => (await import('./configuration.js')).readYaml(path, text, 'json')],
  [/\.toml$/i, async (path, text) => (await import('./configuration.js')).readToml(path, text)],
  [
    /\.(?:sh|bash|slurm|sbatch|zsh|smk|nf|mk|args|conf)$|(?:^|\/)(?:makefile|snakefile|justfile)$/i,
    async (path, text) => (await import('./shell.js')).readShell(path, text),
  ],
  [/\.(?:r|rmd)$/i, async (path, text) => (await import('./words.js')).readWords(path, text, 'r')],
  [/\.jl$/i, async (path, text) => (await import('./words.js')).readWords(path, text, 'julia')],
  [
    /\.(?:lua|m|gin|cfg|ini)$/i,
    async (path, text) => (await import('./words.js')).readWords(path, text, 'other'),
  ],
];

/** Kinds of files whose first lines are no comments. */
const NO_COMMENTS = /\.(?:ipynb|json|args)$/i;

/** Whether files of this name are read as code. */
export const isReadable = (path: string): boolean => READERS.some(([name]) => name.test(path));

/**
 * The facts of a file. Never throws for what is in it.
 * @param cut only the first part of the body is given
 */
export async function readCodeFile(path: string, text: string, cut = false): Promise<CodeFile> {
  const read = READERS.find(([name]) => name.test(path))?.[1];
  const file: CodeFile = read
    ? await read(path, text.replace(/^\uFEFF/, ''))
    : { path, language: 'other', basis: 'words', facts: [] };
  const license = NO_COMMENTS.test(path) ? null : licenseHeader(text.replace(/^\uFEFF/, ''));
  return { ...file, ...(cut && { cut }), ...(license && { license }) };
}
