/** Whether tools around the model are released: containers, demos, converters, an installable library. */

import { citeLocated, type Located } from '../release/code/steps.js';
import type { ClassifiedFile } from '../release/files/files.js';
import { pathWords } from '../release/files/path-words.js';
import { defineCheck, fail, pass } from './check.js';

/** Kinds of tools in the order in which they are named, with the files that show them. Words of the file name. */
const KINDS: readonly [name: string, words: ReadonlySet<string>][] = [
  ['a demo application', new Set('app webui gradio streamlit demo playground server'.split(' '))],
  ['a tokenizer trainer', new Set('bpe sentencepiece spm'.split(' '))],
  ['a converter', new Set('convert converter conversion export quantize quantization'.split(' '))],
  ['tools', new Set('tool tools toolkit tooling cli visualize visualization visualise viewer'.split(' '))],
];

export default defineCheck({
  id: 'supporting-tools',
  title: 'Supporting tools are released',
  partialTitle: 'Some supporting tools are released',
  failureTitle: 'Supporting tools are not released',
  why: 'Containers, demos, converters and utilities save everyone else the work of writing them again.',
  fix: 'Publish the utilities, containers and demo that you use around the model with the code.',
  component: 'Supporting libraries and tools',
  needs: ['files'],
  evaluate({ files }) {
    const candidates = files.flatMap((tree) => [
      { name: 'an installable package', tree, file: tree.with('package')[0] },
      { name: 'a container', tree, file: tree.with('environment').find(isContainer) },
      ...KINDS.map(([name, words]) => ({ name, tree, file: tree.files.find((file) => isTool(file, words)) })),
    ]);
    const found = new Map<string, Located>();
    for (const { name, tree, file } of candidates) {
      if (file && !found.has(name)) found.set(name, { tree, file });
    }
    if (found.size === 0) return fail('No tools around the model were found.');
    return pass(`Released around the model: ${[...found.keys()].join(', ')}.`, {
      at: [...found.values()].slice(0, 4).map(citeLocated),
    });
  },
});

/** Conda files list dependencies; a container is a machine to run. */
const isContainer = ({ path }: ClassifiedFile) => !/\.ya?ml$/i.test(path) || /compose/i.test(path);

function isTool({ path, roles }: ClassifiedFile, of: ReadonlySet<string>): boolean {
  if (roles.has('vendored') || roles.has('test')) return false;
  const file = pathWords(path);
  if (!/^(py|sh|ipynb|r|jl|js|ts|cpp)$/.test(file.extension)) return false;
  return file.words.some((word) => of.has(word)) || file.folders.some((folder) => of.has(folder));
}
