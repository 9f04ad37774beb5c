/** What a call in Python does, by its name and its arguments as written. */
import { isMeasureName, kindsOfCall, setsMode } from './calls.js';
import type { CodeFactKind } from './facts.js';
import { PREPARING_PROGRAM } from './preparing.js';
import type { Node, PythonValues } from './python-values.js';
import { commandIn } from './shell.js';

/** Acts that say what they are done to: a path, an address, a number. */
export const TAKES_VALUE: ReadonlySet<CodeFactKind> = new Set<CodeFactKind>([
  'loads-weights',
  'reads-data',
  'seed',
  'writes-data',
  'saves-weights',
]);

/** ONNX Runtime's idiom: all outputs for these inputs. */
const RUNS_SESSION = /^None\s*,\s*\{/;
const FOR_WRITING = /,\s*(?:mode\s*=\s*)?["'][wax]b?\+?["']/;

/**
 * The kinds of facts that a call is.
 * @param callee as written: `torch.load`
 * @param given its arguments, as written
 */
export function actsOf(callee: string, given: string): CodeFactKind[] {
  const kinds = setsMode(callee, given) ? [] : kindsOfCall(callee, given !== '');
  if (/\.run$/.test(callee) && RUNS_SESSION.test(given)) kinds.push('runs-model');
  if (/(?:^|\.)(?:open|File)$/.test(callee) && FOR_WRITING.test(given)) kinds.push('writes-data');
  if (
    /(?:^|[._])load\w*$|\.restore$/.test(callee) &&
    WEIGHTS_FILE.test(given) &&
    !kinds.includes('loads-weights')
  )
    kinds.push('loads-weights');
  if (SHELL.test(callee) && PREPARING_PROGRAM.test(given.replace(/["'[\],()]+/g, ' ')))
    kinds.push('prepares');
  return kinds;
}

/** A file by its ending, in quotes, in which nothing but parameters is kept. */
const WEIGHTS_FILE =
  /^(?:\w+\s*=\s*)?f?["'][^"'\n]{1,200}\.(?:pth?|ckpt|safetensors|h5|hdf5|onnx|keras|pth\.tar)["']/;

/** The last text among the arguments that looks like a path: `train.npz` of `os.path.join(out, "train.npz")`. */
export const lastName = (given: string): string | undefined =>
  [...given.slice(0, 300).matchAll(/["']([^"'\n]{3,80})["']/g)]
    .map(([, text = '']) => text)
    .findLast((text) => /[./_-]/.test(text) && !/^(?:utf-?8|w[b+]*)$/i.test(text));

/** A list of tensors, such as the picture that is being changed, in place of a network's parameters. */
const OF_INPUTS =
  /^(?:params\s*=\s*)?\[(?!\s*\{)(?![^\]]*(?:param|weight|model|net|\.encoder|\.decoder|embed|theta))[^\]]*\]/i;

/** What an optimizer that a call makes is to change; `null` where it makes none. */
export function optimizedBy(callee: string, given: string): 'inputs' | 'parameters' | null {
  if (given === '' || !/(?:^|\.)optim\w*\.[A-Z]\w+$|^(?:Adam\w*|SGD|LBFGS)$/.test(callee)) return null;
  return OF_INPUTS.test(given) ? 'inputs' : 'parameters';
}

/** What is called, as written; what stands in the brackets of a chain is left out: `Trainer(…).train`. `null` for what is no name. */
export function calleeIn(text: string, called: Node): string | null {
  const inner = called.name === 'MemberExpression' ? called.firstChild : null;
  const chained = inner?.name === 'CallExpression' ? inner.firstChild : null;
  const start = chained ?? called;
  if (start.to - start.from > 120) return null;
  const rest = chained && inner ? `(…)${text.slice(inner.to, called.to)}` : '';
  return `${text.slice(start.from, start.to)}${rest}`.replace(/\s+/g, '');
}

/** `resnet50(pretrained=True)`, `create_model('vit', pretrained=True)`: whose weights an argument list asks for, as far as it says so. */
export function pretrainedIn(values: PythonValues, callee: string, list: Node): (string | undefined)[] {
  const found: (string | undefined)[] = [];
  if (!/(?:^|\.)[a-z]\w*$/.test(callee)) return found;
  if (!values.slice(list).includes('pretrained')) return found;
  values.keywords(list, (key, value) => {
    if (key !== 'pretrained' || value?.text === undefined || /^(?:False|None)$/.test(value.text)) return;
    found.push(value.text === 'True' ? values.positional(list)[0]?.text : value.text);
  });
  return found;
}

/** Calls that hand a command to a shell or to the system. */
const SHELL = /(?:^|\.)(?:system|run|call|check_call|Popen|check_output)$/;

/** What a call starts in a shell: `subprocess.run(["python", "train.py"])`. */
export const launchedIn = (callee: string, given: string): ReturnType<typeof commandIn> =>
  SHELL.test(callee) ? commandIn(given.replace(/["'[\],()]+/g, ' ')) : null;

/** Files of records, by their endings. */
const RECORDS = /\.(?:txt|text|csv|tsv|jsonl?|fasta|fa|faa|fna|smi|smiles|sdf|conllu?|dat|xml|pkl|gz)$/i;

/** The file of records that a program opens to read, where its path is literal or was told before; `null` otherwise. */
export function openedIn(values: PythonValues, callee: string, given: string, list: Node): string | null {
  if (!/^(?:(?:io|codecs|gzip|smart_open)\.)?open$/.test(callee) || FOR_WRITING.test(given)) return null;
  const path = values.argument(callee, list)?.text;
  return path !== undefined && RECORDS.test(path) ? path : null;
}

/** Whether a statement works out a measure and names it. */
export const isFigure = (name: string, node: Node, text: string): boolean =>
  isMeasureName(name) &&
  /^(?:Binary|Call|Parenthesized)Expression$/.test(node.lastChild?.name ?? '') &&
  // `acc = Accelerator()` makes a thing.
  !/^[A-Z]\w*\(/.test(text.slice(node.lastChild?.from ?? 0, (node.lastChild?.from ?? 0) + 60));
